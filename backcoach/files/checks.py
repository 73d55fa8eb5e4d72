"""What no single key of a step can know: whether its keys fit each other, its exercise and the programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..training.exercise import Exercise
from ..training.phase import PhaseKind, SectionKind
from ..training.quantities import LoadClass, Range, Weight, seconds_text
from ..training.rest import HEAVY_BAND, LIGHT_BAND, load_class
from ..training.routine import Break, Node, Repeat, Step
from ..training.stand_in import choose, missing
from .groups import Values
from .problems import Problems, listed
from .tree import Mark

BACK_EXTENSION_HOLD = Range(15, 30)
"""Seconds (R7)."""
THORACIC_HOLD = Range(30, 60)
"""Seconds (R8)."""
_HOLDS = {
    "back-extension-hold": (BACK_EXTENSION_HOLD, "a back-extension hold"),
    "thoracic-extension": (THORACIC_HOLD, "a thoracic-extension hold"),
}

TOO_MANY_FOR_HEAVY = 12
"""From more reps than this on, a load isn't heavy (R2, R3)."""
TOO_FEW_FOR_LIGHT = 3
"""So few reps and a light load don't train anything (R2, R3)."""

_MEASURES = ("reps", "for", "distance")
_OF_REPS = {"tempo": "tempo", "rep-ticks": "tick"}
_PER_SET = ("reps", "for", "load", "weight", "rest")


@dataclass(frozen=True, slots=True)
class StepChecker:
    """Checks the steps of one routine."""

    exercises: Mapping[str, Exercise]
    """All that can be done: the routine's own and the catalogue's."""
    own: frozenset[str]
    """The ids that the routine describes itself: the source's bounds don't hold for those."""
    owned: frozenset[str] | None
    """The equipment that there is; None: everything."""
    problems: Problems

    def check(self, step: Step, exercise: Exercise | None, values: Values, section: SectionKind) -> None:
        """Note everything that doesn't fit. `exercise` is None where the name isn't known."""
        self._lists(step, values)
        self._measure(step, exercise, values)
        if section is SectionKind.MAIN:
            for entry, rest in enumerate(step.rest):
                self.rest(rest, values.mark_of("rest", entry))
        self._bounds(step, values)
        self._load(step, exercise, values, section)
        if exercise is not None:
            self._equipment(step, exercise, values)

    def _lists(self, step: Step, values: Values) -> None:
        """One value a set: all lists of a step are equally long, and as long as its sets."""
        lists = {name: len(values.get(name)) for name in _PER_SET if len(values.get(name, ())) > 1}
        if step.sets is not None:
            for name, length in lists.items():
                if not step.sets.fixed or step.sets.low != length:
                    wrong = f"{name} lists {length} sets, but sets says {step.sets}"
                    right = f'write "sets: {length}", or leave it out'
                    self.problems.error(values.mark_of(name), wrong, right)
            return
        for first, other in pairwise(lists):
            if lists[first] != lists[other]:
                wrong = f"{other} lists {lists[other]} sets, but {first} lists {lists[first]}"
                self.problems.error(values.mark_of(other), wrong, "make the lists equally long")

    def _measure(self, step: Step, exercise: Exercise | None, values: Values) -> None:
        """A set is measured in one thing, and in the one that fits its kind."""
        check_measures(step.kind, values, self.problems)
        for key, what in _OF_REPS.items():
            if key in values and (step.kind is not PhaseKind.WORK or "for" in values):
                right = f'delete the {what}, or measure the set in "reps:"'
                self.problems.error(values.key_marks[key], f"a {what} belongs to reps", right)
        if step.kind is PhaseKind.WORK or exercise is None or any(name in values for name in _MEASURES):
            return
        dose = exercise.dose
        if step.kind is PhaseKind.HOLD and dose.seconds is None:
            self.problems.error(values.mark, "a hold needs to know how long", 'add "for: 30s"')
        if step.kind is PhaseKind.CARRY and dose.seconds is None and dose.distance is None:
            self.problems.error(values.mark, "a carry needs to know how far", 'add "distance: 20 yd"')

    def rest(self, seconds: float, mark: Mark) -> None:
        """Warn of a rest that is neither none nor within what the programme knows (R3)."""
        if seconds and not LIGHT_BAND.low <= seconds <= HEAVY_BAND.high:
            wrong = f"a rest of {seconds_text(seconds)} is outside 30–90 s"
            self.problems.warn(mark, wrong, "heavy sets want 60–90 s, lighter ones 30–60 s")

    def _bounds(self, step: Step, values: Values) -> None:
        """Warn of holds outside what their source prescribes (R7, R8)."""
        band, what = _HOLDS.get(step.exercise, (None, ""))
        if band is None or step.exercise in self.own:
            return
        for entry, seconds in enumerate(step.seconds):
            if seconds.low < band.low or seconds.high > band.high:
                wrong = f"{seconds} s is outside {band} s for {what}"
                self.problems.warn(values.mark_of("for", entry), wrong, f"stay within {band} s")

    def _load(self, step: Step, exercise: Exercise | None, values: Values, section: SectionKind) -> None:
        """Warn of loads that nobody can move so often, or that are no work so seldom (R2, R3)."""
        usual = exercise.load if exercise else None
        for number in range(max(len(step.load), len(step.reps)) if step.reps else 0):
            reps = step.reps[min(number, len(step.reps) - 1)]
            load = step.load[min(number, len(step.load) - 1)] if step.load else None
            if load is None and step.weight:
                continue  # the weight says how heavy it really is
            said = "load" if load is not None else "reps"
            mark = values.mark_of(said, number)
            if load_class(load, usual, reps) is LoadClass.HEAVY and not isinstance(load, Weight):
                if reps.low > TOO_MANY_FOR_HEAVY:
                    what = load or "heavy, as this exercise is meant,"
                    self.problems.warn(mark, f"{what} is too much for {reps} reps", _LIGHTER)
            elif load is LoadClass.LIGHT and reps.high <= TOO_FEW_FOR_LIGHT and section is SectionKind.MAIN:
                self.problems.warn(mark, f"light is too little for {reps} reps", "write heavy, or more reps")
        if step.weight and any(isinstance(load, Weight) for load in step.load):
            wrong = "load and weight both give a weight"
            self.problems.warn(values.mark_of("weight"), wrong, "weight is taken; keep one of the two")

    def _equipment(self, step: Step, exercise: Exercise, values: Values) -> None:
        """Warn of an exercise that can't be done with what there is, and that nothing stands in for."""
        lacking = missing(exercise, self.owned)
        # The planner's own choice, so that the two can't disagree.
        if not lacking or choose(step, exercise, self.owned, self.exercises.get).exercise is not exercise:
            return
        wrong = f"{exercise.id} needs {listed(lacking, 'and')}, which your settings don't list"
        right = 'add a stand-in that needs less: "instead: …"'
        self.problems.warn(values.mark_of(step.kind.value), wrong, right)


