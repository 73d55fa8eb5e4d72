"""What there would be to say in a phase, and in which words: the more there is room for, the fuller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from . import aloud
from .cue import Cue
from .cues import COUNTED, lower, moments, passages
from .exercise import Exercise
from .phase import Phase, PhaseKind
from .plan import Plan

AFTER_START = 0.7
"""Seconds from a start cue to the words after it; the shipped ones have rung out by then."""
AFTER_SPLIT = 0.45
"""The same after half-way, ten-left and the last rep."""
AFTER_TICK = 0.2
"""The same after the tick of a rep."""
GAP = 0.3
"""Seconds of silence between words and what comes next: more than they may be late themselves."""
LAST_THOUGHT = 9.0
"""Seconds before the end of a rest at which its last thought is begun: after ten-left has rung out."""
LONG_HOLD, VERY_LONG_HOLD = 32.0, 60.0
"""Seconds from which on a set has one reminder, and two."""
HALF_WAY = "Half-way."
TEN_SECONDS = "Ten seconds."
SPLITS = (Cue.HALF_WAY, Cue.TEN_LEFT)


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that might be said, in the fullest way and at the first place that there is room for."""

    texts: tuple[str, ...]
    """The fullest first."""
    offsets: tuple[float, ...]
    """Seconds from the phase's start, the best place first."""
    says: tuple[tuple[float, Cue], ...] = ()
    """The cues that it puts into words, and their offsets."""


def wishes(plan: Plan, phase: Phase, length: float, *, announced: bool) -> Iterator[Wish]:
    """What might be said in a phase of so many seconds, the most important first.

    `announced`: what is done in it was said in the phase before.
    """
    if phase.kind.active:
        yield from _in_a_set(plan, phase, length, announced)
    elif phase.change_sides:
        yield Wish((aloud.sentence(aloud.side(phase)),), (AFTER_START,))
    else:
        coming = _coming(plan, phase)
        next_texts = _next_texts(plan, coming)
        if phase.kind is PhaseKind.REST:
            rest = f"Rest, {aloud.duration(phase.seconds)}."
            fullest, *shorter = next_texts or ("",)
            told = (f"{rest} {fullest}".strip(), *(f"{rest} {text}" for text in shorter), rest)
            yield Wish((*told, *next_texts), (AFTER_START,))
        else:
            yield Wish(next_texts, (AFTER_START,))
        thought = _thought(coming, length - LAST_THOUGHT if length > LAST_THOUGHT else AFTER_START, length)
        if thought is not None:
            yield thought


def _in_a_set(plan: Plan, phase: Phase, length: float, announced: bool) -> Iterator[Wish]:
    cues = [(moment.offset, moment.cue) for moment in moments(plan, phase.index, length)]
    splits = tuple((offset, cue) for offset, cue in cues if cue in SPLITS)
    if len(splits) == 2 and splits[1][0] - splits[0][0] < AFTER_SPLIT + aloud.speaking_time(HALF_WAY) + GAP:
        yield Wish((f"{HALF_WAY[:-1]}, ten seconds.", TEN_SECONDS), (splits[1][0] + AFTER_SPLIT,), splits)
    else:
        for offset, cue in splits:
            words = HALF_WAY if cue is Cue.HALF_WAY else TEN_SECONDS
            yield Wish((words,), (offset + AFTER_SPLIT,), ((offset, cue),))
    yield Wish(_start_texts(phase, announced), (AFTER_START,))
    yield from _counted_reps(plan, phase, length, cues)
    if phase.tempo is None and not phase.open:
        yield from _reminders(phase, length)


def _start_texts(phase: Phase, announced: bool) -> tuple[str, ...]:
    amount = aloud.dose(phase)
    word = {PhaseKind.HOLD: "hold", PhaseKind.CARRY: "carry"}.get(phase.kind, "go")
    counted = amount if phase.reps is not None else ""  # a bare time would be taken for what is left
    told = [aloud.joined(word, amount), counted or word]
    if phase.exercise is not None and not announced:
        name = _name(phase.exercise)
        told = [aloud.joined(name, aloud.side(phase), amount), aloud.joined(name, amount), name, *told]
    return tuple(aloud.sentence(text) for text in told)


