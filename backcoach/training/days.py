"""Days as a person says them: "2 weeks", "yesterday", "monday", "2026-11-01"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from .quantities import QuantityError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_AGO = re.compile(r"(?:([0-9]{1,4}|an?) ?)?(days?|weeks?|months?|years?|[dwmy])(?: ago)?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
RIGHT = "write 2026-11-01, 2026-11, 2 weeks, yesterday or monday"


def parse_day(text: str, today: date) -> date:
    """The day that is meant, seen from today.

    A length of time counts back from today, a weekday is the last one (today, where it is that), and a
    month is its first day. Raises QuantityError.
    """
    said = " ".join(text.lower().split())
    for form in (_by_name, _ago, _written):
        day = form(said, today)
        if day is not None:
            return day
    raise QuantityError(f'"{text[:40]}" is not a day', RIGHT)


def _by_name(said: str, today: date) -> date | None:
    if said in ("today", "yesterday"):
        return today - timedelta(days=said == "yesterday")
    names = [name for name in WEEKDAYS if len(said) >= 3 and name.startswith(said)]
    if not names:
        return None
    return today - timedelta(days=(today.weekday() - WEEKDAYS.index(names[0])) % 7)


def _ago(said: str, today: date) -> date | None:
    found = _AGO.fullmatch(said)
    if found is None:
        return None
    how_many = found.group(1)
    number = int(how_many) if how_many and how_many.isdigit() else 1
    unit = UNITS[found.group(2)[0]]
    try:
        if unit in ("day", "week"):
            return today - timedelta(days=number * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
        return _last_of(months // 12, months % 12 + 1, today.day)
    except (OverflowError, ValueError):
        raise QuantityError(f'"{said}" is too long ago', RIGHT) from None


def _last_of(year: int, month: int, day: int) -> date:
    """The day of that month, or its last one where it has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _written(said: str, _: date) -> date | None:
    found = _DAY.fullmatch(said) or _MONTH.fullmatch(said)
    if found is None:
        return None
    year, month, day = (*map(int, found.groups()), 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        raise QuantityError(f'"{said}" is no day of the calendar', RIGHT) from None


def ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "yesterday", "3 days ago", "5 weeks ago", "4 months ago".

    A day that is still to come, by a clock that was wrong, is today.
    """
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    return f"{days // 7} weeks ago" if days < 70 else f"{days // 30} months ago"
