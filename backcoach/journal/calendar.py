"""Sessions as a calendar, for the program in which a person keeps their days."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import Any

from . import history
from .rows import LoggedSession, LoggedSet
from .store import Journal
from .telling import amounts_text


class CalendarMissing(ImportError):
    """The library that writes calendars isn't installed; the message says how to get it."""


def calendar(journal: Journal) -> bytes:
    """All sessions in which something was done, as an iCalendar file (RFC 5545).

    The same session always has the same UID, so that a calendar that reads the file again knows it.
    Raises CalendarMissing.
    """
    library = _library()
    whole = library.Calendar()
    whole.add("prodid", "-//backcoach//journal//EN")
    whole.add("version", "2.0")
    for session in history.sessions(journal):
        sets = history.sets(journal, session=session.id)
        if sets:
            whole.add_component(_event(library, session, sets))
    return bytes(whole.to_ical())


def _library() -> Any:
    """Imported only here: nothing else needs it, and it takes its time."""
    try:
        return importlib.import_module("icalendar")
    except ImportError as error:
        raise CalendarMissing(
            "writing a calendar needs the icalendar library: pip install 'backcoach[calendar]'"
        ) from error


def _event(library: Any, session: LoggedSession, sets: list[LoggedSet]) -> Any:
    ended = session.ended or sets[-1].at
    event = library.Event()
    event.add("uid", f"{session.id}@backcoach")
    # In UTC, because a bare offset is no time zone that a calendar knows.
    event.add("dtstamp", session.began.astimezone(UTC))
    event.add("dtstart", session.began.astimezone(UTC))
    event.add("dtend", max(ended, session.began + timedelta(minutes=1)).astimezone(UTC))
    event.add("summary", session.name)
    event.add("description", "\n".join(_lines(sets)))
    return event


def _lines(sets: Iterable[LoggedSet]) -> list[str]:
    """An exercise a line: "Deadlift: 5 × 100 kg, 5 × 100 kg"."""
    lines: dict[str, list[str]] = {}
    for one in sets:
        lines.setdefault(one.name, []).append(_words(one))
    return [f"{name}: {', '.join(words)}" for name, words in lines.items()]


def _words(one: LoggedSet) -> str:
    return amounts_text(one.done) + (f" {one.side}" if one.side else "")
