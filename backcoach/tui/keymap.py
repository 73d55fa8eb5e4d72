"""The keys of the settings, as Textual wants to be told of them: footer, help and palette follow."""

from __future__ import annotations

import importlib

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from ..files.commands import FOLLOWS, Keymap, in_force, keys_of
from .ours import app_of

DISPLAYED = {"-": "−", "⏎": "enter", "pgdn": "page↓", "pgup": "page↑"}
"""What Textual shows that is misread or misunderstood from afar."""


def keymap_of(given: Keymap) -> dict[str, str]:
    """The keys of all commands on those screens where any was changed.

    All of them, because Textual moves a changed binding to the end: so the footer keeps its order.
    """
    followers = [command for command, leader in FOLLOWS.items() if leader in given]
    screens = {command.partition(".")[0] for command in (*given, *followers)}
    return {
        command: ",".join(keys)
        for command, keys in in_force(given).items()
        if keys and command.partition(".")[0] in screens
    }


def key_display(shown: str) -> str:
    """A key in the footer, from what Textual would show: "^x", "alt+−", "page↓"."""
    held, plus, last = shown.rpartition("+") if shown != "+" else ("", "", shown)
    return f"{held}{plus}{DISPLAYED.get(last, last)}"


def shown_key(key: str) -> str:
    """A key by Textual's name as footer and help show it."""
    *held, last = key.split("+")
    names = ["^" if one == "ctrl" else f"{one}+" for one in held]
    return key_display("".join((*names, format_key(last))))


def key_of(node: DOMNode, command: str) -> str:
    """The first key of a command, by the settings and as the footer shows it: to be told in a sentence."""
    keys = keys_of(command, app_of(node).settings.keys)
    return shown_key(keys[0]) if keys else "a key"


def bindings_by_id() -> dict[str, Binding]:
    """Every binding of every screen, by the command's name; loads the screens."""
    import pkgutil  # only who shows every key asks

    from . import screens

    for found in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(found.name)
    return {
        binding.id: binding
        for node in _ours(DOMNode)
        for binding in vars(node).get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
    }


def _ours(base: type[DOMNode]) -> list[type[DOMNode]]:
    found = [one for below in base.__subclasses__() for one in (below, *_ours(below))]
    return [one for one in found if one.__module__.startswith(f"{__package__}.")]
