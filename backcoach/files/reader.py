"""Reads a routine or an exercise file, and notes every problem at its place."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from contextlib import suppress

from ..training.exercise import USUAL_TEMPO, Dose, Exercise, Sides
from ..training.muscle import Muscle
from ..training.phase import PhaseKind, SectionKind
from ..training.routine import Break, Doses, Node, Repeat, Routine, Step
from . import keys, tree
from .checks import StepChecker, check_measures, check_rests, has_step
from .figures import read_figure
from .groups import Values
from .problems import Problems, TooManyProblems, did_you_mean, shown
from .tree import Mark, parse_tree

MOST_SETS_IN_ALL = 5_000
"""More sets than this are no workout, but rounds of rounds of rounds."""


def read_routine(
    text: str,
    id_: str,
    catalogue: Mapping[str, Exercise],
    problems: Problems,
    owned: frozenset[str] | None = None,
) -> Routine | None:
    """Read a routine. None when any problem is an error; all problems are in `problems`.

    `owned` is the equipment that there is, None for everything: what can't be done with it is warned of.
    """
    routine = None
    with suppress(TooManyProblems):
        node = parse_tree(text, problems)
        values = keys.ROUTINE.read(node, problems) if node is not None else None
        if values is not None:
            routine = _RoutineReader(values, catalogue, problems, owned).routine(id_)
    return None if problems.fatal else routine


def read_exercise(text: str, id_: str, problems: Problems) -> Exercise | None:
    """Read an exercise file. None when any problem is an error."""
    exercise = None
    with suppress(TooManyProblems):
        node = parse_tree(text, problems)
        values = keys.EXERCISE.read(node, problems) if node is not None else None
        if values is not None:
            exercise = _exercise(id_, values, problems)
    return None if problems.fatal else exercise


def _exercise(id_: str, values: Values, problems: Problems) -> Exercise:
    dose: Values | None = values.get("dose")
    kind = values.get("kind", PhaseKind.WORK)
    if dose is not None:
        check_measures(kind, dose, problems)
    figure: Values | None = values.get("figure")
    return Exercise(
        id=id_,
        name=values.get("name", id_),
        kind=kind,
        muscles=_flat(values.get("muscles", ())),
        also=_flat(values.get("also", ())),
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
        figure=read_figure(figure, problems) if figure is not None else None,
    )


_STRETCHES = {SectionKind.WARM_UP: "moving", SectionKind.COOL_DOWN: "still"}


class _RoutineReader:
    """Turns the keys of a routine into steps, and checks what no single key can."""

    def __init__(
        self,
        values: Values,
        catalogue: Mapping[str, Exercise],
        problems: Problems,
        owned: frozenset[str] | None,
    ) -> None:
        self._values = values
        self._problems = problems
        self._described: Mapping[str, Values] = values.get("exercises", {})
        self._own = {name: _exercise(name, found, problems) for name, found in self._described.items()}
        named = values.nodes.get("exercises")
        self._named = {_id(key.text) for key, _ in named.pairs} if isinstance(named, tree.Mapping) else set()
        exercises = ChainMap(self._own, catalogue)  # type: ignore[arg-type]
        self._exercises: Mapping[str, Exercise] = exercises
        self._checker = StepChecker(self._exercises, frozenset(self._own), owned, problems)

    def routine(self, id_: str) -> Routine:
        values, problems = self._values, self._problems
        sections: dict[SectionKind, tuple[Node, ...]] = {}
        for section in SectionKind:
            found = values.get(section.value)
            if found is not None:
                first = not any(map(has_step, sections.values()))
                sections[section] = self._nodes(found, section, first)
                if found and not has_step(sections[section]) and not problems.fatal:
                    wrong = f'there is nothing to do under "{section}:"'
                    problems.error(values.mark_of(section.value), wrong, "add a step, or delete the section")
            elif section in _STRETCHES and section.value not in {*values.key_marks, *values.meant}:
                right = f'add "{section}:" with some {_STRETCHES[section]} stretches'
                problems.warn(values.mark, f"there is no {section}", right)
        self._check_stand_ins()
        if not problems.fatal and sum(_sets(node) for nodes in sections.values() for node in nodes) > (
            MOST_SETS_IN_ALL
        ):
            mark = values.mark_of(SectionKind.MAIN.value)
            problems.error(mark, f"more than {MOST_SETS_IN_ALL} sets", "use fewer rounds within rounds")
        return Routine(
            id=id_,
            name=values.get("name", id_),
            about=values.get("about", ""),
            level=values.get("level"),
            doses=values.get("doses", Doses.BY_EXERCISE),
            sections=sections,
            exercises=self._own,
        )

    def _check_stand_ins(self) -> None:
        for name, described in self._described.items():
            for entry, stand_in in enumerate(described.get("instead", ())):
                self._known(stand_in, described.mark_of("instead", entry), instead_of=name)

    def _nodes(
        self, found: Sequence[tuple[str, Values]], section: SectionKind, first: bool
    ) -> tuple[Node, ...]:
        """Read some nodes; `first` says that nothing has been done before them."""
        read: list[tuple[Node, Mark]] = []
        for kind, values in found:
            node: Node | None
            if kind == "repeat":
                node = self._repeat(values, section, first and not has_step(node for node, _ in read))
            elif kind == "break":
                node = self._break(values, section)
            else:
                node = self._step(values, section)
            if node is not None:
                read.append((node, values.mark))
        check_rests(read, first, self._problems)
        return tuple(node for node, _ in read)

    def _repeat(self, values: Values, section: SectionKind, first: bool) -> Repeat:
        steps = self._nodes(values.get("steps", ()), section, first)
        if steps and not has_step(steps):
            wrong = "there is nothing to do in this repeat"
            self._problems.error(values.mark_of("steps"), wrong, "add a step, or delete the repeat")
        rest: float | None = values.get("rest")
        if rest is not None and section is SectionKind.MAIN:
            self._checker.rest(rest, values.mark_of("rest"))
        return Repeat(values.get("repeat", 1), steps, rest)

    def _break(self, values: Values, section: SectionKind) -> Break:
        seconds: float = values.get("rest", 0.0)
        if section is SectionKind.MAIN:
            self._checker.rest(seconds, values.mark_of("rest"))
        return Break(seconds)

    def _step(self, values: Values, section: SectionKind) -> Step | None:
        kinds = [kind for kind in keys.KINDS if kind.value in values]
        if len(kinds) != 1:
            return None  # noted where the keys were read
        kind = kinds[0]
        name = values.get(kind.value, "")
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
            rep_ticks=values.get("rep-ticks"),
            cue=values.get("cue", ""),
            instead=values.get("instead", ()),
        )
        exercise = self._known(name, values.mark_of(kind.value)) if name else None
        for entry, stand_in in enumerate(step.instead):
            self._known(stand_in, values.mark_of("instead", entry), instead_of=name)
        self._checker.check(step, exercise, values, section)
        return step

    def _known(self, name: str, mark: Mark, instead_of: str = "") -> Exercise | None:
        """Find an exercise, and note where there is none; None also where its own problems were noted."""
        if name == instead_of:
            self._problems.error(mark, f"{name} can't stand in for itself", "name another exercise")
        described = self._described.get(name)
        if described is not None and not described.whole:
            return None
        found = self._exercises.get(name)
        if found is None and name not in self._named:
            hint = did_you_mean(name, self._exercises) or 'describe it under "exercises:"'
            self._problems.error(mark, f"no exercise is called {shown(name)}", hint)
        return found


def _id(text: str) -> str:
    """A name under `exercises:` as the steps would have it; what is wrong with it has been noted."""
    return "-".join(text.lower().split())


def _flat(groups: Sequence[tuple[Muscle, ...]]) -> tuple[Muscle, ...]:
    return tuple(muscle for group in groups for muscle in group)


def _sets(node: Node) -> int:
    """The most sets that a node can come to, without unrolling it."""
    if isinstance(node, Repeat):
        return node.times * sum(map(_sets, node.steps))
    if isinstance(node, Step):
        sets = node.listed_sets or (int(node.sets.high) if node.sets else 4)
        return sets * (2 if node.sides is Sides.EACH else 1)
    return 1
