"""When each cue of a session is due, what it says, and which cues are mixed into one buffer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .cue import Cue, Passage
from .figure import Figure, Part, usual_rep
from .phase import Phase, PhaseKind, Side
from .plan import Plan
from .quantities import Tempo, seconds_text

COUNTED = 3
"""The last seconds of a phase that are counted."""
TEN = 10.0
SHORTEST_SPLIT = 20.0
"""Seconds: a shorter phase is neither halved nor told that ten seconds are left."""
APART = 0.6
"""Seconds that two cues with something to say need between them; the later one waits."""
JOINED = 1.05
"""Cues at most so many seconds apart are mixed into one buffer, which keeps their spacing exact."""

START_CUES = {
    PhaseKind.PREPARE: Cue.PREPARE,
    PhaseKind.WORK: Cue.WORK,
    PhaseKind.HOLD: Cue.HOLD,
    PhaseKind.CARRY: Cue.CARRY,
    PhaseKind.REST: Cue.REST,
}

CUE_TEXT = {
    Cue.COUNT: "3, 2, 1",
    Cue.PREPARE: "Get ready",
    Cue.WORK: "Work",
    Cue.HOLD: "Hold",
    Cue.CARRY: "Carry",
    Cue.REST: "Rest",
    Cue.CHANGE_SIDES: "Change sides",
    Cue.HALF_WAY: "Half-way",
    Cue.TEN_LEFT: "Ten seconds left",
    Cue.REP: "Rep",
    Cue.REP_UP: "Up",
    Cue.LAST_REP: "Last rep",
    Cue.FINISH: "Done. Well worked",
}
"""What each cue says where there is nothing to hear; `line` makes it fit the phase."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A cue within a phase."""

    offset: float
    """Seconds from the phase's start, pauses left out."""
    cue: Cue
    text: str


def start_cue(phase: Phase) -> Cue:
    """The cue that a phase begins with."""
    return Cue.CHANGE_SIDES if phase.change_sides else START_CUES[phase.kind]


def moments(plan: Plan, index: int, length: float | None = None) -> tuple[Moment, ...]:
    """Every cue of a phase, in order, for a length in seconds that may differ from the plan's.

    The start cue stands at 0. The count to the next phase belongs to this one, the cue that it leads
    to belongs to the next; only the finish stands at the end of the last phase. A phase of no length
    has no cue at all.
    """
    phase = plan.phases[index]
    length = phase.seconds if length is None else length
    if length <= 0:
        return ()
    found = [Moment(0.0, start_cue(phase), announce(phase))]
    if phase.tempo is not None and not phase.open:
        found += _reps(phase, length)
    elif not phase.open:
        found += _splits(phase, length)
    if not phase.open:
        found += [
            Moment(length - count, Cue.COUNT, str(count))
            for count in range(COUNTED, 0, -1)
            if length - count >= APART
        ]
        if index + 1 == len(plan.phases):
            found.append(Moment(length, Cue.FINISH, CUE_TEXT[Cue.FINISH]))
    return tuple(sorted(found, key=lambda moment: moment.offset))


def passages(
    plan: Plan, index: int, length: float, elapsed: float, unheard: Collection[Cue] = ()
) -> tuple[Passage, ...]:
    """What is still to be played in a phase, mixed as it belongs together.

    `Passage.at` counts in seconds from the phase's start. A count is joined by the start cue of the phase
    that it leads to, so that 3-2-1-go is one buffer; a phase that `elapsed` seconds of have run keeps
    only what is still to come. Cues that are `unheard` are left out.
    """
    phase = plan.phases[index]
    due = [(one.offset, one.cue) for one in moments(plan, index, length) if one.cue not in unheard]
    # A phase of no length is silent: the count leads on to the next one that isn't.
    following = next((later for later in plan.after(index) if later.seconds > 0), None)
    if not phase.open and following is not None and length > 0:
        due.append((length, start_cue(following)))
    return _join((offset, cue) for offset, cue in due if offset > 0 and offset >= elapsed)


def _join(due: Iterable[tuple[float, Cue]]) -> tuple[Passage, ...]:
    groups: list[list[tuple[float, Cue]]] = []
    for offset, cue in due:
        if groups and offset - groups[-1][-1][0] <= JOINED:
            groups[-1].append((offset, cue))
        else:
            groups.append([(offset, cue)])
    return tuple(
        Passage(group[0][0], tuple((offset - group[0][0], cue) for offset, cue in group)) for group in groups
    )


