"""A widget whose changes go straight to the terminal.

For one changed digit Textual composes anew every widget that lies between the changed places, on a beat of
its own, sixty times a second: that is ten times the work of the digit itself, and up to 16 ms late. What is
written here is what Textual would write, so that the two never disagree; whatever isn't plain to see is left
to Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Change:
    """Cells of one row of a widget that look different now."""

    x: int
    y: int
    strip: Strip


class Live(Widget):
    """Draws its rows anew whenever it is asked to, and has neither border nor padding."""

    _drawn_in: Style | None = None

    def row(self, y: int, style: Style) -> Strip:
        """A row as it is to look now, as wide as the widget."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows for Textual; past its cache, which knows nothing of what was written here."""
        style = self._drawn_in = self.rich_style
        strips = self._filtered(self.row(y, style) for y in crop.line_range)
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what has changed: now, where that can be, and else with Textual's next repaint."""
        place = self._open_place()
        if place is None or self._drawn_in != self.rich_style:
            self.refresh()
            return
        strips = self._filtered(change.strip for change in changes)
        places = [place + (change.x, change.y) for change in changes]  # noqa: RUF005
        cells = _Cells(list(zip(places, strips, strict=True)))
        self.app._display(self.screen, cells)  # type: ignore[arg-type]  # as Textual's own updates are

    def _filtered(self, strips: Iterable[Strip]) -> list[Strip]:
        """As Textual would show them where there are to be no colours."""
        filters = self.get_line_filters()
        if not filters:
            return list(strips)
        _, background = self.background_colors
        made = []
        for strip in strips:
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            made.append(strip)
        return made

    def _open_place(self) -> Offset | None:
        """Where on the terminal this widget is; None where it isn't there as a whole with nothing over it."""
        if not self.is_attached or self.screen is not self.app.screen or self.app.is_inline:
            return None
        place: Region | None = None
        for widget, (region, clip) in self.screen._compositor.visible_widgets.items():  # from the front back
            if widget is self:
                place = region if clip.contains_region(region) else None
                break
            if region.intersection(clip).overlaps(self.region):
                break
        return place.offset if place is not None else None


class _Cells(CompositorUpdate):
    """Some cells, in the form in which Textual takes what is to be written."""

    def __init__(self, cells: Sequence[tuple[Offset, Strip]]) -> None:
        self._cells = cells

    def render_segments(self, console: Console) -> str:
        """As the terminal reads it."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for (x, y), strip in self._cells)
