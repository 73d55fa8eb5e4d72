"""The figure of an exercise is read with every slip told at its place."""

from __future__ import annotations

import pytest

from backcoach.files.problems import Problems
from backcoach.files.reader import read_exercise
from backcoach.training.figure import Figure, Part, PropKind
from backcoach.training.skeleton import HANGING, Bend, Joint, Reach, View

HEAD = "name: Towel row\nfigure:\n"


def read(text: str) -> tuple[Figure | None, list[str]]:
    problems = Problems()
    exercise = read_exercise(
        HEAD + "".join(f"  {line}\n" for line in text.split("\n")), "towel-row", problems
    )
    return exercise.figure if exercise else None, [problem.one_line("f") for problem in problems.in_order()]


def test_an_exercise_needs_no_figure() -> None:
    exercise = read_exercise("name: Towel row", "towel-row", Problems())
    assert exercise is not None
    assert exercise.figure is None


def test_a_pose_says_only_what_is_not_usual() -> None:
    figure, problems = read("poses: {hold: {hip: [50, 56]}}")
    assert problems == []
    assert figure is not None
    assert figure.view is View.SIDE
    (pose,) = figure.poses
    assert (pose.arm, pose.other_arm, pose.leg, pose.head) == (HANGING, HANGING, HANGING, 0)
    assert not figure.moves


def test_a_limb_points_or_reaches() -> None:
    figure, _ = read("poses: {hold: {hip: [50, 56], back: [10, 20], arm: [90, -80], foot: [50, 92.4]}}")
    assert figure is not None
    (pose,) = figure.poses
    assert pose.back == (10, 20)
    assert pose.arm == Bend(90, -80)
    assert pose.leg == Reach((50, 92.4))


def test_poses_called_bottom_and_top_are_a_rep() -> None:
    figure, _ = read("poses: {bottom: {hip: [50, 70]}, top: {hip: [50, 56]}}")
    assert figure is not None
    assert [move.part for move in figure.rep] == [Part.LIFTING, Part.TOP, Part.LOWERING, Part.BOTTOM]
    assert [move.poses for move in figure.rep] == [(1,), (), (0,), ()]


def test_a_rep_begins_with_the_part_that_is_named_first() -> None:
    figure, _ = read(
        "poses: {low: {hip: [50, 70]}, high: {hip: [50, 56]}}\nrep: {lowering: low, lifting: [low, high]}"
    )
    assert figure is not None
    assert [move.part for move in figure.rep] == [Part.LOWERING, Part.BOTTOM, Part.LIFTING, Part.TOP]
    assert [move.poses for move in figure.rep] == [(0,), (), (0, 1), ()]


def test_props_are_written_in_words() -> None:
    figure, problems = read(
        "poses: {hold: {hip: [50, 56]}}\n"
        "props: [floor, barbell at hand, cable from hand to 95:-4.5]\n"
        "touches: [foot on floor, hand barbell]"
    )
    assert problems == []
    assert figure is not None
    assert [(prop.kind, prop.places) for prop in figure.props] == [
        (PropKind.FLOOR, ()),
        (PropKind.BARBELL, (Joint.HAND,)),
        (PropKind.CABLE, (Joint.HAND, (95.0, -4.5))),
    ]
    assert [(touch.joint, touch.kind) for touch in figure.touches] == [
        (Joint.FOOT, PropKind.FLOOR),
        (Joint.HAND, PropKind.BARBELL),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("poses: {}", 'f:3:3: error: a figure without a pose; put one under "poses:"'),
        ("view: top\nposes: {a: {hip: [1, 2]}}", 'f:3:9: error: "top" is not a choice here; write side,'),
        ("poses: {a: {hip: [1]}}", "f:3:20: error: a list of 1 is too short; write 2"),
        ("poses: {a: {back: 3}}", 'f:3:14: error: a pose needs "hip:"'),
        (
            "poses: {a: {hip: [1, 2], hand: [1, 2], arm: [1, 2]}}",
            'f:3:47: error: "hand:" and "arm:" say the same; keep one of the two',
        ),
        (
            "poses: {low: {hip: [1, 2]}}\nrep: {lifting: [low, lwo]}",
            'f:4:24: error: no pose is called "lwo"; did you mean "low"?',
        ),
        (
            "poses: {a: {hip: [1, 2]}}\nprops: [flor]",
            'f:4:11: error: "flor" is not a prop; did you mean "floor"?',
        ),
        (
            "poses: {a: {hip: [1, 2]}}\nprops: [floor at hand]",
            'f:4:11: error: "floor at hand" has 1 places; write "floor" alone',
        ),
        (
            "poses: {a: {hip: [1, 2]}}\nprops: cable from hand",
            'f:4:10: error: "cable from hand" has 1 places; write "cable from hand to 50:80"',
        ),
        (
            "poses: {a: {hip: [1, 2]}}\nprops: barbell at knie",
            'f:4:10: error: "knie" is not a place; did you mean "knee"?',
        ),
        (
            "poses: {a: {hip: [1, 2]}}\ntouches: the floor",
            'f:4:12: error: "the floor" is not a touch; write a joint and a prop, such as "hand on bar"',
        ),
        ("poses: {a: {hip: [1, 2], back: 1e9}}", 'f:3:34: error: "1e9" is not a direction; write a number'),
    ],
)
def test_a_slip_is_told_at_its_place(text: str, problem: str) -> None:
    figure, problems = read(text)
    assert figure is None
    assert len(problems) == 1
    assert problems[0].startswith(problem)
