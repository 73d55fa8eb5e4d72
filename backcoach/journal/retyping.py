"""A set that a person types anew: its amounts as text in fields, and the set that the fields say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from ..training.phase import SectionKind
from ..training.quantities import (
    Distance,
    DistanceUnit,
    QuantityError,
    Weight,
    WeightUnit,
    parse_distance,
    parse_lasting,
    parse_weight,
    parse_whole_range,
    plain,
)
from .rows import Amounts, LoggedSet, Outcome

MOST_REPS = 500
"""As many as a routine may ask for."""


class Field(StrEnum):
    """What can be typed; the value is the word beside it."""

    REPS = "reps"
    TIME = "time"
    DISTANCE = "distance"
    WEIGHT = "weight"


class MistypedError(ValueError):
    """A field can't be read; the message is one line."""

    def __init__(self, field: Field, problem: QuantityError) -> None:
        super().__init__(f"{problem.wrong}; {problem.right}")
        self.field = field


def fields_of(one: LoggedSet) -> tuple[Field, ...]:
    """What a set is measured in, and the weight where it can have one."""
    amounts = (one.done, one.planned)
    if any(each.reps is not None for each in amounts):
        measure = Field.REPS
    elif any(each.distance is not None for each in amounts):
        measure = Field.DISTANCE
    else:
        measure = Field.TIME
    weighed = one.section is SectionKind.MAIN or any(each.weight is not None for each in amounts)
    return (measure, Field.WEIGHT) if weighed else (measure,)


def text_of(one: LoggedSet, field: Field) -> str:
    """What stands in a field at first: what was done, or of a skipped set what was planned."""
    amounts = one.done if one.outcome is Outcome.DONE else one.planned
    match field:
        case Field.REPS:
            return "" if amounts.reps is None else str(amounts.reps)
        case Field.TIME:
            return "" if amounts.seconds is None else f"{plain(round(amounts.seconds))} s"
        case Field.DISTANCE:
            return str(amounts.distance or "")
        case Field.WEIGHT:
            return str(amounts.weight or "")


def retyped(one: LoggedSet, typed: Mapping[Field, str], unit: WeightUnit) -> LoggedSet:
    """The set as the fields say; fields that are as they were change nothing.

    A bare number takes the unit that the set had, else `unit`. Raises MistypedError.
    """
    amounts = one.done if one.outcome is Outcome.DONE else one.planned
    for field, text in typed.items():
        if text.strip() == text_of(one, field):
            continue
        try:
            amounts = _with(amounts, field, text.strip(), unit)
        except QuantityError as problem:
            raise MistypedError(field, problem) from None
    return replace(one, done=amounts, outcome=Outcome.DONE)


def _with(amounts: Amounts, field: Field, text: str, unit: WeightUnit) -> Amounts:
    match field:
        case Field.REPS:
            return replace(amounts, reps=_reps(text))
        case Field.TIME:
            return replace(amounts, seconds=parse_lasting(text))
        case Field.DISTANCE:
            return replace(amounts, distance=_distance(text, amounts.distance))
        case Field.WEIGHT:
            return replace(amounts, weight=_weight(text, amounts.weight, unit))


def _reps(text: str) -> int:
    reps = parse_whole_range(text, MOST_REPS, "reps")
    if not reps.fixed:
        raise QuantityError(f'"{text}" is not what was done', "write one number of reps")
    return int(reps.low)


def _distance(text: str, before: Distance | None) -> Distance:
    return parse_distance(_with_unit(text, before.unit if before else DistanceUnit.METRE))


def _weight(text: str, before: Weight | None, unit: WeightUnit) -> Weight | None:
    """None for an empty field: with the body's own weight."""
    return parse_weight(_with_unit(text, before.unit if before else unit)) if text else None


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if re.fullmatch(r"[0-9.]+", text) else text
