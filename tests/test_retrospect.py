"""Looking back, and putting right what was logged wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.problems import FileProblem
from backcoach.journal.lock import Lead
from backcoach.journal.rows import Amounts, LoggedSession, Outcome
from backcoach.journal.store import Journal
from backcoach.retrospect import Lately, Retrospect
from backcoach.training.muscle import Muscle
from backcoach.training.past import Felt
from backcoach.training.phase import Side
from backcoach.training.recovery import Recovery
from backcoach.training.review import DayKind

from .journal.builders import NOON, TEN_KG, begin, logged_set, train_for
from .journal.test_store import make_version_1


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "config", tmp_path / "data", tmp_path / "cache")
    folders.data.mkdir(parents=True)
    return folders


@pytest.fixture
def retrospect(folders: Folders) -> Retrospect:
    """A look back on three sessions in the week of NOON."""
    with Journal.open(folders.journal) as journal:
        train_for(journal, weeks=1)
    return Retrospect(Library(personal=folders))


def test_without_a_journal_there_is_nothing_and_nothing_is_created(folders: Folders) -> None:
    retrospect = Retrospect(Library(personal=folders))
    assert retrospect.lately(NOON, 4) == Lately({}, {}, Recovery(NOON, {}))
    assert retrospect.sessions(10) == retrospect.practised() == retrospect.course("deadlift", None) == []
    assert retrospect.undo() is None
    assert not folders.journal.exists()


@pytest.mark.parametrize("ask", [lambda r: r.lately(NOON, 4), lambda r: r.sessions(9), lambda r: r.undo()])
def test_a_damaged_journal_is_told_of_in_one_line(folders: Folders, ask: object) -> None:
    folders.journal.write_bytes(b"no journal at all" * 100)
    with pytest.raises(FileProblem, match=r"journal.db can't be used .*not a database") as told:
        ask(Retrospect(Library(personal=folders)))  # type: ignore[operator]
    assert len(told.value.lines) == 1


@pytest.mark.parametrize("wrong", ["section = 'garden'", "felt = 'easy', at = 9e17", "zone = 999999"])
def test_what_no_version_has_written_is_told_of_in_one_line(retrospect: Retrospect, wrong: str) -> None:
    session = last(retrospect)
    with Journal.open(retrospect.folders.journal) as journal:
        journal.connection.execute(f"UPDATE sets SET {wrong}")
    with pytest.raises(FileProblem, match=r"journal\.db holds what can't be read") as told:
        retrospect.whole(session)
    assert len(told.value.lines) == 1


def test_a_journal_of_an_older_version_is_brought_up_and_not_taken_for_an_empty_one(folders: Folders) -> None:
    folders.data.rmdir()
    make_version_1(folders.journal)
    retrospect = Retrospect(Library(personal=folders))
    (session,) = retrospect.sessions(9)
    assert session.session.name == "A"
    assert [copy.name for copy in folders.data.glob("journal-version-1-*")]


def test_a_look_at_the_last_weeks_begins_on_a_monday(retrospect: Retrospect) -> None:
    for days, seen in ((6, 3), (7, 3), (14, 0)):
        lately = retrospect.lately(NOON + timedelta(days=days), weeks=2)
        assert [done.kind for done in lately.days.values()] == [DayKind.MIXED] * seen
        assert lately.worked.get(Muscle.LATS, 0) == (90 * 3 / 5 if days == 6 else 0)
        assert lately.rested.worked[Muscle.LATS].day == 6


OWN = """\
name: Towels
main:
  - work: towel-row
exercises:
  towel-row: {name: Towel row, muscles: [biceps]}
