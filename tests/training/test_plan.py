"""A routine becomes a row of phases: sets, sides, rests, rounds and the time to get into place."""

from __future__ import annotations

import pytest

from backcoach.training.exercise import Sides
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind, SectionKind
from backcoach.training.plan import Plan
from backcoach.training.planning import UnknownExercise, make_plan
from backcoach.training.quantities import LoadClass, Tempo, Weight, WeightUnit
from backcoach.training.routine import Level, Pace, Routine

from .builders import (
    CATALOGUE,
    QUICK,
    ROW,
    active,
    between,
    exercise,
    hold,
    of_kind,
    outline,
    pause,
    plan_of,
    rests,
    rounds,
    routine,
    work,
)


def test_a_session_begins_with_time_to_get_ready() -> None:
    plan = plan_of(work(reps=5))
    assert outline(plan) == ["prepare 10", "work 15"]
    ready = plan.phases[0]
    assert ready.why == "get ready: 10 s"
    assert ready.exercise is ROW
    assert not ready.change_sides


def test_sets_have_a_rest_between_them_and_none_after_the_last_of_all() -> None:
    plan = plan_of(work(sets=3, rest=45))
    assert outline(plan) == ["prepare 10", "work 15", "rest 45", "work 15", "rest 45", "work 15"]
    assert [(phase.set, phase.sets) for phase in active(plan)] == [(1, 3), (2, 3), (3, 3)]


def test_the_last_set_of_an_exercise_rests_too_when_something_follows() -> None:
    plan = plan_of(work("row", sets=2, rest=45), work("superman", rest=30))
    assert outline(plan) == ["prepare 10", "work 15", "rest 45", "work 15", "rest 45", "work 15"]


def test_a_rest_shows_what_comes_next_and_counts_the_set_just_done() -> None:
    own = exercise(cues=("Slow",))
    plan = plan_of(work("row", sets=2, rest=45, cue="Pull"), work("own"), own=(own,))
    first, second = of_kind(plan, PhaseKind.REST)
    assert (first.exercise, first.set, first.sets) == (ROW, 1, 2)
    assert (second.exercise, second.set, second.sets) == (own, 2, 2)
    assert second.cues == ("Slow",)
    assert second.reps is None
    assert second.side is None


def test_reps_last_as_long_as_their_tempo() -> None:
    plan = plan_of(work(reps=5, tempo=Tempo(3, 1, 1, 0)), person=QUICK)
    (done,) = plan.phases
    assert done.seconds == 25
    assert done.tempo == Tempo(3, 1, 1, 0)
    assert done.why == "5 reps, as written: 5 × 5 s (3-1-1-0)"


def test_reps_without_a_tempo_take_the_exercise_s_own() -> None:
    own = exercise(tempo=Tempo(4, 0, 2, 1))
    assert outline(plan_of(work("own", reps=3), own=(own,), person=QUICK)) == ["work 21"]


def test_a_range_of_reps_starts_at_its_low_end_and_remembers_the_range() -> None:
    (done,) = plan_of(work(reps=between(4, 6)), person=QUICK).phases
    assert (done.reps, done.reps_range, done.seconds) == (4, between(4, 6), 12)


def test_timed_work_has_neither_reps_nor_tempo() -> None:
    (done,) = plan_of(work(seconds=40), person=QUICK).phases
    assert (done.kind, done.seconds, done.reps, done.tempo) == (PhaseKind.WORK, 40, None, None)


def test_each_side_gets_the_full_dose_with_a_change_over_between() -> None:
    plan = plan_of(work(reps=5, sides=Sides.EACH, sets=2, rest=30))
    assert outline(plan) == [
        "prepare 10 left",
        "work 15 left",
        "prepare 5 right",
        "work 15 right",
        "rest 30",
        "work 15 left",
        "prepare 5 right",
        "work 15 right",
    ]
    assert [phase.change_sides for phase in plan.phases] == [side == 2 or side == 6 for side in range(8)]
    assert {phase.reps for phase in active(plan)} == {5}
    assert [(phase.set, phase.sets) for phase in active(plan)] == [(1, 2), (1, 2), (2, 2), (2, 2)]
    assert plan.phases[2].why == "change sides: 5 s"


