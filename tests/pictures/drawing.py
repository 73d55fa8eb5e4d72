"""A screen as an SVG, with blocks and braille drawn as shapes: no viewer's font can tear them apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.strip import Strip

WIDTH, HEIGHT = 8, 16
"""Of a cell, in the picture's units."""

FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
TEXT, GROUND = "#e8ecef", "#101418"
"""Of a terminal that is asked for no colour."""

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height, as shares of a cell."""

_EIGHTHS = {chr(0x2580 + n): (0.0, 1 - n / 8, 1.0, n / 8) for n in range(1, 9)}
_BARS = {chr(0x2590 - n): (0.0, 0.0, n / 8, 1.0) for n in range(1, 8)}
BLOCKS: dict[str, tuple[Rectangle, ...]] = {
    **{character: (shape,) for character, shape in (_EIGHTHS | _BARS).items()},
    "▀": ((0.0, 0.0, 1.0, 0.5),),
    "▐": ((0.5, 0.0, 0.5, 1.0),),
    "▔": ((0.0, 0.0, 1.0, 0.125),),
    "▕": ((0.875, 0.0, 0.125, 1.0),),
    "━": ((0.0, 0.44, 1.0, 0.12),),
    "─": ((0.0, 0.47, 1.0, 0.06),),
    "│": ((0.45, 0.0, 0.1, 1.0),),
    "▪": ((0.2, 0.35, 0.6, 0.3),),
}
"""Shapes of characters that are pictures rather than letters."""

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each of the eight dots, from the lowest bit up."""
_BRAILLE = range(0x2800, 0x2900)

Cell = tuple[str, str, str, bool]
"""Character, ink, ground, bold."""


def picture_of(app: App[object], title: str = "") -> str:
    """What is on the screen of a running app."""
    strips = app.screen._compositor.render_strips(app.size)
    return picture(strips[: app.size.height], app.size.width, title)


def picture(strips: Sequence[Strip], columns: int, title: str = "") -> str:
    """Rows of a terminal as an SVG document."""
    width, height = columns * WIDTH, len(strips) * HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>" if title else "",
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>',
        f'<g font-family="{FONT}" font-size="13" shape-rendering="crispEdges">',
    ]
    for y, strip in enumerate(strips):
        row = list(_cells(strip))[:columns]
        lines += [*_grounds(row, y), *_shapes(row, y), *_texts(row, y)]
    return "\n".join([*filter(None, lines), "</g>", "</svg>", ""])


def _cells(strip: Strip) -> Iterator[Cell]:
    for segment in strip:
        if segment.control:
            continue
        style = segment.style or Style()
        ink, ground = _hex(style.color, TEXT), _hex(style.bgcolor, GROUND)
        if style.reverse:
            ink, ground = ground, ink
        if style.dim:
            ink = _between(ink, ground)
        for character in segment.text:
            yield character, ink, ground, bool(style.bold)


def _hex(color: Color | None, default: str) -> str:
    return default if color is None or color.is_default else color.get_truecolor().hex


def _between(one: str, other: str) -> str:
    parts = [(int(one[i : i + 2], 16) + int(other[i : i + 2], 16)) // 2 for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _runs(row: Sequence[Cell], key: int | slice) -> Iterator[tuple[int, list[Cell]]]:
    x = 0
    for _, cells in groupby(row, key=lambda cell: cell[key]):
        run = list(cells)
        yield x, run
        x += len(run)


def _grounds(row: Sequence[Cell], y: int) -> Iterator[str]:
    for x, run in _runs(row, 2):
        if run[0][2] != GROUND:
            yield _rect(x * WIDTH, y * HEIGHT, len(run) * WIDTH, HEIGHT, run[0][2])


def _shapes(row: Sequence[Cell], y: int) -> Iterator[str]:
    """One path for each ink of a row, with the same shapes side by side as one."""
    paths: dict[str, list[str]] = {}
    for x, run in _runs(row, slice(0, 2)):
        character, ink = run[0][0], run[0][1]
        for left, top, width, height in BLOCKS.get(character, ()):
            whole = left == 0 and width == 1
            for step in range(1 if whole else len(run)):
                across = len(run) * WIDTH if whole else width * WIDTH
                path = _box((x + step + left) * WIDTH, (y + top) * HEIGHT, across, height * HEIGHT)
                paths.setdefault(ink, []).append(path)
        if ord(character) in _BRAILLE:
            for step in range(len(run)):
                paths.setdefault(ink, []).extend(_dots(character, x + step, y))
    for ink, path in paths.items():
        yield f'<path fill="{ink}" d="{"".join(path)}"/>'


def _dots(character: str, x: int, y: int) -> Iterable[str]:
    bits = ord(character) - _BRAILLE.start
    for bit, (column, row) in enumerate(_DOTS):
        if bits >> bit & 1:
            yield _box(x * WIDTH + column * 4 + 0.8, y * HEIGHT + row * 4 + 0.8, 2.6, 2.6)


def _texts(row: Sequence[Cell], y: int) -> Iterator[str]:
    for x, run in _runs([(_letter(c), ink, ground, bold) for c, ink, ground, bold in row], slice(1, 4)):
        weight = ' font-weight="bold"' if run[0][3] else ""
        # Each group of words at its own place, so that columns stand in line in any font.
        for words in re.finditer(r"\S+(?: \S+)*", "".join(cell[0] for cell in run)):
            length = (words.end() - words.start()) * WIDTH
            place = f'x="{(x + words.start()) * WIDTH}" y="{y * HEIGHT + 12}" textLength="{length}"'
            yield f'<text {place} fill="{run[0][1]}"{weight}>{escape(words[0])}</text>'


def _letter(character: str) -> str:
    return " " if character in BLOCKS or ord(character) in _BRAILLE else character


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h-{_n(width)}z"


def _n(number: float) -> str:
    return str(int(number)) if math.isclose(number, int(number)) else f"{number:.2f}".rstrip("0")
