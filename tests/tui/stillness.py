"""When an app has nothing left to do: asked of its loop. Textual's pilot asks how busy the processor is.

For that it sleeps 20 ms and more at each key, and on a busy machine the answer is wrong.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from textual._context import active_app
from textual.app import App
from textual.screen import Screen

TURNS = 5000
"""Turns of the loop after which an app is held to be one that never comes to rest."""


async def until_still(*_: float) -> None:
    """Until nobody has anything to do but wait for time, a thread or the terminal, and all is painted."""
    ready = cast("Any", asyncio.get_running_loop())._ready
    app = active_app.get()
    for _turn in range(TURNS):
        await asyncio.sleep(0)
        if ready:
            continue
        due = _due(app)
        _beat(app, due)
        if not ready and _due(app) == due:
            return
    raise AssertionError("the app never comes to rest")


def _due(app: App[Any]) -> list[Screen[Any]]:
    """The screens that can be seen and that something is to be done for."""
    behind = [screen for screen in app._background_screens if _is_due(screen)]
    # A screen behind another one asks at each of its beats for the next.
    return [*behind, app.screen] if _is_due(app.screen) or app.screen._repaint_required else behind


def _is_due(screen: Screen[Any]) -> bool:
    paints = screen._layout_required or screen._scroll_required or screen._recompose_required
    paints = paints or bool(screen._dirty_widgets)
    return (paints and not screen.app._batch_count) or bool(screen._callbacks)


def _beat(app: App[Any], due: list[Screen[Any]]) -> None:
    """Do at once what an app would do a moment from now, at its next beat."""
    if app._resize_timer is not None:
        app._check_resize()
    for screen in due:
        screen._on_timer_update()


def ask_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for the loop."""
    monkeypatch.setattr("textual.app.wait_for_idle", until_still)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_still)