def test_a_hold_can_go_side_by_side_too() -> None:
    plan = plan_of(hold(seconds=20, sides=Sides.EACH))
    assert outline(plan) == ["prepare 10 left", "hold 20 left", "prepare 5 right", "hold 20 right"]


def test_alternating_sides_are_one_stretch_in_which_the_reps_count_both() -> None:
    plan = plan_of(work(reps=20, sides=Sides.ALTERNATE))
    assert outline(plan) == ["prepare 10 alternate", "work 60 alternate"]
    assert active(plan)[0].reps == 20


def test_the_step_s_sides_go_before_the_exercise_s() -> None:
    own = exercise(sides=Sides.EACH)
    assert len(active(plan_of(work("own"), own=(own,)))) == 2
    assert len(active(plan_of(work("own", sides=Sides.ALTERNATE), own=(own,)))) == 1


def test_sets_without_a_rest_still_leave_time_to_change_sides() -> None:
    plan = plan_of(work(reps=5, sides=Sides.EACH, sets=2, rest=0))
    assert outline(plan) == [
        "prepare 10 left",
        "work 15 left",
        "prepare 5 right",
        "work 15 right",
        "prepare 5 left",
        "work 15 left",
        "prepare 5 right",
        "work 15 right",
    ]
    assert plan.phases[4].change_sides


def test_sets_of_one_exercise_without_a_rest_follow_at_once() -> None:
    assert outline(plan_of(work(sets=2, rest=0))) == ["prepare 10", "work 15", "work 15"]


def test_a_superset_has_no_rest_inside_only_time_to_change_over() -> None:
    plan = plan_of(work("row", rest=0), work("superman", rest=40), work("row"))
    assert outline(plan) == ["prepare 10", "work 15", "prepare 5", "work 15", "rest 40", "work 15"]
    over = plan.phases[2]
    assert over.why == "on to the next exercise: 5 s"
    assert over.exercise is CATALOGUE["superman"]
    assert not over.change_sides


def test_rounds_rest_in_place_of_their_last_step_s_own_rest() -> None:
    plan = plan_of(rounds(3, work("row", rest=0), work("superman", rest=15), rest=60))
    one_round = ["work 15", "prepare 5", "work 15"]
    assert outline(plan) == ["prepare 10", *one_round, "rest 60", *one_round, "rest 60", *one_round]
    assert of_kind(plan, PhaseKind.REST)[0].why == "between rounds: 60 s"


def test_rounds_without_a_rest_of_their_own_keep_the_last_step_s() -> None:
    plan = plan_of(rounds(2, work("row", rest=0), work("superman", rest=15)))
    assert rests(plan) == [15]


def test_after_the_last_round_the_last_step_rests_as_it_says() -> None:
    plan = plan_of(rounds(2, work("row", rest=15), rest=60), work("superman"))
    assert rests(plan) == [60, 15]
    plan = plan_of(rounds(2, work("row", rest=0), rest=60), work("superman"))
    assert outline(plan) == ["prepare 10", "work 15", "rest 60", "work 15", "prepare 5", "work 15"]


def test_rounds_without_any_rest_need_a_change_over_back_to_the_first_exercise() -> None:
    plan = plan_of(rounds(2, work("row", rest=0), work("superman", rest=15), rest=0))
    assert outline(plan) == [
        "prepare 10",
        *("work 15", "prepare 5", "work 15"),
        "prepare 5",
        *("work 15", "prepare 5", "work 15"),
    ]


def test_a_step_in_rounds_is_one_set_a_round_and_counts_on() -> None:
    plan = plan_of(rounds(3, work("row", sets=None), rest=60), level=Level.ADVANCED)
    assert [(p.set, p.sets, p.round, p.rounds) for p in active(plan)] == [
        (1, 3, 1, 3),
        (2, 3, 2, 3),
        (3, 3, 3, 3),
    ]


def test_a_step_in_rounds_that_says_more_sets_gets_them_every_round() -> None:
    plan = plan_of(rounds(2, work("row", sets=2, rest=15), rest=60))
    assert [(p.set, p.sets, p.round) for p in active(plan)] == [(1, 4, 1), (2, 4, 1), (3, 4, 2), (4, 4, 2)]
    assert rests(plan) == [15, 60, 15]


