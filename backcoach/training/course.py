"""The course of an exercise: what of it is worth a chart, and what it has come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What a chart of an exercise shows; the value is its name on the screen."""

    MAXIMUM = "estimated max"
    WEIGHT = "weight"
    REPS = "reps"
    TIME = "time"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Point:
    """The best of one exercise in one session: a point of its chart."""

    day: date
    kilograms: float | None
    reps: int | None
    seconds: float | None
    """Of holds and timed work; None where the exercise goes by reps."""
    metres: float | None
    """Of carries."""
    estimated: float | None
    """The one-rep maximum that the session's sets show, in kilograms (R6)."""

    def of(self, measure: Measure) -> float | None:
        """One of them, in kilograms, reps, seconds or metres; None where it says nothing of that."""
        match measure:
            case Measure.MAXIMUM:
                return self.estimated
            case Measure.WEIGHT:
                return self.kilograms
            case Measure.REPS:
                return self.reps
            case Measure.TIME:
                return self.seconds
            case Measure.DISTANCE:
                return self.metres


def measures_of(points: list[Point]) -> tuple[Measure, ...]:
    """What these points can show, the most telling first."""
    return tuple(measure for measure in Measure if any(point.of(measure) is not None for point in points))


def values_of(points: list[Point], measure: Measure) -> list[tuple[date, float]]:
    """Days and values of one measure."""
    found = ((point.day, point.of(measure)) for point in points)
    return [(day, value) for day, value in found if value is not None]
