"""What to do when the machine slept, or the program was stopped, in the middle of a session."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from ...training.quantities import clock_text, seconds_text
from .dialogue import Answer, Dialogue

GO_ON, REDO, END = "go-on", "redo", "end"


class LostTime(Dialogue[str]):
    """Answers GO_ON, REDO or END; the session stays paused until then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,escape", "answer('go-on')", "go on", id="lost.go-on", tooltip="Go on where it stood"),
        Binding("r", "answer('redo')", "redo", id="lost.redo", tooltip="Start this phase again"),
        Binding("e", "answer('end')", "end", id="lost.end", tooltip="End the session"),
    ]

    def __init__(self, lost: float, left: float) -> None:
        super().__init__(
            "Time stood still",
            f"Nothing happened here for {_length(lost)}: the machine slept, or the program was stopped. "
            f"The session waits where it was, with {clock_text(left)} of this phase left.",
            (Answer(GO_ON, "go on", "G"), Answer(REDO, "redo this", "R"), Answer(END, "end", "E")),
        )

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)


def _length(seconds: float) -> str:
    if seconds < 3600:
        return seconds_text(float(round(seconds)))
    return f"{seconds / 3600:.1f} hours"
