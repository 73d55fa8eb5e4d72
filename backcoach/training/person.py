"""The person who trains, as far as a plan depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from .routine import Level, Pace


@dataclass(frozen=True, slots=True)
class Person:
    """Choices that hold for every routine."""

    level: Level | None = None
    """None: the routine's own level, or beginner."""
    pace: Pace = Pace.TIMED
    prepare: float = 10.0
    """Seconds to get ready at the start of a session and of a section."""
    change_over: float = 5.0
    """Seconds to change sides, or to move on to the next exercise where no rest lies between."""
    walking_pace: float = 0.8
    """Metres a second of a loaded walk: carries are walked slowly (R10)."""
    owned: frozenset[str] | None = None
    """The equipment that is there; None: everything. What is missing is stood in for (R12)."""
