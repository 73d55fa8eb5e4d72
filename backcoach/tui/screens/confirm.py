"""A question before something that can't be taken back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from .dialogue import Answer, Dialogue

YES, NO = "yes", "no"


class Confirm(Dialogue[bool]):
    """Answers True or False; space and escape are the answer that changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", "yes", id="confirm.yes", tooltip="Do it"),
        Binding("n,escape", "answer('no')", "no", id="confirm.no", tooltip="Leave it as it is"),
    ]

    def __init__(self, question: str, *, yes: str, no: str, text: str = "") -> None:
        super().__init__(question, text, (Answer(NO, no, "N"), Answer(YES, yes, "Y")))

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer == YES)
