"""A session in text: led by keys that are scripted, on a clock that only they move."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import backcoach.plain
from backcoach.coach import Coach
from backcoach.files.folders import Folders
from backcoach.files.settings import Settings
from backcoach.keyboard import NoKeys
from backcoach.leading import Makers
from backcoach.plain import (
    KEYS,
    KEYS_LINE,
    LAST_SOUND,
    LAST_WORDS,
    lead,
    run_in_text,
    tell_in_json,
    tell_in_words,
)
from backcoach.records import phase_record
from backcoach.training.plan import Plan
from backcoach.training.routine import Level
from backcoach.training.session import Command, Mode, State
from backcoach.vigil import Vigil

from . import shipped
from .fakes import FakeClock, RecordingPlayer
from .training.builders import plan_by_hand, plan_of, work

TOUR = shipped.plan("tour")

TOUR_IN_WORDS = """\
   0:00  Tour, 1:49
   0:00  Get ready: arm circles
   0:10  Work: arm circles, 10 s
   0:20  Get ready: superman
   0:30  Work: superman, 3 reps
   0:34  rep 2
   0:38  rep 3, the last
   0:42  Rest, 30 s. Next: overhead carry (as written: 30 s)
   1:02  Ten seconds left
   1:12  Carry: overhead carry, left side, 5 m
   1:18  Change sides: right
   1:23  Carry: overhead carry, right side, 5 m
   1:29  Get ready: child's pose
   1:39  Hold: child's pose, 10 s
   1:49  Done. Well worked
   1:49  Session finished
"""
"""All that is said but the counts."""


@dataclass
class ScriptedKeys:
    """Keys at moments of the session's clock, which stands still but while somebody waits for one."""

    clock: FakeClock
    script: list[tuple[float, str | BaseException]] = field(default_factory=list)

    def wait(self, seconds: float | None) -> str | None:
        until = None if seconds is None else self.clock.now() + seconds * self.clock.speed
        if self.script and (until is None or self.script[0][0] <= until):
            at, pressed = self.script.pop(0)
            self.clock.set(max(at, self.clock.now()))
            if isinstance(pressed, BaseException):
                raise pressed
            return pressed
        if until is None:
            raise EOFError
        self.clock.set(until)
        return None


class NobodyThere(NoKeys):
    """Nobody can press a key, and waiting takes no real time."""

    def __init__(self, clock: FakeClock) -> None:
        self.waits = ScriptedKeys(clock)

    def wait(self, seconds: float | None) -> str | None:
        return None if seconds is None else self.waits.wait(seconds)


def said(plan: Plan, *script: tuple[float, str | BaseException]) -> tuple[Mode, list[str]]:
    """Lead a session in words, with these keys; how it ended, and the lines."""
    clock = FakeClock()
    coach = Coach(plan, clock, RecordingPlayer(clock))
    lines: list[str] = []
    coach.listen(tell_in_words(coach.session, lines.append))
    return lead(coach, ScriptedKeys(clock, list(script))), lines


def records(plan: Plan) -> list[dict[str, object]]:
    """Lead a session with nobody there, on a clock that jumps from moment to moment."""
    clock = FakeClock()
    coach = Coach(plan, clock, RecordingPlayer(clock), vigil=Vigil(clock, asleep=lambda: 0.0))
    lines: list[str] = []
    coach.listen(tell_in_json(coach.session, lines.append))
    assert lead(coach, NobodyThere(clock)) is Mode.FINISHED
    return [json.loads(line) for line in lines]


def without_counts(lines: list[str]) -> list[str]:
    return [line for line in lines if line[9:] not in ("3", "2", "1")]


def test_the_tour_reads_well_from_its_beginning_to_its_end() -> None:
    mode, lines = said(TOUR)
    assert mode is Mode.FINISHED
    assert without_counts(lines) == TOUR_IN_WORDS.splitlines()


def test_the_tour_counts_down_to_each_of_its_boundaries() -> None:
    _, lines = said(TOUR)
    boundaries = [10, 20, 30, 42, 72, 78, 83, 89, 99, 109]
    counts = [f"{(end - n) // 60:>4}:{(end - n) % 60:02}  {n}" for end in boundaries for n in (3, 2, 1)]
    assert [line for line in lines if line not in without_counts(lines)] == counts


