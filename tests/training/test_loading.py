"""Which weights can be loaded, and which comes next."""

from __future__ import annotations

import pytest

from backcoach.training.loading import (
    Kit,
    Loadable,
    Pieces,
    Steps,
    bar_with,
    first_told,
    heavier,
    lighter,
)
from backcoach.training.quantities import Weight, WeightUnit

from .past_sets import kg, lb


def test_only_what_can_be_loaded_is_asked_for() -> None:
    rack = Pieces((kg(5), kg(7.5), kg(10), kg(14), kg(20)))
    assert heavier(kg(5), rack) == kg(7.5)
    assert heavier(kg(10), rack) == kg(14)  # 12.5 isn't there, 14 is within 5 kg
    assert heavier(kg(14), rack) is None  # 6 kg at once is more than R5 allows
    assert lighter(kg(14), 0.9, rack) == kg(10)
    assert lighter(kg(5), 0.9, rack) == kg(5)
    assert heavier(lb(22), rack) == kg(14)  # 22 lb are the 10 kg dumbbell


def test_a_bar_makes_the_loads_of_its_pairs_of_plates() -> None:
    bar = bar_with(kg(20), [kg(10), kg(5), kg(1.25)])
    assert [one.amount for one in bar.weights] == [20, 22.5, 30, 32.5, 40, 42.5, 50, 52.5]
    assert heavier(kg(42.5), bar) is None
    pounds = bar_with(lb(45), [lb(45), lb(5), lb(2.5)])
    assert heavier(lb(45), pounds) == lb(50)


def test_a_kit_loads_an_exercise_with_the_first_thing_that_it_has() -> None:
    rack = Pieces((kg(8), kg(12)))
    kit = Kit({"kettlebell": rack})
    assert kit.for_equipment((("dumbbell", "kettlebell"),)) is rack
    assert kit.for_equipment((("cable-machine",),)) == Steps()


@pytest.mark.parametrize(
    ("loadable", "weight", "at_most", "above", "below"),
    [
        (Steps(), kg(21), kg(20), kg(22.5), kg(20)),
        (Steps(), kg(20), kg(20), kg(22.5), kg(17.5)),
        (Steps(), kg(2.5), kg(2.5), kg(5), None),
        (Steps(), kg(2), None, kg(2.5), None),
        (Steps(), kg(5), kg(5), kg(7.5), kg(2.5)),
        (Steps(), lb(22), lb(20), lb(25), lb(20)),
        (Steps(kg=1.25, lb=2.5), kg(20), kg(20), kg(21.25), kg(18.75)),
        (Pieces((kg(20), kg(8), lb(22))), kg(10), lb(22), kg(20), kg(8)),
        (Pieces((kg(20), kg(8))), kg(8), kg(8), kg(20), None),
        (Pieces((kg(20), kg(8))), kg(7), None, kg(8), None),
    ],
)
def test_every_loadable_thing_has_a_next_weight_up_and_down(
    loadable: Loadable, weight: Weight, at_most: Weight | None, above: Weight | None, below: Weight | None
) -> None:
    assert loadable.at_most(weight) == at_most
    assert loadable.above(weight) == above
    assert loadable.below(weight) == below


def test_plates_in_another_unit_than_the_bar_s_are_loaded_in_the_bar_s() -> None:
    assert bar_with(lb(45), [kg(10)]).weights == (lb(45), lb(89.092))
    assert bar_with(kg(20.4117), []).weights == (kg(20.412),)


def test_r5_a_step_up_is_never_more_than_ten_pounds() -> None:
    assert heavier(lb(50), Pieces((lb(50), lb(60)))) == lb(60)
    assert heavier(lb(50), Pieces((lb(50), lb(60.5)))) is None


def test_r9_a_first_weight_on_the_belt_is_the_lightest_there_is() -> None:
    assert first_told((), Pieces((kg(0.5), kg(5))), WeightUnit.KG, added=True) == kg(0.5)
