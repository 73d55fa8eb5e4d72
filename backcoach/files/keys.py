"""Every key of a routine and of an exercise, once: the reader, the schema and the guide read it here."""

from __future__ import annotations

import re

from ..training.exercise import Sides
from ..training.phase import PhaseKind, SectionKind
from ..training.quantities import LoadClass
from ..training.routine import Doses, Level, Pace
from . import grammar as g
from . import tree
from .figures import FIGURE
from .groups import Group, Key, ListOf, Named, Values
from .problems import Problems
from .shape import Choice, Defined, Schema, Shape, Text, YesNo

MOST_STEPS = 500

KINDS = (PhaseKind.WORK, PhaseKind.HOLD, PhaseKind.CARRY)

_TO_THE_MARGIN = "it belongs to the routine: put it at the left margin"
_TO_A_STEP = "it belongs to a step: put it under one, indented"
_TO_THE_STEPS = 'it belongs to a step: put it under "steps:"'

_STEP_WORDS = {
    "exercise": "work",
    "move": "work",
    "time": "for",
    "duration": "for",
    "seconds": "for",
    "length": "for",
    "repetitions": "reps",
    "rep": "reps",
    "set": "sets",
    "dist": "distance",
    "kg": "weight",
    "lb": "weight",
    "lbs": "weight",
    "pause": "rest",
    "break": "rest",
    "side": "sides",
    "ticks": "rep-ticks",
    "note": "cue",
    "notes": "cue",
    "cues": "cue",
    "alternative": "instead",
    "or": "instead",
}

STEP = Group(
    "a step",
    {
        "work": Key(g.EXERCISE_ID, "An exercise done in reps, or for a time."),
        "hold": Key(g.EXERCISE_ID, "An exercise held still for a time."),
        "carry": Key(g.EXERCISE_ID, "A weight carried over a distance."),
        "sets": Key(g.SETS, "How many sets; of a range, a beginner does the fewer."),
        "reps": Key(g.per_set(g.REPS), "Reps of a set: 8, a range 4-6, or a list, one a set."),
        "for": Key(g.per_set(g.LASTING), "How long a set lasts: 40s, a range 15-30s, or a list, one a set."),
        "distance": Key(g.DISTANCE, "How far a carry goes: 20 yd, 18 m, 60 ft."),
        "load": Key(g.per_set(g.LOAD), "heavy, light, bodyweight, 85% of the one-rep maximum, or a weight."),
        "weight": Key(g.per_set(g.WEIGHT), "The weight: 40 kg or 90 lb, or a list, one a set."),
        "rest": Key(g.per_set(g.REST), "Rest after each set: 45s, none, or a list. Left out: by the load."),
        "sides": Key(Choice(Sides), "each: the full dose left, then right. alternate: in turn within a set."),
        "tempo": Key(g.TEMPO, "Seconds of a rep: lowering-bottom-lifting-top, such as 3-1-1-0."),
        "pace": Key(Choice(Pace), "timed: the coach paces the set. self: it ends when you press the key."),
        "rep-ticks": Key(YesNo(), "Whether each rep is heard; left out, as your settings say."),
        "cue": Key(g.LINE, "A line of your own to show and say."),
        "instead": Key(g.STAND_INS, "What to do where the equipment is missing."),
    },
    one_of=tuple(kind.value for kind in KINDS),
    also_called=_STEP_WORDS,
    elsewhere={
        **dict.fromkeys(("name", "about", "level", "doses", "exercises", *SectionKind), _TO_THE_MARGIN),
        **dict.fromkeys(
            ("repeat", "rounds"), 'write "sets:", or "- repeat: 3" with the steps under "steps:"'
        ),
    },
)

BREAK = Group(
    "a rest", {"rest": Key(g.REST, "A rest between steps, in place of the last set's.", required=True)}
)

_NODE: Defined[tuple[str, Values]] = Defined("node")


class _Steps(ListOf[tuple[str, Values]]):
    """Steps, rests and repeats, in order."""

    @property
    def wanted(self) -> str:
        return 'steps under it, such as "- work: superman"'

    def mend(self, node: tree.Node) -> str:
        if isinstance(node, tree.Scalar) and re.fullmatch(r"[a-z][a-z0-9-]*", node.text):
            return f'write "- work: {node.text}" on the next line'
        return super().mend(node)


STEPS = _Steps(_NODE, MOST_STEPS, lenient=True)

