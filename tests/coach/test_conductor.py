"""The conductor: what it tells its listeners, and when it wants to be woken."""

from __future__ import annotations

import math

import pytest

from backcoach.coach.conductor import MISSED_PRESS
from backcoach.training.cue import Cue
from backcoach.training.event import (
    CueGiven,
    Ending,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
)
from backcoach.training.session import Command, Mode, State

from ..fakes import Led, led, punctual, undisturbed
from ..training.builders import carry, hold, plan_by_hand, plan_of, work

EVERY_KIND = plan_of(work(reps=3, sets=2, rest=30), carry(sets=1, rest=0), hold(seconds=20))
"""Reps, rests, two sides with a change-over, and a hold."""


def phases_started(session: Led) -> list[tuple[float, int]]:
    return [(event.at, event.index) for event in session.told if isinstance(event, PhaseStarted)]


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
    assert phases_started(session) == [(5, 1), (10, 2), (15, 3)]


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
    assert phases_started(session) == [(0, 2)]
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
    assert phases_started(session) == [(0, 0), (10, 1), (10, 2)]
    assert [at for at, _ in session.cues()] == [0, 7, 8, 9, 10, 17, 18, 19, 20]


def test_an_open_phase_waits_for_its_end_with_nothing_due() -> None:
    session = led(plan_by_hand(10, 10, opened=(0,)))
    session.wait(100)
    assert session.cues() == [(0, "Hold: dead hang, 10 s")]
    assert session.coach.wake is None
    assert session.coach.until_wake() is None
    assert session.press(Command.DONE)
    session.wait(10)
    assert phases_started(session) == [(0, 0), (100, 1)]
    assert session.told[-1] == SessionFinished(at=110)


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


# Commands ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", list(Command))
@pytest.mark.parametrize("mode", list(Mode))
def test_what_makes_no_sense_is_refused_and_changes_nothing(mode: Mode, command: Command) -> None:
    session = led(plan_by_hand(10, 10), start=mode is not Mode.READY)
    session.wait({Mode.FINISHED: 20, Mode.READY: 0}.get(mode, 3))
    if mode in (Mode.PAUSED, Mode.STOPPED):
        session.press(Command.PAUSE if mode is Mode.PAUSED else Command.QUIT)
    assert session.coach.session.state.mode is mode
    session.forget()
    before, wake = session.coach.session.state, session.coach.wake
    legal = session.coach.session.can(command)
    assert session.press(command) is legal
    if not legal:
        assert session.coach.session.state == before
        assert session.coach.wake == wake
        assert session.told == []
        assert session.player.asked == []


def test_a_command_first_lets_happen_what_was_due_before_it() -> None:
    session = led(plan_by_hand(10, 10))
    session.clock.advance(12)
    session.press(Command.PAUSE)
    assert [type(event).__name__ for event in session.told[-3:]] == ["PhaseStarted", "CueGiven", "Paused"]
    assert [event.late for event in session.told[-3:]] == [2, 2, 0]


def test_after_a_pause_every_cue_is_told_once_and_later_by_the_pause() -> None:
    plan = plan_by_hand(30, 30)
    session = led(plan)
    session.wait(15.25)
    session.press(Command.PAUSE)
    session.wait(100)
    session.press(Command.RESUME)
    session.wait(plan.seconds)
    shifted = [
        (event.at + (100 if event.at > 15.25 else 0), event.text)
        for event in undisturbed(plan)
        if isinstance(event, CueGiven)
    ]
    assert session.cues() == shifted


@pytest.mark.parametrize("command", [Command.NEXT, Command.DONE, Command.BACK])
def test_who_moves_about_in_a_pause_is_told_once_where_that_led(command: Command) -> None:
    plan = plan_of(work(reps=5, sets=1, rest=0), hold(seconds=20))
    session = led(plan)
    session.wait(11)
    session.press(Command.PAUSE)
    session.forget()
    session.press(command)
    session.wait(60)
    to = 0 if command is Command.BACK else 2
    assert phases_started(session) == [(11, to)]
    assert session.cues() == [(11, "Get ready: dead hang" if to else "Get ready: dumbbell row")]
    assert session.coach.wake is None
    session.press(Command.RESUME)
    session.wait(4)
    told = [event for event in session.told if isinstance(event, CueGiven | Resumed)]
    assert isinstance(told[1], Resumed)
    assert all(event.cue is Cue.COUNT for event in told[2:] if isinstance(event, CueGiven))


@pytest.mark.parametrize("spent", [0.1, 0.3, 0.7, 1.1, 2.3, 4.7])
@pytest.mark.parametrize("length", [5, 7.3, 12, 45.6])
def test_the_finish_is_told_before_the_end_however_odd_the_pause_was(spent: float, length: float) -> None:
    for tenths in range(1, 60, 7):
        session = led(plan_by_hand(length))
        session.stall(spent)
        session.press(Command.PAUSE)
        session.stall(tenths / 10)
        session.press(Command.RESUME)
        session.wait(length + 1)
        finish, ended, finished = session.told[-3:]
        assert isinstance(finish, CueGiven)
        assert finish.cue is Cue.FINISH
        assert finish.at <= ended.at == finished.at
        assert isinstance(finished, SessionFinished)


def test_longer_and_shorter_move_the_cues_that_are_still_to_come() -> None:
    session = led(plan_by_hand(40, 10))
    session.wait(21)
    assert session.cues()[-1] == (20, "Half-way")
    session.forget()
    assert session.press(Command.LONGER)
    session.wait(8)
    assert session.cues() == [(27.5, "Half-way")]  # of what it has become
    session.forget()
    assert session.press(Command.SHORTER)
    session.wait(11)
    assert session.cues()[:-1] == [(30, "Ten seconds left"), (37, "3"), (38, "2"), (39, "1")]
    assert phases_started(session) == [(40, 1)]


