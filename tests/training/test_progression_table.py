"""Each step of the progression whole: what to do, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backcoach.training.bout import Aim, alike
from backcoach.training.loading import Pieces
from backcoach.training.past import Felt, PastSet
from backcoach.training.progression import Move, Target
from backcoach.training.quantities import Distance, DistanceUnit, Range

from .past_sets import HOLD, PULLS, TODAY, held, kg, lb, numbered, sets, target

FIVE = Aim("lat-pulldown", reps=Range(5, 5), rest=75, rest_least=60)
YARDS = Distance(20, DistanceUnit.YARD)
CARRY = Aim("carry", distance=YARDS)
WALKED = PastSet("carry", 1, TODAY - timedelta(3), seconds=20, distance=YARDS, weight=kg(8))
WEIGHTED = [replace(one, weight=kg(5)) for one in held(25, 24, plan=25)]
PULL, EXTENSION, STILL = "lat-pulldown", "back-extension", "back-extension-hold"


@pytest.mark.parametrize(
    ("aim", "log", "following"),
    [
        (Aim("row", reps=Range(1, 1)), [], Target("row", Move.START, "first time: 1 rep", 1)),
        (
            Aim("row", reps=Range(2, 2), weight=kg(40)),
            [],
            Target("row", Move.START, "first time: 2 reps", 2, weight=kg(40)),
        ),
        (CARRY, [], Target("carry", Move.START, "first time: 20 yd")),
        (
            replace(CARRY, weight=kg(12)),
            [],
            Target("carry", Move.START, "first time: 20 yd", weight=kg(12)),
        ),
        (HOLD, [], Target(STILL, Move.START, "first time: 15 s, the low end of 15–30", seconds=15)),
        (
            HOLD,
            [replace(one, weight=kg(5)) for one in held(15, plan=15)],
            Target(STILL, Move.SECONDS, "all sets of 15 s done: 5 s more", seconds=20, weight=kg(5)),
        ),
        (
            HOLD,
            held(27, plan=27),
            Target(STILL, Move.SECONDS, "all sets of 27 s done: 3 s more", seconds=30),
        ),
        (
            replace(HOLD, rest=45, rest_least=30),
            held(30, plan=30),
            Target(
                STILL, Move.LESS_REST, "30 s in every set: rest 40 s instead of 45 s", seconds=30, rest=40
            ),
        ),
        (
            HOLD,
            [*(replace(one, session=1) for one in WEIGHTED), *WEIGHTED],
            Target(
                STILL,
                Move.BACK_OFF,
                "not all 25 s in every set, twice: back to 20 s",
                seconds=20,
                weight=kg(5),
            ),
        ),
        (
            HOLD,
            held(30, plan=30, ago=50),
            Target(STILL, Move.EASE_IN, "7 weeks since the last time: start lighter, 20 s", seconds=20),
        ),
        (
            PULLS,
            sets(11, 12, 11, plan=9, weight=kg(30)),
            Target(PULL, Move.REPS, "all sets of 9 reps done: 2 reps more, as you did", 11, weight=kg(30)),
        ),
        (
            PULLS,
            [*sets(12, 12, ago=9), *sets(12, 12, felt=Felt.HARD, ago=6), *sets(12, 12)],
            Target(PULL, Move.LESS_REST, "12 reps in every set: rest 40 s instead of 45 s", 12, rest=40),
        ),
        (
            PULLS,
            [*sets(12, 12, ago=9), *numbered(sets(12, ago=6), 2), *sets(12, 12)],
            Target(PULL, Move.LESS_REST, "12 reps in every set: rest 40 s instead of 45 s", 12, rest=40),
        ),
        (
            replace(PULLS, loadable=Pieces((kg(20), kg(30)))),
            [one for back, by in ((9, 20), (6, 30), (3, 30)) for one in sets(12, weight=kg(by), ago=back)],
            Target(
                PULL,
                Move.LESS_REST,
                "12 reps in every set: rest 35 s instead of 45 s",
                12,
                weight=kg(30),
                rest=35,
            ),
        ),
        (
            replace(PULLS, weight=kg(40), rest=30),
            sets(12, weight=kg(40)),
            Target(
                PULL,
                Move.STAY,
                "12 reps in every set; 40 kg as written, the file may say 42.5 kg now: the same again",
                12,
                weight=kg(40),
            ),
        ),
        (
            replace(PULLS, weight=kg(40), loadable=Pieces((kg(40),))),
            sets(12, weight=kg(40)),
            Target(
                PULL,
                Move.LESS_REST,
                "12 reps in every set; 40 kg as written: rest 40 s instead of 45 s",
                12,
                weight=kg(40),
                rest=40,
            ),
        ),
        (
            replace(FIVE, weight=kg(40)),
            sets(5, weight=kg(40)),
            Target(
                PULL,
                Move.LESS_REST,
                "5 reps in every set; 40 kg as written: rest 70 s instead of 75 s",
                5,
                weight=kg(40),
                rest=70,
            ),
        ),
        (
            FIVE,
            sets(5, 5, weight=kg(60), felt=Felt.EASY),
            Target(PULL, Move.WEIGHT, "5 reps in every set: 65 kg", 5, weight=kg(65)),
        ),
        (
            Aim(EXTENSION, reps=Range(8, 12)),
            sets(12, exercise=EXTENSION),
            Target(
                EXTENSION,
                Move.WEIGHT,
                "12 reps in every set: 2.5 kg held to the chest, back to 8 reps",
                8,
                weight=kg(2.5),
            ),
        ),
        (
            Aim("chin-up", reps=Range(3, 5)),
            sets(5, 5, exercise="chin-up", weight=kg(5)),
            Target(
                "chin-up",
                Move.STAY,
                "5 reps in every set: ready for pull-ups",
                5,
                weight=kg(5),
                rung="pull-up",
            ),
        ),
        (
            CARRY,
            [replace(WALKED, felt=Felt.EASY)],
            Target("carry", Move.WEIGHT, "20 yd in every set: 10 kg", weight=kg(10)),
        ),
        (CARRY, [WALKED], Target("carry", Move.STAY, "20 yd in every set: the same again", weight=kg(8))),
    ],
)
def test_each_step_is_told_whole_and_with_its_reason(aim: Aim, log: list[PastSet], following: Target) -> None:
    assert target(aim, log) == following


def test_two_weights_are_alike_to_a_hair_and_none_is_like_none_alone() -> None:
    assert alike(None, None)
    assert not alike(None, kg(5))
    assert not alike(kg(5), None)
    assert alike(kg(20), lb(44.1))
    assert not alike(kg(20), kg(20.2))


def test_what_was_logged_without_its_measure_counts_towards_nothing() -> None:
    unknown = replace(sets(10)[0], reps=None, planned_reps=None)
    undone = replace(sets(10)[0], reps=None)
    lifted = replace(held(20, plan=20)[0], reps=10)
    elsewhere = replace(WALKED, distance=Distance(40, DistanceUnit.YARD))
    nowhere = replace(WALKED, distance=None)
    for aim, one in (
        (PULLS, unknown),
        (PULLS, undone),
        (HOLD, lifted),
        (CARRY, elsewhere),
        (CARRY, nowhere),
    ):
        assert target(aim, [one]).move is Move.START


def test_what_was_done_without_a_plan_is_gone_on_from() -> None:
    free = [replace(one, planned_reps=None) for one in sets(10, 9)]
    assert target(PULLS, free) == Target(PULL, Move.REPS, "all sets of 9 reps done: one rep more", 10)
