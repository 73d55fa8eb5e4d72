"""What today looks like: the log, the routines and the rules put together, for home and for `list`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from .files.problems import FileProblem
from .overview import Overview
from .planner import Planner
from .training.due import Due, offer_of, what_is_due
from .training.exercise import Exercise
from .training.recovery import Recovery, Trained, recovery, this_week


@dataclass(frozen=True, slots=True)
class Today:
    """What a person wants to know before choosing."""

    now: datetime
    due: Due | None
    week: tuple[Trained, ...]
    """The sessions of this week that count (R1)."""
    rested: Recovery
    begun: bool
    """Whether anything at all was ever done."""


def look_at_today(planner: Planner, rows: Iterable[Overview], now: datetime) -> Today:
    """Say what is due. A journal that is missing or can't be read counts as an empty one."""
    rows = [row for row in rows if row.plan is not None]
    with planner.looking() as outlook:
        trained = outlook.trained_lately()
    rested = recovery(trained, _exercises(planner, rows, trained), now)
    owned = planner.settings.owned
    offers = [offer_of(row.plan, row.lacking(owned)) for row in rows if row.plan is not None]
    due = what_is_due(trained, offers, rested)
    begun = bool(trained) or any(row.last_done for row in rows)
    return Today(now, due, this_week(trained, now), rested, begun)


def _exercises(planner: Planner, rows: Sequence[Overview], trained: Sequence[Trained]) -> dict[str, Exercise]:
    """The exercises that were done: as the routines have them, else as the catalogue does."""
    known = {
        phase.exercise.id: phase.exercise
        for row in rows
        if row.plan is not None
        for phase in row.plan.phases
        if phase.exercise is not None
    }
    catalogue = planner.library.catalogue
    for name in {name for one in trained for name in one.sets} - known.keys():
        with suppress(
            KeyError, FileProblem
        ):  # gone since, or broken: recovery passes over what it can't know
            known[name] = catalogue[name]
    return known
