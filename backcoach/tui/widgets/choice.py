"""One of a few words, chosen with the arrow keys or by clicking through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """Shows the word that is chosen between two arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left", "turn(-1)", "before", show=False, id="choice.before", tooltip="Choose the one before"
        ),
        Binding(
            "right,space", "turn(1)", "next", show=False, id="choice.next", tooltip="Choose the next one"
        ),
    ]

    DEFAULT_CSS = """
    Choice { width: 1fr; height: 1; }
    """

    def __init__(self, words: Sequence[str], chosen: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self._index = self._words.index(chosen)

    @property
    def word(self) -> str:
        """The word that is chosen."""
        return self._words[self._index]

    def render(self) -> Content:
        """The word, as wide as the widest one, so that the arrows stay where they are."""
        width = max(len(word) for word in self._words)
        return Content.assemble(("‹ ", "$faint"), (f"{self.word:^{width}}", "bold"), (" ›", "$faint"))

    def action_turn(self, by: int) -> None:
        """Choose another one."""
        self._index = (self._index + by) % len(self._words)
        self.refresh()

    def on_click(self) -> None:
        """Choose the next one."""
        self.action_turn(1)
