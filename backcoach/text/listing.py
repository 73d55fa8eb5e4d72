"""Routines and plans in lines of text: `list` and `plan`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from ..overview import MAT, Overview
from ..training.cues import dose_text
from ..training.days import ago
from ..training.phase import Phase, PhaseKind, SectionKind
from ..training.plan import Plan
from ..training.quantities import clock_text


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
