"""A bitmap that becomes braille: eight dots a cell, so that a terminal can hold a drawing.

A row of dots is one integer, so that filling and wiping a stretch of it is a single operation however
long it is: a picture costs a millisecond or two without any library.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

Number = TypeVar("Number", bound=int)

Point = tuple[float, float]
Span = tuple[int, int, int]
"""A row, the first dot that is lit, and the one past the last."""

Pattern = tuple[int, ...]
"""Which dots of a row can be lit, for some rows that repeat from the top; bit 0 is the left-most dot."""

WIDEST = 1024


def _repeated(bits: str) -> int:
    """A row that repeats some dots, written from left to right."""
    return int((bits[::-1] * (WIDEST // len(bits) + 1))[-WIDEST:], 2)


SOLID: Pattern = (_repeated("1"),)
DENSE: Pattern = (_repeated("1"), _repeated("01"))
CHECKED: Pattern = (_repeated("10"), _repeated("01"))
SPARSE: Pattern = (_repeated("1000"), 0, _repeated("0010"), 0)

_LEFT_OF_ROW = (0x01, 0x02, 0x04, 0x40)
_RIGHT_OF_ROW = (0x08, 0x10, 0x20, 0x80)
_CODES = tuple(
    tuple((left if pair & 1 else 0) | (right if pair & 2 else 0) for pair in range(4))
    for left, right in zip(_LEFT_OF_ROW, _RIGHT_OF_ROW, strict=True)
)
"""For each of a cell's four rows, what its two dots add to the number of the braille character."""

BRAILLE = tuple(chr(0x2800 + code) if code else " " for code in range(256))

_QUARTERS = (0x01 | 0x02, 0x08 | 0x10, 0x04 | 0x40, 0x20 | 0x80)
_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


def _block(code: int) -> str:
    """The quarters of a cell that are wholly lit; where none is, those that are in part."""
    wholly = sum(1 << number for number, quarter in enumerate(_QUARTERS) if code & quarter == quarter)
    partly = sum(1 << number for number, quarter in enumerate(_QUARTERS) if code & quarter)
    return _QUADRANTS[wholly or partly]


BLOCKS = tuple(_block(code) for code in range(256))
"""The same shapes in solid quarters of a cell: coarser than braille, but as dark as ink can be."""


