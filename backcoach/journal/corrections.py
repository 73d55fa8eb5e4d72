"""Corrections and deletions of what was logged, each of which can be undone, even after a restart."""

from __future__ import annotations

import json
from datetime import datetime

from .rows import LoggedSet, Outcome, Row, SessionId, amount_columns, milliseconds
from .store import Journal

UNDOABLE = 50
"""So many changes can be undone; older ones are forgotten."""

_OF_SESSION = {
    "session": "id",
    "sets": "session",
    "note": "session",
    "plan": "session",
    "standing": "session",
}
"""The tables that a session's rows are in, parents first, and the column that names it."""
_KEYS = {"session": "id", "sets": "session, slot", "note": "id", "plan": "session", "standing": "session"}
"""What tells the rows of each table apart."""


def correct_set(journal: Journal, corrected: LoggedSet, at: datetime, words: str = "set corrected") -> None:
    """Put right what was done of a set, with which side, and how it felt: from now on it was done.

    Raises LookupError where there is no such set.
    """
    columns = {
        **amount_columns(corrected.done),
        "side": corrected.side,
        "felt": corrected.felt,
        "outcome": Outcome.DONE,
    }
    with journal.transaction():
        _remember(journal, {"sets": _set(journal, corrected)}, words, at)
        values = (corrected.session, corrected.slot)
        journal.update("sets", columns, "session = ? AND slot = ?", values)


def delete_set(journal: Journal, one: LoggedSet, at: datetime, words: str = "set deleted") -> None:
    """Take a set out of the log. Raises LookupError where there is none."""
    with journal.transaction():
        _remember(journal, {"sets": _set(journal, one)}, words, at)
        values = (one.session, one.slot)
        journal.connection.execute("DELETE FROM sets WHERE session = ? AND slot = ?", values)


def delete_session(
    journal: Journal, session: SessionId, at: datetime, words: str = "session deleted"
) -> None:
    """Take a session and everything in it out of the log. Raises LookupError where there is none."""
    with journal.transaction():
        before = {
            table: journal.rows(f"SELECT * FROM {table} WHERE {column} = ?", (session,))
            for table, column in _OF_SESSION.items()
        }
        _there(before["session"], "session")
        _remember(journal, before, words, at)
        journal.connection.execute("DELETE FROM session WHERE id = ?", (session,))


def undoable(journal: Journal) -> str | None:
    """What `undo` would undo, in words; None where there is nothing."""
    rows = journal.rows("SELECT words FROM change ORDER BY id DESC LIMIT 1")
    return rows[0]["words"] if rows else None


def undo(journal: Journal) -> str | None:
    """Take the latest change back; what it was, in words, or None where there is nothing to undo.

    A set whose session has been deleted since comes back with its session, in the order of the changes.
    """
    rows = journal.rows("SELECT id, words, before FROM change ORDER BY id DESC LIMIT 1")
    if not rows:
        return None
    with journal.transaction():
        for table, before in json.loads(rows[0]["before"]).items():
            for row in before:
                # Not REPLACE: replacing a session's row would delete its sets first.
                keys = _KEYS[table]
                same = ", ".join(f"{name} = excluded.{name}" for name in row)
                journal.insert(table, row, then=f"ON CONFLICT ({keys}) DO UPDATE SET {same}")
        journal.connection.execute("DELETE FROM change WHERE id = ?", (rows[0]["id"],))
    return str(rows[0]["words"])


def _set(journal: Journal, one: LoggedSet) -> list[Row]:
    values = (one.session, one.slot)
    return _there(journal.rows("SELECT * FROM sets WHERE session = ? AND slot = ?", values), "set")


def _there(rows: list[Row], what: str) -> list[Row]:
    if not rows:
        raise LookupError(f"there is no such {what} in the journal")
    return rows


def _remember(journal: Journal, before: dict[str, list[Row]], words: str, at: datetime) -> None:
    row = {"at": milliseconds(at), "words": words, "before": json.dumps(before)}
    journal.insert("change", row)
    journal.connection.execute(f"DELETE FROM change WHERE id <= (SELECT max(id) FROM change) - {UNDOABLE}")