def test_a_pause_is_said_and_so_is_its_end() -> None:
    mode, lines = said(plan_by_hand(10, 10), (4.0, " "), (60.0, " "))
    assert mode is Mode.FINISHED
    assert without_counts(lines) == [
        "   0:00  Test, 0:20",
        "   0:00  Hold: dead hang, 10 s",
        "   0:04  Paused, 0:06 left",
        "   1:00  Going on, 0:06 left",
        "   1:06  Hold: dead hang, 10 s",
        "   1:16  Done. Well worked",
        "   1:16  Session finished",
    ]


@pytest.mark.parametrize("key", [" ", "p", "\n", "\r", "d"])
def test_what_ends_a_set_ends_a_pause_as_on_the_screen(key: str) -> None:
    _, lines = said(plan_by_hand(10, 10), (4.0, "p"), (20.0, key), (21.0, "q"))
    assert lines[2:] == [
        "   0:04  Paused, 0:06 left",
        "   0:20  Going on, 0:06 left",
        "   0:21  Session ended early",
    ]


def test_a_moment_is_told_by_the_second_that_it_is_in() -> None:
    _, lines = said(plan_by_hand(10, 10), (1.1, "n"), (1.9, "q"))
    assert lines[2:] == ["   0:01  Hold: dead hang, 10 s", "   0:01  Session ended early"]


def test_what_is_done_in_a_pause_is_said_too() -> None:
    _, lines = said(plan_by_hand(10, 20, 30), (4.0, "p"), (20.0, "n"), (21.0, "+"), (22.0, "p"), (23.0, "q"))
    assert lines[2:] == [
        "   0:04  Paused, 0:06 left",
        "   0:20  Hold: dead hang, 20 s",
        "   0:21  15 s more, 0:35 left",
        "   0:22  Going on, 0:35 left",
        "   0:23  Session ended early",
    ]


def test_longer_and_shorter_are_said_with_what_is_left() -> None:
    _, lines = said(plan_by_hand(40, 10), (2.0, "+"), (3.0, "-"), (4.0, "-"), (10.0, "-"), (11.0, "q"))
    assert [line for line in lines if "left" in line] == [
        "   0:02  15 s more, 0:53 left",
        "   0:03  15 s less, 0:37 left",
        "   0:04  15 s less, 0:21 left",
        "   0:10  15 s less, 0:00 left",
    ]


@pytest.mark.parametrize("key", ["q", "\x1b"])
def test_q_and_escape_end_the_session(key: str) -> None:
    mode, lines = said(TOUR, (12.0, key))
    assert mode is Mode.STOPPED
    assert lines[-1] == "   0:12  Session ended early"


@pytest.mark.parametrize("at", [0.0, 12.0, 42.0])
def test_an_interrupt_ends_the_session_as_q_does(at: float) -> None:
    mode, lines = said(TOUR, (at, KeyboardInterrupt()))
    assert mode is Mode.STOPPED
    assert lines[-1].endswith("Session ended early")


def test_an_interrupt_in_a_pause_ends_the_session_as_well() -> None:
    mode, lines = said(TOUR, (12.0, "p"), (50.0, KeyboardInterrupt()))
    assert mode is Mode.STOPPED
    assert lines[-1] == "   0:50  Session ended early"


def test_an_interrupt_while_the_first_words_are_said_ends_the_session() -> None:
    clock = FakeClock()
    coach = Coach(TOUR, clock, RecordingPlayer(clock))
    interrupts = [KeyboardInterrupt()]

    def listener(event: object) -> None:
        if interrupts:
            raise interrupts.pop()

    coach.listen(listener)
    assert lead(coach, ScriptedKeys(clock)) is Mode.STOPPED


def test_a_pause_on_a_terminal_that_is_gone_ends_the_session() -> None:
    mode, _ = said(TOUR, (12.0, "p"))  # and then the script is at its end
    assert mode is Mode.STOPPED


