"""A phase: the smallest stretch of a session that has one kind, one clock and one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .exercise import Exercise
    from .quantities import Distance, Load, Range, Tempo, Weight


class PhaseKind(StrEnum):
    """What a person does in a phase."""

    PREPARE = "prepare"
    WORK = "work"
    HOLD = "hold"
    CARRY = "carry"
    REST = "rest"

    @property
    def active(self) -> bool:
        """Whether the phase is part of a set (not a rest or a change-over)."""
        return self in (PhaseKind.WORK, PhaseKind.HOLD, PhaseKind.CARRY)


class SectionKind(StrEnum):
    """The parts of a session (R14)."""

    WARM_UP = "warm-up"
    MAIN = "main"
    COOL_DOWN = "cool-down"


class Side(StrEnum):
    """Which side works."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    """Both, in turn."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a plan. Times are seconds of the session's clock."""

    index: int
    at: float
    """When it starts if nothing is paused, skipped or changed."""
    kind: PhaseKind
    seconds: float
    """How long it lasts; an estimate where `open`."""
    section: SectionKind
    why: str
    """Where its length comes from, in words: "heavy, 4–6 reps: 75 s"."""
    exercise: Exercise | None = None
    """What is done; in a rest or a change-over, what comes next."""
    set: int | None = None
    """From 1; in a rest, the set that has just been done."""
    sets: int | None = None
    side: Side | None = None
    round: int | None = None
    rounds: int | None = None
    reps: int | None = None
    reps_range: Range | None = None
    """What `reps` was chosen from."""
    tempo: Tempo | None = None
    """The pace of the reps, where the coach paces them."""
    distance: Distance | None = None
    load: Load | None = None
    weight: Weight | None = None
    open: bool = False
    """Whether it lasts until the person says so."""
    change_sides: bool = False
    """Whether this preparation is a change-over to the other side."""
    rep_ticks: bool | None = None
    """Whether each of its reps is heard; None: as the person wants it elsewhere, too."""
    note: str = ""
    """The routine's own line to show and say."""

    @property
    def cues(self) -> tuple[str, ...]:
        """What to think of, the routine's own line first (R15)."""
        own = (self.note,) if self.note else ()
        return own + (self.exercise.cues if self.exercise else ())
