"""Which text to keep when a file was changed by somebody else while it was edited here."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from .dialogue import Answer, Dialogue

STAY, MINE, THEIRS = "stay", "mine", "theirs"


class ChangedOutside(Dialogue[str]):
    """Answers STAY, MINE or THEIRS; the first loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "g,escape", "answer('stay')", "go on", id="outside.stay",
            tooltip="Go on editing, and save nothing yet",
        ),
        Binding("o", "answer('mine')", "overwrite", id="outside.mine", tooltip="Save mine over theirs"),
        Binding("l", "answer('theirs')", "load", id="outside.theirs", tooltip="Load theirs in place of mine"),
    ]  # fmt: skip

    def __init__(self, name: str) -> None:
        """`name` of the file."""
        super().__init__(
            "Which to keep?",
            f"{name} was changed outside while you edited it here. Nothing is saved yet.",
            (
                Answer(STAY, "go on editing", "G"),
                Answer(MINE, "overwrite", "O"),
                Answer(THEIRS, "load theirs", "L"),
            ),
        )

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)
