"""A set in words, as a person would note it down: "5 × 100 kg", "45 s", "20 yd × 24 kg"."""

from __future__ import annotations

from ..training.phase import Side
from ..training.quantities import seconds_text
from .rows import Amounts, LoggedSet


def amounts_text(amounts: Amounts) -> str:
    """How much; empty where nothing is known."""
    if amounts.reps is not None:
        reps = f"{amounts.reps} × {amounts.weight}" if amounts.weight else f"{amounts.reps} reps"
        return "1 rep" if reps == "1 reps" else reps
    measure = None
    if amounts.distance is not None:
        measure = str(amounts.distance)
    elif amounts.seconds is not None:
        measure = seconds_text(round(amounts.seconds))
    return " × ".join(str(part) for part in (measure, amounts.weight) if part is not None)


def set_name(one: LoggedSet) -> str:
    """Which set: "Deadlift, set 2", "One-arm row, set 1, left"."""
    words = [one.name or one.exercise]
    if one.number is not None:
        words.append(f"set {one.number}")
    if one.side in (Side.LEFT, Side.RIGHT):
        words.append(str(one.side))
    return ", ".join(words)
