"""A plan that changes under a session: what is done stays, what is to come is taken from the new plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .phase import Phase
from .plan import Plan

_Key = tuple[object, ...]


def splice(old: Plan, index: int, new: Plan) -> Plan:
    """Keep the old plan up to and with phase `index`, and go on with what the new plan has after it.

    Sets are told apart by section, exercise, set, side and round. What comes is everything in the new
    plan behind the last set that has been reached already; a preparation or rest that is running stands
    for the one that the new plan has there.
    """
    kept = old.phases[: index + 1]
    reached = set(_numbered(kept).values())
    behind = max((at for at, key in _numbered(new.phases).items() if key in reached), default=-1)
    coming = list(new.phases[behind + 1 :])
    if kept and not kept[-1].kind.active:
        while coming and not coming[0].kind.active:
            coming.pop(0)
    at = kept[-1].at + kept[-1].seconds if kept else 0.0
    placed: list[Phase] = []
    for phase in coming:
        placed.append(replace(phase, index=len(kept) + len(placed), at=at))
        at += phase.seconds
    return replace(new, phases=(*kept, *placed))


def is_same_set(phase: Phase, plan: Plan, index: int) -> bool:
    """Whether a plan has, at an index, the very set that a phase of another one is."""
    if index >= len(plan.phases):
        return False
    there = plan.phases[index]
    return there.kind is phase.kind and _key(there) == _key(phase)


def _numbered(phases: tuple[Phase, ...]) -> dict[int, _Key]:
    """Keys of the sets by position; the same set described twice is told apart by its occurrence."""
    seen: Counter[_Key] = Counter()
    keys: dict[int, _Key] = {}
    for position, phase in enumerate(phases):
        if not phase.kind.active:
            continue
        key = _key(phase)
        seen[key] += 1
        keys[position] = (*key, seen[key])
    return keys


def _key(phase: Phase) -> _Key:
    exercise = phase.exercise.id if phase.exercise else None
    return (phase.section, exercise, phase.set, phase.side, phase.round)
