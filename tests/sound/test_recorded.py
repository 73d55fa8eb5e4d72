"""What really leaves the native libraries: recorded through an ALSA device that is a file."""

from __future__ import annotations

import os
import signal
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from backcoach.sound.backends import simple
from backcoach.sound.backends.backend import Unavailable
from backcoach.sound.backends.simple import SimpleAudio
from backcoach.sound.performer import UNHEARD
from backcoach.sound.wav import RATE, read_wav
from backcoach.training.cue import Cue
from tests.sound.builders import SOUNDS, THREE_TWO_ONE_GO, need, onsets, passage, samples_of, wait_until
from tests.sound.conftest import Listening

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
Listen = Callable[..., Listening]
GAP = RATE // 2


def recorded(card: Path) -> array[int]:
    """Everything that was played, in the order of the openings."""
    return samples_of(b"".join(path.read_bytes() for path in sorted(card.parent.glob("card*"))))


def play_to_the_end(one: Listening, *parts: tuple[float, Cue], card: Path, expect: int) -> array[int]:
    """Play a passage, and give what was recorded once it holds so many onsets."""
    one.wait_ready()
    one.player.schedule([passage(1.2, *parts)])
    assert wait_until(lambda: one.said("played"))
    assert wait_until(lambda: len(onsets(recorded(card), silence=GAP)) >= expect)
    # Less 2 ms: sound is only above the threshold of an onset a little after its part begins.
    rest = len(read_wav(SOUNDS / "bright" / f"{parts[-1][1].value}.wav")) - RATE // 500
    assert wait_until(lambda: len(heard := recorded(card)) >= onsets(heard, silence=GAP)[-1] + rest)
    one.player.close()
    return recorded(card)


@pytest.mark.parametrize("backend", ["simpleaudio", "miniaudio", "aplay"])
def test_a_three_two_one_go_leaves_the_library_whole_and_within_a_millisecond(
    listen: Listen, alsa_file: Path, backend: str
) -> None:
    need(backend)
    one = listen(backend)
    heard = play_to_the_end(one, *THREE_TWO_ONE_GO, card=alsa_file, expect=4)
    assert one.player.status.backend == backend
    played = one.said("played")[0]
    # On a machine too busy to begin in time the first count comes at once, and the others in their places.
    late = played["begun"] - played["at"] if played["begun"] - played["at"] > UNHEARD else 0.0
    places = [max(0.0, offset - late) for offset, _ in THREE_TWO_ONE_GO]
    starts = onsets(heard, silence=GAP)
    assert len(starts) == 4, (starts, one.reports, one.player.keeper.log)
    for start, place in zip(starts, places, strict=True):
        assert (start - starts[0]) / RATE == pytest.approx(place, abs=0.001)
    sounds = [read_wav(SOUNDS / "bright" / f"{cue.value}.wav") for _, cue in THREE_TWO_ONE_GO]
    lead_in = onsets(sounds[0])[0]
    for place, sound in zip(places, sounds, strict=True):
        begin = starts[0] - lead_in + round(place * RATE)
        assert heard[begin : begin + len(sound)] == sound, "every part is whole"


@pytest.mark.parametrize("backend", ["simpleaudio", "miniaudio", "aplay"])
def test_the_volume_is_heard(listen: Listen, alsa_file: Path, backend: str) -> None:
    need(backend)
    one = listen(backend)
    one.player.volume = 0.25
    heard = play_to_the_end(one, (0.0, Cue.COUNT), card=alsa_file, expect=1)
    peak = max(abs(level) for level in read_wav(SOUNDS / "bright" / "count.wav"))
    assert max(abs(level) for level in heard) == pytest.approx(peak / 4, abs=2)


