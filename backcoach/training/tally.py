"""What came of a session: its events, summed up."""

from __future__ import annotations

from dataclasses import dataclass, field

from .event import Ending, Event, PhaseEnded, PhaseStarted, Replanned
from .phase import PhaseKind
from .plan import Plan

COUNTS = (Ending.ELAPSED, Ending.DONE)
"""Endings of a set that was done; a skipped one, or one gone back from, was not."""


@dataclass(frozen=True, slots=True)
class ExerciseTally:
    """One exercise of the session; each side of a set counts."""

    name: str
    planned: int
    done: int
    seconds: float
    """Time spent in its sets."""


@dataclass(slots=True)
class Tally:
    """Listens to a session and sums it up."""

    plan: Plan
    _seconds: dict[int, float] = field(default_factory=dict)
    """Seconds that each phase ran in its latest attempt, by index."""
    _done: set[int] = field(default_factory=set)

    def listen(self, event: Event) -> None:
        """Take an event in."""
        if isinstance(event, Replanned):
            self.plan = event.plan
        if isinstance(event, PhaseStarted) and event.after is Ending.UNDONE:
            self._done.discard(event.index)
        if not isinstance(event, PhaseEnded):
            return
        self._seconds[event.index] = event.seconds
        if event.ending in COUNTS:
            self._done.add(event.index)
        else:
            self._done.discard(event.index)

    @property
    def worked(self) -> float:
        """Seconds spent in sets."""
        return sum(s for index, s in self._seconds.items() if self.plan.phases[index].kind.active)

    @property
    def rested(self) -> float:
        """Seconds spent resting between sets."""
        rests = (s for index, s in self._seconds.items() if self.plan.phases[index].kind is PhaseKind.REST)
        return sum(rests)

    @property
    def sets_planned(self) -> int:
        """How many sets there were to do, each side of one counted."""
        return sum(phase.kind.active for phase in self.plan.phases)

    @property
    def sets_done(self) -> int:
        """How many were done."""
        return sum(self.plan.phases[index].kind.active for index in self._done)

    @property
    def exercises(self) -> tuple[ExerciseTally, ...]:
        """A row for each exercise, in the order of the plan."""
        rows: dict[str, ExerciseTally] = {}
        for phase in self.plan.phases:
            if not phase.kind.active or phase.exercise is None:
                continue
            row = rows.get(phase.exercise.id, ExerciseTally(phase.exercise.name, 0, 0, 0.0))
            rows[phase.exercise.id] = ExerciseTally(
                row.name,
                row.planned + 1,
                row.done + (phase.index in self._done),
                row.seconds + self._seconds.get(phase.index, 0.0),
            )
        return tuple(rows.values())
