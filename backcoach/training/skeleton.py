"""The body of a drawn figure: how long its parts are, and where its joints lie in a pose.

A sketch says where the hips are, which way the back leans, and for each limb either which way its two parts
point or what its end reaches for. The lengths stand here and nowhere else, so no pose can stretch a limb.

Places are in a box of 100 × 100, y counted downward. Directions are degrees as on a clock: 0 up, 90 ahead
(to the right), 180 down. Seen from the side a figure faces right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]

MIDDLE: Point = (50.0, 50.0)
"""The middle of the box."""

LOW_BACK, HIGH_BACK = 10.0, 10.5
TO_SHOULDER = 2.5
"""From the top of the back down to the shoulders."""
TO_HEAD = 9.2
"""From the top of the back to the middle of the head."""
UPPER_ARM, FOREARM = 12.3, 12.3
THIGH, SHIN = 18.5, 18.0
FOOT, FOOT_AHEAD = 5.5, 2.0
"""From the ankle to the toes, seen from the side, and from the front or behind."""
HALF_SHOULDERS, HALF_HIPS = 8.0, 4.2
"""From the spine outward, seen from the front or behind."""


class View(StrEnum):
    """Where a figure is seen from."""

    SIDE = "side"
    FRONT = "front"
    BACK = "back"


class Joint(StrEnum):
    """A place on the body by the name that exercise files use.

    Of two limbs the first is the nearer one, or seen from the front or behind the one on the right.
    """

    HEAD = "head"
    NECK = "neck"
    WAIST = "waist"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    HAND = "hand"
    HIP = "hip"
    KNEE = "knee"
    FOOT = "foot"
    TOE = "toe"
    OTHER_SHOULDER = "other-shoulder"
    OTHER_ELBOW = "other-elbow"
    OTHER_HAND = "other-hand"
    OTHER_HIP = "other-hip"
    OTHER_KNEE = "other-knee"
    OTHER_FOOT = "other-foot"
    OTHER_TOE = "other-toe"


Joints = dict[Joint, Point]

LIMBS: dict[tuple[Joint, Joint], float] = {
    (Joint.SHOULDER, Joint.ELBOW): UPPER_ARM,
    (Joint.ELBOW, Joint.HAND): FOREARM,
    (Joint.HIP, Joint.KNEE): THIGH,
    (Joint.KNEE, Joint.FOOT): SHIN,
    (Joint.OTHER_SHOULDER, Joint.OTHER_ELBOW): UPPER_ARM,
    (Joint.OTHER_ELBOW, Joint.OTHER_HAND): FOREARM,
    (Joint.OTHER_HIP, Joint.OTHER_KNEE): THIGH,
    (Joint.OTHER_KNEE, Joint.OTHER_FOOT): SHIN,
}
"""The parts of the limbs, and how long each is."""


@dataclass(frozen=True, slots=True)
class Bend:
    """A limb by the directions of its two parts, in degrees."""

    upper: float
    lower: float

    def mirrored(self, middle: Point, axis: float) -> Bend:
        """The same on the other side of a body whose spine points in a direction."""
        return Bend(2 * axis - self.upper, 2 * axis - self.lower)


@dataclass(frozen=True, slots=True)
class Reach:
    """A limb by where its end is; elbow and knee find their place."""

    to: Point

    def mirrored(self, middle: Point, axis: float) -> Reach:
        """The same on the other side of a body whose spine runs through `middle` in a direction."""
        away = math.dist(middle, self.to)
        return Reach(toward(middle, 2 * axis - _direction(middle, self.to), away))


Limb = Bend | Reach

HANGING = Bend(180.0, 180.0)


@dataclass(frozen=True, slots=True)
class Pose:
    """One posture as it is seen from one side."""

    name: str
    hip: Point
    """The middle of the hips."""
    back: tuple[float, float]
    """Which way the low and the high back point, from the hips up."""
    head: float
    """Which way the head points from the neck."""
    blade: float
    """How far the shoulders slide ahead on the ribs, or back where negative."""
    arm: Limb
    other_arm: Limb
    leg: Limb
    other_leg: Limb
    toes: float
    other_toes: float

    def swapped(self, view: View) -> Pose:
        """The same with left and right exchanged."""
        arms, legs, toes = (
            (self.other_arm, self.arm),
            (self.other_leg, self.leg),
            (self.other_toes, self.toes),
        )
        hip, back, head = self.hip, self.back, self.head
        if view is not View.SIDE:
            arms = arms[0].mirrored(MIDDLE, 0.0), arms[1].mirrored(MIDDLE, 0.0)
            legs = legs[0].mirrored(MIDDLE, 0.0), legs[1].mirrored(MIDDLE, 0.0)
            toes = -toes[0], -toes[1]
            hip, back, head = (2 * MIDDLE[0] - hip[0], hip[1]), (-back[0], -back[1]), -head
        return Pose(self.name, hip, back, head, self.blade, *arms, *legs, *toes)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A posture as it is written: what is None follows from the rest."""

    name: str
    hip: Point
    back: tuple[float, float] = (0.0, 0.0)
    head: float | None = None
    """None: as the high back."""
    blade: float = 0.0
    arm: Limb = HANGING
    leg: Limb = HANGING
    other_arm: Limb | None = None
    other_leg: Limb | None = None
    """None: as the first one, or its mirror image where the figure is seen from the front or behind."""
    toes: float | None = None
    """None: ahead, or outward where they are seen from the front or behind."""
    other_toes: float | None = None

    def completed(self, view: View) -> Pose:
        """The pose that is meant."""
        side, axis = view is View.SIDE, self.back[0]
        toes = (90.0 if side else 140.0) if self.toes is None else self.toes
        alike = toes if side else 2 * axis - toes
        return Pose(
            self.name,
            self.hip,
            self.back,
            head=self.back[1] if self.head is None else self.head,
            blade=self.blade,
            arm=self.arm,
            other_arm=self.other_arm or (self.arm if side else self.arm.mirrored(self.hip, axis)),
            leg=self.leg,
            other_leg=self.other_leg or (self.leg if side else self.leg.mirrored(self.hip, axis)),
            toes=toes,
            other_toes=alike if self.other_toes is None else self.other_toes,
        )


