"""The one-rep maximum: tested, typed in, or estimated, and the weights that follow from it (R6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .quantities import Weight, plain

MOST_REPS = 10
"""Both formulas are fair up to ten reps; a longer set says too little about a maximum."""


class Knowledge(StrEnum):
    """Where a maximum is known from."""

    TESTED = "tested"
    TYPED = "typed"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Maximum:
    """What a person can lift once."""

    weight: Weight
    day: date
    known: Knowledge

    def __str__(self) -> str:
        return f"{plain(round(self.weight.amount, 1))} {self.weight.unit} ({self.known})"


def epley(weight: float, reps: int) -> float:
    """Estimate the maximum as weight × (1 + reps / 30), in the unit of the weight.

    Boyd Epley, "Poundage Chart", Boyd Epley Workout, 1985. A single is its own maximum, which the bare
    formula would miss. Raises ValueError below one rep.
    """
    _check(reps)
    return weight if reps == 1 else weight * (1 + reps / 30)


def brzycki(weight: float, reps: int) -> float:
    """Estimate the maximum as weight × 36 / (37 − reps), in the unit of the weight.

    Matt Brzycki, "Strength Testing: Predicting a One-Rep Max from Reps-to-Fatigue", Journal of Physical
    Education, Recreation & Dance, 1993. Raises ValueError below one rep and from 37 on, where the
    formula has no answer.
    """
    _check(reps)
    if reps >= 37:
        raise ValueError(f"no maximum follows from {reps} reps")
    return weight * 36 / (37 - reps)


def estimate(weight: Weight, reps: int) -> Weight | None:
    """Estimate the maximum from a set; None where the set was too long to tell (`MOST_REPS`).

    The lower of the two formulas counts: a plan that starts a little light loses one session, a plan
    that starts too heavy loses a back.
    """
    if not 1 <= reps <= MOST_REPS:
        return None
    return Weight(min(epley(weight.amount, reps), brzycki(weight.amount, reps)), weight.unit)


def weight_for(maximum: Weight, reps: int) -> Weight:
    """The weight that can be lifted so many times in a row by the more careful of the two formulas.

    Raises ValueError below one rep and from 37 on.
    """
    share = max(epley(1.0, reps), brzycki(1.0, reps))
    return Weight(maximum.amount / share, maximum.unit)


def percent_of(maximum: Weight, percent: float) -> Weight:
    """So many per cent of a maximum (R6: 85–90 % for mass)."""
    return Weight(maximum.amount * percent / 100, maximum.unit)


def _check(reps: int) -> None:
    if reps < 1:
        raise ValueError(f"a set has at least one rep, not {reps}")
