"""A widget whose changes go straight to the terminal.

For one changed digit Textual composes anew every widget that lies between the changed places, on a beat of
its own, sixty times a second: that is ten times the work of the digit itself, and up to 16 ms late. What is
written here is what Textual would write, so that the two never disagree; whatever isn't plain to see is left
to Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget


class Change(NamedTuple):
    """Some text in one row of a widget that is new there."""

    x: int
    y: int
    text: str
    ink: int = 0
    """A number of `Live.inks`."""


class Live(Widget):
    """Draws its rows anew whenever it is asked to; it has neither border nor padding."""

    _drawn_in: Style | None = None
    _filtered: Mapping[int, Style] = {}  # never changed, only replaced
    _seen_in: object = None
    """What Textual's compositor showed when the place was looked up."""
    _place: Offset | None = None

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """What a row is to look like now: text and its ink, as wide as the widget in all."""
        raise NotImplementedError

    def inks(self, style: Style) -> Mapping[int, Style]:
        """The inks that rows are drawn with, in a widget of this style."""
        return {0: style}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows for Textual; past its cache, which knows nothing of what was written here."""
        self._drawn_in = self.visual_style.rich_style
        self._filtered = {ink: self._filter(style) for ink, style in self.inks(self._drawn_in).items()}
        width, strips = self.size.width, []
        for y in crop.line_range:
            strip = Strip([Segment(text, self._filtered[ink]) for text, ink in self.row(y)], width)
            strips.append(strip if crop.column_span == (0, width) else strip.crop(*crop.column_span))
        return strips

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what has changed: now, where that can be, and else with Textual's next repaint."""
        place = self._open_place()
        if place is None or self.visual_style.rich_style != self._drawn_in:
            self.refresh()
            return
        cells = _Cells(place, changes, self._filtered)
        self.app._display(self.screen, cells)  # type: ignore[arg-type]  # as Textual's own updates are

    def _filter(self, style: Style) -> Style:
        """As Textual would show it where there are to be no colours."""
        for line_filter in self.get_line_filters():
            segment, *_ = line_filter.apply([Segment(" ", style)], self.background_colors[1])
            style = segment.style or style
        return style

    def _open_place(self) -> Offset | None:
        """Where on the terminal this widget is; None where it isn't there as a whole with nothing over it."""
        if not self.is_attached or self.screen is not self.app.screen or self.app.is_inline:
            return None
        visible = self.screen._compositor.visible_widgets
        if visible is not self._seen_in:  # it is another one whenever anything has moved
            self._seen_in, self._place = visible, _open_place(self, visible)
        return self._place


def _open_place(mine: Widget, visible: Mapping[Widget, tuple[Region, Region]]) -> Offset | None:
    place, own_clip = visible.get(mine, (None, None))
    if place is None or own_clip is None or not own_clip.contains_region(place):
        return None
    for widget, (region, clip) in visible.items():  # from the front to the back
        if widget is mine:
            break
        if region.intersection(clip).overlaps(place):
            return None
    return place.offset


class _Cells(CompositorUpdate):
    """Some cells, in the form in which Textual takes what is to be written."""

    def __init__(self, place: Offset, changes: Iterable[Change], inks: Mapping[int, Style]) -> None:
        self._place = place
        self._changes = changes
        self._inks = inks

    def render_segments(self, console: Console) -> str:
        """As the terminal reads it."""
        left, top = self._place
        segments = []
        for ink, changes in groupby(self._changes, key=lambda change: change.ink):
            text = "".join(f"\x1b[{top + y + 1};{left + x + 1}H{text}" for x, y, text, _ in changes)
            segments.append(Segment(text, self._inks[ink]))
        return Strip(segments, 0).render(console)
