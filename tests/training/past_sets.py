"""What was done in earlier sessions, in few words, and the target that follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from backcoach.training.bout import Aim
from backcoach.training.past import Felt, Past, PastSet
from backcoach.training.progression import Target, next_target
from backcoach.training.quantities import Range, Weight, WeightUnit

TODAY = date(2026, 3, 2)


def kg(amount: float) -> Weight:
    return Weight(amount, WeightUnit.KG)


def lb(amount: float) -> Weight:
    return Weight(amount, WeightUnit.LB)


PULLS = Aim("lat-pulldown", reps=Range(8, 12), rest=45, rest_least=30)
HOLD = Aim("back-extension-hold", seconds=Range(15, 30))


def sets(
    *done: int,
    plan: int | None = None,
    weight: Weight | None = None,
    felt: Felt | None = None,
    ago: int = 3,
    exercise: str = "lat-pulldown",
) -> list[PastSet]:
    """One session's sets of reps; the last one is felt."""
    last = len(done) - 1
    return [
        PastSet(
            exercise,
            session=1000 - ago,
            day=TODAY - timedelta(ago),
            reps=reps,
            weight=weight,
            planned_reps=plan if plan is not None else reps,
            felt=felt if number == last else None,
        )
        for number, reps in enumerate(done)
    ]


def held(*seconds: float, plan: float, ago: int = 3, exercise: str = "back-extension-hold") -> list[PastSet]:
    return [
        PastSet(exercise, 1000 - ago, TODAY - timedelta(ago), seconds=one, planned_seconds=plan)
        for one in seconds
    ]


def logged(*sessions: list[PastSet]) -> dict[str, tuple[PastSet, ...]]:
    by_exercise: dict[str, tuple[PastSet, ...]] = {}
    for one in chain(*sessions):
        by_exercise[one.exercise] = (*by_exercise.get(one.exercise, ()), one)
    return by_exercise


def target(aim: Aim, *sessions: list[PastSet], **past: object) -> Target:
    return next_target(aim, Past(TODAY, logged(*sessions), **past))  # type: ignore[arg-type]


def numbered(sets: list[PastSet], count: int) -> list[PastSet]:
    """The same, as the first of so many sets that there were to do."""
    return [replace(one, number=number + 1, count=count) for number, one in enumerate(sets)]
