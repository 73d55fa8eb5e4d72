"""A key is taught by pressing it: it stands in the file at once, and leads the next session."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from backcoach.files.commands import COMMANDS, in_force
from backcoach.tui.screens.press_key import PATIENCE, PressKey
from backcoach.tui.screens.settings_list import SettingsList

from .settings_stage import go_to, on_disk, settings, shown
from .stage import Stage, Theatre


@asynccontextmanager
async def teaching(theatre: Theatre) -> AsyncIterator[Stage]:
    """The keys' own list."""
    async with settings(theatre) as stage:
        await go_to(stage, "keys")
        await stage.press("enter")
        yield stage


@pytest.mark.parametrize(
    ("key", "name", "line"),
    [
        ("pagedown", "pagedown", "keys: {mute: [m, pagedown]}"),
        ("pageup", "pageup", "keys: {mute: [m, pageup]}"),
        ("full_stop", "full_stop", 'keys: {mute: [m, "."]}'),
        ("f5", "f5", "keys: {mute: [m, f5]}"),
        ("escape", "escape", "keys: {mute: [m, escape]}"),
        ("ctrl+p", "ctrl+p", "keys: {mute: [m, ctrl+p]}"),
        ("ctrl+q", "ctrl+q", "keys: {mute: [m, ctrl+q]}"),
        ("tab", "tab", "keys: {mute: [m, tab]}"),
        ("é", "é", 'keys: {mute: [m, "é"]}'),
    ],
)
async def test_a_key_is_taught_by_pressing_it_whatever_it_is(
    theatre: Theatre, key: str, name: str, line: str
) -> None:
    async with teaching(theatre) as stage:
        await go_to(stage, "session.mute")
        await stage.press("enter")
        assert isinstance(stage.screen, PressKey)
        await stage.press(key)
        assert stage.app.settings.keys["session.mute"] == ("m", name)
        assert line in on_disk(stage)
        assert stage.app.is_running


async def test_a_key_that_another_command_had_goes_over_and_that_is_said(theatre: Theatre) -> None:
    async with teaching(theatre) as stage:
        await go_to(stage, "session.next")
        await stage.press("enter", "pageup")
        force = in_force(stage.app.settings.keys)
        assert force["session.next"] == (*COMMANDS["session.next"], "pageup")
        assert "pageup" in COMMANDS["session.back"]
        assert "pageup" not in force["session.back"]
        assert stage.said == ["page↑ was a key of session.back"]
        assert "page↑" not in shown(stage, "session.back")
        await stage.press("backspace")
        assert stage.app.settings.keys == {}


async def test_without_a_key_nothing_is_changed_after_a_while(theatre: Theatre) -> None:
    async with teaching(theatre) as stage:
        await stage.press("enter")
        assert isinstance(stage.screen, PressKey)
        await stage.wait(PATIENCE + 0.1)
        await stage.settle()
        assert isinstance(stage.screen, SettingsList)
        assert stage.app.settings.keys == {}


async def test_the_mouse_can_leave_it(theatre: Theatre) -> None:
    async with teaching(theatre) as stage:
        await stage.press("enter")
        await stage.pilot.click("Button")
        await stage.settle()
        assert isinstance(stage.screen, SettingsList)
        assert stage.app.settings.keys == {}


async def test_taught_keys_lead_the_next_session(theatre: Theatre) -> None:
    async with teaching(theatre) as stage:
        await go_to(stage, "session.pause")
        await stage.press("enter", "f9", "escape", "escape")
        await stage.press("enter", "f9")
        assert stage.word == "PAUSED"
