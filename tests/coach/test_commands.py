"""What a person's commands do to a session that is being led: each at its moment, or refused."""

from __future__ import annotations

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
)
from backcoach.training.session import Command, Mode

from ..fakes import led, undisturbed
from ..training.builders import hold, plan_by_hand, plan_of, work


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
    assert session.phases_started() == [(11, to)]
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
    assert session.phases_started() == [(40, 1)]


def test_shorter_than_what_is_left_goes_on_to_the_next_phase_at_once() -> None:
    session = led(plan_by_hand(20, 10))
    session.wait(8)
    session.forget()
    assert session.press(Command.SHORTER)
    assert session.phases_started() == [(8, 1)]
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
    assert session.phases_started() == ([(10 + after, 2)] if meant else [])
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
    assert session.phases_started() == [(0, 0), (10, 1)]


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
    assert session.phases_started() == [(0, 0), (0, 1)]


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


def test_taking_a_press_back_into_a_phase_of_which_nothing_is_left_goes_on_from_it_at_once() -> None:
    session = led(plan_by_hand(10, 20))
    for command in (Command.PAUSE, Command.SHORTER, Command.BACK, Command.RESUME):
        session.press(command)
    session.wait(4)
    session.forget()
    assert session.press(Command.UNDO)
    assert session.phases_started() == [(4, 0), (4, 1)]
    assert session.cues() == [(4, "Hold: dead hang, 20 s")]
