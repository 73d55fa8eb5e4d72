"""A calendar that runs on from week to week: on which days one trained, and how heavy each day was."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from ...training.recovery import SESSIONS_A_WEEK, monday_of
from ...training.review import Days, trained_on
from ..words.retelling import MARKS, Part, style_of

LABEL = 4
DAY = 4
"""Columns of a month's name, and of a day."""
WIDTH = LABEL + 7 * DAY + 3
"""With the number of sessions at the end of a week."""
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


class WeekCalendar(Widget):
    """As many weeks as there are rows, this one last. A kind of day is told by a mark and by a colour."""

    DEFAULT_CSS = f"""
    WeekCalendar {{ width: {WIDTH}; height: 1fr; }}
    """

    class DayChosen(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = today
        self._days: Days = {}

    def show(self, days: Days) -> None:
        """Show what was done on each day."""
        self._days = days
        self.refresh()

    @property
    def weeks(self) -> int:
        """How many weeks there is room for."""
        return max(1, self.size.height - 1)

    def render(self) -> Content:
        """A row of weekdays, and a row a week."""
        parts: list[Part] = [" " * LABEL, ("".join(f" {name} " for name in WEEKDAYS), "$faint")]
        trained = set(trained_on(self._days))
        first = monday_of(self._today) - timedelta(weeks=self.weeks - 1)
        for week in range(self.weeks):
            parts += ["\n", *self._week(first + timedelta(weeks=week), trained, labelled=week == 0)]
        return Content.assemble(*parts)

    def _week(self, monday: date, trained: set[date], *, labelled: bool) -> list[Part]:
        days = [monday + timedelta(days=number) for number in range(7)]
        begins = next((day for day in days if day.day == 1), None)
        label = begins or (days[0] if labelled else None)
        parts: list[Part] = [(f"{label:%b} " if label else " " * LABEL, "$accent" if begins else "$faint")]
        for day in days:
            parts += self._day(day)
        count = sum(day in trained for day in days)
        if count:
            parts.append((f" {count}", "bold" if count >= SESSIONS_A_WEEK[0] else "$faint"))
        elif monday <= self._today:
            parts.append((" –", "$faint"))
        return parts

    def _day(self, day: date) -> list[Part]:
        done = self._days.get(day)
        if day > self._today:
            return [" " * DAY]
        if done is not None:
            kind = done.kind
            today = " underline" if day == self._today else ""
            return [(f"{MARKS[kind]}{day.day:>2}", f"bold {style_of(kind)}{today}"), " "]
        return [(f" {day.day:>2}", "bold underline" if day == self._today else "$faint"), " "]

    def day_at(self, x: int, y: int) -> date | None:
        """The day that lies at a place of the widget."""
        week, weekday = y - 1, (x - LABEL) // DAY
        if not (0 <= week < self.weeks and x >= LABEL and weekday < 7):
            return None
        monday = monday_of(self._today) - timedelta(weeks=self.weeks - 1 - week)
        return monday + timedelta(days=weekday)

    def on_click(self, event: Click) -> None:
        """Choose a day on which something was done."""
        day = self.day_at(event.x, event.y)
        if day is not None and day in self._days:
            self.post_message(self.DayChosen(day))
