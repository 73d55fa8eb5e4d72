"""Words in letters of several rows, readable where the rest of the text isn't."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from ..drawing import bold_letters
from ..drawing.sized import kept_for_a_size
from ..drawing.strokes import GLYPHS, draw, width_of
from ..terminal.drawn import Drawn

SIZES = {3: (5, 1, 1), 5: (8, 2, 1), 7: (11, 3, 2)}
"""Columns of a letter that a pen draws, the pen and the gap, by rows."""

LONG = 5
"""A word of more letters is set closer, where they are broad enough for it."""

MOST_LINES = 2
"""Of a title: more would take the room of what it is about."""


class BigWord(Drawn):
    """One word."""

    def __init__(self, *, id: str | None = None, fills: bool = False) -> None:
        """`fills`: takes all the columns that there are, so that another word needs no other room."""
        super().__init__(id=id)
        self._fills = fills
        self._word = ""
        self._rows = 4
        self._fit()

    def show(self, word: str) -> None:
        """Show a word of capital letters."""
        if word != self._word:
            self._word = word
            self._fit()

    def set_rows(self, rows: int) -> None:
        """Choose the letters' height: 3, 4, 5 or 7 rows."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def _fit(self) -> None:
        """Take the room of the letters and the gaps between them."""
        # As styles: a content's size that changes twice before it is laid out is remembered wrongly.
        self.styles.width = "1fr" if self._fills else len(self._drawn()[0])
        self.styles.height = self._rows
        self.refresh()

    def drawn_row(self, y: int, size: Size, ink: Style) -> Strip:
        """One row of all letters."""
        drawn = self._drawn()
        if y >= len(drawn):  # a size of a moment ago is still being painted
            return Strip.blank(size.width, ink)
        return Strip([Segment(drawn[y], ink)], len(drawn[y])).adjust_cell_length(size.width, ink)

    def _drawn(self) -> tuple[str, ...]:
        return drawn(self._word, self._rows, close=len(self._word) > LONG)


class BigTitle(Drawn):
    """A name of a few words, on as many lines as it needs; nothing where it doesn't fit."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[str, ...] = ()
        self._rows = 3

    def show(self, title: str, room: int, rows: int, most: int = MOST_LINES) -> bool:
        """Show a title in `room` columns, on `most` lines of `rows` rows; False where it doesn't fit."""
        lines = in_lines(title.upper(), room, rows, most)
        if lines != self._lines or rows != self._rows:
            self._lines, self._rows = lines, rows
            self.styles.height = max(0, len(lines) * (rows + 1) - 1)
            self.refresh()
        self.display = bool(lines)
        return bool(lines)

    def drawn_row(self, y: int, size: Size, ink: Style) -> Strip:
        """One row of a line's letters; a blank one between two lines."""
        line, row = divmod(y, self._rows + 1)
        if line >= len(self._lines) or row == self._rows:
            return Strip.blank(size.width, ink)
        text = drawn(self._lines[line], self._rows)[row]
        return Strip([Segment(text, ink)], len(text)).adjust_cell_length(size.width, ink)


@kept_for_a_size(64)
def drawn(text: str, rows: int, *, close: bool = False) -> tuple[str, ...]:
    """A line of text in letters of so many rows, as half blocks; `close`: narrower, with a broad pen."""
    if rows == bold_letters.ROWS:
        letters, gap = [bold_letters.bold(letter, close=close) for letter in text], 1
    else:
        columns, pen, gap = SIZES[rows]
        if close and pen > 1:
            columns -= 1
        letters = [draw(letter, width_of(letter, columns, pen), rows, pen) for letter in text]
    return tuple((" " * gap).join(letter[row] for letter in letters) for row in range(rows))


@kept_for_a_size(64)
def in_lines(title: str, room: int, rows: int, most: int = MOST_LINES) -> tuple[str, ...]:
    """A title broken into lines that fit; none where a word doesn't, or has signs that can't be drawn."""
    if not set(title) <= {" ", *GLYPHS}:
        return ()
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and len(drawn(longer, rows)[0]) <= room:
            lines[-1] = longer
        elif len(drawn(word, rows)[0]) <= room:
            lines.append(word)
        else:
            return ()
    return tuple(lines) if len(lines) <= most else ()
