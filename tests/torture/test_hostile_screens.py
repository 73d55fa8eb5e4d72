"""Home, its preview, its errors and the editor, over a folder that was filled to do harm."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pipes, links and devices are POSIX matters", allow_module_level=True)

from textual.widgets import OptionList

from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.session import SessionScreen

from ..tui.stage import Stage
from .hostile import MARKUP, assert_harmless, at_most, fill
from .test_screen import theatre

LONGEST = 60
"""Seconds until what hangs is cut short."""


def assert_whole(stage: Stage) -> None:
    assert_harmless(stage.page.replace("\xa0", " "))
    assert "Traceback" not in stage.page


async def test_every_hostile_routine_is_shown_and_edited_and_obeyed_by_nothing() -> None:
    with theatre() as opened, at_most(LONGEST):
        fill(opened.library().personal.routines)
        async with opened.home(size=(100, 40)) as stage:
            shown = ""
            listed = stage.screen.query_one(OptionList)
            for place in range(listed.option_count):
                listed.highlighted = place
                await stage.pilot.pause(0)
                assert_whole(stage)
                shown += stage.page
            assert MARKUP[:12] in shown, "shown as it was written"
            for broken in ("zero", "escapes", "markup"):
                await edit(stage, broken)


async def edit(stage: Stage, routine: str) -> None:
    """Try to start it, and to edit it, and come back."""
    home = stage.app.screen_stack[1]
    assert isinstance(home, HomeScreen)
    listed = home.query_one(OptionList)
    place = next(at for at in range(listed.option_count) if routine in str(listed.options[at].id))
    listed.highlighted = place
    await stage.press("enter")
    assert_whole(stage)
    while isinstance(stage.screen, SessionScreen):
        await stage.press("q", "y", "enter")
    await stage.press("e")
    assert_whole(stage)
    if isinstance(stage.screen, EditorScreen):
        await stage.press("x", "backspace")
        assert_whole(stage)
        stage.app.pop_screen()
        await stage.settle()