def _counted_reps(
    plan: Plan, phase: Phase, length: float, cues: Sequence[tuple[float, Cue]]
) -> Iterator[Wish]:
    """The count of the reps, each after its tick, or after its turn where tick and turn are one buffer."""
    ticks = [(offset, cue) for offset, cue in cues if cue in (Cue.REP, Cue.LAST_REP)]
    ends = {
        passage.at + offset: passage.at + passage.parts[-1][0]
        for passage in passages(plan, phase.index, length, 0)
        for offset, cue in passage.parts
        if cue in (Cue.REP, Cue.LAST_REP)
    }
    for position, (offset, cue) in enumerate(ticks):
        end = min(ends.items(), key=lambda item: abs(item[0] - offset))[1]
        following = ticks[position + 1][0] if position + 1 < len(ticks) else length
        if end >= following:
            continue  # the next rep has begun before there is silence
        last = cue is Cue.LAST_REP
        after = AFTER_SPLIT if last and end - offset < AFTER_SPLIT else AFTER_TICK
        text = "Last rep." if last else aloud.sentence(aloud.number(position + 2))
        yield Wish((text,), (end + after,), ((offset, cue),))


def _reminders(phase: Phase, length: float) -> Iterator[Wish]:
    """In a long set, something to think of in the middle of each half."""
    thoughts = [aloud.sentence(cue) for cue in phase.cues]
    if length < LONG_HOLD or not thoughts:
        return
    turn = _turn(phase)
    yield Wish((thoughts[turn % len(thoughts)],), (length / 4,))
    if length >= VERY_LONG_HOLD:
        yield Wish((thoughts[(turn + 1) % len(thoughts)],), (length * 0.7,))


def _coming(plan: Plan, phase: Phase) -> Phase | None:
    """The next phase in which something is done."""
    return next((one for one in plan.after(phase.index) if one.kind.active), None)


def _thought(coming: Phase | None, start: float, length: float) -> Wish | None:
    """The muscle to feel and the last thing to think of before a set (R15)."""
    if coming is None or coming.exercise is None:
        return None
    feel = aloud.muscle(coming.exercise.muscles[0]) if coming.exercise.muscles else ""
    cue = aloud.sentence(_line(coming))
    both = f"{feel} {cue}".strip()
    places = max(1, int((length - COUNTED - start) / 0.25))
    return Wish((both, cue, feel), tuple(start + place * 0.25 for place in range(places)))


def _line(phase: Phase) -> str:
    """What to think of in this set: the routine's own line, or the exercise's lines in turn."""
    if phase.note or not phase.cues:
        return phase.note
    return phase.cues[_turn(phase) % len(phase.cues)]


def _turn(phase: Phase) -> int:
    """How many sets of it went before."""
    return max(0, (phase.set or 1) - 1)


def _next_texts(plan: Plan, coming: Phase | None) -> tuple[str, ...]:
    """What comes next, from the fullest way to say it to the shortest."""
    if coming is None or coming.exercise is None:
        return ()
    name = _name(coming.exercise)
    amount = _all_sets(plan, coming) or aloud.joined(_number_of(coming), aloud.dose(coming))
    loaded = aloud.weight(coming.weight) if coming.weight else ""
    which = aloud.side(coming)
    ways: Iterable[tuple[str, ...]] = (
        (name, which, amount, loaded),
        (name, which, amount),
        (name, which),
        (name,),
    )
    told = (aloud.joined(*way) for way in ways)
    return (*dict.fromkeys(f"Next: {text}." for text in told), aloud.sentence(name))


def _name(exercise: Exercise) -> str:
    return aloud.text_only(lower(exercise.name)) or "the next exercise"


def _number_of(phase: Phase) -> str:
    if phase.rounds and phase.rounds > 1 and phase.round:
        return f"round {aloud.number(phase.round)} of {aloud.number(phase.rounds)}"
    if phase.sets and phase.sets > 1 and phase.set:
        return f"set {aloud.number(phase.set)} of {aloud.number(phase.sets)}"
    return ""


def _all_sets(plan: Plan, first: Phase) -> str:
    """Such as "three sets of twelve" before the first of several sets that are all alike; otherwise empty."""
    if first.rounds or not first.sets or first.sets < 2 or first.set != 1:
        return ""
    same = (
        one
        for one in plan.after(first.index - 1)
        if one.kind.active and one.exercise is first.exercise and one.section is first.section
    )
    sets = islice(same, first.sets * (2 if aloud.side(first) else 1))
    if any(_meant(one) != _meant(first) for one in sets):
        return ""
    each = aloud.number(first.reps) if first.reps is not None else aloud.dose(first)
    return f"{aloud.number(first.sets)} sets" + (f" of {each}" if each else "")


def _meant(phase: Phase) -> tuple[object, ...]:
    """What has to be the same in sets that are spoken of as one."""
    return phase.reps, phase.distance, phase.seconds, phase.sets, phase.weight
