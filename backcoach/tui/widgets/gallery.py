"""The exercises of a routine as a row of drawings, so that one sees what is meant before one begins."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from ...training.exercise import Exercise
from ...training.plan import Plan
from ...training.recovery import main_sets
from ..styles.looks import look_of
from .figure import STILL, inks_for, picture

NARROWEST, WIDEST = 28, 44
"""Columns of a drawing."""
LEAST_ROWS = 9
"""Rows below which a drawing and its name have no room."""


class Gallery(Widget):
    """The exercises of the main part, in their order, as many as there is room for."""

    DEFAULT_CSS = """
    Gallery { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._exercises: tuple[Exercise, ...] = ()

    def show(self, plan: Plan | None) -> None:
        """Show the exercises of a plan that have a drawing."""
        drawn = drawn_in(plan) if plan else ()
        if drawn != self._exercises:
            self._exercises = drawn
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of all drawings; the last one has their names."""
        width, height = self.size
        base = self.rich_style
        if not self._exercises or height < LEAST_ROWS:
            return Strip.blank(width, base)
        shown = self._exercises[: max(1, width // NARROWEST)]
        room = min(WIDEST, width // len(shown))
        inks = inks_for(base, look_of(self))
        segments: list[Segment] = []
        for exercise in shown:
            if y == height - 1:
                name = exercise.name if len(exercise.name) < room else exercise.name[: room - 2] + "…"
                segments.append(Segment(name.center(room), base))
            elif exercise.figure is not None:
                rows = picture(exercise.figure, exercise.tempo, STILL, room, height - 1)
                segments += [Segment(text, inks[tone]) for text, tone in rows[y]]
        return Strip(segments).adjust_cell_length(width, base)


def drawn_in(plan: Plan) -> tuple[Exercise, ...]:
    """The exercises of the main part that have a drawing, each once."""
    exercises: Sequence[Exercise | None] = [one.exercise for one in main_sets(plan)]
    return tuple(dict.fromkeys(one for one in exercises if one is not None and one.figure is not None))
