"""Reads a routine or an exercise file, and notes every problem at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from ..training.exercise import USUAL_TEMPO, Dose, Exercise, Sides
from ..training.phase import PhaseKind, SectionKind
from ..training.quantities import LoadClass, Range, Weight, seconds_text
from ..training.rest import HEAVY_BAND, LIGHT_BAND
from ..training.routine import Break, Doses, Node, Repeat, Routine, Step
from . import keys
from .problems import Problems, did_you_mean, shown
from .shape import Values
from .tree import Mark, parse_tree

MOST_SETS_IN_ALL = 50_000
"""More sets than this are no workout, but rounds of rounds of rounds."""

BACK_EXTENSION_HOLD = Range(15, 30)
"""Seconds (R7)."""
THORACIC_HOLD = Range(30, 60)
"""Seconds (R8)."""
_HOLDS = {
    "back-extension-hold": (BACK_EXTENSION_HOLD, "a back-extension hold"),
    "thoracic-extension": (THORACIC_HOLD, "a thoracic-extension hold"),
}

_MEASURES = ("reps", "for", "distance")


def read_routine(
    text: str, id_: str, catalogue: Mapping[str, Exercise], problems: Problems
) -> Routine | None:
    """Read a routine. None when any problem is an error; all problems are in `problems`."""
    node = parse_tree(text, problems)
    values = keys.ROUTINE.read(node, problems) if node is not None else None
    if values is None:
        return None
    routine = _RoutineReader(catalogue, problems).routine(values, id_)
    return None if problems.fatal else routine


def read_exercise(text: str, id_: str, problems: Problems) -> Exercise | None:
    """Read an exercise file. None when any problem is an error."""
    node = parse_tree(text, problems)
    values = keys.EXERCISE.read(node, problems) if node is not None else None
    if values is None or not values.whole:
        return None
    exercise = _exercise(id_, values, problems)
    return None if problems.fatal else exercise


def _exercise(id_: str, values: Values, problems: Problems) -> Exercise:
    dose: Values | None = values.get("dose")
    kind = values.get("kind", PhaseKind.WORK)
    if not kind.active:
        problems.error(values.mark_of("kind"), f"no exercise is a {kind}", "write work, hold or carry")
    return Exercise(
        id=id_,
        name=values.get("name", id_),
        kind=kind,
        muscles=tuple(muscle for group in values.get("muscles", ()) for muscle in group),
        also=tuple(muscle for group in values.get("also", ()) for muscle in group),
        equipment=values.get("equipment", ()),
        cues=values.get("cues", ()),
        faults=values.get("faults", ()),
        breath=values.get("breath", ""),
        dose=Dose(dose.get("sets"), dose.get("reps"), dose.get("for"), dose.get("distance"))
        if dose is not None
        else Dose(),
        load=values.get("load"),
        sides=values.get("sides"),
        tempo=values.get("tempo", USUAL_TEMPO),
        instead=values.get("instead", ()),
        note=values.get("note", ""),
    )


@dataclass(slots=True)
class _RoutineReader:
    """Turns the keys of a routine into steps, and checks what no single key can."""

    catalogue: Mapping[str, Exercise]
    problems: Problems

    def routine(self, values: Values, id_: str) -> Routine:
        own = {
            name: _exercise(name, described, self.problems)
            for name, described in values.get("exercises", {}).items()
            if described.whole
        }
        described = set(values.get("exercises", {}))
        steps = _StepReader(self.catalogue, own, described, self.problems)
        sections: dict[SectionKind, tuple[Node, ...]] = {}
        for section in SectionKind:
            nodes = values.get(section.value)
            if nodes is not None:
                sections[section] = steps.nodes(nodes, section)
            elif section is not SectionKind.MAIN and section.value not in values:
                wrong = f"there is no {section}"
                right = f'add "{section}:" with some {_STRETCHES[section]} stretches'
                self.problems.warn(values.mark, wrong, right)
        self._check_stand_ins(values, own, described)
        if not self.problems.fatal and sum(map(_sets, _flat(sections))) > MOST_SETS_IN_ALL:
            self.problems.error(
                values.mark_of(SectionKind.MAIN.value), "far too many sets", "use fewer rounds within rounds"
            )
        return Routine(
            id=id_,
            name=values.get("name", id_),
            about=values.get("about", ""),
            level=values.get("level"),
            doses=values.get("doses", Doses.BY_EXERCISE),
            sections=sections,
            exercises=own,
        )

    def _check_stand_ins(self, values: Values, own: Mapping[str, Exercise], described: Set[str]) -> None:
        for name, group in values.get("exercises", {}).items():
            for stand_in in group.get("instead", ()):
                if stand_in not in described and stand_in not in self.catalogue:
                    wrong = f"no exercise is called {shown(stand_in)}"
                    hint = did_you_mean(stand_in, [*own, *self.catalogue]) or f"it stands in for {name}"
                    self.problems.error(group.mark_of("instead"), wrong, hint)


_STRETCHES = {SectionKind.WARM_UP: "moving", SectionKind.COOL_DOWN: "still"}


@dataclass(slots=True)
class _StepReader:
    """Reads the steps of a routine that has these exercises."""

    catalogue: Mapping[str, Exercise]
    own: Mapping[str, Exercise]
    described: Set[str]
    """The ids under `exercises:`, also of those that have a problem."""
    problems: Problems

    def nodes(self, found: tuple[tuple[str, Values], ...], section: SectionKind) -> tuple[Node, ...]:
        nodes: list[Node] = []
        for kind, values in found:
            if kind == "repeat":
                nodes.append(
                    Repeat(
                        values.get("repeat", 1),
                        self.nodes(values.get("steps", ()), section),
                        values.get("rest"),
                    )
                )
            elif kind == "break":
                if not nodes and section is SectionKind.WARM_UP:
                    self.problems.error(
                        values.mark, "a rest before there is anything to rest from", "delete it"
                    )
                nodes.append(Break(values.get("rest", 0.0)))
            elif (step := self.step(values, section)) is not None:
                nodes.append(step)
        return tuple(nodes)

    def step(self, values: Values, section: SectionKind) -> Step | None:
        kinds = [kind for kind in PhaseKind if kind.active and kind.value in values]
        if len(kinds) != 1:
            return None  # noted where the keys were read
        kind = kinds[0]
        name = values.get(kind.value)
        if name is None:
            return None
        step = Step(
            kind=kind,
            exercise=name,
            sets=values.get("sets"),
            reps=values.get("reps", ()),
            seconds=values.get("for", ()),
            distance=values.get("distance"),
            load=values.get("load", ()),
            weight=values.get("weight", ()),
            rest=values.get("rest", ()),
            sides=values.get("sides"),
            tempo=values.get("tempo"),
            pace=values.get("pace"),
            cue=values.get("cue", ""),
            instead=values.get("instead", ()),
        )
        exercise = self._known(name, values.mark_of(kind.value))
        for stand_in in step.instead:
            self._known(stand_in, values.mark_of("instead"))
        self._check_lists(step, values)
        self._check_measure(step, exercise, values)
        self._warn(step, exercise, values, section)
        return step

    def _known(self, name: str, mark: Mark) -> Exercise | None:
        found = self.own.get(name) or self.catalogue.get(name)
        if found is None and name not in self.described:
            hint = did_you_mean(name, [*self.described, *self.catalogue])
            self.problems.error(
                mark, f"no exercise is called {shown(name)}", hint or 'describe it under "exercises:"'
            )
        return found

    def _check_lists(self, step: Step, values: Values) -> None:
        lists = {
            name: len(values.get(name))
            for name in ("reps", "for", "load", "weight", "rest")
            if len(values.get(name, ())) > 1
        }
        if step.sets is not None:
            for name, length in lists.items():
                if not step.sets.fixed or step.sets.low != length:
                    wrong = f"{name} lists {length} sets, but sets says {step.sets}"
                    self.problems.error(values.mark_of(name), wrong, "one value a set; sets can be left out")
        elif len(set(lists.values())) > 1:
            (first, length), *others = lists.items()
            for name, other in others:
                if other != length:
                    wrong = f"{name} lists {other} sets, but {first} lists {length}"
                    self.problems.error(values.mark_of(name), wrong, "make the lists equally long")

    def _check_measure(self, step: Step, exercise: Exercise | None, values: Values) -> None:
        measures = [name for name in _MEASURES if name in values]
        if len(measures) > 1:
            wrong = f'"{measures[0]}:" and "{measures[1]}:" can\'t both measure a set'
            self.problems.error(values.key_marks[measures[1]], wrong, "keep one of the two")
        if step.kind is not PhaseKind.WORK and "reps" in values:
            right = 'say how long with "for:"; repeat it with "sets:"'
            self.problems.error(values.key_marks["reps"], f"a {step.kind} has no reps", right)
        if step.kind is not PhaseKind.CARRY and "distance" in values:
            wrong = f"a {step.kind} covers no distance"
            self.problems.error(values.key_marks["distance"], wrong, 'write "carry:", or "for:" with a time')
        if "tempo" in values and (step.kind is not PhaseKind.WORK or "for" in values):
            wrong = "a tempo belongs to reps"
            self.problems.error(values.key_marks["tempo"], wrong, 'write "reps:", or delete the tempo')
        if step.kind is PhaseKind.WORK or measures or exercise is None:
            return
        dose = exercise.dose
        if step.kind is PhaseKind.HOLD and dose.seconds is None:
            self.problems.error(values.mark, "a hold needs to know how long", 'add "for: 30s"')
        if step.kind is PhaseKind.CARRY and dose.seconds is None and dose.distance is None:
            self.problems.error(values.mark, "a carry needs to know how far", 'add "distance: 20 yd"')

    def _warn(self, step: Step, exercise: Exercise | None, values: Values, section: SectionKind) -> None:
        if section is SectionKind.MAIN:
            for rest in step.rest:
                if rest and not LIGHT_BAND.low <= rest <= HEAVY_BAND.high:
                    wrong = f"a rest of {seconds_text(rest)} is outside 30–90 s"
                    right = "heavy sets want 60–90 s, lighter ones 30–60 s"
                    self.problems.warn(values.mark_of("rest"), wrong, right)
                    break
        band, what = _HOLDS.get(step.exercise, (None, ""))
        if band is not None and step.kind is PhaseKind.HOLD and step.exercise not in self.described:
            for seconds in step.seconds:
                if seconds.low < band.low or seconds.high > band.high:
                    wrong = f"{seconds} s is outside {band} s for {what}"
                    self.problems.warn(values.mark_of("for"), wrong, f"stay within {band} s")
                    break
        for load in step.load:
            for reps in step.reps:
                if load is LoadClass.HEAVY and reps.low > _HEAVY_REPS:
                    wrong = f"nobody lifts heavy for {reps} reps"
                    self.problems.warn(values.mark_of("load"), wrong, "write light, or fewer reps")
                    return
        if step.weight and any(isinstance(load, Weight) for load in step.load):
            wrong = "both load and weight give a weight"
            self.problems.warn(values.mark_of("weight"), wrong, "weight is taken; keep one of the two")


_HEAVY_REPS = 12
"""From more reps than this on, a load isn't heavy (R2, R3)."""


def _flat(sections: Mapping[SectionKind, tuple[Node, ...]]) -> Iterator[Node]:
    for nodes in sections.values():
        yield from nodes


def _sets(node: Node) -> int:
    """The most sets that a node can come to, without unrolling it."""
    if isinstance(node, Repeat):
        return node.times * sum(map(_sets, node.steps))
    if isinstance(node, Step):
        sets = node.listed_sets or (int(node.sets.high) if node.sets else 4)
        return sets * (2 if node.sides is Sides.EACH else 1)
    return 1
