"""The history: its pages, what they show, and what happens where there is nothing to show."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backcoach import opening, retrospect
from backcoach.files.folders import Folders
from backcoach.journal.store import Journal
from backcoach.retrospect import Lately, Retrospect
from backcoach.tui.screens.history import HistoryScreen, PageName
from backcoach.tui.screens.history_lists import NEAR
from backcoach.tui.screens.history_sessions import PAGE
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.widgets.muscle_map import MuscleMap
from backcoach.tui.widgets.week_calendar import WeekCalendar

from ..journal.builders import NOON
from .history_stage import looking_back, trained
from .stage import Stage, Theatre
from .test_bindings import assert_every_key_can_be_found_out


def line_with(stage: Stage, words: str) -> str:
    return next(line for line in stage.lines if words in line)


# The overview.


async def test_the_overview_tells_of_the_week_the_weeks_before_the_loads_and_the_muscles(
    theatre: Theatre,
) -> None:
    async with looking_back(theatre, weeks=5) as stage:
        assert "● ● ○  2 of 2–3 sessions this week" in stage.page
        assert "Trained yesterday: the back rests today. A third is welcome from Friday on." in stage.page
        assert line_with(stage, "◐30").split()[:6] == ["Apr", "◐30", "31", "◐", "1", "2"]
        assert line_with(stage, "Mar").split()[0] == "Mar"
        assert "12 mixed days: well balanced" in stage.page
        assert "lats" in stage.seen(stage.screen.query_one("#muscle-words"))
        assert "rhomboids" in stage.screen.query_one(MuscleMap).describe()


async def test_a_wide_screen_says_of_each_muscle_when_it_worked_last(theatre: Theatre) -> None:
    async with looking_back(theatre, size=(120, 40)) as stage:
        assert line_with(stage, "lats").split()[-1] == "yesterday"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (220, 60)])
async def test_every_page_says_what_matters_at_every_size(theatre: Theatre, size: tuple[int, int]) -> None:
    async with looking_back(theatre, weeks=2, size=size) as stage:
        assert "2 of 2–3 sessions this week" in stage.page
        assert "●" in stage.page
        assert any("Mo  Tu  We" in line for line in stage.lines)
        await stage.press("2")
        assert "Wed 11 Mar  Day-0" in stage.page
        await stage.press("3")
        await stage.press("enter")
        assert "estimated max" in stage.page or size[0] < 76
        assert sum("⠤" in line or "⠒" in line or "●" in line for line in stage.lines) > 1, stage.page
        for line in stage.lines:
            assert len(line) == size[0]


# Where there is nothing.


@pytest.mark.parametrize("there", ["missing", "empty"])
async def test_without_a_session_each_page_says_so(theatre: Theatre, there: str) -> None:
    if there == "empty":
        with Journal.open(theatre.library().personal.journal):
            pass
    async with looking_back(theatre, now=NOON) as stage:
        assert "0 of 2–3 sessions this week" in stage.page
        assert "No session yet: any day is a good one to begin." in stage.page
        for page in "23":
            await stage.press(page)
            assert "Nothing is logged yet" in stage.page
        await stage.press("enter", "d", "m", "t", "u")
        assert stage.said == ["There is nothing to take back"]


async def test_a_damaged_journal_is_told_of_in_one_line_and_left_again(theatre: Theatre) -> None:
    theatre.library().personal.journal.write_bytes(b"no journal " * 1000)
    async with looking_back(theatre, now=NOON, size=(220, 40)) as stage:
        assert "journal.db can't be used (file is not a database)" in line_with(stage, "can't be used")
        await stage.press("2", "3", "slash", "escape", "q")
        assert isinstance(stage.screen, HomeScreen)


async def test_the_history_is_opened_from_the_palette_and_left_for_home(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("ctrl+p", *"look back")
        await stage.settle()
        await stage.press("enter")
        await stage.settle()
        assert isinstance(stage.screen, HistoryScreen)
        await stage.press("escape")
        assert isinstance(stage.screen, HomeScreen)


# Sessions.


async def test_the_sets_of_the_session_under_the_cursor_are_shown_with_its_notes(theatre: Theatre) -> None:
    now = trained(theatre, 1)
    with Journal.open(theatre.library().personal.journal) as journal:
        (session,) = journal.rows("SELECT id FROM session ORDER BY at DESC LIMIT 1")
        journal.note("Sat straight all day.", NOON, session["id"])
    async with looking_back(theatre, page="2", now=now) as stage:
        shown = stage.seen(stage.screen.query_one("#session"))
        assert "Wed 4 Mar 2026, 12:00 · 60 min" in shown
        assert "“Sat straight all day.”" in shown
        assert "1       4 × 40.05 kg" in shown
        await stage.press("down")
        shown = stage.seen(stage.screen.query_one("#session"))
        assert "Mon 2 Mar" in shown
        assert "Sat straight" not in shown


async def test_from_sessions_to_sets_and_back_and_out(theatre: Theatre) -> None:
    async with looking_back(theatre, page="2", size=(40, 12)) as stage:
        sessions, session = stage.screen.query_one("#sessions"), stage.screen.query_one("#session")
        assert (sessions.region.width > 0, session.region.width > 0) == (True, False)
        await stage.press("enter")
        assert (sessions.region.width > 0, session.region.width > 0) == (False, True)
        await stage.press("left")
        assert sessions.has_focus
        await stage.press("enter", "escape")
        assert sessions.has_focus
        await stage.press("escape")
        assert isinstance(stage.screen, HomeScreen)


async def test_beside_the_list_of_keys_one_thing_is_shown_at_a_time(theatre: Theatre) -> None:
    async with looking_back(theatre, page="2") as stage:
        session = stage.screen.query_one("#session")
        assert session.region.width > 30
        await stage.press("question_mark")
        await stage.settle()
        assert session.region.width == 0
        await stage.press("question_mark")
        await stage.settle()
        assert session.region.width > 30


async def test_more_sessions_are_read_as_one_gets_there(theatre: Theatre) -> None:
    async with looking_back(theatre, weeks=45, page="2") as stage:
        sessions: Any = stage.screen.query_one("#sessions")
        assert sessions.option_count == 24 + NEAR
        await stage.press("end")
        await stage.settle()
        assert sessions.option_count == 24 + NEAR + PAGE
        await stage.press("end")
        await stage.settle()
        assert sessions.option_count == 134
        await stage.press("end")
        assert "Mon 2 Mar" in stage.page


async def test_a_list_that_is_not_filled_yet_asks_for_no_more(theatre: Theatre) -> None:
    async with looking_back(theatre, weeks=45, page="2") as stage:
        sessions: Any = stage.screen.query_one("#sessions")
        sessions.clear_options()
        sessions.on_resize()
        await stage.settle()
        assert sessions.option_count == 0


async def test_a_screen_that_grows_while_its_sessions_are_read_is_filled_all_the_same(
    theatre: Theatre,
) -> None:
    async with looking_back(theatre, weeks=45, page="2") as stage:
        sessions: Any = stage.screen.query_one("#sessions")
        page: Any = stage.screen.query_one("#sessions-page")
        read = page._sessions
        await stage.resize(80, 60)
        await stage.settle()
        sessions.clear_options()
        page._show((39, read[:39]))
        await stage.settle()
        assert sessions.option_count == 39 + PAGE


async def test_a_screen_that_grows_is_filled_with_older_sessions(theatre: Theatre) -> None:
    async with looking_back(theatre, weeks=45, page="2") as stage:
        sessions: Any = stage.screen.query_one("#sessions")
        await stage.resize(80, 60)
        await stage.settle()
        assert sessions.option_count == 24 + NEAR + PAGE


async def test_a_day_of_the_calendar_leads_to_its_session_however_far_back(theatre: Theatre) -> None:
    async with looking_back(theatre, weeks=40, size=(80, 60)) as stage:
        calendar = stage.screen.query_one(WeekCalendar)
        day = NOON.date() + timedelta(days=9)
        at = next(
            (x, y)
            for y in range(calendar.size.height)
            for x in range(calendar.size.width)
            if calendar.day_at(x, y) == day
        )
        await stage.pilot.click(WeekCalendar, offset=at)
        await stage.settle()
        await stage.settle()
        assert "Wed 11 Mar 2026" in stage.seen(stage.screen.query_one("#session"))
        assert calendar.day_at(0, 5) is calendar.day_at(9, 0) is None


# The filter.


async def test_what_is_typed_filters_exercises_and_sessions(theatre: Theatre) -> None:
    async with looking_back(theatre) as stage:
        await stage.press("slash", *"back ext")
        exercises: Any = stage.screen.query_one("#exercises")
        assert [option.id for option in exercises.options] == ["back-extension"]
        await stage.press("enter")
        assert exercises.has_focus
        await stage.press("2")
        sessions: Any = stage.screen.query_one("#sessions")
        assert sessions.option_count == 2
        await stage.press("slash", "x")
        assert 'called "back extx"' in stage.seen(stage.screen.query_one("#session"))
        await stage.press("escape")
        assert sessions.option_count == 2
        assert sessions.has_focus
        assert not stage.screen.query_one("#filter").display


# The chart.


async def test_the_chart_shows_each_measure_and_time_in_turn(theatre: Theatre) -> None:
    async with looking_back(theatre, weeks=60, page="3", size=(120, 30)) as stage:
        await stage.settle()

        def shown() -> str:
            return " ".join(stage.seen(stage.screen.query_one("#course")).split())

        assert "Face pull a year estimated max weight reps" in shown()
        assert "latest 56.8 kg best 56.8 kg, 21 Apr at first 47.7 kg (Epley, Brzycki)" in shown()
        await stage.press("m")
        assert "latest 48.9 kg" in shown()
        await stage.press("m")
        assert "latest 6 reps" in shown()
        await stage.press("m", "t")
        await stage.settle()
        assert "all years" in shown()
        assert "at first 46.5 kg" in shown()
        await stage.press("t")
        await stage.settle()
        assert "3 months" in shown()
        assert "at first 54.6 kg" in shown()


async def test_a_chart_is_drawn_in_the_colours_of_the_look_and_anew_when_it_changes(theatre: Theatre) -> None:
    from backcoach.tui.styles.looks import LOOKS

    async with looking_back(theatre, weeks=6, page="3") as stage:
        await stage.settle()
        chart = stage.screen.query_one("#progress")

        def inks() -> set[str]:
            strips = [chart.render_line(y) for y in range(chart.size.height)]
            return {
                segment.style.color.get_truecolor().hex.upper()
                for strip in strips
                for segment in strip
                if segment.style and segment.style.color and segment.text.strip()
            }

        for look in LOOKS[:2]:
            stage.app.wear(look.name)
            await stage.settle()
            assert look.accent.upper() in inks()


# Promptness.


async def test_the_screen_is_there_while_the_journal_is_still_being_read(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    lately = Retrospect.lately

    def slow(self: Retrospect, *arguments: Any) -> Lately:
        assert go_on.wait(10)
        return lately(self, *arguments)

    monkeypatch.setattr(Retrospect, "lately", slow)
    now = trained(theatre, 1)
    async with theatre.home() as stage:
        stage.app.push_screen(HistoryScreen(stage.library, stage.app.settings, now))
        await stage.pilot.pause(0)
        await stage.pilot.press("2")
        await stage.pilot.press("1")
        assert "2 of 2–3" not in stage.page
        assert "Mo  Tu  We" in stage.page
        go_on.set()
        await stage.settle()
        assert "2 of 2–3" in stage.page


async def rows_read(theatre: Theatre, weeks: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each question takes in that the history asks until every page has been seen."""
    counted: list[int] = []

    @contextmanager
    def counting(folders: Folders) -> Iterator[Journal | None]:
        with opening.reading(folders) as journal:
            assert journal is not None
            rows = journal.rows

            def count(*arguments: Any) -> Any:
                found = rows(*arguments)
                counted.append(len(found))
                return found

            monkeypatch.setattr(journal, "rows", count)
            yield journal

    monkeypatch.setattr(retrospect, "reading", counting)
    async with looking_back(theatre, weeks=weeks) as stage:
        await stage.press("2")
        await stage.press("3")
        await stage.settle()
    return sorted(set(counted))  # how often each is asked is a matter of who comes first


