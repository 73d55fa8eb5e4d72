"""The moving figure: shows how an exercise goes, in time with the tempo of the set."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from rich.style import Style
from textual.geometry import Size

from ...training.exercise import Exercise, Sides
from ...training.figure import BREATH, Figure, cycle, pose_at, still_for
from ...training.phase import PhaseKind, Side
from ...training.quantities import Tempo
from ...training.skeleton import Pose
from ..drawing.canvas import Row, stacked
from ..drawing.differing import stretches
from ..drawing.framing import Window, window_for
from ..drawing.inks import faded, palette_of
from ..drawing.puppet import Tone, draw
from ..drawing.sized import kept_for_a_size
from ..styles.looks import look_of
from ..styles.themes import Look
from ..terminal.live import Change, Live, Way

FRAMES = 8
"""The most pictures a second."""
BREATH_STEPS = 2
"""How many steps a breath in takes: where nothing else moves, the chest does."""

BLEND = {Tone.THING: 0.5, Tone.FAR: 0.3, Tone.BODY: 0.0, Tone.LOAD: 0.0}
"""How far the ink of each tone fades into the ground."""

NARROWEST = 40
"""Dots across that a picture needs beside another."""

Frame = tuple[int, float]
"""What a picture shows: the moment of the movement in eighths of a second, and how deep the breath is."""

STILL: Frame = (-1, 0.0)


class FigureView(Live):
    """A drawn figure that fills whatever room it has. It moves only when it is told the time."""

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._tempo = BREATH
        self._alternate = False
        self._flipped = False
        self._held = False
        self._breathes = False
        """Whether nothing but the chest moves."""
        self._moving = True
        self._frame: Frame = STILL
        self._rows: tuple[Row, ...] = ()
        self._drawn_for: tuple[Frame, Size] | None = None
        """What the rows show; None when they are out of date."""
        self._rep = 0.0
        """Seconds after which the pictures repeat: of a rep, or of two in which the sides change."""
        self._steps: dict[tuple[Frame, Frame], list[Change]] = {}
        """What is new in a picture that follows another: all reps go through the same."""
        self._stepped: tuple[object, ...] = ()
        """What they are steps of."""
        self._written: dict[tuple[Frame, Frame], str] = {}
        """The same as the terminal reads it."""
        self._written_way: Way | None = None
        self._dwell: dict[Frame, int | None] = {}
        """The number of the first picture after another that may differ from it; None where none does."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return self._figure is None

    def show(
        self,
        exercise: Exercise | None,
        tempo: Tempo | None = None,
        *,
        kind: PhaseKind | None = None,
        side: Side | None = None,
    ) -> None:
        """Show an exercise from the beginning of a rep; None, or one without a figure, shows nothing.

        `tempo` is the set's, the exercise's own where it is None. `kind` is what is done with it where
        that isn't the usual: a pull-up that is held stays at its top. The left side faces left.
        """
        self._figure = exercise.figure if exercise else None
        if exercise is not None:
            kind = kind or exercise.kind
            self._tempo = BREATH if kind is PhaseKind.HOLD else tempo or exercise.tempo
            self._alternate = exercise.sides is Sides.ALTERNATE
            self._held = kind is PhaseKind.HOLD and exercise.kind is not PhaseKind.HOLD
        if self._figure is not None:
            self._breathes = self._held or not self._figure.moves
            length = sum(stretch.seconds for stretch in cycle(self._figure, self._tempo))
            self._rep = length * (2 if self._alternate else 1)
        self._flipped = side is Side.LEFT
        shown = (self._figure, self._tempo, self._alternate, self._held, self._flipped)
        if shown != self._stepped:
            self._stepped = shown
            self._steps.clear()
            self._written.clear()
            self._dwell.clear()
        self._frame = self._frame_at(0.0) if self._moving else STILL
        self._drawn_for = None
        self.refresh()

    def set_moving(self, moving: bool) -> None:
        """Let the figure move, or show its key poses side by side instead, for those who want less motion."""
        if moving != self._moving:
            self._moving = moving
            self._frame = self._frame_at(0.0) if moving else STILL
            self._drawn_for = None
            self.refresh()

    def tick(self, elapsed: float) -> float | None:
        """Show the moment some seconds into the set. Paints only the cells that differ, if any do.

        Call it whenever time has gone on, and not while the session is paused. Tells the seconds until the
        next picture is due; None where there never is one, or where nobody would see it.
        """
        if not self._moving or self._figure is None or not self.is_seen:
            return None
        frame = self._frame_at(elapsed)
        if frame != self._frame:
            self._go_to(frame)
        return self._until_next(self._figure, frame, elapsed)

    def _until_next(self, figure: Figure, frame: Frame, elapsed: float) -> float | None:
        if self._breathes:
            step = BREATH.lowering / (2 * BREATH_STEPS)
            return (math.floor(elapsed / step + 1e-6) + 1) * step - elapsed
        if frame not in self._dwell:
            self._dwell[frame] = self._next_after(figure, frame)
        following = self._dwell[frame]
        if following is None:
            return None
        to_frame = (math.floor(elapsed * FRAMES + 1e-6) + 1) / FRAMES - elapsed
        return max(to_frame, min(following / FRAMES, self._rep) - self._in_rep(elapsed))

    def _next_after(self, figure: Figure, frame: Frame) -> int | None:
        still = still_for(figure, self._tempo, frame[0] / FRAMES)
        return None if still is None else frame[0] + math.floor(still * FRAMES + 1e-6) + 1

    def _frame_at(self, elapsed: float) -> Frame:
        if self._figure is None:
            return STILL
        if self._breathes:
            phase = (1 - math.cos(2 * math.pi * elapsed / (2 * BREATH.lowering))) / 2
            return -1, round(phase * BREATH_STEPS) / BREATH_STEPS
        if self._rep <= 0:
            return STILL
        # What repeats is drawn once: every rep shows the pictures of the first.
        return math.floor(self._in_rep(elapsed) * FRAMES + 1e-6), 0.0

    def _in_rep(self, elapsed: float) -> float:
        """Seconds since the pictures began to repeat; what is rounded to the end is the beginning."""
        gone = elapsed % self._rep
        return gone if self._rep - gone > 1e-6 else 0.0

    def _go_to(self, frame: Frame) -> None:
        way = self.way()
        if way is not self._written_way:
            self._look_again(way)
        step = (self._frame, frame)
        written = self._written.get(step)
        if written is not None:
            self._frame = frame
            self.write(written)
            return
        new = self._step_to(frame)
        if not new:
            # It is as if it were the one before, the next time as well. Who leapt, as after a pause, may have
            # found the same pose on the way back, and knows nothing of what lies between.
            if self._figure is not None and frame[0] == self._dwell.get(self._frame):
                self._dwell[self._frame] = self._next_after(self._figure, frame)
            return
        self._frame = frame
        written = self.show_changes(new)
        if written is not None and way is not None:
            self._written[step] = written

    def _look_again(self, way: Way | None) -> None:
        """Write in other inks from now on, or for another size."""
        if way is None or self._written_way is None or way.size != self._written_way.size:
            self._steps.clear()
            self._dwell.clear()  # what is the same in a small picture may differ in a large one
        self._written.clear()
        self._written_way = way

    def _step_to(self, frame: Frame) -> list[Change]:
        step = (self._frame, frame)
        new = self._steps.get(step)
        if new is None:
            new = self._steps[step] = changes(self._picture(self._frame), self._picture(frame))
        return new

    def _picture(self, frame: Frame) -> tuple[Row, ...]:
        wanted = (frame, self.size)
        if self._drawn_for != wanted:
            self._rows, self._drawn_for = self._draw(frame), wanted
        return self._rows

    def _draw(self, frame: Frame) -> tuple[Row, ...]:
        if self._figure is None:
            return ()
        return picture(
            self._figure,
            self._tempo,
            frame,
            self.size.width,
            self.size.height,
            alternate=self._alternate,
            flipped=self._flipped,
            storyboard=not self._moving and not self._held,
        )

    def row(self, y: int) -> Iterable[tuple[str, int]]:
        """A row of the picture."""
        rows = self._picture(self._frame)
        return rows[y] if y < len(rows) else [(" " * self.size.width, Tone.BODY)]

    def inks(self, style: Style) -> Mapping[int, Style]:
        """The widget's own ink, more or less faded."""
        return inks_for(style, look_of(self))


