"""The journal as a person reads it back: pages of sessions, days, exercises, and the course of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from ..training.course import Point
from ..training.one_rep_max import estimate
from ..training.phase import SectionKind
from ..training.quantities import KG_PER_LB, METRES_PER_FOOT, METRES_PER_YARD, LoadClass, Weight, WeightUnit
from ..training.rest import FEW_REPS
from ..training.review import DoneSets, day_of
from .history import latest_sets
from .rows import LoggedSession, Row, milliseconds, moment, session_of
from .store import Journal

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400_000
"""Milliseconds."""

Number = TypeVar("Number", int, float)

Source = tuple[str, str]
"""A routine, and an exercise in it: a person's own exercise is only known to its routine."""

_ON_DAY = "(session.at / 1000 + session.zone) / 86400"
"""The day on which a session began, by the clock on the wall of then, counted from 1970."""

_LOAD = (
    "coalesce(load, CASE WHEN weight IS NULL THEN 'bodyweight'"
    f" WHEN reps <= {FEW_REPS} THEN 'heavy' ELSE 'light' END)"
)
"""How heavy a set counts; of one that another program has logged the weight and the reps decide (R3)."""
_HALVES = "CASE WHEN side IN ('left', 'right') THEN 1 ELSE 2 END"
_COUNTED = ", ".join(
    f"(sum(CASE WHEN {which} THEN {_HALVES} END) + 1) / 2 AS {name}"
    for name, which in {
        **{load.value: f"section = 'main' AND {_LOAD} = '{load}'" for load in LoadClass},
        "every": "1",
    }.items()
)
"""How many sets there are of each load, over grouped rows of `sets`; two sides make a set."""

_KG = f"weight * CASE weight_unit WHEN 'lb' THEN {KG_PER_LB} ELSE 1 END"
_METRES = (
    "distance * CASE distance_unit"
    f" WHEN 'yd' THEN {METRES_PER_YARD} WHEN 'ft' THEN {METRES_PER_FOOT} ELSE 1 END"
)


@dataclass(frozen=True, slots=True)
class Summed:
    """A session in a line: what it was, and how many sets of it were done."""

    session: LoggedSession
    done: DoneSets
    exercises: tuple[str, ...]
    """Names of what was done in the main part, as they came."""


@dataclass(frozen=True, slots=True)
class Practised:
    """An exercise that was ever done."""

    exercise: str
    name: str
    """The one that it had the last time."""
    last: datetime
    main: bool
    """Whether it was in a main part then, not in warm-up or cool-down."""


def recent(
    journal: Journal,
    *,
    before: LoggedSession | None = None,
    most: int,
    exercises: Collection[str] | None = None,
) -> list[Summed]:
    """The latest sessions in which something was done, the newest first, and no more than `most`.

    `before` goes on where an earlier answer ended; `exercises` leaves out sessions without any of them.
    """
    at, id_ = (milliseconds(before.began), before.id) if before else (2**62, 0)
    marks = ", ".join("?" * len(exercises)) if exercises is not None else ""
    among = f" AND exercise IN ({marks})" if exercises is not None else ""
    # The page is cut before anything is counted: ten years cost no more than a week.
    rows = journal.rows(
        "WITH page AS MATERIALIZED (SELECT * FROM session WHERE (at, id) < (?, ?) AND EXISTS"
        f" (SELECT 1 FROM sets WHERE sets.session = session.id AND outcome = 'done'{among})"
        " ORDER BY at DESC, id DESC LIMIT ?)"
        f" SELECT page.*, {_COUNTED},"
        # No name holds the sign that splits them.
        " group_concat(CASE WHEN section = 'main' THEN printf('%020d', slot) || sets.name END, char(31))"
        " AS names"
        " FROM page JOIN sets ON sets.session = page.id AND outcome = 'done'"
        " GROUP BY page.id ORDER BY page.at DESC, page.id DESC",
        (at, id_, *(exercises or ()), most),
    )
    return [Summed(session_of(row), _done_of(row), _in_order(row["names"] or "")) for row in rows]


