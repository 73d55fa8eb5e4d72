"""A plan: the flat row of phases that a session walks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .phase import Phase
from .routine import Level


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that will happen in a session, in order."""

    routine: str
    name: str
    level: Level
    phases: tuple[Phase, ...]
    notes: tuple[str, ...] = ()
    """What a person should know of it before the start: stand-ins for missing equipment (R12)."""

    @property
    def seconds(self) -> float:
        """The length of the session, with estimates for open phases."""
        last = self.phases[-1] if self.phases else None
        return last.at + last.seconds if last else 0.0

    def after(self, index: int) -> Iterator[Phase]:
        """What comes behind a phase, in order. A copy of all that is left would cost at every turn."""
        return (self.phases[at] for at in range(index + 1, len(self.phases)))

    def closed(self) -> Plan:
        """The same where nobody can press a key: open phases end at their estimate."""
        return replace(self, phases=tuple(replace(phase, open=False) for phase in self.phases))
