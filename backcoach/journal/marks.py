"""What every exercise of a session was ever done with before it, for its personal bests."""

from __future__ import annotations

from ..training.bests import Mark
from ..training.phase import PhaseKind
from ..training.quantities import Weight, WeightUnit
from .rows import LoggedSet, SessionId
from .store import Journal


def marks_before(journal: Journal, session: SessionId) -> dict[str, list[Mark]]:
    """What was done before a session, of the exercises that it has: each kind of set once."""
    values = (session,)
    began = journal.rows("SELECT at FROM session WHERE id = ?", values)
    names = journal.rows("SELECT DISTINCT exercise FROM sets WHERE session = ? AND outcome = 'done'", values)
    if not began:
        return {}
    # One by one through the index of the exercises: ten years of them cost a fourth of what they do at once.
    return {row["exercise"]: _marks(journal, row["exercise"], began[0]["at"], session) for row in names}


def _marks(journal: Journal, exercise: str, before: int, session: SessionId) -> list[Mark]:
    rows = journal.rows(
        "SELECT reps, weight, weight_unit, max(CASE WHEN kind = 'hold' THEN seconds END) AS held FROM sets"
        " WHERE exercise = ? AND at < ? AND outcome = 'done' AND session != ?"
        " GROUP BY reps, weight, weight_unit",
        (exercise, before, session),
    )
    return [
        Mark(
            row["reps"],
            None if row["weight"] is None else Weight(row["weight"], WeightUnit(row["weight_unit"])),
            row["held"],
        )
        for row in rows
    ]


def mark_of(one: LoggedSet) -> Mark:
    """A set as far as it can be a best."""
    held = one.done.seconds if one.kind is PhaseKind.HOLD else None
    return Mark(one.done.reps, one.done.weight, held)
