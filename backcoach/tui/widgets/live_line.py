"""A line of text that changes every second."""

from __future__ import annotations

from collections.abc import Iterable

from ..drawing.differing import stretches
from ..terminal.live import Change, Live


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
            width = self.outer_size.width
            before, self.content = _fitted(self.content, width), text
            after = _fitted(text, width)
            changed = stretches(before, after)
            self.show_changes([Change(first, 0, after[first:end]) for first, end in changed])

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """The text."""
        return [(_fitted(self.content, self.size.width), 0)]


def _fitted(text: str, width: int) -> str:
    return text[:width].rjust(width)
