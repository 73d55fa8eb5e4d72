"""The doctor's notice (R17): shown once, before the first session."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from ...files.first_start import NOTICE


class Notice(ModalScreen[bool]):
    """Dismissed with True once it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "understood", "understood", id="notice.understood", tooltip="Go on")
    ]

    def compose(self) -> ComposeResult:
        """The notice and one large answer."""
        with Vertical(classes="dialogue"):
            yield Static("Before you start", classes="question", markup=False)
            yield Static(NOTICE, markup=False)
            with Center():
                yield Button("understood (enter)", variant="primary")

    def on_button_pressed(self) -> None:
        """Go on."""
        self.action_understood()

    def action_understood(self) -> None:
        """Go on."""
        self.dismiss(True)
