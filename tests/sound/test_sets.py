"""A person's own sounds go before the shipped ones; those that can't be played are told, and do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcoach.sound.player import SOUND_SETS
from backcoach.sound.sets import Trouble, folders_for, own_sounds
from backcoach.sound.tones import Tones
from backcoach.sound.wav import read_wav
from backcoach.training.cue import Cue
from tests.sound.builders import SOUNDS, write_wav

BEEP = [9_000, -9_000] * 200


def heard(own: Path, sound_set: str, cue: Cue) -> list[int]:
    return list(Tones(folders_for(own, sound_set)).samples(cue.value))


def shipped(sound_set: str, cue: Cue) -> list[int]:
    return list(read_wav(SOUNDS / sound_set / f"{cue.value}.wav"))


@pytest.mark.parametrize("sound_set", SOUND_SETS)
def test_without_sounds_of_one_s_own_the_shipped_set_is_heard(tmp_path: Path, sound_set: str) -> None:
    for cue in Cue:
        assert heard(tmp_path / "nothing", sound_set, cue) == shipped(sound_set, cue)
    assert own_sounds(tmp_path / "nothing", sound_set).troubles == ()


def test_the_two_shipped_sets_are_not_the_same(tmp_path: Path) -> None:
    assert all(shipped("bright", cue) != shipped("gentle", cue) for cue in Cue)


def test_one_s_own_sound_goes_before_the_shipped_one(tmp_path: Path) -> None:
    write_wav(tmp_path / "work.wav", BEEP)
    assert heard(tmp_path, "bright", Cue.WORK) == BEEP
    assert heard(tmp_path, "bright", Cue.REST) == shipped("bright", Cue.REST)
    assert own_sounds(tmp_path, "bright").files == (tmp_path / "work.wav",)


def test_a_set_of_one_s_own_is_a_folder_and_what_it_lacks_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "drums").mkdir()
    write_wav(tmp_path / "drums" / "work.wav", BEEP)
    write_wav(tmp_path / "rest.wav", BEEP[:100])
    assert heard(tmp_path, "drums", Cue.WORK) == BEEP
    assert heard(tmp_path, "drums", Cue.REST) == BEEP[:100]
    assert heard(tmp_path, "drums", Cue.HOLD) == shipped("bright", Cue.HOLD)
    assert heard(tmp_path, "gentle", Cue.WORK) == shipped("gentle", Cue.WORK)
    assert {path.name for path in own_sounds(tmp_path, "drums").files} == {"work.wav", "rest.wav"}


def test_a_set_that_is_not_there_is_heard_as_the_first(tmp_path: Path) -> None:
    assert heard(tmp_path, "brihgt", Cue.WORK) == shipped("bright", Cue.WORK)


def test_a_sound_that_cannot_be_used_is_told_and_the_shipped_one_played(tmp_path: Path) -> None:
    (tmp_path / "work.wav").write_bytes(b"no sound at all")
    assert heard(tmp_path, "bright", Cue.WORK) == shipped("bright", Cue.WORK)
    assert own_sounds(tmp_path, "bright").files == ()
    (trouble,) = own_sounds(tmp_path, "bright").troubles
    assert trouble == Trouble(
        tmp_path / "work.wav",
        "not a WAV file; the shipped sound is played instead",
        "export it as a 16-bit PCM WAV, mono or stereo",
        meant=True,
    )


@pytest.mark.parametrize(
    ("name", "wrong", "right", "meant"),
    [
        ("wrok.wav", "no cue is called so", 'did you mean "work.wav"?', False),
        ("Work.WAV", "no cue is called so", 'did you mean "work.wav"?', False),
        ("applause.wav", "no cue is called so", "there are count, prepare, ", False),
        ("work.mp3", "only WAVs are played; the shipped", "export it as a 16-bit PCM WAV", True),
        ("holiday.ogg", "only WAVs are played; the shipped", "export it as a 16-bit PCM WAV", False),
    ],
)
def test_what_is_played_for_no_cue_is_told(
    tmp_path: Path, name: str, wrong: str, right: str, meant: bool
) -> None:
    write_wav(tmp_path / name, BEEP)
    (trouble,) = own_sounds(tmp_path, "bright").troubles
    assert trouble.path == tmp_path / name
    assert trouble.wrong.startswith(wrong)
    assert trouble.right.startswith(right)
    assert trouble.meant is meant


def test_what_is_no_sound_is_nobody_s_business(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("mine")
    (tmp_path / "work.wav").mkdir()
    assert own_sounds(tmp_path, "bright").troubles == ()
    assert heard(tmp_path, "bright", Cue.WORK) == shipped("bright", Cue.WORK)
