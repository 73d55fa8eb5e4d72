"""Widgets without border and padding, whose rows need none of what Textual puts around a row.

For each row Textual looks up borders, padding, hatching, opacity and titles, which takes longer than the row
itself. A turn of phases paints the whole screen, and so does each of the seconds before it.
"""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.color import TRANSPARENT
from textual.containers import Horizontal, Vertical
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static


class Drawn(Widget):
    """Draws its rows by `drawn_row`, each as wide as the widget."""

    def drawn_row(self, y: int, size: Size, ink: Style) -> Strip:
        """A row of a widget of this size, in its style: both are looked up once for all rows."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows, as they are to be shown."""
        size, ink = self.size, self.visual_style.rich_style
        strips = [self.drawn_row(y, size, ink) for y in crop.line_range]
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return filtered(self, strips)

    def render_line(self, y: int) -> Strip:
        """One row."""
        return self.drawn_row(y, self.size, self.visual_style.rich_style)


class Written(Static):
    """Text on a plain ground."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of the text."""
        width, around = self.size.width, _ground_of(self)
        if self._dirty_regions:
            self._render_content()
        lines = self._render_cache.lines
        strips = [
            lines[y].adjust_cell_length(width, around) if y < len(lines) else Strip.blank(width, around)
            for y in crop.line_range
        ]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return filtered(self, strips)


class Across(Horizontal):
    """Things side by side on a plain ground."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground."""
        return ground(self, crop)


class Down(Vertical):
    """Things below each other on a plain ground."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground."""
        return ground(self, crop)


def ground(widget: Widget, crop: Region) -> list[Strip]:
    """Rows with nothing on them."""
    return filtered(widget, [Strip.blank(crop.width, _ground_of(widget))]) * crop.height


def _ground_of(widget: Widget) -> Style:
    return _ground(widget.visual_style.rich_style)


@lru_cache(maxsize=32)
def _ground(style: Style) -> Style:
    return Style(bgcolor=style.bgcolor)


def filtered(widget: Widget, strips: list[Strip]) -> list[Strip]:
    """As they are shown where there are to be no colours, or others."""
    for line_filter in widget.get_line_filters():
        background = widget.visual_style.background or TRANSPARENT
        true = isinstance(line_filter, ANSIToTruecolor)
        strips = [
            strip if true and _in_true_colours(strip) else strip.apply_filter(line_filter, background)
            for strip in strips
        ]
    return strips


def _in_true_colours(strip: Strip) -> bool:
    """Whether it holds nothing to be put into true colours: that filter looks at every style for long."""
    for _, style, _ in strip:
        if style is not None:
            ink, ground = style.color, style.bgcolor
            if style.dim or (ink and ink.triplet is None) or (ground and ground.triplet is None):
                return False
    return True
