"""The log on the command line: shown, taken in, given out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from ..files.disk import load_bytes
from ..files.folders import Folders
from ..files.problems import FileProblem, did_you_mean, shown
from ..journal.calendar import CalendarMissing, calendar
from ..journal.exchange import Record, import_csv, records, write_csv, write_json
from ..journal.history import latest_sets
from ..journal.sheet import NoSheet
from ..journal.store import Journal
from ..opening import reading, writing
from ..system.printable import printable
from ..training.exercise import Exercise
from ..training.quantities import WeightUnit, plain

LONGEST = 50_000_000
"""Bytes of a CSV that are taken in: more than a life of training comes to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the log is asked for; nothing leaves nothing out."""

    since: date | None = None
    until: date | None = None
    """The last day that is meant."""
    routine: str | None = None
    """By its id."""
    exercise: str | None = None
    """By its id or its name, in any case."""


def asked_for(folders: Folders, asked: Asked) -> list[Record]:
    """A record for each set of that part, the oldest first. Raises FileProblem."""
    with reading(folders) as journal:
        if journal is None:
            return []
        return list(
            records(
                journal,
                _midnight(asked.since),
                _midnight(asked.until + timedelta(days=1)) if asked.until else None,
                routine=_known_routine(journal, asked.routine),
                exercise=_known_exercise(journal, asked.exercise),
            )
        )


def print_records(found: Sequence[Record], *, as_json: bool, as_csv: bool) -> None:
    """Print a row for each set, as text, JSON or CSV."""
    if as_json:
        write_json(found, sys.stdout)
    elif as_csv:
        write_csv(found, sys.stdout)
    else:
        for record in found:
            print(printable(_row(record)))


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time()).astimezone() if day else None


def _known_routine(journal: Journal, wanted: str | None) -> str | None:
    if wanted is None:
        return None
    known = [str(row["routine"]) for row in journal.rows("SELECT DISTINCT routine FROM session")]
    if wanted not in known:
        hint = did_you_mean(wanted, known) or "the log has it under the name of its file"
        raise FileProblem((f"no session of {shown(wanted)} is logged; {hint}",))
    return wanted


def _known_exercise(journal: Journal, wanted: str | None) -> str | None:
    if wanted is None:
        return None
    logged = {str(row["exercise"]): str(row["name"]) for row in latest_sets(journal)}
    by_name = {name.lower(): id_ for id_, name in logged.items()} | {id_.lower(): id_ for id_ in logged}
    if wanted.lower() not in by_name:
        hint = did_you_mean(wanted, by_name) or "see what is with: backcoach log"
        raise FileProblem((f"no set of {shown(wanted)} is logged; {hint}",))
    return by_name[wanted.lower()]


def import_file(folders: Folders, file: Path, catalogue: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """Take a CSV in, and say what came of it, in a line and one for each row left out. Raises FileProblem."""
    known = {exercise.name.lower(): id_ for id_, exercise in catalogue.items()}
    try:
        with writing(folders) as journal:
            came = import_csv(journal, load_bytes(file, LONGEST), known=known, unit=unit)
    except NoSheet as problem:
        raise FileProblem((f"{file}: {problem}",)) from None
    was_there = f", {came.known} were there already" if came.known else ""
    taken = f"{_counted(came.sets, 'set')} in {_counted(came.sessions, 'session')}"
    said = f"{taken} taken in from {came.source}{was_there}"
    return "\n".join((said, *came.problems))


def calendar_of(folders: Folders) -> bytes:
    """The sessions as iCalendar. Raises FileProblem."""
    try:
        with writing(folders) as journal:
            return calendar(journal)
    except CalendarMissing as problem:
        raise FileProblem((str(problem),)) from None


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _row(record: Record) -> str:
    """One set in a line: when, what, how much, how it felt."""
    amounts = [
        f"{record['reps']} reps" if record.get("reps") is not None else "",
        f"{plain(float(str(record['seconds'])))} s" if record.get("seconds") is not None else "",
        str(record.get("distance") or ""),
        str(record.get("weight") or ""),
        str(record.get("side") or ""),
        f"felt {record['felt']}" if record.get("felt") else "",
    ]
    said = ", ".join(amount for amount in amounts if amount)
    when = str(record["at"])[:16].replace("T", " ")
    return f"{when}  {record['routine']!s:<16} {record['exercise']!s:<24} {said}"
