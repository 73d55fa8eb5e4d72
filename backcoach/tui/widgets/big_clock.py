"""The countdown in digits as large as the room allows; what stays the same isn't painted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from textual.events import Resize
from textual.geometry import Region, Size

from ..drawing.sized import kept_for_a_size
from ..drawing.strokes import difference, draw, width_of
from ..terminal.live import Change, Live, as_text

MOST_CHARACTERS = 7
"""Of "3:59:59"; files with longer phases are refused."""

SHAPE = 1.22
"""Columns of a digit for each row: pixels are half a cell high, so this is slim but not thin."""
SLIMMEST = 0.92
"""What a digit may be squeezed to, so as to be higher."""

LARGEST_ROWS = 54

AIRY = 12
"""Rows from which on one is left free, so that the digits touch nothing."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of the clock, and where in it."""

    character: str
    region: Region
    """Without the gap behind it."""
    pen: int

    @property
    def rows(self) -> tuple[str, ...]:
        """Half blocks, from the top down."""
        return draw(self.character, self.region.width, self.region.height, self.pen)


class _Prepared(NamedTuple):
    """What a clock is to show next."""

    text: str
    glyphs: tuple[Glyph, ...]
    written: str
    """As the terminal reads it."""


class BigClock(Live):
    """A few large characters, in the middle of whatever room there is."""

    DEFAULT_CSS = """
    BigClock { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.glyphs: tuple[Glyph, ...] = ()
        """What is drawn, from the left."""
        self._prepared: _Prepared | None = None

    def show(self, text: str) -> None:
        """Show a text; only what differs is painted."""
        if text != self.text:
            self.text = text[:MOST_CHARACTERS]
            self._fit()

    def prepare(self, text: str) -> None:
        """Have a text at hand that is to be shown in a moment, where it can be shown at once."""
        way, room = self.way(), self.outer_size
        if text == self.text or way is None or not room:
            self._prepared = None
            return
        text = text[:MOST_CHARACTERS]
        glyphs = lay_out(text, room)
        self._prepared = _Prepared(text, glyphs, as_text(differences(self.glyphs, glyphs, room), way))

    def show_prepared(self) -> bool:
        """Show what was prepared just now; whether anything was."""
        if self._prepared is None:
            return False
        self.text, self.glyphs, written = self._prepared
        self._prepared = None
        self.write(written)
        return True

    def on_resize(self, event: Resize) -> None:
        """Draw anew for the room that there is now."""
        self._fit()

    def _fit(self) -> None:
        room = self.size
        if not room or not self.text:
            return
        before, self.glyphs = self.glyphs, lay_out(self.text, room)
        self.show_changes(differences(before, self.glyphs, room))

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """One row of half blocks."""
        return [(row_of(self.glyphs, y, self.size.width), 0)]


@kept_for_a_size(64)
def lay_out(text: str, room: Size) -> tuple[Glyph, ...]:
    """Place the characters of a text side by side, in the middle of a room."""
    columns, rows, pen = box_for(text, room)
    gap = gap_of(pen)
    widths = [width_of(character, columns, pen) for character in text]
    x = max(0, (room.width - sum(widths) - gap * (len(widths) - 1)) // 2)
    y = max(0, (room.height - rows) // 2)
    glyphs = []
    for character, width in zip(text, widths, strict=True):
        glyphs.append(Glyph(character, Region(x, y, width, rows), pen))
        x += width + gap
    return tuple(glyphs)


def row_of(glyphs: Sequence[Glyph], y: int, width: int) -> str:
    """One row of half blocks, of so many columns."""
    text = ""
    for glyph in glyphs:
        if glyph.region.y <= y < glyph.region.bottom:
            text = text.ljust(glyph.region.x) + glyph.rows[y - glyph.region.y]
    return text.ljust(width)


def differences(before: Sequence[Glyph], after: Sequence[Glyph], room: Size) -> list[Change]:
    """What is to be painted in a room; all of it where the characters have other places."""
    if [glyph.region for glyph in before] == [glyph.region for glyph in after]:
        return changes(before, after)
    return [Change(0, y, row_of(after, y, room.width)) for y in range(room.height)]


def changes(before: Sequence[Glyph], after: Sequence[Glyph]) -> list[Change]:
    """What differs where characters have changed in their places."""
    changed = []
    for old, new in zip(before, after, strict=True):
        if old.character != new.character:
            x, y, width, rows = new.region
            parts = difference(old.character, new.character, width, rows, new.pen)
            changed += [Change(x + part_x, y + part_y, text) for part_x, part_y, text in parts]
    return changed


def gap_of(pen: int) -> int:
    """The columns between two characters drawn with such a pen."""
    return 1 + pen // 3


def box_for(text: str, room: Size) -> tuple[int, int, int]:
    """The columns and rows of a digit, and the pen, so that `text` fills the room without overflowing.

    Only the number of characters counts, not which they are, so that the clock doesn't jump as it counts;
    one digit is as large as two would be.
    """
    narrow = text.count(":")
    return _box(max(2, len(text) - narrow), narrow, room)


@lru_cache(maxsize=16)
def _box(digits: int, narrow: int, room: Size) -> tuple[int, int, int]:
    most = room.height - 1 if room.height > AIRY else room.height
    for rows in range(min(most, LARGEST_ROWS), 2, -1):
        widest, slimmest = max(3, round(rows * SHAPE)), max(3, round(rows * SLIMMEST))
        for columns in range(widest, slimmest - 1, -1):
            pen = max(1, round(min(rows * 0.37, columns * 0.31)))
            gaps = gap_of(pen) * (digits + narrow)
            if digits * columns + narrow * width_of(":", columns, pen) + gaps <= room.width:
                return columns, rows, pen
    return 3, 3, 1
