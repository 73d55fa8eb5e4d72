"""A damaged journal is moved with all that SQLite keeps beside it, so that a new one is nobody's heir."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from backcoach.journal.damage import set_aside

NOW = datetime(2026, 3, 2, 12, 30, 5)


def test_all_that_lies_beside_a_journal_goes_along(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    for beside in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + beside).write_text(beside)
    aside = set_aside(path, NOW)
    assert aside.name == "journal-damaged-2026-03-02-123005.db"
    assert {one.name.removeprefix(aside.name): one.read_text() for one in tmp_path.iterdir()} == {
        beside: beside for beside in ("", "-wal", "-shm", "-journal")
    }


def test_one_that_is_damaged_in_the_same_second_takes_no_other_one_s_name(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    names = []
    for text in ("first", "second"):
        path.write_text(text)
        names.append(set_aside(path, NOW).name)
    assert names == ["journal-damaged-2026-03-02-123005.db", "journal-damaged-2026-03-02-123005-2.db"]
    assert [(tmp_path / name).read_text() for name in names] == ["first", "second"]