def _reps(phase: Phase, length: float) -> list[Moment]:
    """A tick for each further rep, the last one told apart, and a lighter one where a rep turns.

    The first begins with the phase.
    """
    assert phase.tempo is not None  # the caller has looked
    reps = phase.reps or 0
    pace = phase.tempo.seconds
    begun = [
        Moment(
            number * pace,
            Cue.LAST_REP if number + 1 == reps else Cue.REP,
            _rep_text(phase, number),
        )
        for number in range(1, reps)
        if number * pace <= length - APART
    ]
    turn, way = turn_of(phase.tempo, phase.exercise.figure if phase.exercise else None)
    if min(turn, pace - turn) < APART:
        return begun
    turned = [
        Moment(number * pace + turn, Cue.REP_UP, way)
        for number in range(reps)
        if number * pace + turn <= length - APART
    ]
    return begun + turned


def turn_of(tempo: Tempo, figure: Figure | None) -> tuple[float, str]:
    """How many seconds after its start a rep turns, and which way it goes from there: "up" or "down".

    A rep begins as its figure does; where there is none, with the lift, as figures usually do. A hold at
    the end of the first half still belongs to it.
    """
    seconds = {
        Part.LOWERING: tempo.lowering,
        Part.BOTTOM: tempo.bottom,
        Part.LIFTING: tempo.lifting,
        Part.TOP: tempo.top,
    }
    order = [move.part for move in figure.rep] if figure else []
    order = order or [move.part for move in usual_rep((), {})]
    ways = {Part.LOWERING: "down", Part.LIFTING: "up"}
    second = [part for part in order if part in ways][-1]
    return sum(seconds[part] for part in order[: order.index(second)]), ways[second]


def _rep_text(phase: Phase, number: int) -> str:
    text = f"rep {number + 1}" + (", the last" if number + 1 == phase.reps else "")
    if phase.side is Side.ALTERNATE:
        text += ", right" if number % 2 else ", left"
    return text


def _splits(phase: Phase, length: float) -> list[Moment]:
    """Half-way (in sets) and ten seconds left. Where they meet, ten-left waits for half-way to end."""
    if length < SHORTEST_SPLIT or phase.kind is PhaseKind.PREPARE:
        return []
    found = []
    ten = length - TEN
    if phase.kind.active:
        half = length / 2
        found.append(Moment(half, Cue.HALF_WAY, CUE_TEXT[Cue.HALF_WAY]))
        if ten - half < APART:
            ten = half + APART
    found.append(Moment(ten, Cue.TEN_LEFT, CUE_TEXT[Cue.TEN_LEFT]))
    return found


def announce(phase: Phase) -> str:
    """What is said when a phase begins: "Work: deadlift, set 1 of 3, 5 reps, 40 kg"."""
    exercise = phase.exercise.name if phase.exercise else ""
    if phase.kind is PhaseKind.REST:
        return f"Rest, {seconds_text(phase.seconds)}. Next: {lower(exercise)}"
    if phase.change_sides:
        return f"Change sides: {phase.side}"
    if phase.kind is PhaseKind.PREPARE:
        return f"Get ready: {lower(exercise)}" + (f", {phase.side} side" if _one_side(phase) else "")
    words = [f"{CUE_TEXT[START_CUES[phase.kind]]}: {lower(exercise)}"]
    if phase.sets and phase.sets > 1:
        words.append(f"set {phase.set} of {phase.sets}")
    if _one_side(phase):
        words.append(f"{phase.side} side")
    words.append(dose_text(phase))
    return ", ".join(word for word in words if word)


def dose_text(phase: Phase) -> str:
    """How much: "5 reps, 40 kg", "20 s", "20 yd"; empty for rests and preparations."""
    if not phase.kind.active:
        return ""
    if phase.reps is not None:
        measure = f"{phase.reps} rep{'s' if phase.reps != 1 else ''}"
    elif phase.distance is not None:
        measure = str(phase.distance)
    else:
        measure = seconds_text(phase.seconds)
    return measure + (f", {phase.weight}" if phase.weight else "")


def lower(name: str) -> str:
    """An exercise's name within a sentence; names that begin with an initial keep it."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _one_side(phase: Phase) -> bool:
    return phase.side in (Side.LEFT, Side.RIGHT)
