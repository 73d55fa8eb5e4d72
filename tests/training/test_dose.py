"""Where a set's measure comes from, and that its load goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.training.dose import SetDose, set_dose
from backcoach.training.exercise import Dose as UsualDose
from backcoach.training.phase import PhaseKind
from backcoach.training.quantities import Distance, DistanceUnit, LoadClass
from backcoach.training.routine import Doses, Level, Step

from .builders import between, exercise

YARDS, METRES = Distance(20, DistanceUnit.YARD), Distance(15, DistanceUnit.METRE)
LIGHT = LoadClass.LIGHT
USUAL = UsualDose(reps=between(10, 15), seconds=None, distance=YARDS)


@pytest.mark.parametrize(
    ("step", "usual", "dose"),
    [
        (
            Step(PhaseKind.WORK, "own", reps=(between(5),)),
            USUAL,
            SetDose(between(5), None, None, LIGHT, "as written"),
        ),
        (
            Step(PhaseKind.HOLD, "own", seconds=(between(9),)),
            USUAL,
            SetDose(None, between(9), None, LIGHT, "as written"),
        ),
        (
            Step(PhaseKind.CARRY, "own", distance=METRES),
            USUAL,
            SetDose(None, None, METRES, LIGHT, "as written"),
        ),
        (Step(PhaseKind.CARRY, "own"), USUAL, SetDose(None, None, YARDS, LIGHT, "its usual dose")),
        (
            Step(PhaseKind.HOLD, "own"),
            replace(USUAL, seconds=between(20, 30)),
            SetDose(None, between(20, 30), None, LIGHT, "its usual dose"),
        ),
        (
            Step(PhaseKind.WORK, "own"),
            replace(USUAL, seconds=between(40)),
            SetDose(None, between(40), None, LIGHT, "its usual dose"),
        ),
        (Step(PhaseKind.WORK, "own"), USUAL, SetDose(between(10, 15), None, None, LIGHT, "its usual dose")),
    ],
)
def test_a_dose_is_what_is_written_or_else_the_usual_one_and_keeps_its_load(
    step: Step, usual: UsualDose, dose: SetDose
) -> None:
    own = exercise(kind=step.kind, dose=usual, load=LIGHT)
    assert set_dose(step, own, Level.BEGINNER, Doses.BY_EXERCISE, 0) == dose
