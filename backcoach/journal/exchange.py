"""What was done, in and out: rows of JSON, CSV for spreadsheets, and the CSV that comes back.

The columns of backcoach's own CSV are `COLUMNS`. Quantities carry their units ("20 yd", "40 kg"),
durations are seconds, moments are ISO 8601 with offset, and `planned_…` is what the plan asked for.
`slot` tells the sets of a session apart, which is how a set that comes in twice is known again. What the
CSVs of Strong and Hevy look like stands in `foreign`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any, TextIO

from ..system.printable import json_text
from ..training.past import Felt
from ..training.phase import PhaseKind, SectionKind, Side
from ..training.quantities import (
    LoadClass,
    QuantityError,
    WeightUnit,
    parse_distance,
    parse_weight,
    plain,
)
from . import foreign, history
from .rows import Amounts, LoggedSession, LoggedSet, SessionEnding, SessionId, session_row, set_row
from .sheet import NoSheet, Sheet, guarded, identity
from .store import Journal

Record = dict[str, Any]

AMOUNTS = ("reps", "seconds", "distance", "weight")
LONGEST_WHOLE = 16
"""Digits: more of them JSON doesn't keep exactly, and SQLite not at all."""
COLUMNS = (
    *("session", "routine", "routine_name", "level", "began", "at", "section", "kind", "exercise", "name"),
    *("set", "sets", "side", "load", *AMOUNTS, "felt", *(f"planned_{name}" for name in AMOUNTS), "slot"),
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    source: str
    """"backcoach", "strong" or "hevy"."""
    sessions: int
    """New ones."""
    sets: int
    """New ones."""
    known: int
    """Sets that were in the journal already, and were left as they are."""
    problems: tuple[str, ...]
    """Rows that could not be read, a line each."""


def records(
    journal: Journal,
    since: datetime | None = None,
    until: datetime | None = None,
    *,
    routine: str | None = None,
    exercise: str | None = None,
) -> Iterator[Record]:
    """What was done from `since` on and before `until`, a record a side of a set, the oldest first."""
    sessions = {session.id: session for session in history.sessions(journal)}
    for one in history.sets(journal, since=since, until=until, exercise=exercise):
        session = sessions[one.session]
        if routine in (None, session.routine):
            yield record(session, one)


def record(session: LoggedSession, one: LoggedSet) -> Record:
    """One set as plain values; scripts depend on the names."""
    return {
        "session": session.id,
        "routine": session.routine,
        "routine_name": session.name,
        "level": session.level,
        "began": _iso(session.began),
        "at": _iso(one.at),
        "section": one.section.value,
        "kind": one.kind.value,
        "exercise": one.exercise,
        "name": one.name,
        "set": one.number,
        "sets": one.count,
        "side": one.side.value if one.side else None,
        "load": one.load.value if one.load else None,
        **_amounts(one.done),
        "felt": one.felt.value if one.felt else None,
        "planned": _amounts(one.planned),
        "slot": one.slot,
        "late": {"p99": session.late_p99, "worst": session.late_worst},
    }


def write_json(found: Iterable[Record], out: TextIO) -> None:
    """Write records as one JSON array, a record a line."""
    out.write("[")
    for number, one in enumerate(found):
        out.write(("," if number else "") + "\n" + json_text(one))
    out.write("\n]\n")


def write_csv(found: Iterable[Record], out: TextIO) -> None:
    """Write records as CSV. No cell of it is taken for a formula by a spreadsheet (`sheet.guarded`)."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        flat = one | {f"planned_{name}": amount for name, amount in one["planned"].items()}
        writer.writerow([_cell(flat[name]) for name in COLUMNS])


def import_csv(
    journal: Journal,
    content: bytes,
    *,
    known: Mapping[str, str] | None = None,
    zone: tzinfo | None = None,
    unit: WeightUnit = WeightUnit.KG,
) -> Imported:
    """Bring in what another journal, Strong or Hevy has exported, in one transaction.

    `known` leads from exercise names, in any case, to ids; what isn't in it is kept by its name. `zone` is
    the time zone of files that don't say theirs, by default this machine's, and `unit` that of weights.
    What is in the journal already stays as it is, corrections and all. Raises sheet.NoSheet where the
    file is none of the three, and sqlite3.Error.
    """
    sheet = Sheet.read(content)
    if {"session", "slot"} <= sheet.columns:
        if missing := [name for name in COLUMNS if name not in sheet.columns]:
            raise NoSheet(f"columns are missing: {', '.join(missing)}")
        source, sessions = "backcoach", _own(sheet)
    else:
        ids = {name.casefold(): exercise for name, exercise in (known or {}).items()}
        source, sessions = foreign.sessions_of(sheet, ids, zone, unit)
    new_sessions = new_sets = all_sets = 0
    with journal.transaction():
        for session, sets in sessions:
            new_sessions += journal.insert("session", session_row(session), "OR IGNORE")
            for one in sets:
                all_sets += 1
                new_sets += journal.insert("sets", set_row(one), "OR IGNORE")
    return Imported(source, new_sessions, new_sets, all_sets - new_sets, tuple(sheet.problems))


def _own(sheet: Sheet) -> list[tuple[LoggedSession, list[LoggedSet]]]:
    found: dict[SessionId, tuple[LoggedSession, list[LoggedSet]]] = {}
    for row in sheet:
        try:
            one = _own_set(row)
            session, sets = found.get(one.session, (_own_session(row, one), []))
        except ValueError as error:
            sheet.problem(str(error))
            continue
        sets.append(one)
        found[one.session] = (replace(session, ended=one.at), sets)
    return list(found.values())


def _own_session(row: Mapping[str, str], one: LoggedSet) -> LoggedSession:
    return LoggedSession(
        id=one.session,
        routine=row["routine"],
        name=row["routine_name"] or row["routine"],
        level=row["level"] or None,
        began=_moment(row["began"]),
        ended=one.at,
        ending=SessionEnding.FINISHED,
    )


def _own_set(row: Mapping[str, str]) -> LoggedSet:
    number = row["session"]
    session = int(number) if _is_whole(number, LONGEST_WHOLE) else identity(number)
    return LoggedSet(
        session=SessionId(session),
        slot=_required(row["slot"]),
        at=_moment(row["at"]),
        section=SectionKind(row["section"]),
        kind=PhaseKind(row["kind"]),
        exercise=row["exercise"],
        name=row["name"] or row["exercise"],
        number=_whole(row["set"]),
        count=_whole(row["sets"]),
        side=Side(row["side"]) if row["side"] else None,
        load=LoadClass(row["load"]) if row["load"] else None,
        done=_read_amounts(row, ""),
        planned=_read_amounts(row, "planned_"),
        felt=Felt(row["felt"]) if row["felt"] else None,
    )


def _amounts(amounts: Amounts) -> Record:
    seconds = amounts.seconds
    return {
        "reps": amounts.reps,
        "seconds": int(seconds) if seconds is not None and seconds == int(seconds) else seconds,
        "distance": str(amounts.distance) if amounts.distance else None,
        "weight": str(amounts.weight) if amounts.weight else None,
    }


def _read_amounts(row: Mapping[str, str], prefix: str) -> Amounts:
    try:
        # What was taken from elsewhere comes back, though nobody would plan it.
        far, heavy = row[f"{prefix}distance"], row[f"{prefix}weight"]
        distance = parse_distance(far, foreign.FARTHEST) if far else None
        weight = parse_weight(heavy, foreign.MOST) if heavy else None
    except QuantityError as error:
        raise ValueError(f"{error.wrong}: {error.right}") from error
    seconds = row[f"{prefix}seconds"]
    return Amounts(
        _whole(row[f"{prefix}reps"]), foreign.number(seconds) if seconds else None, distance, weight
    )


def _whole(text: str) -> int | None:
    return _required(text, 6) if text else None


def _required(text: str, longest: int = LONGEST_WHOLE) -> int:
    if not _is_whole(text, longest):
        raise ValueError(f'"{text[:40]}" is not a whole number')
    return int(text)


def _is_whole(text: str, longest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f'"{text}" does not say its offset from UTC')
    return at


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return plain(value)
    return guarded(value) if isinstance(value, str) else str(value)


def csv_text(found: Iterable[Record]) -> str:
    """Records as the text of a CSV file."""
    out = io.StringIO()
    write_csv(found, out)
    return out.getvalue()
