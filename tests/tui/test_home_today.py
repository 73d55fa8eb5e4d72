"""The top of home, and what hangs on it: what is due, what the week has seen, which muscles are rested."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from textual.widgets import Static

from backcoach.files.library import Library
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.widgets.today_band import TodayBand

from ..past_sessions import log_session
from .home_stage import MINE, choose, chosen, rows
from .stage import Stage, Theatre, plan_named

FRIDAY = datetime(2026, 3, 6, 18, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(autouse=True)
def on_a_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    at(FRIDAY, monkeypatch)


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcoach.tui.screens.home.now_here", lambda: moment)


def log(library: Library, *done: tuple[str, float]) -> Library:
    """Log routines as done so many days ago."""
    for routine, days in done:
        log_session(library.personal, plan_named(library, routine), FRIDAY - timedelta(days=days))
    return library


def band(stage: Stage) -> tuple[str, str, str]:
    """The word, the title and the reason."""
    return stage.text("#day"), stage.text("#due-title"), stage.text("#due-why").replace("\n", " ")


async def test_on_the_first_start_enter_is_a_tour(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        assert band(stage) == (
            "START",
            "Press enter: a tour of 2 minutes",
            "Every kind of phase once, and in each the key that helps in it.",
        )
        assert rows(stage)["tour"] == "Tour 1:49 start here beginner"
        assert list(rows(stage))[:2] == ["tour", "proven-five"]
        assert rows(stage)["proven-five"].endswith("next beginner")
        await stage.press("enter")
        assert stage.session.plan.routine == "tour"


async def test_after_the_tour_the_first_session_is_proposed_and_enter_starts_it(theatre: Theatre) -> None:
    library = log(theatre.library(), ("tour", 0.1))
    async with theatre.home(library=library) as stage:
        assert band(stage) == (
            "DUE",
            "Proven five",
            "A good first session. It works the whole back in 19 minutes, and suits beginners.",
        )
        assert list(rows(stage))[-1] == "tour"
        assert chosen(stage) == "proven-five"


async def test_r11_the_other_day_is_due_and_stands_first(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 4))
    async with theatre.home(library=library) as stage:
        assert band(stage)[0] == "DUE"
        assert band(stage)[2] == "Full back, day A was done 4 days ago, and the two take turns."
        assert list(rows(stage))[:2] == ["full-back-b", "full-back-a"]
        assert rows(stage)["full-back-b"] == "Full back, day B 26:51 due advanced"
        assert rows(stage)["full-back-a"].endswith(" 4 days ago")
        assert chosen(stage) == "full-back-b"


async def test_r1_a_day_of_rest_is_called_one_and_hinders_nobody(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 1))
    async with theatre.home(library=library) as stage:
        word, title, why = band(stage)
        assert (word, title) == ("REST", "Full back, day B")
        assert why.startswith("From tomorrow on. Low back and lats were trained yesterday")
        assert rows(stage)["full-back-b"].endswith("next advanced")
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)


async def test_r1_the_week_shows_the_days_that_were_trained(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 4), ("posture-break", 3), ("proven-five", 1.5))
    async with theatre.home(library=library) as stage:
        assert stage.text("#week").splitlines() == ["M T W T F S S", "● · · ○ · · ·", "2 this week"]


async def test_a_tall_screen_tells_which_muscles_are_rested(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 1))
    async with theatre.home(library=library, size=(120, 40)) as stage:
        await stage.settle()
        shown = stage.seen(stage.screen.query_one("#rested", Static))
        assert "low back    ━━━━━━╌╌╌╌╌╌  24 h to go" in shown
        assert "biceps" not in shown
    later = log(theatre.library(), ("proven-five", 2.5))
    async with theatre.home(library=later, size=(120, 40)) as stage:
        assert "rested  " in stage.text("#rested")


async def test_a_click_on_the_proposal_leads_to_it(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 4))
    async with theatre.home(library=library) as stage:
        await choose(stage, "tour")
        await stage.pilot.click(TodayBand, offset=(20, 1))
        await stage.settle()
        assert chosen(stage) == "full-back-b"


async def test_large_letters_are_used_where_there_is_room(theatre: Theatre) -> None:
    library = log(theatre.library(), ("full-back-a", 4))
    async with theatre.home(library=library, size=(120, 40)) as stage:
        assert stage.text("#day").count("\n") == 2
        assert stage.text("#due-title").count("█") > 20
        await stage.resize(80, 24)
        await stage.settle()
        assert band(stage)[:2] == ("DUE", "Full back, day B")


async def test_a_cursor_that_a_person_moved_stays_and_another_goes_along(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = log(theatre.library(), ("full-back-a", 4))
    async with theatre.home(library=library) as stage:
        theatre.write("day-x.yaml", MINE)
        log(library, ("full-back-b", 3))
        await stage.wait(1.0)
        await stage.settle()
        assert chosen(stage) == next(iter(rows(stage))) == "tone-and-flow", "R13"
        await stage.press("down", "down")
        stays = chosen(stage)
        theatre.write("day-x.yaml", MINE + "\n")
        log(library, ("tone-and-flow", 1))
        await stage.wait(1.0)
        await stage.settle()
        assert next(iter(rows(stage))) == "full-back-a"
        assert chosen(stage) == stays


async def test_a_screen_left_open_over_night_asks_again(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = log(theatre.library(), ("full-back-a", 1))
    async with theatre.home(library=library) as stage:
        assert band(stage)[0] == "REST"
        at(FRIDAY + timedelta(days=1), monkeypatch)
        await stage.wait(1.0)
        await stage.settle()
        assert band(stage)[0] == "DUE"


async def test_a_damaged_journal_means_no_more_than_a_first_start(theatre: Theatre) -> None:
    library = theatre.library()
    library.personal.journal.write_bytes(b"no database" * 400)
    async with theatre.home(library=library) as stage:
        assert isinstance(stage.screen, HomeScreen)
        assert band(stage)[0] == "START"
        assert len(rows(stage)) == 9


async def test_the_journal_is_read_beside_the_screen(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    read_in: list[str] = []
    from backcoach.journal import lately

    asked = lately.trained_lately

    def told(*arguments: object, **more: object) -> object:
        read_in.append(threading.current_thread().name)
        return asked(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(lately, "trained_lately", told)
    async with theatre.home(library=log(theatre.library(), ("full-back-a", 4))) as stage:
        assert band(stage)[0] == "DUE"
        assert read_in
        assert threading.main_thread().name not in read_in
