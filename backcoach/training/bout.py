"""What the log says of an aim: the sessions that count towards it, each seen as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from .loading import HAIR, Loadable, Steps
from .past import Felt, Past, PastSet
from .quantities import Distance, Range, Weight

A_BLINK = 0.5
"""Seconds: who lets go of a hold so shortly before its end has held it."""
A_STEP = 1.0
"""Metres by which a distance may differ and still be the same."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a step asks for, before the log is heard. One of `reps`, `seconds`, `distance` is given."""

    exercise: str
    reps: Range | None = None
    seconds: Range | None = None
    distance: Distance | None = None
    weight: Weight | None = None
    """A weight that the file writes out; it stays."""
    percent: float | None = None
    """A load that the file gives in per cent of the one-rep maximum (R6)."""
    rest: float | None = None
    """The usual rest after the set, in seconds."""
    rest_least: float | None = None
    """How short that rest may get: the low end of its band. None where the file writes the rest out."""
    loadable: Loadable = field(default_factory=Steps)

    @property
    def holds(self) -> bool:
        """Whether it is measured in seconds."""
        return self.reps is None and self.seconds is not None

    @property
    def range(self) -> Range:
        """What its goal lies in: reps or seconds; of a distance there is only one."""
        return self.reps or self.seconds or Range(1, 1)


@dataclass(frozen=True, slots=True)
class Bout:
    """The sets of one session that count towards an aim."""

    sets: tuple[PastSet, ...]
    goal: float
    """What was planned, in reps or seconds, within the aim's range."""
    met: bool
    """Whether every set came up to its plan."""
    mastered: bool
    """Whether every set came up to the top of the range."""
    done: int
    """How many sets were done of the exercise that day."""
    planned: int
    """How many there were to do."""

    @property
    def whole(self) -> bool:
        """Whether none was left out: who stopped after the first of three hasn't shown what the rest ask."""
        return self.done >= self.planned

    @property
    def weight(self) -> Weight | None:
        """The weight of the last set: the one whose feeling R5 asks for."""
        return self.sets[-1].weight

    @property
    def felt(self) -> Felt | None:
        """How the last set felt; where nobody said so, how the last one felt that somebody spoke of."""
        return next((one.felt for one in reversed(self.sets) if one.felt), None)


def bouts_of(aim: Aim, past: Past) -> list[Bout]:
    """The sessions that count towards an aim, the oldest first.

    Only sets whose plan lay in the aim's range count: fours say little about fifteens.
    """
    sets = [one for one in past.of(aim.exercise) if _counts(aim, one)]
    return [_bout(aim, tuple(group), past) for _, group in groupby(sets, key=lambda one: one.session)]


def alike(one: Weight | None, other: Weight | None) -> bool:
    """Whether two weights are the same, in whatever unit."""
    if one is None or other is None:
        return one is other
    return abs(one.kg - other.kg) <= HAIR


def _counts(aim: Aim, one: PastSet) -> bool:
    if aim.distance is not None:
        meant = one.planned_distance or one.distance
        return meant is not None and abs(meant.metres - aim.distance.metres) < A_STEP
    planned, done = _measure(one, aim.holds)
    measure = planned if planned is not None else done
    if measure is None or done is None or (aim.holds and one.reps is not None):
        return False
    # Who holds longer than the range asks for can surely hold that; more reps mean another weight.
    return aim.range.low <= measure and (aim.holds or measure <= aim.range.high)


def _bout(aim: Aim, sets: tuple[PastSet, ...], past: Past) -> Bout:
    done, planned = _sets_of(past, aim.exercise, sets[0].session)
    if aim.distance is not None:
        way = aim.distance.metres - A_STEP
        gone = all(one.distance is not None and one.distance.metres > way for one in sets)
        return Bout(sets, 1, met=gone, mastered=gone, done=done, planned=planned)
    pairs = [_measure(one, aim.holds) for one in sets]
    slack = A_BLINK if aim.holds else 0.0
    least = min(amount for _, amount in pairs if amount is not None)
    goals = [plan for plan, _ in pairs if plan is not None]
    goal = goals[-1] if goals else least
    return Bout(
        sets,
        min(max(goal, aim.range.low), aim.range.high),
        met=all(plan is None or (amount or 0) >= plan - slack for plan, amount in pairs),
        mastered=least >= aim.range.high - slack,
        done=done,
        planned=planned,
    )


def _sets_of(past: Past, exercise: str, session: int) -> tuple[int, int]:
    """How many sets of the exercise were done in a session, and how many there were to do."""
    sets = [one for one in past.of(exercise) if one.session == session]
    counts = [one.count for one in sets if one.count is not None]
    numbers = {one.number for one in sets if one.number is not None}
    return len(numbers), max(counts, default=0)


def _measure(one: PastSet, holds: bool) -> tuple[float | None, float | None]:
    """What was planned and what was done, in seconds or in reps."""
    return (one.planned_seconds, one.seconds) if holds else (one.planned_reps, one.reps)
