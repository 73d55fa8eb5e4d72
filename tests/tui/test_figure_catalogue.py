"""Every exercise of the catalogue has a figure that keeps to its box, its limbs and its footing."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise, product

import pytest

from backcoach.files.catalogue import Catalogue
from backcoach.files.folders import SHIPPED_EXERCISES
from backcoach.training.figure import FLOOR, SOLE, Figure, Prop, PropKind, Touch, cycle, pose_at
from backcoach.training.phase import PhaseKind
from backcoach.training.skeleton import LIMBS, Joint, Joints, Point, Pose, Reach, View, joints
from backcoach.tui.drawing.framing import bounds, places_of, window_for
from backcoach.tui.drawing.puppet import PALM, Tone, draw

CATALOGUE = Catalogue(SHIPPED_EXERCISES)
BOX = 100.0

NEAR = {
    Joint.FOOT: SOLE + 0.6,
    Joint.OTHER_FOOT: SOLE + 0.6,
    Joint.TOE: 3.0,
    Joint.KNEE: 3.6,
    Joint.OTHER_KNEE: 3.6,
    Joint.HIP: 7.0,
}
"""How far a joint is from what it stands on: as thick as the limb is there, and a little."""


def figure_of(name: str) -> Figure:
    figure = CATALOGUE[name].figure
    assert figure is not None
    return figure


@cache
def through(name: str) -> tuple[Pose, ...]:
    """The key poses and those in between, over two reps or steps."""
    exercise, figure = CATALOGUE[name], figure_of(name)
    length = sum(stretch.seconds for stretch in cycle(figure, exercise.tempo))
    moments = [length * number / 24 for number in range(24)]
    return (*figure.poses, *(pose_at(figure, exercise.tempo, moment) for moment in moments))


@pytest.mark.parametrize("name", CATALOGUE)
class TestAFigureOfTheCatalogue:
    """Each of these holds for every exercise."""

    def test_is_there(self, name: str) -> None:
        assert CATALOGUE[name].figure is not None

    def test_moves_unless_it_is_a_hold(self, name: str) -> None:
        assert figure_of(name).moves or CATALOGUE[name].kind is PhaseKind.HOLD
        assert bool(figure_of(name).walk) == (CATALOGUE[name].kind is PhaseKind.CARRY)

    def test_keeps_the_length_of_its_limbs(self, name: str) -> None:
        for pose in through(name):
            found = joints(figure_of(name).view, pose)
            for (one, other), length in LIMBS.items():
                assert math.dist(found[one], found[other]) == pytest.approx(length, rel=0.15)

    def test_stays_in_the_box(self, name: str) -> None:
        left, top, right, bottom = bounds(figure_of(name))
        assert left >= -1
        assert top >= -1
        assert right <= BOX + 1
        assert bottom <= BOX + 1

    def test_reaches_what_it_reaches_for(self, name: str) -> None:
        for pose in figure_of(name).poses:
            found = joints(figure_of(name).view, pose)
            ends = {
                Joint.HAND: pose.arm,
                Joint.OTHER_HAND: pose.other_arm,
                Joint.FOOT: pose.leg,
                Joint.OTHER_FOOT: pose.other_leg,
            }
            for joint, limb in ends.items():
                if isinstance(limb, Reach):
                    assert math.dist(found[joint], limb.to) < 0.6, f"{pose.name}: {joint}"

    def test_touches_what_it_says(self, name: str) -> None:
        figure = figure_of(name)
        for pose in through(name):
            found = joints(figure.view, pose)
            for touch in figure.touches:
                away = _away(figure, touch, found)
                assert away < _near(touch), f"{pose.name}: {touch.joint} on {touch.kind}: {away:.1f}"

    def test_says_what_it_stands_hangs_or_lies_on(self, name: str) -> None:
        grounds = {PropKind.FLOOR, PropKind.MAT, PropKind.BAR, PropKind.BENCH, PropKind.BOX}
        assert grounds & {prop.kind for prop in figure_of(name).props}

    def test_shows_the_equipment(self, name: str) -> None:
        kinds = {prop.kind for prop in figure_of(name).props}
        for choice in CATALOGUE[name].equipment:
            shown = [SHOWN.get(thing, set(PropKind)) for thing in choice]
            assert any(kinds & group for group in shown), choice

    def test_never_leaves_the_canvas(self, name: str) -> None:
        figure = figure_of(name)
        for pose, (columns, rows) in product(through(name), [(20, 10), (60, 30)]):
            window = window_for(figure, columns * 2, rows * 4)
            for joint, place in joints(figure.view, pose).items():
                x, y = window.place(place)
                assert 0 <= x <= window.width, joint
                assert 0 <= y <= window.height, joint

    def test_is_seen(self, name: str) -> None:
        figure = figure_of(name)
        for pose in figure.poses:
            body = draw(figure, pose, window_for(figure, 60, 60))[Tone.BODY]
            assert sum(row.bit_count() for row in body.rows) > 150

    def test_each_key_pose_is_gone_through(self, name: str) -> None:
        figure = figure_of(name)
        used = {*figure.walk, *(pose for move in figure.rep for pose in move.poses)}
        assert used == set(range(len(figure.poses))) or len(figure.poses) == 1


SHOWN: dict[str, set[PropKind]] = {
    "barbell": {PropKind.BARBELL},
    "hex-bar": {PropKind.HEX_BAR},
    "dumbbell": {PropKind.DUMBBELL},
    "dumbbells": {PropKind.DUMBBELL},
    "light-dumbbells": {PropKind.DUMBBELL},
    "bar": {PropKind.BAR},
    "bench": {PropKind.BENCH},
    "incline-bench": {PropKind.BENCH},
    "box": {PropKind.BOX},
    "cable-machine": {PropKind.CABLE},
    "pulldown-machine": {PropKind.CABLE},
    "resistance-band": {PropKind.BAND},
    "light-band": {PropKind.BAND},
    "roman-chair": {PropKind.PAD},
    "wall": {PropKind.WALL, PropKind.BOX},
    "doorway": {PropKind.POST},
}


def _near(touch: Touch) -> float:
    return NEAR.get(touch.joint, PALM + 1.2)


def _away(figure: Figure, touch: Touch, found: Joints) -> float:
    """How far a joint is from the nearest prop of a kind."""
    props = [prop for prop in figure.props if prop.kind is touch.kind]
    assert props, f"there is no {touch.kind}"
    return min(_from_prop(prop, figure.view, found[touch.joint], found) for prop in props)


def _from_prop(prop: Prop, view: View, place: Point, found: Joints) -> float:
    if prop.kind is PropKind.FLOOR:
        return abs(FLOOR - place[1])
    places = places_of(prop, found)
    if prop.kind is PropKind.BAR and view is not View.SIDE:
        return abs(places[0][1] - place[1])
    if len(places) == 1:
        return math.dist(places[0], place)
    return min(_from_line(one, other, place) for one, other in pairwise(places))


def _from_line(start: Point, end: Point, place: Point) -> float:
    along = end[0] - start[0], end[1] - start[1]
    length = max(1e-9, along[0] ** 2 + along[1] ** 2)
    share = ((place[0] - start[0]) * along[0] + (place[1] - start[1]) * along[1]) / length
    share = min(1.0, max(0.0, share))
    return math.dist(place, (start[0] + share * along[0], start[1] + share * along[1]))
