"""No pose stretches a limb, and what is not written of one follows from the rest."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.skeleton import (
    HANGING,
    LIMBS,
    Bend,
    Joint,
    Point,
    Reach,
    Sketch,
    View,
    blend,
    joints,
)

STANDING = Sketch("standing", (50, 56))


def near(point: Point) -> object:
    return pytest.approx(point, abs=1e-6)


def test_a_body_seen_from_the_side_is_as_long_as_its_parts() -> None:
    found = joints(View.SIDE, Sketch("nodding", (50, 56), head=90, blade=2).completed(View.SIDE))
    limbs = {
        "shoulder": (52, 38),
        "elbow": (52, 50.3),
        "hand": (52, 62.6),
        "hip": (50, 56),
        "knee": (50, 74.5),
        "foot": (50, 92.5),
        "toe": (55.5, 92.5),
    }
    for name, place in limbs.items():
        assert found[Joint(name)] == near(place)
        assert found[Joint(f"other-{name}")] == near(place)
    assert (found[Joint.WAIST], found[Joint.NECK]) == (near((50, 46)), near((50, 35.5)))
    assert found[Joint.HEAD] == near((59.2, 35.5))


def test_shoulders_and_hips_seen_from_behind_lie_across_their_part_of_the_back() -> None:
    found = joints(View.BACK, Sketch("leaning", (50, 56), back=(90, 0)).completed(View.BACK))
    assert (found[Joint.WAIST], found[Joint.NECK]) == (near((60, 56)), near((60, 45.5)))
    assert (found[Joint.SHOULDER], found[Joint.OTHER_SHOULDER]) == (near((68, 48)), near((52, 48)))
    assert (found[Joint.HIP], found[Joint.OTHER_HIP]) == (near((50, 60.2)), near((50, 51.8)))
    assert math.dist(found[Joint.FOOT], found[Joint.TOE]) == pytest.approx(2), "toes point out of the picture"


def test_what_is_not_written_of_a_pose_seen_from_the_side_is_as_the_rest() -> None:
    arm, leg = Bend(30, 40), Reach((60, 92))
    pose = Sketch("any", (50, 56), back=(10, 20), arm=arm, leg=leg).completed(View.SIDE)
    assert (pose.head, pose.toes, pose.other_toes) == (20, 90, 90)
    assert (pose.arm, pose.other_arm, pose.leg, pose.other_leg) == (arm, arm, leg, leg)
    pointed = Sketch("pointed", (50, 56), toes=70).completed(View.SIDE)
    assert (pointed.toes, pointed.other_toes, pointed.arm, pointed.leg) == (70, 70, HANGING, HANGING)


def test_what_is_not_written_of_a_pose_seen_from_behind_is_its_mirror_image() -> None:
    pose = Sketch("any", (50, 56), back=(10, 20), arm=Bend(30, 40), leg=Bend(170, 160)).completed(View.BACK)
    assert (pose.other_arm, pose.other_leg) == (Bend(-10, -20), Bend(-150, -140))
    assert (pose.toes, pose.other_toes) == (140, -120)
    reaching = Sketch("reach", (50, 56), back=(90, 0), arm=Reach((60, 56 - 5))).completed(View.BACK)
    assert isinstance(reaching.other_arm, Reach)
    assert reaching.other_arm.to == near((60, 56 + 5)), "about the low back"


def test_what_is_written_of_a_pose_stays() -> None:
    written = Sketch("any", (50, 56), (10, 20), 5, 1, Bend(1, 2), Bend(3, 4), Bend(5, 6), Bend(7, 8), 30, 40)
    for view in View:
        pose = written.completed(view)
        assert (pose.name, pose.hip, pose.back, pose.head, pose.blade) == ("any", (50, 56), (10, 20), 5, 1)
        assert (pose.arm, pose.leg) == (Bend(1, 2), Bend(3, 4))
        assert (pose.other_arm, pose.other_leg) == (Bend(5, 6), Bend(7, 8))
        assert (pose.toes, pose.other_toes) == (30, 40)


def test_half_way_between_two_poses_everything_is_half_way() -> None:
    low = Sketch("low", (40, 60), (0, 10), 350, 2, Bend(0, 20), Bend(170, 180), toes=80, other_toes=20)
    high = Sketch("high", (50, 56), (20, 30), 10, 4, Bend(40, 60), Bend(180, 190), toes=90, other_toes=40)
    pose = blend(View.SIDE, low.completed(View.SIDE), high.completed(View.SIDE), 0.5)
    assert (pose.name, pose.hip, pose.back, pose.head % 360) == ("high", (45, 58), (10, 20), 0)
    assert (pose.blade, pose.toes, pose.other_toes) == (3, 85, 30)
    for limb, upper, lower in ((pose.arm, 20, 40), (pose.leg, 175, 185), (pose.other_arm, 20, 40)):
        assert isinstance(limb, Bend)
        assert (limb.upper % 360, limb.lower % 360) == near((upper, lower))


def test_a_limb_that_reaches_in_one_pose_alone_turns_from_where_it_was() -> None:
    reaching = Sketch("reach", (50, 56), arm=Reach((70, 38)), leg=Reach((50, 90))).completed(View.SIDE)
    hanging = Sketch("hang", (50, 56)).completed(View.SIDE)
    for start, end in ((reaching, hanging), (hanging, reaching)):
        pose = blend(View.SIDE, start, end, 0.25)
        assert all(isinstance(one, Bend) for one in (pose.arm, pose.other_arm, pose.leg, pose.other_leg))


angles = st.floats(-360, 360)
places = st.tuples(st.floats(0, 100), st.floats(0, 100))
limbs = st.one_of(st.builds(Bend, angles, angles), st.builds(Reach, places))
poses = st.builds(
    Sketch,
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
    view: View, start: Sketch, end: Sketch, share: float
) -> None:
    found = joints(view, blend(view, start.completed(view), end.completed(view), share))
    for (one, other), length in LIMBS.items():
        assert math.isclose(math.dist(found[one], found[other]), length, rel_tol=1e-3)


bends = st.builds(Bend, angles, angles)
turning = st.builds(
    Sketch, name=st.just("any"), hip=places, back=st.tuples(angles, angles), arm=bends, leg=bends
)


# Not with limbs that reach: one that is just at its root may turn round at once.
@given(st.sampled_from(View), turning, turning)
def test_a_blend_begins_and_ends_where_it_should(view: View, start: Sketch, end: Sketch) -> None:
    one, other = start.completed(view), end.completed(view)
    for share, wanted in ((0.0, one), (1.0, other), (1e-9, one), (1 - 1e-9, other)):
        found, there = joints(view, blend(view, one, other, share)), joints(view, wanted)
        assert all(math.dist(found[joint], there[joint]) < 1e-3 for joint in Joint)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_what_reaches_for_the_same_place_in_both_poses_stays_there(share: float) -> None:
    low = Sketch("low", (45, 70), back=(30, 30), leg=Reach((50, 92))).completed(View.SIDE)
    high = Sketch("high", (50, 57), leg=Reach((50, 92))).completed(View.SIDE)
    found = joints(View.SIDE, blend(View.SIDE, low, high, share))
    assert math.dist(found[Joint.FOOT], (50, 92)) < 1e-6


def test_knees_bend_ahead_and_elbows_behind() -> None:
    found = joints(
        View.SIDE, Sketch("squat", (50, 56), arm=Reach((55, 50)), leg=Reach((50, 80))).completed(View.SIDE)
    )
    assert found[Joint.KNEE][0] > 50
    assert found[Joint.ELBOW][0] < found[Joint.SHOULDER][0]


def test_from_the_front_the_other_limbs_are_mirror_images() -> None:
    found = joints(
        View.FRONT, Sketch("y", (50, 56), arm=Bend(40, 10), leg=Reach((60, 92))).completed(View.FRONT)
    )
    for joint in (Joint.SHOULDER, Joint.ELBOW, Joint.HAND, Joint.HIP, Joint.KNEE, Joint.FOOT, Joint.TOE):
        x, y = found[Joint(f"other-{joint}")]
        assert math.isclose(100 - x, found[joint][0])
        assert math.isclose(y, found[joint][1])


@given(st.sampled_from(View), poses)
def test_what_is_swapped_is_the_mirror_image_with_its_sides_exchanged(view: View, sketch: Sketch) -> None:
    pose = sketch.completed(view)
    found, other = joints(view, pose), joints(view, pose.swapped(view))
    for joint in Joint:
        name = joint.removeprefix("other-") if joint.startswith("other-") else f"other-{joint}"
        x, y = found[Joint(name) if name in set(Joint) else joint]
        assert other[joint] == near((x if view is View.SIDE else 100 - x, y))


def test_swapping_twice_changes_nothing_from_any_side() -> None:
    for view in View:
        lean = Sketch("lean", (48, 56), back=(10, 20), arm=Bend(30, 40), leg=Reach((60, 92))).completed(view)
        found, again = joints(view, lean), joints(view, lean.swapped(view).swapped(view))
        assert all(math.dist(found[joint], again[joint]) < 1e-6 for joint in Joint)
