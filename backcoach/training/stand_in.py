"""What to do instead, where the equipment of an exercise is missing (R12)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from .exercise import Exercise
from .quantities import LoadClass, Range
from .routine import Step

Lookup = Callable[[str], Exercise | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """The exercise that is done, and the step as it is then meant."""

    exercise: Exercise
    step: Step
    note: str = ""
    """In words, where something stands in or ought to: for the plan and the screens."""


def missing(exercise: Exercise, owned: frozenset[str] | None) -> tuple[str, ...]:
    """The equipment that is needed and not there: ("bench or stool",). `owned` None: everything is there."""
    if owned is None:
        return ()
    return tuple(" or ".join(choice) for choice in exercise.equipment if not owned.intersection(choice))


def choose(step: Step, exercise: Exercise, owned: frozenset[str] | None, lookup: Lookup) -> Choice:
    """Choose what is really done for a step.

    The step's own stand-ins come first, then the exercise's, then theirs, nearest first. Where none can be
    done either, the exercise stays and the note says what it lacks.
    """
    lacking = missing(exercise, owned)
    if not lacking:
        return Choice(exercise, step)
    substitute = _nearest(step, exercise, owned, lookup)
    without = f"no {' and no '.join(lacking)}"
    if substitute is None:
        return Choice(exercise, step, f"{exercise.name} needs more than there is: {without}")
    return Choice(
        substitute,
        _adapted(step, substitute),
        f"{substitute.name} in place of {exercise.name}: {without}",
    )


def _nearest(step: Step, exercise: Exercise, owned: frozenset[str] | None, lookup: Lookup) -> Exercise | None:
    waiting = deque((*step.instead, *exercise.instead))
    seen = {exercise.id}
    while waiting:
        id_ = waiting.popleft()
        candidate = lookup(id_)
        if candidate is None or id_ in seen:
            continue
        if not missing(candidate, owned):
            return candidate
        seen.add(id_)
        waiting.extend(candidate.instead)
    return None


def _adapted(step: Step, substitute: Exercise) -> Step:
    """The step for its stand-in: sets and rests stay, what belongs to the exercise itself doesn't.

    A dose stays where the stand-in is of the same kind; a weight never does.
    """
    same_kind = substitute.kind is step.kind
    loads = step.load if same_kind and substitute.load is not LoadClass.BODYWEIGHT else ()
    listed = step.listed_sets  # the lists that say how many sets there are may be among what is dropped
    return replace(
        step,
        kind=substitute.kind,
        exercise=substitute.id,
        sets=Range(listed, listed) if listed else step.sets,
        reps=step.reps if same_kind else (),
        seconds=step.seconds if same_kind else (),
        distance=step.distance if same_kind else None,
        load=tuple(load for load in loads if isinstance(load, LoadClass)),
        weight=(),
        sides=None,
        tempo=None,
    )
