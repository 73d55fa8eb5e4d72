"""Equipment that isn't there: what is done instead, and what is said about it (R12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backcoach.files.catalogue import Catalogue
from backcoach.files.equipment import EQUIPMENT
from backcoach.files.folders import SHIPPED_EXERCISES
from backcoach.files.settings import Settings
from backcoach.training.exercise import Exercise, Sides
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Tempo,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Step
from backcoach.training.stand_in import Choice, choose, missing

from ..shipped import LIBRARY, ROUTINES
from .builders import active, between, exercise, plan_of, work

NOTHING: frozenset[str] = frozenset()
BARBELL = Exercise("deadlift", "Deadlift", equipment=(("barbell",),))


def lookup(*exercises: Exercise) -> Callable[[str], Exercise | None]:
    return {one.id: one for one in exercises}.get


def chosen(first: Exercise, *others: Exercise, owned: frozenset[str] = NOTHING, **step: object) -> Choice:
    """The choice for one step of `first`, where `others` are in the catalogue as well."""
    made = Step(first.kind, first.id, **step)  # type: ignore[arg-type]
    return choose(made, first, owned, lookup(first, *others))


def needing(name: str, *equipment: str, instead: tuple[str, ...] = (), **more: object) -> Exercise:
    return exercise(name, equipment=tuple((thing,) for thing in equipment), instead=instead, **more)


# What is missing ---------------------------------------------------------------------------------------


def test_nothing_is_missing_where_the_settings_list_nothing() -> None:
    assert missing(BARBELL, None) == ()


def test_one_of_the_alternatives_is_enough() -> None:
    either = Exercise("row", "Row", equipment=(("bench", "stool"), ("dumbbell",)))
    assert missing(either, frozenset({"stool", "dumbbell"})) == ()
    assert missing(either, frozenset({"dumbbell"})) == ("bench or stool",)
    assert missing(either, NOTHING) == ("bench or stool", "dumbbell")


def test_an_exercise_that_can_be_done_is_left_alone() -> None:
    choice = chosen(BARBELL, owned=frozenset({"barbell"}), reps=(between(5),), weight=(kilograms(100),))
    assert choice == Choice(
        BARBELL, Step(BARBELL.kind, BARBELL.id, reps=(between(5),), weight=(kilograms(100),))
    )
    assert choice.note == ""


# Who stands in -----------------------------------------------------------------------------------------


def test_the_first_stand_in_that_can_be_done_is_taken() -> None:
    bridge, hinge = exercise("bridge"), exercise("hinge")
    first = needing("deadlift", "barbell", instead=("hex", "hinge", "bridge"))
    choice = chosen(first, needing("hex", "hex-bar"), hinge, bridge)
    assert choice.exercise is hinge
    assert choice.step.exercise == "hinge"
    assert choice.note == "Hinge in place of Deadlift: no barbell"


def test_the_steps_own_stand_ins_come_before_the_exercises() -> None:
    bridge, hinge = exercise("bridge"), exercise("hinge")
    choice = chosen(needing("deadlift", "barbell", instead=("hinge",)), hinge, bridge, instead=("bridge",))
    assert choice.exercise is bridge


def test_stand_ins_of_stand_ins_are_followed_the_nearest_first() -> None:
    far, near = exercise("far"), exercise("near")
    first = needing("first", "bar", instead=("second", "third"))
    second = needing("second", "bar", instead=("far-off",))
    third = needing("third", "bar", instead=("near",))
    far_off = needing("far-off", "bar", instead=("far",))
    assert chosen(first, second, third, far_off, near, far).exercise is near


@pytest.mark.parametrize("back", ["first", "second"])
def test_stand_ins_that_lead_in_a_circle_come_to_an_end(back: str) -> None:
    first = needing("first", "bar", instead=("second",))
    second = needing("second", "bar", instead=(back, "third"))
    third = exercise("third")
    assert chosen(first, second, third).exercise is third
    assert chosen(first, second).exercise is first


def test_a_stand_in_that_nobody_knows_is_passed_over() -> None:
    hinge = exercise("hinge")
    assert chosen(needing("deadlift", "barbell", instead=("typo", "hinge")), hinge).exercise is hinge


def test_where_nothing_can_be_done_the_exercise_stays_and_the_note_says_what_it_lacks() -> None:
    first = needing("deadlift", "barbell", "plates", instead=("hex",))
    choice = chosen(first, needing("hex", "hex-bar"), reps=(between(5),))
    assert choice.exercise is first
    assert choice.step.reps == (between(5),)
    assert choice.note == "Deadlift needs more than there is: no barbell and no plates"


# The dose ----------------------------------------------------------------------------------------------


def test_sets_rests_and_the_cue_stay() -> None:
    choice = chosen(
        needing("row", "bar", instead=("pull",)), exercise("pull"), sets=between(4), rest=(75.0,), cue="Slow"
    )
    assert (choice.step.sets, choice.step.rest, choice.step.cue) == (between(4), (75.0,), "Slow")


def test_the_reps_stay_where_the_stand_in_is_of_the_same_kind() -> None:
    choice = chosen(needing("row", "bar", instead=("pull",)), exercise("pull"), reps=(between(4, 6),))
    assert choice.step.reps == (between(4, 6),)


def test_a_dose_of_another_kind_is_left_to_the_stand_in() -> None:
    hang = exercise("hang", kind=PhaseKind.HOLD)
    first = needing("row", "bar", instead=("hang",))
    choice = chosen(first, hang, reps=(between(4, 6),), load=(LoadClass.HEAVY,), tempo=Tempo(3, 0, 1, 0))
    assert choice.step.kind is PhaseKind.HOLD
    assert (choice.step.reps, choice.step.load, choice.step.tempo) == ((), (), None)


def test_a_distance_is_not_handed_to_a_set_of_reps() -> None:
    first = needing("carry", "kettlebell", instead=("march",), kind=PhaseKind.CARRY)
    choice = chosen(first, exercise("march"), distance=Distance(20, DistanceUnit.YARD))
    assert choice.step.distance is None


@pytest.mark.parametrize("kind", [PhaseKind.WORK, PhaseKind.HOLD])
def test_sets_that_were_listed_one_by_one_are_still_as_many(kind: PhaseKind) -> None:
    pull = exercise("pull", kind=kind)
    plan = plan_of(
        work("row", reps=[12, 10, 8], sets=None, rest=30),
        person=Person(prepare=0, owned=NOTHING),
        own=(needing("row", "bar", instead=("pull",)), pull),
    )
    assert [phase.set for phase in active(plan)] == [1, 2, 3]


def test_a_weight_is_never_handed_on() -> None:
    first = needing("row", "bar", instead=("pull",))
    choice = chosen(first, exercise("pull"), weight=(kilograms(40),), load=(kilograms(40), Percent(85)))
    assert (choice.step.weight, choice.step.load) == ((), ())


def test_a_load_in_words_is_handed_on_except_to_what_has_no_load() -> None:
    first = needing("row", "bar", instead=("pull",))
    loaded, free = exercise("pull"), exercise("pull", load=LoadClass.BODYWEIGHT)
    assert chosen(first, loaded, load=(LoadClass.HEAVY,)).step.load == (LoadClass.HEAVY,)
    assert chosen(first, free, load=(LoadClass.HEAVY,)).step.load == ()


def test_the_sides_are_the_stand_ins_own() -> None:
    one_arm = exercise("one-arm", sides=Sides.EACH)
    choice = chosen(needing("row", "bar", instead=("one-arm",)), one_arm, sides=Sides.ALTERNATE)
    assert choice.step.sides is None


# The programme -----------------------------------------------------------------------------------------


CATALOGUE = Catalogue(SHIPPED_EXERCISES)
"""The shipped exercises."""

AT_HOME = ("dumbbells", "bench")


def planned(routine: str, *equipment: str) -> Plan:
    """A shipped routine for somebody who has this equipment, and what goes without saying."""
    person = Settings(equipment=equipment).person()
    return make_plan(LIBRARY.routine(routine), CATALOGUE, person)


def exercises_of(plan: Plan) -> set[str]:
    return {phase.exercise.id for phase in active(plan) if phase.exercise}


def test_r12_full_back_a_without_a_roman_chair_has_no_back_extension() -> None:
    everything = planned("full-back-a", *EQUIPMENT)
    assert {"back-extension", "back-extension-hold"} <= exercises_of(everything)
    without = planned("full-back-a", *(thing for thing in EQUIPMENT if thing != "roman-chair"))
    assert not {"back-extension", "back-extension-hold"} & exercises_of(without)
    assert any("Back extension" in note and "no roman-chair" in note for note in without.notes)


def test_r12_at_home_with_dumbbells_and_a_bench_the_rows_stay() -> None:
    home = planned("full-back-a", *AT_HOME)
    assert "dumbbell-row" in exercises_of(home)
    assert not {"deadlift", "back-extension", "back-extension-hold"} & exercises_of(home)


def test_r12_the_home_routine_needs_nothing_but_a_bar_and_what_is_at_home() -> None:
    plan = planned("full-back-home", "bar", *AT_HOME)
    assert {"dumbbell-row", "one-arm-dumbbell-row"} <= exercises_of(plan)
    assert plan.notes == ()


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_note_names_what_is_missing_and_every_set_can_be_done_or_says_why_not(routine: str) -> None:
    person = Settings(equipment=AT_HOME).person()
    plan = make_plan(LIBRARY.routine(routine), CATALOGUE, person)
    for phase in active(plan):
        assert phase.exercise is not None
        lacking = missing(phase.exercise, person.owned)
        if lacking:
            assert f"{phase.exercise.name} needs more than there is: no {lacking[0]}" in plan.notes
    assert all(": no " in note for note in plan.notes)
    assert len(set(plan.notes)) == len(plan.notes), "each is said once"


def kilograms(value: float) -> Weight:
    return Weight(value, WeightUnit.KG)


def test_a_time_or_a_distance_stays_where_the_stand_in_is_of_the_same_kind_alone() -> None:
    hang = needing("hang", "bar", instead=("lean",), kind=PhaseKind.HOLD)
    for kind, seconds in ((PhaseKind.HOLD, (between(20),)), (PhaseKind.WORK, ())):
        assert chosen(hang, exercise("lean", kind=kind), seconds=(between(20),)).step.seconds == seconds
    walk = needing("carry", "kettlebell", instead=("bag",), kind=PhaseKind.CARRY)
    yards = Distance(20, DistanceUnit.YARD)
    assert chosen(walk, exercise("bag", kind=PhaseKind.CARRY), distance=yards).step.distance == yards


def test_sets_that_were_listed_are_a_number_for_the_stand_in() -> None:
    choice = chosen(
        needing("row", "bar", instead=("pull",)), exercise("pull"), reps=(between(12), between(8))
    )
    assert choice.step.sets == between(2)
