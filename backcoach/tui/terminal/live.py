"""A widget whose changes go straight to the terminal.

For one changed digit Textual composes anew every widget that lies between the changed places, on a beat of
its own, sixty times a second: that is ten times the work of the digit itself, and up to 16 ms late. What is
written here is what Textual would write, so that the two never disagree; whatever isn't plain to see is left
to Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.geometry import Offset, Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class Change(NamedTuple):
    """Some text in one row of a widget that is new there."""

    x: int
    y: int
    text: str
    ink: int = 0
    """A number of `Live.inks`."""


class Way(NamedTuple):
    """How a widget is written to the terminal: a text for one way can be written for as long as it lasts."""

    place: Offset
    size: Size
    codes: Mapping[int, tuple[str, str]]
    """What goes before and after a text of each ink."""


class Live(Widget):
    """Draws its rows anew whenever it is asked to; it has neither border nor padding."""

    _drawn_in: Style | None = None
    _drawn_size = Size(0, 0)
    _codes: Mapping[int, tuple[str, str]] = {}  # never changed, only replaced
    _way: Way | None = None
    _seen_style: object = None
    """The style that it was drawn in, as Textual has it until anything of it changes."""
    _seen_in: object = None
    """What Textual's compositor showed when the place was looked up."""
    _place: Offset | None = None
    _stage: Screen[Any] | None = None
    """The screen that it is on; it is never on another."""

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """What a row is to look like now: text and its ink, as wide as the widget in all."""
        raise NotImplementedError

    def inks(self, style: Style) -> Mapping[int, Style]:
        """The inks that rows are drawn with, in a widget of this style."""
        return {0: style}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows for Textual; past its cache, which knows nothing of what was written here."""
        self._drawn_in, self._drawn_size = self.visual_style.rich_style, self.size
        self._seen_style = self.visual_style
        inks = {ink: self._filter(style) for ink, style in self.inks(self._drawn_in).items()}
        codes = {ink: self._around(style) for ink, style in inks.items()}
        if codes != self._codes:
            self._codes = codes
        width, strips = self._drawn_size.width, []
        for y in crop.line_range:
            strip = Strip([Segment(text, inks[ink]) for text, ink in self.row(y)], width)
            strips.append(strip if crop.column_span == (0, width) else strip.crop(*crop.column_span))
        return strips

    def show_changes(self, changes: Sequence[Change]) -> str | None:
        """Show what has changed: now, where that can be, and else with Textual's next repaint.

        The text that was written; None where it is left to Textual.
        """
        way = self.way()
        if way is None:
            self.refresh()
            return None
        written = as_text(changes, way)
        self.write(written)
        return written

    @property
    def is_seen(self) -> bool:
        """Whether any of it was shown when it was painted last."""
        return self._place is not None or self.is_on_screen

    def way(self) -> Way | None:
        """How to write past Textual just now; None where it can't be, or where Textual is to paint anyway.

        It is the same one for as long as it lasts.
        """
        place = self._open_place()
        if place is None:
            return None
        style = self.visual_style
        if style is not self._seen_style:
            if style.rich_style != self._drawn_in:
                return None
            self._seen_style = style
        way = self._way
        if way is None or way.codes is not self._codes or way.place != place or way.size != self._drawn_size:
            way = self._way = Way(place, self._drawn_size, self._codes)
        return way

    def write(self, text: str) -> None:
        """Send a text to the terminal in one go, and the cursor where Textual has it."""
        app = self.app
        driver = app._driver
        if driver is None or app.is_headless or not app._running or app._closed:
            return
        x, y = app._previous_cursor_position
        text = f"{text}\x1b[{y + 1};{x + 1}H"
        driver.write(f"{SYNC_START}{text}{SYNC_END}" if app._sync_available else text)
        driver.flush()

    def _around(self, style: Style) -> tuple[str, str]:
        """What goes before and after a text in a style."""
        before, _, after = Strip([Segment(_TEXT, style)], 1).render(self.app.console).partition(_TEXT)
        return before, after

    def _filter(self, style: Style) -> Style:
        """As Textual would show it where there are to be no colours."""
        for line_filter in self.get_line_filters():
            segment, *_ = line_filter.apply([Segment(" ", style)], self.background_colors[1])
            style = segment.style or style
        return style

    def _open_place(self) -> Offset | None:
        """Where on the terminal this widget is; None where it isn't there as a whole with nothing over it."""
        app, stage = self.app, self._stage
        if stage is None:
            stage = self._stage = self.screen if self.is_attached and not app.is_inline else None
        if stage is None or stage is not app.screen or app._batch_count or app._exit or not self._running:
            return None
        visible = stage._compositor._visible_widgets
        if visible is None or visible is not self._seen_in:  # it is another one whenever anything has moved
            visible = stage._compositor.visible_widgets
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


_TEXT = "\0"
"""Stands for whatever is written."""


def as_text(changes: Iterable[Change], way: Way) -> str:
    """Some changes as the terminal reads them."""
    left, top = way.place
    texts = []
    for ink, alike in groupby(changes, key=lambda change: change.ink):
        before, after = way.codes[ink]
        texts.append(before)
        texts += [f"\x1b[{top + y + 1};{left + x + 1}H{text}" for x, y, text, _ in alike]
        texts.append(after)
    return "".join(texts)
