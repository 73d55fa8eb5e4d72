"""What came of a session, summed up from its events."""

from __future__ import annotations

from backcoach.training.plan import Plan
from backcoach.training.session import Command, State
from backcoach.training.tally import ExerciseTally, Tally

from ..fakes import Led, led
from .builders import QUICK, carry, hold, plan_of, work

PLAN = plan_of(work(sets=2, rest=30), hold(seconds=20), person=QUICK)
"""work 15, rest 30, work 15, rest 30, hold 20."""


def tallied(plan: Plan = PLAN, state: State | None = None) -> tuple[Led, Tally]:
    session = led(plan, start=False, state=state)
    tally = Tally(plan)
    session.coach.listen(tally.listen)
    session.press(Command.START)
    return session, tally


def test_before_anything_was_done_everything_is_planned() -> None:
    _, tally = tallied()
    assert (tally.sets_done, tally.sets_planned) == (0, 3)
    assert (tally.worked, tally.rested) == (0, 0)
    assert tally.exercises == (
        ExerciseTally("Dumbbell row", planned=2, done=0, seconds=0),
        ExerciseTally("Dead hang", planned=1, done=0, seconds=0),
    )


def test_a_session_that_ran_to_its_end_has_done_it_all() -> None:
    session, tally = tallied()
    session.wait(PLAN.seconds)
    assert (tally.sets_done, tally.sets_planned) == (3, 3)
    assert (tally.worked, tally.rested) == (50, 60)
    assert [(row.done, row.seconds) for row in tally.exercises] == [(2, 30), (1, 20)]


def test_a_set_ended_early_counts_with_the_time_that_it_took() -> None:
    session, tally = tallied()
    session.wait(9)
    session.press(Command.DONE)
    assert (tally.sets_done, tally.worked) == (1, 9)


def test_a_skipped_set_does_not_count_but_its_time_was_spent() -> None:
    session, tally = tallied()
    session.wait(4)
    session.press(Command.NEXT)
    assert (tally.sets_done, tally.worked) == (0, 4)


def test_the_set_in_which_one_stopped_does_not_count() -> None:
    session, tally = tallied()
    session.wait(50)
    session.press(Command.QUIT)
    assert (tally.sets_done, tally.worked, tally.rested) == (1, 20, 30)


def test_pauses_are_neither_work_nor_rest() -> None:
    session, tally = tallied()
    session.wait(5)
    session.press(Command.PAUSE)
    session.wait(500)
    session.press(Command.RESUME)
    session.wait(PLAN.seconds)
    assert (tally.worked, tally.rested) == (50, 60)


def test_a_set_that_is_done_anew_counts_once_and_as_it_was_the_last_time() -> None:
    session, tally = tallied()
    session.wait(16)  # in the rest
    session.press(Command.BACK)  # into the set again
    session.wait(4)
    session.press(Command.DONE)
    assert (tally.sets_done, tally.worked) == (1, 4)


def test_a_skip_takes_nothing_back_that_was_done() -> None:
    session, tally = tallied()
    session.wait(16)
    session.press(Command.BACK)
    session.wait(4)
    session.press(Command.NEXT)
    assert (tally.sets_done, tally.worked) == (1, 15)


def test_a_step_back_that_is_taken_back_takes_no_set_with_it() -> None:
    session, tally = tallied()
    session.wait(16)
    session.press(Command.BACK)  # into the set that was just done
    session.press(Command.BACK)  # and out of it at once
    session.press(Command.UNDO)
    session.press(Command.UNDO)
    assert session.coach.session.state.index == 1
    assert (tally.sets_done, tally.worked) == (1, 15)


def test_a_longer_rest_is_counted_as_long_as_it_was() -> None:
    session, tally = tallied()
    session.wait(20)
    session.press(Command.LONGER)
    session.wait(40)
    assert tally.rested == 45


def test_each_side_of_a_set_counts() -> None:
    plan = plan_of(carry(sets=2, rest=30), person=QUICK)
    session, tally = tallied(plan)
    session.wait(plan.seconds)
    assert [(row.done, row.planned) for row in tally.exercises] == [(4, 4)]


def test_getting_ready_and_changing_sides_are_neither_work_nor_rest() -> None:
    plan = plan_of(carry(sets=1))
    session, tally = tallied(plan)
    session.wait(plan.seconds)
    assert tally.worked + tally.rested < plan.seconds
    assert tally.rested == 0


def test_a_session_taken_up_in_the_middle_counts_what_it_did() -> None:
    session, tally = tallied(state=State(index=2))
    session.wait(PLAN.seconds)
    assert (tally.sets_done, tally.sets_planned) == (2, 3)


def test_sets_that_were_put_in_while_it_ran_are_counted() -> None:
    session, tally = tallied()
    session.wait(20)
    session.coach.replan(plan_of(work(sets=4, rest=30), person=QUICK))
    assert (tally.sets_done, tally.sets_planned) == (1, 4)
    session.wait(300)
    assert [(row.name, row.done, row.planned) for row in tally.exercises] == [("Dumbbell row", 4, 4)]


def test_what_a_shorter_plan_has_no_place_for_was_done_all_the_same() -> None:
    session, tally = tallied()
    session.wait(50)  # in the second set
    session.press(Command.DONE)
    for _ in range(4):
        session.press(Command.BACK)
    session.coach.replan(plan_of(hold(seconds=20), person=QUICK))
    assert [(row.name, row.done, row.planned) for row in tally.exercises] == [
        ("Dumbbell row", 2, 2),
        ("Dead hang", 0, 1),
    ]
    assert tally.worked == 15 + 5


def test_an_exercise_that_comes_up_twice_has_one_row() -> None:
    _, tally = tallied(plan_of(work(), hold(), work(sets=2)))
    assert [(row.name, row.planned) for row in tally.exercises] == [("Dumbbell row", 3), ("Dead hang", 1)]


def test_an_empty_plan_comes_to_nothing() -> None:
    tally = Tally(Plan("empty", "Empty", PLAN.level, ()))
    assert (tally.sets_planned, tally.worked, tally.exercises) == (0, 0, ())


def test_a_set_that_was_ended_by_a_wrong_key_counts_only_when_it_is_done() -> None:
    session, tally = tallied()
    session.wait(5)
    session.press(Command.DONE)
    assert tally.sets_done == 1
    session.press(Command.UNDO)
    assert tally.sets_done == 0
    session.wait(10)
    assert (tally.sets_done, tally.worked) == (1, 15)


def test_a_set_that_the_new_plan_still_has_counts_once() -> None:
    session, tally = tallied()
    session.wait(50)
    session.press(Command.DONE)
    for _ in range(4):
        session.press(Command.BACK)
    session.coach.replan(plan_of(work(sets=4, rest=30), person=QUICK))
    assert [(row.name, row.done, row.planned) for row in tally.exercises] == [("Dumbbell row", 2, 4)]