def test_a_session_that_is_taken_up_again_goes_on_by_itself() -> None:
    clock = FakeClock()
    state = State(mode=Mode.PAUSED, index=1, spent=4)
    coach = Coach(plan_by_hand(10, 10), clock, RecordingPlayer(clock), state)
    lines: list[str] = []
    coach.listen(tell_in_words(coach.session, lines.append))
    assert lead(coach, ScriptedKeys(clock)) is Mode.FINISHED
    assert without_counts(lines) == [
        "   0:00  Going on, 0:06 left",
        "   0:06  Done. Well worked",
        "   0:06  Session finished",
    ]


@pytest.mark.parametrize("key", ["\r", "\n", "d"])
def test_an_open_set_ends_with_the_key(key: str) -> None:
    prepare, reps = plan_of(work(reps=5, sets=1)).phases
    opened = Plan("open", "Open", Level.BEGINNER, (prepare, replace(reps, open=True)))
    mode, lines = said(opened, (100.0, key))
    assert mode is Mode.FINISHED
    assert lines[-1] == "   1:40  Session finished"


def test_back_and_next_work_by_letter_and_by_arrow() -> None:
    script = [(2.0, "\x1b[C"), (7.0, "b"), (8.0, "\x1b[D"), (9.0, "n"), (10.0, "n"), (11.0, "q")]
    _, lines = said(plan_by_hand(10, 20, 30), *script)
    assert [line[2:] for line in without_counts(lines)[2:-1]] == [
        " 0:02  Hold: dead hang, 20 s",
        " 0:07  Hold: dead hang, 20 s",  # after three seconds "back" does it again
        " 0:08  Hold: dead hang, 10 s",  # and before, it goes back
        " 0:09  Hold: dead hang, 20 s",
        " 0:10  Hold: dead hang, 30 s",
    ]


def test_a_press_that_is_taken_back_is_said_with_where_that_leads() -> None:
    _, lines = said(plan_by_hand(10, 20, 30), (4.0, "n"), (6.0, "u"), (7.0, "q"))
    assert lines[2:] == [
        "   0:04  Hold: dead hang, 20 s",
        "   0:06  Taken back. Hold: dead hang, 10 s, 0:06 left",
        "   0:07  Session ended early",
    ]


@pytest.mark.parametrize("key", ["x", "\x1b[A", "Q", "\x1bn", "é", "", "1"])
def test_other_keys_do_nothing(key: str) -> None:
    assert said(TOUR, (12.0, key)) == said(TOUR)


def test_every_command_but_the_start_and_the_resume_has_a_key() -> None:
    assert set(KEYS.values()) == set(Command) - {Command.START, Command.RESUME}


# JSON ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", shipped.LEVELS)
@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_the_events_are_the_plan_s_phases(routine: str, level: Level) -> None:
    plan = shipped.plan(routine, level).closed()
    events = records(plan)
    started = [event for event in events if event["event"] == "phase-started"]
    assert len(started) == len(plan.phases)
    for event, phase in zip(started, plan.phases, strict=True):
        assert event["late"] == 0
        planned = phase_record(phase)
        assert {name: event[name] for name in planned} == planned
    ended = [(event["at"], event["index"], event["seconds"]) for event in events if "ending" in event]
    assert ended == [(phase.at + phase.seconds, phase.index, phase.seconds) for phase in plan.phases]
    assert [event["event"] for event in events[:2]] == ["session-started", "phase-started"]
    assert events[-1] == {"at": plan.seconds, "event": "session-finished", "late": 0}
    times = [event["at"] for event in events]
    assert times == sorted(times)


