"""A line to type a value into, with one line below that says what is wrong with it as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static


class Ask(Vertical):
    """Hidden until something is asked for."""

    class Answered(Message):
        """A text that there is nothing wrong with."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Dropped(Message):
        """Nothing is to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", "leave it", id="ask.drop", tooltip="Change nothing"),
        Binding("enter", "keep", "keep it", id="ask.keep", tooltip="Take what is typed", priority=True),
    ]

    DEFAULT_CSS = """
    Ask { display: none; height: auto; }
    Ask.-asked { display: block; }
    Ask #ask-line { height: 1; }
    Ask #ask-what { width: auto; max-width: 50%; height: 1; text-style: bold; padding: 0 1 0 0; }
    Ask Input, Ask Input:focus { width: 1fr; height: 1; border: none; padding: 0; }
    Ask #ask-wrong { height: auto; min-height: 1; max-height: 3; color: $text-error; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._check: Callable[[str], str] = lambda _: ""

    def compose(self) -> ComposeResult:
        """What is asked for, the line, and what is wrong."""
        with Horizontal(id="ask-line"):
            yield Static(id="ask-what", markup=False)
            yield Input(id="ask-text", compact=True, select_on_focus=False)
        yield Static(id="ask-wrong", markup=False)

    def ask(self, what: str, text: str, check: Callable[[str], str], *, example: str = "") -> None:
        """Ask for a value; `check` says what is wrong with a text, or nothing."""
        self._check = check
        self.query_one("#ask-what", Static).update(what)
        line = self.query_one(Input)
        line.placeholder = example
        line.value = text
        line.cursor_position = len(text)
        self._show_wrong(text)
        self.add_class("-asked")
        line.focus()

    @property
    def asked(self) -> bool:
        """Whether something is asked for now."""
        return self.has_class("-asked")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is wrong while it is typed."""
        event.stop()
        if self.asked:
            self._show_wrong(event.value)

    def _show_wrong(self, text: str) -> None:
        self.query_one("#ask-wrong", Static).update(self._check(text))

    def action_keep(self) -> None:
        """Take it, unless something is wrong with it."""
        text = self.query_one(Input).value
        if not self._check(text):
            self.remove_class("-asked")
            self.post_message(self.Answered(text))

    def action_drop(self) -> None:
        """Leave it as it was."""
        self.remove_class("-asked")
        self.post_message(self.Dropped())
