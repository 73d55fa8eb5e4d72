"""The countdown in digits as large as the room allows: one widget a digit, repainted only on change."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ..strokes import draw, width_of

MOST_CHARACTERS = 7
"""Of "3:59:59"; files with longer phases are refused."""

SHAPE = 1.22
"""Columns of a digit for each row: pixels are half a cell high, so this is slim but not thin."""
SLIMMEST = 0.92
"""What a digit may be squeezed to, so as to be higher."""

LARGEST_ROWS = 34

AIRY = 12
"""Rows from which on one is left free, so that the digits touch nothing."""


class Glyph(Widget):
    """One character of the clock."""

    character = reactive("", layout=False)

    def __init__(self) -> None:
        super().__init__()
        self.box = (1, 1, 1)
        """Columns, rows and pen of a digit; narrow characters take a part of the columns."""

    def fit(self, character: str, box: tuple[int, int, int]) -> None:
        """Show a character in a box; lays out again only when the room it takes has changed."""
        if box != self.box:
            self.box = box
            self.refresh()
        self.character = character
        self.display = bool(character)
        # As styles: a content's size that changes twice before it is laid out is remembered wrongly.
        self.styles.width = self._columns()
        self.styles.height = box[1]

    def _columns(self) -> int:
        """The character and the gap behind it."""
        columns, _, pen = self.box
        return width_of(self.character, columns, pen) + gap_of(pen) if self.character else 0

    def render_line(self, y: int) -> Strip:
        """One row of half blocks in the colours of the phase."""
        columns, rows, pen = self.box
        if not self.character or y >= rows:
            return Strip.blank(self.size.width, self.rich_style)
        text = draw(self.character, width_of(self.character, columns, pen), rows, pen)[y] + " " * gap_of(pen)
        return Strip([Segment(text, self.rich_style)], len(text))


class BigClock(Horizontal):
    """A few large characters, in the middle of whatever room there is."""

    DEFAULT_CSS = """
    BigClock { width: 1fr; height: 1fr; align: center middle; overflow: hidden; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""

    def compose(self) -> ComposeResult:
        """As many glyphs as there can be characters."""
        for _ in range(MOST_CHARACTERS):
            yield Glyph()

    def show(self, text: str) -> None:
        """Show a text; only the characters that differ are painted."""
        if text != self.text:
            self.text = text[:MOST_CHARACTERS]
            self._fit()

    def on_resize(self, event: Resize) -> None:
        """Draw anew for the room that there is now."""
        self._fit()

    def _fit(self) -> None:
        if not self.size or not self.text:
            return
        box = box_for(self.text, self.size)
        glyphs = list(self.query(Glyph))
        for number, glyph in enumerate(glyphs):
            glyph.fit(self.text[number] if number < len(self.text) else "", box)


def gap_of(pen: int) -> int:
    """The columns between two characters drawn with such a pen."""
    return 1 + pen // 3


def box_for(text: str, room: Size) -> tuple[int, int, int]:
    """The columns and rows of a digit, and the pen, so that `text` fills the room without overflowing.

    Only the number of characters counts, not which they are, so that the clock doesn't jump as it counts;
    one digit is as large as two would be.
    """
    narrow = sum(character == ":" for character in text)
    digits = max(2, len(text) - narrow)
    most = room.height - 1 if room.height > AIRY else room.height
    for rows in range(min(most, LARGEST_ROWS), 2, -1):
        widest, slimmest = max(3, round(rows * SHAPE)), max(3, round(rows * SLIMMEST))
        for columns in range(widest, slimmest - 1, -1):
            pen = max(1, round(min(rows * 0.37, columns * 0.31)))
            gaps = gap_of(pen) * (digits + narrow)
            if digits * columns + narrow * width_of(":", columns, pen) + gaps <= room.width:
                return columns, rows, pen
    return 3, 3, 1
