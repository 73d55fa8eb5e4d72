"""The first page of the history: this week, the weeks before, heavy and light, and the muscles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ...retrospect import Lately, Retrospect
from ...training.muscle import Muscle
from ...training.recovery import SESSIONS_A_WEEK
from ...training.review import week_advice, week_count, week_of
from ..widgets.muscle_map import MuscleMap
from ..widgets.week_calendar import WeekCalendar
from ..words.retelling import balance_words, legend, muscle_table, muscle_words, week_dots
from .history_page import HistoryPage

WEEKS = 60
"""So many weeks are asked for: more than the rows of any screen."""


class MuscleWords(Widget):
    """The muscles of the week by name, as many as there is room for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._worked: Mapping[Muscle, float] = {}

    def show(self, worked: Mapping[Muscle, float]) -> None:
        """Show how many sets each had."""
        self._worked = worked
        self.refresh()

    def render(self) -> Content:
        """Name and number, in columns."""
        return muscle_words(self._worked, *self.size)


class OverviewPage(HistoryPage):
    """How it goes, at a glance."""

    def __init__(self, retrospect: Retrospect, now: datetime) -> None:
        super().__init__(id="overview")
        self._retrospect = retrospect
        self._now = now

    def compose(self) -> ComposeResult:
        """The week in words, the calendar and the map side by side, heavy and light."""
        yield Static(id="this-week", markup=False)
        with Horizontal(id="picture"):
            yield WeekCalendar(self._now.date(), id="calendar")
            with Vertical(id="muscles"):
                yield Static("muscles this week", id="muscles-title", markup=False)
                with Container(id="by-muscle"):
                    yield MuscleMap(id="map")
                    yield MuscleWords(id="muscle-words")
                    yield Static(id="muscle-table", markup=False)
        yield Static(legend(), id="legend", markup=False)
        yield Static(id="balance", markup=False)

    def reload(self) -> None:
        """Ask the journal anew."""
        self.ask(lambda: self._retrospect.lately(self._now, WEEKS), self._show)

    def _show(self, lately: Lately) -> None:
        today = self._now.date()
        week = week_of(lately.days, today)
        self.query_one("#this-week", Static).update(
            Content.assemble(
                (week_dots(week, SESSIONS_A_WEEK[1]), "$accent"),
                (f"  {week_count(week)}\n", "bold"),
                week_advice(week),
            )
        )
        self.query_one(WeekCalendar).show(lately.days)
        self.query_one(MuscleMap).show_shares(lately.worked)
        self.query_one(MuscleWords).show(lately.worked)
        self.query_one("#muscle-table", Static).update(muscle_table(lately))
        self.query_one("#balance", Static).update(balance_words(lately.days, today))