def test_a_sleepy_sink_is_woken_before_the_first_beep(listen: Listen, alsa_file: Path) -> None:
    need("simpleaudio")
    one = listen("simpleaudio", keep_awake=True)
    heard = play_to_the_end(one, (0.0, Cue.COUNT), card=alsa_file, expect=1)
    primer = heard[onsets(heard)[0] - RATE // 10 : onsets(heard)[0] - 100]
    assert any(primer)
    assert max(abs(level) for level in primer) <= 3


def test_simpleaudio_keeps_a_sleepy_sink_awake_only_while_that_is_wanted(
    listen: Listen, alsa_file: Path
) -> None:
    need("simpleaudio")
    awake = listen("simpleaudio", keep_awake=True)
    awake.wait_ready()
    awake.player.schedule([passage(60.0)])
    assert wait_until(lambda: len(recorded(alsa_file)) > RATE * 10), "it murmurs long before the cue"
    murmur = recorded(alsa_file)
    assert any(murmur)
    assert max(abs(level) for level in murmur) <= 3
    awake.player.close()
    before = len(recorded(alsa_file))
    asleep = listen("simpleaudio")
    asleep.wait_ready()
    asleep.player.schedule([passage(60.0)])
    time.sleep(0.3)
    assert len(recorded(alsa_file)) - before < RATE, "the look whether there is a device, and no more"


def test_miniaudio_keeps_a_sleepy_sink_awake_only_while_there_is_something_to_come(
    listen: Listen, alsa_file: Path
) -> None:
    need("miniaudio")
    one = listen("miniaudio", keep_awake=True)
    one.wait_ready()
    one.player.schedule([passage(60.0)])
    assert wait_until(lambda: len(recorded(alsa_file)) > RATE * 2), "the stream runs long before the cue"
    murmur = recorded(alsa_file)
    assert any(murmur)
    assert max(abs(level) for level in murmur) <= 3
    assert len(murmur) < RATE * 20, "a device without a clock is not filled as fast as it can swallow"


def test_a_child_killed_in_the_middle_of_a_countdown_still_gives_the_go(
    listen: Listen, alsa_file: Path
) -> None:
    need("simpleaudio")
    one = listen("simpleaudio")
    one.wait_ready()
    one.player.schedule([passage(0.5, *THREE_TWO_ONE_GO)])
    assert wait_until(lambda: one.said("played"))
    pid = one.player.keeper.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    before = set(alsa_file.parent.glob("card*"))
    go = read_wav(SOUNDS / "bright" / "work.wav").tobytes()

    def given() -> bool:
        return any(go in path.read_bytes() for path in set(alsa_file.parent.glob("card*")) - before)

    assert wait_until(given)
    assert wait_until(lambda: len(one.said("played")) == 2)


@pytest.mark.parametrize("backend", ["simpleaudio", "miniaudio", "aplay"])
def test_a_machine_without_a_sound_card_is_told_in_one_line_and_a_card_that_comes_is_used(
    listen: Listen, no_card: Path, backend: str
) -> None:
    need(backend)
    one = listen(backend)
    assert wait_until(lambda: one.said("silent"))
    assert one.player.status.line == "No sound: no sound device"
    assert not one.player.status.audible
    one.player.schedule([passage(60.0)])
    no_card.write_text("pcm.!default { type null }\n")
    assert wait_until(lambda: one.player.status.audible, 4.0)
    assert one.player.status.line == f"Sound: {backend}"
    assert [status.audible for status in one.statuses] == [False, True]
    assert one.player.keeper.restarts == 0


def test_what_alsa_prints_is_kept_off_the_screen_and_in_the_log(listen: Listen, no_card: Path) -> None:
    need("simpleaudio")
    one = listen("simpleaudio")
    assert wait_until(lambda: one.said("silent"))
    assert wait_until(lambda: any("ALSA lib" in line for line in one.player.keeper.printed))


def scripted_simpleaudio(monkeypatch: pytest.MonkeyPatch, play_buffer: Callable[..., object]) -> SimpleAudio:
    """The backend on a library that is no more than this function."""
    monkeypatch.setitem(sys.modules, "simpleaudio", SimpleNamespace(play_buffer=play_buffer))  # type: ignore[arg-type]
    return SimpleAudio()


def test_a_device_that_can_be_opened_once_is_left_to_the_cues(monkeypatch: pytest.MonkeyPatch) -> None:
    """A murmur beside them would only be in their way."""
    monkeypatch.setattr(simple, "LET_GO", 0.0)
    playing: list[SimpleNamespace] = []

    def play_buffer(samples: bytearray, *_: int) -> SimpleNamespace:
        if playing:
            raise RuntimeError("Error opening PCM device. -- CODE: -16 -- MSG: Device or resource busy")
        handle = SimpleNamespace(is_playing=lambda: True, length=len(samples))
        handle.stop = lambda: playing.remove(handle)
        playing.append(handle)
        return handle

    backend = scripted_simpleaudio(monkeypatch, play_buffer)
    backend.open(murmur=True)
    playing.clear()
    backend.prepare()
    assert playing[0].length > 10 * 2 * RATE
    backend.play(bytes(250), 0.0)
    assert [handle.length for handle in playing] == [250]
    backend.prepare()
    assert [handle.length for handle in playing] == [250], "it has learnt"
    with pytest.raises(Unavailable, match="resource busy"):
        backend.play(bytes(250), 0.0)


def test_simpleaudio_is_silenced_in_what_it_has_yet_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own order to stop is looked at a tenth of a second later, and all until then is played out."""
    taken: list[bytearray] = []

    def play_buffer(samples: bytearray, *_: int) -> SimpleNamespace:
        taken.append(samples)
        return SimpleNamespace(is_playing=lambda: True, stop=lambda: None)

    backend = scripted_simpleaudio(monkeypatch, play_buffer)
    backend.open(murmur=False)
    backend.play(bytes(range(250)), 0.0)
    assert taken[-1] == bytes(range(250))
    backend.stop()
    assert not any(taken[-1])
