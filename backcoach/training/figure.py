"""A drawn figure that shows how an exercise goes: its key poses, its props, and how it moves in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .quantities import Tempo
from .skeleton import Joint, Point, Pose, View, blend


class Part(StrEnum):
    """A part of a rep, by the tempo's words and in its order."""

    LOWERING = "lowering"
    BOTTOM = "bottom"
    LIFTING = "lifting"
    TOP = "top"


class PropKind(StrEnum):
    """A thing that belongs to the picture."""

    FLOOR = "floor"
    MAT = "mat"
    WALL = "wall"
    POST = "post"
    BAR = "bar"
    BARBELL = "barbell"
    HEX_BAR = "hex-bar"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    LAT_BAR = "lat-bar"
    HANDLE = "handle"
    BENCH = "bench"
    BOX = "box"
    PAD = "pad"
    FRAME = "frame"
    CABLE = "cable"
    BAND = "band"


PLACES: dict[PropKind, tuple[int, int]] = {
    PropKind.FLOOR: (0, 0),
    PropKind.MAT: (2, 2),
    PropKind.WALL: (1, 1),
    PropKind.POST: (2, 2),
    PropKind.BAR: (1, 1),
    PropKind.BARBELL: (1, 1),
    PropKind.HEX_BAR: (1, 1),
    PropKind.DUMBBELL: (1, 1),
    PropKind.KETTLEBELL: (1, 1),
    PropKind.LAT_BAR: (2, 2),
    PropKind.HANDLE: (1, 1),
    PropKind.BENCH: (2, 2),
    PropKind.BOX: (2, 2),
    PropKind.PAD: (2, 2),
    PropKind.FRAME: (2, 6),
    PropKind.CABLE: (2, 4),
    PropKind.BAND: (2, 4),
}
"""The fewest and the most places that each has."""

FLOOR = 95.0
"""The height of the floor."""
SOLE = 2.6
"""How high the ankle of a flat foot is above what it stands on."""

Place = Joint | Point
"""Where a prop is: on the body, moving with it, or fixed."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One thing, and the places that it stands at or runs through."""

    kind: PropKind
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """A promise that a joint stays on a prop in every pose."""

    joint: Joint
    kind: PropKind


@dataclass(frozen=True, slots=True)
class Move:
    """The poses that a part of a rep goes through, from where the part before it ended; by number."""

    part: Part
    poses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """All that is needed to draw an exercise."""

    view: View
    poses: tuple[Pose, ...]
    rep: tuple[Move, ...] = ()
    """In the order in which a rep goes, beginning where it begins; empty where there is only one pose."""
    walk: tuple[int, ...] = ()
    """Instead: the poses of two steps of a walk, by number."""
    props: tuple[Prop, ...] = ()
    touches: tuple[Touch, ...] = ()

    def __hash__(self) -> int:
        """Of the first pose alone: all of it would take longer to add up than a picture to look up."""
        return hash((self.view, self.poses[0]))

    @property
    def moves(self) -> bool:
        """Whether there is more than one pose to go through."""
        return bool(self.rep or self.walk)

    @property
    def still(self) -> Pose:
        """The pose that tells most where nothing moves: the top of a rep."""
        tops = [move.poses[-1] for move in self.rep if move.part is Part.LIFTING and move.poses]
        return self.poses[tops[-1] if tops else 0]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the movement: from one pose to another; from a pose to itself it stands still."""

    seconds: float
    start: int
    end: int
    eased: bool = True


STEP = 0.45
"""Seconds from one pose of a walk to the next: a slow walk."""
BREATH = Tempo(4.0, 1.0, 4.0, 0.0)
"""How a hold moves that has more than one pose: as slowly as a breath."""


def usual_rep(order: tuple[Part, ...], poses: dict[Part, tuple[int, ...]]) -> tuple[Move, ...]:
    """All four parts of a rep, in the tempo's order but beginning with the first of `order`."""
    parts = list(Part)
    begin = parts.index(order[0]) if order else parts.index(Part.LIFTING)
    return tuple(Move(part, poses.get(part, ())) for part in parts[begin:] + parts[:begin])


def cycle(figure: Figure, tempo: Tempo) -> tuple[Stretch, ...]:
    """One rep at a tempo, or two steps of a walk, as stretches; empty where nothing moves."""
    if figure.walk:
        ends = (*figure.walk[1:], figure.walk[0])
        pairs = zip(figure.walk, ends, strict=True)
        return tuple(Stretch(STEP, start, end, eased=False) for start, end in pairs)
    return tuple(_stretches(figure, tempo))


def _stretches(figure: Figure, tempo: Tempo) -> Iterator[Stretch]:
    gone_through = [pose for move in figure.rep for pose in move.poses]
    if not gone_through:
        return
    at = gone_through[-1]
    seconds = {
        Part.LOWERING: tempo.lowering,
        Part.BOTTOM: tempo.bottom,
        Part.LIFTING: tempo.lifting,
        Part.TOP: tempo.top,
    }
    for move in figure.rep:
        for pose in move.poses or (at,):
            yield Stretch(seconds[move.part] / max(1, len(move.poses)), at, pose)
            at = pose


def pose_at(figure: Figure, tempo: Tempo, elapsed: float, *, alternate: bool = False) -> Pose:
    """The pose some seconds into a set; with `alternate` every second rep is done with the other side."""
    found = _stretch_at(figure, tempo, elapsed)
    if found is None:
        return figure.poses[0]
    rep, stretch, gone = found
    share = gone / stretch.seconds if stretch.seconds else 1.0
    if stretch.eased:
        share = share * share * (3 - 2 * share)
    start, end = stretch.start, stretch.end
    if start > end:  # the way back has the very poses of the way there, which then needn't be drawn again
        start, end, share = end, start, 1 - share
    pose = blend(figure.view, figure.poses[start], figure.poses[end], round(share, 9))
    return pose.swapped(figure.view) if alternate and rep % 2 else pose


def still_for(figure: Figure, tempo: Tempo, elapsed: float) -> float | None:
    """Seconds for which the figure stands still from here on: 0 while it moves, None where it never does."""
    found = _stretch_at(figure, tempo, elapsed)
    if found is None or all(stretch.start == stretch.end for stretch in cycle(figure, tempo)):
        return None
    _, stretch, gone = found
    return stretch.seconds - gone if stretch.start == stretch.end else 0.0


def _stretch_at(figure: Figure, tempo: Tempo, elapsed: float) -> tuple[int, Stretch, float] | None:
    """Which rep runs, from 0; which stretch of it, and the seconds that have gone of that."""
    stretches = cycle(figure, tempo)
    length = sum(stretch.seconds for stretch in stretches)
    if length <= 0:
        return None
    rep, gone = divmod(max(0.0, elapsed), length)
    for stretch in stretches:
        if gone < stretch.seconds:
            return int(rep), stretch, gone
        gone -= stretch.seconds
    # Only rounding leads here: the very end of a rep is the beginning of the next.
    return int(rep) + 1, stretches[0], 0.0
