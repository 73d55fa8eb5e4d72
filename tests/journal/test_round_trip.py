"""What was taken from another program goes out as CSV and comes back as it was, however far or heavy."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.exchange import csv_text, import_csv, records
from backcoach.journal.store import Journal

HEADER = "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps,Distance,Distance Unit,Seconds\n"


def taken(path: Path, content: str) -> Journal:
    journal = Journal.open(path)
    import_csv(journal, content.encode(), zone=UTC)
    return journal


@pytest.mark.parametrize(
    "amounts",
    [
        "0,kg,0,8,km,2400",
        "0,kg,0,26.2,mi,",
        "0,kg,0,30000,ft,",
        "1100,lbs,5,,,",
        "60.1234567,kg,5,,,0.0004",
        "0.0004,kg,5,0.00000004,km,",
    ],
)
def test_what_came_from_elsewhere_comes_back_as_it_was(tmp_path: Path, amounts: str) -> None:
    row = f"2020-12-30 18:51:52,Evening,Outdoors,1,{amounts}\n"
    with taken(tmp_path / "first.db", HEADER + row) as journal:
        assert len(history.sets(journal)) == 1
        written = csv_text(records(journal))
    with taken(tmp_path / "second.db", written) as journal:
        assert csv_text(records(journal)) == written


def test_what_is_too_far_to_be_true_is_told_at_its_line(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db") as journal:
        row = "2020-12-30 18:51:52,Evening,Outdoors,1,0,kg,0,90000,km,\n"
        came = import_csv(journal, (HEADER + row).encode(), zone=UTC)
    assert (came.sets, came.problems) == (0, ('line 2: "90000000 m" is too much to be true',))
