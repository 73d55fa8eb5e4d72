"""The journal's file: an SQLite database in which what was done is on disk once a call returns."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from ..system.private import create_private
from ..training.attempts import ASIDE
from ..training.one_rep_max import Knowledge, Maximum
from ..training.quantities import Weight
from . import frozen
from .migrations import TooNew, bring_up
from .rows import (
    LoggedSession,
    LoggedSet,
    Row,
    SessionEnding,
    SessionId,
    Standing,
    milliseconds,
    session_row,
    set_of,
    set_row,
    zone_of,
)

PATIENCE = 5.0
"""Seconds to wait while another copy of the program writes."""

POSTURE = "posture"
"""What a note is about: how posture feels (R18)."""


class Damaged(Exception):
    """The file is no journal, or no longer: nothing of it can be trusted."""


UNUSABLE = (Damaged, TooNew, sqlite3.Error, OSError)
"""What opening, reading and writing a journal can raise, for whoever goes on without it."""


class Journal:
    """One connection to the journal's file, for one thread.

    Every writing method is one transaction, on disk when it returns (WAL with `synchronous=FULL`), and
    raises sqlite3.Error when it isn't; then nothing of it was written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.backup: Path | None = None
        """The copy that was made, where opening the file brought it up to a newer version."""

    @classmethod
    def open(cls, path: Path, *, check: bool = False) -> Journal:
        """Open the journal to write, creating what is missing, for its owner alone.

        With `check` the whole file is looked through first, which costs milliseconds per megabyte.
        Raises Damaged, migrations.TooNew, sqlite3.Error, OSError.
        """
        create_private(path)
        return cls._opened(path, str(path), check=check)

    @classmethod
    def look(cls, path: Path) -> Journal | None:
        """Open the journal to read only; None where there isn't one yet, or one of an older version.

        Raises Damaged, sqlite3.Error.
        """
        if not path.exists() or path.stat().st_size == 0:
            return None
        where = path.absolute().as_uri()
        try:
            return cls._looked(path, f"{where}?mode=ro")
        except sqlite3.OperationalError as error:
            trouble = error.sqlite_errorcode & 0xFF
            if trouble == sqlite3.SQLITE_READONLY:
                # Whoever made the file was killed over it: what was half done is undone first, by writing.
                _undo_half_done(f"{where}?mode=rw")
                return cls._looked(path, f"{where}?mode=ro")
            if trouble != sqlite3.SQLITE_CANTOPEN:
                raise
            # In a folder that takes no files SQLite can't share the file, and needs to be told so.
            return cls._looked(path, f"{where}?mode=ro&immutable=1")

    @classmethod
    def _looked(cls, path: Path, target: str) -> Journal | None:
        journal = cls(_connect(target), path)
        with damage(journal.connection):
            found = journal.rows("SELECT name FROM sqlite_master WHERE name = 'change'")
        if not found:
            journal.close()
            return None
        return journal

    @classmethod
    def _opened(cls, path: Path, target: str, *, check: bool) -> Journal:
        connection = _connect(target)
        journal = cls(connection, path)
        with damage(connection):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if check:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                if found != "ok":
                    raise Damaged(found)
            journal.backup = bring_up(connection, path)
        return journal

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of everything within; nested ones belong to the outermost."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # A full disk has rolled back by itself already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # A session as it goes.

    def begin_session(self, session: LoggedSession, plan: frozen.Frozen, stands: Standing) -> None:
        """Keep that a session began, its whole plan, and where it stands."""
        with self.transaction():
            self.insert("session", session_row(session), "OR IGNORE")
            self.replan(session.id, plan, stands)

    def replan(
        self,
        session: SessionId,
        plan: frozen.Frozen,
        stands: Standing,
        stays: Callable[[LoggedSet], bool] = lambda _: True,
    ) -> dict[int, int]:
        """Keep that an unfinished session goes on by another plan.

        Who has gone back may have done sets behind the phase that runs. One that the plan has something
        else in the place of, which `stays` says, gets a slot of its own: nothing done later replaces it.
        Gives the new slots by the old ones.
        """
        moved: dict[int, int] = {}
        with self.transaction():
            self.insert("plan", {"session": session, "plan": plan}, "OR REPLACE")
            self.stands(session, stands)
            behind = "session = ? AND slot > ? AND slot < ? AND outcome = 'done'"
            for row in self.rows(f"SELECT * FROM sets WHERE {behind}", (session, stands.phase, ASIDE)):
                if not stays(set_of(row)):
                    free = self.rows("SELECT max(slot) AS last FROM sets WHERE session = ?", (session,))
                    slot = moved[row["slot"]] = max(ASIDE - 1, free[0]["last"]) + 1
                    self.update("sets", {"slot": slot}, "session = ? AND slot = ?", (session, row["slot"]))
        return moved

    def replanned(self, session: SessionId, moved: Mapping[int, int], stands: Standing) -> None:
        """Keep what `replan` did beside keeping its plan, which a later one has taken the place of."""
        with self.transaction():
            self.stands(session, stands)
            for old, new in moved.items():
                self.update("sets", {"slot": new}, "session = ? AND slot = ?", (session, old))

    def turn(self, session: SessionId, ended: LoggedSet | None, stands: Standing) -> None:
        """Keep the turn from one phase to the next in one: the set that ended, and where it goes on."""
        with self.transaction():
            if ended is not None:
                self.set_done(ended)
            self.stands(session, stands)

    def set_done(self, one: LoggedSet) -> None:
        """Keep a set. The latest attempt at it wins, but a skip takes nothing back that was done."""
        row = set_row(one)
        changes = ", ".join(f"{name} = excluded.{name}" for name in row if name not in ("session", "slot"))
        with self.transaction():
            self.insert(
                "sets",
                row,
                then=f"ON CONFLICT (session, slot) DO UPDATE SET {changes}"
                " WHERE excluded.outcome = 'done' OR sets.outcome = 'skipped'",
            )

    def take_back(self, session: SessionId, slot: int, before: LoggedSet | None) -> None:
        """Keep that a set was not done after all; an earlier attempt at it counts again."""
        with self.transaction():
            self.connection.execute("DELETE FROM sets WHERE session = ? AND slot = ?", (session, slot))
            if before is not None:
                self.set_done(before)

    def stands(self, session: SessionId, standing: Standing) -> None:
        """Keep where an unfinished session stands."""
        row = {
            "session": session,
            "phase": standing.phase,
            "spent": standing.spent,
            "extra": standing.extra,
            "paused": standing.paused,
            "clocked": standing.clocked,
        }
        with self.transaction():
            self.insert("standing", row, "OR REPLACE")

    def finish(
        self,
        session: SessionId,
        at: datetime,
        ending: SessionEnding,
        clocked: float,
        ended: LoggedSet | None = None,
    ) -> None:
        """Keep that a session is over, with its last set; a plan and a standing are needed no longer."""
        with self.transaction():
            if ended is not None:
                self.set_done(ended)
            self.connection.execute(
                "UPDATE session SET ended = ?, ending = ?, clocked = ? WHERE id = ?",
                (milliseconds(at), ending, clocked, session),
            )
            self.connection.execute("DELETE FROM plan WHERE session = ?", (session,))
            self.connection.execute("DELETE FROM standing WHERE session = ?", (session,))

    def keep_punctuality(self, session: SessionId, p99: float, worst: float) -> None:
        """Keep how late the cues of a session were; what was led before it was taken up again counts too."""
        with self.transaction():
            self.connection.execute(
                "UPDATE session SET late_p99 = max(coalesce(late_p99, 0), ?),"
                " late_worst = max(coalesce(late_worst, 0), ?) WHERE id = ?",
                (p99, worst, session),
            )

    def discard(self, session: SessionId) -> None:
        """Forget a session and its sets: an unfinished one that the person doesn't want kept."""
        with self.transaction():
            self.connection.execute("DELETE FROM session WHERE id = ?", (session,))

    # What the person adds.

    def amend(self, session: SessionId, slot: int, columns: Row) -> None:
        """Change some columns of a set just logged, as the person says in the rest after it."""
        with self.transaction():
            self.update("sets", columns, "session = ? AND slot = ?", (session, slot))

    def note(self, text: str, at: datetime, session: SessionId | None = None, about: str = POSTURE) -> None:
        """Keep a line of the person's own, to a session or by itself (R18)."""
        row = {"session": session, "at": milliseconds(at), "zone": zone_of(at), "about": about, "text": text}
        with self.transaction():
            self.insert("note", row)

    def set_maximum(self, exercise: str, maximum: Maximum, at: datetime) -> None:
        """Keep a one-rep maximum that was tested or typed in (R6)."""
        row = {
            "exercise": exercise,
            "at": milliseconds(at),
            "zone": zone_of(at),
            "weight": maximum.weight.amount,
            "weight_unit": maximum.weight.unit,
            "known": maximum.known,
        }
        with self.transaction():
            self.insert("one_rep_max", row, "OR REPLACE")

    def keep_typed(self, maxima: Mapping[str, Weight], at: datetime) -> None:
        """Keep since when one-rep maxima stand in the settings: those that differ from the last ones (R6)."""
        with self.transaction():
            for exercise, weight in maxima.items():
                last = self.rows(
                    "SELECT weight, weight_unit FROM one_rep_max WHERE exercise = ? AND known = ?"
                    " ORDER BY at DESC LIMIT 1",
                    (exercise, Knowledge.TYPED),
                )
                if last != [{"weight": weight.amount, "weight_unit": weight.unit}]:
                    self.set_maximum(exercise, Maximum(weight, at.date(), Knowledge.TYPED), at)

    def decline(self, exercise: str, at: datetime) -> None:
        """Keep that the person wants an exercise to stay as it is, until it was done once more."""
        with self.transaction():
            self.insert("declined", {"exercise": exercise, "at": milliseconds(at)}, "OR REPLACE")

    def accept(self, exercise: str) -> None:
        """Take a declining back."""
        with self.transaction():
            self.connection.execute("DELETE FROM declined WHERE exercise = ?", (exercise,))

    # SQL in few words.

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """The rows that a query finds, by column."""
        cursor = self.connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def insert(self, table: str, row: Row, conflict: str = "", then: str = "") -> int:
        """Insert a row; how many there are more (none where it was there already and is kept)."""
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        sql = f"INSERT {conflict} INTO {table} ({names}) VALUES ({marks}) {then}"
        return self.connection.execute(sql, tuple(row.values())).rowcount

    def update(self, table: str, columns: Row, where: str, values: tuple[Any, ...]) -> None:
        """Change some columns of the rows that a condition finds."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self.connection.execute(f"UPDATE {table} SET {names} WHERE {where}", (*columns.values(), *values))


def new_session_id(at: datetime) -> SessionId:
    """An id that no other session has: milliseconds and three random digits, exact in JSON's numbers."""
    return SessionId(milliseconds(at) * 1000 + random.randrange(1000))


def _connect(target: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        target, timeout=PATIENCE, isolation_level=None, uri=target.startswith("file:")
    )
    with damage(connection):
        connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _undo_half_done(target: str) -> None:
    """Have SQLite take back what a process that was killed had not finished: any reading does that."""
    connection = _connect(target)
    with damage(connection):
        connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()


@contextmanager
def damage(connection: sqlite3.Connection | None = None) -> Iterator[None]:
    """Tell damage from every other trouble: raises Damaged, and lets go of the connection on any error."""
    try:
        yield
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
            raise Damaged(str(error)) from error
        raise


def is_damage(error: BaseException) -> bool:
    """Whether an error means that the file itself is broken, not its surroundings."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of the error, whatever the details.
    return isinstance(error, Damaged) or (
        code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    )
