"""The phase's word in letters of several rows, readable where the rest of the text isn't."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from ..strokes import draw, width_of

SIZES = {4: (6, 2, 1), 5: (8, 2, 1)}
"""Columns of a letter, pen and gap, by rows."""

LONG = 5
"""Words of more letters are set closer."""


class BigWord(Widget):
    """One word."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._word = ""
        self._rows = 4
        self._fit()

    def show(self, word: str) -> None:
        """Show a word of capital letters."""
        if word != self._word:
            self._word = word
            self._fit()

    def set_rows(self, rows: int) -> None:
        """Choose the letters' height, one of SIZES."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def _letter(self) -> tuple[int, int, int]:
        columns, pen, gap = SIZES[self._rows]
        return (columns - 1, pen, gap) if len(self._word) > LONG else (columns, pen, gap)

    def _fit(self) -> None:
        """Take the room of the letters and the gaps between them."""
        columns, pen, gap = self._letter()
        widths = [width_of(letter, columns, pen) for letter in self._word]
        # As styles: a content's size that changes twice before it is laid out is remembered wrongly.
        self.styles.width = sum(widths) + gap * max(0, len(widths) - 1)
        self.styles.height = self._rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of all letters."""
        columns, pen, gap = self._letter()
        letters = [draw(letter, width_of(letter, columns, pen), self._rows, pen) for letter in self._word]
        text = (" " * gap).join(letter[y] for letter in letters)
        return Strip([Segment(text, self.rich_style)], len(text))
