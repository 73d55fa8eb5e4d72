"""The journal's file: what it keeps, for whom, and how it grows with the program."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backcoach.journal import corrections, history, store
from backcoach.journal.migrations import VERSION, TooNew, statements
from backcoach.journal.rows import Amounts, SessionEnding, SessionId, Standing
from backcoach.journal.store import Damaged, Journal, new_session_id
from backcoach.training.one_rep_max import Knowledge, Maximum
from backcoach.training.past import Felt
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit

from .builders import NOON, begin, logged_set, mode, sound

VERSION_1 = (Path(__file__).parent / "version-1.sql").read_text(encoding="utf-8")
VERSION_2 = (Path(__file__).parent / "version-2.sql").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "journal.db"


def test_a_set_comes_back_as_it_was_put_in(path: Path) -> None:
    one = logged_set(
        done=Amounts(7, 19.5, Distance(20, DistanceUnit.YARD), Weight(22.5, WeightUnit.LB)),
        felt=Felt.HARD,
    )
    with Journal.open(path) as journal:
        begin(journal)
        journal.set_done(one)
    with Journal.open(path) as journal:
        (kept,) = history.sets(journal)
        assert kept == one
        assert kept.at.isoformat() == "2026-03-02T12:00:00+01:00"


def test_it_writes_ahead_waits_for_the_disk_and_keeps_references_whole(path: Path) -> None:
    with Journal.open(path) as journal:
        pragma = {
            name: journal.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        with pytest.raises(sqlite3.IntegrityError):
            journal.set_done(logged_set(session=999))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its owner in another way")
def test_the_files_are_for_their_owner_alone(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        assert mode(path.parent) == 0o700
        files = sorted(path.parent.iterdir())
        assert len(files) == 3
        assert {mode(file) for file in files} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its owner in another way")
def test_a_folder_that_was_there_keeps_its_own_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Journal.open(tmp_path / "journal.db").close()
    assert mode(tmp_path) == 0o755


def test_an_interrupted_transaction_leaves_nothing(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        lost = logged_set(session=999)
        with pytest.raises(sqlite3.IntegrityError):
            journal.turn(SessionId(1), lost, Standing(4, 0.0))
        assert history.unfinished(journal)[0].stands.phase == 0
        assert history.sets(journal) == []


def test_looking_creates_nothing(path: Path) -> None:
    assert Journal.look(path) is None
    assert not path.parent.exists()


def test_looking_reads_and_cannot_write(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
    looked = Journal.look(path)
    assert looked is not None
    with looked:
        assert len(history.sessions(looked)) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            begin(looked, 2)


def test_looking_works_where_sqlite_may_not_even_share_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(path) as journal:
        begin(journal)
    connect = store._connect

    def refuse(target: str) -> sqlite3.Connection:
        if "immutable" not in target:  # what a read-only folder comes to, which root would not notice
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return connect(target)

    monkeypatch.setattr(store, "_connect", refuse)
    looked = Journal.look(path)
    assert looked is not None
    with looked:
        assert len(history.sessions(looked)) == 1


def test_looking_at_a_file_whose_maker_was_killed_over_it_finds_what_it_was_before(
    path: Path, tmp_path: Path
) -> None:
    Journal.open(path).close()
    # A file has its log from the first moment on but for one: the change to a log is itself made without.
    with closing(sqlite3.connect(path, isolation_level=None)) as killed:
        killed.execute("PRAGMA journal_mode = DELETE")
        killed.execute("PRAGMA cache_size = 1")
        killed.execute("BEGIN IMMEDIATE")
        killed.execute("CREATE TABLE half_done (page BLOB)")
        killed.executemany("INSERT INTO half_done VALUES (zeroblob(4096))", [()] * 50)
        left = tmp_path / "left" / path.name
        left.parent.mkdir()
        for beside in ("", "-journal"):
            shutil.copy(path.with_name(path.name + beside), left.with_name(left.name + beside))
    journal = Journal.look(left)
    assert journal is not None
    with journal:
        assert journal.rows("PRAGMA quick_check") == [{"quick_check": "ok"}]
        assert not journal.rows("SELECT name FROM sqlite_master WHERE name = 'half_done'")


def test_looking_at_a_file_of_version_1_waits_until_it_is_brought_up(path: Path) -> None:
    make_version_1(path)
    assert Journal.look(path) is None


# Migrations.


def make_version_1(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_1)
        old.execute("INSERT INTO session VALUES (1, 'a', 'A', NULL, 0, 0, 9, 'finished', 60, 'backcoach')")
        old.execute(
            "INSERT INTO sets (session, slot, at, zone, section, kind, exercise, name, outcome, reps)"
            " VALUES (1, 1, 5, 0, 'main', 'work', 'row', 'Row', 'done', 8)"
        )
        old.commit()


def schema(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        name: [tuple(row)[1:] for row in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in tables.fetchall()
    }


def test_a_file_of_version_1_is_brought_up_with_a_copy_of_it_beside(path: Path) -> None:
    make_version_1(path)
    with Journal.open(path) as journal:
        assert [one.done.reps for one in history.sets(journal)] == [8]
        assert journal.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        with Journal.open(path.with_name("new.db")) as new:
            assert schema(journal.connection) == schema(new.connection)
        backup = journal.backup
    assert backup is not None
    assert backup.name.startswith("journal-version-1-")
    if sys.platform != "win32":
        assert mode(backup) == 0o600
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT reps FROM sets").fetchone() == (8,)
    assert sound(path)
    with Journal.open(path) as journal:
        assert journal.backup is None


def test_a_file_of_version_2_can_be_read_before_it_is_brought_up(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_2)
        old.execute("INSERT INTO session VALUES (1, 'a', 'A', NULL, 0, 0, 9, 'finished', 60, 'backcoach')")
        old.commit()
    looked = Journal.look(path)
    assert looked is not None
    with looked:
        (before,) = history.sessions(looked)
    with Journal.open(path) as journal:
        assert history.sessions(journal) == [before]
        assert (before.late_p99, before.late_worst) == (None, None)
        with Journal.open(path.with_name("new.db")) as new:
            assert schema(journal.connection) == schema(new.connection)


def test_how_late_a_session_was_is_kept_and_the_worst_of_its_parts_counts(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.keep_punctuality(SessionId(1), 0.002, 0.5)
        journal.keep_punctuality(SessionId(1), 0.004, 0.1)
        (session,) = history.sessions(journal)
        assert (session.late_p99, session.late_worst) == (0.004, 0.5)


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version_1(path)
    monkeypatch.setattr(
        "backcoach.journal.migrations.MIGRATIONS", ("CREATE TABLE half (a);\nCREATE TABLE session (b);",)
    )
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Journal.open(path)
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert "half" not in schema(old)


def test_a_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    Journal.open(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(TooNew, match=f"a newer backcoach wrote the journal \\(version {VERSION + 1}"):
        Journal.open(path)
    assert path.exists()


def test_scripts_are_split_into_statements() -> None:
    script = "-- one; two\nCREATE TABLE a (b TEXT DEFAULT ';');\nDROP TABLE a;\n"
    assert len(list(statements(script))) == 2


# Damage.


@pytest.mark.parametrize("wreck", ["garbage", "truncated", "holed"])
def test_a_damaged_file_is_known_for_one(path: Path, wreck: str) -> None:
    fill(path, 40)
    content = path.read_bytes()
    path.write_bytes(
        {
            "garbage": b"not a database at all" * 300,
            "truncated": content[: len(content) // 2],
            "holed": content[:8192] + bytes(8192) + content[16384:],
        }[wreck]
    )
    with pytest.raises(Damaged):
        Journal.open(path, check=True)
    assert path.exists()


def fill(path: Path, sessions: int) -> None:
    with Journal.open(path) as journal, journal.transaction():
        for number in range(1, sessions + 1):
            began = NOON + timedelta(days=number)
            begin(journal, number, began=began)
            for slot in range(5):
                journal.set_done(logged_set(number, slot, at=began + timedelta(minutes=slot)))
            journal.finish(SessionId(number), began + timedelta(hours=1), SessionEnding.FINISHED, 3600)


# What the person adds, corrects and deletes.


def test_notes_are_kept_with_their_session(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.note("taller than last week", NOON, SessionId(1))
        journal.note("eight weeks now", NOON + timedelta(1))
        assert [note.text for note in history.notes(journal, SessionId(1))] == ["taller than last week"]
        assert [note.about for note in history.notes(journal)] == ["posture", "posture"]


def test_a_past_has_the_newest_maxima_and_what_was_declined_since_it_was_done(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.set_done(logged_set())
        for days, kilograms in ((0, 100.0), (7, 110.0)):
            weight = Weight(kilograms, WeightUnit.KG)
            maximum = Maximum(weight, NOON.date() + timedelta(days), Knowledge.TYPED)
            journal.set_maximum("deadlift", maximum, NOON + timedelta(days))
        journal.decline("dumbbell-row", NOON + timedelta(hours=1))
        journal.decline("deadlift", NOON)
        today = NOON.date() + timedelta(8)
        past = history.past(journal, ["dumbbell-row"], today)
        assert past.maxima["deadlift"].weight.amount == 110
        assert [one.reps for one in past.of("dumbbell-row")] == [8]
        assert past.declined == {"dumbbell-row", "deadlift"}
        journal.accept("deadlift")
        journal.set_done(logged_set(slot=2, at=NOON + timedelta(hours=2)))
        assert history.past(journal, ["dumbbell-row"], today).declined == frozenset()


def test_a_corrected_set_can_be_had_back(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.set_done(logged_set())
        (before,) = history.sets(journal)
        corrections.correct_set(journal, replace(before, done=Amounts(6), felt=Felt.HARD), NOON)
        (after,) = history.sets(journal)
        assert (after.done, after.felt, after.planned) == (Amounts(6), Felt.HARD, before.planned)
    with Journal.open(path) as journal:
        assert corrections.undo(journal) == "set corrected"
        assert history.sets(journal) == [before]
        assert corrections.undo(journal) is None


def test_a_deleted_session_comes_back_whole_and_deletions_are_undone_in_turn(path: Path) -> None:
    with Journal.open(path) as journal:
        fill_one(journal)
        everything = [journal.rows(f"SELECT * FROM {table}") for table in ("session", "sets", "note")]
        one = history.sets(journal)[0]
        corrections.delete_set(journal, one, NOON, "row, set 1, deleted")
        corrections.delete_session(journal, SessionId(1), NOON)
        assert history.sets(journal) == history.sessions(journal) == history.notes(journal) == []
        assert corrections.undoable(journal) == "session deleted"
        corrections.undo(journal)
        assert corrections.undo(journal) == "row, set 1, deleted"
        tables = ("session", "sets", "note")
        assert [journal.rows(f"SELECT * FROM {table}") for table in tables] == everything


def fill_one(journal: Journal) -> None:
    begin(journal)
    for slot in (1, 3, 5):
        journal.set_done(logged_set(slot=slot, at=NOON + timedelta(minutes=slot)))
    journal.note("fine", NOON, SessionId(1))
    journal.finish(SessionId(1), NOON + timedelta(hours=1), SessionEnding.FINISHED, 3600)


def test_only_the_latest_fifty_changes_can_be_undone(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.set_done(logged_set())
        one = history.sets(journal)[0]
        for reps in range(60):
            corrections.correct_set(journal, replace(one, done=Amounts(reps)), NOON)
        assert len(journal.rows("SELECT id FROM change")) == 50


def test_correcting_what_is_not_there_says_so(path: Path) -> None:
    with Journal.open(path) as journal:
        with pytest.raises(LookupError, match="no such set"):
            corrections.delete_set(journal, logged_set(), NOON)
        with pytest.raises(LookupError, match="no such session"):
            corrections.delete_session(journal, SessionId(5), NOON)
        assert corrections.undoable(journal) is None


def test_an_unfinished_session_can_be_discarded_or_kept(path: Path) -> None:
    with Journal.open(path) as journal:
        for number in (1, 2):
            begin(journal, number)
            journal.set_done(logged_set(number))
        journal.discard(SessionId(1))
        journal.finish(SessionId(2), NOON, SessionEnding.STOPPED, 25)
        assert history.unfinished(journal) == ()
        assert [one.session for one in history.sets(journal)] == [2]


def test_a_plan_that_cannot_be_read_any_more_leaves_its_sets(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)
        journal.set_done(logged_set())
        journal.connection.execute("UPDATE plan SET plan = '{}'")
        (found,) = history.unfinished(journal)
        assert (found.plan, found.done) == (None, 1)


# Questions.


def test_routines_know_when_they_were_last_done(path: Path) -> None:
    with Journal.open(path) as journal:
        for number, routine in enumerate(("day-a", "day-b", "day-a"), start=1):
            began = NOON + timedelta(days=number)
            begin(journal, number, began=began, routine=routine)
            journal.set_done(logged_set(number, at=began + timedelta(minutes=1)))
        begin(journal, 9, began=NOON + timedelta(days=9), routine="day-c")  # nothing was done in it
        assert {routine: (at - NOON).days for routine, at in history.last_done(journal).items()} == {
            "day-a": 3,
            "day-b": 2,
        }


def test_session_ids_are_exact_in_json() -> None:
    assert NOON.timestamp() * 1e6 <= new_session_id(NOON) < 2**53
