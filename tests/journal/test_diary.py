"""The questions that screens ask: pages of sessions, days, muscles' sets, exercises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcoach.journal import diary
from backcoach.journal.rows import Amounts, Outcome
from backcoach.journal.store import Journal
from backcoach.training.phase import SectionKind, Side
from backcoach.training.quantities import Distance, DistanceUnit, LoadClass, Weight, WeightUnit
from backcoach.training.review import DayKind, DoneSets

from .builders import NOON, begin, logged_set


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


def session(
    journal: Journal, number: int, *exercises: str, began: datetime | None = None, **more: object
) -> None:
    """A session with a set of each exercise, number days after that Monday."""
    began = began or NOON + timedelta(days=number)
    begin(journal, number, began=began)
    for slot, exercise in enumerate(exercises):
        at = began + timedelta(minutes=slot)
        one = logged_set(number, slot, at=at, exercise=exercise, name=exercise.title(), **more)
        journal.set_done(one)


def test_sessions_come_in_pages_the_newest_first(journal: Journal) -> None:
    for number in range(1, 6):
        session(journal, number, "row")
    session(journal, 6)  # nothing was done in it
    first = diary.recent(journal, most=2)
    assert [one.session.id for one in first] == [5, 4]
    then = diary.recent(journal, before=first[-1].session, most=9)
    assert [one.session.id for one in then] == [3, 2, 1]
    assert diary.recent(journal, before=then[-1].session, most=9) == []


def test_sessions_of_the_same_moment_are_on_one_page_each(journal: Journal) -> None:
    for number in (1, 2, 3):
        session(journal, number, "row", began=NOON)
    pages, before = [], None
    while page := diary.recent(journal, before=before, most=1):
        before = page[-1].session
        pages.append(before.id)
    assert pages == [3, 2, 1]


def test_sessions_can_be_those_with_an_exercise(journal: Journal) -> None:
    session(journal, 1, "row", "hang")
    session(journal, 2, "row")
    session(journal, 3, "hang", outcome=Outcome.SKIPPED)
    assert [one.session.id for one in diary.recent(journal, most=9, exercises=["hang"])] == [1]
    assert diary.recent(journal, most=9, exercises=[]) == []


def test_a_session_says_what_was_done_in_it_in_its_order(journal: Journal) -> None:
    session(journal, 1, "row", "hang", "row", "deadlift", "archer")
    journal.set_done(replace(logged_set(1, 7, exercise="cat-cow", name="Cat"), section=SectionKind.WARM_UP))
    journal.set_done(logged_set(1, 8, load=None))
    journal.set_done(logged_set(1, 9, load=LoadClass.BODYWEIGHT, outcome=Outcome.SKIPPED))
    (one,) = diary.recent(journal, most=9)
    assert one.exercises == ("Row", "Hang", "Deadlift", "Archer", "Dumbbell row")
    assert one.done == DoneSets(heavy=5, light=1, other=1)


def test_a_day_is_that_of_the_clock_on_the_wall(journal: Journal) -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    early = datetime(2026, 3, 2, 0, 30, tzinfo=timezone(timedelta(hours=12)))
    for number, began in enumerate((late, early), start=1):
        session(journal, number, *"abcdef", began=began)
    assert diary.days(journal, late.date()) == {late.date(): DoneSets(heavy=12)}
    assert diary.days(journal, late.date() + timedelta(days=1)) == {}
    assert diary.days(journal, early.date() - timedelta(days=9), late.date()) == {}


def test_a_session_over_midnight_belongs_to_the_day_on_which_it_began(journal: Journal) -> None:
    began = datetime(2026, 3, 2, 23, 59, 30, tzinfo=UTC)
    session(journal, 1, "row", "row", "row", began=began)
    assert diary.days(journal, began.date()) == {began.date(): DoneSets(heavy=3)}


def test_the_two_sides_of_a_set_are_one_set(journal: Journal) -> None:
    begin(journal, 1)
    for slot, side in enumerate((Side.LEFT, Side.RIGHT, Side.LEFT, Side.ALTERNATE, None)):
        journal.set_done(logged_set(1, slot, side=side))
    journal.set_done(logged_set(1, 9, exercise="hang", outcome=Outcome.SKIPPED))
    today = NOON.date()
    assert history_of(journal) == DoneSets(heavy=4)
    assert diary.sets_of_exercises(journal, today) == {("day-a", "dumbbell-row"): 3.5}
    assert diary.sets_of_exercises(journal, today + timedelta(days=1)) == {}
    assert diary.sets_of_exercises(journal, today - timedelta(days=1), today) == {}


def history_of(journal: Journal) -> DoneSets:
    (one,) = diary.recent(journal, most=9)
    assert diary.days(journal, NOON.date()) == {NOON.date(): one.done}
    return one.done


def test_of_sets_from_another_program_weight_and_reps_say_how_heavy_they_were(journal: Journal) -> None:
    begin(journal, 1)
    weight = Weight(80, WeightUnit.KG)
    amounts = [Amounts(5, weight=weight), Amounts(6, weight=weight), Amounts(7, weight=weight), Amounts(5)]
    for slot, done in enumerate(amounts):
        journal.set_done(logged_set(1, slot, load=None, done=done))
    assert history_of(journal) == DoneSets(heavy=2, light=1, bodyweight=1)


def test_two_posture_breaks_of_a_day_are_no_session(journal: Journal) -> None:
    for number, hours in ((1, 0), (2, 4)):
        session(journal, number, *"abcd", began=NOON + timedelta(hours=hours))
    (done,) = diary.days(journal, NOON.date()).values()
    assert done.kind is DayKind.SHORT


def test_exercises_come_by_when_they_were_last_done_and_stretches_after_them(journal: Journal) -> None:
    session(journal, 1, "row", "hang")
    session(journal, 2, "row")
    stretch = logged_set(2, 9, at=NOON + timedelta(days=3), exercise="stretch", name="Stretch")
    journal.set_done(replace(stretch, section=SectionKind.COOL_DOWN))
    found = diary.practised(journal)
    assert [(one.exercise, one.name, one.main) for one in found] == [
        ("row", "Row", True),
        ("hang", "Hang", True),
        ("stretch", "Stretch", False),
    ]
    assert found[0].last - NOON == timedelta(days=2)


def test_a_course_has_the_best_of_each_session(journal: Journal) -> None:
    begin(journal)
    for slot, (reps, weight) in enumerate(((8, Weight(50, WeightUnit.KG)), (5, Weight(120, WeightUnit.LB)))):
        journal.set_done(logged_set(slot=slot, done=Amounts(reps, 20, None, weight)))
    (point,) = diary.course(journal, "dumbbell-row")
    assert (point.day, point.reps, point.seconds, point.metres) == (NOON.date(), 8, None, None)
    assert point.kilograms == pytest.approx(54.43, abs=0.01)
    assert point.estimated == pytest.approx(50 * 36 / 29)  # more than 54.43 × 36 ÷ 32


def test_a_course_of_carries_has_metres_and_one_of_holds_seconds(journal: Journal) -> None:
    session(journal, 1, "carry", "carry", done=Amounts(None, 15, Distance(20, DistanceUnit.YARD)))
    session(journal, 2, "carry", done=Amounts(None, 22.5, Distance(60, DistanceUnit.FOOT)))
    points = diary.course(journal, "carry")
    assert [point.metres for point in points] == [pytest.approx(18.288), pytest.approx(18.288)]
    assert [point.seconds for point in points] == [15, 22.5]
    assert diary.course(journal, "carry", since=NOON + timedelta(days=2)) == points[1:]
