"""A line of text that changes every second."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ..live import Change, Live


class LiveLine(Live):
    """Text at the right end of one row; what is too long for it is cut off."""

    DEFAULT_CSS = """
    LiveLine { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.content = ""
        """What it says."""

    def show(self, text: str) -> None:
        """Say this from now on."""
        if text != self.content:
            self.content = text
            self.show_changes([Change(0, 0, self.row(0, self.rich_style))])

    def row(self, y: int, style: Style) -> Strip:
        """The text."""
        width = self.size.width
        return Strip([Segment(self.content[:width].rjust(width), style)], width)
