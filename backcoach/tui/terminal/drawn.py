"""Widgets without border and padding, whose rows need none of what Textual puts around a row.

For each row Textual looks up borders, padding, hatching, opacity and titles, which takes longer than the row
itself. A turn of phases paints the whole screen, and so does each of the seconds before it.
"""

from __future__ import annotations

from rich.style import Style
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Drawn(Widget):
    """Draws its rows by `render_line`, each as wide as the widget."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows, as they are to be shown."""
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
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
    base, own = widget.background_colors
    style = Style(bgcolor=(base + own).rich_color)
    return filtered(widget, [Strip.blank(crop.width, style)]) * crop.height


def filtered(widget: Widget, strips: list[Strip]) -> list[Strip]:
    """As they are shown where there are to be no colours, or others."""
    for line_filter in widget.get_line_filters():
        background = widget.background_colors[1]
        strips = [strip.apply_filter(line_filter, background) for strip in strips]
    return strips
