"""The phase's word in letters of several rows, readable where the rest of the text isn't."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ..strokes import draw, width_of

SIZES = {4: (6, 2, 1), 5: (8, 2, 1)}
"""Columns of a letter, pen and gap, by rows."""

LONG = 5
"""Words of more letters are set closer."""


class BigWord(Widget):
    """One word."""

    DEFAULT_CSS = """
    BigWord { width: auto; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._word = ""
        self._rows = 4

    def show(self, word: str) -> None:
        """Show a word of capital letters."""
        if word != self._word:
            self._word = word
            self.refresh(layout=True)

    def set_rows(self, rows: int) -> None:
        """Choose the letters' height, one of SIZES."""
        if rows != self._rows:
            self._rows = rows
            self.refresh(layout=True)

    def _letter(self) -> tuple[int, int, int]:
        columns, pen, gap = SIZES[self._rows]
        return (columns - 1, pen, gap) if len(self._word) > LONG else (columns, pen, gap)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The letters and the gaps between them."""
        columns, pen, gap = self._letter()
        widths = [width_of(letter, columns, pen) for letter in self._word]
        return sum(widths) + gap * max(0, len(widths) - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The letters' height."""
        return self._rows

    def render_line(self, y: int) -> Strip:
        """One row of all letters."""
        columns, pen, gap = self._letter()
        letters = [draw(letter, width_of(letter, columns, pen), self._rows, pen) for letter in self._word]
        text = (" " * gap).join(letter[y] for letter in letters)
        return Strip([Segment(text, self.rich_style)], len(text))
