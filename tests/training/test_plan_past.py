"""A plan follows what the log asks for, within what the file says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backcoach.training.exercise import Exercise, Sides
from backcoach.training.loading import Kit, Pieces
from backcoach.training.one_rep_max import Knowledge, Maximum
from backcoach.training.past import Felt, Past, PastSet
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan, next_targets
from backcoach.training.progression import Move, Target
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Range,
    Tempo,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Level, Node, Pace, Step

from .builders import (
    ANYBODY,
    CATALOGUE,
    HANG,
    active,
    between,
    hold,
    plan_of,
    rests,
    rounds,
    routine,
    work,
)

TODAY = date(2026, 3, 2)


def kg(amount: float) -> Weight:
    return Weight(amount, WeightUnit.KG)


def done(exercise: str, reps: int, weight: Weight | None = None, felt: Felt | None = None) -> PastSet:
    day = TODAY - timedelta(3)
    return PastSet(exercise, 1, day, reps=reps, planned_reps=reps, weight=weight, felt=felt)


def past(*sets: PastSet, **more: object) -> Past:
    return Past(TODAY, {one.exercise: (one,) for one in sets}, **more)  # type: ignore[arg-type]


def planned(log: Past, *nodes: Node, own: tuple[Exercise, ...] = ()) -> Plan:
    return make_plan(routine(*nodes, own=own), CATALOGUE, ANYBODY, log)


def test_every_set_of_an_exercise_is_what_the_log_asks_for_and_says_why() -> None:
    plan = planned(past(done("row", 10, kg(20))), work(reps=Range(8, 12), sets=2))
    for phase in active(plan):
        assert (phase.reps, phase.reps_range, phase.weight, phase.seconds) == (11, Range(8, 12), kg(20), 33)
        assert phase.why == (
            "8–12 reps, as written; all sets of 10 reps done: one rep more: 11 × 3 s (2-0-1-0)"
        )
    assert rests(plan) == [50], "by the load and the range, as without a log"


def test_a_hold_lasts_as_long_as_the_log_asks_for() -> None:
    held = PastSet("hang", 1, TODAY - timedelta(3), seconds=20, planned_seconds=20)
    (phase,) = active(planned(past(held), hold(seconds=Range(15, 30))))
    assert phase.seconds == 25
    assert phase.why == "15–30 s, as written; all sets of 20 s done: 5 s more"


def test_a_first_time_and_the_same_dose_again_need_no_words_of_the_log() -> None:
    for log in (past(), past(done("row", 10, kg(20)))):
        (phase,) = active(planned(log, work(reps=10, rest=60)))
        assert phase.why == "10 reps, as written: 10 × 3 s (2-0-1-0)"
    (held,) = active(planned(past(), hold(seconds=Range(15, 30))))
    assert (held.seconds, held.why) == (15, "15–30 s, as written: start at 15 s")


def test_a_range_that_is_not_climbed_says_why() -> None:
    log = past(done("row", 10, kg(20), Felt.HARD))
    (phase,) = active(planned(log, work(reps=Range(8, 12))))
    assert phase.why.startswith("8–12 reps, as written; all sets of 10 reps done, but hard: the same again")


def test_r4_a_rest_shrinks_by_the_log_unless_the_file_writes_it_out() -> None:
    log = past(done("row", 12))
    plan = planned(log, work(reps=Range(8, 12), sets=2))
    (rest,) = [phase for phase in plan.phases if phase.kind is PhaseKind.REST]
    assert (rest.seconds, rest.why) == (45, "12 reps in every set: rest 45 s instead of 50 s")
    assert rests(planned(log, work(reps=Range(8, 12), sets=2, rest=50))) == [50]


def test_r6_a_load_in_per_cent_becomes_a_weight_that_can_be_loaded() -> None:
    bar = Exercise("lift", "Lift", equipment=(("barbell",),))
    maximum = Maximum(kg(100), TODAY, Knowledge.TYPED)
    rack = Kit({"barbell": Pieces((kg(70), kg(77), kg(90)))})
    log = past(maxima={"lift": maximum}, kit=rack)
    (phase,) = active(planned(log, work("lift", 5, load=Percent(80)), own=(bar,)))
    assert (phase.weight, phase.load) == (kg(77), Percent(80))


@pytest.mark.parametrize(("share", "weight"), [(60, kg(60)), (90, kg(90))])
def test_r6_the_share_decides_the_weight_not_the_number_of_reps(share: float, weight: Weight) -> None:
    log = past(maxima={"row": Maximum(kg(100), TODAY, Knowledge.TYPED)})
    (phase,) = active(planned(log, work(reps=5, load=Percent(share))))
    assert phase.weight == weight


def test_r10_a_carry_goes_on_with_the_weight_that_was_carried_as_far() -> None:
    far, near = Distance(20, DistanceUnit.YARD), Distance(10, DistanceUnit.YARD)
    carried = PastSet("carry", 1, TODAY - timedelta(3), distance=far, planned_distance=far, weight=kg(20))
    for distance, weight in ((far, kg(20)), (near, None)):
        step = Step(PhaseKind.CARRY, "carry", sets=between(1), distance=distance)
        assert {phase.weight for phase in active(planned(past(carried), step))} == {weight}


def test_r3_r4_a_rest_shrinks_no_further_than_the_band_of_its_load() -> None:
    log = past(done("row", 12))
    for load, least in ((LoadClass.HEAVY, 60), (LoadClass.LIGHT, 45)):
        assert rests(planned(log, work(reps=Range(8, 12), sets=2, load=load))) == [least]


def test_a_weight_that_the_file_writes_stays() -> None:
    log = past(done("row", 12, kg(40)))
    for step in (work(reps=Range(8, 12), weight=kg(40)), work(reps=Range(8, 12), load=kg(40))):
        (phase,) = active(planned(log, step))
        assert (phase.weight, phase.reps) == (kg(40), 12)


def test_the_next_targets_name_each_exercise_once_in_the_order_of_the_routine() -> None:
    made = routine(
        work(reps=Range(8, 12), sets=3), hold(sets=2), work(reps=Range(8, 12)), warm_up=(work("superman", 5),)
    )
    found = next_targets(made, CATALOGUE, ANYBODY, past(done("row", 10, kg(20))))
    assert [(one.exercise.id, one.section, one.target.move) for one in found] == [
        ("superman", SectionKind.WARM_UP, Move.START),
        ("row", SectionKind.MAIN, Move.REPS),
        ("hang", SectionKind.MAIN, Move.START),
    ]
    assert found[1].target == Target(
        "row", Move.REPS, "all sets of 10 reps done: one rep more", 11, weight=kg(20)
    )


@pytest.mark.parametrize(
    ("person", "routines", "reps"),
    [
        (None, None, 8),
        (None, Level.ADVANCED, 6),
        (Level.ADVANCED, None, 6),
        (Level.ADVANCED, Level.BEGINNER, 6),
        (Level.BEGINNER, Level.ADVANCED, 8),
    ],
)
def test_r2_plan_and_next_targets_are_for_the_person_s_level_then_for_the_routine_s(
    person: Level | None, routines: Level | None, reps: int
) -> None:
    made, somebody = routine(work(reps=None), level=routines), Person(level=person)
    (found,) = next_targets(made, CATALOGUE, somebody, past())
    plan = make_plan(made, CATALOGUE, somebody, past())
    assert found.target.reps == active(plan)[0].reps == reps
    assert plan.level is (Level.ADVANCED if reps == 6 else Level.BEGINNER)


def test_a_phase_tells_all_that_is_known_of_its_set() -> None:
    row = Exercise("row", "Row", tempo=Tempo(2, 0, 1, 0))
    pull = work(
        reps=Range(4, 6),
        load=Percent(80),
        weight=kg(40),
        cue="Slowly",
        sides=Sides.EACH,
        rep_ticks=False,
        pace=Pace.SELF,
        tempo=Tempo(3, 0, 1, 0),
    )
    plan = plan_of(rounds(2, pull, hold(seconds=20), rest=50), own=(row,), level=Level.ADVANCED)
    place = {"section": SectionKind.MAIN, "set": 1, "sets": 2, "round": 1, "rounds": 2}
    lift = {**place, "exercise": row, "load": Percent(80), "weight": kg(40), "rep_ticks": False}
    told = {**lift, "note": "Slowly"}
    reps = {**told, "reps": 4, "reps_range": Range(4, 6), "tempo": Tempo(3, 0, 1, 0), "open": True}
    why = "4–6 reps, as written: 4 × 4 s (3-0-1-0)"
    left, right = {"side": Side.LEFT}, {"side": Side.RIGHT}
    assert plan.phases[:6] == (
        Phase(0, 0, PhaseKind.PREPARE, 10, why="get ready: 10 s", **told, **left),
        Phase(1, 10, PhaseKind.WORK, 16, why=why, **reps, **left),
        Phase(2, 26, PhaseKind.PREPARE, 5, why="change sides: 5 s", change_sides=True, **told, **right),
        Phase(3, 31, PhaseKind.WORK, 16, why=why, **reps, **right),
        Phase(4, 47, PhaseKind.REST, 75, why="heavy, 4–6 reps: 75 s", **{**lift, "exercise": HANG}),
        Phase(5, 122, PhaseKind.HOLD, 20, why="20 s, as written", exercise=HANG, **place),
    )
    assert plan.phases[6].why == "between rounds: 50 s"


def test_getting_into_place_is_told_by_where_one_goes() -> None:
    plan = plan_of(
        work(rest=0),
        hold(rest=0),
        warm_up=(work("superman", rest=0), work(rest=0)),
        cool_down=(hold(rest=0, sides=Sides.EACH, sets=2),),
    )
    ways = [phase.why for phase in plan.phases if phase.kind is PhaseKind.PREPARE]
    assert ways == [
        "get ready: 10 s",
        "on to the next exercise: 5 s",
        "on to the main part: 10 s",
        "on to the next exercise: 5 s",
        "on to the cool-down: 10 s",
        "change sides: 5 s",
        "change sides: 5 s",
        "change sides: 5 s",
    ]
