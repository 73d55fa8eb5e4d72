"""The last sessions, as recovery wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backcoach.journal.lately import trained_lately
from backcoach.journal.rows import Outcome
from backcoach.journal.store import Journal
from backcoach.training.phase import SectionKind, Side
from backcoach.training.quantities import LoadClass
from backcoach.training.recovery import Trained

from .builders import NOON, begin, logged_set


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


def test_a_session_is_summed_up_by_exercise_and_load(journal: Journal) -> None:
    begin(journal)
    for slot in (1, 2, 3):
        journal.set_done(logged_set(slot=slot, at=NOON + timedelta(minutes=slot)))
    journal.set_done(logged_set(slot=4, exercise="face-pull", load=LoadClass.LIGHT, at=NOON))
    journal.set_done(logged_set(slot=5, exercise="superman", load=LoadClass.BODYWEIGHT, at=NOON))
    journal.set_done(logged_set(slot=6, exercise="superman", load=None, at=NOON))
    sets = {"dumbbell-row": 3, "face-pull": 1, "superman": 2}
    assert trained_lately(journal) == (Trained("day-a", NOON + timedelta(minutes=3), sets, heavy=3, light=1),)


def test_a_set_that_goes_side_by_side_is_one_set(journal: Journal) -> None:
    begin(journal)
    for slot, side in enumerate((Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT), 1):
        journal.set_done(logged_set(slot=slot, side=side))
    journal.set_done(logged_set(slot=9, exercise="cross-band", side=Side.RIGHT))
    (session,) = trained_lately(journal)
    assert session.sets == {"dumbbell-row": 2, "cross-band": 1}


def test_what_was_skipped_or_only_warmed_up_is_left_out(journal: Journal) -> None:
    begin(journal)
    journal.set_done(logged_set(slot=1, outcome=Outcome.SKIPPED))
    journal.set_done(replace(logged_set(slot=2), section=SectionKind.WARM_UP))
    assert trained_lately(journal) == ()


def test_the_last_sessions_come_the_oldest_first(journal: Journal) -> None:
    for number in range(1, 6):
        at = NOON + timedelta(days=number)
        begin(journal, number, began=at, routine=f"day-{number}")
        journal.set_done(logged_set(number, at=at))
    begin(journal, 9, began=NOON + timedelta(days=9))  # with nothing done in it
    assert [one.routine for one in trained_lately(journal, most=3)] == ["day-3", "day-4", "day-5"]
    before = trained_lately(journal, NOON + timedelta(days=4), most=2)
    assert [one.routine for one in before] == ["day-2", "day-3"]
