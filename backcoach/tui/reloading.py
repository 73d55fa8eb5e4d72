"""Keeps a running session in step with its routine's file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..files.library import Found, Library
from ..files.watch import Watch
from ..training.person import Person
from ..training.plan import Plan, make_plan


@dataclass(slots=True)
class Reload:
    """What came of a change: a new plan, or one line that says why the last good one stays."""

    plan: Plan | None
    line: str


@dataclass(slots=True)
class Reloading:
    """Looks at one routine's file."""

    library: Library
    found: Found
    person: Person
    _watch: Watch = field(default_factory=Watch)

    def look(self) -> Reload | None:
        """What changed since the last look; None when nothing did."""
        if not self._watch.changed([self.found.path]):
            return None
        read = self.library.read(self.found)
        if read.routine is None:
            return Reload(None, f"the last good version stays: {read.lines[0]}")
        return Reload(make_plan(read.routine, self.library.catalogue, self.person), "the routine was changed")
