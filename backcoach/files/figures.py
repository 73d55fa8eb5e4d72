"""How the drawn figure of an exercise is written: poses, props, and the poses that a rep goes through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..training.figure import PLACES, Figure, Move, Part, Place, Prop, PropKind, Touch, usual_rep
from ..training.quantities import QuantityError
from ..training.skeleton import HANGING, Bend, Joint, Limb, Reach, Sketch, View
from . import grammar as g
from .groups import Group, Key, ListOf, Named, Values
from .problems import Problems, did_you_mean, listed, shown
from .shape import Choice, Quantity

MOST_POSES = 6
NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,2})?"
SMALL = r"-?[0-5](?:\.[0-9]{1,2})?"


def _number(pattern: str, what: str, most: float, *examples: str) -> Quantity[float]:
    def parse(text: str) -> float:
        word = text.strip()
        if not re.fullmatch(pattern, word):
            raise QuantityError(f"{shown(word)} is not {what}", f"write a number such as {examples[0]}")
        return float(word)

    wanted = f"{what} such as {examples[0]}"
    return Quantity(parse, f"^{pattern}$", wanted, (-most, most), examples=examples)


COORDINATE = _number(NUMBER, "a coordinate", 999.99, "42", "7.5")
DIRECTION = _number(NUMBER, "a direction", 999.99, "90", "-30")
SLIDE = _number(SMALL, "a distance", 5.99, "2", "-1.5")
PLACE = ListOf(COORDINATE, 2, least=2)
DIRECTIONS = ListOf(DIRECTION, 2, least=2)

_FIXED = re.compile(f"({NUMBER}):({NUMBER})")
_FILLERS = frozenset(("at", "from", "to", "and", "over"))


def parse_prop(text: str) -> Prop:
    """Read "barbell at hand" or "cable from hand to 95:40". Raises QuantityError."""
    name, *words = text.split() or [""]
    if name not in list(PropKind):
        hint = did_you_mean(name, list(PropKind)) or f"write one of {', '.join(PropKind)}"
        raise QuantityError(f"{shown(name)} is not a prop", hint)
    kind = PropKind(name)
    places = tuple(_place(word) for word in words if word not in _FILLERS)
    fewest, most = PLACES[kind]
    if not fewest <= len(places) <= most:
        raise QuantityError(f"{shown(text)} has {len(places)} places", _places_hint(kind, fewest, most))
    return Prop(kind, places)


def _places_hint(kind: PropKind, fewest: int, most: int) -> str:
    if not most:
        return f'write "{kind}" alone'
    example = " to ".join(["hand", "50:80", "90:80", "90:40"][:fewest])
    return f'write "{kind} {"at" if fewest == 1 else "from"} {example}"'


def _place(word: str) -> Place:
    if match := _FIXED.fullmatch(word):
        return float(match[1]), float(match[2])
    if word in list(Joint):
        return Joint(word)
    hint = did_you_mean(word, list(Joint)) or "write a joint, or a place such as 50:80"
    raise QuantityError(f"{shown(word)} is not a place", hint)


def parse_touch(text: str) -> Touch:
    """Read "hand on bar": what stays on what. Raises QuantityError."""
    words = [word for word in text.split() if word not in ("on", "at")]
    if len(words) != 2 or words[0] not in list(Joint) or words[1] not in list(PropKind):
        raise QuantityError(
            f"{shown(text)} is not a touch", 'write a joint and a prop, such as "hand on bar"'
        )
    return Touch(Joint(words[0]), PropKind(words[1]))


def _prop_pattern() -> str:
    place = f"(?: (?:{'|'.join(sorted(_FILLERS))}))? (?:{'|'.join(Joint)}|{NUMBER}:{NUMBER})"
    kinds: dict[tuple[int, int], list[str]] = {}
    for kind, counts in PLACES.items():
        kinds.setdefault(counts, []).append(kind)
    alike = (f"(?:{'|'.join(words)})(?:{place}){{{low},{high}}}" for (low, high), words in kinds.items())
    return f"^(?:{'|'.join(alike)})$"


PROP = Quantity(
    parse_prop, _prop_pattern(), 'a prop such as "barbell at hand"', examples=("floor", "barbell at hand")
)
TOUCH = Quantity(
    parse_touch,
    f"^(?:{'|'.join(Joint)})(?: on| at)? (?:{'|'.join(PropKind)})$",
    'a touch such as "hand on bar"',
    examples=("foot on floor", "hand on bar"),
)

POSE = Group(
    "a pose",
    {
        "hip": Key(PLACE, "Where the hips are, in a box of 100 by 100; y counts downward.", required=True),
        "back": Key(
            ListOf(DIRECTION, 2, single=True),
            "Which way the back leans: 0 is up, 90 ahead. Two for a low and a high back that differ.",
        ),
        "head": Key(DIRECTION, "Which way the head points from the neck. Left out: as the high back."),
        "blade": Key(
            SLIDE,
            "How far the shoulders slide ahead on the ribs.",
        ),
        "hand": Key(PLACE, "What the arm reaches for; the elbow finds its place."),
        "arm": Key(DIRECTIONS, "Instead: which way upper arm and forearm point."),
        "other-hand": Key(PLACE, "The same for the arm behind, or on the left. Left out: as the first."),
        "other-arm": Key(DIRECTIONS, "Instead: which way they point."),
        "foot": Key(PLACE, "Where the ankle is; the knee finds its place."),
        "leg": Key(DIRECTIONS, "Instead: which way thigh and shin point."),
        "other-foot": Key(PLACE, "The same for the leg behind, or on the left. Left out: as the first."),
        "other-leg": Key(DIRECTIONS, "Instead: which way they point."),
        "toes": Key(DIRECTION, "Which way the toes point from the ankle."),
        "other-toes": Key(DIRECTION, "The same for the other foot."),
    },
)

_POSE_NAMES = ListOf(g.SLUG, MOST_POSES, single=True)

REP = Group(
    "a rep",
    {
        Part.LOWERING.value: Key(_POSE_NAMES, "The poses that the lowering goes through."),
        Part.BOTTOM.value: Key(_POSE_NAMES, "Those of the bottom, where it doesn't stand still."),
        Part.LIFTING.value: Key(_POSE_NAMES, "Those of the lifting."),
        Part.TOP.value: Key(_POSE_NAMES, "Those of the top, where it doesn't stand still."),
    },
)

FIGURE = Group(
    "a figure",
    {
        "view": Key(Choice(View), "side (facing right), front or back."),
        "poses": Key(Named(POSE, g.SLUG, MOST_POSES, "bottom: …"), "The key poses by name.", required=True),
        "rep": Key(
            REP, "Which poses a rep goes through; it begins with the first part. Left out: top, bottom."
        ),
        "walk": Key(ListOf(g.SLUG, 8), "Instead: the poses of two steps, one after the other."),
        "props": Key(ListOf(PROP, 12, single=True), "What else is in the picture, the furthest first."),
        "touches": Key(ListOf(TOUCH, 8, single=True), 'What stays on what: "foot on floor".'),
    },
)


def read_figure(values: Values, problems: Problems) -> Figure | None:
    """Put a figure together, noting what doesn't fit; None where there is no pose at all."""
    view = values.get("view", View.SIDE)
    described: dict[str, Values] = values.get("poses", {})
    poses = tuple(_sketch(name, pose, problems).completed(view) for name, pose in described.items())
    if not poses:
        if values.whole:
            problems.error(values.mark, "a figure without a pose", 'put one under "poses:"')
        return None
    numbers = {pose.name: number for number, pose in enumerate(poses)}

    def named(found: Values, key: str) -> tuple[int, ...]:
        names: Sequence[str] = found.get(key, ())
        for entry, name in enumerate(names):
            if name not in numbers:
                hint = did_you_mean(name, numbers) or f"write {listed(numbers)}"
                problems.error(found.mark_of(key, entry), f"no pose is called {shown(name)}", hint)
        return tuple(numbers[name] for name in names if name in numbers)

    rep: tuple[Move, ...] = ()
    found: Values | None = values.get("rep")
    if found is not None:
        order = tuple(Part(key) for key in found.nodes)
        rep = usual_rep(order, {part: named(found, part.value) for part in order})
    elif {"bottom", "top"} <= numbers.keys():
        rep = usual_rep((), {Part.LIFTING: (numbers["top"],), Part.LOWERING: (numbers["bottom"],)})
    walk = named(values, "walk")
    return Figure(view, poses, rep, walk, values.get("props", ()), values.get("touches", ()))


def _sketch(name: str, values: Values, problems: Problems) -> Sketch:
    leans: tuple[float, ...] = values.get("back", (0.0,))
    return Sketch(
        name=name,
        hip=values.get("hip", (50.0, 50.0)),
        back=(leans[0], leans[-1]),
        head=values.get("head"),
        blade=values.get("blade", 0.0),
        arm=_limb(values, "hand", "arm", problems) or HANGING,
        leg=_limb(values, "foot", "leg", problems) or HANGING,
        other_arm=_limb(values, "other-hand", "other-arm", problems),
        other_leg=_limb(values, "other-foot", "other-leg", problems),
        toes=values.get("toes"),
        other_toes=values.get("other-toes"),
    )


def _limb(values: Values, end: str, directions: str, problems: Problems) -> Limb | None:
    place: tuple[float, float] | None = values.get(end)
    bend: Any = values.get(directions)
    if place is not None and bend is not None:
        wrong = f'"{end}:" and "{directions}:" say the same'
        problems.error(values.mark_of(directions), wrong, "keep one of the two")
    if place is not None:
        return Reach(place)
    return None if bend is None else Bend(*bend)
