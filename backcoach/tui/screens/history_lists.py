"""The two lists of the history's second page: sessions, and the sets of one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList

NEAR = 15
"""So many rows before the end of the sessions the next ones are asked for."""


class SessionList(OptionList):
    """The sessions, the newest first; longer as one goes down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,right,space",
            "select",
            "sets",
            key_display="enter",
            id="history.sets",
            tooltip="To its sets",
        ),
        Binding(
            "d,delete",
            "delete",
            "delete",
            key_display="d",
            id="history.delete-session",
            tooltip="Delete the session",
        ),
    ]

    class EndIsNear(Message):
        """More rows are wanted."""

    class Delete(Message):
        """The session under the cursor is to be deleted."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more as the end comes into sight, by keys or by the wheel."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + NEAR >= self.max_scroll_y:
            self.post_message(self.EndIsNear())

    def on_resize(self) -> None:
        """There may be room for more."""
        self.fill()

    def fill(self) -> None:
        """Ask for more where there is room for it."""
        if 0 < self.option_count < self.size.height + NEAR:  # an empty one is being read, or has no more
            self.post_message(self.EndIsNear())

    def action_delete(self) -> None:
        """Delete the session under the cursor, once it was asked."""
        self.post_message(self.Delete())


class SetList(OptionList):
    """The sets of a session, by exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,c,space",
            "select",
            "correct",
            key_display="enter",
            id="history.correct",
            tooltip="Correct the set",
        ),
        Binding(
            "d,delete", "delete", "delete", key_display="d", id="history.delete-set", tooltip="Delete it"
        ),
        Binding("left", "back", "sessions", id="history.to-sessions", show=False, tooltip="To the sessions"),
    ]

    class Delete(Message):
        """The set under the cursor is to be deleted."""

    class Back(Message):
        """Back to the sessions."""

    def action_delete(self) -> None:
        """Delete the set under the cursor, once it was asked."""
        self.post_message(self.Delete())

    def action_back(self) -> None:
        """Back to the sessions."""
        self.post_message(self.Back())
