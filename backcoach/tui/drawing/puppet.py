"""Draws a figure on bitmaps: limbs with some volume, and the things that the exercise needs.

What is nearer wipes a rim into what lies behind it, so that an arm can be seen before the trunk although
both are the same colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise

from ...training.figure import FLOOR, Figure, Prop, PropKind
from ...training.skeleton import TO_HEAD, Joint, Joints, Point, Pose, View, joints
from .canvas import CHECKED, SOLID, SPARSE, Bitmap, Pattern, Span, capsule, disc, line, polygon
from .framing import HEAD, PLATE, Window, places_of


class Tone(IntEnum):
    """What a dot belongs to; where two share a cell, the higher gives the colour."""

    THING = 0
    """What stands in the room."""
    FAR = 1
    """Limbs on the far side."""
    BODY = 2
    LOAD = 3
    """What is lifted, pulled or pressed."""


HIP, WAIST, CHEST, NECK = 4.6, 4.2, 5.0, 2.8
SHOULDER, ELBOW, WRIST, PALM = 2.6, 2.1, 1.6, 1.9
THIGH, KNEE, ANKLE = 4.0, 3.0, 1.9
HEEL, BALL = 1.6, 1.2
"""Radii, in hundredths of the box."""

OVERHEAD = 18.0
"""How high above its shoulder a hand is when the arm is seen before the head."""

Layers = dict[Tone, Bitmap]

_LOADS = frozenset(
    (
        PropKind.BARBELL,
        PropKind.HEX_BAR,
        PropKind.DUMBBELL,
        PropKind.KETTLEBELL,
        PropKind.LAT_BAR,
        PropKind.HANDLE,
        PropKind.CABLE,
        PropKind.BAND,
    )
)

_BEFORE = _LOADS | {PropKind.PAD}
"""What is seen before the body."""


def draw(figure: Figure, pose: Pose, window: Window, swell: float = 0.0) -> Layers:
    """Draw a completed pose; `swell` (0 to 1) is how deep the breath is."""
    return _Artist(figure, joints(figure.view, pose), window, swell).layers


class _Artist:
    """Draws one picture, from the back to the front."""

    def __init__(self, figure: Figure, found: Joints, window: Window, swell: float) -> None:
        self._found = found
        self._window = window
        self._side = figure.view is View.SIDE
        self._swell = swell
        self.layers: Layers = {tone: Bitmap(window.width, window.height) for tone in Tone}
        behind = [prop for prop in figure.props if prop.kind not in _BEFORE or self._is_behind(prop)]
        for prop in behind:
            self._prop(prop)
        other = [Joint.OTHER_HIP, Joint.OTHER_KNEE, Joint.OTHER_FOOT, Joint.OTHER_TOE]
        tone = Tone.FAR if self._side else Tone.BODY
        self._leg(other, tone)
        if self._side:
            self._arm((Joint.OTHER_SHOULDER, Joint.OTHER_ELBOW, Joint.OTHER_HAND), tone)
        self._trunk()
        self._leg([Joint.HIP, Joint.KNEE, Joint.FOOT, Joint.TOE], Tone.BODY)
        for prop in figure.props:
            if prop not in behind:
                self._prop(prop)
        if not self._side:
            self._arm((Joint.OTHER_SHOULDER, Joint.OTHER_ELBOW, Joint.OTHER_HAND), Tone.BODY)
        overhead = self._side and found[Joint.SHOULDER][1] - found[Joint.HAND][1] > OVERHEAD
        if overhead:
            self._head()
        self._arm((Joint.SHOULDER, Joint.ELBOW, Joint.HAND), Tone.BODY)
        for prop in figure.props:
            if prop not in behind and prop.kind in (PropKind.DUMBBELL, PropKind.KETTLEBELL, PropKind.HANDLE):
                self._prop(prop)
        if not overhead:
            self._head()

    def _is_behind(self, prop: Prop) -> bool:
        """Whether a load is on the far side."""
        return self._side and any(isinstance(p, Joint) and p.startswith("other-") for p in prop.places)

    # The body ------------------------------------------------------------------------------------------

    def _trunk(self) -> None:
        shape = self._new()
        waist, neck = self._found[Joint.WAIST], self._found[Joint.NECK]
        breath = 0.7 * self._swell
        if self._side:
            hip = self._found[Joint.HIP]
            chest = _share(waist, neck, 0.55)
            self._limb(shape, hip, waist, HIP, WAIST)
            self._limb(shape, waist, chest, WAIST, CHEST + breath)
            self._limb(shape, chest, neck, CHEST + breath, NECK)
        else:
            one, other = self._found[Joint.SHOULDER], self._found[Joint.OTHER_SHOULDER]
            hips = self._found[Joint.HIP], self._found[Joint.OTHER_HIP]
            self._limb(shape, one, other, SHOULDER, SHOULDER)
            self._limb(shape, *hips, THIGH - 0.4, THIGH - 0.4)
            across = (one[0] - other[0]) / 2, (one[1] - other[1]) / 2
            narrow = 0.66 + 0.05 * self._swell
            flanks = [
                (waist[0] + way * across[0] * narrow, waist[1] + way * across[1] * narrow) for way in (1, -1)
            ]
            armpits = [_share(one, waist, 0.2), _share(other, waist, 0.2)]
            corners = [one, _out(armpits[0], across, 0.12), flanks[0], _out(hips[0], across, 0.4)]
            corners += [_out(hips[1], across, -0.4), flanks[1], _out(armpits[1], across, -0.12), other, neck]
            shape.fill(polygon([self._window.place(corner) for corner in corners]))
            self._limb(shape, _share(one, other, 0.5), neck, 4.0, NECK)
        self._cover(shape, Tone.BODY)

    def _head(self) -> None:
        """Mostly drawn last: an arm that reaches ahead past it would hide it."""
        neck, middle = self._found[Joint.NECK], self._found[Joint.HEAD]
        head = self._new()
        self._disc(head, middle, HEAD)
        if self._side:
            up = (middle[0] - neck[0]) / TO_HEAD, (middle[1] - neck[1]) / TO_HEAD
            self._disc(head, (middle[0] - up[1] * (HEAD + 0.2), middle[1] + up[0] * (HEAD + 0.2)), 1.3)
        self._cover(head, Tone.BODY, rim=True)

    def _arm(self, parts: tuple[Joint, Joint, Joint], tone: Tone) -> None:
        shoulder, elbow, hand = (self._found[part] for part in parts)
        rim = self._new()
        self._limb(rim, _share(shoulder, elbow, 0.45), elbow, ELBOW, ELBOW)
        self._limb(rim, elbow, hand, ELBOW, WRIST)
        self._disc(rim, hand, PALM)
        shape = rim.copy()
        self._limb(shape, shoulder, elbow, SHOULDER, ELBOW)
        if tone is Tone.BODY:
            self.layers[Tone.BODY].wipe(rim, round_it=True)
        self._cover(shape, tone)

    def _leg(self, parts: list[Joint], tone: Tone) -> None:
        hip, knee, ankle, toe = (self._found[part] for part in parts)
        shape = self._new()
        self._limb(shape, hip, knee, THIGH, KNEE)
        self._limb(shape, knee, ankle, KNEE, ANKLE)
        if self._side:
            ahead = toe[0] - ankle[0], toe[1] - ankle[1]
            # The sole lies on the side of the toes that is down when a person stands.
            sole = -ahead[1], ahead[0]
            heel = ankle[0] + sole[0] * 0.18 - ahead[0] * 0.15, ankle[1] + sole[1] * 0.18 - ahead[1] * 0.15
            ball = toe[0] + sole[0] * 0.25, toe[1] + sole[1] * 0.25
            self._limb(shape, heel, ball, HEEL, BALL)
        else:
            self._limb(shape, ankle, toe, ANKLE, BALL + 0.2)
        self._cover(shape, tone)

    # What belongs to it --------------------------------------------------------------------------------

    def _prop(self, prop: Prop) -> None:
        places = places_of(prop, self._found)
        tone = Tone.LOAD if prop.kind in _LOADS else Tone.THING
        match prop.kind:
            case PropKind.FLOOR:
                row = min(self._window.height - 1, int(self._window.place((0, FLOOR))[1]))
                self.layers[tone].fill([(row, 0, self._window.width)])
            case PropKind.MAT:
                self._mat(places[0], places[1])
            case PropKind.WALL:
                self._wall(places[0])
            case PropKind.BENCH:
                self._bench(places[0], places[1])
            case PropKind.BOX:
                self._box(places[0], places[1])
            case PropKind.CABLE:
                self._line(places, tone, 0.0)
                if isinstance(prop.places[-1], tuple):
                    self._ring(places[-1], 2.2, tone)
            case PropKind.BAND:
                self._band(places)
            case PropKind.PAD:
                self._line(places, tone, 2.2, rim=True)
            case PropKind.POST:
                self._line(places, tone, 1.5)
            case PropKind.FRAME:
                self._line(places, tone, 0.7)
            case PropKind.HANDLE:
                x, y = places[0]
                self._line([(x, y - 3), (x, y + 3)], tone, 0.9, rim=True)
            case _:
                self._metal(prop.kind, places, tone)

    def _metal(self, kind: PropKind, places: list[Point], tone: Tone) -> None:
        x, y = places[0]
        match kind:
            case PropKind.BAR if not self._side:
                self._line([(x - 30, y), (x + 30, y)], tone, 0.9)
            case PropKind.BAR:
                self._solid(places[0], 1.7, Tone.THING)
            case PropKind.BARBELL if not self._side:
                self._barbell_from_the_front(y)
            case PropKind.BARBELL | PropKind.HEX_BAR:
                self._ring(places[0], PLATE, tone, 0.8)
                if kind is PropKind.HEX_BAR:
                    self._line([(x - PLATE - 2, y), (x + PLATE + 2, y)], tone, 0.8, rim=True)
                else:
                    self._solid(places[0], 1.9, tone)
            case PropKind.DUMBBELL:
                self._line([(x - 3.6, y), (x + 3.6, y)], tone, 0.9, rim=True)
                for end in (-4.2, 4.2):
                    self._line([(x + end, y - 0.7), (x + end, y + 0.7)], tone, 2.0, rim=True)
            case PropKind.KETTLEBELL:
                self._ring((x, y + 1.6), 2.4, tone, 0.7)
                self._solid((x, y + 5.6), 3.6, tone)
            case _:
                self._lat_bar(places, tone)

    def _barbell_from_the_front(self, y: float) -> None:
        one, other = self._found[Joint.HAND], self._found[Joint.OTHER_HAND]
        middle = (one[0] + other[0]) / 2
        self._line([(middle - 36, y), (middle + 36, y)], Tone.LOAD, 0.7, rim=True)
        for way in (-1, 1):
            x = middle + way * 28
            self._line([(x, y - PLATE + 1.4), (x, y + PLATE - 1.4)], Tone.LOAD, 1.4)
            x = middle + way * 31.6
            self._line([(x, y - PLATE + 3.4), (x, y + PLATE - 3.4)], Tone.LOAD, 1.2)

    def _lat_bar(self, places: list[Point], tone: Tone) -> None:
        (left, y), (right, y_right) = sorted(places)
        if right - left < 4:
            self._solid((left, y), 1.6, tone)
            return
        ends = [(left - 6.5, y + 3.5), (left - 2, y), (right + 2, y_right), (right + 6.5, y_right + 3.5)]
        self._line(ends, tone, 0.9, rim=True)

    def _mat(self, start: Point, end: Point) -> None:
        corners = [start, end, (end[0], end[1] + 2.2), (start[0], start[1] + 2.2)]
        self._shape(polygon([self._window.place(corner) for corner in corners]), Tone.THING)

    def _wall(self, foot: Point) -> None:
        x, bottom = foot
        out = 1 if x > 50 else -1
        self._line([(x, -50), (x, bottom)], Tone.THING, 0.6)
        top = self._window.top
        y = bottom - 4
        while y > top - 8:
            self._line([(x, y), (x + out * 3.5, y + 3.5)], Tone.THING, 0.0)
            y -= 8

    def _bench(self, start: Point, end: Point) -> None:
        """A slab whose top runs from one place to the other, on two legs."""
        (x0, y0), (x1, y1) = start, end
        length = max(1e-6, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        under = -(y1 - y0) / length * 3.0, (x1 - x0) / length * 3.0
        corners = [start, end, (x1 + under[0], y1 + under[1]), (x0 + under[0], y0 + under[1])]
        for share in (0.12, 0.88):
            x, y = _share(start, end, share)
            self._line([(x + under[0], y + under[1]), (x + under[0], FLOOR)], Tone.THING, 0.9)
        self._shape(polygon([self._window.place(corner) for corner in corners]), Tone.THING)

    def _box(self, one: Point, other: Point) -> None:
        corners = [one, (other[0], one[1]), other, (one[0], other[1])]
        self._shape(polygon([self._window.place(corner) for corner in corners]), Tone.THING, SPARSE)
        self._line([*corners, one], Tone.THING, 0.6)

    def _band(self, places: list[Point]) -> None:
        """A dashed line: it gives."""
        for start, end in pairwise(places):
            length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
            dashes = max(1, round(length / 4.2))
            for dash in range(dashes):
                ends = [_share(start, end, (dash + share) / dashes) for share in (0.05, 0.7)]
                self._line(ends, Tone.LOAD, 0.75, rim=True)

    # Strokes -------------------------------------------------------------------------------------------

    def _new(self) -> Bitmap:
        return Bitmap(self._window.width, self._window.height)

    def _cover(self, shape: Bitmap, tone: Tone, *, rim: bool = False, pattern: Pattern = SOLID) -> None:
        """Put a shape before all that has been drawn; the body wipes a rim into what it hides."""
        for other, layer in self.layers.items():
            if other is not tone:
                layer.wipe(shape, round_it=other < tone or rim)
            elif rim:
                layer.wipe(shape, round_it=True)
        self.layers[tone].join(shape, CHECKED if tone is Tone.FAR else pattern)

    def _shape(self, spans: Iterable[Span], tone: Tone, pattern: Pattern = SOLID) -> None:
        shape = self._new()
        shape.fill(spans)
        self.layers[tone].join(shape, pattern)

    def _limb(self, shape: Bitmap, start: Point, end: Point, radius: float, end_radius: float) -> None:
        scale, place = self._window.scale, self._window.place
        shape.fill(capsule(place(start), place(end), max(0.8, radius * scale), max(0.7, end_radius * scale)))

    def _disc(self, shape: Bitmap, centre: Point, radius: float) -> None:
        shape.fill(disc(self._window.place(centre), max(0.7, radius * self._window.scale)))

    def _solid(self, centre: Point, radius: float, tone: Tone) -> None:
        shape = self._new()
        self._disc(shape, centre, radius)
        self._cover(shape, tone, rim=True)

    def _ring(self, centre: Point, radius: float, tone: Tone, half_width: float = 0.5) -> None:
        shape = self._new()
        thick = max(0.6, half_width * self._window.scale)
        place = self._window.place(centre)
        shape.fill(disc(place, radius * self._window.scale))
        shape.clear(disc(place, radius * self._window.scale - 2 * thick))
        self._cover(shape, tone, rim=True)

    def _line(self, points: list[Point], tone: Tone, radius: float, *, rim: bool = False) -> None:
        """A line through some places; a `radius` of 0 is as thin as can be."""
        shape = self._new()
        for start, end in pairwise(points):
            if radius * self._window.scale < 0.6:
                shape.fill(line([self._window.place(start), self._window.place(end)]))
            else:
                self._limb(shape, start, end, radius, radius)
        if rim:
            self._cover(shape, tone, rim=True)
        else:
            self.layers[tone].join(shape)


def _share(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _out(point: Point, across: Point, share: float) -> Point:
    return point[0] + across[0] * share, point[1] + across[1] * share
