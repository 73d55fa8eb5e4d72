"""The state machine as time passes: phases that end, pauses, jumps, open phases, longer and shorter."""

from __future__ import annotations

import pytest

from backcoach.training.event import (
    Adjusted,
    Ending,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
)
from backcoach.training.session import (
    Command,
    IllegalCommand,
    Mode,
    Session,
    State,
)

from .builders import plan_by_hand, running

PLAN = plan_by_hand(20, 30, 10)


def test_a_command_that_comes_after_the_end_is_illegal_and_leaves_even_the_end_to_be_told() -> None:
    session = running(20)
    before = session.state
    with pytest.raises(IllegalCommand, match="finished"):
        session.apply(Command.PAUSE, 30)
    assert session.state == before
    assert [type(event) for event in session.advance(30)] == [PhaseEnded, SessionFinished]


def test_the_same_moment_twice_is_fine_and_gives_nothing_new() -> None:
    session = running(20, 30)
    assert len(session.advance(20)) == 2
    assert session.advance(20) == ()


def test_a_phase_ends_at_its_deadline_not_before() -> None:
    session = running(20, 30)
    assert session.deadline == 20
    assert session.advance(19.999) == ()
    assert session.advance(20) == (
        PhaseEnded(at=20, index=0, ending=Ending.ELAPSED, seconds=20),
        PhaseStarted(at=20, index=1, after=Ending.ELAPSED),
    )
    assert session.deadline == 50


@pytest.mark.parametrize(("at", "index", "left"), [(19.0, 0, 1), (20.0, 1, 30), (49.5, 1, 0.5), (50.0, 2, 0)])
def test_a_session_is_foreseen_and_stays_where_it_is(at: float, index: int, left: float) -> None:
    session = running(20, 30)
    before = session.state
    coming = session.foreseen(at)
    assert (coming.state.index, coming.left(at)) == (index, left)
    assert session.state == before


def test_a_pause_and_an_open_phase_are_foreseen_to_last() -> None:
    for session in (running(20), running(20, opened=(0,))):
        if session.phase and not session.phase.open:
            session.apply(Command.PAUSE, 5)
        assert session.foreseen(500).state == session.state


def test_a_jump_over_several_phases_gives_their_events_in_order_each_with_how_late_it_is() -> None:
    session = running(20, 30, 10)
    assert session.advance(65) == (
        PhaseEnded(at=20, late=45, index=0, ending=Ending.ELAPSED, seconds=20),
        PhaseStarted(at=20, late=45, index=1, after=Ending.ELAPSED),
        PhaseEnded(at=50, late=15, index=1, ending=Ending.ELAPSED, seconds=30),
        PhaseStarted(at=50, late=15, index=2, after=Ending.ELAPSED),
        PhaseEnded(at=60, late=5, index=2, ending=Ending.ELAPSED, seconds=10),
        SessionFinished(at=60, late=5),
    )
    assert session.state.mode is Mode.FINISHED
    assert session.phase is None
    assert session.deadline is None
    assert session.left(65) == session.left_in_all(65) == session.length == 0


def test_a_command_first_lets_time_pass() -> None:
    session = running(20, 30)
    assert session.apply(Command.PAUSE, 25) == (
        PhaseEnded(at=20, late=5, index=0, ending=Ending.ELAPSED, seconds=20),
        PhaseStarted(at=20, late=5, index=1, after=Ending.ELAPSED),
        Paused(at=25, index=1, left=25),
    )


def test_the_clock_stands_while_paused() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 5)
    assert session.deadline is None
    assert session.advance(1000) == ()
    assert session.left(1000) == 15
    assert session.apply(Command.RESUME, 1000) == (Resumed(at=1000, index=0, left=15),)
    assert session.deadline == 1015
    (ended, _) = session.advance(1015)
    assert ended == PhaseEnded(at=1015, index=0, ending=Ending.ELAPSED, seconds=20)


def test_moving_about_while_paused_keeps_the_clock_standing() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 5)
    session.apply(Command.NEXT, 6)
    assert session.state.mode is Mode.PAUSED
    assert session.left(60) == 30
    session.apply(Command.RESUME, 60)
    assert session.deadline == 90


