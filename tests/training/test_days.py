"""Days as a person says them."""

from __future__ import annotations

from datetime import date

import pytest

from backcoach.training.days import ago, parse_day
from backcoach.training.quantities import QuantityError

TODAY = date(2026, 11, 20)
"""A Friday."""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        (" 2026-1-5 ", date(2026, 1, 5)),
        ("2026-11", date(2026, 11, 1)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 19)),
        ("2 weeks", date(2026, 11, 6)),
        ("2 weeks ago", date(2026, 11, 6)),
        ("2w", date(2026, 11, 6)),
        ("a week", date(2026, 11, 13)),
        ("week", date(2026, 11, 13)),
        ("10 days", date(2026, 11, 10)),
        ("0 days", TODAY),
        ("3 months", date(2026, 8, 20)),
        ("11m", date(2025, 12, 20)),
        ("1 year", date(2025, 11, 20)),
        ("friday", TODAY),
        ("monday", date(2026, 11, 16)),
        ("sat", date(2026, 11, 14)),
    ],
)
def test_a_day_is_taken_as_it_is_meant_today(said: str, day: date) -> None:
    assert parse_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("today", "said", "day"),
    [
        (date(2026, 3, 31), "1 month", date(2026, 2, 28)),
        (date(2028, 2, 29), "1 year", date(2027, 2, 28)),
        (date(2028, 3, 31), "1 month", date(2028, 2, 29)),
        (date(2026, 1, 15), "1 month", date(2025, 12, 15)),
    ],
)
def test_a_month_that_has_no_such_day_gives_its_last(today: date, said: str, day: date) -> None:
    assert parse_day(said, today) == day


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("", '"" is not a day'),
        ("soon", '"soon" is not a day'),
        ("mo", '"mo" is not a day'),
        ("2026-02-30", '"2026-02-30" is no day of the calendar'),
        ("2026-13", '"2026-13" is no day of the calendar'),
        ("0000-01-01", '"0000-01-01" is no day of the calendar'),
        ("9999 years", '"9999 years" is too long ago'),
        ("9999999999 weeks", '"9999999999 weeks" is not a day'),
        ("9999 months 2", '"9999 months 2" is not a day'),
        ("-2 weeks", '"-2 weeks" is not a day'),
        ("1.11.2026", '"1.11.2026" is not a day'),
        ("٣ days", '"٣ days" is not a day'),
    ],
)
def test_what_is_no_day_is_told_with_what_would_be_one(said: str, wrong: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_day(said, TODAY)
    assert refused.value.wrong == wrong
    assert refused.value.right == "write 2026-11-01, 2026-11, 2 weeks, yesterday or monday"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 17), "3 days ago"),
        (date(2026, 11, 18), "2 days ago"),
        (date(2026, 11, 7), "13 days ago"),
        (date(2026, 11, 6), "2 weeks ago"),
        (date(2026, 9, 12), "9 weeks ago"),
        (date(2026, 9, 11), "2 months ago"),
        (date(2026, 1, 1), "10 months ago"),
        (date(2026, 11, 21), "today"),
    ],
)
def test_how_long_ago_a_day_was_is_told_in_words(day: date, said: str) -> None:
    assert ago(day, TODAY) == said


def test_a_long_slip_is_shown_by_its_beginning() -> None:
    with pytest.raises(QuantityError) as refused:
        parse_day("x" * 41, TODAY)
    assert refused.value.wrong == f'"{"x" * 40}" is not a day'
