"""Figures move in time with the tempo."""

from __future__ import annotations

import math
from itertools import pairwise

from backcoach.training.figure import STEP, Figure, Move, Part, cycle, pose_at, still_for, usual_rep
from backcoach.training.quantities import Tempo
from backcoach.training.skeleton import Bend, Pose, Sketch, View

TEMPO = Tempo(3, 1, 2, 1)


def pose(name: str, **changes: object) -> Pose:
    return Sketch(name, hip=(50, 56), **changes).completed(View.SIDE)  # type: ignore[arg-type]


DOWN = pose("bottom", arm=Bend(180, 180))
UP = pose("top", arm=Bend(90, 90))
CURL = Figure(View.SIDE, (DOWN, UP), usual_rep((), {Part.LIFTING: (1,), Part.LOWERING: (0,)}))


def angle_of(found: Pose) -> float:
    assert isinstance(found.arm, Bend)
    return found.arm.upper % 360


def test_a_rep_begins_at_the_bottom_and_is_lifted_held_and_lowered_in_the_tempo_s_time() -> None:
    assert angle_of(pose_at(CURL, TEMPO, 0)) == 180
    assert angle_of(pose_at(CURL, TEMPO, 2)) == 90
    assert angle_of(pose_at(CURL, TEMPO, 2.9)) == 90
    assert 90 < angle_of(pose_at(CURL, TEMPO, 4.5)) < 180
    assert angle_of(pose_at(CURL, TEMPO, 6)) == 180
    assert angle_of(pose_at(CURL, TEMPO, 6.9)) == 180


def test_the_next_rep_begins_when_the_tempo_s_seconds_are_over() -> None:
    for offset in (0.0, 0.7, 1.9, 4.4):
        first, third = (pose_at(CURL, TEMPO, offset + reps * TEMPO.seconds) for reps in (0, 2))
        assert math.isclose(angle_of(first), angle_of(third))


def test_a_rep_that_names_the_lowering_first_begins_at_the_top() -> None:
    rep = usual_rep((Part.LOWERING, Part.LIFTING), {Part.LOWERING: (0,), Part.LIFTING: (1,)})
    figure = Figure(View.SIDE, (DOWN, UP), rep)
    assert angle_of(pose_at(figure, TEMPO, 0)) == 90
    assert angle_of(pose_at(figure, TEMPO, 3)) == 180


def test_movement_is_eased_at_both_ends() -> None:
    angles = [angle_of(pose_at(CURL, TEMPO, 2 * share / 10)) for share in range(11)]
    steps = [before - after for before, after in pairwise(angles)]
    assert steps[0] < steps[4] > steps[-1]
    assert math.isclose(angles[5], 135)


def test_a_part_of_no_length_is_jumped_over() -> None:
    assert angle_of(pose_at(CURL, Tempo(2, 0, 0, 0), 0)) == 90
    assert angle_of(pose_at(CURL, Tempo(2, 0, 0, 1), 0.5)) == 90


def test_a_part_goes_through_several_poses_in_equal_times() -> None:
    middle = pose("middle", arm=Bend(200, 200))
    rep = usual_rep((), {Part.LIFTING: (2, 1), Part.LOWERING: (0,)})
    figure = Figure(View.SIDE, (DOWN, UP, middle), rep)
    assert angle_of(pose_at(figure, TEMPO, 1)) == 200
    assert angle_of(pose_at(figure, TEMPO, 2)) == 90


def test_every_second_rep_of_an_alternating_exercise_is_done_with_the_other_side() -> None:
    one = pose("top", arm=Bend(90, 90), other_arm=Bend(180, 180))
    figure = Figure(View.SIDE, (DOWN, one), CURL.rep)
    first = pose_at(figure, TEMPO, 2, alternate=True)
    second = pose_at(figure, TEMPO, 2 + TEMPO.seconds, alternate=True)
    assert (first.arm, first.other_arm) == (second.other_arm, second.arm)
    assert first == pose_at(figure, TEMPO, 2 + 2 * TEMPO.seconds, alternate=True)
    assert first == pose_at(figure, TEMPO, 2 + TEMPO.seconds), "others do every rep alike"


def test_a_walk_goes_on_at_its_own_pace() -> None:
    figure = Figure(View.SIDE, (DOWN, UP), walk=(0, 1))
    assert sum(stretch.seconds for stretch in cycle(figure, TEMPO)) == 2 * STEP
    assert angle_of(pose_at(figure, TEMPO, STEP)) == 90
    assert angle_of(pose_at(figure, TEMPO, STEP / 4)) == 157.5, "as fast at its ends as in its middle"


def test_a_walk_ends_where_it_began() -> None:
    figure = Figure(View.SIDE, (DOWN, UP, pose("behind", arm=Bend(210, 210))), walk=(0, 1, 2))
    assert [(one.start, one.end) for one in cycle(figure, TEMPO)] == [(0, 1), (1, 2), (2, 0)]


def test_a_single_pose_never_changes() -> None:
    figure = Figure(View.SIDE, (DOWN,))
    assert pose_at(figure, TEMPO, 12.3) is DOWN
    assert still_for(figure, TEMPO, 3) is None


def test_it_says_how_long_it_stands_still() -> None:
    assert still_for(CURL, TEMPO, 1) == 0
    assert math.isclose(still_for(CURL, TEMPO, 2.25) or 0, 0.75)
    assert math.isclose(still_for(CURL, TEMPO, 6) or 0, 1)


def test_what_is_shown_where_nothing_moves_is_the_top() -> None:
    assert CURL.still is UP
    assert Figure(View.SIDE, (DOWN, UP), (Move(Part.TOP, ()),)).still is DOWN


def test_a_rep_begins_in_the_pose_that_the_last_one_ended_in() -> None:
    middle = pose("middle", arm=Bend(200, 200))
    figure = Figure(View.SIDE, (DOWN, UP, middle), usual_rep((), {Part.LIFTING: (1,), Part.LOWERING: (0, 2)}))
    assert angle_of(pose_at(figure, TEMPO, 0)) == 200


def test_what_goes_from_a_pose_to_itself_never_moves() -> None:
    assert still_for(Figure(View.SIDE, (DOWN,), usual_rep((), {Part.LIFTING: (0,)})), TEMPO, 1) is None


def test_the_very_end_of_a_rep_is_the_beginning_of_the_next() -> None:
    tempo = Tempo(0.1, 0.2, 0.3, 0.1)  # floats that don't add up
    length = sum(one.seconds for one in cycle(CURL, tempo))
    for reps in range(1, 200):
        assert angle_of(pose_at(CURL, tempo, math.nextafter(reps * length, 0))) == 180
