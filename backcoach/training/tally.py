"""What came of a session: its events, summed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .attempts import ASIDE, Attempts
from .event import Ending, Event, PhaseEnded, PhaseStarted, Replanned
from .phase import Phase, PhaseKind
from .plan import Plan
from .replan import is_same_set

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


class Tally:
    """Listens to a session and sums it up."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._attempts: Attempts[tuple[Phase, PhaseEnded]] = Attempts(lambda one: one[1].ending in COUNTS)

    def listen(self, event: Event) -> None:
        """Take an event in."""
        match event:
            case Replanned(plan=plan, index=index):
                self.plan = plan
                self._attempts.replanned(index, lambda at, one: is_same_set(one[0], plan, at))
            case PhaseStarted(after=Ending.UNDONE, index=index):
                self._attempts.take_back(index)
            case PhaseEnded(ending=ending, index=index) if ending is not Ending.UNDONE:
                self._attempts.ended(index, (self.plan.phases[index], event))
            case _:
                pass

    @property
    def worked(self) -> float:
        """Seconds spent in sets."""
        return sum(ended.seconds for _, (phase, ended) in self._attempts if phase.kind.active)

    @property
    def rested(self) -> float:
        """Seconds spent resting between sets."""
        return sum(ended.seconds for _, (phase, ended) in self._attempts if phase.kind is PhaseKind.REST)

    @property
    def sets_planned(self) -> int:
        """How many sets there were to do, each side of one counted."""
        return sum(phase.kind.active for phase, _ in self._rows)

    @property
    def sets_done(self) -> int:
        """How many were done."""
        return sum(phase.kind.active and _was_done(ended) for phase, ended in self._rows)

    @property
    def exercises(self) -> tuple[ExerciseTally, ...]:
        """A row for each exercise, in the order of the plan."""
        rows: dict[str, ExerciseTally] = {}
        for phase, ended in self._rows:
            if not phase.kind.active or phase.exercise is None:
                continue
            row = rows.get(phase.exercise.id, ExerciseTally(phase.exercise.name, 0, 0, 0.0))
            rows[phase.exercise.id] = ExerciseTally(
                row.name,
                row.planned + 1,
                row.done + _was_done(ended),
                row.seconds + (ended.seconds if ended is not None else 0.0),
            )
        return tuple(rows.values())

    @property
    def _rows(self) -> Iterator[tuple[Phase, PhaseEnded | None]]:
        """Every phase of the plan, with the attempt at it that counts; then what an older plan had."""
        attempts = dict(self._attempts)
        for phase in self.plan.phases:
            yield phase, attempts[phase.index][1] if phase.index in attempts else None
        yield from (one for index, one in attempts.items() if index >= ASIDE)


def _was_done(ended: PhaseEnded | None) -> bool:
    return ended is not None and ended.ending in COUNTS
