"""What was typed before anything was to be seen goes to the screen that stands then, not to one before it."""

from __future__ import annotations

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from backcoach.journal.store import Journal
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.notice import Notice
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.unfinished import UnfinishedSession

from ..journal.builders import begin
from .stage import Theatre, plan_named


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[Screen[object]]:
    """The screens that stood when the driver was told to read keys."""
    screens: list[Screen[object]] = []

    def take_keys(driver: HeadlessDriver) -> None:
        screens.append(driver._app.screen)

    monkeypatch.setattr(HeadlessDriver, "take_keys", take_keys, raising=False)
    return screens


def leave_one_unfinished(theatre: Theatre) -> None:
    with Journal.open(theatre.library().personal.journal) as journal:
        begin(journal)


async def test_where_nothing_was_left_home_has_the_first_key(
    theatre: Theatre, reached: list[Screen[object]]
) -> None:
    async with theatre.home():
        assert [type(screen) for screen in reached] == [HomeScreen]


async def test_no_key_is_taken_at_home_before_it_is_asked_what_becomes_of_an_unfinished_session(
    theatre: Theatre, reached: list[Screen[object]]
) -> None:
    leave_one_unfinished(theatre)
    async with theatre.home() as stage:
        assert [type(screen) for screen in reached] == [UnfinishedSession]
        assert stage.screen is reached[0]


async def test_no_key_of_a_start_reaches_a_session_before_the_notice_is_read(
    theatre: Theatre, reached: list[Screen[object]]
) -> None:
    async with theatre.session("tour", library=theatre.library(notice_read=False)):
        assert [type(screen) for screen in reached] == [Notice]


async def test_a_session_that_is_asked_for_has_the_first_key(
    theatre: Theatre, reached: list[Screen[object]]
) -> None:
    library = theatre.library()
    async with theatre.home(library=library, plan=plan_named(library, "tour")):
        assert [type(screen) for screen in reached] == [SessionScreen]
