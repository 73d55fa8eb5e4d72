"""Every key of every command is pressed where it means something, and leads to just that command."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from backcoach.files.commands import COMMANDS
from backcoach.tui.screens.changed_outside import ChangedOutside
from backcoach.tui.screens.confirm import Confirm
from backcoach.tui.screens.lost_time import LostTime
from backcoach.tui.widgets.next_target import NextTarget

from ..pictures.scenes import left_unfinished
from .history_stage import looking_back
from .stage import Stage, Theatre
from .test_bindings import BOUND
from .test_editor_screen import MINE, editing
from .test_summary import LIFTS, finish

COMMAND_OF: Mapping[tuple[type[DOMNode], str], str] = {
    (owner, binding.action): binding.id or "" for owner, binding in BOUND if isinstance(binding, Binding)
}


class Pressed:
    """What keys led to; nothing of it is done, so that the place stays as it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[str] = []
        run_action = App.run_action

        async def only_noted(app: App[Any], action: Any, owner: Any = None, *more: Any) -> bool:
            kinds = type(owner).__mro__
            command = next((COMMAND_OF[kind, action] for kind in kinds if (kind, action) in COMMAND_OF), None)
            # What Textual's own widgets would do may be nothing there, and then leaves the key to ours.
            done = command is not None or await run_action(app, action, owner, *more)
            if done:
                self.commands.append(command or f"{owner}.{action}")
            return done

        monkeypatch.setattr(App, "run_action", only_noted)


def commands(*screens: str, but: tuple[str, ...] = ()) -> tuple[str, ...]:
    """All commands of some screens, by the first part of their names."""
    return tuple(name for name in COMMANDS if name.partition(".")[0] in screens and name not in but)


HISTORY = ("history.exercises", "history.filter", "history.keys", "history.leave", "history.overview",
           "history.sessions", "history.undo")  # fmt: skip

PLACES: dict[str, tuple[str, ...]] = {
    "home": commands("home", "app", but=("home.back",)),
    "home, looking closer": (*commands("preview"), "home.back"),
    "home, finding": commands("search"),
    "a new routine": commands("new"),
    "the editor": commands("editor"),
    "the editor, changed outside": commands("outside"),
    "a session": commands("session"),
    "a question": commands("confirm", "dialogue"),
    "after lost time": commands("lost"),
    "an unfinished session": commands("unfinished"),
    "the summary": (*commands("summary", but=("summary.decline", "summary.up", "summary.down")),),
    "the targets": ("summary.decline", "summary.up", "summary.down"),
    "the note": commands("note"),
    "the settings": commands("settings"),
    "a setting that is typed": commands("ask"),
    "the history": HISTORY,
    "its sessions": ("history.sets", "history.delete-session"),
    "its sets": ("history.correct", "history.delete-set", "history.to-sessions"),
    "its filter": ("history.show-all", "history.to-list"),
    "its exercises": ("history.chart", "history.measure", "history.span"),
    "a correction": commands("correct", but=("correct.save",)),
    "a choice of the correction": (*commands("choice"), "correct.save"),
}
"""Where which commands are to be had."""


def test_every_command_is_pressed_somewhere() -> None:
    assert sorted(name for names in PLACES.values() for name in names) == sorted(COMMANDS)


@asynccontextmanager
async def at(place: str, theatre: Theatre) -> AsyncIterator[Stage]:
    """Go to a place."""
    match place.partition(",")[0]:
        case "home" | "a new routine" | "an unfinished session" | "the settings" | "a setting that is typed":
            keys = {
                "home, looking closer": ("right",), "home, finding": ("slash",), "a new routine": ("n",),
                "the settings": ("s",), "a setting that is typed": ("s", "down", "down", "enter"),
            }  # fmt: skip
            async with theatre.home(size=(120, 40)) as stage:
                await stage.press(*keys.get(place, ()))
                if place == "an unfinished session":
                    stage.app.push_screen(left_unfinished())
                await stage.settle()
                yield stage
        case "the editor":
            async with editing(theatre, MINE) as stage:
                if place == "the editor, changed outside":
                    stage.app.push_screen(ChangedOutside("mine.yaml"))
                    await stage.settle()
                yield stage
        case "a session" | "a question" | "after lost time":
            async with theatre.session("tour", at=12) as stage:
                if place == "a question":
                    await stage.press("q")
                    assert isinstance(stage.screen, Confirm)
                if place == "after lost time":
                    await stage.stall(500)
                    assert isinstance(stage.screen, LostTime)
                yield stage
        case "the summary" | "the targets" | "the note":
            theatre.write("mine.yaml", LIFTS)
            async with theatre.session("mine", size=(120, 40)) as stage:
                await finish(stage)
                if place == "the targets":
                    stage.screen.query(NextTarget).first().focus()
                if place == "the note":
                    await stage.press("n")
                await stage.settle()
                yield stage
        case _:
            pages = {"its exercises": ("3",), "its filter": ("2", "slash")}
            keys = {"its sets": ("2", "enter"), "a correction": ("2", "enter", "enter"), **pages}
            keys["its sessions"] = ("2",)
            keys["a choice of the correction"] = ("2", "enter", "enter", "down", "down")
            async with looking_back(theatre) as stage:
                for key in keys.get(place, ()):
                    await stage.press(key)
                    await stage.settle()
                yield stage


@pytest.mark.parametrize("place", PLACES)
async def test_every_key_leads_to_its_command(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    async with at(place, theatre) as stage:
        with monkeypatch.context() as while_pressing:
            pressed = Pressed(while_pressing)
            wanted = [(name, key) for name in PLACES[place] for key in COMMANDS[name]]
            for _, key in wanted:
                await stage.pilot.press(key)
            await stage.pilot.pause()
        assert pressed.commands == [name for name, _ in wanted]