REPEAT = Group(
    "a repeat",
    {
        "repeat": Key(g.ROUNDS, "How many rounds to go through the steps.", required=True),
        "rest": Key(g.REST, "Rest between rounds, in place of the last step's own."),
        "steps": Key(STEPS, "What a round is made of.", required=True),
    },
    also_called={"rounds": "repeat", "times": "repeat", "exercises": "steps", "main": "steps"},
    elsewhere=dict.fromkeys([key for key in STEP.keys if key != "rest"], _TO_THE_STEPS),
)


class _AnyNode:
    """A step, a rest by itself, or a repeat: told apart by the keys that are there."""

    wanted = STEP.wanted

    def read(self, node: tree.Node, problems: Problems) -> tuple[str, Values] | None:
        names = {key.text for key, _ in node.pairs} if isinstance(node, tree.Mapping) else set()
        if "steps" in names or ("repeat" in names and not names & set(STEP.one_of)):
            kind, group = "repeat", REPEAT
        elif names == {"rest"}:
            kind, group = "break", BREAK
        else:
            kind, group = "step", STEP
        values = group.read(node, problems)
        return None if values is None else (kind, values)

    def schema(self) -> Schema:
        return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("step", "rest", "repeat")]}


ANY_NODE: Shape[tuple[str, Values]] = _AnyNode()
_NODE.shape = ANY_NODE

DOSE = Group(
    "a dose",
    {
        "sets": Key(g.SETS, "Sets, or a range of them."),
        "reps": Key(g.REPS, "Reps, or a range of them."),
        "for": Key(g.LASTING, "How long, or a range."),
        "distance": Key(g.DISTANCE, "How far."),
    },
    also_called={
        word: key for word, key in _STEP_WORDS.items() if key in ("sets", "reps", "for", "distance")
    },
)

EXERCISE = Group(
    "an exercise",
    {
        "name": Key(Text(40, "a short name"), "What it is called on the screen.", required=True),
        "kind": Key(Choice(PhaseKind, KINDS), "work, hold or carry."),
        "muscles": Key(ListOf(g.MUSCLES, 10, single=True), "The muscles to feel, the main one first."),
        "also": Key(ListOf(g.MUSCLES, 10, single=True), "Muscles that help."),
        "equipment": Key(
            ListOf(g.EQUIPMENT, 10, single=True, empty=True), "What it needs: [bench or stool]."
        ),
        "cues": Key(ListOf(g.LINE, 8, single=True), "Short lines to think of, the most important first."),
        "faults": Key(ListOf(g.LINE, 8, single=True), "What commonly goes wrong."),
        "breath": Key(g.LINE, "When to breathe."),
        "dose": Key(DOSE, "How much, where a step doesn't say."),
        "load": Key(Choice(LoadClass), "What it is usually done with."),
        "sides": Key(Choice(Sides), "Whether it works one side at a time."),
        "tempo": Key(g.TEMPO, "Seconds of a rep: lowering-bottom-lifting-top."),
        "instead": Key(g.STAND_INS, "Stand-ins where the equipment is missing, the best first."),
        "note": Key(Text(200, "a sentence or two"), "Variations, easier and harder."),
        "figure": Key(FIGURE, "A drawn figure that shows how it goes."),
    },
    also_called={"cue": "cues", "muscle": "muscles", "about": "note", "notes": "note", "title": "name"},
    elsewhere=dict.fromkeys(("sets", "reps", "for", "distance"), 'put it under "dose:"'),
)

ROUTINE = Group(
    "a routine",
    {
        "name": Key(Text(60, "a name"), "What the routine is called on the screen.", required=True),
        "about": Key(Text(500, "a sentence or two"), "What it is for."),
        "level": Key(Choice(Level), "The level that it is meant for; decides doses that nothing else does."),
        "doses": Key(Choice(Doses), "by-level: open sets and reps follow the level, not the exercise."),
        SectionKind.WARM_UP.value: Key(STEPS, "What loosens you up: moving stretches."),
        SectionKind.MAIN.value: Key(STEPS, "The work.", required=True),
        SectionKind.COOL_DOWN.value: Key(STEPS, "What brings you down: still stretches."),
        "exercises": Key(
            Named(Defined("exercise", EXERCISE), g.SLUG, 100, "towel-row: …"), "Exercises of your own, by id."
        ),
    },
    also_called={
        "title": "name",
        "description": "about",
        "note": "about",
        "warmup": "warm-up",
        "cooldown": "cool-down",
        "steps": "main",
        "workout": "main",
    },
    elsewhere=dict.fromkeys([*STEP.keys, "repeat"], _TO_A_STEP),
)
