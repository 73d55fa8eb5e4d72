"""What the journal knows: the questions that screens, plans and exports ask of it. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from ..training.loading import Kit
from ..training.one_rep_max import Knowledge, Maximum, estimate
from ..training.past import Past, PastSet
from ..training.plan import Plan
from ..training.quantities import KG_PER_LB, LoadClass, Weight, WeightUnit
from .frozen import Unreadable, thaw
from .rows import (
    LoggedSession,
    LoggedSet,
    SessionId,
    Standing,
    milliseconds,
    moment,
    session_of,
    set_of,
)
from .store import Journal

ENOUGH_SESSIONS = 20
"""So many sessions of an exercise are more than any target looks back on."""

Number = TypeVar("Number", int, float)

_KG = f"weight * CASE weight_unit WHEN 'lb' THEN {KG_PER_LB} ELSE 1 END"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was never ended: a crash, a kill, a closed terminal, a flat battery."""

    session: LoggedSession
    stands: Standing
    plan: Plan | None
    """None where this program can't read it any more: what was done can be kept, but not gone on with."""
    done: int
    """How many sets of it are logged as done."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best of one exercise in one session: a point of its chart."""

    day: date
    kilograms: float | None
    reps: int | None
    seconds: float | None
    """Of holds and timed work; None where the exercise goes by reps."""
    estimated: float | None
    """The one-rep maximum that the session's sets show, in kilograms (R6)."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the person's own (R18)."""

    at: datetime
    about: str
    text: str
    session: SessionId | None


def unfinished(journal: Journal) -> tuple[Unfinished, ...]:
    """The sessions that can be gone on with, the newest first.

    Only meaningful to whoever holds the `Lead`: one of them may be led by another copy right now.
    """
    rows = journal.rows(
        "SELECT session.*, plan.plan, phase, spent, extra, paused,"
        " (SELECT count(*) FROM sets WHERE sets.session = session.id AND outcome = 'done') AS done"
        " FROM session JOIN plan ON plan.session = session.id JOIN standing ON standing.session = session.id"
        " WHERE ending IS NULL ORDER BY at DESC"
    )
    found = []
    for row in rows:
        plan = None
        with suppress(Unreadable):
            plan = thaw(row["plan"])
        stands = Standing(row["phase"], row["spent"], row["extra"], bool(row["paused"]))
        found.append(Unfinished(session_of(row), stands, plan, row["done"]))
    return tuple(found)


def sessions(
    journal: Journal, *, since: datetime | None = None, until: datetime | None = None
) -> list[LoggedSession]:
    """Sessions that began from `since` on and before `until`, the oldest first."""
    low, high = _bounds(since, until)
    rows = journal.rows("SELECT * FROM session WHERE at >= ? AND at < ? ORDER BY at, id", (low, high))
    return [session_of(row) for row in rows]


def sets(
    journal: Journal,
    *,
    exercise: str | None = None,
    session: SessionId | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    skipped: bool = False,
) -> list[LoggedSet]:
    """Sets in the order in which they were done; with `skipped` also those that were not."""
    low, high = _bounds(since, until)
    where = "at >= ? AND at < ?"
    values: tuple[object, ...] = (low, high)
    if not skipped:
        where += " AND outcome = 'done'"
    if exercise is not None:
        where, values = where + " AND exercise = ?", (*values, exercise)
    if session is not None:
        where, values = where + " AND session = ?", (*values, session)
    return [set_of(row) for row in journal.rows(f"SELECT * FROM sets WHERE {where} ORDER BY at, id", values)]


def last_done(journal: Journal) -> dict[str, datetime]:
    """When each routine was last begun, among sessions with a set done: which day is due (R11)."""
    rows = journal.rows(
        "SELECT routine, max(at) AS at, zone FROM session"
        " WHERE EXISTS (SELECT 1 FROM sets WHERE sets.session = session.id AND outcome = 'done')"
        " GROUP BY routine"
    )
    return {row["routine"]: moment(row["at"], row["zone"]) for row in rows}


def last_trained(journal: Journal) -> dict[str, datetime]:
    """When each exercise was last done: which muscles are rested (R1)."""
    rows = journal.rows(
        "SELECT exercise, max(at) AS at, zone FROM sets WHERE outcome = 'done' GROUP BY exercise"
    )
    return {row["exercise"]: moment(row["at"], row["zone"]) for row in rows}


def balance(journal: Journal, since: datetime) -> dict[LoadClass, int]:
    """How many sets of the main part were heavy, light, or with the body alone (R13)."""
    rows = journal.rows(
        "SELECT load, count(*) AS sets FROM sets"
        " WHERE at >= ? AND outcome = 'done' AND section = 'main' AND load IS NOT NULL GROUP BY load",
        (milliseconds(since),),
    )
    found = {row["load"]: row["sets"] for row in rows}
    return {load: found.get(load.value, 0) for load in LoadClass}