def test_zero_length_phases_take_no_time() -> None:
    session = running(0, 20, 0, 0, 5)
    assert session.state.index == 1
    events = session.advance(20)
    assert [(type(event).__name__, getattr(event, "index", None), event.at) for event in events] == [
        ("PhaseEnded", 1, 20),
        ("PhaseStarted", 2, 20),
        ("PhaseEnded", 2, 20),
        ("PhaseStarted", 3, 20),
        ("PhaseEnded", 3, 20),
        ("PhaseStarted", 4, 20),
    ]
    assert [event.seconds for event in events if isinstance(event, PhaseEnded)] == [20, 0, 0]


@pytest.mark.parametrize("command", [Command.NEXT, Command.DONE])
def test_a_command_that_leads_to_an_empty_phase_leads_through_it(command: Command) -> None:
    session = running(20, 0, 30)
    session.apply(command, 5)
    assert (session.state.index, session.left(5)) == (2, 30)


def test_an_empty_phase_that_is_entered_while_paused_waits_for_resume() -> None:
    session = running(20, 0, 30)
    session.apply(Command.PAUSE, 5)
    session.apply(Command.NEXT, 6)
    assert session.state.index == 1
    session.apply(Command.RESUME, 60)
    assert (session.state.index, session.left(60)) == (2, 30)


def test_a_session_of_nothing_but_empty_phases_is_over_at_once() -> None:
    session = Session(plan_by_hand(0, 0))
    assert isinstance(session.apply(Command.START, 3)[-1], SessionFinished)
    assert session.state.mode is Mode.FINISHED


def test_an_empty_plan_starts_and_finishes_in_one() -> None:
    session = Session(plan_by_hand())
    assert session.apply(Command.START, 3) == (SessionStarted(at=3), SessionFinished(at=3))


def test_an_open_phase_lasts_until_the_person_says_so() -> None:
    session = running(20, 30, opened=(0,))
    assert session.deadline is None
    assert session.advance(500) == ()
    assert session.left(500) == 0
    assert session.elapsed(500) == 500
    assert session.apply(Command.DONE, 500) == (
        PhaseEnded(at=500, index=0, ending=Ending.DONE, seconds=500),
        PhaseStarted(at=500, index=1, after=Ending.DONE),
    )


def test_an_open_phase_made_shorter_still_waits_for_the_person() -> None:
    session = running(20, 30, opened=(0,))
    session.apply(Command.SHORTER, 5)
    assert session.apply(Command.SHORTER, 6) == (Adjusted(at=6, index=0, by=0, left=0),)
    assert session.advance(100) == ()
    assert session.state.index == 0


@pytest.mark.parametrize("command", [Command.NEXT, Command.DONE])
def test_leaving_the_last_phase_finishes_the_session(command: Command) -> None:
    session = running(20)
    assert session.apply(command, 5)[-1] == SessionFinished(at=5)
    assert session.state.mode is Mode.FINISHED


@pytest.mark.parametrize(("into", "index"), [(0, 0), (2.999, 0), (3, 0), (3.001, 1), (29, 1)])
def test_back_leaves_for_the_phase_before_only_in_the_first_three_seconds(into: float, index: int) -> None:
    session = running(20, 30)
    events = session.apply(Command.BACK, 20 + into)
    assert events[-1] == PhaseStarted(at=20 + into, index=index, after=Ending.WENT_BACK)
    assert session.left(20 + into) == (20, 30)[index]


@pytest.mark.parametrize("into", [0, 2, 15])
def test_back_in_the_first_phase_starts_it_anew(into: float) -> None:
    session = running(20, 30)
    session.apply(Command.BACK, into)
    assert (session.state.index, session.left(into)) == (0, 20)


def test_back_while_paused_looks_at_how_long_the_phase_ran_not_at_the_wall() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 22)
    session.apply(Command.BACK, 500)
    assert session.state.index == 0


def test_longer_and_shorter_move_the_deadline_by_fifteen_seconds() -> None:
    session = running(20, 30)
    session.apply(Command.LONGER, 5)
    assert (session.length, session.deadline, session.left(5)) == (35, 35, 30)
    session.apply(Command.SHORTER, 6)
    assert (session.length, session.deadline, session.left(6)) == (20, 20, 14)


