"""What comes out of a measurement: medians of turns, ratios of them, and whether a bar is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured of one subject, a figure a turn."""

    values: tuple[float, ...]

    def __init__(self, values: Sequence[float]) -> None:
        if not values:
            raise ValueError("nothing was measured")
        object.__setattr__(self, "values", tuple(values))

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Between them lies half of the turns."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        low, _, high = quantiles(self.values, n=4, method="inclusive")
        return low, high


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    label: str
    value: float
    low: float
    high: float
    """The quartiles of the turns: how far the figure can be trusted."""
    unit: str = "×"
    """What is counted; × is a ratio, and ratios come first."""
    bar: float | None = None
    """The figure is to be no more than this; None where nothing was promised."""
    detail: str = ""
    """The figures that a ratio was made of, or how something was counted."""
    told: str = ""
    """How the readme says it; empty where it doesn't."""

    @property
    def is_ratio(self) -> bool:
        return self.unit == "×"

    @property
    def met(self) -> bool | None:
        return None if self.bar is None else self.value <= self.bar


def ratio(
    label: str,
    ours: Sample,
    theirs: Sample,
    *,
    bar: float | None = None,
    unit: str,
    scale: float = 1.0,
    told: str = "",
) -> Row:
    """Medians, one over the other; the spread is that of the turns, each against its own neighbour.

    `unit` is that of the two samples once they are multiplied by `scale`, and only explains the ratio.
    """
    turns = Sample([our / their for our, their in zip(ours.values, theirs.values, strict=True)])
    low, high = turns.quartiles
    detail = f"{ours.median * scale:.3g} ÷ {theirs.median * scale:.3g} {unit}"
    return Row(label, ours.median / theirs.median, low, high, bar=bar, detail=detail, told=told)


def amount(
    label: str,
    sample: Sample,
    unit: str,
    *,
    scale: float = 1.0,
    bar: float | None = None,
    detail: str = "",
    told: str = "",
) -> Row:
    """A figure as it is, multiplied by `scale` for the eye."""
    low, high = sample.quartiles
    return Row(label, sample.median * scale, low * scale, high * scale, unit, bar, detail, told)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so many per cent of them lie, by the nearest rank."""
    ordered = sorted(values)
    rank = -(-len(ordered) * share // 100)
    return ordered[max(0, int(rank) - 1)]
