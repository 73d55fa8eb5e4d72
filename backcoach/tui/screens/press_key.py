"""Waits for one key, whatever it is: that is how a remote's keys get their meaning."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Static

from ..styles import sheets

PATIENCE = 10.0
"""Seconds; no key can mean "leave it", because that is the one that may be taught."""


class KeyTaker(Widget, can_focus=True):
    """Has the focus, and lets no key through to anybody else."""

    DEFAULT_CSS = "KeyTaker { height: 0; width: 0; }"

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every one: not even the palette's and the quitting key call their commands now."""
        return True


class PressKey(ModalScreen[str]):
    """Dismissed with the key, as Textual calls it; with None where none was pressed."""

    CSS_PATH = sheets("dialogue")

    def __init__(self, command: str, sentence: str) -> None:
        super().__init__()
        self._command, self._sentence = command, sentence

    def compose(self) -> ComposeResult:
        """What is waited for, and a way out for the mouse."""
        with Vertical(classes="dialogue"):
            yield Static(f"Press the key for: {self._command}", classes="question", markup=False)
            yield Static(
                f"{self._sentence}.\n\nOn a remote, a foot switch or the keyboard: whatever comes next is "
                f"taken, escape as well. After {PATIENCE:.0f} seconds without a key nothing is changed.",
                markup=False,
            )
            with Center():
                yield Button("leave it")
        yield KeyTaker()

    def on_mount(self) -> None:
        """Wait, but not for ever."""
        self.query_one(Button).can_focus = False
        self.query_one(KeyTaker).focus()
        self.set_timer(PATIENCE, self.on_button_pressed)

    def on_key(self, event: Key) -> None:
        """This one."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.key)

    def on_button_pressed(self) -> None:
        """None."""
        self.dismiss(None)
