"""What to do with a session that was cut off: a crash, a kill, a closed terminal, a flat battery."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from ...journal.history import Unfinished
from .dialogue import Answer, Dialogue

GO_ON, KEEP, DISCARD = "go-on", "keep", "discard"


class UnfinishedSession(Dialogue[str]):
    """Answers GO_ON, KEEP (what was done, and end) or DISCARD."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "answer('go-on')", "go on", id="unfinished.go-on", tooltip="Go on where it stood"),
        Binding(
            "k,escape", "answer('keep')", "keep and end", id="unfinished.keep", tooltip="Keep what was done"
        ),
        Binding("d", "answer('discard')", "discard", id="unfinished.discard", tooltip="Forget that session"),
    ]

    def __init__(self, left: Unfinished) -> None:
        session = left.session
        sets = (
            f"{left.done} set{'s' if left.done != 1 else ''} done and kept"
            if left.done
            else "nothing done yet"
        )
        there = f"A session was cut off: {session.name}, {session.began:%A %d %B, %H:%M}, {sets}."
        answers = [Answer(KEEP, "keep and end", "K"), Answer(DISCARD, "discard", "D")]
        if left.plan is not None:
            there += " Going on starts at the phase that it stood in; the time since then doesn't count."
            answers.insert(0, Answer(GO_ON, "go on", "G"))
        super().__init__("Go on with it?" if left.plan else "Cut off", there, answers)
        self._can_go_on = left.plan is not None

    def action_answer(self, answer: str) -> None:
        """Answer; what can't be read any more can't be gone on with."""
        if answer != GO_ON or self._can_go_on:
            self.dismiss(answer)
