"""The writing thread: its order, and what it does when the disk or the file lets it down."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.lock import Lead
from backcoach.journal.rows import SessionEnding
from backcoach.journal.store import Journal
from backcoach.journal.writer import JournalWriter, Matter
from backcoach.training.session import Command

from .builders import NOON, Workout, begin, logged_set, sound


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("not within five seconds")


class Faulty:
    """Opens journals, and makes them fail the way that a disk would."""

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.pages: int | None = None

    def __call__(self, path: Path) -> Journal:
        if self.fault is not None:
            raise self.fault
        journal = Journal.open(path, check=True)
        if self.pages is not None:
            journal.connection.execute(f"PRAGMA max_page_count = {self.pages}")
        return journal


def error(code: int, text: str) -> sqlite3.OperationalError:
    made = sqlite3.OperationalError(text)
    made.sqlite_errorcode = code
    return made


def sets_in(path: Path) -> list[int]:
    with Journal.open(path) as journal:
        return [one.slot for one in history.sets(journal)]


def test_changes_are_written_in_their_order(path: Path) -> None:
    order: list[int] = []
    writer = JournalWriter(path)
    for number in range(200):
        writer.submit(lambda _journal, number=number: order.append(number))  # type: ignore[misc]
    assert writer.flush(5)
    assert order == list(range(200))
    assert writer.close()


def test_giving_something_to_write_takes_no_time_even_while_the_disk_stalls(path: Path) -> None:
    writer = JournalWriter(path)
    stall = threading.Event()
    writer.submit(lambda _journal: stall.wait(5))
    began = time.monotonic()
    writer.submit(begin)
    assert time.monotonic() - began < 0.1
    assert not writer.flush(0.05)
    assert time.monotonic() - began < 0.5
    stall.set()
    assert writer.close()
    with Journal.open(path) as journal:
        assert len(history.sessions(journal)) == 1


def test_a_full_disk_says_what_is_not_kept_and_all_of_it_is_written_once_there_is_room(path: Path) -> None:
    Journal.open(path).close()
    disk = Faulty()
    disk.pages = 1  # SQLite takes the pages that are there: no more than those
    news: list[str | None] = []
    writer = JournalWriter(path, news.append, opener=disk, retry=0.02)
    writer.submit(lambda journal: begin(journal), "this session")
    writer.submit(
        lambda journal: [journal.set_done(logged_set(slot=slot)) for slot in range(400)],
        "Dumbbell row, set 1",
    )
    until(lambda: writer.trouble is not None)
    assert not writer.flush(10), "it doesn't wait for a disk that takes nothing"
    until(lambda: bool(news))
    assert news[0] is not None
    assert news[0].startswith("not being kept: ")
    assert "Dumbbell row, set 1" in news[0]
    assert news[0].endswith("(the disk is full)")
    assert sound(path)
    disk.pages = 100_000
    until(lambda: writer.trouble is None)
    assert writer.flush(5)
    assert news[-1] is None
    assert len(sets_in(path)) == 400
    assert writer.close()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (error(sqlite3.SQLITE_READONLY, "attempt to write"), "the journal can't be written to"),
        (error(sqlite3.SQLITE_CANTOPEN, "unable"), "the journal can't be opened"),
        (error(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error"), "the disk reports an error"),
        (error(sqlite3.SQLITE_BUSY, "database is locked"), "another backcoach is writing"),
        (PermissionError(13, "Permission denied"), "Permission denied"),
    ],
)
def test_a_folder_that_takes_nothing_is_named_and_tried_again(
    path: Path, fault: Exception, reason: str
) -> None:
    disk = Faulty()
    disk.fault = fault
    news: list[str | None] = []
    writer = JournalWriter(path, news.append, opener=disk, retry=0.02)
    writer.submit(begin, "this session")
    until(lambda: news == [f"not being kept: this session ({reason})"])
    disk.fault = None
    until(lambda: news[-1] is None)
    assert writer.close()
    with Journal.open(path) as journal:
        assert len(history.sessions(journal)) == 1


def test_a_file_that_can_only_be_read_is_left_as_it_is(path: Path) -> None:
    with Journal.open(path) as journal:
        begin(journal)

    def read_only(path: Path) -> Journal:
        looked = Journal.look(path)
        assert looked is not None
        return looked

    news: list[str | None] = []
    writer = JournalWriter(path, news.append, opener=read_only, retry=0.02)
    writer.submit(lambda journal: journal.set_done(logged_set()), "Dumbbell row, set 1")
    until(lambda: news == ["not being kept: Dumbbell row, set 1 (the journal can't be written to)"])
    assert not writer.close()
    assert sets_in(path) == []


def test_a_session_led_while_nothing_can_be_written_goes_on_to_its_end(path: Path) -> None:
    workout = Workout(path)
    disk = Faulty()
    disk.fault = error(sqlite3.SQLITE_FULL, "database or disk is full")
    workout.writer._opener = disk
    with workout:
        began = time.monotonic()
        workout.press(Command.START)
        for _ in range(200):
            workout.wait(1.0)
        assert time.monotonic() - began < 2
        until(lambda: len(workout.news) > 0)
        disk.fault = None
        assert workout.session.phase is None
        until(lambda: workout.writer.flush(1))
        with workout.journal() as journal:
            assert history.sessions(journal)[0].ending is SessionEnding.FINISHED
            assert len(history.sets(journal)) == 4


@pytest.mark.parametrize("wreck", [b"not a database at all" * 400, None])
def test_a_damaged_file_is_set_aside_and_the_session_goes_into_a_new_one(
    path: Path, wreck: bytes | None
) -> None:
    with Journal.open(path) as journal, journal.transaction():
        begin(journal)
        for slot in range(500):
            journal.set_done(logged_set(slot=slot))
    content = path.read_bytes()
    damaged = wreck if wreck is not None else content[: len(content) // 2]
    path.write_bytes(damaged)
    workout = Workout(path)
    with workout:
        workout.press(Command.START)
        workout.wait(26)
        with workout.journal() as journal:
            assert len(history.sets(journal)) == 1
            assert history.unfinished(journal)[0].stands.phase == 2
    (aside,) = path.parent.glob("journal-damaged-*.db")
    assert aside.read_bytes() == damaged
    (line,) = [line for line in workout.news if line]
    assert line.startswith("the journal was damaged (")
    assert aside.name in line


def damage_it(writer: JournalWriter) -> None:
    """Have the file found damaged at the next change."""
    broken = sqlite3.DatabaseError("database disk image is malformed")
    broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    faults = [broken]

    def fail(_journal: Journal) -> None:
        if faults:
            raise faults.pop()

    writer.submit(fail)


def test_damage_in_the_middle_of_a_session_loses_nothing_of_it(path: Path) -> None:
    workout = Workout(path)
    with workout:
        workout.press(Command.START)
        workout.wait(26)
        assert workout.writer.flush(5)
        damage_it(workout.writer)
        workout.wait(50)
        with workout.journal() as journal:
            assert len(history.sets(journal)) == 2
    assert len(list(path.parent.glob("journal-damaged-*.db"))) == 1


def test_a_new_file_that_a_full_disk_takes_nothing_of_has_all_of_the_session_later(path: Path) -> None:
    disk = Faulty()
    news: list[str | None] = []
    writer = JournalWriter(path, news.append, opener=disk, retry=0.02)
    writer.submit(begin, "this session")
    writer.submit(lambda journal: journal.note("sits straighter", NOON))
    writer.submit(lambda journal: [journal.set_done(logged_set(slot=slot)) for slot in range(400)])
    assert writer.flush(5)
    disk.pages = 20  # room for a journal and a part of what there is to tell it
    damage_it(writer)
    writer.submit(lambda journal: journal.set_done(logged_set(slot=400)), "the last set")
    until(lambda: bool(news))
    assert news == ["not being kept: the last set (the disk is full)"]
    disk.pages = 100_000
    until(lambda: news[-1] is None)
    assert writer.close()
    assert len(news) == 3
    assert str(news[1]).startswith("the journal was damaged (")
    assert sets_in(path) == [*range(401)]
    with Journal.open(path) as journal:
        assert [note.text for note in history.notes(journal)] == ["sits straighter"]


def test_what_cannot_be_told_a_new_file_again_costs_itself_and_not_the_session(path: Path) -> None:
    told: list[int] = []

    def once(_: Journal) -> None:
        told.append(1)
        if len(told) > 1:
            raise RuntimeError("a slip of ours")

    news: list[str | None] = []
    writer = JournalWriter(path, news.append)
    writer.submit(begin)
    writer.submit(once)
    writer.submit(lambda journal: journal.set_done(logged_set()))
    assert writer.flush(5)
    damage_it(writer)
    assert writer.close()
    assert news[0] == "not kept: a change (a slip of ours)"
    assert len(sets_in(path)) == 1


def test_what_is_forgotten_is_not_written_anew(path: Path) -> None:
    writer = JournalWriter(path)
    writer.submit(lambda journal: begin(journal, 1), matter=Matter.STANDING)
    assert writer.flush(5)
    writer.forget()
    writer.submit(lambda journal: begin(journal, 2), matter=Matter.STANDING, in_short=begin)
    assert writer.flush(5)
    damage_it(writer)
    assert writer.close()
    with Journal.open(path) as journal:
        assert [session.id for session in history.sessions(journal)] == [2]


def test_however_long_a_session_no_more_is_held_of_it_than_its_sets_and_where_it_stands(path: Path) -> None:
    workout = Workout(path)
    with workout:
        workout.press(Command.START)
        workout.wait(26)
        for _ in range(50):
            workout.press(Command.PAUSE)
            workout.press(Command.RESUME)
        with workout.journal() as journal:
            (before,) = history.unfinished(journal)
        assert len(workout.writer._kept) == 3, "the beginning, a set, and the last turn"
        damage_it(workout.writer)
        with workout.journal() as journal:
            (after,) = history.unfinished(journal)
    assert len(list(path.parent.glob("journal-damaged-*.db"))) == 1
    assert after == before
    assert len(after.sets) == 1


def test_a_damaged_file_that_another_copy_writes_to_is_not_moved(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 400)
    other = Lead(path)
    assert other.take()
    news: list[str | None] = []
    writer = JournalWriter(path, news.append, retry=0.02)
    writer.submit(begin, "this session")
    until(lambda: bool(news))
    assert news[0] == "not being kept: this session (the journal is damaged: file is not a database)"
    assert list(path.parent.glob("journal-damaged-*")) == []
    other.release()
    until(lambda: writer.trouble is None)
    assert writer.close()
    assert len(list(path.parent.glob("journal-damaged-*.db"))) == 1


def test_a_change_that_makes_no_sense_does_not_keep_back_those_after_it(path: Path) -> None:
    news: list[str | None] = []
    writer = JournalWriter(path, news.append)
    writer.submit(lambda journal: journal.set_done(logged_set(session=77)), "an orphan")
    writer.submit(begin)
    assert writer.flush(5)
    assert writer.close()
    assert news == ["not kept: an orphan (FOREIGN KEY constraint failed)"]


@pytest.mark.parametrize(
    "fault", [OverflowError("too large"), RuntimeError("a slip of ours"), RecursionError()]
)
def test_no_fault_of_a_change_ends_the_thread_that_writes(path: Path, fault: Exception) -> None:
    def fail(_: Journal) -> None:
        raise fault

    news: list[str | None] = []
    writer = JournalWriter(path, news.append)
    writer.submit(begin)
    writer.submit(fail, "a set")
    writer.submit(lambda journal: journal.set_done(logged_set()))
    assert writer.flush(5)
    assert writer.close()
    assert news == [f"not kept: a set ({str(fault) or 'RecursionError'})"]
    assert len(sets_in(path)) == 1


# Two copies.

SECOND = """
import sys
from pathlib import Path
from backcoach.journal.lock import Lead
lead = Lead(Path(sys.argv[1]))
print(lead.take("a second"))
print(lead.other())
"""


def second(path: Path) -> list[str]:
    found = subprocess.run(
        [sys.executable, "-c", SECOND, str(path)], capture_output=True, text=True, check=True
    )
    return found.stdout.splitlines()


def test_a_second_copy_knows_of_the_first(path: Path) -> None:
    with Lead(path) as first:
        assert first.take("full-back-a")
        assert first.take("full-back-a"), "the one who leads may ask again"
        taken, words = second(path)
        assert taken == "False"
        assert words.startswith("another backcoach is running: full-back-a (process ")
    assert second(path)[0] == "True"


def test_two_copies_write_to_one_file_without_harm(path: Path) -> None:
    first, other = JournalWriter(path), JournalWriter(path)
    for number, writer in ((1, first), (2, other)):
        writer.submit(lambda journal, number=number: begin(journal, number))  # type: ignore[misc]
        for slot in range(100):
            writer.submit(
                lambda journal, number=number, slot=slot: journal.set_done(  # type: ignore[misc]
                    logged_set(number, slot)
                )
            )
    assert first.close(20)
    assert other.close(20)
    assert sound(path)
    assert len(sets_in(path)) == 200
