"""A set that is typed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.journal.retyping import Field, MistypedError, fields_of, retyped, text_of
from backcoach.journal.rows import Amounts, LoggedSet, Outcome
from backcoach.training.phase import SectionKind
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit

from .builders import TEN_KG, logged_set

KG, LB = WeightUnit.KG, WeightUnit.LB
FAR = Distance(20, DistanceUnit.YARD)

ROWS = logged_set()
HANG = logged_set(done=Amounts(None, 20.4), planned=Amounts(None, 20))
CARRY = logged_set(done=Amounts(None, 15, FAR, TEN_KG), planned=Amounts(None, 20, FAR))
STRETCH = replace(HANG, section=SectionKind.COOL_DOWN)
SKIPPED = logged_set(outcome=Outcome.SKIPPED, done=Amounts())


@pytest.mark.parametrize(
    ("one", "texts"),
    [
        (ROWS, {Field.REPS: "8", Field.WEIGHT: "10 kg"}),
        (HANG, {Field.TIME: "20 s", Field.WEIGHT: ""}),
        (CARRY, {Field.DISTANCE: "20 yd", Field.WEIGHT: "10 kg"}),
        (STRETCH, {Field.TIME: "20 s"}),
        (SKIPPED, {Field.REPS: "8", Field.WEIGHT: "10 kg"}),
    ],
)
def test_the_fields_say_what_was_done_and_unchanged_they_change_nothing(
    one: LoggedSet, texts: dict[Field, str]
) -> None:
    assert {field: text_of(one, field) for field in fields_of(one)} == texts
    after = retyped(one, texts, KG)
    assert after == (one if one is not SKIPPED else replace(one, done=one.planned, outcome=Outcome.DONE))


@pytest.mark.parametrize(
    ("one", "field", "text", "done"),
    [
        (ROWS, Field.REPS, " 12 ", Amounts(12, 20.0, None, TEN_KG)),
        (ROWS, Field.WEIGHT, "12.5", Amounts(8, 20.0, None, Weight(12.5, KG))),
        (ROWS, Field.WEIGHT, "30 lb", Amounts(8, 20.0, None, Weight(30, LB))),
        (ROWS, Field.WEIGHT, "", Amounts(8, 20.0)),
        (HANG, Field.WEIGHT, "5", Amounts(None, 20.4, None, Weight(5, LB))),
        (HANG, Field.TIME, "1:10", Amounts(None, 70)),
        (HANG, Field.TIME, "25", Amounts(None, 25)),
        (CARRY, Field.DISTANCE, "25", Amounts(None, 15, Distance(25, DistanceUnit.YARD), TEN_KG)),
        (CARRY, Field.DISTANCE, "25 m", Amounts(None, 15, Distance(25, DistanceUnit.METRE), TEN_KG)),
    ],
)
def test_what_is_typed_is_what_was_done_and_a_bare_number_keeps_its_unit(
    one: LoggedSet, field: Field, text: str, done: Amounts
) -> None:
    assert retyped(one, {field: text}, LB).done == done


@pytest.mark.parametrize(
    ("one", "field", "text", "said"),
    [
        (ROWS, Field.REPS, "", '"" is not a number of reps; write 5'),
        (ROWS, Field.REPS, "4-6", '"4-6" is not what was done; write one number of reps'),
        (ROWS, Field.REPS, "0", "no reps at all"),
        (ROWS, Field.WEIGHT, "10,5", "use a point, not a comma"),
        (ROWS, Field.WEIGHT, "10 stone", '"10 stone" is not a weight; write the unit: 40 kg or 90 lb'),
        (HANG, Field.TIME, "0", "lasts no time"),
        (CARRY, Field.DISTANCE, "far", '"far" is not a distance'),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line_with_what_would_be_right(
    one: LoggedSet, field: Field, text: str, said: str
) -> None:
    with pytest.raises(MistypedError) as told:
        retyped(one, {field: text}, KG)
    assert told.value.field is field
    assert said in str(told.value)
    assert "\n" not in str(told.value)
