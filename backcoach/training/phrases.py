"""What is said when: a few words in the gaps that the cues leave, and never over one of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import aloud
from .cue import Cue, Passage, Spoken
from .cues import COUNTED, passages
from .phase import Phase
from .plan import Plan
from .wishes import GAP, SPLITS, Wish, wishes

AFTER_FINISH = 1.6
"""Seconds from the finish to the words after it."""
LAST_WORDS = 4.0
"""Seconds that the words after the finish may last."""
LONGEST = 10.0
"""Seconds that any words may last."""
FAREWELL = "Done. Well worked."

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
    announced = phase.kind.active and _was_announced(plan, phase)
    for wish in wishes(plan, phase, length, announced=announced):
        room.place(wish)
    if index + 1 == len(plan.phases) and not phase.open:
        room.placed.append(Phrase(length + AFTER_FINISH, FAREWELL, LAST_WORDS))
    return room.phrases()


def _was_announced(plan: Plan, phase: Phase) -> bool:
    """Whether the phase before had the time to say what comes; a short change-over hasn't."""
    before = plan.phases[phase.index - 1] if phase.index else None
    return before is not None and not before.kind.active and bool(phrases(plan, before.index, before.seconds))


class _Room:
    """The gaps of a phase, and the phrases that have been put into them."""

    def __init__(self, plan: Plan, index: int, length: float) -> None:
        self._busy = [
            (passage.at, passage.at + passage.parts[-1][0]) for passage in passages(plan, index, length, 0)
        ]
        if not plan.phases[index].open:
            self._busy.append((length - COUNTED, length))  # also where a short phase counts less
        self.placed: list[Phrase] = []

    def place(self, wish: Wish) -> None:
        """Put it into the first gap that its fullest text fits; then the next shorter one; or nowhere."""
        for text in wish.texts:
            for offset in wish.offsets:
                if text and offset + aloud.speaking_time(text) <= self._end(offset):
                    self.placed.append(Phrase(offset, text, 0.0, wish.says))
                    return

    def _end(self, offset: float) -> float:
        """Until when there is silence for words that begin then; before `offset` where there is none."""
        for start, end in self._busy:
            if start <= offset <= end:
                return -1.0
        for other in self.placed:
            if other.offset <= offset < other.offset + aloud.speaking_time(other.text) + GAP:
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
