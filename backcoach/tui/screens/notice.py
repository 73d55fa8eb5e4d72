"""The doctor's notice (R17): shown once, before the first session."""

from __future__ import annotations

from ...files.first_start import NOTICE
from .dialogue import Answer, Dialogue


class Notice(Dialogue[bool]):
    """Dismissed with True once it was read."""

    def __init__(self) -> None:
        super().__init__("Before you start", NOTICE, (Answer("understood", "understood", ""),))

    def action_answer(self, answer: str) -> None:
        """Go on."""
        self.dismiss(True)
