"""What is said when: a few words in the gaps that the cues leave, and never over one of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from . import aloud
from .cue import Cue, Passage, Spoken
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
AFTER_FINISH = 1.6
"""The same after the finish."""
GAP = 0.3
"""Seconds of silence between words and what comes next: more than they may be late themselves."""
LAST_THOUGHT = 9.0
"""Seconds before the end of a rest at which its last thought is begun: after ten-left has rung out."""
LONG_HOLD, VERY_LONG_HOLD = 32.0, 60.0
"""Seconds from which on a set has one reminder, and two."""
LAST_WORDS = 4.0
"""Seconds that the words after the finish may last."""
LONGEST = 10.0
"""Seconds that any words may last."""
HALF_WAY = "Half-way."
FAREWELL = "Done. Well worked."
TEN_SECONDS = "Ten seconds."

SPLITS = (Cue.HALF_WAY, Cue.TEN_LEFT)
TICKS = (Cue.REP, Cue.REP_UP, Cue.LAST_REP)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something said within a phase."""

    offset: float
    """Seconds from the phase's start."""
    text: str
    within: float
    """Seconds that it may last without coming near a count, another cue, or the next phrase."""
    says: tuple[tuple[float, Cue], ...] = ()
    """The cues that it puts into words, and their offsets in seconds from the phase's start."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a person wants to hear beside the starts, the counts and the finish, which are always beeps."""

    words: bool = False
    splits: bool = True
    """Whether half-way and ten-left are beeps even where words say the same."""
    rep_ticks: bool = True
    """Whether each rep is heard where its step doesn't say."""


BEEPS = Heard()


@dataclass(frozen=True, slots=True)
class _Wish:
    """Something that might be said, in the fullest way and at the first place that there is room for."""

    texts: tuple[str, ...]
    offsets: tuple[float, ...]
    says: tuple[tuple[float, Cue], ...] = ()


def speaking_time(text: str) -> float:
    """About how many seconds an unhurried voice takes; a little more, rather than less."""
    pauses = sum(sign in ",.:" for sign in text[:-1])
    return 0.2 + len(text) / 14 + 0.15 * pauses


def outlook(plan: Plan, index: int, length: float, elapsed: float, heard: Heard) -> tuple[Passage, ...]:
    """Everything still to be heard in a phase, as `cues.passages` has it, with the words in between.

    Words are passages of their own, and no two passages sound at once. Where words replace a cue they
    stand at its moment, and carry it with them in case that they can't be said.
    """
    said = phrases(plan, index, length) if heard.words else ()
    of_step = plan.phases[index].rep_ticks
    ticks = heard.rep_ticks if of_step is None else of_step
    if not ticks:
        said = tuple(one for one in said if not any(cue in TICKS for _, cue in one.says))
    unheard = set() if ticks else set(TICKS)
    spoken = []
    for phrase in said:
        if not heard.splits and phrase.says and all(cue in SPLITS for _, cue in phrase.says):
            unheard |= {cue for _, cue in phrase.says}
            phrase = _in_place_of_its_cues(phrase)
            begin = phrase.says[0][0]
            instead = tuple((offset - begin, cue) for offset, cue in phrase.says)
            spoken.append((phrase.offset, Spoken(phrase.text, phrase.within, instead)))
        else:
            spoken.append((phrase.offset, Spoken(phrase.text, phrase.within)))
    found = [*passages(plan, index, length, elapsed, frozenset(unheard))]
    found += [Passage(offset, ((0.0, words),)) for offset, words in spoken if offset >= elapsed]
    return tuple(sorted(found, key=lambda passage: passage.at))


def _in_place_of_its_cues(phrase: Phrase) -> Phrase:
    begin = phrase.says[0][0]
    return replace(phrase, offset=begin, within=phrase.within + phrase.offset - begin)


def finish(heard: Heard) -> tuple[Passage, ...]:
    """What is heard where the person ends the last phase, and no count led to its end."""
    rung = Passage(0.0, ((0.0, Cue.FINISH),))
    said = Passage(AFTER_FINISH, ((0.0, Spoken(FAREWELL, LAST_WORDS)),))
    return (rung, said) if heard.words else (rung,)


def texts(plan: Plan, first: int = 0) -> Iterator[str]:
    """Everything that a session says from phase `first` on, each text once, in the order of need."""
    seen: set[str] = set()
    for phase in plan.after(first - 1):
        for phrase in phrases(plan, phase.index, phase.seconds):
            if phrase.text not in seen:
                seen.add(phrase.text)
                yield phrase.text
    if first < len(plan.phases) and FAREWELL not in seen:
        yield FAREWELL  # of a last phase that is open


def phrases(plan: Plan, index: int, length: float) -> tuple[Phrase, ...]:
    """What is said in a phase of this length in seconds, in order.

    The texts depend on nothing but the plan and the length, so that they can be rendered ahead and kept.
    What has no room is said in fewer words, or not at all, the less important first.
    """
    phase = plan.phases[index]
    if length <= 0:
        return ()
    room = _Room(plan, index, length)
    for wish in _wishes(plan, phase, length):
        room.place(wish)
    if index + 1 == len(plan.phases) and not phase.open:
        room.placed.append(Phrase(length + AFTER_FINISH, FAREWELL, LAST_WORDS))
    return room.phrases()


