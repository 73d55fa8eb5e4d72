"""The keys of the settings, as Textual wants to be told of them: footer, help and palette follow."""

from __future__ import annotations

from ..files.commands import Keymap, in_force

DISPLAYED = {"-": "−", "pgdn": "page↓", "pgup": "page↑"}
"""What Textual shows that is misread or misunderstood from afar."""


def keymap_of(given: Keymap) -> dict[str, str]:
    """The keys of all commands on those screens where any was changed.

    All of them, because Textual moves a changed binding to the end: so the footer keeps its order.
    """
    screens = {command.partition(".")[0] for command in given}
    return {
        command: ",".join(keys)
        for command, keys in in_force(given).items()
        if keys and command.partition(".")[0] in screens
    }


def key_display(shown: str) -> str:
    """A key in the footer, from what Textual would show: "^x", "alt+−", "page↓"."""
    held, plus, last = shown.rpartition("+") if shown != "+" else ("", "", shown)
    return f"{held}{plus}{DISPLAYED.get(last, last)}"
