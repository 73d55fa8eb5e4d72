"""Which weights a person can really load: the plates on a bar, a row of dumbbells, a machine's steps."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from .quantities import KG_PER_LB, Weight, WeightUnit

HAIR = 0.1
"""Kilograms: weights that differ by less are the same weight, in two units or from two makers."""

LARGE_FROM = {WeightUnit.KG: 50.0, WeightUnit.LB: 110.0}
"""From this weight on the larger of R5's two steps is right: the same share of more weight."""
SMALL_STEP = {WeightUnit.KG: 2.5, WeightUnit.LB: 5.0}
LARGE_STEP = {WeightUnit.KG: 5.0, WeightUnit.LB: 10.0}
"""R5: 5–10 lb, about 2.5–5 kg. Never more than this at once."""

USUAL_BARS = {WeightUnit.KG: Weight(20, WeightUnit.KG), WeightUnit.LB: Weight(45, WeightUnit.LB)}
USUAL_FIRST = {WeightUnit.KG: Weight(10, WeightUnit.KG), WeightUnit.LB: Weight(20, WeightUnit.LB)}
"""A weight to begin telling from, where nothing is known of one and no bar is lifted."""
BARS = frozenset({"barbell", "hex-bar"})
WEIGHTS = BARS | {
    "cable-machine",
    "dumbbell",
    "dumbbells",
    "kettlebell",
    "light-dumbbells",
    "pulldown-machine",
}
"""Equipment that has a weight that can be told: a band has none."""
ADDED_WEIGHT = {"pull-up": "on a belt", "back-extension": "held to the chest"}
"""Bodyweight exercises that take a weight once they are too easy, and where it goes (R9)."""


class Loadable(Protocol):
    """The weights that something can be loaded to."""

    def at_most(self, limit: Weight) -> Weight | None:
        """The heaviest weight up to and with the limit; None where even the lightest is above it."""
        ...

    def above(self, weight: Weight) -> Weight | None:
        """The lightest weight that is more than this one; None where nothing is."""
        ...

    def below(self, weight: Weight) -> Weight | None:
        """The heaviest weight that is less than this one; None where nothing is."""
        ...


@dataclass(frozen=True, slots=True)
class Steps:
    """Anything that goes in even steps, in the unit that the weight is written in: cable, belt, band."""

    kg: float = 2.5
    lb: float = 5.0

    def at_most(self, limit: Weight) -> Weight | None:
        """The heaviest step up to and with the limit; None below the first step."""
        count = math.floor(limit.amount / self._step(limit) + 1e-6)
        return self._weight(count, limit) if count >= 1 else None

    def above(self, weight: Weight) -> Weight | None:
        """The next step above this weight."""
        return self._weight(math.floor(weight.amount / self._step(weight) + 1e-6) + 1, weight)

    def below(self, weight: Weight) -> Weight | None:
        """The next step below this weight; None from the first step down."""
        count = math.ceil(weight.amount / self._step(weight) - 1e-6) - 1
        return self._weight(count, weight) if count >= 1 else None

    def _step(self, weight: Weight) -> float:
        return self.kg if weight.unit is WeightUnit.KG else self.lb

    def _weight(self, count: int, like: Weight) -> Weight:
        return Weight(round(count * self._step(like), 3), like.unit)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A countable lot of weights: the dumbbells of a rack, or every load that a bar's plates make."""

    weights: tuple[Weight, ...]
    """In any order and unit."""

    def at_most(self, limit: Weight) -> Weight | None:
        """The heaviest of them up to and with the limit."""
        fitting = [weight for weight in self.weights if weight.kg <= limit.kg + HAIR]
        return max(fitting, key=_kg, default=None)

    def above(self, weight: Weight) -> Weight | None:
        """The lightest of them that is more than this weight."""
        return min((more for more in self.weights if more.kg > weight.kg + HAIR), key=_kg, default=None)

    def below(self, weight: Weight) -> Weight | None:
        """The heaviest of them that is less than this weight."""
        return max((less for less in self.weights if less.kg < weight.kg - HAIR), key=_kg, default=None)


def bar_with(bar: Weight, pairs: Iterable[Weight]) -> Pieces:
    """Every load of a bar and the pairs of plates that the person owns.

    `pairs` names the weight of one plate, once for each pair. The loads come in the bar's own unit.
    """
    unit_kg = 1.0 if bar.unit is WeightUnit.KG else KG_PER_LB
    loads = {round(bar.amount, 3)}
    for plate in pairs:
        added = 2 * plate.kg / unit_kg
        loads |= {round(load + added, 3) for load in loads}
    return Pieces(tuple(Weight(load, bar.unit) for load in sorted(loads)))


@dataclass(frozen=True, slots=True)
class Kit:
    """What a person has to load exercises with."""

    by_equipment: Mapping[str, Loadable] = field(default_factory=dict)
    """By the names that exercise files use: "barbell", "dumbbell", "dumbbells", "kettlebell"."""
    otherwise: Loadable = Steps()

    def for_equipment(self, equipment: Iterable[Iterable[str]]) -> Loadable:
        """What an exercise is loaded with: the first thing that it needs and that is in the kit."""
        for choice in equipment:
            for name in choice:
                if name in self.by_equipment:
                    return self.by_equipment[name]
        return self.otherwise


def heavier(weight: Weight, loadable: Loadable) -> Weight | None:
    """The next weight up: 2.5 kg or 5 lb, from 50 kg or 110 lb on 5 kg or 10 lb (R5).

    Where that can't be loaded, the next one that can, so long as it is no more than 5 kg or 10 lb away;
    None where nothing is.
    """
    step = LARGE_STEP if weight.amount >= LARGE_FROM[weight.unit] else SMALL_STEP
    found = loadable.at_most(Weight(weight.amount + step[weight.unit], weight.unit))
    if found is not None and found.kg > weight.kg + HAIR:
        return found
    found = loadable.above(weight)
    most = Weight(weight.amount + LARGE_STEP[weight.unit], weight.unit)
    return found if found is not None and found.kg <= most.kg + 1e-6 else None


def lighter(weight: Weight, share: float, loadable: Loadable) -> Weight:
    """The heaviest weight that can be loaded up to a share of this one; itself where none is lighter."""
    return loadable.at_most(Weight(weight.amount * share, weight.unit)) or weight


def first_told(
    equipment: Iterable[Iterable[str]], loadable: Loadable, unit: WeightUnit, *, added: bool
) -> Weight | None:
    """Where to begin telling a weight that nothing is known of: the bar, or a dumbbell that most have.

    `added`: it comes on top of the body's own (R9), and begins with the first step. None where nothing can
    be loaded.
    """
    nothing = Weight(0.0, unit)
    if added:
        return loadable.above(nothing)
    barbell = any(name in BARS for choice in equipment for name in choice)
    usual = (USUAL_BARS if barbell else USUAL_FIRST)[unit]
    return loadable.at_most(usual) or loadable.above(nothing)


def _kg(weight: Weight) -> float:
    return weight.kg
