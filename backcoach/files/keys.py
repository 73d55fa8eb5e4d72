"""Every key of every file that people write, once: the reader, the schema and the guide read it here."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from ..training import quantities as q
from ..training.exercise import Sides
from ..training.muscle import TRAPEZIUS, Muscle
from ..training.phase import PhaseKind, SectionKind
from ..training.routine import Doses, Level, Pace
from . import tree
from .problems import Problems
from .shape import Choice, Group, Key, Later, ListOf, Named, Quantity, Schema, Shape, Text, Values, known_word

MOST_SETS = 50
MOST_ROUNDS = 100
MOST_REPS = 500
MOST_STEPS = 500

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def parse_slug(text: str) -> str:
    """Read an id such as "towel-row". Raises QuantityError."""
    word = text.strip()
    if not re.fullmatch(SLUG, word) or len(word) > 60:
        suggestion = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")[:60]
        hint = f'write "{suggestion}"' if suggestion else "use small letters, digits and hyphens"
        raise q.QuantityError("an id has small letters, digits and single hyphens", hint)
    return word


def parse_muscles(text: str) -> tuple[Muscle, ...]:
    """Read one muscle; "trapezius" is all three parts of it. Raises QuantityError."""
    word = known_word([*Muscle, "trapezius"], "a muscle that the map knows")(text)
    return TRAPEZIUS if word == "trapezius" else (Muscle(word),)


def parse_equipment(text: str) -> tuple[str, ...]:
    """Read "bench or stool" as a choice of ids. Raises QuantityError."""
    return tuple(parse_slug(word) for word in re.split(r" +or +", text.strip()))


def _whole(most: int, what: str) -> Quantity[q.Range]:
    parse = partial(q.parse_whole_range, most=most, what=what)
    return Quantity(parse, q.WHOLE_RANGE, "a number or a range such as 4-6", (1, most))


def parse_rounds(text: str) -> int:
    """Read a number of rounds. Raises QuantityError."""
    rounds = q.parse_whole_range(text, MOST_ROUNDS, "rounds")
    if not rounds.fixed:
        raise q.QuantityError(f'"{text}": rounds are one number', "write repeat: 3")
    return int(rounds.low)


_SLUG = Quantity(parse_slug, SLUG, "an id such as dumbbell-row")
_DURATIONS = Quantity(q.parse_duration_range, q.DURATION_RANGE, "a duration such as 40s", (0.001, q.LONGEST))
_DURATION = Quantity(q.parse_lasting, q.DURATION, "a duration such as 40s", (0.001, q.LONGEST))
_REST = Quantity(q.parse_rest, q.REST, "a rest such as 45s, or none", (0, q.LONGEST))
_WEIGHT = Quantity(q.parse_weight, q.WEIGHT, "a weight such as 40 kg")
_LOAD = Quantity(q.parse_load, q.LOAD, "a load such as heavy, 85% or 40 kg")
_DISTANCE = Quantity(q.parse_distance, q.DISTANCE, "a distance such as 20 yd")
_TEMPO = Quantity(q.parse_tempo, q.TEMPO, "a tempo such as 3-1-1-0")
_MUSCLES = Quantity(parse_muscles, f"^(?:{'|'.join([*Muscle, 'trapezius'])})$", "a muscle")
_EQUIPMENT = Quantity(parse_equipment, r"^[a-z0-9]+(?:-[a-z0-9]+| +or +[a-z0-9]+)*$", "a piece of equipment")
_LINE = Text(80, "one line")
_STAND_INS = ListOf(_SLUG, 10, single=True)


def _per_set(shape: Quantity[Any]) -> ListOf[Any]:
    return ListOf(shape, MOST_SETS, single=True)


STEP = Group(
    "a step",
    {
        "work": Key(_SLUG, "An exercise done in reps, or for a time."),
        "hold": Key(_SLUG, "An exercise held still for a time."),
        "carry": Key(_SLUG, "A weight carried over a distance."),
        "sets": Key(_whole(MOST_SETS, "sets"), "How many sets; of a range, a beginner does the fewer."),
        "reps": Key(
            _per_set(_whole(MOST_REPS, "reps")), "Reps of a set: 8, a range 4-6, or a list, one a set."
        ),
        "for": Key(_per_set(_DURATIONS), "How long a set lasts: 40s, a range 15-30s, or a list, one a set."),
        "distance": Key(_DISTANCE, "How far a carry goes: 20 yd, 18 m, 60 ft."),
        "load": Key(_per_set(_LOAD), "heavy, light, bodyweight, 85% of the one-rep maximum, or a weight."),
        "weight": Key(_per_set(_WEIGHT), "The weight: 40 kg or 90 lb, or a list, one a set."),
        "rest": Key(_per_set(_REST), "Rest after each set: 45s, none, or a list. Left out: by the load."),
        "sides": Key(Choice(Sides), "each: the full dose left, then right. alternate: in turn within a set."),
        "tempo": Key(_TEMPO, "Seconds of a rep: lowering-bottom-lifting-top, such as 3-1-1-0."),
        "pace": Key(Choice(Pace), "timed: the coach paces the set. self: it ends when you press the key."),
        "cue": Key(_LINE, "A line of your own to show and say."),
        "instead": Key(_STAND_INS, "What to do where the equipment is missing."),
    },
    one_of=tuple(kind.value for kind in (PhaseKind.WORK, PhaseKind.HOLD, PhaseKind.CARRY)),
)

BREAK = Group(
    "a rest", {"rest": Key(_REST, "A rest between steps, in place of the last set's.", required=True)}
)

_NODE: Later[tuple[str, Values]] = Later("step")
_NODES = ListOf(_NODE, MOST_STEPS)

REPEAT = Group(
    "a repeat",
    {
        "repeat": Key(
            Quantity(parse_rounds, r"^[0-9]{1,3}$", "a number of rounds", (1, MOST_ROUNDS)),
            "How many rounds to go through the steps.",
            required=True,
        ),
        "rest": Key(_REST, "Rest between rounds, in place of the last step's own."),
        "steps": Key(_NODES, "What a round is made of.", required=True),
    },
)


class _AnyNode:
    """A step, a rest by itself, or a repeat: told apart by the keys that are there."""

    def read(self, node: tree.Node, problems: Problems) -> tuple[str, Values] | None:
        names = {key.text for key, _ in node.pairs} if isinstance(node, tree.Mapping) else set()
        if names & {"repeat", "steps"}:
            kind, group = "repeat", REPEAT
        elif names == {"rest"}:
            kind, group = "break", BREAK
        else:
            kind, group = "step", STEP
        values = group.read(node, problems)
        return None if values is None else (kind, values)

    def schema(self) -> Schema:
        return {"oneOf": [STEP.schema(), BREAK.schema(), REPEAT.schema()]}


ANY_NODE: Shape[tuple[str, Values]] = _AnyNode()
_NODE.shape = ANY_NODE

DOSE = Group(
    "a dose",
    {
        "sets": Key(_whole(MOST_SETS, "sets"), "Sets, or a range of them."),
        "reps": Key(_whole(MOST_REPS, "reps"), "Reps, or a range of them."),
        "for": Key(_DURATIONS, "How long, or a range."),
        "distance": Key(_DISTANCE, "How far."),
    },
)

EXERCISE = Group(
    "an exercise",
    {
        "name": Key(Text(40, "a short name"), "What it is called on the screen.", required=True),
        "kind": Key(Choice(PhaseKind), "work, hold or carry."),
        "muscles": Key(ListOf(_MUSCLES, 10, single=True), "The muscles to feel, the main one first."),
        "also": Key(ListOf(_MUSCLES, 10, single=True), "Muscles that help."),
        "equipment": Key(ListOf(_EQUIPMENT, 10, single=True, empty=True), "What it needs: [bench or stool]."),
        "cues": Key(ListOf(_LINE, 8, single=True), "Short lines to think of, the most important first."),
        "faults": Key(ListOf(_LINE, 8, single=True), "What commonly goes wrong."),
        "breath": Key(_LINE, "When to breathe."),
        "dose": Key(DOSE, "How much, where a step doesn't say."),
        "load": Key(Choice(q.LoadClass), "What it is usually done with."),
        "sides": Key(Choice(Sides), "Whether it works one side at a time."),
        "tempo": Key(_TEMPO, "Seconds of a rep: lowering-bottom-lifting-top."),
        "instead": Key(_STAND_INS, "Stand-ins where the equipment is missing, the best first."),
        "note": Key(Text(200, "a sentence or two"), "Variations, easier and harder."),
    },
)

ROUTINE = Group(
    "a routine",
    {
        "name": Key(Text(60, "a name"), "What the routine is called on the screen.", required=True),
        "about": Key(Text(500, "a sentence or two"), "What it is for."),
        "level": Key(Choice(Level), "The level that it is meant for; decides doses that nothing else does."),
        "doses": Key(Choice(Doses), "by-level: open sets and reps follow the level, not the exercise."),
        SectionKind.WARM_UP.value: Key(_NODES, "What loosens you up: moving stretches."),
        SectionKind.MAIN.value: Key(_NODES, "The work.", required=True),
        SectionKind.COOL_DOWN.value: Key(_NODES, "What brings you down: still stretches."),
        "exercises": Key(Named(EXERCISE, _SLUG, 100), "Exercises of your own, by id."),
    },
)
