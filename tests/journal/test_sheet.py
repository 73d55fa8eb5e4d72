"""The cells of a spreadsheet: text that is no formula, and the dates and numbers of other programs."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.journal.foreign import moment, number
from backcoach.journal.sheet import NoSheet, Sheet, guarded, plain_cell

from ..training.strategies import PROPERTY

BERLIN = timezone(timedelta(hours=1))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "''", "＝1", "plain", ""])
def test_no_cell_of_text_is_a_formula_and_every_text_comes_back(name: str) -> None:
    cell = guarded(name)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert plain_cell(cell) == name


@PROPERTY
@given(st.text())
def test_any_guarded_text_comes_back(text: str) -> None:
    assert plain_cell(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 Dec 2025, 08:00", (2025, 12, 22, 8, 0)),
        ("18 sept. 2026, 17:31", (2026, 9, 18, 17, 31)),
        ("3 März 2026, 7:05", (2026, 3, 3, 7, 5)),
        ("1 août 2026, 07:05", (2026, 8, 1, 7, 5)),
        ("5 juil. 2026, 07:05", (2026, 7, 5, 7, 5)),
        ("5 de jun de 2026, 07:05", (2026, 6, 5, 7, 5)),
        ("2026-01-10 18:00:00", (2026, 1, 10, 18, 0)),
        ("2026-01-10T18:00:00", (2026, 1, 10, 18, 0)),
        ("2026-01-10 12:15:00 AM", (2026, 1, 10, 0, 15)),
        ("2026-01-10 12:15:00\u202fPM", (2026, 1, 10, 12, 15)),
        ("2026-01-10", (2026, 1, 10, 0, 0)),
    ],
)
def test_dates_are_read_as_the_programs_write_them(text: str, expected: tuple[int, ...]) -> None:
    assert moment(text, BERLIN) == datetime(*expected, tzinfo=BERLIN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "32 Dec 2025, 08:00", "2025-13-01", "22 Foo 2025, 08:00", "25:00", "9" * 5000]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        moment(text, BERLIN)


def test_a_date_without_a_zone_is_in_this_machine_s() -> None:
    assert moment("2026-07-10 18:00:00", None) == datetime(2026, 7, 10, 18).astimezone()


@pytest.mark.parametrize(
    ("text", "expected"), [("", None), ("0", None), ("0.0", None), ("2,5", 2.5), ("12", 12)]
)
def test_numbers_are_read_with_a_point_or_a_comma(text: str, expected: float | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize("text", ["nan", "inf", "1e5", "-1", "1.2.3", "9" * 400, "999999999"])
def test_what_is_no_number_of_a_set_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        number(text)


@PROPERTY
@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_a_sheet_or_refused(content: bytes) -> None:
    try:
        sheet = Sheet.read(content)
    except NoSheet:
        return
    for row in sheet:
        assert all(isinstance(cell, str) for cell in row.values())
