"""Rest follows the load (R3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.exercise import Dose, Exercise
from backcoach.training.phase import PhaseKind
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    Load,
    LoadClass,
    Percent,
    Range,
    Weight,
    WeightUnit,
    seconds_text,
)
from backcoach.training.rest import HEAVY_BAND, LIGHT_BAND, load_class, rest_after
from backcoach.training.routine import Step

from .builders import QUICK, between, carry, hold, plan_of, rests, work
from .strategies import PROPERTY, ranges

KETTLEBELL = Weight(24, WeightUnit.KG)
BANDS = {
    LoadClass.HEAVY: (60, 90),
    LoadClass.LIGHT: (30, 60),
    LoadClass.BODYWEIGHT: (30, 60),
}


@pytest.mark.parametrize(
    ("reps", "seconds"),
    [(1, 90), (3, 90), (4, 85), (5, 80), (6, 75), (7, 70), (8, 65), (9, 60), (10, 60), (30, 60)],
)
def test_r3_heavy_sets_rest_sixty_to_ninety_seconds(reps: int, seconds: float) -> None:
    assert rest_after(LoadClass.HEAVY, reps=between(reps)).seconds == seconds


@pytest.mark.parametrize(
    ("reps", "seconds"),
    [
        (1, 60),
        (8, 60),
        (9, 55),
        (10, 55),
        (12, 50),
        (13, 45),
        (15, 40),
        (16, 35),
        (18, 30),
        (25, 30),
        (100, 30),
    ],
)
@pytest.mark.parametrize("load", [LoadClass.LIGHT, LoadClass.BODYWEIGHT])
def test_r3_lighter_or_high_rep_sets_rest_thirty_to_sixty_seconds(
    load: LoadClass, reps: int, seconds: float
) -> None:
    assert rest_after(load, reps=between(reps)).seconds == seconds


def test_r3_the_bands_are_the_articles() -> None:
    assert Range(60, 90) == HEAVY_BAND
    assert Range(30, 60) == LIGHT_BAND


@pytest.mark.parametrize(
    ("load", "length", "seconds"),
    [
        (LoadClass.LIGHT, 5, 30),
        (LoadClass.LIGHT, 15, 30),
        (LoadClass.LIGHT, 18, 30),  # the slope from 15 s to a minute, at both of its ends
        (LoadClass.LIGHT, 19, 35),
        (LoadClass.LIGHT, 30, 40),
        (LoadClass.LIGHT, 45, 50),
        (LoadClass.LIGHT, 56, 55),
        (LoadClass.LIGHT, 57, 60),
        (LoadClass.LIGHT, 60, 60),
        (LoadClass.BODYWEIGHT, 300, 60),
        (LoadClass.HEAVY, 5, 60),
        (LoadClass.HEAVY, 30, 70),
        (LoadClass.HEAVY, 90, 90),
    ],
)
def test_r3_a_longer_set_rests_longer_within_its_band(load: LoadClass, length: float, seconds: float) -> None:
    assert rest_after(load, seconds=length).seconds == seconds


@PROPERTY
@given(st.sampled_from(list(LoadClass)), st.none() | ranges, st.none() | st.floats(0, 14_400))
def test_r3_no_set_of_any_size_rests_outside_its_band(
    load: LoadClass, reps: Range | None, length: float | None
) -> None:
    rest = rest_after(load, reps=reps, seconds=length)
    low, high = BANDS[load]
    assert low <= rest.seconds <= high
    assert rest.seconds % 5 == 0  # nobody rests 47 s


@PROPERTY
@given(st.sampled_from(list(LoadClass)), st.integers(1, 100), st.integers(1, 20))
def test_r3_more_reps_never_rest_longer(load: LoadClass, reps: int, more: int) -> None:
    assert rest_after(load, reps=between(reps)).seconds >= rest_after(load, reps=between(reps + more)).seconds


@PROPERTY
@given(st.sampled_from(list(LoadClass)), st.floats(0, 600), st.floats(0, 600))
def test_r3_a_longer_set_never_rests_shorter(load: LoadClass, length: float, more: float) -> None:
    assert rest_after(load, seconds=length).seconds <= rest_after(load, seconds=length + more).seconds


@PROPERTY
@given(ranges, st.none() | st.integers(1, 600))
def test_r3_a_heavy_set_never_rests_shorter_than_a_lighter_one(reps: Range, length: int | None) -> None:
    measured = {"reps": reps} if length is None else {"seconds": length}
    assert rest_after(LoadClass.HEAVY, **measured).seconds >= rest_after(LoadClass.LIGHT, **measured).seconds


@PROPERTY
@given(st.integers(1, 20), st.integers(0, 10))
def test_a_range_of_reps_rests_by_its_high_end(low: int, more: int) -> None:
    ranged = rest_after(LoadClass.HEAVY, reps=Range(low, low + more))
    assert ranged.seconds == rest_after(LoadClass.HEAVY, reps=between(low + more)).seconds


@PROPERTY
@given(st.sampled_from(list(LoadClass)), st.integers(1, 60))
def test_r3_the_reason_names_the_load_the_measure_and_the_rest(load: LoadClass, number: int) -> None:
    by_reps = rest_after(load, reps=between(number))
    assert by_reps.why == f"{load}, {number} reps: {seconds_text(by_reps.seconds)}"
    by_time = rest_after(load, seconds=number)
    assert by_time.why == f"{load}, {number} s: {seconds_text(by_time.seconds)}"


def test_the_reason_reads_as_the_contract_writes_it() -> None:
    assert rest_after(LoadClass.HEAVY, reps=Range(4, 6)).why == "heavy, 4–6 reps: 75 s"


def test_a_set_of_unknown_size_rests_in_the_middle_of_its_band() -> None:
    assert rest_after(LoadClass.HEAVY).seconds == 75
    assert rest_after(LoadClass.LIGHT).seconds == 45
    assert rest_after(LoadClass.LIGHT).why == "light, one set: 45 s"


@pytest.mark.parametrize("stated", list(LoadClass))
@pytest.mark.parametrize("usual", [None, *LoadClass])
def test_the_stated_class_wins_over_the_exercise_s_usual_one(
    stated: LoadClass, usual: LoadClass | None
) -> None:
    assert load_class(stated, usual, between(3)) is stated


@pytest.mark.parametrize(
    ("share", "expected"),
    [(50, LoadClass.LIGHT), (79.9, LoadClass.LIGHT), (80, LoadClass.HEAVY), (100, LoadClass.HEAVY)],
)
def test_a_percentage_is_heavy_from_eighty_on_whatever_is_usual(share: float, expected: LoadClass) -> None:
    for usual in (None, *LoadClass):
        assert load_class(Percent(share), usual, between(20)) is expected


@pytest.mark.parametrize("share", [85, 90])
def test_r6_the_percentages_for_mass_count_as_heavy(share: float) -> None:
    assert load_class(Percent(share), None, None) is LoadClass.HEAVY


@pytest.mark.parametrize("load", [None, KETTLEBELL])
@pytest.mark.parametrize("usual", [LoadClass.HEAVY, LoadClass.LIGHT])
def test_a_bare_weight_says_little_so_the_exercise_decides(load: Load | None, usual: LoadClass) -> None:
    assert load_class(load, usual, between(1)) is usual
    assert load_class(load, usual, between(20)) is usual


@pytest.mark.parametrize("usual", [None, LoadClass.BODYWEIGHT])
@pytest.mark.parametrize(
    ("reps", "expected"),
    [
        (between(6), LoadClass.HEAVY),
        (between(4, 6), LoadClass.HEAVY),
        (between(6, 7), LoadClass.LIGHT),
        (between(7), LoadClass.LIGHT),
        (None, LoadClass.LIGHT),
    ],
)
def test_where_nothing_else_says_so_few_reps_with_a_weight_are_heavy(
    usual: LoadClass | None, reps: Range | None, expected: LoadClass
) -> None:
    assert load_class(KETTLEBELL, usual, reps) is expected


@pytest.mark.parametrize("usual", [None, LoadClass.BODYWEIGHT])
def test_no_load_at_all_is_bodyweight(usual: LoadClass | None) -> None:
    assert load_class(None, usual, between(3)) is LoadClass.BODYWEIGHT


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        (work(reps=5, sets=2), 60),  # bodyweight
        (work(reps=5, sets=2, load=LoadClass.HEAVY), 80),
        (work(reps=5, sets=2, weight=KETTLEBELL), 80),  # few reps of a weight
        (work(reps=10, sets=2, weight=KETTLEBELL), 55),
        (work("lift", reps=10, sets=2, weight=KETTLEBELL), 60),  # its usual load
        (work("lift", reps=5, sets=2, weight=KETTLEBELL, load=LoadClass.LIGHT), 60),
        (hold(seconds=15, sets=2), 30),
        (hold(seconds=60, sets=2), 60),
        (carry("far", sets=2), 40),  # 29 s a side
    ],
)
def test_r3_the_rest_of_a_step_follows_its_load_and_what_it_is_measured_in(
    step: Step, seconds: float
) -> None:
    lift = Exercise("lift", "Lift", load=LoadClass.HEAVY)
    far = Exercise("far", "Far", kind=PhaseKind.CARRY, dose=Dose(distance=Distance(25, DistanceUnit.YARD)))
    assert rests(plan_of(step, own=(lift, far), person=QUICK)) == [seconds]
