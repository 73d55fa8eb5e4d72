"""What to do with a session that was cut off: a crash, a kill, a closed terminal, a flat battery."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from ...journal.history import Unfinished

GO_ON, KEEP, DISCARD = "go-on", "keep", "discard"


class UnfinishedSession(ModalScreen[str]):
    """Answers GO_ON, KEEP (what was done, and end) or DISCARD."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "answer('go-on')", "go on", id="unfinished.go-on", tooltip="Go on where it stood"),
        Binding(
            "k,escape", "answer('keep')", "keep and end", id="unfinished.keep", tooltip="Keep what was done"
        ),
        Binding("d", "answer('discard')", "discard", id="unfinished.discard", tooltip="Forget that session"),
        Binding(
            "left",
            "app.focus_previous",
            "other answer",
            show=False,
            id="unfinished.left",
            tooltip="Other answer",
        ),
        Binding(
            "right",
            "app.focus_next",
            "other answer",
            show=False,
            id="unfinished.right",
            tooltip="Other answer",
        ),
    ]

    def __init__(self, left: Unfinished) -> None:
        super().__init__()
        self._left = left

    def compose(self) -> ComposeResult:
        """What there is, and three large answers."""
        session = self._left.session
        sets = f"{self._left.done} set{'s' if self._left.done != 1 else ''}"
        with Vertical(classes="dialogue"):
            yield Static("A session was cut off", classes="question", markup=False)
            yield Static(
                f"{session.name}, {session.began:%A %d %B, %H:%M}: {sets} done and kept. "
                "Going on starts at the phase that it stood in; the time since then doesn't count.",
                markup=False,
            )
            with Center(), Horizontal(classes="answers"):
                if self._left.plan is not None:
                    yield Button("go on (g)", id=GO_ON, variant="primary")
                yield Button("keep it, end (k)", id=KEEP)
                yield Button("discard (d)", id=DISCARD)

    def on_mount(self) -> None:
        """Enter does the least surprising thing."""
        self.query(Button).first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.action_answer(event.button.id or KEEP)

    def action_answer(self, answer: str) -> None:
        """Answer; what can't be read any more can't be gone on with."""
        if answer != GO_ON or self._left.plan is not None:
            self.dismiss(answer)
