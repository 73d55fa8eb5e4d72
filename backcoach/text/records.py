"""Routines, plans, phases and events as plain values for JSON. Scripts depend on the names."""

from __future__ import annotations

import re
from typing import Any

from ..overview import Overview
from ..training.cues import moments
from ..training.event import CueGiven, Ending, Event, PhaseEnded, PhaseStarted
from ..training.phase import Phase
from ..training.plan import Plan

Record = dict[str, Any]


def plan_record(plan: Plan) -> Record:
    """The whole plan, every phase with its cues."""
    return {
        "routine": plan.routine,
        "name": plan.name,
        "level": plan.level.value,
        "seconds": rounded(plan.seconds),
        "notes": list(plan.notes),
        "phases": [
            {
                **phase_record(phase),
                "cues": [
                    {
                        "at": rounded(phase.at + moment.offset),
                        "cue": moment.cue.value,
                        "text": moment.text,
                    }
                    for moment in moments(plan, phase.index)
                ],
            }
            for phase in plan.phases
        ],
    }


def phase_record(phase: Phase) -> Record:
    """One phase. Quantities that it hasn't are null; what is done is null in a rest."""
    active = phase.kind.active
    exercise = phase.exercise.id if phase.exercise else None
    return {
        "index": phase.index,
        "at": rounded(phase.at),
        "kind": phase.kind.value,
        "seconds": rounded(phase.seconds),
        "section": phase.section.value,
        "exercise": exercise if active else None,
        "next": None if active else exercise,
        "set": phase.set,
        "sets": phase.sets,
        "side": phase.side.value if phase.side else None,
        "round": phase.round,
        "rounds": phase.rounds,
        "reps": phase.reps,
        "reps_range": [int(phase.reps_range.low), int(phase.reps_range.high)] if phase.reps_range else None,
        "tempo": str(phase.tempo) if phase.tempo else None,
        "distance": str(phase.distance) if phase.distance else None,
        "load": str(phase.load) if phase.load is not None else None,
        "weight": str(phase.weight) if phase.weight else None,
        "why": phase.why,
        "open": phase.open,
    }


def event_record(event: Event, plan: Plan) -> Record:
    """One event: `at`, `event`, its own fields, and those of its phase where one starts.

    `scheduled` is the moment that the plan of time had for it, where it had one; `late` is how many seconds
    of the session's clock after `at` it was told.
    """
    record: Record = {"at": rounded(event.at), "event": _event_name(event)}
    for name in ("index", "cue", "text", "after", "ending", "seconds", "spent", "by", "left", "lost"):
        value = getattr(event, name, None)
        if value is not None:
            record[name] = rounded(value) if isinstance(value, float) else value
    index = record.get("index")
    if index is not None and index < len(plan.phases) and not isinstance(event, CueGiven):
        phase = phase_record(plan.phases[index])
        phase.pop("at")
        record = {**record, **{name: value for name, value in phase.items() if name not in record}}
    if _has_schedule(event):
        record["scheduled"] = record["at"]
    return {**record, "late": rounded(event.late)}


def _has_schedule(event: Event) -> bool:
    """Whether an event was due at a moment of the plan, and didn't follow from a key."""
    match event:
        case CueGiven() | PhaseEnded(ending=Ending.ELAPSED) | PhaseStarted(after=Ending.ELAPSED):
            return True
        case _:
            return False


def _event_name(event: Event) -> str:
    """PhaseStarted is "phase-started"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", type(event).__name__).lower()


def rounded(seconds: float) -> float:
    """To the millisecond: more would only be noise of floating point."""
    whole = round(seconds, 3)
    return int(whole) if whole == int(whole) else whole


def overview_record(row: Overview) -> Record:
    """A routine in the list, ready for JSON."""
    return {
        "routine": row.found.id,
        "name": row.plan.name if row.plan else None,
        "seconds": rounded(row.plan.seconds) if row.plan else None,
        "phases": len(row.plan.phases) if row.plan else None,
        "equipment": list(row.equipment),
        "last_done": row.last_done.isoformat(timespec="seconds") if row.last_done else None,
        "own": row.found.own,
        "hides": str(row.found.hides) if row.found.hides else None,
        "file": str(row.found.path),
        "problem": row.problem or None,
    }