class Bitmap:
    """Some rows of dots."""

    __slots__ = ("height", "rows", "width")

    def __init__(self, width: int, height: int) -> None:
        self.width = min(width, WIDEST)
        self.height = height
        self.rows = [0] * height

    def fill(self, spans: Iterable[Span], pattern: Pattern = SOLID) -> None:
        """Light the dots of a shape that the pattern has; what lies outside is cut off."""
        for row, bits in self._bits(spans):
            self.rows[row] |= bits & pattern[row % len(pattern)]

    def clear(self, spans: Iterable[Span]) -> None:
        """Put out the dots of a shape."""
        for row, bits in self._bits(spans):
            self.rows[row] &= ~bits

    def _bits(self, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
        for row, first, past in spans:
            first, past = max(0, first), min(self.width, past)
            if first < past and 0 <= row < self.height:
                yield row, ((1 << (past - first)) - 1) << first

    def copy(self) -> Bitmap:
        """The same dots in a bitmap of their own."""
        twin = Bitmap(self.width, self.height)
        twin.rows = self.rows.copy()
        return twin

    def wipe(self, shape: Bitmap, *, round_it: bool = False) -> None:
        """Put out the dots of another bitmap of the same size; `round_it`: those beside them, too."""
        rows = shape.rows
        if round_it:
            wide = [row | row << 1 | row >> 1 for row in rows]
            rows = [
                above | here | below
                for above, here, below in zip([0, *rows], wide, [*rows[1:], 0], strict=False)
            ]
        for number, row in enumerate(rows):
            self.rows[number] &= ~row

    def join(self, shape: Bitmap, pattern: Pattern = SOLID) -> None:
        """Light the dots of another bitmap of the same size that the pattern has."""
        for number, row in enumerate(shape.rows):
            self.rows[number] |= row & pattern[number % len(pattern)]

    def codes(self) -> list[bytes]:
        """The number of the braille pattern in each cell, row by row; 0 where it is empty."""
        columns = (self.width + 1) // 2
        lines = []
        for top in range(0, self.height, 4):
            line = bytearray(columns)
            for table, row in zip(_CODES, self.rows[top : top + 4], strict=False):
                column = 0
                while row:
                    pair = row & 3
                    if pair:
                        line[column] |= table[pair]
                    row >>= 2
                    column += 1
            lines.append(bytes(line))
        return lines


Row = tuple[tuple[str, int], ...]
"""Stretches of a row of cells: text, and the number of the layer that gives it its colour."""


def stacked(layers: Mapping[Number, Bitmap], solid: int | None = None) -> tuple[Row, ...]:
    """Layers of the same size as one picture; a cell has the colour of the highest that has dots in it.

    The layer `solid` is drawn in blocks, which are too coarse to mix with the dots beside them.
    """
    some = next(iter(layers.values()))
    columns, rows = (some.width + 1) // 2, (some.height + 3) // 4
    codes = [bytearray(columns) for _ in range(rows)]
    tops = [[min(layers)] * columns for _ in range(rows)]
    for number, layer in sorted(layers.items()):
        if any(layer.rows):
            for y, line_of_codes in enumerate(layer.codes()):
                for x, dots in enumerate(line_of_codes):
                    if dots:
                        codes[y][x] = dots if number == solid else codes[y][x] | dots
                        tops[y][x] = number
    return tuple(_stretches(*row, solid) for row in zip(codes, tops, strict=True))


def _stretches(codes: bytearray, tops: Sequence[int], solid: int | None) -> Row:
    stretches: list[tuple[str, int]] = []
    for code, top in zip(codes, tops, strict=True):
        character = BLOCKS[code] if top == solid else BRAILLE[code]
        if stretches and (stretches[-1][1] == top or not code):
            stretches[-1] = (stretches[-1][0] + character, stretches[-1][1])
        else:
            stretches.append((character, top))
    return tuple(stretches)


def disc(centre: Point, radius: float) -> Iterator[Span]:
    """The dots whose middle lies in a circle."""
    x, y = centre
    for row in range(math.floor(y - radius), math.ceil(y + radius) + 1):
        half = _half_chord(row + 0.5 - y, radius)
        if half is not None:
            yield _span(row, x - half, x + half)


def capsule(start: Point, end: Point, start_radius: float, end_radius: float) -> Iterator[Span]:
    """The dots of a limb: round at both ends, and as thick at each as its radius there."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0)
    if length <= abs(start_radius - end_radius) or length < 1e-9:
        larger = max((start_radius, start), (end_radius, end))
        yield from disc(larger[1], larger[0])
        return
    # The straight sides touch both circles: their feet are turned a little where the limb tapers.
    lean = math.asin((start_radius - end_radius) / length)
    along = math.atan2(y1 - y0, x1 - x0)
    sides = [along + math.pi / 2 - lean, along - math.pi / 2 + lean]
    corners = [_toward(start, sides[0], start_radius), _toward(end, sides[0], end_radius)]
    corners += [_toward(end, sides[1], end_radius), _toward(start, sides[1], start_radius)]
    low = min(y0 - start_radius, y1 - end_radius)
    high = max(y0 + start_radius, y1 + end_radius)
    for row in range(math.floor(low), math.ceil(high) + 1):
        middle = row + 0.5
        crossed = _crossings(corners, middle)
        for (x, y), radius in ((start, start_radius), (end, end_radius)):
            half = _half_chord(middle - y, radius)
            if half is not None:
                crossed += [x - half, x + half]
        if crossed:
            yield _span(row, min(crossed), max(crossed))


def polygon(corners: Sequence[Point]) -> Iterator[Span]:
    """The dots whose middle lies within a closed line."""
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    for row in range(math.floor(low), math.ceil(high) + 1):
        crossed = sorted(_crossings(corners, row + 0.5))
        for first, past in zip(crossed[::2], crossed[1::2], strict=False):
            yield _span(row, first, past)


def line(points: Sequence[Point]) -> Iterator[Span]:
    """The dots of a line through some points, one dot wide."""
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, math.ceil(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps + 1):
            share = step / steps
            column = math.floor(x0 + share * (x1 - x0))
            yield math.floor(y0 + share * (y1 - y0)), column, column + 1


def _half_chord(away: float, radius: float) -> float | None:
    squared = radius * radius - away * away
    return math.sqrt(squared) if squared >= 0 else None


def _toward(point: Point, angle: float, distance: float) -> Point:
    return point[0] + distance * math.cos(angle), point[1] + distance * math.sin(angle)


def _crossings(corners: Sequence[Point], y: float) -> list[float]:
    """Where a closed line crosses a height."""
    found = []
    before_x, before_y = corners[-1]
    for x, here in corners:
        if (before_y <= y) != (here <= y):
            found.append(before_x + (y - before_y) * (x - before_x) / (here - before_y))
        before_x, before_y = x, here
    return found


def _span(row: int, left: float, right: float) -> Span:
    """The dots whose middle lies between two places."""
    return row, math.ceil(left - 0.5), math.floor(right - 0.5) + 1
