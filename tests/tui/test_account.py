"""What the summary says of a session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.journal.rows import Amounts, LoggedSet, Outcome
from backcoach.training.muscle import Muscle
from backcoach.training.past import Felt
from backcoach.training.phase import PhaseKind, SectionKind, Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit
from backcoach.training.tally import Tally
from backcoach.tui.words.account import Line, done_text, figures, lines, lines_of_tally, worked
from backcoach.upshot import Upshot

from ..journal.builders import a_plan, logged_set
from ..training.builders import QUICK, exercise, hold, plan_by_hand, plan_of, work

KG = WeightUnit.KG


def reps(*done: int, plan: int = 5, kilograms: float | None = 100, **more: object) -> list[LoggedSet]:
    weight = None if kilograms is None else Weight(kilograms, KG)
    return [
        logged_set(slot=slot, done=Amounts(one, 15.0, None, weight), planned=Amounts(plan, 15.0), **more)  # type: ignore[arg-type]
        for slot, one in enumerate(done)
    ]


def holds(*seconds: float, plan: float = 20) -> list[LoggedSet]:
    sets = [logged_set(done=Amounts(None, one), planned=Amounts(None, plan)) for one in seconds]
    return [replace(one, kind=PhaseKind.HOLD) for one in sets]


def yards(*done: float) -> list[LoggedSet]:
    def amounts(yards: float) -> Amounts:
        return Amounts(None, 23.0, Distance(yards, DistanceUnit.YARD), Weight(16, KG))

    return [logged_set(done=amounts(one), planned=amounts(20)) for one in done]


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ([], ""),
        (reps(5, 5, 5), "3 × 5 reps · 100 kg"),
        (reps(5, 5, 4), "5 5 4 of 5 reps · 100 kg"),
        (reps(5, 6, 5), "5 6 5 reps · 100 kg"),
        (reps(4, 4), "2 × 4 of 5 reps · 100 kg"),
        (reps(5, kilograms=None), "5 reps"),
        (reps(1, plan=1, kilograms=None), "1 rep"),
        (reps(5) + reps(5, kilograms=102.5), "2 × 5 reps · 100 102.5 kg"),
        (reps(5, kilograms=None) + reps(5, kilograms=25), "2 × 5 reps · – 25 kg"),
        (reps(5) + reps(5, felt=Felt.HARD), "2 × 5 reps · 100 kg · felt hard"),
        (reps(5, felt=Felt.EASY) + reps(5), "2 × 5 reps · 100 kg · felt easy"),
        (reps(12, 12, side=Side.LEFT) + reps(12, 12, side=Side.RIGHT), "2 × 12 reps each side · 100 kg"),
        (
            reps(12, 12, plan=12, side=Side.LEFT) + reps(12, 10, plan=12, side=Side.RIGHT),
            "left 2 × 12 reps, right 12 10 of 12 reps · 100 kg",
        ),
        (holds(20, 20), "2 × 20 s"),
        (holds(20, 17.6), "20 18 of 20 s"),
        (holds(24.2), "24 s"),
        (yards(20, 20, 15), "20 20 15 of 20 yd · 16 kg"),
    ],
)
def test_what_was_done_is_said_against_what_was_planned(sets: list[LoggedSet], said: str) -> None:
    assert done_text(sets) == said


def test_a_timed_movement_that_was_ended_early_has_not_come_short() -> None:
    assert done_text([logged_set(done=Amounts(None, 31.0), planned=Amounts(None, 40.0))]) == "31 s"


def test_weights_in_two_units_each_say_theirs() -> None:
    pounds = logged_set(done=Amounts(5, weight=Weight(225, WeightUnit.LB)))
    assert done_text([*reps(5), pounds]) == "2 × 5 reps · 100 kg 225 lb"


def test_every_exercise_of_the_plan_has_its_line_done_or_not() -> None:
    sets = [logged_set(slot=1), logged_set(slot=3, outcome=Outcome.SKIPPED, done=Amounts())]
    assert lines(a_plan(), sets) == [
        Line("Dumbbell row", 1, 3, "8 reps · 10 kg"),
        Line("Dead hang", 0, 1, ""),
    ]
    assert [line.mark for line in lines(a_plan(), sets)] == ["·", " "]
    assert lines_of_tally(Tally(a_plan()))[1] == Line("Dead hang", 0, 1, "")
    assert Line("Row", 3, 3, "").mark == "✓"


def test_warm_up_and_stretches_are_a_line_each() -> None:
    plan = plan_of(
        work(sets=2),
        warm_up=(work("superman", None, seconds=30), hold()),
        cool_down=(hold(),),
        person=QUICK,
    )
    stretched = replace(logged_set(slot=7), section=SectionKind.COOL_DOWN, exercise="hang")
    assert lines(plan, [stretched]) == [
        Line("Warm-up", 0, 2, ""),
        Line("Dumbbell row", 0, 2, ""),
        Line("Stretches", 1, 1, "0:20"),
    ]


def test_the_session_stands_in_three_figures() -> None:
    tally = Tally(a_plan())
    assert figures(tally, None) == [("0:00", "under load"), ("0/4", "sets"), ("0:00", "of rest")]
    lifted = Upshot((logged_set(), logged_set(slot=3)), Weight(160, KG))
    assert figures(tally, lifted) == [("0:40", "under load"), ("2/4", "sets"), ("160", "kg lifted")]
    assert figures(tally, Upshot())[2] == ("0:00", "of rest")


def test_the_muscles_that_worked_are_those_of_the_sets_that_were_done() -> None:
    plan = plan_by_hand(20, 20)
    row = exercise("row", muscles=(Muscle.LATS, Muscle.RHOMBOIDS), also=(Muscle.BICEPS,))
    lift = exercise("lift", muscles=(Muscle.GLUTES,))
    phases = (replace(plan.phases[0], exercise=row), replace(plan.phases[1], exercise=lift))
    plan = replace(plan, phases=phases)
    sets = [
        replace(logged_set(done=Amounts(5, 15.0)), exercise=row.id),
        replace(logged_set(done=Amounts(5, 15.0)), exercise=row.id),
        replace(logged_set(done=Amounts(0, 0.0)), exercise=lift.id, outcome=Outcome.SKIPPED),
        replace(logged_set(done=Amounts(5, 15.0)), exercise="of another routine"),
    ]
    assert worked(plan, sets) == {Muscle.LATS: 30, Muscle.RHOMBOIDS: 30, Muscle.BICEPS: 15}
    assert worked(plan, []) == {}
