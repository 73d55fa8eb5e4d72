"""Which muscles are rested, and what the week has seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from backcoach.training.exercise import Exercise, Sides
from backcoach.training.muscle import Muscle
from backcoach.training.recovery import (
    Recovery,
    Trained,
    main_muscles,
    main_sets,
    muscle_seconds,
    recovery,
    this_week,
)

from .builders import hold, plan_of, work

EAST = timezone(timedelta(hours=2))
WEDNESDAY = datetime(2026, 3, 4, 18, 0, tzinfo=EAST)

PULL = Exercise("pull", "Pull", muscles=(Muscle.LATS, Muscle.RHOMBOIDS), also=(Muscle.BICEPS,))
LIFT = Exercise("lift", "Lift", muscles=(Muscle.ERECTOR_SPINAE,))
EXERCISES = {one.id: one for one in (PULL, LIFT)}


def trained(hours_ago: float, *, now: datetime = WEDNESDAY, **sets: int) -> Trained:
    return Trained("any", now - timedelta(hours=hours_ago), sets or {"pull": 6})


def rested(*sessions: Trained) -> Recovery:
    return recovery(sessions, EXERCISES, WEDNESDAY)


def test_r1_a_muscle_is_rested_48_hours_after_it_was_trained() -> None:
    for hours, share in ((0, 0.0), (12, 0.25), (47, 47 / 48), (48, 1.0), (300, 1.0)):
        state = rested(trained(hours))
        assert state.share(Muscle.LATS) == pytest.approx(share)
        assert state.hours(Muscle.LATS) == pytest.approx(hours)
        assert (Muscle.LATS in state.tired(Muscle)) is (hours < 48)


def test_a_muscle_that_the_log_knows_nothing_of_is_rested() -> None:
    state = rested(trained(3))
    assert state.hours(Muscle.GLUTES) is None
    assert state.share(Muscle.GLUTES) == 1
    assert state.rested_at([Muscle.GLUTES]) is None


def test_what_only_helps_needs_no_recovery() -> None:
    assert rested(trained(3)).share(Muscle.BICEPS) == 1


def test_the_last_of_the_muscles_to_rest_decides() -> None:
    state = rested(trained(40), trained(10, lift=6))
    assert state.rested_at([Muscle.LATS]) == WEDNESDAY + timedelta(hours=8)
    assert state.rested_at([Muscle.LATS, Muscle.ERECTOR_SPINAE]) == WEDNESDAY + timedelta(hours=38)
    assert state.tired([Muscle.LATS, Muscle.GLUTES, Muscle.ERECTOR_SPINAE]) == (
        Muscle.LATS,
        Muscle.ERECTOR_SPINAE,
    )


def test_the_latest_session_of_a_muscle_counts_whatever_the_order() -> None:
    for sessions in ((trained(40), trained(10)), (trained(10), trained(40))):
        assert rested(*sessions).hours(Muscle.LATS) == 10


def test_a_short_bout_tires_nothing() -> None:
    state = rested(trained(3, pull=3, lift=2))
    assert state.worked == {}
    assert not trained(3, pull=3, lift=2).counts
    assert trained(3, pull=3, lift=3).counts


def test_a_short_bout_hides_no_session_behind_it() -> None:
    assert rested(trained(1, pull=1), trained(3)).hours(Muscle.LATS) == 3


def test_a_routine_is_for_the_muscles_that_work_half_as_long_as_the_first_at_least() -> None:
    worked = {Muscle.LATS: 59.0, Muscle.BICEPS: 60.0, Muscle.RHOMBOIDS: 120.0, Muscle.ERECTOR_SPINAE: 90.0}
    assert main_muscles(worked) == (Muscle.RHOMBOIDS, Muscle.ERECTOR_SPINAE, Muscle.BICEPS)
    assert main_muscles({}) == ()


def test_an_exercise_that_is_no_longer_there_is_passed_over() -> None:
    assert rested(trained(3, gone=5, pull=1)).worked.keys() == {Muscle.LATS, Muscle.RHOMBOIDS}


def test_a_clock_that_was_set_back_makes_nothing_less_than_tired() -> None:
    state = rested(trained(-5))
    assert state.hours(Muscle.LATS) == 0
    assert state.share(Muscle.LATS) == 0


def test_r1_the_week_begins_on_monday_where_the_person_is() -> None:
    sunday_late = Trained("any", datetime(2026, 3, 1, 22, 30, tzinfo=EAST), {"pull": 6})
    half_past_midnight = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # on Monday, two hours further east
    monday_here = Trained("any", half_past_midnight, {"pull": 6})
    monday = Trained("any", datetime(2026, 3, 2, 7, 0, tzinfo=EAST), {"pull": 6})
    bout = Trained("any", datetime(2026, 3, 3, 7, 0, tzinfo=EAST), {"pull": 2})
    assert this_week([monday, bout, sunday_late, monday_here], WEDNESDAY) == (monday_here, monday)


def test_r13_a_day_is_heavy_when_more_of_its_sets_are_heavy_than_light() -> None:
    assert Trained("any", WEDNESDAY, heavy=3, light=2).was_heavy
    assert not Trained("any", WEDNESDAY, heavy=2, light=2).was_heavy
    assert not Trained("any", WEDNESDAY).was_heavy


# What a plan works -------------------------------------------------------------------------------------


def test_a_plan_works_its_muscles_as_long_as_its_sets_last() -> None:
    plan = plan_of(work("pull", 10, sets=2), hold("lift", 25), own=(PULL, LIFT))
    seconds = muscle_seconds(plan.phases)
    assert seconds == {Muscle.LATS: 60, Muscle.RHOMBOIDS: 60, Muscle.ERECTOR_SPINAE: 25}
    assert muscle_seconds(plan.phases, helping=0.5) == {**seconds, Muscle.BICEPS: 30}
    assert main_muscles(seconds) == (Muscle.LATS, Muscle.RHOMBOIDS)
    assert main_muscles({}) == ()


def test_a_set_that_goes_side_by_side_is_one_set() -> None:
    sided = Exercise("sided", "Sided", sides=Sides.EACH)
    plan = plan_of(work("sided", sets=3), work("pull", sets=2), own=(sided, PULL))
    assert len(list(main_sets(plan))) == 5
