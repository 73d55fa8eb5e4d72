"""Sets in words."""

from __future__ import annotations

import pytest

from backcoach.journal.rows import NOTHING, Amounts
from backcoach.journal.telling import amounts_text, set_name
from backcoach.training.phase import Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit

from .builders import logged_set

TEN = Weight(10.0, WeightUnit.KG)
FAR = Distance(20, DistanceUnit.YARD)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (Amounts(5, 12.5, None, TEN), "5 × 10 kg"),
        (Amounts(8, 20), "8 reps"),
        (Amounts(1, 3), "1 rep"),
        (Amounts(None, 30.004), "30 s"),
        (Amounts(None, 150, None, TEN), "2 min 30 s × 10 kg"),
        (Amounts(None, 20, FAR, TEN), "20 yd × 10 kg"),
        (Amounts(weight=TEN), "10 kg"),
        (NOTHING, ""),
    ],
)
def test_a_set_is_told_as_a_person_would_note_it_down(amounts: Amounts, words: str) -> None:
    assert amounts_text(amounts) == words


def test_a_set_is_named_by_its_exercise_number_and_side() -> None:
    assert set_name(logged_set(number=2)) == "Dumbbell row, set 2"
    assert set_name(logged_set(number=1, side=Side.LEFT)) == "Dumbbell row, set 1, left"
    assert set_name(logged_set(number=None, name="", side=Side.ALTERNATE)) == "dumbbell-row"
