"""Time that was lost: noticed, not counted, and nothing of the session lost with it."""

from __future__ import annotations

import pytest

from backcoach.coach.conductor import Coach
from backcoach.coach.vigil import GAP, HEARTBEAT, Gap, Vigil
from backcoach.text.by_keys import lead
from backcoach.training.event import Event, Interrupted, Paused
from backcoach.training.plan import Plan
from backcoach.training.session import Command, Mode

from ..fakes import FakeClock, Led, RecordingPlayer, punctual, undisturbed
from ..text.scripted_keys import NobodyThere
from ..training.builders import plan_by_hand


class Machine:
    """A machine that can sleep; on Linux its steady clock stands meanwhile."""

    def __init__(self) -> None:
        self.slept = 0.0

    def asleep(self) -> float:
        return self.slept


def watched(plan: Plan, speed: float = 1.0) -> tuple[Led, Machine]:
    """A session under a vigil, started at 0."""
    clock, machine = FakeClock(speed), Machine()
    player = RecordingPlayer(clock)
    session = Led(Coach(plan, clock, player, vigil=Vigil(clock, machine.asleep)), clock, player)
    session.coach.listen(session.told.append)
    assert session.press(Command.START)
    return session, machine


def look_on(session: Led, seconds: float) -> None:
    """Let seconds pass as a coach under a vigil does: looking when it asked to be woken."""
    end = session.clock.now() + seconds
    while (left := end - session.clock.now()) > 0:
        wake = session.coach.until_wake()
        session.stall(left if wake is None else min(left, wake * session.clock.speed))


@pytest.mark.parametrize(
    ("looks", "slept", "gap"),
    [
        ([1.0, 2.0, 3.0], 0.0, None),
        ([1.0, 1.0 + GAP], 0.0, None),
        ([1.0, 1.5 + GAP], 0.0, Gap(since=1.0, seconds=3.5)),
        ([1.0, 2.0], 60.0, Gap(since=1.0, seconds=61.0)),
        ([1.0, 2.0], 1.5, None),
        ([600.0], 0.0, Gap(since=0.0, seconds=600.0)),
    ],
)
def test_two_looks_far_apart_are_a_gap(looks: list[float], slept: float, gap: Gap | None) -> None:
    machine = Machine()
    vigil = Vigil(FakeClock(), machine.asleep)
    *before, last = looks
    assert all(vigil.look(now) is None for now in before)
    machine.slept += slept
    assert vigil.look(last) == gap
    assert vigil.look(last) is None


@pytest.mark.parametrize(("speed", "lost"), [(200.0, None), (2.0, 10.0), (0.5, 40.0)])
def test_how_far_apart_is_measured_in_real_seconds(speed: float, lost: float | None) -> None:
    vigil = Vigil(FakeClock(speed), lambda: 0.0)
    assert vigil.look(20.0) == (None if lost is None else Gap(since=0.0, seconds=lost))


def test_a_running_session_is_looked_at_once_a_second_at_least() -> None:
    session, _ = watched(plan_by_hand(60, 60, opened=(1,)))
    assert session.coach.until_wake() == HEARTBEAT
    look_on(session, 59.75)
    assert session.coach.until_wake() == 0.25
    look_on(session, 10)  # into the open phase, which has nothing due
    assert session.coach.wake is None
    assert session.coach.until_wake() == HEARTBEAT
    session.press(Command.PAUSE)
    assert session.coach.until_wake() is None


def test_an_undisturbed_session_is_not_disturbed_by_its_vigil() -> None:
    plan = plan_by_hand(10, 20, 30)
    session, _ = watched(plan)
    look_on(session, 60)
    assert punctual(session.told) == undisturbed(plan)


def test_a_stopped_process_pauses_the_session_where_it_was_last_seen() -> None:
    session, _ = watched(plan_by_hand(30, 30))
    look_on(session, 12)
    session.forget()
    session.stall(600)
    assert session.told == [
        Paused(at=12, late=600, index=0, left=18),
        Interrupted(at=12, late=600, index=0, lost=600),
    ]
    assert session.coach.session.state.mode is Mode.PAUSED
    assert session.coach.wake is None
    assert [asked.is_cut for asked in session.player.asked] == [True]


def test_a_sleep_in_which_the_clock_stood_still_pauses_the_session_too() -> None:
    session, machine = watched(plan_by_hand(30, 30))
    look_on(session, 12)
    session.forget()
    machine.slept += 3600
    session.stall(0.5)
    assert session.told[1] == Interrupted(at=12, late=0.5, index=0, lost=3600.5)
    session.forget()
    session.press(Command.RESUME)
    assert session.coach.session.left(session.clock.now()) == 18


def test_after_a_gap_no_cue_and_no_phase_is_missing() -> None:
    plan = plan_by_hand(10, 20, 30)
    session, _ = watched(plan)
    look_on(session, 15)
    session.stall(45)
    session.press(Command.RESUME)
    look_on(session, 45)
    shift = {True: 45, False: 0}
    expected = [(event.at + shift[event.at > 15], type(event).__name__) for event in undisturbed(plan)]
    told = [(event.at, type(event).__name__) for event in session.told]
    assert [one for one in told if one[1] not in ("Paused", "Interrupted", "Resumed")] == expected


@pytest.mark.parametrize("command", [Command.NEXT, Command.DONE, Command.PAUSE, Command.QUIT])
def test_the_key_that_ends_a_gap_was_meant_for_a_session_that_still_ran(command: Command) -> None:
    session, _ = watched(plan_by_hand(30, 30))
    look_on(session, 12)
    session.clock.advance(600)
    assert not session.press(command)
    assert session.coach.session.state.mode is Mode.PAUSED
    assert session.coach.session.state.index == 0
    assert session.press(command) is (command is not Command.PAUSE)


def test_time_that_is_lost_in_a_pause_is_not_missed() -> None:
    session, machine = watched(plan_by_hand(30, 30))
    look_on(session, 12)
    session.press(Command.PAUSE)
    session.forget()
    machine.slept += 3600
    session.stall(600)
    assert session.told == []
    assert session.press(Command.RESUME)
    look_on(session, 18)
    assert session.coach.session.state.index == 1


def test_a_short_stall_of_a_busy_machine_is_no_gap() -> None:
    session, _ = watched(plan_by_hand(2, 30))
    session.stall(2.75)
    assert session.coach.session.state.mode is Mode.RUNNING
    assert session.coach.session.state.index == 1


def test_where_there_is_nobody_to_ask_the_session_goes_on() -> None:
    clock, machine = FakeClock(), Machine()

    class Snoring(NobodyThere):
        def wait(self, seconds: float | None) -> str | None:
            if 12 <= clock.now() < 13:
                machine.slept += 60
            return super().wait(seconds)

    plan = plan_by_hand(10, 10)
    coach = Coach(plan, clock, RecordingPlayer(clock), vigil=Vigil(clock, machine.asleep))
    told: list[Event] = []
    coach.listen(told.append)
    assert lead(coach, Snoring(clock), {}) is Mode.FINISHED
    assert [type(event).__name__ for event in told if event.at == 12] == ["Paused", "Interrupted"]
    assert told[-1].at >= 20
