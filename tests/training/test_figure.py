"""Figures move in time with the tempo, and no pose stretches a limb."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.figure import STEP, Figure, Move, Part, cycle, pose_at, still_for, usual_rep
from backcoach.training.quantities import Tempo
from backcoach.training.skeleton import LIMBS, Bend, Joint, Pose, Reach, View, blend, joints

TEMPO = Tempo(3, 1, 2, 1)


def pose(name: str, **changes: object) -> Pose:
    return Pose(name, hip=(50, 56), **changes).completed(View.SIDE)  # type: ignore[arg-type]


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


def test_swapping_twice_changes_nothing_from_any_side() -> None:
    for view in View:
        lean = Pose("lean", (48, 56), back=(10, 20), arm=Bend(30, 40), leg=Reach((60, 92))).completed(view)
        found, again = joints(view, lean), joints(view, lean.swapped(view).swapped(view))
        assert all(math.dist(found[joint], again[joint]) < 1e-6 for joint in Joint)


def test_a_walk_goes_on_at_its_own_pace() -> None:
    figure = Figure(View.SIDE, (DOWN, UP), walk=(0, 1))
    assert sum(stretch.seconds for stretch in cycle(figure, TEMPO)) == 2 * STEP
    assert angle_of(pose_at(figure, TEMPO, STEP)) == 90


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


angles = st.floats(-360, 360)
places = st.tuples(st.floats(0, 100), st.floats(0, 100))
limbs = st.one_of(st.builds(Bend, angles, angles), st.builds(Reach, places))
poses = st.builds(
    Pose,
    name=st.just("any"),
    hip=places,
    back=st.tuples(angles, angles),
    arm=limbs,
    leg=limbs,
    other_arm=st.none() | limbs,
    other_leg=st.none() | limbs,
)


@given(st.sampled_from(View), poses, poses, st.floats(0, 1))
def test_no_pose_and_nothing_between_two_stretches_a_limb(
    view: View, start: Pose, end: Pose, share: float
) -> None:
    found = joints(view, blend(view, start.completed(view), end.completed(view), share))
    for (one, other), length in LIMBS.items():
        assert math.isclose(math.dist(found[one], found[other]), length, rel_tol=1e-3)


bends = st.builds(Bend, angles, angles)
turning = st.builds(
    Pose, name=st.just("any"), hip=places, back=st.tuples(angles, angles), arm=bends, leg=bends
)


# Not with limbs that reach: one that is just at its root may turn round at once.
@given(st.sampled_from(View), turning, turning)
def test_a_blend_begins_and_ends_where_it_should(view: View, start: Pose, end: Pose) -> None:
    start, end = start.completed(view), end.completed(view)
    for share, wanted in ((0.0, start), (1.0, end), (1e-9, start), (1 - 1e-9, end)):
        found, there = joints(view, blend(view, start, end, share)), joints(view, wanted)
        assert all(math.dist(found[joint], there[joint]) < 1e-3 for joint in Joint)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_what_reaches_for_the_same_place_in_both_poses_stays_there(share: float) -> None:
    low = Pose("low", (45, 70), back=(30, 30), leg=Reach((50, 92))).completed(View.SIDE)
    high = Pose("high", (50, 57), leg=Reach((50, 92))).completed(View.SIDE)
    found = joints(View.SIDE, blend(View.SIDE, low, high, share))
    assert math.dist(found[Joint.FOOT], (50, 92)) < 1e-6


def test_knees_bend_ahead_and_elbows_behind() -> None:
    found = joints(View.SIDE, pose("squat", arm=Reach((55, 50)), leg=Reach((50, 80))))
    assert found[Joint.KNEE][0] > 50
    assert found[Joint.ELBOW][0] < found[Joint.SHOULDER][0]


def test_from_the_front_the_other_limbs_are_mirror_images() -> None:
    found = joints(
        View.FRONT, Pose("y", (50, 56), arm=Bend(40, 10), leg=Reach((60, 92))).completed(View.FRONT)
    )
    for joint in (Joint.SHOULDER, Joint.ELBOW, Joint.HAND, Joint.HIP, Joint.KNEE, Joint.FOOT, Joint.TOE):
        x, y = found[Joint(f"other-{joint}")]
        assert math.isclose(100 - x, found[joint][0])
        assert math.isclose(y, found[joint][1])
