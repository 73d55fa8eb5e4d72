"""What every exercise of a session was ever done with before it, for its personal bests."""

from __future__ import annotations

from collections import defaultdict

from ..training.bests import Mark
from ..training.phase import PhaseKind
from ..training.quantities import Weight, WeightUnit
from .rows import LoggedSet, SessionId
from .store import Journal


def marks_before(journal: Journal, session: SessionId) -> dict[str, list[Mark]]:
    """The sets of earlier sessions, by exercise, of those that this one has: each kind of set once."""
    rows = journal.rows(
        "SELECT exercise, reps, weight, weight_unit, max(CASE WHEN kind = 'hold' THEN seconds END) AS held"
        " FROM sets WHERE outcome = 'done' AND session IN (SELECT id FROM session WHERE (at, id) <"
        " (SELECT at, id FROM session WHERE id = ?))"
        " AND exercise IN (SELECT exercise FROM sets WHERE session = ? AND outcome = 'done')"
        " GROUP BY exercise, reps, weight, weight_unit",
        (session, session),
    )
    found: dict[str, list[Mark]] = defaultdict(list)
    for row in rows:
        weight = None if row["weight"] is None else Weight(row["weight"], WeightUnit(row["weight_unit"]))
        found[row["exercise"]].append(Mark(row["reps"], weight, row["held"]))
    return dict(found)


def mark_of(one: LoggedSet) -> Mark:
    """A set as far as it can be a best."""
    held = one.done.seconds if one.kind is PhaseKind.HOLD else None
    return Mark(one.done.reps, one.done.weight, held)
