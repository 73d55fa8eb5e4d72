"""A routine's file is saved while its session runs: what is done stays, what is to come is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.training.exercise import Sides
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.replan import is_same_set, splice

from .builders import (
    CATALOGUE,
    HANG,
    QUICK,
    ROW,
    active,
    carry,
    hold,
    outline,
    plan_by_hand,
    plan_of,
    rounds,
    work,
)
from .strategies import EXAMPLES, PROPERTY, people, routines

SPLICED = settings(PROPERTY, max_examples=EXAMPLES or 50)

plans = st.builds(lambda routine, person: make_plan(routine, CATALOGUE, person), routines, people)


def coming(plan: Plan, index: int) -> list[str]:
    """What is still to come after a phase, as a person would jot it down."""
    return outline(plan)[index + 1 :]


def timeless(phases: Sequence[Phase]) -> list[Phase]:
    return [replace(phase, index=0, at=0.0) for phase in phases]


# What is done, and what comes -------------------------------------------------------------------------


def test_the_coming_sets_are_the_new_plans() -> None:
    old = plan_of(work(sets=3, rest=60), person=QUICK)
    new = plan_of(work(sets=3, reps=8, rest=30), person=QUICK)
    spliced = splice(old, 0, new)
    assert outline(spliced) == ["work 15", "rest 30", "work 24", "rest 30", "work 24"]


def test_a_set_that_runs_is_not_changed_under_the_person() -> None:
    old = plan_of(work(sets=2, reps=5), person=QUICK)
    spliced = splice(old, 0, plan_of(work(sets=2, reps=12), person=QUICK))
    assert [phase.reps for phase in active(spliced)] == [5, 12]


def test_a_rest_that_runs_stands_for_the_new_one() -> None:
    old = plan_of(work(sets=3, rest=60), person=QUICK)
    spliced = splice(old, 1, plan_of(work(sets=3, rest=20), person=QUICK))
    assert outline(spliced) == ["work 15", "rest 60", "work 15", "rest 20", "work 15"]


def test_the_first_preparation_stands_for_the_new_one() -> None:
    spliced = splice(plan_of(work()), 0, plan_of(hold(seconds=20), work()))
    assert outline(spliced)[:3] == ["prepare 10", "hold 20", "rest 35"]


def test_an_exercise_that_was_put_in_comes_at_its_place() -> None:
    old = plan_of(work("row", sets=2, rest=30), work("superman", rest=30), person=QUICK)
    new = plan_of(
        work("row", sets=2, rest=30), hold(seconds=20, rest=30), work("superman", rest=30), person=QUICK
    )
    assert coming(splice(old, 0, new), 0) == coming(new, 0)


def test_an_exercise_that_was_put_in_before_what_is_done_is_not_caught_up_on() -> None:
    old = plan_of(work("row", rest=30), work("superman", rest=30), person=QUICK)
    new = plan_of(hold(seconds=20), work("row", rest=30), work("superman", rest=30), person=QUICK)
    assert [phase.exercise.id for phase in active(splice(old, 0, new)) if phase.exercise] == [
        "row",
        "superman",
    ]


def test_sets_that_were_taken_away_do_not_come_and_no_rest_leads_nowhere() -> None:
    old = plan_of(work(sets=4, rest=60), person=QUICK)
    new = plan_of(work(sets=2, rest=60), person=QUICK)
    assert outline(splice(old, 2, new)) == ["work 15", "rest 60", "work 15"]
    assert outline(splice(old, 4, new)) == ["work 15", "rest 60"] * 2 + ["work 15"]


def test_an_exercise_that_was_taken_away_while_it_ran_is_followed_by_the_rest_of_the_new_plan() -> None:
    old = plan_of(work("row", rest=30), work("superman", rest=30), hold(seconds=20), person=QUICK)
    new = plan_of(work("row", rest=30), hold(seconds=20), person=QUICK)
    assert outline(splice(old, 2, new)) == ["work 15", "rest 30", "work 15", "rest 30", "hold 20"]


def test_a_wholly_different_routine_begins_at_its_beginning() -> None:
    new = plan_of(hold(seconds=20), carry())
    spliced = splice(plan_of(work(sets=3), person=QUICK), 0, new)
    assert coming(spliced, 0) == outline(new)


def test_where_there_was_nothing_the_whole_of_the_new_plan_comes() -> None:
    new = plan_of(work(sets=2, rest=30))
    assert splice(plan_by_hand(), 0, new) == new


def test_rounds_are_told_apart() -> None:
    old = plan_of(rounds(3, work(rest=0), hold(seconds=20, rest=0), rest=60), person=QUICK)
    new = plan_of(rounds(4, work(rest=0), hold(seconds=30, rest=0), rest=60), person=QUICK)
    second_hold = next(p.index for p in old.phases if p.kind is PhaseKind.HOLD and p.round == 2)
    spliced = splice(old, second_hold, new)
    assert [phase.round for phase in active(spliced)] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [phase.seconds for phase in spliced.phases if phase.kind is PhaseKind.HOLD] == [20, 20, 30, 30]


def test_sides_are_told_apart() -> None:
    plan = plan_of(carry(sets=2, rest=30), person=QUICK)
    spliced = splice(plan, 0, plan)
    assert [phase.side for phase in active(spliced)] == [Side.LEFT, Side.RIGHT] * 2


def test_the_same_step_written_twice_is_told_apart() -> None:
    plan = plan_of(work(rest=30), work(rest=30), work(rest=30), person=QUICK)
    for index in range(len(plan.phases)):
        assert splice(plan, index, plan) == plan


def test_at_the_very_end_new_sets_can_still_be_put_on() -> None:
    old = plan_of(work(sets=1), person=QUICK)
    new = plan_of(work(sets=2, rest=45), person=QUICK)
    assert outline(splice(old, 0, new)) == ["work 15", "rest 45", "work 15"]


def test_the_name_the_level_and_the_notes_are_the_new_plans() -> None:
    new = replace(plan_of(work()), name="New", notes=("a note",))
    spliced = splice(plan_of(work()), 0, new)
    assert (spliced.name, spliced.notes) == ("New", ("a note",))


def test_a_set_is_known_again_by_all_that_tells_it_apart() -> None:
    plan = plan_of(work(sets=2, rest=30), hold(sides=Sides.EACH), person=QUICK)
    for index, phase in enumerate(plan.phases):
        assert is_same_set(phase, plan, index)
        others = (
            replace(phase, kind=PhaseKind.CARRY),
            replace(phase, section=SectionKind.COOL_DOWN),
            replace(phase, exercise=ROW if phase.exercise is not ROW else HANG),
            replace(phase, set=7),
            replace(phase, side=Side.ALTERNATE),
            replace(phase, round=3),
        )
        assert not any(is_same_set(other, plan, index) for other in others)
    assert not is_same_set(plan.phases[0], plan, len(plan.phases))
    assert is_same_set(replace(plan.phases[0], seconds=99.0, weight=Weight(9, WeightUnit.KG)), plan, 0)


def test_a_plan_of_thousands_of_phases_is_spliced_in_a_moment() -> None:
    plan = plan_by_hand(*([1.0] * 20_000))
    assert len(splice(plan, 10_000, plan).phases) == 20_000


# Whatever is written ----------------------------------------------------------------------------------


@SPLICED
@given(plans, plans, st.data())
def test_what_was_reached_stays_exactly_as_it_was(old: Plan, new: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    assert splice(old, index, new).phases[: index + 1] == old.phases[: index + 1]


@SPLICED
@given(plans, plans, st.data())
def test_the_phases_are_numbered_and_timed_without_a_gap(old: Plan, new: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    phases = splice(old, index, new).phases
    assert [phase.index for phase in phases] == list(range(len(phases)))
    assert phases[0].at == 0
    assert all(after.at == before.at + before.seconds for before, after in pairwise(phases))


@SPLICED
@given(plans, st.data())
def test_the_same_plan_changes_nothing_that_is_to_come(plan: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(plan.phases) - 1))
    assert splice(plan, index, plan) == plan


@SPLICED
@given(plans, plans, st.data())
def test_what_comes_is_the_end_of_the_new_plan_in_its_own_order(
    old: Plan, new: Plan, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    came = timeless(splice(old, index, new).phases[index + 1 :])
    assert not came or came == timeless(new.phases)[-len(came) :]


@SPLICED
@given(plans, plans, st.data())
def test_a_plan_ends_with_a_set_unless_nothing_more_comes(old: Plan, new: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    spliced = splice(old, index, new)
    assert spliced.phases[-1].kind.active or len(spliced.phases) == index + 1


@SPLICED
@given(plans, plans, st.data())
def test_two_phases_without_a_set_never_follow_each_other(old: Plan, new: Plan, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    spliced = splice(old, index, new).phases[index:]
    assert all(before.kind.active or after.kind.active for before, after in pairwise(spliced))


@SPLICED
@given(plans, plans, plans, st.data())
def test_a_file_that_is_saved_twice_is_as_if_saved_once(
    old: Plan, between: Plan, new: Plan, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(old.phases) - 1))
    assert splice(splice(old, index, between), index, new) == splice(old, index, new)
