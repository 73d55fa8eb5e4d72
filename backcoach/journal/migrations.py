"""Brings a journal's file to the version that this program writes, with a copy of the old one beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from ..system.private import create_private

SCHEMA = Path(__file__).with_name("schema.sql")

MIGRATIONS: tuple[str, ...] = (
    # Version 1 → 2: one-rep maxima, proposals that were declined, and changes that can be undone.
    """
    CREATE TABLE one_rep_max (
        exercise TEXT NOT NULL,
        at INTEGER NOT NULL,
        zone INTEGER NOT NULL,
        weight REAL NOT NULL,
        weight_unit TEXT NOT NULL,
        known TEXT NOT NULL CHECK (known IN ('tested', 'typed')),
        PRIMARY KEY (exercise, at)
    );
    CREATE TABLE declined (
        exercise TEXT PRIMARY KEY,
        at INTEGER NOT NULL
    );
    CREATE TABLE change (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        words TEXT NOT NULL,
        before TEXT NOT NULL
    );
    """,
    # Version 2 → 3: how late the cues of a session were, in real seconds.
    """
    ALTER TABLE session ADD COLUMN late_p99 REAL;
    ALTER TABLE session ADD COLUMN late_worst REAL;
    """,
)
"""The statements that lead from each version to the next, from version 1 on."""

VERSION = len(MIGRATIONS) + 1


class TooNew(Exception):
    """A newer backcoach wrote the file; this one can't know what it would break."""

    def __init__(self, version: int) -> None:
        super().__init__(f"a newer backcoach wrote the journal (version {version}, this one knows {VERSION})")


def bring_up(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Create the tables of a new file, or bring an old one up to date; the path of the copy made before.

    It is all or nothing. Raises TooNew, sqlite3.Error, and OSError where the copy can't be made.
    """
    version = _version(connection)
    if version == VERSION:
        return None
    if version > VERSION:
        raise TooNew(version)
    copy = _copy(connection, path, version) if version else None
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another copy of the program may have been first while this one waited for the lock.
        version = _version(connection)
        if version == 0:
            _run(connection, SCHEMA.read_text(encoding="utf-8"))
        else:
            for script in MIGRATIONS[version - 1 :]:
                _run(connection, script)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return copy


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    copy = path.with_name(f"{path.stem}-version-{version}-{date.today().isoformat()}{path.suffix}")
    create_private(copy)
    with closing(sqlite3.connect(copy)) as to:
        connection.backup(to)
    return copy


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: `executescript` would commit first."""
    for statement in statements(script):
        connection.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, each of which ends its line."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
