"""What the moving figure writes past Textual, as it stands on a terminal: the picture of each moment."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pyte
import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from backcoach.files.catalogue import Catalogue
from backcoach.files.folders import SHIPPED_EXERCISES
from backcoach.training.exercise import Exercise
from backcoach.training.phase import PhaseKind, Side
from backcoach.training.quantities import Tempo
from backcoach.tui.widgets.figure import FRAMES, FigureView

CATALOGUE = Catalogue(SHIPPED_EXERCISES)
DEADLIFT, PULL_UP, BIRD_DOG, CARRY = (
    CATALOGUE[name] for name in ("deadlift", "pull-up", "bird-dog", "single-arm-overhead-carry")
)
TEMPO = Tempo(2, 1, 1, 1)
UNEVEN = Tempo(1.3, 0.7, 1.1, 0.35)
"""No part of it ends with an eighth of a second."""

STEPS = 16
"""Looks in a second: more than there are pictures."""

BREATH_STEP = 1.0
"""Seconds between two looks at a figure that only breathes."""

Cell = tuple[str, str]
"""A character and its colour; what is blank has none."""


class _OneFigure(App[None]):
    CSS = "FigureView { width: 40; height: 20; }"

    def compose(self) -> ComposeResult:
        yield FigureView()


class Onlooker:
    """Sees the figure on a terminal that Textual paints once, and that is only written to from then on."""

    def __init__(self, pilot: Pilot[None], view: FigureView) -> None:
        self._pilot = pilot
        self.view = view
        self._seen = pyte.Screen(1, 1)
        self._stream = pyte.Stream(self._seen)
        view.write = self._stream.feed  # type: ignore[method-assign]

    async def is_painted(self) -> None:
        """Have Textual lay out and paint what was changed."""
        await self._pilot.pause()
        self._seen.resize(*reversed(self._pilot.app.size))
        self._stream.feed(self._whole())

    def follows(self, seconds: float, since: float = 0.0, late: float = 1 / FRAMES) -> None:
        """Look on from some moment of a set, with the figure told the time only when it asks for it.

        It may be so many seconds `late`: there are only so many pictures a second.
        """
        told = due = since
        for step in range(round(seconds * STEPS)):
            now = since + step / STEPS
            if now >= due - 1e-9:
                wait = self.view.tick(now)
                told, due = now, math.inf if wait is None else now + wait
            rows = self.rows
            assert rows == self._picture(now) or (rows == self._picture(told) and now - told < late), now
        cells = self.cells
        self._stream.feed(self._whole())
        assert cells == self.cells, "in the very inks that Textual would paint it in"

    def _picture(self, at: float) -> list[str]:
        return ["".join(text for text, _ in row) for row in self.view._draw(self.view._frame_at(at))]

    @property
    def rows(self) -> list[str]:
        x, y, width, height = self.view.region
        return [line[x : x + width] for line in self._seen.display[y : y + height]]

    @property
    def cells(self) -> list[list[Cell]]:
        x, y, width, height = self.view.region
        rows = [self._seen.buffer[row] for row in range(y, y + height)]
        cells = [[row[column] for column in range(x, x + width)] for row in rows]
        return [[(one.data, one.fg if one.data.strip(" ⠀") else "") for one in row] for row in cells]

    def _whole(self) -> str:
        region, console = self.view.region, self.view.app.console
        strips = zip(
            range(region.y, region.bottom), self.view.render_lines(self.view.size.region), strict=True
        )
        return "".join(f"\x1b[{y + 1};{region.x + 1}H{strip.render(console)}" for y, strip in strips)


@asynccontextmanager
async def looked_at() -> AsyncIterator[Onlooker]:
    app = _OneFigure()
    async with app.run_test(size=(100, 40)) as pilot:
        yield Onlooker(pilot, app.query_one(FigureView))


@pytest.mark.parametrize(
    ("exercise", "tempo"), [(DEADLIFT, TEMPO), (DEADLIFT, UNEVEN), (BIRD_DOG, UNEVEN), (CARRY, TEMPO)]
)
async def test_through_its_reps_it_is_the_picture_of_every_moment(exercise: Exercise, tempo: Tempo) -> None:
    async with looked_at() as onlooker:
        onlooker.view.show(exercise, tempo)
        await onlooker.is_painted()
        onlooker.follows(2.5 * tempo.seconds)


async def test_another_set_shows_nothing_of_the_one_before() -> None:
    sets: list[tuple[Exercise, Tempo, PhaseKind | None, Side | None]] = [
        (DEADLIFT, TEMPO, None, None),
        (DEADLIFT, TEMPO, None, Side.LEFT),
        (DEADLIFT, UNEVEN, None, Side.LEFT),
        (PULL_UP, TEMPO, None, None),
        (PULL_UP, TEMPO, PhaseKind.HOLD, None),
        (DEADLIFT, TEMPO, None, None),
    ]
    async with looked_at() as onlooker:
        for exercise, tempo, kind, side in sets:
            onlooker.view.show(exercise, tempo, kind=kind, side=side)
            await onlooker.is_painted()
            onlooker.follows(tempo.seconds * 1.5, late=BREATH_STEP if kind else 1 / FRAMES)


async def test_of_another_size_at_another_place_or_in_other_inks_it_goes_on_as_it_should() -> None:
    async with looked_at() as onlooker:
        view, styles = onlooker.view, onlooker.view.styles
        view.show(DEADLIFT, TEMPO)
        at = 0.0
        for name, value in (
            *(("width", 8), ("height", 3), ("width", 60), ("height", 30)),
            *(("margin", (2, 0, 0, 5)), ("color", "#ff0000"), ("width", 40), ("margin", 0)),
        ):
            setattr(styles, name, value)
            await onlooker.is_painted()
            onlooker.follows(TEMPO.seconds * 1.5, at)
            at += TEMPO.seconds * 1.5


async def test_what_the_window_cuts_off_is_left_to_textual() -> None:
    async with looked_at() as onlooker:
        onlooker.view.show(DEADLIFT, TEMPO)
        await onlooker.is_painted()
        assert onlooker.view.way() is not None
        onlooker.view.styles.height = 41
        await onlooker.is_painted()
        assert onlooker.view.way() is None
