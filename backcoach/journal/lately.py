"""The last sessions, as far as recovery and the next proposal depend on them."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from ..training.quantities import LoadClass
from ..training.recovery import Trained
from .rows import Row, milliseconds, moment
from .store import Journal

ENOUGH_SESSIONS = 24
"""Sessions that are looked back on: two months of three a week."""

_MAIN = "sets.section = 'main' AND sets.outcome = 'done'"


def trained_lately(
    journal: Journal, before: datetime | None = None, most: int = ENOUGH_SESSIONS
) -> tuple[Trained, ...]:
    """The last sessions in which a set of the main part was done, the oldest first.

    Those that began from `before` on are left out.
    """
    rows = journal.rows(
        "SELECT session, routine, exercise, load, max(sets.at) AS at, sets.zone AS zone,"
        " max(1, sum(side IS NOT 'right')) AS count"  # a set that goes side by side is one set
        " FROM session JOIN sets ON session = session.id"
        f" WHERE {_MAIN} AND session IN (SELECT id FROM session WHERE at < ?"
        f"  AND EXISTS (SELECT 1 FROM sets WHERE session = session.id AND {_MAIN})"
        "   ORDER BY at DESC, id DESC LIMIT ?)"
        " GROUP BY session, exercise, load ORDER BY session.at, session",
        (milliseconds(before) if before else 2**62, most),
    )
    return tuple(_trained(list(session)) for _, session in groupby(rows, key=lambda row: row["session"]))


def _trained(rows: list[Row]) -> Trained:
    last = max(rows, key=lambda row: row["at"])
    sets: dict[str, int] = {}
    for row in rows:
        sets[row["exercise"]] = sets.get(row["exercise"], 0) + row["count"]

    def of_load(load: LoadClass) -> int:
        return sum(row["count"] for row in rows if row["load"] == load)

    at = moment(last["at"], last["zone"])
    return Trained(last["routine"], at, sets, of_load(LoadClass.HEAVY), of_load(LoadClass.LIGHT))
