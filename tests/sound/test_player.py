"""The face of sound: what stands behind it, and that nobody has to wait for it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from backcoach.sound.bell import BellPlayer
from backcoach.sound.child import ChildPlayer
from backcoach.sound.parts import cues_of, takes_of
from backcoach.sound.player import FORCE_VARIABLE, Player, SilentPlayer, louder, make_player, quieter
from backcoach.sound.tones import SoundFile
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage
from tests.sound.builders import THREE_TWO_ONE_GO, passage, wait_until

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def nothing_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FORCE_VARIABLE, raising=False)


def test_a_silent_player_remembers_what_it_was_asked() -> None:
    player: Player = SilentPlayer()
    silent = SilentPlayer()
    due = passage(1.0)
    silent.schedule([due])
    assert silent.scheduled == (due,)
    silent.cut()
    assert silent.scheduled == ()
    assert silent.cuts == 1
    silent.close()
    assert silent.closed
    assert not player.status.audible


def test_muted_means_silent_and_no_process() -> None:
    player = make_player(mute=True, volume=0.4)
    assert isinstance(player, SilentPlayer)
    assert player.status.line == "Sound is off"
    assert player.volume == 0.4


def test_the_environment_can_name_the_one_backend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FORCE_VARIABLE, "null")
    player = make_player()
    try:
        assert isinstance(player, ChildPlayer)
        assert wait_until(lambda: player.status.backend == "null")
    finally:
        player.close()


def test_an_unknown_backend_is_told_and_nothing_breaks() -> None:
    player = make_player(backend="gramophone")
    assert "gramophone" in player.status.line
    assert "simpleaudio" in player.status.line
    assert not player.status.audible


def test_bell_and_silent_can_be_asked_for() -> None:
    assert isinstance(make_player(backend="bell", bell=lambda: None), BellPlayer)
    assert isinstance(make_player(backend="silent"), SilentPlayer)


def test_without_a_device_the_bell_rings_for_what_was_scheduled(no_card: Path) -> None:
    rung: list[float] = []
    player = make_player(backend="aplay", bell=lambda: rung.append(host_seconds()))
    try:
        assert wait_until(lambda: player.status.backend == "bell")
        assert player.status.audible
        assert player.status.line.startswith("No sound: ")
        assert player.status.line.endswith("; the terminal's bell stands in")
        due = passage(0.3, (0.0, Cue.COUNT), (0.2, Cue.WORK))
        player.schedule([due])
        assert wait_until(lambda: len(rung) == 2)
        assert rung[0] == pytest.approx(due.at, abs=0.3)
    finally:
        player.close()


@pytest.mark.parametrize(
    ("asked", "kept"), [(-1.0, 0.0), (0.3, 0.3), (7.0, 1.0), (float("nan"), 0.0), (float("inf"), 1.0)]
)
def test_a_volume_stays_between_silent_and_full(asked: float, kept: float) -> None:
    for player in (SilentPlayer(), BellPlayer(lambda: None)):
        player.volume = asked
        assert player.volume == kept


def test_louder_and_quieter_go_by_tenths_from_wherever_they_are() -> None:
    volume, steps = 0.0, []
    while volume < 1:
        volume = louder(volume)
        steps.append(volume)
    assert steps == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    down = [1.0]
    while down[-1] > 0:
        down.append(quieter(down[-1]))
    assert down == [*reversed(steps), 0.0]
    assert (louder(0.85), quieter(0.85)) == (0.9, 0.8)
    assert (louder(1.0), quieter(0.0)) == (1.0, 0.0)


def test_a_bell_rings_each_cue_once_and_not_what_is_past() -> None:
    rung: list[float] = []
    bell = BellPlayer(lambda: rung.append(host_seconds()))
    bell.schedule([passage(-1.0), passage(0.1, (0.0, Cue.REP), (0.05, Cue.REP_UP), (0.1, Cue.WORK))])
    assert wait_until(lambda: len(rung) == 2)
    time.sleep(0.1)
    assert len(rung) == 2
    bell.close()


def test_a_bell_that_was_held_up_rings_for_nothing_that_is_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the whole program was stopped and goes on later."""
    rung: list[float] = []
    bell = BellPlayer(lambda: rung.append(host_seconds()))
    bell.schedule([passage(0.2, (0.0, Cue.COUNT), (1.0, Cue.COUNT), (60.0, Cue.WORK))])
    later = host_seconds() + 10
    monkeypatch.setattr("backcoach.sound.bell.host_seconds", lambda: later)
    time.sleep(0.5)
    assert rung == []
    bell.close()


def test_a_bell_does_not_ring_again_for_what_it_is_sent_twice() -> None:
    rung: list[float] = []
    bell = BellPlayer(lambda: rung.append(host_seconds()))
    countdown = passage(0.05, (0.0, Cue.COUNT), (0.2, Cue.WORK))
    bell.schedule([countdown])
    assert wait_until(lambda: rung)
    bell.schedule([countdown])
    assert wait_until(lambda: len(rung) == 2)
    time.sleep(0.1)
    assert len(rung) == 2
    bell.close()