def test_an_event_is_one_line_of_json_with_its_own_fields() -> None:
    clock = FakeClock()
    plan = plan_by_hand(10, 10)
    coach = Coach(plan, clock, RecordingPlayer(clock))
    lines: list[str] = []
    coach.listen(tell_in_json(coach.session, lines.append))
    keys = ScriptedKeys(clock, [(2.5, "p"), (4.0, "p"), (5.0, "+"), (6.0, "n"), (6.5, "q")])
    lead(coach, keys)
    made = [json.loads(line) for line in lines]
    assert not any("\n" in line for line in lines)
    assert [record["event"] for record in made] == [
        *("session-started", "phase-started", "cue-given", "paused", "resumed", "adjusted"),
        *("phase-ended", "phase-started", "cue-given", "phase-ended", "session-stopped"),
    ]
    by_name = {str(record["event"]): record for record in reversed(made)}
    assert by_name["session-started"] == {"at": 0, "event": "session-started", "late": 0}
    text = "Hold: dead hang, 10 s"
    cue = {"at": 0, "event": "cue-given", "index": 0, "cue": "hold", "text": text, "scheduled": 0, "late": 0}
    assert by_name["cue-given"] == cue
    assert by_name["paused"].items() >= {"at": 2.5, "index": 0, "left": 7.5, "kind": "hold"}.items()
    assert by_name["resumed"].items() >= {"at": 4, "left": 7.5}.items()
    assert by_name["adjusted"].items() >= {"at": 5, "by": 15, "left": 21.5}.items()
    assert by_name["phase-ended"].items() >= {"at": 6, "ending": "skipped", "seconds": 4.5}.items()
    assert (
        made[7].items() >= {"event": "phase-started", "index": 1, "after": "skipped", "seconds": 10}.items()
    )
    assert made[-1].items() >= {"event": "session-stopped", "index": 1}.items()


# The whole of it -----------------------------------------------------------------------------------------


@dataclass
class Stage:
    """What `run_in_text` would find in the world, made of fakes."""

    clock: FakeClock
    player: RecordingPlayer
    keys: ScriptedKeys
    folders: Folders

    def run(self, plan: Plan = TOUR, *, as_json: bool = False, first: int = 0) -> bool:
        return run_in_text(
            plan,
            Settings(),
            self.folders,
            as_json=as_json,
            speed=1.0,
            mute=False,
            first=first,
            makers=Makers(lambda *_, **__: self.player, lambda speed: self.clock, lambda clock: None),
        )


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stage:
    clock = FakeClock()
    folders = Folders(tmp_path, tmp_path / "data", tmp_path / "cache")
    made = Stage(clock, RecordingPlayer(clock), ScriptedKeys(clock), folders)

    @contextmanager
    def keys_of(stdin: object) -> Iterator[object]:
        yield made.keys

    monkeypatch.setattr(backcoach.plain, "keys_of", keys_of)
    return made


def test_the_keys_are_told_first_and_the_player_is_closed_last(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.keys.script = [(12.0, "q")]
    assert stage.run() is True
    assert capsys.readouterr().out.splitlines()[:2] == [KEYS_LINE, "   0:00  Tour, 1:49"]
    assert stage.player.closed


def test_the_finish_rings_out_before_the_sound_is_let_go(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + LAST_SOUND
    assert stage.player.closed
    assert capsys.readouterr().out.splitlines()[-1] == "   1:49  Session finished"


def test_where_something_is_said_after_the_finish_it_is_waited_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backcoach.plain, "SpeakingPlayer", RecordingPlayer)
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + LAST_WORDS


@pytest.mark.parametrize("impatient", ["q", KeyboardInterrupt()])
def test_a_key_cuts_the_last_sound_short_and_changes_nothing(
    stage: Stage, impatient: str | BaseException
) -> None:
    stage.keys.script = [(TOUR.seconds + 0.5, impatient)]
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds + 0.5


def test_a_silent_session_ends_with_its_last_phase(stage: Stage) -> None:
    stage.player = RecordingPlayer(stage.clock, audible=False)
    assert stage.run() is False
    assert stage.clock.now() == TOUR.seconds


def test_events_have_no_line_about_keys(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.keys.script = [(12.0, "q")]
    stage.run(as_json=True)
    assert all(line.startswith('{"at": ') for line in capsys.readouterr().out.splitlines())


def test_where_nobody_can_press_a_key_open_phases_end_by_themselves(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.keys = NobodyThere(stage.clock)  # type: ignore[assignment]
    assert stage.run(plan_by_hand(10, 10, opened=(0, 1))) is False
    assert capsys.readouterr().out.splitlines()[-1] == "   0:20  Session finished"


def test_a_session_can_start_at_a_later_phase(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    assert stage.run(first=8) is False
    lines = capsys.readouterr().out.splitlines()
    assert without_counts(lines)[1:] == [
        "   0:00  Tour, 0:20",
        "   0:00  Get ready: child's pose",
        "   0:10  Hold: child's pose, 10 s",
        "   0:20  Done. Well worked",
        "   0:20  Session finished",
    ]
