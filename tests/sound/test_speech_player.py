"""The player that finds the files of words: rendered in time they are sent, and never waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import backcoach.sound.speaking as speaking
from backcoach.sound.backends.choice import EVERY, make_backend
from backcoach.sound.clips import Clip
from backcoach.sound.parts import takes_of
from backcoach.sound.performer import EXACT
from backcoach.sound.player import SilentPlayer
from backcoach.sound.speaking import SETTLED, SpeakingPlayer
from backcoach.sound.speech import SpeechStatus
from backcoach.sound.tones import SoundFile
from backcoach.training.cue import Cue, Passage, Spoken

COUNT = Passage(110.0, ((0.0, Cue.COUNT), (1.0, Cue.COUNT), (2.0, Cue.COUNT), (3.0, Cue.WORK)))


class Scripted:
    """Speech whose words are ready when the test says so."""

    status = SpeechStatus("scripted", "Speech: scripted")

    def __init__(self) -> None:
        self.clips: dict[str, Clip] = {}
        self.asked: list[str] = []
        self.closed = False
        self._ready: list[Callable[[str], object]] = []

    def prepare(self, texts: Iterable[str]) -> None:
        self.asked += texts

    def clip(self, text: str) -> Clip | None:
        self.asked.append(text)
        return self.clips.get(text)

    def on_ready(self, callback: Callable[[str], object]) -> None:
        self._ready.append(callback)

    def on_status(self, callback: Callable[[SpeechStatus], object]) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def render(self, text: str, seconds: float = 1.0) -> None:
        self.clips[text] = Clip(Path(f"/clips/{text}.wav"), seconds)
        for ready in self._ready:
            ready(text)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The host's clock, set by hand."""
    clock = [100.0]
    monkeypatch.setattr(speaking, "host_seconds", lambda: clock[0])
    return clock


@pytest.fixture
def speech() -> Scripted:
    return Scripted()


@pytest.fixture
def behind() -> SilentPlayer:
    return SilentPlayer()


@pytest.fixture
def player(behind: SilentPlayer, speech: Scripted, now: list[float]) -> SpeakingPlayer:
    return SpeakingPlayer(behind, speech)


def words(text: str, at: float = 101.0, within: float = 5.0, *instead: tuple[float, Cue]) -> Passage:
    return Passage(at, ((0.0, Spoken(text, within, instead)),))


def sounds(behind: SilentPlayer) -> list[tuple[float, object]]:
    """What would be played, and when."""
    takes = [take for passage in behind.scheduled for take in takes_of(passage)]
    return [(take.at + offset, sound) for take in takes for offset, sound in take.parts]


def test_rendered_words_are_sent_as_their_file(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    speech.render("left")
    player.schedule([words("left"), COUNT])
    assert sounds(behind)[0] == (101.0, SoundFile("/clips/left.wav"))
    assert behind.scheduled[1] is COUNT


def test_words_that_are_not_rendered_yet_are_left_out_and_hold_nothing_up(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    player.schedule([words("left"), COUNT])
    assert [sound for _, sound in sounds(behind)] == ["count", "count", "count", "work"]
    assert speech.asked == ["left"], "they are rendered next"


def test_words_that_are_ready_before_their_moment_are_added(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer, now: list[float]
) -> None:
    player.schedule([words("left", 103.0), COUNT])
    now[0] = 102.9
    speech.render("left")
    assert sounds(behind)[0] == (103.0, SoundFile("/clips/left.wav"))


def test_a_beep_that_the_player_may_have_begun_to_lead_in_stays_a_beep(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer, now: list[float]
) -> None:
    player.schedule([words("half-way", 103.0, 2.0, (0.0, Cue.HALF_WAY)), COUNT])
    now[0] = 102.6
    speech.render("half-way")
    assert sounds(behind)[0] == (103.0, "half-way"), "or it would be heard twice"


@pytest.mark.parametrize("name", EVERY)
def test_no_player_begins_a_passage_before_it_is_settled(name: str) -> None:
    backend = make_backend(name)
    assert backend.lead + backend.slack + backend.lead_in + EXACT < SETTLED


def test_words_that_are_ready_too_late_change_nothing_any_more(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer, now: list[float]
) -> None:
    player.schedule([words("half-way", 103.0, 2.0, (0.0, Cue.HALF_WAY)), COUNT])
    now[0] = 103.1
    speech.render("half-way")
    assert sounds(behind)[0] == (103.0, "half-way"), "the beep sounds already"


def test_words_that_took_their_beep_s_place_leave_it_to_the_beep_where_they_are_missing(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    half = words("half-way", 103.0, 2.0, (0.0, Cue.HALF_WAY), (0.6, Cue.TEN_LEFT))
    player.schedule([half])
    assert sounds(behind) == [(103.0, "half-way"), (103.6, "ten-left")]
    speech.render("half-way")
    assert sounds(behind) == [(103.0, SoundFile("/clips/half-way.wav"))]


@pytest.mark.parametrize(("seconds", "heard"), [(1.99, True), (2.0, True), (2.01, False)])
def test_words_that_last_too_long_are_not_played(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer, seconds: float, heard: bool
) -> None:
    speech.render("slow", seconds)
    player.schedule([words("slow", 101.0, 2.0)])
    assert bool(sounds(behind)) is heard


def test_after_a_cut_words_that_become_ready_are_not_played(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    player.schedule([words("left"), COUNT])
    player.cut()
    speech.render("left")
    assert behind.scheduled == ()
    assert behind.cuts == 1


def test_other_words_that_become_ready_send_nothing_again(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    player.schedule([words("left"), COUNT])
    before = behind.scheduled
    speech.render("right")
    assert behind.scheduled is before


def test_all_else_is_the_other_player_s(
    player: SpeakingPlayer, speech: Scripted, behind: SilentPlayer
) -> None:
    player.volume = 0.3
    assert (behind.volume, player.volume) == (0.3, 0.3)
    assert player.status == behind.status
    player.on_status(lambda _: None)
    player.close()
    assert speech.closed
    assert behind.closed