def test_a_bell_may_be_rung_by_the_very_thread_that_schedules() -> None:
    """As when the screen's thread, in `schedule`, is the one that the bell must be handed to."""
    in_schedule, rung = threading.Event(), threading.Event()

    def ring() -> None:
        in_schedule.wait(5)
        rung.set()

    bell = BellPlayer(ring)
    bell.schedule([passage(0.0)])
    time.sleep(0.05)
    bell.schedule([passage(60.0)])
    in_schedule.set()
    assert rung.wait(5)
    bell.close()


def test_a_bell_may_be_closed_by_its_own_ring() -> None:
    bell = BellPlayer(lambda: bell.close())
    bell.schedule([passage(0.0)])
    assert wait_until(lambda: not any(thread.name == "bell" for thread in threading.enumerate()))
    assert bell.failures == 0


def test_a_long_passage_is_cut_into_takes_whose_parts_keep_their_moments() -> None:
    parts = tuple((float(second), Cue.REP) for second in range(100))
    takes = takes_of(Passage(1000.0, parts))
    assert len(takes) == 5
    assert [take.at + offset for take in takes for offset, _ in take.parts] == [
        1000.0 + at for at, _ in parts
    ]
    assert all(take.last_start - take.at <= 20 for take in takes)


def test_a_countdown_is_one_take() -> None:
    countdown = Passage(1000.0, THREE_TWO_ONE_GO)
    assert [take.parts for take in takes_of(countdown)] == [
        ((0.0, "count"), (1.0, "count"), (2.0, "count"), (3.0, "work"))
    ]


@dataclass(frozen=True)
class Phrase:
    file: str
    instead: tuple[tuple[float, Cue], ...] = ((0.5, Cue.COUNT), (1.5, Cue.COUNT))


def test_words_are_their_file_or_what_sounds_in_their_place() -> None:
    said = Passage(1000.0, ((1.0, Phrase("/said.wav")), (3.0, Cue.WORK)))  # type: ignore[arg-type]
    unsaid = Passage(1000.0, ((1.0, Phrase("")), (3.0, Cue.WORK)))  # type: ignore[arg-type]
    assert takes_of(said)[0].parts == ((1.0, SoundFile("/said.wav")), (3.0, "work"))
    assert takes_of(unsaid)[0].parts == ((1.5, "count"), (2.5, "count"), (3.0, "work"))
    for one in (said, unsaid):
        assert list(cues_of(one)) == [(1.5, Cue.COUNT), (2.5, Cue.COUNT), (3.0, Cue.WORK)], (
            "as a bell rings it"
        )
    assert takes_of(Passage(1000.0, ((0.0, Phrase("", ())),))) == []  # type: ignore[arg-type]


def test_a_passage_at_no_possible_time_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        takes_of(Passage(float("nan"), THREE_TWO_ONE_GO))


def test_a_cut_silences_the_bell_and_volume_zero_too() -> None:
    rung: list[float] = []
    bell = BellPlayer(lambda: rung.append(0.0))
    bell.schedule([passage(0.1)])
    bell.cut()
    bell.volume = 0
    bell.schedule([passage(0.05)])
    time.sleep(0.25)
    assert rung == []
    bell.close()


def test_a_bell_that_cannot_ring_is_counted() -> None:
    bell = BellPlayer(lambda: 1 / 0)
    bell.schedule([passage(0.02)])
    assert wait_until(lambda: bell.failures == 1)
    bell.close()


def test_a_closed_bell_leaves_no_thread_and_stays_silent() -> None:
    rung: list[float] = []
    bell = BellPlayer(lambda: rung.append(0.0))
    bell.schedule([passage(60.0)])
    bell.close()
    bell.close()
    bell.schedule([passage(0.0)])
    assert wait_until(lambda: not any(thread.name == "bell" for thread in threading.enumerate()))
    assert rung == []


def modules_of(statement: str) -> set[str]:
    """What is loaded after a statement, in a Python of its own."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_helper_loads_no_screen_no_command_line_and_no_audio_until_it_is_told() -> None:
    loaded = modules_of("import backcoach.sound.helper")
    unwanted = (
        "textual",
        "rich",
        "click",
        "yaml",
        "simpleaudio",
        "miniaudio",
        "ctypes",
        "subprocess",
        "asyncio",
        "typing",
        "dataclasses",
        "datetime",
        "runpy",
        "pathlib",
    )
    assert not loaded & set(unwanted)


@pytest.mark.parametrize("module", ["player", "child", "parts", "helper", "bell", "backends.choice"])
def test_sound_imports_only_training_and_the_clock(module: str) -> None:
    loaded = {
        name for name in modules_of(f"import backcoach.sound.{module}") if name.startswith("backcoach.")
    }
    assert all(name.split(".")[1] in ("sound", "system", "training") for name in loaded)


def test_choosing_the_face_alone_is_light() -> None:
    assert "subprocess" not in modules_of("import backcoach.sound.player")
