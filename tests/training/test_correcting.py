"""Steps in which a set is told: few presses, true amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.correcting import (
    less_weight,
    more_weight,
    reweighed,
    same_weight_after,
    step_distance,
    step_reps,
    step_seconds,
    takes_weight,
)
from backcoach.training.exercise import Exercise
from backcoach.training.loading import Loadable, Pieces, Steps
from backcoach.training.quantities import Distance, DistanceUnit, LoadClass, Weight, WeightUnit

from .builders import plan_of, work
from .strategies import PROPERTY

KG, LB = WeightUnit.KG, WeightUnit.LB
RACK = Pieces(tuple(Weight(amount, KG) for amount in (5, 7.5, 10, 14, 20)))


def exercise(name: str, *needs: tuple[str, ...], load: LoadClass | None = None) -> Exercise:
    return Exercise(name, name.capitalize(), equipment=needs, load=load)


@pytest.mark.parametrize(("before", "by", "after"), [(5, 1, 6), (5, -1, 4), (0, -1, 0), (999, 1, 999)])
def test_reps_go_by_one_and_never_below_none(before: int, by: int, after: int) -> None:
    assert step_reps(before, by) == after


@pytest.mark.parametrize(
    ("before", "up", "down"),
    [(20, 25, 15), (23.4, 25, 20), (10, 15, 9), (9.2, 10, 9), (12, 15, 10), (1, 2, 0), (0, 1, 0)],
)
def test_seconds_land_on_fives_and_below_ten_on_whole_ones(before: float, up: float, down: float) -> None:
    assert (step_seconds(before, 1), step_seconds(before, -1)) == (up, down)


def test_a_carry_that_was_put_down_early_is_told_in_fives_of_its_own_unit() -> None:
    yards = Distance(20, DistanceUnit.YARD)
    assert step_distance(yards, -1) == Distance(15, DistanceUnit.YARD)
    assert step_distance(Distance(18, DistanceUnit.METRE), -1) == Distance(15, DistanceUnit.METRE)
    assert step_distance(Distance(0, DistanceUnit.FOOT), -1).amount == 0


def test_only_what_can_be_loaded_is_told() -> None:
    row = exercise("row", ("dumbbell",))
    assert more_weight(row, Weight(10, KG), RACK, KG) == Weight(14, KG)
    assert less_weight(Weight(10, KG), RACK) == Weight(7.5, KG)
    assert more_weight(row, Weight(20, KG), RACK, KG) == Weight(20, KG), "the heaviest of the rack"
    assert less_weight(Weight(5, KG), RACK) is None
    assert less_weight(None, RACK) is None


@pytest.mark.parametrize(
    ("needs", "unit", "loadable", "first"),
    [
        ("barbell", KG, Steps(), Weight(20, KG)),
        ("hex-bar", LB, Steps(), Weight(45, LB)),
        ("dumbbells", KG, Steps(), Weight(10, KG)),
        ("dumbbells", LB, Steps(), Weight(20, LB)),
        ("dumbbell", KG, RACK, Weight(10, KG)),
        ("dumbbell", KG, Pieces((Weight(16, KG), Weight(24, KG))), Weight(16, KG)),
        ("dumbbell", KG, Pieces(()), None),
    ],
)
def test_a_first_weight_is_begun_near_what_most_lift(
    needs: str, unit: WeightUnit, loadable: Loadable, first: Weight | None
) -> None:
    assert more_weight(exercise("row", (needs,)), None, loadable, unit) == first


def test_r9_a_weight_on_the_belt_begins_with_the_first_step() -> None:
    assert more_weight(exercise("pull-up", ("bar",)), None, Steps(), KG) == Weight(2.5, KG)


def test_a_weight_is_asked_for_where_there_can_be_one() -> None:
    assert takes_weight(exercise("deadlift", ("barbell",)), None)
    assert takes_weight(exercise("face-pull", ("cable-machine", "resistance-band")), None)
    assert takes_weight(exercise("pull-up", ("bar",)), None), "on a belt (R9)"
    assert takes_weight(exercise("own", load=LoadClass.HEAVY), None)
    assert takes_weight(exercise("superman", ("mat",)), Weight(2, KG)), "somebody holds a plate"
    assert not takes_weight(exercise("superman", ("mat",), load=LoadClass.BODYWEIGHT), None)
    assert not takes_weight(exercise("pull-apart", ("resistance-band",), load=LoadClass.LIGHT), None)
    assert not takes_weight(None, None)


def test_the_sets_to_come_at_the_same_weight_are_found_and_others_are_left() -> None:
    forty, fifty = Weight(40, KG), Weight(50, KG)
    plan = plan_of(work(sets=4, rest=30, weight=[forty, forty, fifty, forty]), work("superman", sets=1))
    sets = [phase.index for phase in plan.phases if phase.kind.active]
    after = {index for index in same_weight_after(plan, sets[1]) if plan.phases[index].kind.active}
    assert after == {sets[3]}
    told = reweighed(plan, frozenset(after), Weight(42.5, KG))
    assert [phase.weight for phase in told.phases if phase.kind.active] == [
        forty,
        forty,
        fifty,
        Weight(42.5, KG),
        None,
    ]


@PROPERTY
@given(
    kit=st.sampled_from([Steps(), Steps(kg=1.25, lb=2.5), RACK]),
    unit=st.sampled_from(list(WeightUnit)),
    presses=st.lists(st.booleans(), max_size=40),
)
def test_a_press_up_and_one_down_lead_back(kit: Loadable, unit: WeightUnit, presses: list[bool]) -> None:
    row = exercise("row", ("dumbbell",))
    weight: Weight | None = Weight(10.0, unit)
    for up in presses:
        moved = more_weight(row, weight, kit, unit) if up else less_weight(weight, kit)
        if up and weight is not None and moved != weight and kit.at_most(weight) == weight:
            assert less_weight(moved, kit) == weight
        assert moved is None or moved.kg > 0
        weight = moved


def test_an_exercise_that_nobody_knows_any_more_begins_with_the_lightest_there_is() -> None:
    assert more_weight(None, None, RACK, KG) == RACK.above(Weight(0, KG))
    assert more_weight(None, None, Steps(), LB) == Weight(5, LB)


def test_the_bar_stays_as_it_is_loaded_for_the_very_next_phase_too() -> None:
    forty = Weight(40, KG)
    plan = plan_of(work(sets=2, rest=0, weight=[forty, forty]))
    first, second = [phase.index for phase in plan.phases if phase.kind.active]
    assert same_weight_after(plan, first) == {second}
