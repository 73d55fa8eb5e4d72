"""Keeps a running session in step with its routine's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..files.library import Found, Library
from ..files.watch import Watch
from ..training.past import Past
from ..training.person import Person
from ..training.plan import Plan, make_plan
from ..training.routine import Routine


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
    look_up: Callable[[Routine], Past]
    """What the log and the settings say of a routine's exercises."""
    _past: Past | None = None
    _watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        """See the file as it is now: whatever is saved from here on is a change."""
        self._watch.changed([self.found.path])

    def look(self) -> Reload | None:
        """What changed since the last look; None when nothing did."""
        changed = self._watch.changed([self.found.path])
        if not changed and self._past is not None:
            return None
        read = self.library.read(self.found)
        if self._past is None and read.routine is not None:
            # At the first look: later the sets of this very session would count as a past one.
            self._past = self.look_up(read.routine)
        if not changed:
            return None
        if read.routine is None:
            return Reload(None, f"the last good version stays: {read.lines[0]}")
        plan = make_plan(read.routine, self.library.catalogue, self.person, self._past)
        return Reload(plan, "the routine was changed")