def exercises(journal: Journal) -> dict[str, str]:
    """Every exercise that was ever done, and the name that it had the last time."""
    rows = journal.rows(
        "SELECT exercise, name, max(at) FROM sets WHERE outcome = 'done' GROUP BY exercise ORDER BY exercise"
    )
    return {row["exercise"]: row["name"] for row in rows}


def course(journal: Journal, exercise: str, since: datetime | None = None) -> list[Point]:
    """The course of one exercise, a point a session, the oldest first."""
    low, _ = _bounds(since, None)
    rows = journal.rows(
        f"SELECT session, min(at) AS at, zone, reps, max({_KG}) AS kilograms,"
        " max(CASE WHEN reps IS NULL THEN seconds END) AS seconds FROM sets"
        " WHERE exercise = ? AND at >= ? AND outcome = 'done' GROUP BY session, reps ORDER BY min(at)",
        (exercise, low),
    )
    points: dict[int, Point] = {}
    for row in rows:
        shown = None
        if row["reps"] and row["kilograms"]:
            maximum = estimate(Weight(row["kilograms"], WeightUnit.KG), row["reps"])
            shown = maximum.kg if maximum else None
        new = Point(
            moment(row["at"], row["zone"]).date(), row["kilograms"], row["reps"], row["seconds"], shown
        )
        old = points.get(row["session"])
        points[row["session"]] = new if old is None else _better(old, new)
    return list(points.values())


def notes(journal: Journal, session: SessionId | None = None) -> list[Note]:
    """The person's own lines, of one session or all, the oldest first (R18)."""
    where, values = ("WHERE session = ?", (session,)) if session is not None else ("", ())
    rows = journal.rows(f"SELECT * FROM note {where} ORDER BY at, id", values)
    return [Note(moment(row["at"], row["zone"]), row["about"], row["text"], row["session"]) for row in rows]


def past(journal: Journal, names: Iterable[str], today: date, kit: Kit | None = None) -> Past:
    """What a plan needs to know of some exercises to choose its targets."""
    done: dict[str, tuple[PastSet, ...]] = {}
    for exercise in dict.fromkeys(names):
        done[exercise] = tuple(_past_sets(journal, exercise))
    maxima = {
        row["exercise"]: Maximum(
            Weight(row["weight"], WeightUnit(row["weight_unit"])),
            moment(row["at"], row["zone"]).date(),
            Knowledge(row["known"]),
        )
        for row in journal.rows("SELECT * FROM one_rep_max ORDER BY at")
    }
    declined = journal.rows(
        "SELECT exercise FROM declined WHERE at >="
        " (SELECT coalesce(max(at), 0) FROM sets WHERE sets.exercise = declined.exercise)"
    )
    return Past(
        today,
        done,
        maxima,
        frozenset(row["exercise"] for row in declined),
        kit or Kit(),
        _usual_unit(journal),
    )


def _past_sets(journal: Journal, exercise: str) -> list[PastSet]:
    rows = journal.rows(
        "SELECT * FROM sets WHERE exercise = ?1 AND outcome = 'done' AND session IN ("
        "  SELECT session FROM sets WHERE exercise = ?1 AND outcome = 'done'"
        f" GROUP BY session ORDER BY max(at) DESC LIMIT {ENOUGH_SESSIONS}"
        ") ORDER BY at, id",
        (exercise,),
    )
    return [_past_set(set_of(row)) for row in rows]


def _past_set(one: LoggedSet) -> PastSet:
    timed = one.planned.reps is None and one.done.reps is None
    return PastSet(
        exercise=one.exercise,
        session=one.session,
        day=one.at.date(),
        reps=one.done.reps,
        seconds=one.done.seconds,
        distance=one.done.distance,
        weight=one.done.weight,
        felt=one.felt,
        planned_reps=one.planned.reps,
        planned_seconds=one.planned.seconds if timed else None,
    )


def _usual_unit(journal: Journal) -> WeightUnit:
    rows = journal.rows("SELECT weight_unit FROM sets WHERE weight_unit IS NOT NULL ORDER BY at DESC LIMIT 1")
    return WeightUnit(rows[0]["weight_unit"]) if rows else WeightUnit.KG


def _better(one: Point, other: Point) -> Point:
    return Point(
        min(one.day, other.day),
        _most(one.kilograms, other.kilograms),
        _most(one.reps, other.reps),
        _most(one.seconds, other.seconds),
        _most(one.estimated, other.estimated),
    )


def _most(one: Number | None, other: Number | None) -> Number | None:
    return max((value for value in (one, other) if value is not None), default=None)


def _bounds(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    return (
        milliseconds(since) if since else -(2**62),
        milliseconds(until) if until else 2**62,
    )
