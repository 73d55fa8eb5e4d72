"""The rules of a programme that a plan keeps, each by its id in `mission/facts.md`."""

from __future__ import annotations

import pytest

from backcoach.training.exercise import Dose, Exercise
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Range,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Doses, Level

from .builders import (
    OVERHEAD_CARRY,
    active,
    between,
    carry,
    exercise,
    hold,
    of_kind,
    outline,
    plan_of,
    rests,
    work,
)

OPEN = {"sets": None, "reps": None}
"""A step that leaves its dose to the exercise or the level."""

EXTENSION_HOLD = Exercise(
    "extension-hold", "Back extension hold", kind=PhaseKind.HOLD, dose=Dose(seconds=between(15, 30))
)
THORACIC = Exercise("thoracic", "Thoracic extension", kind=PhaseKind.HOLD, dose=Dose(seconds=between(30, 60)))


@pytest.mark.parametrize(
    ("level", "sets", "reps", "reps_range"),
    [(Level.BEGINNER, 2, 8, Range(8, 12)), (Level.ADVANCED, 4, 6, Range(6, 10))],
)
@pytest.mark.parametrize("doses", list(Doses))
def test_r2_where_nothing_says_how_much_the_level_does(
    level: Level, sets: int, reps: int, reps_range: Range, doses: Doses
) -> None:
    done = active(plan_of(work(**OPEN), level=level, doses=doses))
    assert [(phase.set, phase.sets) for phase in done] == [(number + 1, sets) for number in range(sets)]
    assert {phase.reps for phase in done} == {reps}
    assert {phase.reps_range for phase in done} == {reps_range}
    assert done[0].why == f"{reps_range} reps, {level}: {reps} × 3 s (2-0-1-0)"


@pytest.mark.parametrize("level", list(Level))
def test_r2_a_routine_by_level_puts_the_level_before_the_exercise_s_own_dose(level: Level) -> None:
    own = exercise(dose=Dose(sets=between(5), reps=between(20)))
    by_exercise = active(plan_of(work("own", **OPEN), own=(own,), level=level))
    assert {(phase.sets, phase.reps) for phase in by_exercise} == {(5, 20)}
    by_level = active(plan_of(work("own", **OPEN), own=(own,), level=level, doses=Doses.BY_LEVEL))
    expected = (2, 8) if level is Level.BEGINNER else (4, 6)
    assert {(phase.sets, phase.reps) for phase in by_level} == {expected}


def test_r2_what_is_written_goes_before_the_level() -> None:
    done = active(plan_of(work(reps=15, sets=1), level=Level.ADVANCED, doses=Doses.BY_LEVEL))
    assert [(phase.sets, phase.reps) for phase in done] == [(1, 15)]
    assert done[0].why.startswith("15 reps, as written")


def test_r2_a_range_of_sets_is_its_low_end_for_beginners_and_its_high_end_for_the_advanced() -> None:
    step = work(sets=between(3, 5))
    assert len(active(plan_of(step, level=Level.BEGINNER))) == 3
    assert len(active(plan_of(step, level=Level.ADVANCED))) == 5
    own = exercise(dose=Dose(sets=between(3, 5), reps=between(4, 10)))
    assert len(active(plan_of(work("own", **OPEN), own=(own,), level=Level.BEGINNER))) == 3
    assert len(active(plan_of(work("own", **OPEN), own=(own,), level=Level.ADVANCED))) == 5


def test_r2_the_person_s_level_goes_before_the_routine_s_and_beginner_is_the_last_resort() -> None:
    def sets(person: Level | None, written: Level | None) -> tuple[Level, int]:
        plan = plan_of(work(**OPEN), person=Person(level=person), level=written)
        return plan.level, len(active(plan))

    assert sets(Level.BEGINNER, Level.ADVANCED) == (Level.BEGINNER, 2)
    assert sets(Level.ADVANCED, Level.BEGINNER) == (Level.ADVANCED, 4)
    assert sets(None, Level.ADVANCED) == (Level.ADVANCED, 4)
    assert sets(None, None) == (Level.BEGINNER, 2)


