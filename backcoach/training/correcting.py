"""What one key changes of a set that was done, and what of it can be told at all.

Pure: a press is one step, large enough that few are needed and small enough to be true.
"""

from __future__ import annotations

import math
from dataclasses import replace

from .exercise import Exercise
from .loading import ADDED_WEIGHT, WEIGHTS, Loadable, first_told
from .phase import Phase
from .plan import Plan
from .quantities import Distance, LoadClass, Weight, WeightUnit

FINE = 10.0
"""Seconds up to which a step is one second; above, it is five. Nobody who let go of a hold after some 23 s
knows it better than that, while the first seconds of a hang are hard won."""
COARSE = 5.0
MOST_REPS = 999
DISTANCE_STEP = 5.0
"""Metres, yards or feet, as the distance is written."""


def takes_weight(exercise: Exercise | None, weight: Weight | None) -> bool:
    """Whether a weight can be told of an exercise: not of a band, and of the body alone only on a belt."""
    if weight is not None:
        return True
    if exercise is None:
        return False
    if exercise.id in ADDED_WEIGHT:
        return True
    if not exercise.equipment:
        return exercise.load in (LoadClass.HEAVY, LoadClass.LIGHT)
    return any(name in WEIGHTS for choice in exercise.equipment for name in choice)


def more_weight(
    exercise: Exercise | None, weight: Weight | None, loadable: Loadable, unit: WeightUnit
) -> Weight | None:
    """The next weight up that can be loaded; where none is known yet, one to begin with."""
    if weight is not None:
        return loadable.above(weight) or weight
    if exercise is None:
        return loadable.above(Weight(0.0, unit))
    return first_told(exercise.equipment, loadable, unit, added=exercise.id in ADDED_WEIGHT)


def less_weight(weight: Weight | None, loadable: Loadable) -> Weight | None:
    """The next weight down that can be loaded; below the lightest there is none."""
    return None if weight is None else loadable.below(weight)


def step_reps(reps: int, by: int) -> int:
    """One rep more (`by` 1) or fewer (−1), never below none."""
    return min(MOST_REPS, max(0, reps + by))


def step_seconds(seconds: float, by: int) -> float:
    """A step up (`by` 1) or down (−1), landing on whole seconds, above ten on fives."""
    fine = seconds < FINE or (by < 0 and seconds <= FINE)
    return _landed(seconds, 1.0 if fine else COARSE, by)


def step_distance(distance: Distance, by: int) -> Distance:
    """A step further (`by` 1) or less far (−1), landing on fives of its own unit."""
    return replace(distance, amount=_landed(distance.amount, DISTANCE_STEP, by))


def reweighed(plan: Plan, slots: frozenset[int], weight: Weight | None) -> Plan:
    """The same plan with another weight in some of its phases."""
    return replace(
        plan,
        phases=tuple(
            replace(phase, weight=weight) if phase.index in slots else phase for phase in plan.phases
        ),
    )


def same_weight_after(plan: Plan, slot: int) -> frozenset[int]:
    """The phases after a set that are meant to be lifted at its weight: the bar stays as it is loaded."""
    told = plan.phases[slot]
    return frozenset(phase.index for phase in plan.phases[slot + 1 :] if _alike(phase, told))


def _alike(phase: Phase, told: Phase) -> bool:
    return (
        phase.exercise is not None
        and told.exercise is not None
        and phase.exercise.id == told.exercise.id
        and phase.weight == told.weight
    )


def _landed(amount: float, step: float, by: int) -> float:
    """The next whole number of steps, up or down, never below zero."""
    if by > 0:
        return (math.floor(amount / step + 1e-6) + 1) * step
    return max(0.0, (math.ceil(amount / step - 1e-6) - 1) * step)
