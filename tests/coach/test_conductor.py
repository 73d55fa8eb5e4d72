"""The conductor: what it tells its listeners, and when it wants to be woken."""

from __future__ import annotations

import math

import pytest

from backcoach.training.event import (
    CueGiven,
    PhaseStarted,
    SessionFinished,
    SessionStarted,
)
from backcoach.training.session import Command, Mode, State

from ..fakes import led, punctual, undisturbed
from ..training.builders import carry, hold, plan_by_hand, plan_of, work

EVERY_KIND = plan_of(work(reps=3, sets=2, rest=30), carry(sets=1, rest=0), hold(seconds=20))
"""Reps, rests, two sides with a change-over, and a hold."""


def test_a_session_is_told_in_the_order_of_its_plan_and_on_time() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    assert session.told == undisturbed(EVERY_KIND)
    assert session.coach.session.state.mode is Mode.FINISHED


def test_nothing_is_told_before_the_session_starts() -> None:
    session = led(EVERY_KIND, start=False)
    session.wait(100)
    assert session.told == []
    assert session.coach.wake is None
    assert session.press(Command.START)
    assert session.told[:2] == [SessionStarted(at=100), PhaseStarted(at=100, index=0, after=None)]


def test_every_listener_is_told_everything() -> None:
    session = led(EVERY_KIND, start=False)
    others: list[list[object]] = [[], []]
    for other in others:
        session.coach.listen(other.append)
    session.press(Command.START)
    session.wait(EVERY_KIND.seconds)
    assert others == [session.told, session.told]


def test_what_is_noticed_late_says_by_how_much_and_keeps_its_own_moment() -> None:
    session = led(plan_by_hand(10, 10))
    session.stall(10.5)
    late = {(event.at, event.late) for event in session.told}
    assert late == {(0, 0), (7, 3.5), (8, 2.5), (9, 1.5), (10, 0.5)}
    session.forget()
    session.stall(6.75)
    assert session.cues() == [(17, "3")]
    assert session.told[0].late == 0.25


def test_the_start_cue_is_told_with_the_command_that_led_to_it() -> None:
    session = led(plan_by_hand(10, 20))
    assert session.cues() == [(0, "Hold: dead hang, 10 s")]
    session.clock.advance(2)
    session.press(Command.NEXT)
    assert session.cues()[1:] == [(2, "Hold: dead hang, 20 s")]


def test_a_stall_over_several_phases_tells_everything_late_and_in_order() -> None:
    plan = plan_by_hand(5, 5, 5, 30)
    session = led(plan)
    session.wait(1)
    session.forget()
    session.stall(20)
    expected = [event for event in undisturbed(plan) if 1 < event.at <= 21]
    assert punctual(session.told) == expected
    assert [event.late for event in session.told] == [21 - event.at for event in expected]
    assert session.phases_started() == [(5, 1), (10, 2), (15, 3)]


def test_a_stall_past_the_end_tells_the_rest_and_finishes_at_the_plan_s_time() -> None:
    session = led(plan_by_hand(10, 10))
    session.stall(3600)
    assert punctual(session.told) == undisturbed(plan_by_hand(10, 10))
    assert session.told[-1] == SessionFinished(at=20, late=3580)
    assert session.coach.wake is None


def test_a_cue_is_told_with_the_phase_that_it_belongs_to() -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(20)
    told = [(event.at, event.index) for event in session.told if isinstance(event, CueGiven)]
    assert told == [(at, 0) for at in (0, 7, 8, 9)] + [(at, 1) for at in (10, 17, 18, 19, 20)]


def test_a_session_can_begin_at_a_later_phase() -> None:
    session = led(plan_by_hand(10, 10, 10), state=State(index=2))
    session.wait(10)
    assert session.phases_started() == [(0, 2)]
    assert session.cues()[-1] == (10, "Done. Well worked")


def test_the_state_that_would_be_stored_is_that_of_the_last_look() -> None:
    session = led(plan_by_hand(10, 10))
    session.stall(3.5)
    assert session.coach.session.state.seen == 3.5


def test_an_empty_plan_is_over_as_soon_as_it_starts() -> None:
    session = led(plan_by_hand())
    assert session.told == [SessionStarted(at=0), SessionFinished(at=0)]
    assert session.coach.wake is None


def test_a_phase_of_no_length_takes_no_time_and_gives_no_cue() -> None:
    session = led(plan_by_hand(10, 0, 10))
    session.wait(20)
    assert session.phases_started() == [(0, 0), (10, 1), (10, 2)]
    assert [at for at, _ in session.cues()] == [0, 7, 8, 9, 10, 17, 18, 19, 20]


def test_an_open_phase_waits_for_its_end_with_nothing_due() -> None:
    session = led(plan_by_hand(10, 10, opened=(0,)))
    session.wait(100)
    assert session.cues() == [(0, "Hold: dead hang, 10 s")]
    assert session.coach.wake is None
    assert session.coach.until_wake() is None
    assert session.press(Command.DONE)
    session.wait(10)
    assert session.phases_started() == [(0, 0), (100, 1)]
    assert session.told[-1] == SessionFinished(at=110)


def test_the_time_of_an_event_is_never_not_a_number() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    assert all(math.isfinite(event.at) and event.late == 0 for event in session.told)


# When to wake ------------------------------------------------------------------------------------------


def test_the_coach_wakes_for_each_cue_and_each_end_and_for_nothing_else() -> None:
    session = led(plan_by_hand(10, 20))
    woken = []
    while (wake := session.coach.wake) is not None:
        woken.append(wake)
        session.stall(wake - session.clock.now())
    assert woken == [7, 8, 9, 10, 20, 20.6, 27, 28, 29, 30]


@pytest.mark.parametrize("speed", [0.5, 1, 2, 200])
def test_until_wake_is_in_real_seconds_and_never_below_nothing(speed: float) -> None:
    session = led(plan_by_hand(10), speed=speed)
    assert session.coach.until_wake() == 7 / speed
    session.clock.advance(6)
    assert session.coach.until_wake() == 1 / speed
    session.clock.advance(100)
    assert session.coach.until_wake() == 0
    session.coach.tick()
    assert session.coach.until_wake() is None


@pytest.mark.parametrize("command", [Command.PAUSE, Command.QUIT])
def test_while_the_clock_stands_there_is_nothing_to_wake_for(command: Command) -> None:
    session = led(plan_by_hand(10))
    session.wait(2)
    session.press(command)
    assert session.coach.wake is None
    assert session.coach.until_wake() is None
    session.forget()
    session.wait(1000)
    assert session.told == []
