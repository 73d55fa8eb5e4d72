"""A line of text that changes every second."""

from __future__ import annotations

from itertools import takewhile

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
            before, self.content = self.row(0), text
            after = self.row(0)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=True)))
            self.show_changes([Change(same, 0, after[same:])])

    def row(self, y: int) -> str:
        """The text."""
        return self.content[: self.size.width].rjust(self.size.width)
