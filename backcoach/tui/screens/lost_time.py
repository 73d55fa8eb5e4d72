"""What to do when the machine slept, or the program was stopped, in the middle of a session."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from ...training.quantities import clock_text, seconds_text

GO_ON, REDO, END = "go-on", "redo", "end"


class LostTime(ModalScreen[str]):
    """Answers GO_ON, REDO or END; the session stays paused until then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,escape", "answer('go-on')", "go on", id="lost.go-on", tooltip="Go on where it stood"),
        Binding("r", "answer('redo')", "redo", id="lost.redo", tooltip="Start this phase again"),
        Binding("e", "answer('end')", "end", id="lost.end", tooltip="End the session"),
        Binding(
            "left", "app.focus_previous", "other answer", show=False, id="lost.left", tooltip="Other answer"
        ),
        Binding(
            "right", "app.focus_next", "other answer", show=False, id="lost.right", tooltip="Other answer"
        ),
    ]

    def __init__(self, lost: float, left: float) -> None:
        super().__init__()
        self._lost, self._left = lost, left

    def compose(self) -> ComposeResult:
        """What happened, and three large answers."""
        with Vertical(classes="dialogue"):
            yield Static("The clock stood still", classes="question", markup=False)
            yield Static(
                f"Nothing happened here for {_length(self._lost)}: the machine slept, or the program was "
                f"stopped. The session waits where it was, with {clock_text(self._left)} of this phase left.",
                markup=False,
            )
            with Center(), Horizontal(classes="answers"):
                yield Button("go on (g)", id=GO_ON, variant="primary")
                yield Button("redo this (r)", id=REDO)
                yield Button("end (e)", id=END)

    def on_mount(self) -> None:
        """Enter goes on."""
        self.query_one(f"#{GO_ON}").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id or GO_ON)

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)


def _length(seconds: float) -> str:
    if seconds < 3600:
        return seconds_text(float(round(seconds)))
    return f"{seconds / 3600:.1f} hours"
