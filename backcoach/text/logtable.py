"""The log as a person reads it in a terminal: a heading for each session, and below it a row a set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..journal.exchange import Record
from ..training.quantities import seconds_text


@dataclass(frozen=True, slots=True)
class Line:
    """One line, not longer than there is room for."""

    text: str
    heading: bool = False


def log_table(records: Sequence[Record], width: int) -> Iterator[Line]:
    """All of it, the oldest first; a line is at most `width` characters."""
    sessions: dict[int, list[Record]] = {}
    for record in records:
        sessions.setdefault(record["session"], []).append(record)
    rows = [_cells(record) for record in records]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(len(_COLUMNS))]
    for number, sets in enumerate(sessions.values()):
        if number:
            yield Line("")
        yield Line(_cut(_heading(sets), width), heading=True)
        before = ""
        for record in sets:
            name, *cells = _cells(record)
            told = [name if name != before else "", *cells]
            before = name
            text = "  ".join(f"{cell:<{w}}" for cell, w in zip(told, widths, strict=True) if w)
            yield Line(_cut(f"  {text}".rstrip(), width))


_COLUMNS = ("exercise", "set", "side", "amount", "weight", "felt")


def _heading(sets: Sequence[Record]) -> str:
    first = sets[0]
    began = datetime.fromisoformat(first["began"])
    count = f"{len(sets)} set{'s' if len(sets) != 1 else ''}"
    return f"{began:%a} {began.day} {began:%b %Y, %H:%M}  {first['routine_name']}  {count}"


def _cells(record: Record) -> tuple[str, ...]:
    number = f"{record['set']}/{record['sets']}" if (record["sets"] or 0) > 1 else ""
    return (
        str(record["name"] or record["exercise"]),
        number,
        str(record["side"] or "").replace("alternate", "in turn"),
        _amount(record),
        str(record["weight"] or ""),
        str(record["felt"] or ""),
    )


def _amount(record: Record) -> str:
    """What was done, and of how much where that was something else: "4 of 5 reps"."""
    planned = record["planned"]
    if record["reps"] is not None:
        of = planned["reps"]
        less = f" of {of}" if of is not None and of != record["reps"] else ""
        return f"{record['reps']}{less} rep{'s' if record['reps'] != 1 or less else ''}"
    if record["distance"]:
        return str(record["distance"])
    if record["seconds"] is None:
        return ""
    return seconds_text(round(record["seconds"]))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"