@pytest.mark.parametrize("usual", [LoadClass.HEAVY, LoadClass.LIGHT])
def test_r2_the_advanced_lift_heavier_and_so_rest_longer(usual: LoadClass) -> None:
    own = exercise(load=usual)
    beginner = plan_of(work("own", **OPEN), own=(own,), level=Level.BEGINNER, doses=Doses.BY_LEVEL)
    advanced = plan_of(work("own", **OPEN), own=(own,), level=Level.ADVANCED, doses=Doses.BY_LEVEL)
    assert {phase.load for phase in active(beginner)} == {LoadClass.LIGHT}
    assert {phase.load for phase in active(advanced)} == {LoadClass.HEAVY}
    assert set(rests(beginner)) == {50}
    assert set(rests(advanced)) == {60}


def test_r2_the_level_gives_no_load_to_what_is_done_with_the_body_alone() -> None:
    own = exercise(load=LoadClass.BODYWEIGHT)
    plan = plan_of(work("own", **OPEN), own=(own,), level=Level.ADVANCED, doses=Doses.BY_LEVEL)
    assert {phase.load for phase in active(plan)} == {LoadClass.BODYWEIGHT}


@pytest.mark.parametrize(
    ("load", "reps", "rest"),
    [
        (LoadClass.HEAVY, between(4, 6), 75),
        (LoadClass.HEAVY, between(3), 90),
        (LoadClass.LIGHT, between(10, 15), 40),
        (LoadClass.LIGHT, between(15, 25), 30),
        (Percent(85), between(5), 80),
        (Percent(60), between(12), 50),
        (Weight(100, WeightUnit.KG), between(5), 80),
        (Weight(10, WeightUnit.KG), between(12), 50),
    ],
)
def test_r3_a_plan_rests_by_the_load_of_the_set(load: object, reps: Range, rest: float) -> None:
    plan = plan_of(work(reps=reps, load=load, sets=2))  # type: ignore[arg-type]
    assert rests(plan) == [rest]
    assert f"{reps} reps: " in of_kind(plan, PhaseKind.REST)[0].why


def test_r3_each_set_of_a_listed_load_rests_by_its_own() -> None:
    plan = plan_of(work(reps=5, load=[LoadClass.LIGHT, Percent(70), Percent(90), LoadClass.HEAVY], sets=None))
    assert rests(plan) == [60, 60, 80]


@pytest.mark.parametrize("doses", list(Doses))
def test_r3_the_written_load_goes_before_the_exercise_s_usual_one(doses: Doses) -> None:
    own = exercise(load=LoadClass.LIGHT)
    plan = plan_of(work("own", reps=5, load=LoadClass.HEAVY, sets=2), own=(own,), doses=doses)
    assert {phase.load for phase in active(plan)} == {LoadClass.HEAVY}
    assert rests(plan) == [80]


def test_r3_a_weight_rests_as_the_exercise_usually_does() -> None:
    own = exercise(load=LoadClass.LIGHT)
    light = plan_of(work("own", reps=5, weight=Weight(10, WeightUnit.KG), sets=2), own=(own,))
    assert rests(light) == [60]
    unknown = plan_of(work(reps=5, weight=Weight(10, WeightUnit.KG), sets=2))
    assert rests(unknown) == [80]


def test_r3_a_weight_belt_makes_few_reps_of_a_bodyweight_exercise_heavy() -> None:
    own = exercise(load=LoadClass.BODYWEIGHT)
    belted = plan_of(work("own", reps=5, weight=Weight(10, WeightUnit.KG), sets=2), own=(own,))
    assert rests(belted) == [80]
    assert rests(plan_of(work("own", reps=5, sets=2), own=(own,))) == [60]


def test_r3_a_written_rest_goes_before_the_load() -> None:
    plan = plan_of(work(reps=5, load=LoadClass.HEAVY, sets=2, rest=20))
    assert rests(plan) == [20]
    assert of_kind(plan, PhaseKind.REST)[0].why == "as written: 20 s"


def test_r3_a_hold_rests_by_its_length() -> None:
    assert rests(plan_of(hold(seconds=15, sets=2))) == [30]
    assert rests(plan_of(hold(seconds=60, sets=2))) == [60]


def test_r7_the_back_extension_hold_starts_at_fifteen_seconds() -> None:
    plan = plan_of(hold("extension-hold", None, sets=None), own=(EXTENSION_HOLD,))
    assert outline(plan) == ["prepare 10", "hold 15"]
    assert plan.phases[1].why == "15–30 s, its usual dose: start at 15 s"


