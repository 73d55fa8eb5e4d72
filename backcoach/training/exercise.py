"""What a person can do for the back: one exercise, as the catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .figure import Figure
from .muscle import Muscle
from .phase import PhaseKind
from .quantities import Distance, LoadClass, Range, Tempo

USUAL_TEMPO = Tempo(2, 0, 1, 0)
"""A controlled rep where the catalogue says nothing."""


class Sides(StrEnum):
    """How an exercise that works one side at a time goes."""

    EACH = "each"
    """The full dose with one side, then the full dose with the other."""
    ALTERNATE = "alternate"
    """Left, right, left, … within one set; the reps count both sides together."""


@dataclass(frozen=True, slots=True)
class Dose:
    """What the source of an exercise prescribes; None where it says nothing."""

    sets: Range | None = None
    reps: Range | None = None
    seconds: Range | None = None
    distance: Distance | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of the catalogue, or of a person's own."""

    id: str
    name: str
    kind: PhaseKind = PhaseKind.WORK
    muscles: tuple[Muscle, ...] = ()
    """Those to feel, the first one most (R15)."""
    also: tuple[Muscle, ...] = ()
    """Those that help."""
    equipment: tuple[tuple[str, ...], ...] = ()
    """All of these are needed; each is a choice of alternatives: (("cable-machine", "resistance-band"),)."""
    cues: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    """What commonly goes wrong (R16)."""
    breath: str = ""
    dose: Dose = Dose()
    load: LoadClass | None = None
    sides: Sides | None = None
    tempo: Tempo = USUAL_TEMPO
    instead: tuple[str, ...] = ()
    """Stand-ins where the equipment is missing, the best first."""
    note: str = ""
    figure: Figure | None = None
    """How it goes, drawn; a person's own exercise needs none."""

    def needs(self) -> tuple[str, ...]:
        """The equipment in words: ("bench or stool", "dumbbell")."""
        return tuple(" or ".join(choice) for choice in self.equipment)
