"""The log on the command line: shown, taken in, given out."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from .files.folders import Folders
from .files.problems import FileProblem
from .journal.calendar import CalendarMissing, calendar
from .journal.exchange import import_csv, records, write_csv, write_json
from .journal.sheet import NoSheet
from .opening import reading, writing
from .training.exercise import Exercise
from .training.quantities import WeightUnit, plain


def print_log(folders: Folders, since: datetime | None, *, as_json: bool, as_csv: bool) -> None:
    """Print a row for each set, as a table, JSON or CSV. Raises FileProblem."""
    moment = since.astimezone() if since else None
    with reading(folders) as journal:
        found = list(records(journal, moment)) if journal else []
    if as_json:
        write_json(found, sys.stdout)
    elif as_csv:
        write_csv(found, sys.stdout)
    elif not found:
        print("nothing is logged yet; a session is, as soon as its first set is done")
    else:
        for record in found:
            print(_row(record))


def import_file(folders: Folders, file: Path, catalogue: Mapping[str, Exercise], unit: WeightUnit) -> str:
    """Take a CSV in, and say what came of it, in a line and one for each row left out. Raises FileProblem."""
    known = {exercise.name.lower(): id_ for id_, exercise in catalogue.items()}
    try:
        with writing(folders) as journal:
            came = import_csv(journal, file.read_bytes(), known=known, unit=unit)
    except NoSheet as problem:
        raise FileProblem((f"{file}: {problem}",)) from None
    except OSError as error:
        raise FileProblem((f"{file} can't be read ({error.strerror}); check its rights",)) from None
    was_there = f", {came.known} were there already" if came.known else ""
    said = f"{came.sets} sets in {came.sessions} sessions taken in from {came.source}{was_there}"
    return "\n".join((said, *came.problems))


def calendar_of(folders: Folders) -> bytes:
    """The sessions as iCalendar. Raises FileProblem."""
    try:
        with writing(folders) as journal:
            return calendar(journal)
    except CalendarMissing as problem:
        raise FileProblem((str(problem),)) from None


def _row(record: dict[str, object]) -> str:
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
