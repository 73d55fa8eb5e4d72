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
            before, self.content = self._text, text
            changed = stretches(before, self._text)
            self.show_changes([Change(first, 0, self._text[first:end]) for first, end in changed])

    @property
    def _text(self) -> str:
        return self.content[: self.size.width].rjust(self.size.width)

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """The text."""
        return [(self._text, 0)]