"""


def test_an_exercise_of_ones_own_works_its_muscles_while_its_routine_is_there(folders: Folders) -> None:
    folders.routines.mkdir(parents=True)
    (folders.routines / "towels.yaml").write_text(OWN)
    with Journal.open(folders.journal) as journal:
        begin(journal, routine="towels")
        for slot in range(6):
            journal.set_done(logged_set(slot=slot, exercise=("towel-row", "forgotten")[slot % 2]))
    retrospect = Retrospect(Library(personal=folders))
    lately = retrospect.lately(NOON, 1)
    assert (lately.worked, lately.rested.worked) == ({Muscle.BICEPS: 3}, {Muscle.BICEPS: NOON})
    (folders.routines / "towels.yaml").unlink()
    assert retrospect.lately(NOON, 1).worked == {}


def last(retrospect: Retrospect) -> LoggedSession:
    return retrospect.sessions(1)[0].session


def test_a_session_is_seen_whole_with_what_was_skipped_and_what_was_noted(retrospect: Retrospect) -> None:
    session = last(retrospect)
    with Journal.open(retrospect.folders.journal) as journal:
        journal.set_done(logged_set(session.id, 99, at=NOON + timedelta(days=9), outcome=Outcome.SKIPPED))
        journal.note("taller", NOON, session.id)
        journal.note("by itself", NOON)
    whole = retrospect.whole(session)
    assert [one.outcome for one in whole.sets][-2:] == [Outcome.DONE, Outcome.SKIPPED]
    assert [note.text for note in whole.notes] == ["taller"]


def test_a_correction_is_kept_told_of_and_taken_back(retrospect: Retrospect) -> None:
    session = last(retrospect)
    before = retrospect.whole(session).sets[0]
    after = replace(before, done=Amounts(6, 30, None, TEN_KG), felt=Felt.HARD, side=Side.LEFT)
    words = retrospect.correct(before, after)
    assert words == "Deadlift, set 1: 4 × 40.1 kg → 6 × 10 kg, left side, felt hard"
    assert retrospect.whole(session).sets[0] == after
    assert retrospect.undo() == words
    assert retrospect.whole(session).sets[0] == before
    assert retrospect.undo() is None


def test_a_skipped_set_that_is_corrected_was_done(retrospect: Retrospect) -> None:
    session = last(retrospect)
    skipped = logged_set(session.id, 99, at=NOON + timedelta(days=9), outcome=Outcome.SKIPPED, done=Amounts())
    with Journal.open(retrospect.folders.journal) as journal:
        journal.set_done(skipped)
    words = retrospect.correct(skipped, replace(skipped, done=Amounts(5), outcome=Outcome.DONE))
    assert words == "Dumbbell row, set 1: skipped → 5 reps"
    assert retrospect.whole(session).sets[-1].outcome is Outcome.DONE


def test_a_set_and_a_session_are_deleted_and_come_back_in_turn(retrospect: Retrospect) -> None:
    session = last(retrospect)
    everything = retrospect.whole(session)
    assert retrospect.delete_set(everything.sets[3]) == "Back extension, set 1: deleted"
    assert len(retrospect.whole(session).sets) == len(everything.sets) - 1
    assert retrospect.delete_session(session) == "Day-0, 6 March: deleted"
    assert session not in [one.session for one in retrospect.sessions(9)]
    assert retrospect.undo() == "Day-0, 6 March: deleted"
    assert retrospect.undo() == "Back extension, set 1: deleted"
    assert retrospect.whole(session) == everything


def test_what_another_copy_has_deleted_is_told_of(retrospect: Retrospect) -> None:
    session = last(retrospect)
    one = retrospect.whole(session).sets[0]
    Retrospect(retrospect.library).delete_session(session)
    for change in (
        lambda: retrospect.delete_set(one),
        lambda: retrospect.correct(one, one),
        lambda: retrospect.delete_session(session),
    ):
        with pytest.raises(FileProblem, match=r"no such (set|session) .* changed elsewhere"):
            change()


def test_a_session_that_somebody_leads_right_now_is_not_deleted(folders: Folders) -> None:
    with Journal.open(folders.journal) as journal:
        begin(journal)
        journal.set_done(logged_set())
    retrospect = Retrospect(Library(personal=folders))
    session = last(retrospect)
    assert session.ending is None
    with Lead(folders.journal) as other:
        other.take("day-a")
        with pytest.raises(FileProblem, match="another backcoach is running: day-a"):
            retrospect.delete_session(session)
    assert last(retrospect) == session
    retrospect.delete_session(session)
    assert retrospect.sessions(9) == []
