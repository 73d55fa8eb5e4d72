"""What the next target is, and why: one test a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backcoach.training.bout import Aim
from backcoach.training.one_rep_max import Knowledge, Maximum
from backcoach.training.past import Felt, Past, PastSet
from backcoach.training.progression import Move
from backcoach.training.quantities import Distance, DistanceUnit, Range, Weight, WeightUnit

from .past_sets import HOLD, PULLS, TODAY, held, kg, lb, logged, numbered, sets, target


def test_the_first_time_starts_at_the_low_end() -> None:
    first = target(PULLS)
    assert (first.move, first.reps, first.weight) == (Move.START, 8, None)
    assert first.why == "first time: 8 reps, the low end of 8–12"


def test_r4_all_reps_done_is_one_rep_more() -> None:
    more = target(PULLS, sets(9, 9, 9, weight=kg(30)))
    assert (more.move, more.reps, more.weight) == (Move.REPS, 10, kg(30))
    assert more.why == "all sets of 9 reps done: one rep more"


def test_who_did_more_than_planned_goes_on_from_there() -> None:
    assert target(PULLS, sets(11, 12, 11, plan=9)).reps == 11


@pytest.mark.parametrize(
    ("now", "after"),
    [(kg(20), kg(22.5)), (kg(47.5), kg(50)), (kg(50), kg(55)), (lb(45), lb(50)), (lb(110), lb(120))],
)
def test_r5_the_top_of_the_range_adds_weight_by_its_size_and_goes_back_to_the_low_end(
    now: Weight, after: Weight
) -> None:
    up = target(PULLS, sets(12, 12, weight=now))
    assert (up.move, up.reps, up.weight) == (Move.WEIGHT, 8, after)
    assert up.why == f"12 reps in every set: {after}, back to 8 reps"


def test_r5_a_last_set_that_felt_easy_adds_weight_at_once() -> None:
    up = target(PULLS, sets(8, 8, weight=kg(20), felt=Felt.EASY))
    assert (up.move, up.reps, up.weight) == (Move.WEIGHT, 8, kg(22.5))
    assert up.why == "more was easily there: 22.5 kg, back to 8 reps"


def test_a_hard_set_is_done_once_more() -> None:
    again = target(PULLS, sets(10, 10, weight=kg(20), felt=Felt.HARD))
    assert (again.move, again.reps, again.weight) == (Move.STAY, 10, kg(20))


def test_one_failure_stays_and_two_go_back() -> None:
    failed = sets(10, 9, 7, plan=10, weight=kg(40), ago=6)
    once = target(PULLS, failed)
    assert (once.move, once.reps, once.weight) == (Move.STAY, 10, kg(40))
    assert once.why == "not all 10 reps in every set: the same again"
    twice = target(PULLS, failed, sets(10, 8, 8, plan=10, weight=kg(40)))
    assert (twice.move, twice.reps, twice.weight) == (Move.BACK_OFF, 8, kg(35))  # 36 kg can't be loaded
    assert twice.why == "not all 10 reps in every set, twice: back to 8 reps at 35 kg"


def test_a_session_that_was_broken_off_neither_grows_nor_counts_as_a_failure() -> None:
    short = numbered(sets(10, plan=10, weight=kg(40), ago=6), 3)
    stays = target(PULLS, short)
    assert (stays.move, stays.reps, stays.weight) == (Move.STAY, 10, kg(40))
    assert stays.why == "only 1 of 3 sets done: the same again"
    assert target(PULLS, numbered(sets(10, 10, 10, plan=10, weight=kg(40)), 3)).reps == 11
    failed = sets(10, 9, 7, plan=10, weight=kg(40))
    assert target(PULLS, short, numbered(failed, 3)).move is Move.STAY, "it has failed once, not twice"


def test_a_set_of_a_ladder_is_whole_when_its_other_rungs_were_done() -> None:
    ladder = numbered([*sets(5, exercise="pull-up"), *sets(4, 3, exercise="pull-up")], 3)
    assert target(Aim("pull-up", reps=Range(5, 5)), ladder).why == "5 reps in every set: the same again"


def test_the_easier_of_two_sessions_a_month_apart_keeps_one_in_practice() -> None:
    heavy = sets(5, 5, weight=kg(80), ago=30)
    light = sets(15, 15, weight=kg(40), ago=2)
    again = target(Aim("lat-pulldown", reps=Range(4, 6)), heavy, light)
    assert (again.move, again.reps, again.weight) == (Move.REPS, 6, kg(80))


def test_what_was_lifted_fifteen_times_can_be_lifted_five_times() -> None:
    first = target(Aim("lat-pulldown", reps=Range(4, 6)), sets(15, 15, weight=kg(40)))
    assert (first.move, first.reps, first.weight) == (Move.START, 4, kg(40))
    assert first.why.endswith("; 40 kg, lifted more often than that")
    fewer = target(Aim("lat-pulldown", reps=Range(18, 25)), sets(15, 15, weight=kg(40)))
    assert fewer.weight is None


def test_two_failures_at_different_weights_are_one_each() -> None:
    failed = sets(10, 9, plan=10, weight=kg(42.5), ago=6)
    assert target(PULLS, failed, sets(10, 9, plan=10, weight=kg(40))).move is Move.STAY


@pytest.mark.parametrize(("ago", "weight"), [(20, kg(60)), (21, kg(52.5)), (42, kg(47.5)), (200, kg(40))])
def test_after_weeks_away_one_starts_lighter(ago: int, weight: Weight) -> None:
    back = target(PULLS, sets(10, 10, weight=kg(60), ago=ago))
    assert back.weight == weight
    assert (back.move is Move.EASE_IN) == (ago >= 21)
    if ago >= 21:
        assert back.reps == 8
        assert back.why == f"{ago // 7} weeks since the last time: start lighter, {weight}, 8 reps"


@pytest.mark.parametrize(("plan", "after"), [(15, 20), (20, 25), (25, 30), (30, 30)])
def test_r7_a_hold_grows_by_five_seconds_up_to_thirty(plan: float, after: float) -> None:
    assert target(HOLD, held(plan, plan, plan=plan)).seconds == after


def test_r7_a_hold_that_was_held_far_beyond_grows_by_five_seconds_all_the_same() -> None:
    assert target(HOLD, held(28, 29, plan=15)).seconds == 20


def test_r8_the_thoracic_hold_stays_within_thirty_to_sixty_seconds() -> None:
    aim = Aim("thoracic-extension", seconds=Range(30, 60))
    assert target(aim).seconds == 30
    assert target(aim, held(60, plan=60, exercise="thoracic-extension")).seconds == 60


def test_a_hold_that_fails_twice_goes_back_five_seconds_but_never_below_its_range() -> None:
    short = [held(20, 17, plan=25, ago=9), held(25, 20, plan=25, ago=6)]
    assert target(HOLD, *short).seconds == 20
    low = [held(9, plan=15, ago=9), held(10, plan=15, ago=6)]
    assert target(HOLD, *low).seconds == 15


@pytest.mark.parametrize(
    ("exercise", "rung"),
    [("negative-pull-up", "chin-up"), ("chin-up", "pull-up")],
)
def test_r9_the_top_of_a_rung_leads_to_the_next(exercise: str, rung: str) -> None:
    aim = Aim(exercise, reps=Range(3, 5))
    assert target(aim, sets(5, 4, exercise=exercise, plan=4)).rung is None
    ready = target(aim, sets(5, 5, exercise=exercise))
    assert (ready.rung, ready.reps, ready.move) == (rung, 5, Move.STAY)


def test_r9_the_hang_leads_to_negatives_at_twenty_seconds() -> None:
    hang = Aim("flexed-arm-hang", seconds=Range(5, 20))
    assert target(hang, held(15, 15, plan=15, exercise="flexed-arm-hang")).seconds == 20
    ready = target(hang, held(20, 21, 20, plan=20, exercise="flexed-arm-hang"))
    assert (ready.rung, ready.seconds) == ("negative-pull-up", 20)
    assert ready.why == "20 s in every set: ready for slow negatives"
    short = Aim("flexed-arm-hang", seconds=Range(5, 10))
    assert target(short, held(10, plan=10, exercise="flexed-arm-hang")).rung is None


def test_r9_after_pull_ups_comes_weight_on_a_belt() -> None:
    aim = Aim("pull-up", reps=Range(4, 6))
    added = target(aim, sets(6, 6, 6, exercise="pull-up"))
    assert (added.move, added.weight, added.reps) == (Move.WEIGHT, kg(2.5), 4)
    assert added.why == "6 reps in every set: 2.5 kg on a belt, back to 4 reps"
    assert target(aim, sets(6, 6, exercise="pull-up"), unit=WeightUnit.LB).weight == lb(5)


def test_r4_where_no_weight_can_grow_the_rest_shrinks_within_its_band() -> None:
    tops = [sets(12, 12, ago=ago) for ago in (15, 12, 9, 6, 3)]
    rests = [target(PULLS, *tops[5 - count :]).rest for count in range(1, 6)]
    assert rests == [40, 35, 30, 30, 30]
    assert target(PULLS, tops[4]).why == "12 reps in every set: rest 40 s instead of 45 s"


def test_r4_a_rest_that_the_file_writes_out_is_left_alone() -> None:
    written = Aim("lat-pulldown", reps=Range(8, 12), rest=45)
    assert target(written, sets(12, 12)).rest is None


def test_a_hold_that_fails_at_a_shorter_time_has_failed_once_there() -> None:
    down = [held(20, 17, plan=25, ago=12), held(25, 20, plan=25, ago=9), held(18, plan=20, ago=6)]
    assert target(HOLD, *down).seconds == 20
    assert target(HOLD, *down, held(18, plan=20)).seconds == 15


def test_who_lets_go_of_a_hold_a_blink_before_its_end_has_held_it() -> None:
    assert target(HOLD, held(19.7, 20, plan=20)).seconds == 25
    assert target(HOLD, held(19.2, 20, plan=20)).move is Move.STAY


def test_r9_a_belt_that_is_too_much_comes_off_again() -> None:
    aim = Aim("pull-up", reps=Range(4, 6))
    failed = [sets(4, 3, plan=4, weight=kg(2.5), exercise="pull-up", ago=ago) for ago in (6, 3)]
    off = target(aim, *failed)
    assert (off.move, off.weight, off.reps) == (Move.BACK_OFF, None, 4)
    assert off.why == "not all 4 reps in every set, twice: back to 4 reps without the weight"
    away = target(aim, sets(5, 5, weight=kg(2.5), exercise="pull-up", ago=30))
    assert (away.move, away.weight) == (Move.EASE_IN, None)
    assert away.why == "4 weeks since the last time: start lighter, without the weight, 4 reps"


def test_a_weight_that_the_file_writes_out_stays_and_the_reason_says_what_is_in_reach() -> None:
    aim = Aim("lat-pulldown", reps=Range(8, 12), weight=kg(40))
    stays = target(aim, sets(12, 12, weight=kg(40)))
    assert (stays.weight, stays.reps) == (kg(40), 12)
    assert "40 kg as written, the file may say 42.5 kg now" in stays.why


def test_one_fixed_dose_adds_weight_only_when_it_felt_easy() -> None:
    five = Aim("lat-pulldown", reps=Range(5, 5))
    assert target(five, sets(5, 5, weight=kg(60))).weight == kg(60)
    assert target(five, sets(5, 5, weight=kg(60), felt=Felt.EASY)).weight == kg(65)


def test_r10_a_carry_keeps_its_distance_and_grows_heavier_when_it_felt_easy() -> None:
    yards = Distance(20, DistanceUnit.YARD)
    aim = Aim("single-arm-overhead-carry", distance=yards)
    walked = PastSet(
        aim.exercise, 1, TODAY - timedelta(2), seconds=23, distance=yards, weight=kg(8), felt=Felt.EASY
    )
    assert target(aim, [walked]).weight == kg(10)


def test_r10_a_carry_that_was_put_down_early_grows_no_heavier() -> None:
    yards, short = Distance(20, DistanceUnit.YARD), Distance(15, DistanceUnit.YARD)
    aim = Aim("single-arm-overhead-carry", distance=yards)
    walked = PastSet(
        aim.exercise, 1, TODAY, distance=short, planned_distance=yards, weight=kg(8), felt=Felt.EASY
    )
    again = target(aim, [walked])
    assert (again.move, again.weight) == (Move.STAY, kg(8))
    assert again.why == "not all 20 yd in every set: the same again"
    twice = target(aim, [walked], [replace(walked, session=2)])
    assert (twice.move, twice.weight) == (Move.BACK_OFF, kg(5))
    assert twice.why == "not all 20 yd in every set, twice: back to 20 yd at 5 kg"


def test_fours_say_nothing_about_fifteens() -> None:
    heavy = sets(5, 5, weight=kg(100))
    first = target(PULLS, heavy)
    assert first.move is Move.START
    # Five at 100 kg is a maximum of 112.5 kg (Brzycki); twelve in a row go with 112.5 ÷ 1.44 = 78.1 kg.
    assert first.weight == kg(77.5)
    assert "112.5 kg (estimated)" in first.why


def test_what_was_declined_stays_as_it_was() -> None:
    stays = target(PULLS, sets(9, 9, weight=kg(30)), declined=frozenset({"lat-pulldown"}))
    assert (stays.reps, stays.weight, stays.why) == (9, kg(30), "as last time, as you chose")


def test_r6_a_per_cent_load_comes_from_a_typed_maximum() -> None:
    aim = Aim("deadlift", reps=Range(4, 6), percent=85)
    typed = {"deadlift": Maximum(kg(141), TODAY, Knowledge.TYPED)}
    start = target(aim, maxima=typed)
    assert start.weight == kg(117.5)  # 119.85 can't be loaded, and more would be more than 85 %
    assert start.why == "first time: 4 reps, the low end of 4–6; 85 % of 141 kg (typed)"


def test_r6_a_new_maximum_moves_the_weight_but_no_faster_than_r5() -> None:
    aim = Aim("deadlift", reps=Range(4, 6), percent=85)
    done = sets(5, 5, weight=kg(100), exercise="deadlift")
    tested = {"deadlift": Maximum(kg(141), TODAY, Knowledge.TESTED)}
    moved = target(aim, done, maxima=tested)
    assert (moved.weight, moved.reps) == (kg(105), 4)
    assert moved.why == "on the way to 117.5 kg, 85 % of 141 kg (tested)"


def test_r6_a_maximum_that_has_long_been_known_does_not_pull_a_weight_back_that_has_outgrown_it() -> None:
    # 85 % of 121 kg is 102.5 on the bar; what the log has reached since then stays reached.
    aim = Aim("deadlift", reps=Range(4, 6), percent=85)
    typed = {"deadlift": Maximum(kg(121), TODAY - timedelta(30), Knowledge.TYPED)}
    on = target(aim, sets(4, 4, weight=kg(107.5), exercise="deadlift"), maxima=typed)
    assert (on.move, on.weight, on.reps) == (Move.REPS, kg(107.5), 5)


def test_r6_on_the_way_to_its_share_a_weight_climbs_until_it_is_too_much() -> None:
    aim = Aim("deadlift", reps=Range(4, 6), percent=85)
    typed = {"deadlift": Maximum(kg(141), TODAY - timedelta(30), Knowledge.TYPED)}
    climbed = [
        sets(4, 4, weight=kg(amount), exercise="deadlift", ago=ago) for amount, ago in ((100, 6), (105, 3))
    ]
    assert target(aim, *climbed, maxima=typed).weight == kg(110)
    hard = sets(4, 4, weight=kg(105), exercise="deadlift", felt=Felt.HARD)
    held_back = target(aim, climbed[0], hard, maxima=typed)
    assert (held_back.move, held_back.weight) == (Move.STAY, kg(105))


def test_r6_a_lower_maximum_that_is_new_takes_weight_off() -> None:
    aim = Aim("deadlift", reps=Range(4, 6), percent=85)
    tested = {"deadlift": Maximum(kg(110), TODAY, Knowledge.TESTED)}
    down = target(aim, sets(4, 4, weight=kg(107.5), exercise="deadlift"), maxima=tested)
    assert (down.move, down.weight) == (Move.WEIGHT, kg(92.5))


def test_a_set_that_shows_more_than_the_typed_maximum_replaces_it() -> None:
    typed = Maximum(kg(100), TODAY - timedelta(30), Knowledge.TYPED)
    older, newer = sets(5, weight=kg(110), ago=40), sets(5, weight=kg(96), ago=3)
    best = Past(TODAY, logged(older, newer), {"lat-pulldown": typed}).maximum("lat-pulldown")
    assert best == Maximum(kg(108), TODAY - timedelta(3), Knowledge.ESTIMATED)
