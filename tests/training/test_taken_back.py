"""What the last presses did is taken back, one after the other, and nothing that was trained with it."""

from __future__ import annotations

import pytest

from backcoach.training.event import Adjusted, Ending, PhaseEnded, PhaseStarted
from backcoach.training.session import Command, Mode

from .builders import plan_by_hand, running


@pytest.mark.parametrize("command", [Command.DONE, Command.NEXT])
def test_a_set_that_was_ended_by_a_wrong_key_goes_on_where_it_stood(command: Command) -> None:
    session = running(20, 30)
    session.apply(command, 5)
    assert session.apply(Command.UNDO, 7) == (
        PhaseEnded(at=7, index=1, ending=Ending.UNDONE, seconds=2),
        PhaseStarted(at=7, index=0, after=Ending.UNDONE, spent=5),
    )
    assert session.left(7) == 15
    (ended, _) = session.advance(22)
    assert ended == PhaseEnded(at=22, index=0, ending=Ending.ELAPSED, seconds=20)


def test_two_wrong_presses_are_taken_back_one_after_the_other() -> None:
    session = running(20, 30, 10)
    session.apply(Command.NEXT, 5)
    session.apply(Command.NEXT, 6)
    session.apply(Command.UNDO, 7)
    assert (session.state.index, session.left(7)) == (1, 29)
    session.apply(Command.UNDO, 8)
    assert (session.state.index, session.left(8)) == (0, 15)


def test_a_fourth_of_a_minute_too_much_is_taken_back_and_what_was_trained_meanwhile_stays() -> None:
    session = running(20)
    session.apply(Command.LONGER, 5)
    assert session.apply(Command.UNDO, 15) == (Adjusted(at=15, index=0, by=-15, left=5),)


def test_a_phase_that_was_started_again_by_mistake_is_back_where_it_was_with_what_was_added() -> None:
    session = running(20)
    session.apply(Command.LONGER, 1)
    session.apply(Command.BACK, 10)
    session.apply(Command.UNDO, 11)
    assert session.left(11) == 25


def test_a_phase_that_was_cut_to_nothing_comes_back() -> None:
    session = running(20, 30)
    session.apply(Command.SHORTER, 10)
    assert session.state.index == 1
    session.apply(Command.UNDO, 12)
    assert (session.state.index, session.left(12)) == (0, 10)


def test_a_phase_that_ended_by_itself_leaves_nothing_to_take_back() -> None:
    session = running(20, 30)
    session.apply(Command.LONGER, 5)
    session.advance(36)
    assert not session.can(Command.UNDO)


def test_another_plan_leaves_nothing_to_take_back() -> None:
    session = running(20, 30)
    session.apply(Command.NEXT, 5)
    session.replan(plan_by_hand(20, 30, 40))
    assert not session.can(Command.UNDO)


def test_while_paused_a_press_is_taken_back_and_the_clock_still_stands() -> None:
    session = running(20, 30)
    session.apply(Command.PAUSE, 5)
    session.apply(Command.NEXT, 6)
    session.apply(Command.UNDO, 8)
    assert session.state.mode is Mode.PAUSED
    assert session.left(100) == 15


def test_after_another_plan_presses_are_taken_back_as_before() -> None:
    session = running(20, 30)
    session.replan(plan_by_hand(20, 30, 40))
    session.apply(Command.NEXT, 5)
    session.apply(Command.UNDO, 6)
    assert (session.state.index, session.left(6)) == (0, 15)