def test_r7_a_written_range_starts_at_its_low_end_too() -> None:
    plan = plan_of(hold(seconds=between(15, 30)))
    assert outline(plan) == ["prepare 10", "hold 15"]
    assert plan.phases[1].why == "15–30 s, as written: start at 15 s"


@pytest.mark.parametrize("doses", list(Doses))
@pytest.mark.parametrize("level", list(Level))
def test_r8_the_thoracic_extension_is_held_from_thirty_seconds_at_every_level(
    level: Level, doses: Doses
) -> None:
    plan = plan_of(hold("thoracic", None, sets=None), own=(THORACIC,), level=level, doses=doses)
    assert outline(plan) == ["prepare 10", "hold 30"]


def test_r10_a_carry_is_three_rounds_of_twenty_yards_walked_slowly() -> None:
    plan = plan_of(carry("overhead-carry"), own=(OVERHEAD_CARRY,))
    walks = active(plan)
    assert [(walk.set, walk.sets, walk.side) for walk in walks] == [
        (number, 3, side) for number in (1, 2, 3) for side in ("left", "right")
    ]
    assert {walk.distance for walk in walks} == {Distance(20, DistanceUnit.YARD)}
    # 20 yards are 18.288 m, and a slow loaded walk goes at 0.8 m/s.
    assert {walk.seconds for walk in walks} == {23}
    assert walks[0].why == "20 yd, its usual dose: walked slowly at 0.8 m/s"


@pytest.mark.parametrize(("pace", "seconds"), [(0.5, 37), (0.8, 23), (1.0, 18), (1.4, 13), (40.0, 1)])
def test_r10_a_carry_lasts_as_long_as_the_person_walks(pace: float, seconds: float) -> None:
    plan = plan_of(carry("overhead-carry"), own=(OVERHEAD_CARRY,), person=Person(walking_pace=pace))
    assert active(plan)[0].seconds == seconds
    assert f"{pace:g} m/s" in active(plan)[0].why


def test_a_carry_rests_by_its_load() -> None:
    def rests_of(load: LoadClass) -> list[float]:
        own = exercise(
            "own", kind=PhaseKind.CARRY, dose=OVERHEAD_CARRY.dose, load=load, sides=OVERHEAD_CARRY.sides
        )
        return rests(plan_of(carry("own"), own=(own,)))

    assert rests_of(LoadClass.LIGHT) == [35, 35]
    assert rests_of(LoadClass.HEAVY) == [65, 65]


def test_a_hold_of_no_known_length_starts_at_twenty_seconds() -> None:
    plan = plan_of(hold(seconds=None, sets=None))
    assert outline(plan) == ["prepare 10", "hold 20"]


@pytest.mark.parametrize("doses", list(Doses))
def test_timed_work_is_one_set_unless_more_are_asked_for(doses: Doses) -> None:
    plan = plan_of(work(seconds=40, sets=None), doses=doses, level=Level.ADVANCED)
    assert outline(plan) == ["prepare 10", "work 40"]


@pytest.mark.parametrize("doses", list(Doses))
def test_work_whose_usual_dose_is_a_time_is_one_set_of_that_time(doses: Doses) -> None:
    flow = exercise(dose=Dose(seconds=between(50)))
    plan = plan_of(work("own", **OPEN), own=(flow,), doses=doses)
    assert outline(plan) == ["prepare 10", "work 50"]
    assert plan.phases[1].why == "50 s, its usual dose"


def test_work_whose_usual_dose_is_a_time_can_be_counted_in_reps_all_the_same() -> None:
    flow = exercise(dose=Dose(seconds=between(50)))
    done = active(plan_of(work("own", reps=8, sets=None), own=(flow,)))
    assert [(phase.reps, phase.sets) for phase in done] == [(8, 2), (8, 2)]


def test_r15_the_routine_s_own_line_is_thought_of_before_the_exercise_s_cues() -> None:
    own = exercise(cues=("Blades, not arms", "Chin tucked"))
    plan = plan_of(work("own", cue="Slowly today"), own=(own,))
    assert plan.phases[1].cues == ("Slowly today", "Blades, not arms", "Chin tucked")
    assert plan_of(work("own"), own=(own,)).phases[1].cues == ("Blades, not arms", "Chin tucked")
    assert plan_of(work(cue="Slowly")).phases[1].cues == ("Slowly",)
