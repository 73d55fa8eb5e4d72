"""What the session's screen says, made from the plan: pure text, so that it can be tested as text."""

from __future__ import annotations

import math
from dataclasses import replace

from ...training.cues import dose_text, lower
from ...training.muscle import ANATOMY, Muscle
from ...training.phase import Phase, PhaseKind, Side
from ...training.plan import Plan
from ...training.quantities import LoadClass, clock_text, seconds_text
from ...training.session import Mode

BETWEEN = "  ·  "

WORDS = {
    PhaseKind.PREPARE: "READY",
    PhaseKind.WORK: "WORK",
    PhaseKind.HOLD: "HOLD",
    PhaseKind.CARRY: "CARRY",
    PhaseKind.REST: "REST",
}


def word(phase: Phase, mode: Mode) -> str:
    """The one word that is read across the room."""
    if mode is Mode.PAUSED:
        return "PAUSED"
    return "CHANGE" if phase.change_sides else WORDS[phase.kind]


def title(phase: Phase) -> str:
    """What this phase is about: the exercise, or in a rest the one to come."""
    name = phase.exercise.name if phase.exercise else ""
    if phase.change_sides:
        return f"{phase.side.capitalize() if phase.side else 'Other'} side next"
    return f"Next: {lower(name)}" if phase.kind is PhaseKind.REST else name


def name(phase: Phase) -> str:
    """What stands in large letters, where there is room for them: the exercise, or the side to change to."""
    if phase.change_sides:
        return f"{phase.side} side" if phase.side else "other side"
    return phase.exercise.name if phase.exercise else ""


def place(phase: Phase) -> str:
    """Which set, which side, which round."""
    words = []
    if phase.sets and phase.sets > 1:
        words.append(f"set {phase.set} of {phase.sets}")
    if phase.side in (Side.LEFT, Side.RIGHT):
        words.append(f"{phase.side} side")
    elif phase.side is Side.ALTERNATE:
        words.append("sides in turn")
    return joined(*words)


def joined(*parts: str) -> str:
    """Short remarks in one line, without the empty ones."""
    return BETWEEN.join(filter(None, parts))


def parted(text: str) -> tuple[str, str]:
    """The first of some short remarks, and the others."""
    first, _, others = text.partition(BETWEEN)
    return first, others


def doses(phase: Phase) -> tuple[tuple[str, str], ...]:
    """Ways to say how much a set asks, the fullest first: what is to be read from afar, and the rest."""
    if phase.weight and phase.reps:
        return (f"{phase.reps} × {phase.weight}", ""), (f"{phase.reps} reps", str(phase.weight))
    if phase.weight:
        measure = dose_text(replace(phase, weight=None))
        return (measure, str(phase.weight)), (str(phase.weight), measure)
    return ((dose_text(phase), ""),)


def measure(phase: Phase, rep: int | None, go: str = "space") -> str:
    """How much of it: "rep 3 of 5  ·  40 kg"; `rep` counts from 1 where the coach paces them.

    A rest says why it is so long. `go` is the key that ends what has no end of its own.
    """
    if not phase.kind.active:
        return phase.why if phase.kind is PhaseKind.REST else ""
    if rep is not None and phase.reps:
        words = [f"rep {rep} of {phase.reps}"]
    elif phase.open:
        words = [dose_text(phase), f"{go} when done"]
    else:
        words = [dose_text(phase)]
    if phase.weight and str(phase.weight) not in words[0]:
        words.append(str(phase.weight))
    elif phase.load in (LoadClass.HEAVY, LoadClass.LIGHT) and not phase.weight:
        words.append(str(phase.load))
    elif phase.load is not None and phase.load != LoadClass.BODYWEIGHT and not phase.weight:
        words.append(f"{phase.load} of your best")
    return joined(*words)


def rep_at(phase: Phase, elapsed: float) -> int | None:
    """Which rep runs, from 1; None where the coach doesn't pace reps."""
    if phase.tempo is None or phase.open or not phase.reps:
        return None
    return min(phase.reps, int((elapsed + 1e-6) // phase.tempo.seconds) + 1)


def feel(phase: Phase, most: int = 3) -> str:
    """The muscles to think of (R15): "rhomboids, mid traps, lats"."""
    muscles: tuple[Muscle, ...] = phase.exercise.muscles if phase.exercise else ()
    return ", ".join(ANATOMY[muscle].name for muscle in muscles[:most])


def next_set(plan: Plan, index: int) -> Phase | None:
    """The set that a rest or a preparation leads to; None where there is none."""
    return next((phase for phase in plan.phases[index + 1 : index + 4] if phase.kind.active), None)


def coming(plan: Plan, index: int) -> tuple[str, str]:
    """The next phase and the next set after it, in a line each; empty at the end."""
    following = plan.phases[index + 1 : index + 12]
    if not following:
        return "the end", ""
    first = following[0]
    rest_of = [phase for phase in following[1:] if phase.kind.active]
    second = brief(rest_of[0]) if not first.kind.active and rest_of else ""
    return brief(first), second


def brief(phase: Phase) -> str:
    """A phase in a few words: "Deadlift, set 2, 5 reps"."""
    if phase.kind is PhaseKind.REST:
        return f"rest {seconds_text(phase.seconds)}"
    if phase.change_sides:
        return f"change to the {phase.side} side"
    name = phase.exercise.name if phase.exercise else ""
    if phase.kind is PhaseKind.PREPARE:
        return f"get ready, {seconds_text(phase.seconds)}"
    words = [name]
    if phase.sets and phase.sets > 1:
        words.append(f"set {phase.set}")
    if phase.side in (Side.LEFT, Side.RIGHT):
        words.append(str(phase.side))
    words.append(dose_text(phase))
    return ", ".join(words)


def countdown(left: float, *, open_for: float | None = None) -> str:
    """The digits: seconds up to 99, minutes and seconds above; what has run where a phase is open.

    Two digits can be drawn larger than "1:15", and rests are thought of in seconds.
    """
    seconds = math.ceil(left - 1e-6) if open_for is None else int(open_for)
    return str(seconds) if seconds < 100 else clock_text(seconds)


def outline(plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
    """The session in short: for each section its exercises with sets and dose."""
    sections: dict[str, dict[str, list[Phase]]] = {}
    for phase in plan.phases:
        if phase.kind.active and phase.exercise:
            exercises = sections.setdefault(phase.section.value, {})
            exercises.setdefault(phase.exercise.name, []).append(phase)
    return [
        (section, [(name, _sets_and_dose(phases)) for name, phases in exercises.items()])
        for section, exercises in sections.items()
    ]


def _sets_and_dose(phases: list[Phase]) -> str:
    first = phases[0]
    sides = {phase.side for phase in phases} & {Side.LEFT, Side.RIGHT}
    sets = len(phases) // max(1, len(sides))
    doses = list(dict.fromkeys(_range_text(phase) for phase in phases))
    text = " / ".join(doses[:4]) + (" …" if len(doses) > 4 else "")
    words = [f"{sets} × {text}" if sets > 1 and len(doses) == 1 else text]
    if sides:
        words.append("each side")
    if first.load == LoadClass.HEAVY:
        words.append("heavy")
    return ", ".join(words)


def _range_text(phase: Phase) -> str:
    if phase.reps_range is not None and not phase.reps_range.fixed:
        return f"{phase.reps_range} reps"
    return dose_text(phase)
