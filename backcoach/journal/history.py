"""What the journal knows: the questions that screens, plans and exports ask of it. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from ..training.loading import Kit
from ..training.one_rep_max import Knowledge, Maximum
from ..training.past import Past, PastSet
from ..training.plan import Plan
from ..training.quantities import Weight, WeightUnit
from .beats import gone_on
from .frozen import Unreadable, thaw
from .rows import (
    LoggedSession,
    LoggedSet,
    Outcome,
    Row,
    SessionId,
    Standing,
    milliseconds,
    moment,
    session_of,
    set_of,
)
from .store import Journal

ENOUGH_SESSIONS = 12
"""So many sessions of an exercise are more than any target looks back on."""
_ENOUGH_SETS = 120
"""As many as that many sessions have, sides counted one by one, unless somebody never stops."""

_DAY = 86_400_000
"""Milliseconds: no session that began more than a day before a moment has a set after it."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was never ended: a crash, a kill, a closed terminal, a flat battery."""

    session: LoggedSession
    stands: Standing
    plan: Plan | None
    """None where this program can't read it any more: what was done can be kept, but not gone on with."""
    done: int
    """How many sets of it are logged as done."""
    last: LoggedSet | None = None
    """The last one before the phase that it stands in: in a rest it can still be put right."""
    sets: tuple[LoggedSet, ...] = ()
    """All that is logged of it, skipped ones too: who goes on may go back to them."""


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
        "SELECT session.*, plan.plan, phase, spent, extra, paused, standing.clocked AS ran,"
        " (SELECT count(*) FROM sets WHERE sets.session = session.id AND outcome = 'done') AS done"
        " FROM session JOIN plan ON plan.session = session.id JOIN standing ON standing.session = session.id"
        " WHERE ending IS NULL ORDER BY at DESC"
    )
    found = []
    for row in rows:
        plan = None
        with suppress(Unreadable):
            plan = thaw(row["plan"])
        stands = Standing(row["phase"], row["spent"], row["extra"], bool(row["paused"]), row["ran"])
        stands = gone_on(journal.path, row["id"], stands)
        logged = journal.rows("SELECT * FROM sets WHERE session = ? ORDER BY slot", (row["id"],))
        sets = tuple(map(set_of, logged))
        before = [one for one in sets if one.slot < stands.phase and one.outcome is Outcome.DONE]
        last = before[-1] if before else None
        found.append(Unfinished(session_of(row), stands, plan, row["done"], last, sets))
    return tuple(found)


def sessions(
    journal: Journal, *, since: datetime | None = None, until: datetime | None = None
) -> list[LoggedSession]:
    """Sessions that began from `since` on and before `until`, the oldest first."""
    low, high = _bounds(since, until)
    rows = journal.rows("SELECT * FROM session WHERE at >= ? AND at < ? ORDER BY at, id", (low, high))
    return [session_of(row) for row in rows]


def goes_back_before(journal: Journal, moment: datetime) -> bool:
    """Whether any session began before a moment."""
    return bool(journal.rows("SELECT 1 FROM session WHERE at < ? LIMIT 1", (milliseconds(moment),)))


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
    where, values = _within(since, until)
    if not skipped:
        where += " AND outcome = 'done'"
    if exercise is not None:
        where, values = where + " AND exercise = ?", (*values, exercise)
    if session is not None:
        where, values = where + " AND session = ?", (*values, session)
    return [
        set_of(row) for row in journal.rows(f"SELECT * FROM sets WHERE {where} ORDER BY at, slot", values)
    ]


def last_done(journal: Journal) -> dict[str, datetime]:
    """When each routine was last begun, among sessions with a set done: which day is due (R11)."""
    rows = journal.rows(
        "SELECT routine, max(at) AS at, zone FROM session"
        " WHERE EXISTS (SELECT 1 FROM sets WHERE sets.session = session.id AND outcome = 'done')"
        " GROUP BY routine"
    )
    return {row["routine"]: moment(row["at"], row["zone"]) for row in rows}


