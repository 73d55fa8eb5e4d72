"""Less motion: whatever could move stands still, for those whom movement makes unwell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.constants import TEXTUAL_ANIMATIONS
from textual.widgets import Input

from backcoach.tui.widgets.figure import FigureView

from .stage import QUIET, Theatre

MOVING = replace(QUIET, figures=True)
STILL = replace(MOVING, reduced_motion=True)


async def test_the_app_knows_it_and_changes_it_at_once(theatre: Theatre) -> None:
    async with theatre.home(settings=STILL) as stage:
        assert stage.app.stands_still
        stage.app.take_settings(MOVING)
        assert stage.app.animation_level == TEXTUAL_ANIMATIONS
        assert not stage.app.stands_still


@pytest.mark.parametrize("settings", [STILL, MOVING], ids=["still", "moving"])
async def test_figures_stand_still_and_the_field_does_not_flash(theatre: Theatre, settings: object) -> None:
    still = settings is STILL
    async with theatre.session("tour", at=37, size=(120, 40), settings=settings) as stage:
        figure = stage.screen.query_one(FigureView)
        moments = [figure.tick(second) for second in (0.0, 1.0, 2.0, 3.0)]
        assert all(moment is None for moment in moments) == still
        flips = set()
        for _ in range(10):
            await stage.wait(0.5)
            flips.add(stage.screen.has_class("-flip"))
        assert flips == ({False} if still else {False, True})


async def test_the_cursor_of_a_line_does_not_blink(theatre: Theatre) -> None:
    async with theatre.home(settings=STILL) as stage:
        await stage.press("slash")
        line = stage.screen.query(Input).first()
        assert line.has_focus
        assert not line.cursor_blink
