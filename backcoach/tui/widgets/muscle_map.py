"""The back, seen from behind, with the muscles lit that an exercise or a session works ("feel it here", R15).

How much a muscle works is told twice: by how densely its dots stand, which needs no colour, and by colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from ...training.muscle import ANATOMY, Muscle
from ..drawing.anatomy import BODY, BOTTOM, HALF_WIDTH, HEAD, HEAD_TOP, IN_FRONT, OUTLINES, TOP, Outline
from ..drawing.canvas import (
    CHECKED,
    DENSE,
    SOLID,
    SPARSE,
    Bitmap,
    Pattern,
    Point,
    Row,
    disc,
    line,
    polygon,
    stacked,
)
from ..drawing.inks import faded, palette_of
from ..drawing.sized import kept_for_a_size
from ..styles.looks import look_of
from ..styles.themes import Look
from ..terminal.drawn import Drawn

FAINT, OUTLINE = -1, 0
MOST = 4
"""The highest level: a muscle that the exercise is for. 1 to 4 are lit, each denser than the one before."""
HELPS = 2
"""The level of a muscle that helps."""

DENSITY: dict[int, Pattern] = {1: SPARSE, 2: CHECKED, 3: DENSE, 4: SOLID}
BLEND = {FAINT: 0.7, OUTLINE: 0.35, 1: 0.4, 2: 0.28, 3: 0.12, 4: 0.0}
"""How far the ink of a level fades into the ground."""

STEPS = (0.05, 0.25, 0.5, 0.8)
"""The least share of the most worked muscle's work, for the levels from 1."""

SMALL = 13
"""Rows below which the head is left out, so that the back is larger."""
FINE = 0.62
"""Dots for a unit of the outlines, from which on the muscles that rest are drawn, too."""
PARTED = 0.4
"""Dots for a unit, from which on there is a gap round a lit muscle."""
NOTED = 9
"""Rows from which on there is one to spare for a note."""

Levels = frozenset[tuple[Muscle, int]]


class MuscleMap(Drawn):
    """A map of the back that fills whatever room it has."""

    DEFAULT_CSS = """
    MuscleMap { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._levels: Levels = frozenset()

    def show(self, main: Iterable[Muscle], also: Iterable[Muscle] = ()) -> None:
        """Light the muscles of an exercise, the main ones most."""
        self._light({**dict.fromkeys(also, HELPS), **dict.fromkeys(main, MOST)})

    def show_shares(self, shares: Mapping[Muscle, float]) -> None:
        """Light muscles by how much each works, in any unit: only the proportions count."""
        self._light(levels_of(shares))

    def _light(self, levels: Mapping[Muscle, int]) -> None:
        lit = frozenset(levels.items())
        if lit != self._levels:
            self._levels = lit
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As much as there is."""
        return container.width

    def drawn_row(self, y: int, size: Size, ink: Style) -> Strip:
        """A row of the picture, in the widget's own ink."""
        width, height = size
        rows = picture(width, height, self._levels)
        if y >= len(rows):
            return Strip.blank(width, ink)
        inks = inks_for(ink, look_of(self))
        return Strip([Segment(text, inks[level]) for text, level in rows[y]], width)

    def describe(self) -> str:
        """What the picture shows, in words, for those who don't see it."""
        return ", ".join(ANATOMY[muscle].name for muscle, _ in _strongest_first(self._levels))


def levels_of(shares: Mapping[Muscle, float]) -> dict[Muscle, int]:
    """The level of each muscle by its share; those that hardly work stay dark."""
    most = max(shares.values(), default=0.0)
    if most <= 0:
        return {}
    levels = {muscle: sum(share >= step * most for step in STEPS) for muscle, share in shares.items()}
    return {muscle: level for muscle, level in levels.items() if level}


