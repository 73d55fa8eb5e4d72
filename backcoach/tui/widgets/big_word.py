"""The phase's word in letters of several rows, readable where the rest of the text isn't."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ..strokes import draw, width_of

SIZES = {3: (5, 1, 1), 4: (8, 2, 2), 5: (8, 2, 2), 7: (11, 3, 3)}
"""Columns of a letter, pen and gap, by rows."""


class BigWord(Widget):
    """One word."""

    DEFAULT_CSS = """
    BigWord { width: auto; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._word = ""
        self._rows = 3

    def show(self, word: str, rows: int | None = None) -> None:
        """Show a word, perhaps in letters of another height (one of SIZES)."""
        rows = rows or self._rows
        if (word, rows) != (self._word, self._rows):
            self._word, self._rows = word, rows
            self.refresh(layout=True)

    @property
    def word(self) -> str:
        """What is shown."""
        return self._word

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The letters and the gaps between them."""
        columns, pen, gap = SIZES[self._rows]
        widths = [width_of(letter, columns, pen) for letter in self._word]
        return sum(widths) + gap * max(0, len(widths) - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The letters' height."""
        return self._rows

    def render_line(self, y: int) -> Strip:
        """One row of all letters."""
        columns, pen, gap = SIZES[self._rows]
        letters = [draw(letter, width_of(letter, columns, pen), self._rows, pen) for letter in self._word]
        text = (" " * gap).join(letter[y] for letter in letters)
        return Strip([Segment(text, self.rich_style)], len(text))
