"""The line in which one types what a routine is to have; the list follows with every letter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchLine(Input):
    """Takes no room until it is asked for. Letters are for the search alone as long as one types in it."""

    class Left(Message):
        """Done typing; `start` when the routine that was found is to be started."""

        def __init__(self, *, start: bool) -> None:
            super().__init__()
            self.start = start

    class Moved(Message):
        """The cursor of the list is to move."""

        def __init__(self, *, down: bool) -> None:
            super().__init__()
            self.down = down

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "leave(True)", "start", key_display="enter", id="search.start",
            tooltip="Start the routine that was found",
        ),
        Binding(
            "escape", "close", "all routines", key_display="esc", id="search.close",
            tooltip="Show all routines again",
        ),
        Binding(
            "down,pagedown,tab", "move(True)", "next", show=False, id="search.next",
            tooltip="The next of those found",
        ),
        Binding(
            "up,pageup,shift+tab", "move(False)", "one before", show=False, id="search.before",
            tooltip="The one before of those found",
        ),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, compact=True, placeholder="name, muscle, exercise, equipment …", select_on_focus=False
        )
        self._be_there(False)

    def _be_there(self, there: bool) -> None:
        self.display = there
        self.can_focus = there  # no letter is caught by what isn't seen

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.value.strip()

    def open(self) -> None:
        """Be there to type in."""
        self._be_there(True)
        # At once: what is typed right after the key, in one go, is for the search already.
        self.screen.set_focus(self)

    def close(self) -> None:
        """Forget what was typed, and go."""
        if self.display:
            self.value = ""
            self._be_there(False)
            self.post_message(self.Left(start=False))

    def action_close(self) -> None:
        """Show everything again."""
        self.close()

    def action_leave(self, start: bool) -> None:
        """Leave the line; what was found stays."""
        self.post_message(self.Left(start=start))

    def action_move(self, down: bool) -> None:
        """Move among what was found."""
        self.post_message(self.Moved(down=down))
