"""A set that is gone back to, skipped or taken back: which attempt at it stands in the journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.rows import Outcome
from backcoach.training.event import Replanned
from backcoach.training.past import Felt
from backcoach.training.replan import splice
from backcoach.training.session import Command

from .builders import HANG, Workout, a_plan


@pytest.fixture
def workout(tmp_path: Path) -> Workout:
    return Workout(tmp_path / "journal.db")


def test_going_back_does_a_set_anew_and_the_latest_attempt_counts_once(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(5 + 20 + 30 + 20 + 30 + 18)
        workout.press(Command.DONE)
        workout.recorder.amend(felt=Felt.HARD)
        workout.wait(1)
        workout.press(Command.BACK)
        workout.wait(20)
        workout.writer.flush(5)
        (hang,) = history.sets(journal, exercise="dead-hang")
        assert (hang.done.seconds, hang.felt) == (20, None)


def test_skipping_a_set_that_was_done_before_takes_nothing_back(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        workout.press(Command.BACK)
        workout.press(Command.NEXT)
        workout.writer.flush(5)
        assert [one.outcome for one in history.sets(journal)] == [Outcome.DONE]


def test_a_set_that_was_ended_by_a_wrong_key_is_not_done_until_it_is(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(10)
        workout.press(Command.DONE)
        assert len(history.sets(journal)) == 1
        workout.wait(2)
        workout.press(Command.UNDO)
        workout.writer.flush(5)
        assert history.sets(journal) == []
        assert workout.recorder.last is None
        workout.wait(20)
        workout.writer.flush(5)
        (one,) = history.sets(journal)
        assert one.done.seconds == 20


def test_an_earlier_attempt_counts_again_when_a_wrong_key_is_taken_back(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        workout.press(Command.BACK)
        workout.wait(4)
        workout.press(Command.DONE)
        workout.press(Command.UNDO)
        workout.writer.flush(5)
        (one,) = history.sets(journal)
        assert one.done.seconds == 20
        assert workout.recorder.last == one


def test_time_that_a_press_gave_back_is_not_clocked_twice(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(10)
        workout.press(Command.NEXT)
        workout.wait(2)
        workout.press(Command.UNDO)
        workout.wait(1000)
        workout.writer.flush(5)
        (kept,) = history.sessions(journal)
        assert kept.clocked == pytest.approx(workout.session.plan.seconds + 2)


def test_a_step_back_that_is_taken_back_takes_no_set_with_it(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        workout.press(Command.BACK)  # into the set that was just done
        workout.press(Command.BACK)  # and out of it at once
        workout.press(Command.UNDO)
        workout.press(Command.UNDO)
        workout.writer.flush(5)
        assert [(one.slot, one.done.seconds) for one in history.sets(journal)] == [(1, 20.0)]


def test_a_skip_that_is_taken_back_leaves_what_was_done_before_it(workout: Workout) -> None:
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        workout.press(Command.BACK)
        workout.press(Command.NEXT)
        workout.press(Command.BACK)
        workout.press(Command.DONE)
        workout.press(Command.UNDO)
        workout.writer.flush(5)
        assert [(one.outcome, one.done.seconds) for one in history.sets(journal)] == [(Outcome.DONE, 20.0)]


def test_a_set_that_a_new_plan_has_no_place_for_stays_beside_what_takes_its_place(workout: Workout) -> None:
    other = replace(a_plan(), phases=tuple(replace(one, exercise=HANG) for one in a_plan().phases))
    workout.press(Command.START)
    with workout, workout.journal() as journal:
        workout.wait(26)
        workout.press(Command.BACK)
        workout.press(Command.BACK)  # before the first set, which was done
        workout.session.replan(splice(workout.session.plan, 0, other))
        workout.recorder(Replanned(at=workout.clock, index=0, plan=workout.session.plan))
        workout.press(Command.NEXT)
        workout.wait(20)
        workout.writer.flush(5)
        assert sorted(one.exercise for one in history.sets(journal)) == ["dead-hang", "dumbbell-row"]
