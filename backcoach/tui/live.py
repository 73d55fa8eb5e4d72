"""A widget whose changes go straight to the terminal.

For one changed digit Textual composes anew every widget that lies between the changed places, on a beat of
its own, sixty times a second: that is ten times the work of the digit itself, and up to 16 ms late. What is
written here is what Textual would write, so that the two never disagree; whatever isn't plain to see is left
to Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget


class Change(NamedTuple):
    """Some text in one row of a widget that says something else now."""

    x: int
    y: int
    text: str


class Live(Widget):
    """Draws its rows anew whenever it is asked to, all in one style; it has neither border nor padding."""

    _drawn_in: Style | None = None

    def row(self, y: int) -> str:
        """What a row is to look like now, as wide as the widget."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows for Textual; past its cache, which knows nothing of what was written here."""
        self._drawn_in = self.visual_style.rich_style
        style, (first, last) = self._filtered(self._drawn_in), crop.column_span
        rows = (self.row(y)[first:last] for y in crop.line_range)
        return [Strip([Segment(text, style)], len(text)) for text in rows]

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what has changed: now, where that can be, and else with Textual's next repaint."""
        place, style = self._open_place(), self.visual_style.rich_style
        if place is None or style != self._drawn_in:
            self.refresh()
            return
        cells = _Cells(place, changes, self._filtered(style))
        self.app._display(self.screen, cells)  # type: ignore[arg-type]  # as Textual's own updates are

    def _filtered(self, style: Style) -> Style:
        """As Textual would show it where there are to be no colours."""
        for line_filter in self.get_line_filters():
            segment, *_ = line_filter.apply([Segment(" ", style)], self.background_colors[1])
            style = segment.style or style
        return style

    def _open_place(self) -> Offset | None:
        """Where on the terminal this widget is; None where it isn't there as a whole with nothing over it."""
        if not self.is_attached or self.screen is not self.app.screen or self.app.is_inline:
            return None
        mine = self.region
        for widget, (region, clip) in self.screen._compositor.visible_widgets.items():  # from the front back
            if widget is self:
                return region.offset if clip.contains_region(region) else None
            if region.intersection(clip).overlaps(mine):
                return None
        return None


class _Cells(CompositorUpdate):
    """Some cells, in the form in which Textual takes what is to be written."""

    def __init__(self, place: Offset, changes: Iterable[Change], style: Style) -> None:
        self._place = place
        self._changes = changes
        self._style = style

    def render_segments(self, console: Console) -> str:
        """As the terminal reads it."""
        left, top = self._place
        text = "".join(f"\x1b[{top + y + 1};{left + x + 1}H{text}" for x, y, text in self._changes)
        return Strip([Segment(text, self._style)]).render(console)
