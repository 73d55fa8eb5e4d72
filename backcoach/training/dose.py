"""How much of an exercise: what the step says, else the exercise, else the level (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from .exercise import Exercise
from .phase import PhaseKind
from .quantities import Distance, Load, LoadClass, Range, plain, seconds_text
from .routine import Doses, Level, Step

T = TypeVar("T")

LEVEL_SETS = {Level.BEGINNER: Range(2, 3), Level.ADVANCED: Range(3, 4)}
"""Sets by level (R2)."""
LEVEL_REPS = {Level.BEGINNER: Range(8, 12), Level.ADVANCED: Range(6, 10)}
"""Reps by level (R2)."""
USUAL_HOLD = Range(20, 40)
"""Seconds of a hold for which neither step nor exercise says anything."""


@dataclass(frozen=True, slots=True)
class SetDose:
    """One set, decided: exactly one of `reps`, `seconds`, `distance` is what it is measured in."""

    reps: Range | None
    seconds: Range | None
    distance: Distance | None
    load: Load | None
    why: str
    """Who decided: "as written", "its usual dose", "beginner"."""


def sets_of(step: Step, exercise: Exercise, level: Level, doses: Doses, in_rounds: bool) -> int:
    """How many sets a step is.

    A step in rounds is one set a round unless it says more. A range of sets is its low end for a
    beginner and its high end for an advanced person.
    """
    if step.listed_sets is not None:
        return step.listed_sets
    if step.sets is not None:
        return _end(step.sets, level)
    if in_rounds:
        return 1
    if doses is Doses.BY_EXERCISE and exercise.dose.sets is not None:
        return _end(exercise.dose.sets, level)
    if step.kind is not PhaseKind.WORK or step.seconds or (not step.reps and exercise.dose.seconds):
        return 1
    return _end(LEVEL_SETS[level], level)


def set_dose(step: Step, exercise: Exercise, level: Level, doses: Doses, number: int) -> SetDose:
    """Decide the dose of set `number` (from 0) of a step."""
    load = nth(step.load, number) or _usual_load(step, exercise, level, doses)
    if step.reps:
        return SetDose(nth(step.reps, number), None, None, load, "as written")
    if step.seconds:
        return SetDose(None, nth(step.seconds, number), None, load, "as written")
    if step.distance is not None:
        return SetDose(None, None, step.distance, load, "as written")
    usual = exercise.dose
    if step.kind is PhaseKind.CARRY and usual.distance is not None:
        return SetDose(None, None, usual.distance, load, "its usual dose")
    if step.kind is not PhaseKind.WORK:
        return SetDose(None, usual.seconds or USUAL_HOLD, None, load, "its usual dose")
    if usual.seconds is not None:
        return SetDose(None, usual.seconds, None, load, "its usual dose")
    if doses is Doses.BY_EXERCISE and usual.reps is not None:
        return SetDose(usual.reps, None, None, load, "its usual dose")
    return SetDose(LEVEL_REPS[level], None, None, load, level.value)


def describe(dose: SetDose, *, begun: bool = False) -> str:
    """Say where a set's measure comes from, for the `why` of its phase; `begun`: the log leads on."""
    if dose.reps is not None:
        return f"{dose.reps} reps, {dose.why}"
    if dose.seconds is not None and not dose.seconds.fixed:
        start = "" if begun else f": start at {seconds_text(dose.seconds.low)}"
        return f"{dose.seconds} s, {dose.why}{start}"
    if dose.seconds is not None:
        return f"{plain(dose.seconds.low)} s, {dose.why}"
    return f"{dose.distance}, {dose.why}"


def _usual_load(step: Step, exercise: Exercise, level: Level, doses: Doses) -> Load | None:
    if step.weight:
        return None
    if doses is Doses.BY_LEVEL and exercise.load in (LoadClass.HEAVY, LoadClass.LIGHT):
        # R2: the advanced lift heavier; R3 then gives them the longer rest.
        return LoadClass.HEAVY if level is Level.ADVANCED else LoadClass.LIGHT
    return exercise.load


def _end(sets: Range, level: Level) -> int:
    return int(sets.high if level is Level.ADVANCED else sets.low)


def nth(values: tuple[T, ...], number: int) -> T | None:
    """The value for a set: its own, or the one that stands for all (the last one where a list is short)."""
    if not values:
        return None
    return values[min(number, len(values) - 1)]
