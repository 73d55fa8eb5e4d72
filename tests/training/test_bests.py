"""What a personal best is, and what is none."""

from __future__ import annotations

import pytest

from backcoach.training.bests import Best, BestKind, Mark, bests
from backcoach.training.quantities import Weight, WeightUnit


def lift(reps: int, kilograms: float | None = None) -> Mark:
    return Mark(reps, None if kilograms is None else Weight(kilograms, WeightUnit.KG))


def pounds(reps: int, amount: float) -> Mark:
    return Mark(reps, Weight(amount, WeightUnit.LB))


def held(seconds: float) -> Mark:
    return Mark(held=seconds)


def told(before: list[Mark], now: list[Mark]) -> list[str]:
    return [str(best) for best in bests(before, now)]


def test_what_was_never_done_before_is_no_best() -> None:
    assert bests([], [lift(5, 100)]) == ()
    assert bests([lift(5, 100)], []) == ()


def test_doing_the_same_again_is_no_best() -> None:
    assert bests([lift(5, 100), held(30)], [lift(5, 100), held(30)]) == ()


def test_the_heaviest_weight_is_a_best() -> None:
    before = [lift(5, 100), lift(6, 95)]
    assert bests(before, [lift(4, 105), lift(3, 105)]) == (Best(BestKind.HEAVIEST, lift(4, 105), 100),)
    assert told(before, [lift(4, 105)]) == ["105 kg, the heaviest yet (100 kg before)"]


def test_the_same_weight_in_the_other_unit_is_not_heavier() -> None:
    assert bests([lift(5, 100)], [pounds(5, 220.5)]) == ()
    assert told([lift(5, 100)], [pounds(5, 225)]) == ["225 lb, the heaviest yet (220.5 lb before)"]


def test_more_reps_than_ever_at_this_weight_or_above_are_a_best() -> None:
    before = [lift(5, 100), lift(8, 90)]
    assert told(before, [lift(6, 100)]) == ["6 reps with 100 kg, the most yet (5 before)"]
    assert told(before, [lift(9, 90), lift(6, 100)]) == ["6 reps with 100 kg, the most yet (5 before)"]
    assert bests(before, [lift(7, 90)]) == ()


def test_reps_at_a_lighter_weight_than_they_were_ever_done_with_are_no_best() -> None:
    assert bests([lift(8, 100)], [lift(8, 60)]) == ()


def test_reps_with_the_body_alone_are_compared_with_those_on_a_belt_too() -> None:
    assert told([lift(6), lift(8)], [lift(9)]) == ["9 reps, the most yet (8 before)"]
    assert bests([lift(9, 5)], [lift(9)]) == ()


def test_a_heavier_weight_with_more_reps_than_a_lighter_one_is_told_in_both() -> None:
    found = bests([lift(5, 100)], [lift(4, 105), lift(6, 100)])
    assert [best.kind for best in found] == [BestKind.HEAVIEST, BestKind.MOST_REPS]


def test_the_longest_hold_is_a_best_but_a_blink_longer_is_none() -> None:
    assert told([held(30), held(25)], [held(31.2)]) == ["31 s, the longest yet (30 s before)"]
    assert bests([held(30)], [held(30.4)]) == ()


def test_the_strongest_set_is_told_where_nothing_else_says_it() -> None:
    # Twelve reps show no maximum, so ten do for the first time what was only seen in twelve.
    found = bests([lift(12, 60), lift(5, 60)], [lift(9, 60)])
    assert [str(best) for best in found] == ["9 × 60 kg, worth 77.1 kg once (67.5 kg before)"]


def test_a_weight_that_did_not_move_is_no_best() -> None:
    assert bests([lift(5, 100)], [lift(0, 200)]) == ()


@pytest.mark.parametrize("kind", list(BestKind))
def test_every_best_says_what_it_was_before(kind: BestKind) -> None:
    best = Best(kind, Mark(5, Weight(100, WeightUnit.KG), 30.0), 20.0)
    assert "20" in str(best)
    assert "before" in str(best)


def test_a_hold_is_told_by_its_longest_try_wherever_it_stands() -> None:
    for tries in ([held(25), held(31)], [held(31), held(25)]):
        assert told([held(20)], tries) == ["31 s, the longest yet (20 s before)"]


def test_a_session_without_holds_is_measured_against_none() -> None:
    assert bests([held(20), lift(5, 100)], [lift(5, 100)]) == ()
    assert bests([lift(5, 100)], [held(20)]) == ()


def test_of_several_sets_the_most_telling_is_told() -> None:
    assert bests([lift(5, 100)], [lift(2, 105), lift(4, 105), lift(3, 105)])[0].now == lift(4, 105)
    assert bests([lift(5)], [lift(7), lift(9), lift(8)])[0].now == lift(9)


def test_a_single_counts_as_lifted_and_what_has_no_weight_is_never_the_heaviest() -> None:
    assert told([lift(1, 100)], [lift(1, 105)])[0] == "105 kg, the heaviest yet (100 kg before)"
    assert [best.kind for best in bests([lift(5)], [lift(4, 10)])] == []
