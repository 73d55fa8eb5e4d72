"""What today looks like to a person: shipped routines, a real journal, the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.overview import Overview, overviews
from backcoach.planner import Planner
from backcoach.today import Today, look_at_today
from backcoach.training.muscle import Muscle

from .past_sessions import log_session

WEDNESDAY = datetime(2026, 3, 4, 18, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


def today(folders: Folders, *done: tuple[str, float], settings: Settings | None = None) -> Today:
    """Today, after some routines that were done so many days ago."""
    planner = Planner(Library(personal=folders), settings or Settings())
    for routine, days in done:
        plan = planner.plan(planner.library.routine(routine))
        log_session(folders, plan, WEDNESDAY - timedelta(days=days))
    return look_at_today(planner, rows_of(planner), WEDNESDAY)


def rows_of(planner: Planner) -> list[Overview]:
    return list(overviews(planner, planner.library.routines()))


def due(found: Today) -> tuple[str, date | None]:
    assert found.due is not None
    return found.due.routine, found.due.day


def test_a_newcomer_is_offered_the_short_session_for_beginners(folders: Folders) -> None:
    found = today(folders)
    assert not found.begun
    assert found.week == ()
    assert due(found) == ("proven-five", None)


def test_after_the_tour_one_has_begun_and_is_tired_of_nothing(folders: Folders) -> None:
    found = today(folders, ("tour", 0.1), ("posture-break", 0.1))
    assert found.begun
    assert found.week == ()
    assert found.rested.worked == {}
    assert due(found) == ("proven-five", None)


def test_r11_r13_two_months_of_a_lifter(folders: Folders) -> None:
    assert due(today(folders, ("full-back-a", 5))) == ("full-back-b", None)
    found = today(folders, ("full-back-b", 2.1))
    assert due(found) == ("tone-and-flow", None)
    assert [one.routine for one in found.week] == ["full-back-b"]
    found = today(folders, ("tone-and-flow", 0.5))
    assert due(found) == ("full-back-a", date(2026, 3, 6))
    assert found.rested.hours(Muscle.LATS) == pytest.approx(11.5, abs=0.2)


def test_r12_what_needs_things_that_are_not_there_is_not_proposed(folders: Folders) -> None:
    settings = Settings(equipment=())
    found = today(folders, settings=settings)
    planner = Planner(Library(personal=folders), settings)
    lacks = {row.found.id: row.lacking(settings.owned) for row in rows_of(planner)}
    assert lacks["first-pull-up"] == ("bar",)
    assert lacks["full-back-a"] == (), "others stand in for all that it needs"
    assert set(lacks) - {name for name, things in lacks.items() if not things} == {
        "first-pull-up",
        "hard-to-tone",
        "tour",
    }
    assert due(found) == ("proven-five", None)


def test_nothing_is_lacking_to_who_has_everything(folders: Folders) -> None:
    planner = Planner(Library(personal=folders), Settings())
    assert {row.lacking(None) for row in rows_of(planner)} == {()}


def test_a_damaged_journal_is_an_empty_one(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    folders.journal.write_bytes(b"no database" * 500)
    found = today(folders)
    assert not found.begun
    assert due(found) == ("proven-five", None)


def test_an_exercise_of_a_file_that_is_gone_is_known_from_the_catalogue(folders: Folders) -> None:
    planner = Planner(Library(personal=folders), Settings())
    log_session(folders, planner.plan(planner.library.routine("full-back-a")), WEDNESDAY - timedelta(hours=3))
    found = look_at_today(planner, [], WEDNESDAY)
    assert found.due is None
    assert found.rested.share(Muscle.LATS) < 0.1


def test_broken_routines_are_not_due(folders: Folders) -> None:
    folders.routines.mkdir(parents=True)
    (folders.routines / "proven-five.yaml").write_text("name: [\n")
    assert due(today(folders))[0] != "proven-five"
