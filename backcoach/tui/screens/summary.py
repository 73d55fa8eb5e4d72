"""What was done, when a session is over."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from ...training.quantities import clock_text
from ...training.tally import Tally
from ..widgets.big_word import BigWord


class SummaryScreen(Screen[None]):
    """Dismissed when it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space,escape,q", "leave", "go on", key_display="enter", id="summary.leave", tooltip="Go on"
        )
    ]

    def __init__(self, tally: Tally, *, finished: bool) -> None:
        super().__init__()
        self._tally = tally
        self._finished = finished

    def compose(self) -> ComposeResult:
        """A word, the sum, and a line for each exercise."""
        with VerticalScroll(id="summary"):
            with Center():
                yield BigWord(id="word")
            with Center():
                yield Static(self._sum(), id="sum", markup=False)
            with Center(), Vertical(id="rows"):
                yield Static(self._rows(), markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Say how it ended in large letters."""
        word = self.query_one(BigWord)
        word.set_rows(5)
        word.show("DONE" if self._finished else "STOPPED")

    def _sum(self) -> Content:
        tally = self._tally
        words = "Well worked." if self._finished else "What you did counts all the same."
        return Content.assemble(
            (f"{words}\n\n", "bold"),
            (clock_text(tally.worked), "bold"),
            (" under load   ", "$faint"),
            (clock_text(tally.rested), "bold"),
            (" of rest   ", "$faint"),
            (f"{tally.sets_done} of {tally.sets_planned}", "bold"),
            (" sets", "$faint"),
        )

    def _rows(self) -> Content:
        rows = self._tally.exercises
        width = max((len(row.name) for row in rows), default=0)
        lines: list[str | tuple[str, str]] = []
        for row in rows:
            all_done = row.done == row.planned
            mark = "✓" if all_done else "·" if row.done else " "
            lines.append((f"{mark}  {row.name:<{width}}  ", "" if row.done else "$faint"))
            lines.append((f"{row.done}/{row.planned}", "bold" if all_done else ""))
            lines.append((f"  {clock_text(row.seconds)}\n", "$faint"))
        return Content.assemble(*lines)

    def action_leave(self) -> None:
        """Go on."""
        self.dismiss(None)