def joints(view: View, pose: Pose) -> Joints:
    """Where every joint of a pose lies."""
    side = view is View.SIDE
    waist = toward(pose.hip, pose.back[0], LOW_BACK)
    neck = toward(waist, pose.back[1], HIGH_BACK)
    shoulders = toward(neck, pose.back[1] + 180, TO_SHOULDER)
    ahead = pose.back[1] + 90
    if side:
        shoulder = other_shoulder = toward(shoulders, ahead, pose.blade)
        hip = other_hip = pose.hip
    else:
        shoulder = toward(shoulders, ahead, HALF_SHOULDERS)
        other_shoulder = toward(shoulders, ahead + 180, HALF_SHOULDERS)
        across = pose.back[0] + 90
        hip, other_hip = toward(pose.hip, across, HALF_HIPS), toward(pose.hip, across + 180, HALF_HIPS)
    mirror = 1 if side else -1
    foot = FOOT if side else FOOT_AHEAD
    elbow, hand = _limb(shoulder, pose.arm, UPPER_ARM, FOREARM, 1)
    other_elbow, other_hand = _limb(other_shoulder, pose.other_arm, UPPER_ARM, FOREARM, mirror)
    knee, ankle = _limb(hip, pose.leg, THIGH, SHIN, -1)
    other_knee, other_ankle = _limb(other_hip, pose.other_leg, THIGH, SHIN, -mirror)
    return {
        Joint.HEAD: toward(neck, pose.head, TO_HEAD),
        Joint.NECK: neck,
        Joint.WAIST: waist,
        Joint.HIP: hip,
        Joint.SHOULDER: shoulder,
        Joint.ELBOW: elbow,
        Joint.HAND: hand,
        Joint.KNEE: knee,
        Joint.FOOT: ankle,
        Joint.TOE: toward(ankle, pose.toes, foot),
        Joint.OTHER_SHOULDER: other_shoulder,
        Joint.OTHER_ELBOW: other_elbow,
        Joint.OTHER_HAND: other_hand,
        Joint.OTHER_HIP: other_hip,
        Joint.OTHER_KNEE: other_knee,
        Joint.OTHER_FOOT: other_ankle,
        Joint.OTHER_TOE: toward(other_ankle, pose.other_toes, foot),
    }