class _Room:
    """The gaps of a phase, and the phrases that have been put into them."""

    def __init__(self, plan: Plan, index: int, length: float) -> None:
        self._busy = [
            (passage.at, passage.at + passage.parts[-1][0]) for passage in passages(plan, index, length, 0)
        ]
        if not plan.phases[index].open:
            self._busy.append((length - COUNTED, length))  # also where a short phase counts less
        self.placed: list[Phrase] = []

    def place(self, wish: _Wish) -> None:
        """Put it into the first gap that its fullest text fits; then the next shorter one; or nowhere."""
        for text in wish.texts:
            for offset in wish.offsets:
                if text and offset + speaking_time(text) <= self._end(offset):
                    self.placed.append(Phrase(offset, text, 0.0, wish.says))
                    return

    def _end(self, offset: float) -> float:
        """Until when there is silence for words that begin then; before `offset` where there is none."""
        for start, end in self._busy:
            if start <= offset <= end:
                return -1.0
        for other in self.placed:
            if other.offset <= offset < other.offset + speaking_time(other.text) + GAP:
                return -1.0
        return self._next(offset) - GAP

    def phrases(self) -> tuple[Phrase, ...]:
        """What was placed, each with the time that there is for it."""
        found = []
        for phrase in sorted(self.placed, key=lambda phrase: phrase.offset):
            within = phrase.within or min(LONGEST, self._next(phrase.offset) - GAP - phrase.offset)
            found.append(replace(phrase, within=within))
        return tuple(found)

    def _next(self, offset: float) -> float:
        """When the next cue or phrase begins."""
        begins = [start for start, _ in self._busy] + [other.offset for other in self.placed]
        return min((begin for begin in begins if begin > offset), default=math.inf)


def _wishes(plan: Plan, phase: Phase, length: float) -> Iterator[_Wish]:
    """What might be said in a phase, the most important first."""
    if phase.kind.active:
        yield from _in_a_set(plan, phase, length)
    elif phase.change_sides:
        yield _Wish((aloud.sentence(aloud.side(phase)),), (AFTER_START,))
    else:
        coming = _coming(plan, phase)
        next_texts = _next_texts(plan, coming)
        if phase.kind is PhaseKind.REST:
            rest = f"Rest, {aloud.duration(phase.seconds)}."
            fullest, *shorter = next_texts or ("",)
            told = (f"{rest} {fullest}".strip(), *(f"{rest} {text}" for text in shorter), rest)
            yield _Wish((*told, *next_texts), (AFTER_START,))
        else:
            yield _Wish(next_texts, (AFTER_START,))
        thought = _thought(coming, length - LAST_THOUGHT if length > LAST_THOUGHT else AFTER_START, length)
        if thought is not None:
            yield thought


def _in_a_set(plan: Plan, phase: Phase, length: float) -> Iterator[_Wish]:
    cues = [(moment.offset, moment.cue) for moment in moments(plan, phase.index, length)]
    splits = tuple((offset, cue) for offset, cue in cues if cue in SPLITS)
    if len(splits) == 2 and splits[1][0] - splits[0][0] < AFTER_SPLIT + speaking_time(HALF_WAY) + GAP:
        yield _Wish((f"{HALF_WAY[:-1]}, ten seconds.", TEN_SECONDS), (splits[1][0] + AFTER_SPLIT,), splits)
    else:
        for offset, cue in splits:
            words = HALF_WAY if cue is Cue.HALF_WAY else TEN_SECONDS
            yield _Wish((words,), (offset + AFTER_SPLIT,), ((offset, cue),))
    yield _Wish(_start_texts(plan, phase), (AFTER_START,))
    yield from _counted_reps(plan, phase, length, cues)
    if phase.tempo is None and not phase.open:
        yield from _reminders(phase, length)


def _start_texts(plan: Plan, phase: Phase) -> tuple[str, ...]:
    amount = aloud.dose(phase)
    word = {PhaseKind.HOLD: "hold", PhaseKind.CARRY: "carry"}.get(phase.kind, "go")
    counted = amount if phase.reps is not None else ""  # a bare time would be taken for what is left
    told = [aloud.joined(word, amount), counted or word]
    if phase.exercise is not None and not _was_announced(plan, phase):
        name = _name(phase.exercise)
        told = [aloud.joined(name, aloud.side(phase), amount), aloud.joined(name, amount), name, *told]
    return tuple(aloud.sentence(text) for text in told)


def _was_announced(plan: Plan, phase: Phase) -> bool:
    """Whether the phase before had the time to say what comes; a short change-over hasn't."""
    before = plan.phases[phase.index - 1] if phase.index else None
    return before is not None and not before.kind.active and bool(phrases(plan, before.index, before.seconds))


def _counted_reps(
    plan: Plan, phase: Phase, length: float, cues: Sequence[tuple[float, Cue]]
) -> Iterator[_Wish]:
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
        yield _Wish((text,), (end + after,), ((offset, cue),))


def _reminders(phase: Phase, length: float) -> Iterator[_Wish]:
    """In a long set, something to think of in the middle of each half."""
    thoughts = [aloud.sentence(cue) for cue in phase.cues]
    if length < LONG_HOLD or not thoughts:
        return
    turn = _turn(phase)
    yield _Wish((thoughts[turn % len(thoughts)],), (length / 4,))
    if length >= VERY_LONG_HOLD:
        yield _Wish((thoughts[(turn + 1) % len(thoughts)],), (length * 0.7,))


def _coming(plan: Plan, phase: Phase) -> Phase | None:
    """The next phase in which something is done."""
    return next((one for one in plan.after(phase.index) if one.kind.active), None)


def _thought(coming: Phase | None, start: float, length: float) -> _Wish | None:
    """The muscle to feel and the last thing to think of before a set (R15)."""
    if coming is None or coming.exercise is None:
        return None
    feel = aloud.muscle(coming.exercise.muscles[0]) if coming.exercise.muscles else ""
    cue = aloud.sentence(_line(coming))
    both = f"{feel} {cue}".strip()
    places = max(1, int((length - COUNTED - start) / 0.25))
    return _Wish((both, cue, feel), tuple(start + place * 0.25 for place in range(places)))


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
