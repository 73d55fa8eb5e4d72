"""Asks what a new routine is to be called, and what it begins as."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ..styles import sheets


class NewRoutine(ModalScreen["NewRoutine.Answer | None"]):
    """Answers with a name, or None."""

    CSS_PATH = sheets("dialogue")

    @dataclass(frozen=True, slots=True)
    class Answer:
        """What the routine is to be."""

        name: str
        """As its file is called: "my-back"."""
        copy_of: str | None
        """The routine that it begins as a copy of; None: two moves and an explanation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave", id="new.leave", tooltip="Back, and write nothing"),
        Binding(
            "tab,up,down",
            "other",
            "copy or not",
            id="new.other",
            tooltip="Begin with a copy, or with two moves",
        ),
    ]

    def __init__(self, copied: str | None, copied_name: str, taken: frozenset[str]) -> None:
        """`copied`: the routine that can be copied, with its name; `taken`: names that are used already."""
        super().__init__()
        self._copied, self._copied_name = copied, copied_name
        self._taken = taken
        self._copies = False

    def compose(self) -> ComposeResult:
        """A line to type in, and below it what will come of it."""
        with Vertical(classes="dialogue"):
            yield Static("A routine of your own", classes="question", markup=False)
            yield Input(placeholder="its name, such as: My back", id="new-name", compact=True)
            yield Static(id="new-becomes", markup=False)

    def on_mount(self) -> None:
        """Say what will come of it."""
        self.query_one(Input).focus()
        self._tell()

    def on_input_changed(self) -> None:
        """Say what will come of it."""
        self._tell()

    def on_input_submitted(self) -> None:
        """Take the name, if it is one."""
        name = slug(self.query_one(Input).value)
        if name and name not in self._taken:
            self.dismiss(self.Answer(name, self._copied if self._copies else None))

    def action_other(self) -> None:
        """Begin with a copy of the chosen routine, or with two moves and an explanation."""
        self._copies = not self._copies and self._copied is not None
        self._tell()

    def _tell(self) -> None:
        name = slug(self.query_one(Input).value)
        if not name:
            file = "Type a name; a few words will do."
        elif name in self._taken:
            file = f"You have a routine {name} already: choose another name."
        else:
            file = f"Enter writes {name}.yaml, and opens it beside its plan."
        begins = f"a copy of {self._copied_name}" if self._copies else "two moves, with every line explained"
        other = "\nTab: begin otherwise." if self._copied else ""
        self.query_one("#new-becomes", Static).update(f"{file}\n\nIt begins as {begins}.{other}")


def slug(words: str) -> str:
    """The name of a file for a name in words: "My back, Größe 2" is "my-back-grosse-2"."""
    letters = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
