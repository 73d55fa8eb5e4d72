"""Every routine in short: what one wants to know of it before choosing, for home and for `list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from .files.library import Found, Library
from .planner import Outlook, Planner
from .training.plan import Plan
from .training.stand_in import missing

MAT = "mat"
"""Goes without saying in a list of what one needs."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A routine in a row: what one wants to know before choosing it."""

    found: Found
    plan: Plan | None
    """None when the file has an error."""
    problem: str = ""
    """The first error, where there is one."""
    about: str = ""
    last_done: datetime | None = None
    """When it was last begun, and something of it done."""

    @property
    def equipment(self) -> tuple[str, ...]:
        """What the session needs, in the order of its first use."""
        needs: dict[str, None] = {}
        for phase in self.plan.phases if self.plan else ():
            if phase.exercise and phase.kind.active:
                needs.update(dict.fromkeys(phase.exercise.needs()))
        return tuple(needs)

    def lacking(self, owned: frozenset[str] | None) -> tuple[str, ...]:
        """What of it isn't there, stand-ins reckoned in. `owned` None: everything is."""
        lacks: dict[str, None] = {}
        for phase in self.plan.phases if self.plan else ():
            if phase.exercise and phase.kind.active:
                lacks.update(dict.fromkeys(missing(phase.exercise, owned)))
        return tuple(lacks)


def overviews(planner: Planner, routines: Iterable[Found]) -> Iterator[Overview]:
    """Read and plan routines, one after the other, by one look at the log."""
    with planner.looking() as outlook:
        for found in routines:
            yield _overview(planner.library, found, outlook)


def _overview(library: Library, found: Found, outlook: Outlook) -> Overview:
    """A routine's row; a broken one has its first error in it."""
    read = library.read(found)
    last_done = outlook.last_done(found.id)
    if read.routine is None:
        return Overview(found, None, read.lines[0] if read.lines else "the file can't be used", "", last_done)
    return Overview(found, outlook.plan(read.routine), "", read.routine.about, last_done)
