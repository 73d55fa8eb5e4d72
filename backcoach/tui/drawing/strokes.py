"""Large digits and letters, drawn with a round pen on a grid of half-block pixels.

A character is a few strokes in a box; the pen's width follows the size, so that a digit that fills a
wall of a terminal is the same shape as one of ten rows. A terminal cell is two pixels high, which makes
the pixels nearly square.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .differing import stretches
from .sized import kept_for_a_size

Point = tuple[float, float]
Stroke = list[Point]


@dataclass(frozen=True, slots=True)
class _Box:
    """Where the middle of the pen can go: left, right, top, bottom, in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    def x(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def y(self, share: float) -> float:
        return self.top + share * (self.bottom - self.top)

    def path(self, *points: Point) -> Stroke:
        return [(self.x(x), self.y(y)) for x, y in points]

    def arc(self, centre: Point, radii: Point, start: float, end: float) -> Stroke:
        """An elliptic arc; degrees clockwise from the right, as y points down."""
        steps = max(6, int(abs(end - start) / 10))
        cx, cy = self.x(centre[0]), self.y(centre[1])
        rx, ry = radii[0] * (self.right - self.left), radii[1] * (self.bottom - self.top)
        angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
        return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


def _zero(b: _Box) -> Iterator[Stroke]:
    yield (
        b.arc((0.5, 0.32), (0.5, 0.32), 180, 360)
        + b.arc((0.5, 0.68), (0.5, 0.32), 0, 180)
        + b.path((0, 0.32))
    )


def _one(b: _Box) -> Iterator[Stroke]:
    yield b.path((0.12, 0.22), (0.58, 0), (0.58, 1))


def _two(b: _Box) -> Iterator[Stroke]:
    yield b.arc((0.5, 0.29), (0.5, 0.29), 185, 390) + b.path((0, 1), (1, 1))


def _three(b: _Box) -> Iterator[Stroke]:
    yield b.arc((0.5, 0.25), (0.47, 0.25), 195, 450)
    yield b.arc((0.48, 0.74), (0.52, 0.26), 270, 530)


def _four(b: _Box) -> Iterator[Stroke]:
    # Open at the top: a closed four is a blot in ten rows.
    yield b.path((0.24, 0), (0, 0.64), (1, 0.64))
    yield b.path((0.74, 0.3), (0.74, 1))


def _five(b: _Box) -> Iterator[Stroke]:
    yield b.path((0.94, 0), (0.1, 0), (0.05, 0.46)) + b.arc((0.48, 0.69), (0.52, 0.31), 218, 520)


def _six(b: _Box) -> Iterator[Stroke]:
    yield b.arc((0.5, 0.68), (0.5, 0.32), 0, 360)
    yield b.arc((0.9, 0.68), (0.9, 0.68), 180, 268)


def _seven(b: _Box) -> Iterator[Stroke]:
    yield b.path((0, 0), (1, 0), (0.36, 1))


def _eight(b: _Box) -> Iterator[Stroke]:
    yield b.arc((0.5, 0.25), (0.44, 0.25), 0, 360)
    yield b.arc((0.5, 0.74), (0.5, 0.26), 0, 360)


def _nine(b: _Box) -> Iterator[Stroke]:
    yield b.arc((0.5, 0.32), (0.5, 0.32), 0, 360)
    yield b.arc((0.1, 0.32), (0.9, 0.68), 0, 88)


def _colon(b: _Box) -> Iterator[Stroke]:
    yield b.path((0.5, 0.28))
    yield b.path((0.5, 0.76))


def _letter(*strokes: tuple[Point, ...]) -> Callable[[_Box], Iterator[Stroke]]:
    def draw(b: _Box) -> Iterator[Stroke]:
        for stroke in strokes:
            yield b.path(*stroke)

    return draw


_BOWL_TOP = ((0.0, 0.0), (0.7, 0.0), (1.0, 0.12), (1.0, 0.4), (0.7, 0.52), (0.0, 0.52))
_ROUND = ((0.3, 0.0), (0.7, 0.0), (1.0, 0.25), (1.0, 0.75), (0.7, 1.0), (0.3, 1.0), (0.0, 0.75), (0.0, 0.25))
_TURN = ((1.0, 0.2), (0.7, 0.0), (0.3, 0.0), (0.0, 0.15), (0.0, 0.35), (0.3, 0.5))

GLYPHS: dict[str, Callable[[_Box], Iterator[Stroke]]] = {
    "0": _zero,
    "1": _one,
    "2": _two,
    "3": _three,
    "4": _four,
    "5": _five,
    "6": _six,
    "7": _seven,
    "8": _eight,
    "9": _nine,
    ":": _colon,
    "A": _letter(((0, 1), (0.5, 0), (1, 1)), ((0.22, 0.64), (0.78, 0.64))),
    "B": _letter(
        ((0, 0), (0.65, 0), (0.92, 0.12), (0.92, 0.36), (0.65, 0.48), (0, 0.48)),
        ((0.65, 0.48), (1, 0.62), (1, 0.88), (0.7, 1), (0, 1), (0, 0)),
    ),
    "C": _letter(((1, 0.22), (0.7, 0), (0.3, 0), (0, 0.25), (0, 0.75), (0.3, 1), (0.7, 1), (1, 0.78))),
    "D": _letter(((0, 0), (0.6, 0), (1, 0.28), (1, 0.72), (0.6, 1), (0, 1), (0, 0))),
    "E": _letter(((1, 0), (0, 0), (0, 1), (1, 1)), ((0, 0.5), (0.8, 0.5))),
    "F": _letter(((1, 0), (0, 0), (0, 1)), ((0, 0.5), (0.8, 0.5))),
    "G": _letter(
        (
            (1, 0.22),
            (0.7, 0),
            (0.3, 0),
            (0, 0.25),
            (0, 0.75),
            (0.3, 1),
            (0.7, 1),
            (1, 0.8),
            (1, 0.55),
            (0.6, 0.55),
        )
    ),
    "H": _letter(((0, 0), (0, 1)), ((1, 0), (1, 1)), ((0, 0.5), (1, 0.5))),
    "I": _letter(((0.5, 0), (0.5, 1))),
    "J": _letter(((0.9, 0), (0.9, 0.75), (0.6, 1), (0.3, 1), (0, 0.75))),
    "K": _letter(((0, 0), (0, 1)), ((1, 0), (0, 0.56)), ((0.3, 0.42), (1, 1))),
    "L": _letter(((0, 0), (0, 1), (1, 1))),
    "M": _letter(((0, 1), (0, 0), (0.5, 0.55), (1, 0), (1, 1))),
    "N": _letter(((0, 1), (0, 0), (1, 1), (1, 0))),
    "O": _letter((*_ROUND, _ROUND[0])),
    "P": _letter(((0, 1), (0, 0)), _BOWL_TOP),
    "Q": _letter((*_ROUND, _ROUND[0]), ((0.6, 0.65), (1, 1))),
    "R": _letter(((0, 1), (0, 0)), _BOWL_TOP, ((0.45, 0.52), (1, 1))),
    "S": _letter((*_TURN, *((1 - x, 1 - y) for x, y in reversed(_TURN)))),
    "T": _letter(((0, 0), (1, 0)), ((0.5, 0), (0.5, 1))),
    "U": _letter(((0, 0), (0, 0.75), (0.3, 1), (0.7, 1), (1, 0.75), (1, 0))),
    "V": _letter(((0, 0), (0.5, 1), (1, 0))),
    "W": _letter(((0, 0), (0.22, 1), (0.5, 0.35), (0.78, 1), (1, 0))),
    "X": _letter(((0, 0), (1, 1)), ((1, 0), (0, 1))),
    "Y": _letter(((0, 0), (0.5, 0.5), (1, 0)), ((0.5, 0.5), (0.5, 1))),
    "Z": _letter(((0, 0), (1, 0), (0, 1), (1, 1))),
    "-": _letter(((0.1, 0.5), (0.9, 0.5))),
    "'": _letter(((0.5, 0), (0.5, 0.25))),
    ".": _letter(((0.5, 1),)),
    "×": _letter(((0, 0.2), (1, 1)), ((1, 0.2), (0, 1))),
}

NARROW = {":": 0.45, "I": 0.45, "W": 1.3, "M": 1.2, "-": 0.6, "'": 0.3, ".": 0.3, " ": 0.5}
"""Widths of characters that aren't as wide as the others, as a share."""


def width_of(character: str, width: int, pen: int) -> int:
    """The columns that a character takes where most are `width` wide."""
    # A single stroke of a thin pen would fall between two pixels, and come out twice as thick.
    share = 0.0 if character == "I" and pen == 1 else NARROW.get(character, 1.0)
    return max(pen, round(width * share))


@kept_for_a_size(512)
def draw(character: str, width: int, rows: int, pen: int) -> tuple[str, ...]:
    """Draw a character as `rows` lines of `width` half blocks, with a pen of `pen` pixels.

    An unknown character is blank.
    """
    lit = _rasterise(character, width, rows * 2, pen)
    blocks = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
    return tuple(
        "".join(blocks[lit[2 * row][column], lit[2 * row + 1][column]] for column in range(width))
        for row in range(rows)
    )


@kept_for_a_size(512)
def difference(old: str, new: str, width: int, rows: int, pen: int) -> tuple[tuple[int, int, str], ...]:
    """What is to be drawn over one character so that it becomes another: column, row, and some blocks."""
    before, after = draw(old, width, rows, pen), draw(new, width, rows, pen)
    return tuple(
        (first, y, after[y][first:end]) for y in range(rows) for first, end in stretches(before[y], after[y])
    )


def _rasterise(character: str, width: int, height: int, pen: int) -> list[list[bool]]:
    lit = [[False] * width for _ in range(height)]
    if character not in GLYPHS:
        return lit
    half = pen / 2
    box = _Box(half, width - half, half, height - half)
    # A little more than half the pen, so that the pixels under its very edge are not lost to rounding.
    reach = (half - 0.02) if pen > 1 else 0.56
    for stroke in GLYPHS[character](box):
        segments = list(pairwise(stroke)) or [(stroke[0], stroke[0])]
        for start, end in segments:
            _brush(lit, start, end, reach, dot=len(stroke) == 1)
    return lit


def _brush(lit: list[list[bool]], start: Point, end: Point, reach: float, *, dot: bool) -> None:
    """Light every pixel whose middle the pen covers on its way; a dot is square, as full as it can be."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    first_row, last_row = int(max(0, min(y0, y1) - reach)), int(min(len(lit), max(y0, y1) + reach + 1))
    first, last = int(max(0, min(x0, x1) - reach)), int(min(len(lit[0]), max(x0, x1) + reach + 1))
    for row in range(first_row, last_row):
        for column in range(first, last):
            px, py = column + 0.5, row + 0.5
            share = 0.0 if length == 0 else min(1.0, max(0.0, ((px - x0) * dx + (py - y0) * dy) / length))
            away_x, away_y = px - x0 - share * dx, py - y0 - share * dy
            if dot:
                lit[row][column] |= max(abs(away_x), abs(away_y)) <= reach + 0.3
            else:
                lit[row][column] |= away_x * away_x + away_y * away_y <= reach * reach
