"""The history: what was done, how it adds up, and how it goes on. Three pages under one head."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input, Static

from ...files.library import Library
from ...files.settings import Settings
from ...retrospect import Retrospect
from ...system.clock import now_here
from ..styles import sheets
from ..widgets.keys_footer import KeysFooter
from ..widgets.week_calendar import WeekCalendar
from .history_exercises import ExercisesPage
from .history_overview import OverviewPage
from .history_page import Changed, HistoryPage, Refused, Trouble
from .history_sessions import SessionsPage

NARROW, WIDE, VAST = 76, 116, 170
"""Columns below which one thing is shown at a time, and from which there is more to see."""
SHORT = 18
"""Rows below which only what matters most is shown."""


class Page(StrEnum):
    """What there is to see, in the order of the keys."""

    OVERVIEW = "overview"
    SESSIONS = "sessions"
    EXERCISES = "exercises"


class PageName(Static):
    """The name of a page, with its key; a click turns to it."""

    def __init__(self, number: int, page: Page) -> None:
        super().__init__(f" {number} {page} ", markup=False)
        self.page = page

    async def on_click(self) -> None:
        """Turn to the page."""
        if isinstance(self.screen, HistoryScreen):
            await self.screen.action_show(self.page)


class PageFrame(Container):
    """Where a page is shown: as wide as the screen, or what the list of keys leaves of it."""

    def on_resize(self, event: Resize) -> None:
        """Fit the page to what there is."""
        if isinstance(self.screen, HistoryScreen):
            self.screen.fit(event.size.width)


class Filter(Input):
    """The name of an exercise, or a part of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "show all", id="history.show-all", tooltip="Show every exercise again"),
        Binding("enter,down", "done", "to the list", id="history.to-list", tooltip="Keep it, go to the list"),
    ]

    def action_clear(self) -> None:
        """Empty it, and go back to the list."""
        self.value = ""
        self.action_done()

    def action_done(self) -> None:
        """Go back to the list."""
        if isinstance(self.screen, HistoryScreen):
            self.screen.leave_filter()


class HistoryScreen(Screen[None]):
    """Dismissed when it was looked at."""

    CSS_PATH = sheets("history")

    AUTO_FOCUS = ""  # each page knows what it is moved in
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(number),
                f"show('{page}')",
                page.value,
                show=False,
                id=f"history.{page}",
                tooltip=f"Show the {page}" if page is Page.OVERVIEW else f"Show all {page}",
            )
            for number, page in enumerate(Page, start=1)
        ),
        Binding("slash", "filter", "filter", id="history.filter", tooltip="Find an exercise"),
        Binding("u", "undo", "undo", id="history.undo", tooltip="Take the last correction back"),
        Binding("q,escape", "leave", "back", key_display="q", id="history.leave", tooltip="Go back"),
        Binding(
            "question_mark",
            "app.keys",
            "keys",
            key_display="?",
            id="history.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]

    def __init__(self, library: Library, settings: Settings, now: datetime | None = None) -> None:
        super().__init__()
        self._retrospect = Retrospect(library)
        self._settings = settings
        self._now = now or now_here()
        self._page = Page.OVERVIEW
        self._pages: dict[Page, HistoryPage] = {}

    def compose(self) -> ComposeResult:
        """The names of the pages, the filter, one page, the keys."""
        with Horizontal(id="pages"):
            yield Static("history", id="pages-title", markup=False)
            for number, page in enumerate(Page, start=1):
                yield PageName(number, page)
        yield Filter(placeholder="an exercise", id="filter", compact=True, select_on_focus=False)
        yield Static(id="trouble", markup=False)
        yield PageFrame(id="page")
        yield KeysFooter()

    async def on_mount(self) -> None:
        """Open on the first page; the others are made when they are asked for."""
        await self.action_show(Page.OVERVIEW)

    def fit(self, width: int) -> None:
        """Show less where there is less room."""
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width >= VAST, "-vast")
        self.set_class(self.size.height < SHORT, "-short")

    async def action_show(self, page: str) -> None:
        """Turn to a page."""
        self._page = Page(page)
        if self._page not in self._pages:
            self._pages[self._page] = self._made(self._page)
            await self.query_one("#page").mount(self._pages[self._page])
            self._pages[self._page].narrow_to(self.query_one(Filter).value)
        for name, one in self._pages.items():
            one.display = name is self._page
        for tab in self.query(PageName):
            tab.set_class(tab.page is self._page, "-shown")
        self._show_filter()
        self._pages[self._page].focus_first()

    def _made(self, page: Page) -> HistoryPage:
        match page:
            case Page.OVERVIEW:
                return OverviewPage(self._retrospect, self._now)
            case Page.SESSIONS:
                return SessionsPage(self._retrospect, self._settings, self._now.date())
            case Page.EXERCISES:
                return ExercisesPage(self._retrospect, self._settings, self._now)

    # The filter.

    async def action_filter(self) -> None:
        """Type what to see; from the overview that means the exercises."""
        if self._page is Page.OVERVIEW:
            await self.action_show(Page.EXERCISES)
        filter_ = self.query_one(Filter)
        filter_.display = True
        filter_.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what is about those exercises, as it is typed."""
        for page in self._pages.values():
            page.narrow_to(event.value)

    def leave_filter(self) -> None:
        """Go from the filter to what it shows."""
        self._show_filter()
        self._pages[self._page].focus_first()

    def _show_filter(self) -> None:
        filter_ = self.query_one(Filter)
        filter_.display = self._page is not Page.OVERVIEW and bool(filter_.value)

    # What the pages tell.

    def on_trouble(self, message: Trouble) -> None:
        """Say what is wrong with the journal, in the place of the page."""
        self.query_one("#trouble", Static).update(message.line)
        self.add_class("-trouble")

    def on_refused(self, message: Refused) -> None:
        """Say why a correction couldn't be kept."""
        self.notify(message.line, severity="error", markup=False)

    def on_changed(self, message: Changed) -> None:
        """Say what was changed, and ask everything anew."""
        self.notify(message.words, markup=False)
        for page in self._pages.values():
            page.reload()

    async def on_week_calendar_day_chosen(self, message: WeekCalendar.DayChosen) -> None:
        """Go to the sessions of that day."""
        await self.action_show(Page.SESSIONS)
        page = self._pages[Page.SESSIONS]
        if isinstance(page, SessionsPage):
            page.go_to(message.day)

    def action_undo(self) -> None:
        """Take the last correction back."""
        self._pages[self._page].change(self._undone)

    def _undone(self) -> str:
        words = self._retrospect.undo()
        return f"Taken back: {words}" if words else "There is nothing to take back"

    def action_leave(self) -> None:
        """From within a page to its list, from there back."""
        if not self._pages[self._page].step_back():
            self.dismiss(None)