def latest_sets(journal: Journal) -> list[Row]:
    """The last set of every exercise: it leaps from one to the next through the index."""
    return journal.rows(
        "WITH RECURSIVE every (exercise) AS ("
        "  SELECT min(exercise) FROM sets WHERE outcome = 'done'"
        "  UNION ALL SELECT (SELECT min(exercise) FROM sets"
        "    WHERE outcome = 'done' AND sets.exercise > every.exercise)"
        "  FROM every WHERE every.exercise IS NOT NULL"
        ") SELECT sets.* FROM every JOIN sets ON (session, slot) = ("
        "  SELECT session, slot FROM sets WHERE outcome = 'done' AND exercise = every.exercise"
        "  ORDER BY at DESC LIMIT 1)"
    )


def notes(journal: Journal, session: SessionId | None = None) -> list[Note]:
    """The person's own lines, of one session or all, the oldest first (R18)."""
    where, values = ("WHERE session = ?", (session,)) if session is not None else ("", ())
    rows = journal.rows(f"SELECT * FROM note {where} ORDER BY at, id", values)
    return [Note(moment(row["at"], row["zone"]), row["about"], row["text"], row["session"]) for row in rows]


def past(
    journal: Journal,
    names: Iterable[str],
    today: date,
    kit: Kit | None = None,
    *,
    unit: WeightUnit = WeightUnit.KG,
    before: datetime | None = None,
) -> Past:
    """What a plan needs to know of some exercises to choose its targets.

    `unit` is that of a person who hasn't lifted anything yet; sets from `before` on are left out.
    """
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
        " (SELECT coalesce(max(at), 0) FROM sets"
        "  WHERE sets.exercise = declined.exercise AND outcome = 'done' AND at < ?)",
        (_bounds(None, before)[1],),
    )
    return Past(
        today,
        past_sets(journal, names, before),
        maxima,
        frozenset(row["exercise"] for row in declined),
        kit or Kit(),
        _usual_unit(journal) or unit,
    )


def past_sets(
    journal: Journal, names: Iterable[str], before: datetime | None = None
) -> dict[str, tuple[PastSet, ...]]:
    """The sets of the last sessions with each exercise, whole sessions only, the oldest first."""
    return {exercise: tuple(_past_sets(journal, exercise, before)) for exercise in dict.fromkeys(names)}


def _past_sets(journal: Journal, exercise: str, before: datetime | None) -> list[PastSet]:
    rows = journal.rows(
        "SELECT * FROM sets WHERE exercise = ? AND outcome = 'done' AND at < ?"
        " ORDER BY at DESC, slot DESC LIMIT ?",
        (exercise, _bounds(None, before)[1], _ENOUGH_SETS + 1),
    )
    recent = list(dict.fromkeys(row["session"] for row in rows))[:ENOUGH_SESSIONS]
    if len(rows) > _ENOUGH_SETS and len(recent) > 1 and rows[-1]["session"] in recent:
        recent.remove(rows[-1]["session"])  # cut in two
    return [_past_set(set_of(row)) for row in reversed(rows) if row["session"] in set(recent)]


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
        planned_distance=one.planned.distance,
        number=one.number,
        count=one.count,
    )


def _usual_unit(journal: Journal) -> WeightUnit | None:
    rows = journal.rows(
        "SELECT weight_unit FROM sets WHERE weight_unit IS NOT NULL ORDER BY session DESC LIMIT 1"
    )
    return WeightUnit(rows[0]["weight_unit"]) if rows else None


def _bounds(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    return (
        milliseconds(since) if since else -(2**62),
        milliseconds(until) if until else 2**62,
    )


def _within(since: datetime | None, until: datetime | None) -> tuple[str, tuple[object, ...]]:
    """The condition that sets were done within a time. Sessions have the index of time, and sets theirs."""
    if since is None and until is None:
        return "1", ()
    low, high = _bounds(since, until)
    return (
        "at >= ? AND at < ? AND session IN (SELECT id FROM session WHERE at >= ? AND at < ?)",
        (low, high, low - _DAY, high),
    )
