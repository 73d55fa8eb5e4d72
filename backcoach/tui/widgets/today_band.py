"""The top of home: whether to train today, which routine, why, and what the week has seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from ..drawing.lettering import in_large
from ..keymap import key_of
from ..words.shortening import shortened

# Who says something has loaded these; the first frame, which says nothing yet, doesn't wait for them.
if TYPE_CHECKING:
    from ...overview import Overview
    from ...today import Today

DAYS = "MTWTFSS"
"""The days of the week."""

LARGE = 5
"""Rows from which on letters of three rows are used."""


class TodayBand(Horizontal):
    """Says what is due. Its tile has the colour and the word of what the day asks for."""

    DEFAULT_CSS = """
    TodayBand { height: 3; }
    """

    _said: tuple[str, str, str] | None = None

    def compose(self) -> ComposeResult:
        """A tile, the proposal, the week."""
        yield Static(id="day", markup=False)
        with Vertical(id="due"):
            yield Static(id="due-title", markup=False)
            yield Static(id="due-why", markup=False)
        yield Static(id="week", markup=False)

    class Wanted(Message):
        """The person clicked on the proposal."""

    def on_click(self) -> None:
        """Go to what is proposed."""
        self.post_message(self.Wanted())

    def show(self, today: Today, tour: Overview | None) -> None:
        """Show the day; a newcomer is shown the tour, where there is one."""
        self._said = _said(today, tour, key_of(self, "home.start"), key_of(self, "home.new"))
        self.query_one("#week", Static).update(week_text(today))
        self._fill()

    def on_resize(self, event: Resize) -> None:
        """Say it in as large letters as there is room for."""
        self._fill()

    def _fill(self) -> None:
        if self._said is None:
            return
        word, title, why = self._said
        large = self.size.height >= LARGE
        room = self.query_one("#due-why").size.width or self.size.width
        self.set_classes(f"-{word.lower()}")
        self.query_one("#day", Static).update(in_large(word, room) or word if large else word)
        letters = in_large(title, room) if large else None
        self.query_one("#due-title", Static).update(letters or title)
        self.query_one("#due-why", Static).update(shortened(why, room, 2))


def _said(today: Today, tour: Overview | None, start: str, new: str) -> tuple[str, str, str]:
    """A word, a title and a reason; `start` and `new` are the keys that start a routine and write one."""
    from ...training.due import minutes_text

    if not today.begun and tour is not None and tour.plan is not None:
        title = f"Press {start}: a tour of {minutes_text(tour.plan.seconds)}"
        return "START", title, "Every kind of phase once, and in each the key that helps in it."
    due = today.due
    if due is None:
        return "START", "No routine makes a whole session yet", f"Press {new} to write one of your own."
    if due.day is None:
        return "DUE", due.name, due.why
    days = (due.day - today.now.date()).days
    when = "tomorrow" if days == 1 else f"{due.day:%A}"
    return "REST", due.name, f"From {when} on. {due.why}"


def week_text(today: Today) -> Content:
    """The days of this week with the sessions that count: heavy days are filled, light ones are rings."""
    from ...training.recovery import SESSIONS_A_WEEK, local_day, monday_of

    monday = monday_of(today.now.date())
    done = {local_day(one.at, today.now): one.was_heavy for one in today.week}
    letters: list[Content] = []
    marks: list[Content] = []
    for number, letter in enumerate(DAYS):
        day = monday + timedelta(days=number)
        is_today = day == today.now.date()
        letters.append(Content.styled(letter, "bold underline" if is_today else "$faint"))
        mark = "·" if day not in done else "●" if done[day] else "○"
        marks.append(Content.styled(mark, "$faint" if mark == "·" else "bold $accent"))
    few, enough = SESSIONS_A_WEEK
    count = len(today.week)
    words = f"{count} of {few}–{enough} this week" if count < few else f"{count} this week"
    gap = Content(" ")
    return Content("\n").join([gap.join(letters), gap.join(marks), Content.styled(words, "$faint")])
