"""The exercises of a routine with today's doses, in as much detail as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ...training.phase import SectionKind
from ...training.quantities import clock_text
from ..keymap import key_of

if TYPE_CHECKING:
    from ...overview import Overview
    from ..words.portrait import Line

Part = str | tuple[str, str]

GAP = 2
"""Columns between a name and its dose."""
ROOMY = 40
"""Columns from which on doses are told in full."""


class Outline(Static):
    """What is done in a routine, what it needs, and what the log has moved on."""

    def __init__(self, owned: frozenset[str] | None, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._owned = owned
        self._row: Overview | None = None
        self._full = False

    def show(self, row: Overview, *, full: bool) -> None:
        """Show a routine; `full` lists every move of warm-up and cool-down, too."""
        if (row, full) != (self._row, self._full):
            self._row, self._full = row, full
            self._fill()

    def on_resize(self, event: Resize) -> None:
        """Set it anew in the room there is."""
        self._fill()

    def _fill(self) -> None:
        if self._row is not None and self.size.width:
            self.update(
                outline_text(
                    self._row, self._owned, self.size.width, full=self._full, edit=key_of(self, "home.edit")
                )
            )


def outline_text(
    row: Overview, owned: frozenset[str] | None, width: int, *, full: bool, edit: str
) -> Content:
    """The exercises by section, what they need, and what is new since the last time."""
    from ..words.portrait import sections  # not before there is something to tell

    if row.plan is None:
        return Content.assemble(
            (row.problem, "$text-error"), (f"\n\nPress {edit} to mend it, at its place.", "$faint")
        )
    parts: list[Part] = []
    every: list[Line] = []
    for section, lines in sections(row.plan):
        every += lines
        if full or section is SectionKind.MAIN:
            parts += [(f"{section}\n", "$accent"), *_lines(lines, width), "\n" if full else ""]
        else:
            count = f"{len(lines)} move{'s' if len(lines) != 1 else ''}"
            length = clock_text(sum(line.seconds for line in lines))
            parts += [(f"{section}  ", "$accent"), (f"{count}, {length}\n", "$faint")]
    parts += ["" if full else "\n", *_needs(row, owned)]
    parts += [(f"{note}\n", "$text-warning") for note in row.plan.notes]
    moved = [line for line in every if line.moved]
    if moved:
        parts.append(("\nnew today\n", "$accent"))
        parts += [
            part for line in moved for part in (f"{line.exercise.name}: ", (f"{line.moved}\n", "$faint"))
        ]
    return Content.assemble(*parts)


def _lines(lines: list[Line], width: int) -> list[Part]:
    """Names on the left, doses on the right; where room is short a name gives way, never a dose."""
    if width < ROOMY:
        return [part for line in lines for part in _tight(line, width)]
    widest = max(len(line.exercise.name) for line in lines)
    room = width - widest - GAP
    parts: list[Part] = []
    for line in lines:
        dose = line.dose if len(line.dose) <= room else line.short
        span = f"  of {line.span}" if line.span and len(line.span) + len(dose) + 5 <= room else ""
        parts += [
            f"{line.exercise.name:<{widest}}",
            " " * GAP,
            (dose, _weight(line)),
            (f"{span}\n", "$faint"),
        ]
    return parts


def _tight(line: Line, width: int) -> list[Part]:
    name, dose = line.exercise.name, line.short
    room = max(8, width - len(dose) - GAP)
    name = name if len(name) <= room else name[: room - 1] + "…"
    return [f"{name:<{room}}", " " * GAP, (f"{dose}\n", _weight(line) or "$faint")]


def _weight(line: Line) -> str:
    """What is new since the last time stands out."""
    return "bold" if line.moved else ""


def _needs(row: Overview, owned: frozenset[str] | None) -> list[Part]:
    from ..words.portrait import equipment

    there, lacking = equipment(row, owned)
    words = ", ".join(there) or ("" if lacking else "nothing but a mat")
    parts: list[Part] = [("needs  ", "$accent"), words]
    if lacking:
        parts += [", " if there else "", (f"{', '.join(lacking)}: not here", "$text-warning")]
    return [*parts, "\n"]