def test_rounds_within_rounds_number_their_sets_through() -> None:
    plan = plan_of(rounds(2, work("row", rest=0), rounds(3, work("superman", rest=10)), rest=60))
    rows = [p for p in active(plan) if p.exercise is ROW]
    supermans = [p for p in active(plan) if p.exercise is not ROW]
    assert [(p.set, p.sets, p.round, p.rounds) for p in rows] == [(1, 2, 1, 2), (2, 2, 2, 2)]
    assert [(p.set, p.sets, p.round, p.rounds) for p in supermans] == [(n, 6, n, 6) for n in range(1, 7)]
    assert rests(plan) == [10, 10, 60, 10, 10]


def test_outside_of_rounds_there_is_no_round() -> None:
    assert {(p.round, p.rounds) for p in plan_of(work(sets=2)).phases} == {(None, None)}


def test_a_list_of_reps_is_one_value_a_set() -> None:
    plan = plan_of(work(reps=[12, 10, 8], sets=None, rest=30))
    assert [(p.reps, p.set, p.sets) for p in active(plan)] == [(12, 1, 3), (10, 2, 3), (8, 3, 3)]


def test_lists_of_seconds_loads_weights_and_rests_make_sets_too() -> None:
    heavier = [Weight(amount, WeightUnit.KG) for amount in (20, 22.5, 25)]
    assert [p.seconds for p in active(plan_of(hold(seconds=[20, 30], sets=None, rest=10)))] == [20, 30]
    assert [p.weight for p in active(plan_of(work(weight=heavier, sets=None)))] == heavier
    assert [p.load for p in active(plan_of(work(load=list(LoadClass), sets=None)))] == list(LoadClass)
    plan = plan_of(work(rest=[30, 60, 90], sets=None))
    assert len(active(plan)) == 3
    assert rests(plan) == [30, 60]  # nothing follows the third set


def test_the_last_value_of_a_shorter_list_stands_for_the_sets_after_it() -> None:
    plan = plan_of(work(reps=[12, 10, 8], rest=[30, 60], sets=None), work("superman"))
    assert rests(plan) == [30, 60, 60]


def test_a_weight_that_stands_as_the_load_is_the_weight() -> None:
    kettlebell = Weight(24, WeightUnit.KG)
    assert active(plan_of(work(load=kettlebell)))[0].weight == kettlebell
    belt = Weight(5, WeightUnit.KG)
    both = active(plan_of(work(load=LoadClass.HEAVY, weight=belt)))[0]
    assert (both.load, both.weight) == (LoadClass.HEAVY, belt)


def test_a_break_takes_the_place_of_the_rest_before_it() -> None:
    plan = plan_of(work("row", rest=15), pause(120), work("superman"))
    assert outline(plan) == ["prepare 10", "work 15", "rest 120", "work 15"]
    assert of_kind(plan, PhaseKind.REST)[0].why == "as written: 2 min"


def test_a_break_with_nothing_before_or_after_it_is_none() -> None:
    assert outline(plan_of(pause(60), work(), pause(60))) == ["prepare 10", "work 15"]


def test_a_break_in_rounds_comes_every_round() -> None:
    plan = plan_of(rounds(2, work("row", rest=5), pause(20), work("superman", rest=5), rest=60))
    assert rests(plan) == [20, 60, 20]


def test_a_break_can_lie_between_two_sections() -> None:
    plan = plan_of(pause(30), work("superman"), warm_up=(work("row", rest=0),))
    assert outline(plan) == ["prepare 10", "work 15", "rest 30", "work 15"]


def test_a_person_who_paces_themselves_ends_every_set_and_only_the_sets() -> None:
    plan = plan_of(work(sides=Sides.EACH, rest=15), hold(), person=Person(pace=Pace.SELF))
    assert {phase.open for phase in active(plan)} == {True}
    assert {phase.open for phase in plan.phases if not phase.kind.active} == {False}
    assert active(plan)[0].seconds == 15  # the estimate


