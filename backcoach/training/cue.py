"""The cues that a session can give: one name each, shared by sound, screen, text and tests."""

from __future__ import annotations

from dataclasses import dataclass
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
    """The lifting half of a rep begins."""
    LAST_REP = "last-rep"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Passage:
    """Cues that belong together and are mixed into one buffer, so that their spacing is exact."""

    at: float
    """When the first part starts, in seconds of the clock that the caller uses."""
    parts: tuple[tuple[float, Cue], ...]
    """Offset from `at` in seconds, and the cue that starts there; in order."""