def test_a_phase_made_shorter_than_what_has_run_ends_at_once_with_what_really_ran() -> None:
    session = running(20, 30)
    assert session.apply(Command.SHORTER, 12) == (
        Adjusted(at=12, index=0, by=-8, left=0),
        PhaseEnded(at=12, index=0, ending=Ending.ELAPSED, seconds=12),
        PhaseStarted(at=12, index=1, after=Ending.ELAPSED),
    )


def test_a_phase_made_shorter_to_nothing_while_paused_waits_for_resume() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 12)
    assert session.apply(Command.SHORTER, 13) == (Adjusted(at=13, index=0, by=-8, left=0),)
    assert session.advance(50) == ()
    assert session.apply(Command.RESUME, 50) == (
        Resumed(at=50, index=0, left=0),
        PhaseEnded(at=50, index=0, ending=Ending.ELAPSED, seconds=12),
        PhaseStarted(at=50, index=1, after=Ending.ELAPSED),
    )


def test_what_was_added_is_forgotten_with_the_phase() -> None:
    session = running(20, 30)
    session.apply(Command.LONGER, 5)
    session.apply(Command.NEXT, 6)
    assert session.left(6) == 30
    session.apply(Command.BACK, 7)
    assert session.left(7) == 20


def test_what_is_left_of_all_counts_the_phases_to_come() -> None:
    session = Session(PLAN)
    assert session.left_in_all(0) == 60
    session.apply(Command.START, 0)
    assert session.left_in_all(5) == 55
    session.apply(Command.LONGER, 5)
    assert session.left_in_all(5) == 70
    session.apply(Command.NEXT, 5)
    assert session.left_in_all(5) == 40
    session.advance(40)
    assert session.left_in_all(40) == 5


def test_before_the_start_everything_is_left_and_no_time_runs() -> None:
    session = Session(PLAN)
    assert session.advance(500) == ()
    assert (session.left(500), session.elapsed(500), session.deadline) == (20, 0, None)
    assert session.phase is PLAN.phases[0]


def test_a_session_can_start_at_a_later_phase() -> None:
    session = Session(PLAN, State(index=1))
    assert session.left_in_all(7) == 40
    assert session.apply(Command.START, 7) == (
        SessionStarted(at=7),
        PhaseStarted(at=7, index=1, after=None),
    )
    assert session.deadline == 37
    session.apply(Command.BACK, 8)
    assert session.state.index == 0


def test_a_session_that_starts_behind_its_last_phase_is_over_at_once() -> None:
    session = Session(PLAN, State(index=3))
    assert session.apply(Command.START, 7) == (SessionStarted(at=7), SessionFinished(at=7))


def test_a_question_about_a_moment_before_the_phase_counts_nothing_as_run() -> None:
    session = Session(PLAN)
    session.apply(Command.START, 10)
    assert (session.elapsed(9), session.left(9)) == (0, 20)


def test_a_stored_state_that_does_not_fit_the_plan_is_no_phase_and_no_time_below_zero() -> None:
    assert Session(PLAN, State(index=-1)).phase is None
    assert Session(PLAN, State(index=9)).phase is None
    assert Session(PLAN, State(extra=-30)).length == 0


def test_a_stopped_session_keeps_what_was_left_of_its_phase() -> None:
    session = running(20)
    session.apply(Command.QUIT, 5)
    assert session.left(5) == 15
    assert session.elapsed(5) == 5
    assert session.left(100) == 15


def test_a_killed_session_is_taken_up_from_its_state() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 25)
    again = Session(PLAN, State(**{name: getattr(session.state, name) for name in State.__slots__}))
    assert again.phase is PLAN.phases[1]
    assert again.left(90) == 25
    assert again.apply(Command.RESUME, 90) == (Resumed(at=90, index=1, left=25),)


def test_a_phase_that_ran_out_lasted_exactly_as_long_as_it_should() -> None:
    session = running(0.1, 0.2, 0.7)
    ended = [event.seconds for event in session.advance(9) if isinstance(event, PhaseEnded)]
    assert ended == [0.1, 0.2, 0.7], "however the floats of the clock add up"
