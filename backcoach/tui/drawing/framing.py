"""Which part of a figure's box is shown, and at what scale, so that nothing ever leaves the picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ...training.figure import FLOOR, Figure, Place, Prop, PropKind
from ...training.skeleton import Joint, Joints, Point, Pose, View, blend, joints

HEAD = 5.4
PLATE = 9.0
"""Radii, in hundredths of the box."""

REACH = 6.0
"""How far a body goes beyond its joints."""

LEAST_SEEN = 66.0
"""The least that is seen of the box, across and down: a body is about as large in every picture."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the box is seen, and at what scale."""

    width: int
    height: int
    scale: float
    """Dots for a unit of the box."""
    left: float
    top: float
    """The place of the box that lies in the corner."""
    flipped: bool = False
    """Whether left and right are exchanged."""

    def place(self, point: Point) -> Point:
        """A place of the box in dots."""
        across = (point[0] - self.left) * self.scale
        return self.width - across if self.flipped else across, (point[1] - self.top) * self.scale


def window_for(figure: Figure, width: int, height: int, *, flipped: bool = False) -> Window:
    """The largest view in which a figure never leaves the picture, in the middle of the room there is."""
    left, top, right, bottom = bounds(figure)
    scale = min(
        (width - 1) / max(right - left, LEAST_SEEN),
        (height - 1) / max(bottom - top, LEAST_SEEN),
    )
    across, down = width / scale, height / scale
    return Window(width, height, scale, (left + right - across) / 2, (top + bottom - down) / 2, flipped)


@lru_cache(maxsize=64)
def bounds(figure: Figure) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of all that is ever drawn."""
    xs: list[float] = []
    ys: list[float] = []
    for pose in swept(figure):
        found = joints(figure.view, pose)
        xs += [x + away for x, _ in found.values() for away in (-REACH / 3, REACH / 3)]
        ys += [y + away for _, y in found.values() for away in (-REACH / 3, REACH / 3)]
        head = found[Joint.HEAD]
        xs += [head[0] - HEAD - 1.5, head[0] + HEAD + 1.5]
        ys += [head[1] - HEAD - 1.5, head[1] + HEAD + 1.5]
        for prop in figure.props:
            for place in places_of(prop, found):
                across, down = _extent(prop, figure.view)
                xs += [place[0] - across, place[0] + across]
                ys += [place[1] - down, place[1] + down]
    if any(prop.kind is PropKind.FLOOR for prop in figure.props):
        ys.append(FLOOR + 1)
    return min(xs), min(ys), max(xs), max(ys)


def swept(figure: Figure, steps: int = 4) -> Iterable[Pose]:
    """Every pose that a figure passes through, roughly."""
    yield from figure.poses
    path = figure.walk or tuple(pose for move in figure.rep for pose in move.poses)
    for start, end in pairwise((*path, *path[:1])):
        for step in range(1, steps):
            yield blend(figure.view, figure.poses[start], figure.poses[end], step / steps)


def _extent(prop: Prop, view: View) -> Point:
    """How far a prop goes beyond its places, across and down."""
    match prop.kind:
        case PropKind.BARBELL | PropKind.HEX_BAR:
            return (PLATE + 0.5, PLATE) if view is View.SIDE else (18.0, PLATE)
        case PropKind.BAR:
            return (1.5, 1.5) if view is View.SIDE else (30.0, 1.0)
        case PropKind.DUMBBELL:
            return (6.5, 2.6)
        case PropKind.LAT_BAR:
            return (7.0, 4.0)
        case _:
            return (0.5, 0.5)


def places_of(prop: Prop, found: Joints) -> list[Point]:
    """Where a prop is while the joints are where they are."""
    return [_fixed(place, found) for place in prop.places]


def _fixed(place: Place, found: Joints) -> Point:
    return found[place] if isinstance(place, Joint) else place
