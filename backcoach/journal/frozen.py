"""A plan as text and back, exactly: what an unfinished session needs once its routine is edited or gone."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from ..training.exercise import Exercise
from ..training.phase import Phase
from ..training.plan import Plan
from ..training.quantities import Distance, Load, Range, Tempo, Weight

Frozen = NewType("Frozen", str)
"""A plan as JSON text."""

_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What JSON has as it is; most fields of a plan are of these."""

FORM = 1
"""The number of this form, for whoever reads it later."""


class Unreadable(ValueError):
    """The text is no plan that this program understands."""


def freeze(plan: Plan) -> Frozen:
    """A plan as JSON text. Exercises stand once each, however many phases they fill."""
    exercises: list[Exercise] = []
    phases = []
    for phase in plan.phases:
        frozen = _fields(phase, but="exercise")
        if phase.exercise is not None:
            if phase.exercise not in exercises:
                exercises.append(phase.exercise)
            frozen["exercise"] = exercises.index(phase.exercise)
        phases.append(frozen)
    return Frozen(
        json.dumps(
            {
                "form": FORM,
                "plan": {name: _frozen(getattr(plan, name)) for name, _ in _usual(Plan) if name != "phases"},
                "exercises": [_frozen(exercise) for exercise in exercises],
                "phases": phases,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
    )


def thaw(text: str) -> Plan:
    """The plan again, equal to the one that was frozen. Raises Unreadable."""
    try:
        frozen = json.loads(text)
        if frozen["form"] != FORM:
            raise Unreadable(f"the plan is of form {frozen['form']}, not {FORM}")
        exercises = [_thawed(Exercise, exercise) for exercise in frozen["exercises"]]
        phases = []
        for phase in frozen["phases"]:
            number = phase.pop("exercise", None)
            thawed = _thawed(Phase, phase, exercise=None if number is None else exercises[number])
            phases.append(thawed)
        whole: Plan = _thawed(Plan, frozen["plan"], phases=tuple(phases))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise error if isinstance(error, Unreadable) else Unreadable(str(error)) from error
    return whole


def _frozen(value: Any) -> Any:
    """A value as JSON: a dataclass as its fields that are not as usual, a tuple as a list."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_frozen(part) for part in value]
    return _fields(value)


def _fields(value: Any, but: str = "") -> dict[str, Any]:
    """The fields of a dataclass that are not as usual, and all that have no usual value, without one."""
    frozen = {}
    for name, usual in _usual(cast(Hashable, type(value))):
        if name != but and (part := getattr(value, name)) != usual:
            frozen[name] = _frozen(part)
    return frozen


@cache
def _usual(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass, each with its usual value; for none with one that is like nothing else."""
    return tuple((one.name, one.default) for one in fields(cast(Any, kind)))


def _thawed(kind: Any, value: Any, **given: Any) -> Any:
    """A value of a type from its JSON. Fields that are missing are as usual; unknown ones are an error."""
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _thawed(_chosen(get_args(kind), value), value)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_thawed(inner, part) for part in value)
    if is_dataclass(kind):
        made: Any = kind
        hints = _hints(made)
        return made(**given, **{name: _thawed(hints[name], part) for name, part in value.items()})
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


def _chosen(kinds: tuple[Any, ...], value: Any) -> Any:
    """The type of a union that a value is of: told by its fields, or by being plain."""
    if isinstance(value, dict):
        fitting = (
            kind for kind in kinds if is_dataclass(kind) and {one.name for one in fields(kind)} == set(value)
        )
        return next(fitting, next(kind for kind in kinds if is_dataclass(kind)))
    listed = isinstance(value, list)
    return next(
        kind
        for kind in kinds
        if kind is not type(None) and not is_dataclass(kind) and (get_origin(kind) is tuple) == listed
    )


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    # Phase names these only for type checkers, so that it imports nothing at run time.
    names = {one.__name__: one for one in (Exercise, Distance, Range, Tempo, Weight) if isinstance(one, type)}
    return get_type_hints(cast(type, kind), localns={**names, "Load": Load})
