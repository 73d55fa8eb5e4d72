"""Half a year of made-up lifters against tables worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.bout import Aim
from backcoach.training.loading import HAIR, Pieces, Steps, bar_with
from backcoach.training.one_rep_max import Knowledge, Maximum
from backcoach.training.past import Felt, Past, PastSet
from backcoach.training.progression import Target, next_target
from backcoach.training.quantities import Range, Weight, WeightUnit

from .strategies import PROPERTY

MONDAY = date(2026, 1, 5)
Strength = Callable[[int, float | None], int]
"""How many reps (or seconds) a lifter has in them, in a week from 1, at a weight in kilograms."""


def kg(amount: float) -> Weight:
    return Weight(amount, WeightUnit.KG)


def tireless(_week: int, _weight: float | None) -> int:
    return 1000


class Lifter:
    """Trains by the targets, three sets a session, and logs what they could do of each."""

    def __init__(
        self,
        aim: Aim,
        strength: Strength = tireless,
        *,
        first: Weight | None = None,
        feels: dict[int, Felt] | None = None,
        maximum: float | None = None,
    ) -> None:
        self.aim = aim
        self.strength = strength
        self.first = first
        self.feels = feels or {}
        self.maxima = {aim.exercise: Maximum(kg(maximum), MONDAY, Knowledge.TYPED)} if maximum else {}
        self.log: list[PastSet] = []
        self.targets: list[Target] = []

    def train(self, day: date) -> Target:
        week = (day - MONDAY).days // 7 + 1
        target = next_target(self.aim, Past(day, {self.aim.exercise: tuple(self.log)}, self.maxima))
        weight = target.weight or (None if self.log else self.first)
        able = self.strength(week, weight.kg if weight else None)
        session = len(self.targets)
        for number in range(3):
            self.log.append(
                PastSet(
                    self.aim.exercise,
                    session,
                    day,
                    reps=None if target.reps is None else min(target.reps, able),
                    seconds=None if target.seconds is None else min(target.seconds, able),
                    weight=weight,
                    felt=self.feels.get(week) if number == 2 else None,
                    planned_reps=target.reps,
                    planned_seconds=target.seconds,
                )
            )
        self.targets.append(target)
        return target

    def half_a_year(self, days: tuple[int, ...] = (0,), away: range = range(0)) -> str:
        """What stood in the plan, a line a week: "20×8 20×9"; a dash for a week away."""
        weeks = []
        for week in range(1, 27):
            if week in away:
                weeks.append("–")
                continue
            targets = [self.train(MONDAY + timedelta(7 * (week - 1) + day)) for day in days]
            weeks.append(" ".join(_jotted(target) for target in targets))
        return "\n".join(weeks)


def _jotted(target: Target) -> str:
    goal = f"{target.reps if target.reps is not None else target.seconds:g}"
    jotted = f"{target.weight.amount:g}×{goal}" if target.weight else goal
    return jotted + (f"/{target.rest:g}" if target.rest is not None else "")


def table(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def test_a_beginner_climbs_the_range_and_then_the_weight() -> None:
    # 8–12 reps: five sessions to a weight, then 2.5 kg more. In week 9 the last set feels easy (said
    # twice, so two steps, R5); week 13 feels hard, so its reps are done three times in all.
    beginner = Lifter(
        Aim("lat-pulldown", reps=Range(8, 12)), first=kg(20), feels={9: Felt.EASY, 13: Felt.HARD}
    )
    assert beginner.half_a_year(days=(0, 3)) == table("""
        8        20×9
        20×10    20×11
        20×12    22.5×8
        22.5×9   22.5×10
        22.5×11  22.5×12
        25×8     25×9
        25×10    25×11
        25×12    27.5×8
        27.5×9   30×8
        32.5×8   32.5×9
        32.5×10  32.5×11
        32.5×12  35×8
        35×9     35×9
        35×9     35×10
        35×11    35×12
        37.5×8   37.5×9
        37.5×10  37.5×11
        37.5×12  40×8
        40×9     40×10
        40×11    40×12
        42.5×8   42.5×9
        42.5×10  42.5×11
        42.5×12  45×8
        45×9     45×10
        45×11    45×12
        47.5×8   47.5×9
    """)


def test_an_advanced_lifter_starts_from_a_share_of_the_maximum_and_adds_five_kilograms() -> None:
    # 85 % of 121 kg is 102.85: the bar takes 102.5. Heavy means 5 kg a step (R5). 4–6 reps: three weeks
    # to a weight. Week 8 (112.5×5) feels easy, week 17 (127.5×6) hard.
    plates = bar_with(kg(20), [kg(amount) for amount in (25, 20, 10, 5, 2.5, 1.25)])
    deadlift = Aim("deadlift", reps=Range(4, 6), percent=85, loadable=plates)
    advanced = Lifter(deadlift, maximum=121, feels={8: Felt.EASY, 17: Felt.HARD})
    assert advanced.half_a_year() == table("""
        102.5×4
        102.5×5
        102.5×6
        107.5×4
        107.5×5
        107.5×6
        112.5×4
        112.5×5
        117.5×4
        117.5×5
        117.5×6
        122.5×4
        122.5×5
        122.5×6
        127.5×4
        127.5×5
        127.5×6
        127.5×6
        132.5×4
        132.5×5
        132.5×6
        137.5×4
        137.5×5
        137.5×6
        142.5×4
        142.5×5
    """)


def test_one_who_fails_goes_back_and_comes_again() -> None:
    # Dumbbells by 2 kg. Twenty go four times, from week 18 on six times; 22 never more than three times.
    def strength(week: int, weight: float | None) -> int:
        if weight is None or weight < 20:
            return 12
        if weight < 22:
            return 4 if week < 18 else 6
        return 3

    rack = Pieces(tuple(kg(amount) for amount in range(8, 26, 2)))
    row = Aim("dumbbell-row", reps=Range(4, 6), loadable=rack)
    fails = Lifter(row, strength, first=kg(14))
    # Weeks 11 and 12, 20 and 21 fail; 0.9 × 20 is the 18, 0.9 × 22 is 19.8 and so the 18 again.
    assert fails.half_a_year() == table("""
        4
        14×5
        14×6
        16×4
        16×5
        16×6
        18×4
        18×5
        18×6
        20×4
        20×5
        20×5
        18×4
        18×5
        18×6
        20×4
        20×5
        20×5
        20×6
        22×4
        22×4
        18×4
        18×5
        18×6
        20×4
        20×5
    """)


def test_one_who_is_a_month_away_starts_lighter_and_climbs_again() -> None:
    # Weeks 10 to 13 away. Nine tenths of 42.5 kg are 38.25: the stack takes 37.5.
    away = range(10, 14)
    rower = Lifter(Aim("seated-cable-row", reps=Range(8, 12)), first=kg(40))
    assert rower.half_a_year(away=away) == table("""
        8
        40×9
        40×10
        40×11
        40×12
        42.5×8
        42.5×9
        42.5×10
        42.5×11
        –
        –
        –
        –
        37.5×8
        37.5×9
        37.5×10
        37.5×11
        37.5×12
        40×8
        40×9
        40×10
        40×11
        40×12
        42.5×8
        42.5×9
        42.5×10
    """)
    # The hold: five seconds a week (R7), at the top five seconds less rest (R4), after the month five
    # seconds shorter and the full rest again.
    holder = Lifter(Aim("back-extension-hold", seconds=Range(15, 30), rest=45, rest_least=30))
    assert holder.half_a_year(away=away) == table("""
        15
        20
        25
        30
        30/40
        30/35
        30/30
        30/30
        30/30
        –
        –
        –
        –
        25
        30
        30/40
        30/35
        30/30
        30/30
        30/30
        30/30
        30/30
        30/30
        30/30
        30/30
        30/30
    """)


@PROPERTY
@given(
    low=st.integers(1, 15),
    width=st.integers(0, 8),
    start=st.integers(1, 60).map(lambda steps: steps * 2.5),
    kit=st.sampled_from([Steps(), Steps(kg=1.25), Pieces(tuple(kg(one) for one in (5, 8, 12, 16, 24, 32)))]),
    able=st.lists(st.integers(0, 25), min_size=26, max_size=26),
    feels=st.dictionaries(st.integers(1, 26), st.sampled_from(list(Felt))),
    away=st.tuples(st.integers(1, 26), st.integers(0, 8)),
)
def test_r5_no_lifter_is_ever_asked_to_leave_the_range_or_to_jump(
    low: int,
    width: int,
    start: float,
    kit: Steps | Pieces,
    able: list[int],
    feels: dict[int, Felt],
    away: tuple[int, int],
) -> None:
    aim = Aim("row", reps=Range(low, low + width), rest=60, rest_least=30, loadable=kit)
    lifter = Lifter(aim, lambda week, _weight: able[week - 1], first=kg(start), feels=feels)
    lifter.half_a_year(away=range(away[0], away[0] + away[1]))
    before = kg(start)
    for target in lifter.targets:
        assert target.reps is not None
        assert low <= target.reps <= low + width
        assert target.why
        assert target.rest is None or 30 <= target.rest < 60
        weight = target.weight or before
        assert weight.kg <= before.kg + 5 + 1e-6
        if weight.kg > before.kg + HAIR:
            assert kit.at_most(weight) == weight  # what one is asked to add can be loaded
        before = weight


@PROPERTY
@given(
    low=st.integers(1, 12).map(lambda steps: steps * 5.0),
    steps=st.integers(0, 8),
    able=st.lists(st.integers(1, 90), min_size=26, max_size=26),
)
def test_no_hold_leaves_its_range_or_grows_by_more_than_five_seconds(
    low: float, steps: int, able: list[int]
) -> None:
    aim = Aim("hold", seconds=Range(low, low + 5 * steps))
    lifter = Lifter(aim, lambda week, _weight: able[week - 1])
    lifter.half_a_year()
    goals = [target.seconds for target in lifter.targets if target.seconds is not None]
    assert len(goals) == 26
    assert all(low <= goal <= low + 5 * steps for goal in goals)
    assert all(after - before <= 5 for before, after in pairwise(goals))


@pytest.mark.parametrize("unit", list(WeightUnit))
def test_pounds_and_kilograms_climb_alike(unit: WeightUnit) -> None:
    step = {WeightUnit.KG: 2.5, WeightUnit.LB: 5.0}[unit]
    lifter = Lifter(Aim("row", reps=Range(8, 12)), first=Weight(8 * step, unit))
    lifter.half_a_year()
    amounts = [target.weight.amount for target in lifter.targets[1:] if target.weight]
    assert [amounts[0], amounts[4], amounts[9]] == [8 * step, 9 * step, 10 * step]
