"""What the journal keeps, as values: a session, a set, and where an unfinished one stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Any, NewType

from ..training.past import Felt
from ..training.phase import PhaseKind, SectionKind, Side
from ..training.quantities import Distance, DistanceUnit, LoadClass, Weight, WeightUnit
from ..training.session import Mode, State

SessionId = NewType("SessionId", int)

Row = dict[str, Any]
"""A row of a table, by column."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

OWN = "backcoach"
"""The source of sessions that this program led; imported ones name theirs."""


class Outcome(StrEnum):
    """What became of a planned set."""

    DONE = "done"
    SKIPPED = "skipped"


class SessionEnding(StrEnum):
    """How a session came to its end."""

    FINISHED = "finished"
    STOPPED = "stopped"
    """Before its last phase, by the person; what was done until then is kept."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much, of a plan or of what was done."""

    reps: int | None = None
    seconds: float | None = None
    distance: Distance | None = None
    weight: Weight | None = None


NOTHING = Amounts()


@dataclass(frozen=True, slots=True)
class LoggedSession:
    """One session."""

    id: SessionId
    routine: str
    name: str
    level: str | None
    began: datetime
    ended: datetime | None = None
    ending: SessionEnding | None = None
    """None while it is unfinished."""
    clocked: float = 0.0
    """Seconds of the session's clock that ran, pauses left out."""
    source: str = OWN
    late_p99: float | None = None
    """Real seconds that 99 of 100 of its changes of phase and cues were within; None: not measured."""
    late_worst: float | None = None
    """The same of all of them."""


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One side of one set."""

    session: SessionId
    slot: int
    """The phase of the plan that it was; tells the sets of a session apart."""
    at: datetime
    """When it was over."""
    section: SectionKind
    kind: PhaseKind
    exercise: str
    name: str
    number: int | None = None
    count: int | None = None
    """How many sets of it were planned."""
    side: Side | None = None
    load: LoadClass | None = None
    """How heavy it counted (R3, R13)."""
    outcome: Outcome = Outcome.DONE
    done: Amounts = NOTHING
    planned: Amounts = NOTHING
    felt: Felt | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an unfinished session stands."""

    phase: int
    spent: float
    """Seconds of the phase that had run."""
    extra: float = 0.0
    paused: bool = False
    clocked: float = 0.0
    """Seconds of the session's clock that the phases before took, pauses left out."""

    def state(self) -> State:
        """The session's state to take up again: paused, on a clock that starts anew.

        The dead time is left out, because nothing of the old clock is in it. Resume lets it run on.
        """
        return State(Mode.PAUSED, index=self.phase, spent=self.spent, extra=self.extra)


def milliseconds(at: datetime) -> int:
    """A moment as the tables keep it. Raises ValueError for one that doesn't say its zone."""
    if at.tzinfo is None:
        raise ValueError("a moment of the journal says its zone")
    return round((at - _EPOCH) / timedelta(milliseconds=1))


def zone_of(at: datetime) -> int:
    """Seconds east of UTC."""
    return round((at.utcoffset() or timedelta()).total_seconds())


def moment(at: int, zone: int) -> datetime:
    """The moment that the tables keep, on the wall clock of then."""
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(_timezone(zone))


@cache
def _timezone(zone: int) -> timezone:
    return timezone(timedelta(seconds=zone))


def session_row(session: LoggedSession) -> Row:
    """A session as a row."""
    return {
        "id": session.id,
        "routine": session.routine,
        "name": session.name,
        "level": session.level,
        "at": milliseconds(session.began),
        "zone": zone_of(session.began),
        "ended": milliseconds(session.ended) if session.ended else None,
        "ending": session.ending,
        "clocked": session.clocked,
        "source": session.source,
        "late_p99": session.late_p99,
        "late_worst": session.late_worst,
    }


def session_of(row: Row) -> LoggedSession:
    """A session from its row."""
    ended = row["ended"]
    return LoggedSession(
        id=SessionId(row["id"]),
        routine=row["routine"],
        name=row["name"],
        level=row["level"],
        began=moment(row["at"], row["zone"]),
        ended=None if ended is None else moment(ended, row["zone"]),
        ending=SessionEnding(row["ending"]) if row["ending"] else None,
        clocked=row["clocked"],
        source=row["source"],
        late_p99=row.get("late_p99"),  # a file of version 2 can be looked at, and has no such columns
        late_worst=row.get("late_worst"),
    )


def set_row(one: LoggedSet) -> Row:
    """A set as a row."""
    return {
        "session": one.session,
        "slot": one.slot,
        "at": milliseconds(one.at),
        "zone": zone_of(one.at),
        "section": one.section,
        "kind": one.kind,
        "exercise": one.exercise,
        "name": one.name,
        "number": one.number,
        "count": one.count,
        "side": one.side,
        "load": one.load,
        "outcome": one.outcome,
        "felt": one.felt,
        **amount_columns(one.done),
        **amount_columns(one.planned, "planned_"),
    }


def set_of(row: Row) -> LoggedSet:
    """A set from its row."""
    return LoggedSet(
        session=SessionId(row["session"]),
        slot=row["slot"],
        at=moment(row["at"], row["zone"]),
        section=SectionKind(row["section"]),
        kind=PhaseKind(row["kind"]),
        exercise=row["exercise"],
        name=row["name"],
        number=row["number"],
        count=row["count"],
        side=Side(row["side"]) if row["side"] else None,
        load=LoadClass(row["load"]) if row["load"] else None,
        outcome=Outcome(row["outcome"]),
        done=_amounts(row),
        planned=_amounts(row, "planned_"),
        felt=Felt(row["felt"]) if row["felt"] else None,
    )


def amount_columns(amounts: Amounts, prefix: str = "") -> Row:
    """The columns of what was done, or with the prefix "planned_" of what was planned."""
    distance, weight = amounts.distance, amounts.weight
    return {
        f"{prefix}reps": amounts.reps,
        f"{prefix}seconds": amounts.seconds,
        f"{prefix}distance": distance.amount if distance else None,
        f"{prefix}distance_unit": distance.unit if distance else None,
        f"{prefix}weight": weight.amount if weight else None,
        f"{prefix}weight_unit": weight.unit if weight else None,
    }


def _amounts(row: Row, prefix: str = "") -> Amounts:
    distance, weight = row[f"{prefix}distance"], row[f"{prefix}weight"]
    return Amounts(
        reps=row[f"{prefix}reps"],
        seconds=row[f"{prefix}seconds"],
        distance=None
        if distance is None
        else Distance(distance, DistanceUnit(row[f"{prefix}distance_unit"])),
        weight=None if weight is None else Weight(weight, WeightUnit(row[f"{prefix}weight_unit"])),
    )
