"""What a person has done so far, as far as the next targets depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .loading import Kit
from .one_rep_max import Knowledge, Maximum, estimate
from .quantities import Distance, Weight, WeightUnit


class Felt(StrEnum):
    """How a set felt, in the person's own judgement (R5)."""

    EASY = "easy"
    """More reps were easily there."""
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class PastSet:
    """One set that was done (one side of it, where the sides go one by one)."""

    exercise: str
    session: int
    """Sets with the same number belong to the same session."""
    day: date
    reps: int | None = None
    seconds: float | None = None
    distance: Distance | None = None
    weight: Weight | None = None
    felt: Felt | None = None
    planned_reps: int | None = None
    planned_seconds: float | None = None
    planned_distance: Distance | None = None
    number: int | None = None
    """Which set of its session it was, from 1; None where the log doesn't say."""
    count: int | None = None
    """How many sets there were to do."""


@dataclass(frozen=True, slots=True)
class Past:
    """The log, as a plan asks it."""

    today: date
    sets: Mapping[str, tuple[PastSet, ...]] = field(default_factory=dict)
    """By exercise, the oldest first."""
    maxima: Mapping[str, Maximum] = field(default_factory=dict)
    """One-rep maxima that were tested or typed in, the newest of each exercise (R6)."""
    declined: frozenset[str] = frozenset()
    """Exercises whose last proposal the person declined: they stay as they were."""
    kit: Kit = field(default_factory=Kit)
    unit: WeightUnit = WeightUnit.KG
    """The unit of a weight that the log says nothing of yet."""

    def of(self, exercise: str) -> tuple[PastSet, ...]:
        """What was done of an exercise, the oldest first."""
        return self.sets.get(exercise, ())

    def maximum(self, exercise: str) -> Maximum | None:
        """The best knowledge of a one-rep maximum (R6).

        What was tested or typed in stands, until a set done since then shows that more is there.
        """
        stated = self.maxima.get(exercise)
        best = stated
        for done in self.of(exercise):
            if stated is not None and done.day < stated.day:
                continue
            shown = estimate(done.weight, done.reps) if done.weight and done.reps else None
            if shown is not None and (best is None or shown.kg > best.weight.kg):
                best = Maximum(shown, done.day, Knowledge.ESTIMATED)
        return best
