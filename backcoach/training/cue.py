"""The cues that a session can give: one name each, shared by sound, screen, text and tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Cue(StrEnum):
    """A signal to the person. Its value names its sound file and stands in event streams."""

    COUNT = "count"
    """Three, two and one before a phase ends."""
    PREPARE = "prepare"
    WORK = "work"
    HOLD = "hold"
    CARRY = "carry"
    REST = "rest"
    CHANGE_SIDES = "change-sides"
    """A change-over phase begins: the same again with the other side."""
    HALF_WAY = "half-way"
    TEN_LEFT = "ten-left"
    REP = "rep"
    """A further rep begins (the first begins with the phase)."""
    REP_UP = "rep-up"
    """A rep turns, and its second half begins: up after a lowering, down after a lift."""
    LAST_REP = "last-rep"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in a passage. They are left out where they aren't rendered in time, or last too long."""

    text: str
    within: float
    """Seconds that they may last, so that they touch nothing that comes after them."""
    instead: tuple[tuple[float, Cue], ...] = ()
    """What sounds in their place where they are left out: offsets in seconds from theirs, and cues."""
    file: str = ""
    """The WAV that they were rendered to; empty until the sound's own side has found it."""

    def in_file(self, file: str, seconds: float) -> Spoken:
        """The same, said by a WAV of so many seconds; as it was, where that is longer than there is time."""
        return replace(self, file=file) if seconds <= self.within else self


@dataclass(frozen=True, slots=True)
class Passage:
    """What belongs together and is mixed into one buffer, so that its spacing is exact."""

    at: float
    """When the first part starts, in seconds of the clock that the caller uses."""
    parts: tuple[tuple[float, Cue | Spoken], ...]
    """Offset from `at` in seconds, and what starts there; in order."""