_LIGHTER = 'write "load: light", or fewer reps'


def check_measures(kind: PhaseKind, values: Values, problems: Problems) -> None:
    """Note measures that contradict each other or the kind of what is done, in a step or a dose."""
    there = [name for name in _MEASURES if name in values]
    for name in there[1:]:
        wrong = f'"{there[0]}:" and "{name}:" can\'t both measure a set'
        problems.error(values.key_marks[name], wrong, "keep one of the two")
    if kind is not PhaseKind.WORK and "reps" in values:
        right = 'say how long with "for:"; repeat it with "sets:"'
        problems.error(values.key_marks["reps"], f"a {kind} has no reps", right)
    if kind is not PhaseKind.CARRY and "distance" in values:
        what = {PhaseKind.WORK: "work covers", PhaseKind.HOLD: "a hold covers"}[kind]
        right = 'write "carry:" before the exercise, or "for:" with a time'
        problems.error(values.key_marks["distance"], f"{what} no distance", right)


def check_rests(nodes: Iterable[tuple[Node, Mark]], first: bool, problems: Problems) -> None:
    """Note rests that no set comes before; `first` says that nothing has been done so far."""
    before: Node | None = None
    for node, mark in nodes:
        if isinstance(node, Break) and before is None and first:
            problems.error(mark, "a rest before there is anything to rest from", "delete it")
        elif isinstance(node, Break) and isinstance(before, Break):
            wrong = "two rests in a row, of which the second counts"
            problems.warn(mark, wrong, "make one of the two")
        before = node


def has_step(nodes: Iterable[Node]) -> bool:
    """Whether there is anything to do among the nodes."""
    return any(
        isinstance(node, Step) or (isinstance(node, Repeat) and has_step(node.steps)) for node in nodes
    )
