"""Routines and plans in lines of text: `list` and `plan`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .files.library import Found, Library
from .planner import Outlook, Planner
from .records import rounded
from .training.cues import dose_text
from .training.days import ago
from .training.phase import Phase, PhaseKind, SectionKind
from .training.plan import Plan
from .training.quantities import clock_text
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

    def record(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "routine": self.found.id,
            "name": self.plan.name if self.plan else None,
            "seconds": rounded(self.plan.seconds) if self.plan else None,
            "phases": len(self.plan.phases) if self.plan else None,
            "equipment": list(self.equipment),
            "last_done": self.last_done.isoformat(timespec="seconds") if self.last_done else None,
            "own": self.found.own,
            "hides": str(self.found.hides) if self.found.hides else None,
            "file": str(self.found.path),
            "problem": self.problem or None,
        }


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


def table(rows: Sequence[Overview], today: date, width: int | None = None) -> Iterator[str]:
    """The list of routines, a line each; of at most `width` characters where one is given.

    When each was last done stands in it as soon as one was.
    """
    longest = max((len(row.found.id) for row in rows), default=0)
    whens = [ago(row.last_done.date(), today) if row.last_done else "" for row in rows]
    latest = max(map(len, whens), default=0)
    for row, when in zip(rows, whens, strict=True):
        done = f"  {when:<{latest}}" if latest else ""
        line = f"{row.found.id:<{longest}}  {_in_short(row, done)}"
        yield line if width is None or len(line) <= width else line[: max(0, width - 1)].rstrip() + "…"


def _in_short(row: Overview, done: str) -> str:
    if row.plan is None:
        return row.problem
    needs = ", ".join(thing for thing in row.equipment if thing != MAT) or "nothing"
    mine = "  yours, hides the shipped one" if row.found.hides else "  yours" if row.found.own else ""
    return f"{clock_text(row.plan.seconds):>7}  {len(row.plan.phases):>3} phases{done}{mine}  {needs}"


def plan_lines(plan: Plan, width: int | None = None) -> Iterator[str]:
    """Every phase in a line: its number, when, what, how long, and why so long.

    Where a line would be longer than `width`, the reason stands below it.
    """
    yield f"{plan.name} · {plan.level} · {clock_text(plan.seconds)} · {len(plan.phases)} phases"
    for note in plan.notes:
        yield f"note: {note}"
    longest = max((len(_what(phase)) for phase in plan.phases), default=0)
    section: SectionKind | None = None
    for phase in plan.phases:
        if phase.section is not section:
            section = phase.section
            yield ""
            yield f"{section}"
        length = ("about " if phase.open else "") + clock_text(phase.seconds)
        when = f"{phase.index:>4} {clock_text(phase.at):>7}"
        line = f"{when}  {phase.kind:<7}  {_what(phase):<{longest}}  {length:>5}"
        if width is None or len(line) + 2 + len(phase.why) <= width:
            yield f"{line}  {phase.why}"
        else:
            yield line
            yield from textwrap.wrap(phase.why, width, initial_indent=" " * 14, subsequent_indent=" " * 14)


def _what(phase: Phase) -> str:
    name = phase.exercise.name if phase.exercise else ""
    if phase.kind is PhaseKind.REST:
        return f"then {name}"
    if phase.change_sides:
        return f"{phase.side} side"
    words = [name]
    if phase.kind.active:
        if phase.sets and phase.sets > 1:
            words.append(f"{phase.set}/{phase.sets}")
        if phase.side is not None:
            words.append("sides in turn" if phase.side == "alternate" else phase.side)
        words.append(dose_text(phase))
    return ", ".join(words)
