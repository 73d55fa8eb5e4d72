"""What is kept of the rows that were drawn, however often the window is pulled at."""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip

from backcoach.tui.drawing import sized
from backcoach.tui.terminal.rows import _OF_ONE_SIZE

from .stage import Stage, Theatre

HEIGHTS = (16, 20, 30, 40, 12, 24)
"""The width stays, and with it the rows of whatever is as wide as the window, if nobody lets go of them."""


def rows_kept() -> int:
    gc.collect()
    return sum(isinstance(one, Strip) for one in gc.get_objects())


def paint(stage: Stage) -> None:
    """All of the screen, and then one part of it after the other, as a real terminal would have it."""
    compositor, console = stage.screen._compositor, stage.app.console
    compositor.render_full_update().render_segments(console)
    for x in range(0, stage.screen.size.width - 10, 7):
        compositor._dirty_regions.add(Region(x, 0, 10, stage.screen.size.height))
        part = compositor.render_partial_update()
        assert part is not None
        part.render_segments(console)


async def test_a_window_that_is_pulled_at_leaves_no_rows_behind(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        paint(stage)
        painted = rows_kept()
        await stage.resize(80, 25)
        await stage.resize(80, 24)
        once = rows_kept()
        assert once < painted * 0.75, "nor is what is as wide as before cut from the old rows"
        for height in HEIGHTS:
            await stage.resize(80, height)
            paint(stage)
        await stage.resize(80, 24)
        assert rows_kept() <= once * 1.25


async def test_a_window_that_is_pulled_at_leaves_nothing_of_where_things_stood(theatre: Theatre) -> None:
    def remembered() -> int:
        return sum(one.cache_info().currsize for one in _OF_ONE_SIZE)

    async with theatre.session("tour") as stage:
        await stage.resize(80, 25)
        await stage.resize(80, 24)
        paint(stage)
        once = remembered()
        for width in range(60, 79):
            await stage.resize(width, 24)
            paint(stage)
        await stage.resize(80, 24)
        paint(stage)
        assert 0 < remembered() <= once * 1.25


async def test_a_window_that_is_pulled_at_leaves_no_drawings_behind(theatre: Theatre) -> None:
    def drawings() -> int:
        return sum(one.cache_info().currsize for one in sized._kept)

    async with theatre.session("tour", at=3) as stage:
        await stage.resize(80, 25)
        await stage.resize(80, 24)
        once = drawings()
        for width in range(60, 79):
            await stage.resize(width, 24)
        await stage.resize(80, 24)
        assert 0 < drawings() <= once * 1.25


async def test_a_widget_that_is_gone_keeps_no_rows(theatre: Theatre) -> None:
    def keepers() -> int:
        # What the harness holds of widgets that are gone is its own.
        theatre.time.made = [timer for timer in theatre.time.made if timer.pump.is_running]
        gc.collect()
        return sum(isinstance(one, StylesCache) for one in gc.get_objects())

    async def look_at_the_keys() -> None:
        await stage.press("question_mark")
        await stage.settle()
        paint(stage)
        await stage.app.screen.query("KeysHelp").remove()
        await stage.settle()

    async with theatre.session("tour") as stage:
        await look_at_the_keys()
        before = keepers()
        for _ in range(4):
            await look_at_the_keys()
        assert keepers() == before