@lru_cache(maxsize=32)
def inks_for(base: Style, look: Look) -> dict[int, Style]:
    """The style of each level, for a widget that is painted in a style."""
    palette = palette_of(base, look)
    inks = {}
    for level, share in BLEND.items():
        colour = palette.accent if level > 0 else palette.ink
        inks[level] = base + faded(colour, palette.ground, share, bold=level == MOST)
    return inks


@kept_for_a_size(48)
def picture(columns: int, rows: int, levels: Levels) -> tuple[Row, ...]:
    """Draw the map with some muscles lit, as rows of cells."""
    if columns <= 0 or rows <= 0:
        return ()
    note = _note(levels, columns) if rows >= NOTED else ""
    drawn = _drawn(columns, rows - bool(note), dict(levels))
    if not note:
        return drawn
    return (*drawn, ((note, max(level for muscle, level in levels if muscle in IN_FRONT)),))


def _note(levels: Levels, columns: int) -> str:
    """The line that names what can't be seen from behind."""
    names = [ANATOMY[muscle].name for muscle, _ in _strongest_first(levels) if muscle in IN_FRONT]
    if not names:
        return ""
    for text in (f"in front: {', '.join(names)}", ", ".join(names), names[0]):
        if len(text) <= columns:
            return text.center(columns)
    return names[0][: columns - 1] + "…"


def _strongest_first(levels: Levels) -> list[tuple[Muscle, int]]:
    return sorted(levels, key=lambda lit: (-lit[1], list(Muscle).index(lit[0])))


class _Frame:
    """Where a place of the outlines lies among the dots."""

    def __init__(self, width: int, height: int, top: float) -> None:
        self.scale = min((width - 1) / (2 * HALF_WIDTH), (height - 0.5) / (BOTTOM - top))
        self._middle = width / 2
        self._top = (height - self.scale * (BOTTOM - top)) / 2 - self.scale * top

    def place(self, point: Point, side: int) -> Point:
        """A place of the right half, or of its mirror image where `side` is -1."""
        return self._middle + side * self.scale * point[0], self._top + self.scale * point[1]

    def both(self, outline: Outline) -> list[list[Point]]:
        """An outline and its mirror image."""
        return [[self.place(point, side) for point in outline] for side in (1, -1)]


@kept_for_a_size(16)
def _at_rest(width: int, height: int) -> tuple[_Frame, dict[int, Bitmap]]:
    """The map with nothing lit, a bitmap a level; to be copied, not changed."""
    frame = _Frame(width, height, HEAD_TOP if height < SMALL * 4 else TOP)
    layers = {level: Bitmap(width, height) for level in BLEND}
    for part in BODY:
        for half in frame.both(part):
            layers[OUTLINE].fill(line(half))
    middle, radius = HEAD
    layers[OUTLINE].fill(disc(frame.place(middle, 1), radius * frame.scale))
    layers[OUTLINE].clear(disc(frame.place(middle, 1), radius * frame.scale - 1))
    if frame.scale >= FINE:
        for muscle in OUTLINES:
            for half in _halves(frame, muscle):
                layers[FAINT].fill(line([*half, half[0]]))
    return frame, layers


def _drawn(columns: int, rows: int, levels: Mapping[Muscle, int]) -> tuple[Row, ...]:
    width, height = columns * 2, rows * 4
    frame, at_rest = _at_rest(width, height)
    layers = {level: layer.copy() for level, layer in at_rest.items()}
    for muscle in sorted((muscle for muscle in OUTLINES if muscle in levels), key=levels.__getitem__):
        shape = Bitmap(width, height)
        for half in _halves(frame, muscle):
            shape.fill(polygon(half))
        for layer in layers.values():
            layer.wipe(shape, round_it=frame.scale >= PARTED)
        layers[levels[muscle]].join(shape, DENSITY[levels[muscle]])
    return stacked(layers, solid=MOST)


def _halves(frame: _Frame, muscle: Muscle) -> Iterable[list[Point]]:
    for outline in OUTLINES[muscle]:
        yield from frame.both(outline)