def test_shorter_than_what_is_left_goes_on_to_the_next_phase_at_once() -> None:
    session = led(plan_by_hand(20, 10))
    session.wait(8)
    session.forget()
    assert session.press(Command.SHORTER)
    assert phases_started(session) == [(8, 1)]
    session.wait(10)
    assert session.cues()[0] == (8, "Hold: dead hang, 10 s")
    assert session.told[-1] == SessionFinished(at=18)


@pytest.mark.parametrize("command", [Command.DONE, Command.NEXT])
@pytest.mark.parametrize(("after", "meant"), [(0, False), (0.4, False), (0.75, True), (5, True)])
def test_a_press_that_just_missed_the_end_of_its_phase_does_not_end_the_next(
    command: Command, after: float, meant: bool
) -> None:
    session = led(plan_by_hand(10, 10, 10))
    session.wait(10 + after)
    session.forget()
    assert session.press(command) is meant
    assert phases_started(session) == ([(10 + after, 2)] if meant else [])
    if not meant:
        assert session.told == []
        assert session.player.asked == []
        session.wait(MISSED_PRESS + 0.1)
        assert session.press(command)


@pytest.mark.parametrize("speed", [0.5, 2, 10])
def test_how_soon_a_press_missed_is_measured_in_real_seconds(speed: float) -> None:
    session = led(plan_by_hand(10, 100), speed=speed)
    session.wait(10 + 0.5 * speed)
    assert not session.press(Command.DONE)
    session.wait(0.2 * speed)
    assert session.press(Command.DONE)


def test_a_press_that_meets_a_phase_which_nobody_saw_begin_is_a_missed_one_too() -> None:
    session = led(plan_by_hand(10, 10, 10))
    session.clock.advance(10.3)  # the key is what wakes the coach
    assert not session.press(Command.DONE)
    assert phases_started(session) == [(0, 0), (10, 1)]


@pytest.mark.parametrize("command", [Command.PAUSE, Command.BACK, Command.LONGER, Command.QUIT])
def test_other_keys_never_miss(command: Command) -> None:
    session = led(plan_by_hand(10, 10, 10))
    session.wait(10.1)
    assert session.press(command)


def test_two_presses_in_a_row_are_two_phases() -> None:
    session = led(plan_by_hand(10, 10, 10, 10))
    session.wait(2)
    assert session.press(Command.NEXT)
    assert session.press(Command.NEXT)
    endings = [event.ending for event in session.told if isinstance(event, PhaseEnded)]
    assert endings == [Ending.SKIPPED, Ending.SKIPPED]
    assert [at for at, _ in session.cues()] == [0, 2, 2]


def test_a_first_phase_can_be_skipped_as_soon_as_it_starts() -> None:
    session = led(plan_by_hand(10, 10))
    assert session.press(Command.NEXT)
    assert phases_started(session) == [(0, 0), (0, 1)]


def test_quitting_tells_it_and_leaves_nothing_due() -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(12)
    session.forget()
    assert session.press(Command.QUIT)
    assert [type(event).__name__ for event in session.told] == ["PhaseEnded", "SessionStopped"]
    assert session.coach.until_wake() is None
    assert not session.press(Command.START)


@pytest.mark.parametrize(
    ("command", "opened"),
    [
        (Command.DONE, ()),
        (Command.NEXT, ()),
        (Command.SHORTER, ()),
        (Command.DONE, (0,)),
        (Command.NEXT, (0,)),
    ],
)
def test_ending_the_last_phase_early_gives_the_finish_and_nothing_more(
    command: Command, opened: tuple[int, ...]
) -> None:
    session = led(plan_by_hand(10, opened=opened))
    session.wait(2)
    session.forget()
    session.press(command)
    finish, ended, finished = session.told[-3:]
    assert finish == CueGiven(at=2, index=0, cue=Cue.FINISH, text="Done. Well worked")
    assert isinstance(ended, PhaseEnded)
    assert finished == SessionFinished(at=2)
    assert session.coach.wake is None
    session.wait(60)
    assert session.told[-1] == SessionFinished(at=2)
    assert len(session.cues()) == 1


def test_the_finish_is_told_where_the_last_phase_is_left_in_a_pause() -> None:
    session = led(plan_by_hand(10))
    session.wait(2)
    session.press(Command.PAUSE)
    session.press(Command.NEXT)
    assert session.cues()[-1] == (2, "Done. Well worked")


def test_a_session_that_is_ended_before_its_end_has_no_finish() -> None:
    session = led(plan_by_hand(10))
    session.wait(2)
    session.press(Command.QUIT)
    assert [text for _, text in session.cues()] == ["Hold: dead hang, 10 s"]


def test_the_time_of_an_event_is_never_not_a_number() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    assert all(math.isfinite(event.at) and event.late == 0 for event in session.told)


def test_a_set_that_goes_on_after_a_wrong_key_keeps_its_reps_and_its_count() -> None:
    plan = plan_of(hold(seconds=20))
    session, calm = led(plan), undisturbed(plan)
    start = next(event.at for event in calm if isinstance(event, PhaseStarted) and event.index == 1)
    session.wait(start + 4)
    session.press(Command.LONGER)
    session.press(Command.UNDO)
    session.press(Command.BACK)
    session.press(Command.UNDO)
    told_before = len(session.told)
    session.wait(plan.seconds)
    rest = [event for event in session.told[told_before:] if isinstance(event, CueGiven)]
    assert rest == [event for event in calm if isinstance(event, CueGiven) and event.at > start + 4]
    assert session.coach.session.state.mode is Mode.FINISHED