def test_a_step_s_pace_goes_before_the_person_s() -> None:
    assert active(plan_of(work(pace=Pace.SELF)))[0].open
    assert not active(plan_of(work(pace=Pace.TIMED), person=Person(pace=Pace.SELF)))[0].open


def test_a_closed_plan_is_the_same_with_every_phase_ending_by_itself() -> None:
    plan = plan_of(work(sets=2), hold(), person=Person(pace=Pace.SELF))
    timed = plan_of(work(sets=2), hold(), person=Person(pace=Pace.TIMED))
    assert plan != timed
    assert plan.closed() == timed
    assert timed.closed() == timed


def test_a_section_that_follows_without_a_rest_has_time_to_get_ready() -> None:
    plan = plan_of(work("row", rest=0), warm_up=(work("row", rest=0),), cool_down=(hold(),))
    assert outline(plan) == ["prepare 10", "work 15", "prepare 10", "work 15", "prepare 10", "hold 20"]
    assert [phase.section for phase in active(plan)] == list(SectionKind)
    assert plan.phases[2].section is SectionKind.MAIN
    assert plan.phases[2].why == "on to the main part: 10 s"
    assert plan.phases[4].why == "on to the cool-down: 10 s"


def test_a_section_that_follows_after_a_rest_needs_no_more_time() -> None:
    plan = plan_of(work("superman"), warm_up=(work("row", rest=30),))
    assert outline(plan) == ["prepare 10", "work 15", "rest 30", "work 15"]
    assert plan.phases[2].section is SectionKind.WARM_UP


def test_the_sections_come_in_their_own_order_however_they_are_written() -> None:
    made = Routine("t", "T", sections={s: (work(rest=0),) for s in reversed(SectionKind)})
    assert [phase.section for phase in active(make_plan(made, CATALOGUE, QUICK))] == list(SectionKind)


def test_phases_of_no_length_are_left_out() -> None:
    plan = plan_of(work("row", sides=Sides.EACH, rest=0), work("superman", rest=0), hold(), person=QUICK)
    assert outline(plan) == ["work 15 left", "work 15 right", "work 15", "hold 20"]
    assert [phase.index for phase in plan.phases] == [0, 1, 2, 3]
    assert [phase.at for phase in plan.phases] == [0, 15, 30, 45]
    assert plan.seconds == 65


def test_the_person_says_how_long_getting_ready_and_changing_over_take() -> None:
    plan = plan_of(work(sides=Sides.EACH, rest=0), hold(), person=Person(prepare=20, change_over=8))
    assert [phase.seconds for phase in of_kind(plan, PhaseKind.PREPARE)] == [20, 8, 8]


def test_an_empty_routine_is_an_empty_plan() -> None:
    plan = plan_of()
    assert plan == Plan("test", "Test", Level.BEGINNER, ())
    assert plan.seconds == 0


def test_an_exercise_of_the_routine_hides_the_catalogue_s() -> None:
    mine = exercise("row", tempo=Tempo(1, 0, 1, 0))
    assert active(plan_of(work("row"), own=(mine,)))[0].exercise is mine


def test_an_unknown_exercise_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownExercise, match="rwo"):
        plan_of(work("rwo"))


def test_a_plan_carries_the_routine_s_names() -> None:
    plan = plan_of(work())
    assert (plan.routine, plan.name) == ("test", "Test")


def test_every_step_is_found_once_whatever_rounds_it_is_in() -> None:
    warm, one, two, cool = work("row"), work("superman"), hold(), hold(seconds=40)
    made = routine(pause(5), rounds(3, one, rounds(2, two)), warm_up=(warm,), cool_down=(cool,))
    assert list(made.steps()) == [
        (SectionKind.WARM_UP, warm),
        (SectionKind.MAIN, one),
        (SectionKind.MAIN, two),
        (SectionKind.COOL_DOWN, cool),
    ]


def test_equipment_is_said_in_words() -> None:
    assert exercise(equipment=(("bench", "stool"), ("dumbbell",))).needs() == ("bench or stool", "dumbbell")


def test_a_routine_without_some_of_its_sections_has_the_steps_of_the_others() -> None:
    assert list(routine(cool_down=(hold(),)).steps()) == [(SectionKind.COOL_DOWN, hold())]