async def test_ten_years_take_no_more_rows_than_two(
    theatre: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = await rows_read(theatre, 70, monkeypatch)
    many = await rows_read(Theatre(tmp_path / "other", theatre.time), 140, monkeypatch)
    assert few == many
    assert sum(few) < 1500


# Keys.


async def test_every_key_of_the_history_is_in_the_footer_or_the_help(theatre: Theatre) -> None:
    async with looking_back(theatre, size=(120, 40)) as stage:
        await assert_every_key_can_be_found_out(stage, HistoryScreen)
        await stage.press("2")
        await assert_every_key_can_be_found_out(stage, type(stage.screen.query_one("#sessions")))
        await stage.press("enter")
        await assert_every_key_can_be_found_out(stage, type(stage.screen.query_one("#sets")))
        await stage.press("3")
        for selector in ("#exercises", "#exercises-page"):
            await assert_every_key_can_be_found_out(stage, type(stage.screen.query_one(selector)))
        await stage.press("slash")
        await assert_every_key_can_be_found_out(stage, type(stage.screen.query_one("#filter")))


async def test_the_pages_turn_by_a_click_on_their_names(theatre: Theatre) -> None:
    async with looking_back(theatre) as stage:
        await stage.pilot.click(stage.screen.query(PageName)[1])
        await stage.settle()
        assert stage.screen.query_one("#sessions").has_focus
