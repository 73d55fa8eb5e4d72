"""Personal bests: what a session's sets were, held against everything done before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .loading import HAIR
from .one_rep_max import estimate
from .quantities import KG_PER_LB, Weight, WeightUnit, plain, seconds_text

A_BLINK = 0.5
"""Seconds: who holds longer by less than that hasn't held longer."""


class BestKind(StrEnum):
    """In what a set was the best, the most telling first."""

    HEAVIEST = "heaviest"
    MOST_REPS = "most-reps"
    """At this weight or any above it."""
    LONGEST = "longest"
    STRONGEST = "strongest"
    """By the one-rep maximum that it shows (R6)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A set, as far as it can be a best: lifted so often, or held so long."""

    reps: int | None = None
    weight: Weight | None = None
    held: float | None = None
    """Seconds of a hold; None of anything else, which lasts as long as the coach says."""

    @property
    def kg(self) -> float:
        """What was lifted beside the body; 0 where nothing was."""
        return self.weight.kg if self.weight else 0.0

    @property
    def maximum(self) -> Weight | None:
        """The one-rep maximum that it shows."""
        return estimate(self.weight, self.reps) if self.weight and self.reps else None


@dataclass(frozen=True, slots=True)
class Best:
    """A personal best, and what it was before."""

    kind: BestKind
    now: Mark
    before: float
    """Kilograms, reps or seconds, by the kind."""

    def __str__(self) -> str:
        """In words, such as "105 kg, the heaviest yet (100 kg before)"."""
        now, unit = self.now, self.now.weight.unit if self.now.weight else WeightUnit.KG
        match self.kind:
            case BestKind.HEAVIEST:
                return f"{now.weight}, the heaviest yet ({_weight(self.before, unit)} before)"
            case BestKind.MOST_REPS:
                at = f" with {now.weight}" if now.weight else ""
                return f"{now.reps} reps{at}, the most yet ({plain(self.before)} before)"
            case BestKind.LONGEST:
                held = seconds_text(round(now.held or 0.0))
                return f"{held}, the longest yet ({seconds_text(round(self.before))} before)"
            case BestKind.STRONGEST:
                shown = now.maximum.kg if now.maximum else 0.0
                return (
                    f"{now.reps} × {now.weight}, worth {_weight(shown, unit)} once"
                    f" ({_weight(self.before, unit)} before)"
                )


def bests(before: Iterable[Mark], now: Iterable[Mark]) -> tuple[Best, ...]:
    """The bests among the sets that an exercise had just `now`, one of each kind at most.

    What was never done before can't be a best. A single maximum isn't told beside a heavier weight or
    more reps, which say it already.
    """
    earlier, sets = list(before), list(now)
    if not earlier:
        return ()
    told = [_heaviest(earlier, sets), _most_reps(earlier, sets), _longest(earlier, sets)]
    found = tuple(best for best in told if best is not None)
    strongest = None if found else _strongest(earlier, sets)
    return found if strongest is None else (strongest,)


def _heaviest(earlier: list[Mark], sets: list[Mark]) -> Best | None:
    loaded = [mark.kg for mark in earlier if mark.weight and mark.reps != 0]
    lifted = [mark for mark in sets if mark.weight and mark.reps != 0]
    if not loaded or not lifted:
        return None
    best = max(lifted, key=lambda mark: (mark.kg, mark.reps or 0))
    return Best(BestKind.HEAVIEST, best, max(loaded)) if best.kg > max(loaded) + HAIR else None


def _most_reps(earlier: list[Mark], sets: list[Mark]) -> Best | None:
    found: list[Best] = []
    for mark in sets:
        known = [one.reps for one in earlier if one.reps is not None and one.kg >= mark.kg - HAIR]
        if mark.reps is not None and known and mark.reps > max(known):
            found.append(Best(BestKind.MOST_REPS, mark, max(known)))
    return max(found, key=lambda best: (best.now.kg, best.now.reps or 0), default=None)


def _longest(earlier: list[Mark], sets: list[Mark]) -> Best | None:
    known = [mark.held for mark in earlier if mark.held is not None]
    held = {mark.held: mark for mark in sets if mark.held is not None}
    if not known or not held:
        return None
    most = max(held)
    return Best(BestKind.LONGEST, held[most], max(known)) if most > max(known) + A_BLINK else None


def _strongest(earlier: list[Mark], sets: list[Mark]) -> Best | None:
    known = [maximum.kg for mark in earlier if (maximum := mark.maximum)]
    showing = {maximum.kg: mark for mark in sets if (maximum := mark.maximum)}
    if not known or not showing:
        return None
    most = max(showing)
    return Best(BestKind.STRONGEST, showing[most], max(known)) if most > max(known) + HAIR else None


def _weight(kilograms: float, unit: WeightUnit) -> str:
    amount = kilograms if unit is WeightUnit.KG else kilograms / KG_PER_LB
    return str(Weight(round(amount, 1), unit))