@lru_cache(maxsize=32)
def inks_for(base: Style, look: Look) -> dict[int, Style]:
    """The style of each tone, for a widget that is painted in a style."""
    palette = palette_of(base, look)
    return {
        tone: base + faded(palette.accent if tone is Tone.LOAD else palette.ink, palette.ground, share)
        for tone, share in BLEND.items()
    }


@kept_for_a_size(256)
def picture(
    figure: Figure,
    tempo: Tempo,
    frame: Frame,
    columns: int,
    rows: int,
    *,
    alternate: bool = False,
    flipped: bool = False,
    storyboard: bool = False,
) -> tuple[Row, ...]:
    """Draw one picture as rows of cells; a `storyboard` shows the key poses side by side where they fit."""
    if columns <= 0 or rows <= 0:
        return ()
    number, breath = frame
    if number >= 0:
        poses = [pose_at(figure, tempo, number / FRAMES, alternate=alternate)]
    else:
        poses = _key_poses(figure, columns * 2, rows * 4) if storyboard else [figure.still]
    room = columns // len(poses)
    window = window_for(figure, room * 2, rows * 4, flipped=flipped)
    drawn = [_rows_of(figure, pose, window, breath) for pose in poses]
    spare = ((" " * (columns - room * len(poses)), int(Tone.THING)),)
    return tuple(sum((*parts, spare), ()) for parts in zip(*drawn, strict=True))


@kept_for_a_size(128)
def _rows_of(figure: Figure, pose: Pose, window: Window, breath: float) -> tuple[Row, ...]:
    """The picture of a pose, which a rep as a rule comes through twice."""
    return tuple(stacked(draw(figure, pose, window, breath)))


def changes(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """What is new in a picture that has the size of the one before."""
    changed = []
    for y, (old_row, row) in enumerate(zip(before, after, strict=True)):
        if row == old_row:
            continue
        old, cells = _cells(old_row), _cells(row)
        for first, end in stretches(old, cells):
            x = first
            for ink, stretch in groupby(cells[first:end], key=lambda cell: cell[1]):
                text = "".join(character for character, _ in stretch)
                changed.append(Change(x, y, text, ink))
                x += len(text)
    return changed


def _cells(row: Row) -> list[tuple[str, int]]:
    return [(character, ink) for text, ink in row for character in text]


def _key_poses(figure: Figure, width: int, height: int) -> list[Pose]:
    """As many of the key poses as there is room for, in the order in which they are gone through."""
    path = figure.walk or [pose for move in figure.rep for pose in move.poses]
    if not path:
        return [figure.still]
    # A rep begins where it ends.
    order = list(dict.fromkeys([path[-1], *path]))
    fit = width // max(NARROWEST, round(height * 0.7))
    if fit >= len(order):
        return [figure.poses[number] for number in order]
    first = figure.poses[order[0]]
    return [first, figure.still] if fit >= 2 and first != figure.still else [figure.still]