def days(journal: Journal, since: date, until: date | None = None) -> dict[date, DoneSets]:
    """What was done on each day from `since` on and before `until`: calendars, weeks (R1), balance (R13).

    A session belongs to the day on which it began, by the clock on the wall of then.
    """
    where, values = _on_days(since, until)
    rows = journal.rows(
        f"SELECT {_ON_DAY} AS day, {_COUNTED}"
        " FROM session CROSS JOIN sets ON sets.session = session.id AND outcome = 'done'"
        f" WHERE {where} GROUP BY session.id ORDER BY session.at",
        values,
    )
    sessions: dict[date, list[DoneSets]] = {}
    for row in rows:
        sessions.setdefault(date.fromordinal(_EPOCH + row["day"]), []).append(_done_of(row))
    return {day: day_of(every) for day, every in sessions.items()}


def sets_of_exercises(journal: Journal, since: date, until: date | None = None) -> dict[Source, float]:
    """How many sets each exercise had on those days; two sides make a set."""
    where, values = _on_days(since, until)
    rows = journal.rows(
        "SELECT routine, exercise, sum(CASE WHEN side IN ('left', 'right') THEN 0.5 ELSE 1 END) AS count"
        # CROSS: the days first, or SQLite would walk all sets there are, in the order of the exercises.
        " FROM session CROSS JOIN sets ON sets.session = session.id AND outcome = 'done'"
        f" WHERE {where} GROUP BY routine, exercise",
        values,
    )
    return {(row["routine"], row["exercise"]): row["count"] for row in rows}


def practised(journal: Journal) -> list[Practised]:
    """Every exercise that was ever done: those of main parts before the others, the latest first."""
    found = [
        Practised(
            row["exercise"], row["name"], moment(row["at"], row["zone"]), row["section"] == SectionKind.MAIN
        )
        for row in latest_sets(journal)
    ]
    return sorted(found, key=lambda one: (one.main, one.last), reverse=True)


def course(journal: Journal, exercise: str, since: datetime | None = None) -> list[Point]:
    """The course of one exercise, a point a session, the oldest first."""
    low = milliseconds(since) if since else -(2**62)
    rows = journal.rows(
        f"SELECT session, min(at) AS at, zone, reps, max({_KG}) AS kilograms,"
        f" max(CASE WHEN reps IS NULL THEN seconds END) AS seconds, max({_METRES}) AS metres FROM sets"
        " WHERE exercise = ? AND at >= ? AND outcome = 'done' GROUP BY session, reps ORDER BY min(at)",
        (exercise, low),
    )
    points: dict[int, Point] = {}
    for row in rows:
        shown = None
        if row["reps"] and row["kilograms"]:
            maximum = estimate(Weight(row["kilograms"], WeightUnit.KG), row["reps"])
            shown = maximum.kg if maximum else None
        day = moment(row["at"], row["zone"]).date()
        new = Point(day, row["kilograms"], row["reps"], row["seconds"], row["metres"], shown)
        old = points.get(row["session"])
        points[row["session"]] = new if old is None else _better(old, new)
    return list(points.values())


def _done_of(row: Row) -> DoneSets:
    heavy, light, bodyweight = (row[load] or 0 for load in ("heavy", "light", "bodyweight"))
    return DoneSets(heavy, light, bodyweight, max(0, row["every"] - heavy - light - bodyweight))


def _in_order(names: str) -> tuple[str, ...]:
    """Names that each follow their slot, which SQLite may give in any order."""
    return tuple(dict.fromkeys(name[20:] for name in sorted(names.split("\x1f")) if name))


def _on_days(since: date, until: date | None) -> tuple[str, tuple[object, ...]]:
    """The condition that sessions began on some days."""
    first, end = since.toordinal() - _EPOCH, (until or date.max).toordinal() - _EPOCH
    # The index knows times in UTC, from which no clock on a wall is a whole day away.
    return (
        f"session.at >= ? AND session.at < ? AND {_ON_DAY} >= ? AND {_ON_DAY} < ?",
        ((first - 1) * _DAY, (end + 1) * _DAY, first, end),
    )


def _better(one: Point, other: Point) -> Point:
    return Point(
        min(one.day, other.day),
        _most(one.kilograms, other.kilograms),
        _most(one.reps, other.reps),
        _most(one.seconds, other.seconds),
        _most(one.metres, other.metres),
        _most(one.estimated, other.estimated),
    )


def _most(one: Number | None, other: Number | None) -> Number | None:
    return max((value for value in (one, other) if value is not None), default=None)
