"""Keeps a running session in step with its routine's file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..files.library import Found
from ..files.watch import Watch
from ..planner import Planner
from ..training.plan import Plan
from .conductor import Coach

LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""


@dataclass(slots=True)
class Reload:
    """What came of a change: a new plan, or one line that says why the last good one stays."""

    plan: Plan | None
    line: str


@dataclass(slots=True)
class Reloading:
    """Looks at one routine's file."""

    planner: Planner
    """Leaves out what is done in the session that runs: it is no past one."""
    found: Found
    _watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        """See the file as it is now: whatever is saved from here on is a change."""
        self._watch.changed([self.found.path])

    def look(self) -> Reload | None:
        """What changed since the last look; None when nothing did."""
        if not self._watch.changed([self.found.path]):
            return None
        read = self.planner.library.read(self.found)
        if read.routine is None:
            return Reload(None, f"the last good version stays: {read.lines[0]}")
        return Reload(self.planner.plan(read.routine), "the routine was changed")

    def take_over(self, coach: Coach, *, closed: bool = False) -> Reload | None:
        """Look, and lead a session on by what changed: what is done stays, the rest is the file's new word.

        `closed`: nobody is there to end an open phase.
        """
        reload = self.look()
        if reload is not None and reload.plan is not None:
            coach.replan(reload.plan.closed() if closed else reload.plan)
        return reload
