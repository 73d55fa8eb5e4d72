"""A row of shapes along the edge of the phase's field: each kind has its own, readable without colour."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from ...training.phase import PhaseKind
from ..terminal.drawn import Drawn

SHAPES = {
    PhaseKind.PREPARE: "▪  ",
    PhaseKind.WORK: "▲  ",
    PhaseKind.HOLD: "━",
    PhaseKind.CARRY: "▶  ",
    PhaseKind.REST: "",
}
"""Dots to get ready, triangles to move, a line to keep still, arrows to walk; nothing at all to rest."""


class Edge(Drawn):
    """One row."""

    DEFAULT_CSS = """
    Edge { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shape = ""

    def show(self, kind: PhaseKind | None) -> None:
        """Show the shape of a kind of phase; None for a session that stands still."""
        shape = SHAPES[kind] if kind else ""
        if shape != self._shape:
            self._shape = shape
            self.refresh()

    def drawn_row(self, y: int, size: Size, ink: Style) -> Strip:
        """The shape over and over."""
        width = size.width
        if not self._shape:
            return Strip.blank(width, ink)
        text = (self._shape * (width // len(self._shape) + 1))[:width]
        return Strip([Segment(text, ink)], width)