def blend(view: View, start: Pose, end: Pose, share: float) -> Pose:
    """The pose that is `share` of the way (0 to 1) from one pose to another.

    Limbs that reach for something in both keep reaching; all others turn, by the shorter way round.
    """
    if share <= 0 or start == end:
        return start
    if share >= 1:
        return end
    first, last = joints(view, start), joints(view, end)

    def limb(one: Limb, other: Limb, *parts: Joint) -> Limb:
        if isinstance(one, Reach) and isinstance(other, Reach):
            return Reach(_between(one.to, other.to, share))
        (upper_0, lower_0), (upper_1, lower_1) = _directions(first, *parts), _directions(last, *parts)
        return Bend(_turned(upper_0, upper_1, share), _turned(lower_0, lower_1, share))

    return Pose(
        name=end.name,
        hip=_between(start.hip, end.hip, share),
        back=(_turned(start.back[0], end.back[0], share), _turned(start.back[1], end.back[1], share)),
        head=_turned(start.head, end.head, share),
        blade=start.blade + share * (end.blade - start.blade),
        arm=limb(start.arm, end.arm, Joint.SHOULDER, Joint.ELBOW, Joint.HAND),
        leg=limb(start.leg, end.leg, Joint.HIP, Joint.KNEE, Joint.FOOT),
        other_arm=limb(
            start.other_arm, end.other_arm, Joint.OTHER_SHOULDER, Joint.OTHER_ELBOW, Joint.OTHER_HAND
        ),
        other_leg=limb(start.other_leg, end.other_leg, Joint.OTHER_HIP, Joint.OTHER_KNEE, Joint.OTHER_FOOT),
        toes=_turned(start.toes, end.toes, share),
        other_toes=_turned(start.other_toes, end.other_toes, share),
    )


def toward(point: Point, direction: float, distance: float) -> Point:
    """The place that lies so far from another, in a direction in degrees."""
    angle = math.radians(direction)
    return point[0] + distance * math.sin(angle), point[1] - distance * math.cos(angle)


def _limb(root: Point, limb: Limb, upper: float, lower: float, hinge: int) -> tuple[Point, Point]:
    """The middle joint and the end of a limb; `hinge` tells which way the joint can bend."""
    if isinstance(limb, Bend):
        middle = toward(root, limb.upper, upper)
        return middle, toward(middle, limb.lower, lower)
    away = math.dist(root, limb.to)
    straight = min(upper + lower, max(abs(upper - lower) + 1e-6, away))
    along = _direction(root, limb.to)
    cosine = (upper * upper + straight * straight - lower * lower) / (2 * upper * straight)
    corner = math.degrees(math.acos(min(1.0, max(-1.0, cosine))))
    return toward(root, along + hinge * corner, upper), toward(root, along, straight)


def _direction(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[0] - start[0], start[1] - end[1]))


def _directions(found: Joints, root: Joint, middle: Joint, end: Joint) -> tuple[float, float]:
    return _direction(found[root], found[middle]), _direction(found[middle], found[end])


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _turned(start: float, end: float, share: float) -> float:
    """The direction between two, by the shorter way round."""
    return start + share * ((end - start + 180) % 360 - 180)
