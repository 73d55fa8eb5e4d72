"""How punctual the coach was: every change of phase and every cue, measured against its moment."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from .event import CueGiven, Ending, Event, PhaseEnded

NOTICED = 0.1
"""Real seconds: what is later than that, a person can notice."""

_LEAST = 1e-4
"""Seconds: everything sooner is one class."""
_STEP = 1.05
"""How much wider each class is than the one before: a share is known to a twentieth."""


@dataclass(slots=True)
class Delays:
    """How late some things were. It keeps counts alone, however many there are."""

    count: int = 0
    worst: float = 0.0
    """Seconds, exactly."""
    noticed: int = 0
    """How many of them were so late that one can notice."""
    _classes: Counter[int] = field(default_factory=Counter)

    def add(self, seconds: float) -> None:
        """Take in that something was so late."""
        self.count += 1
        self.worst = max(self.worst, seconds)
        self.noticed += seconds > NOTICED
        over = math.log(max(seconds, _LEAST) / _LEAST, _STEP)
        self._classes[math.ceil(over - 1e-9)] += 1

    def within(self, share: float) -> float:
        """The seconds that this share of all was within, such as 0.99; at most a twentieth too many."""
        wanted = math.ceil(share * self.count)
        for class_ in sorted(self._classes):
            wanted -= self._classes[class_]
            if wanted <= 0:
                return min(self.worst, _LEAST * _STEP**class_)
        return self.worst


@dataclass(slots=True)
class Punctuality:
    """Listens to a session and measures how late its changes and cues are told, in real seconds.

    What follows a key has no moment of its own to be late for, and what is lost while the machine sleeps
    is no lateness: the clock stands then. Let it listen after whatever may hold a screen up.
    """

    clock: Callable[[], float]
    """The session's clock."""
    speed: float = 1.0
    """Of that clock."""
    changes: Delays = field(default_factory=Delays)
    cues: Delays = field(default_factory=Delays)

    def listen(self, event: Event) -> None:
        """Take an event in."""
        match event:
            case PhaseEnded(ending=Ending.ELAPSED):
                self.changes.add(self._late(event))
            case CueGiven():
                self.cues.add(self._late(event))
            case _:
                pass

    @property
    def worst(self) -> float:
        """Seconds by which the latest of all was late."""
        return max(self.changes.worst, self.cues.worst)

    @property
    def p99(self) -> float:
        """Seconds that 99 of 100 changes were within, and 99 of 100 cues."""
        return max(self.changes.within(0.99), self.cues.within(0.99))

    @property
    def measured(self) -> bool:
        """Whether there was anything to be punctual for."""
        return self.changes.count + self.cues.count > 0

    @property
    def line(self) -> str:
        """The whole of it in words: "every cue within 4 ms", "one change 0.6 s late"; empty for nothing."""
        if not self.measured:
            return ""
        late = [
            _counted(delays.noticed, name)
            for delays, name in ((self.changes, "change"), (self.cues, "cue"))
            if delays.noticed
        ]
        if not late:
            return f"every cue within {max(1, math.ceil(self.worst * 1000 - 1e-6))} ms"
        alone = self.changes.noticed + self.cues.noticed == 1
        return f"{' and '.join(late)} " + ("" if alone else "up to ") + f"{self.worst:.1f} s late"

    def _late(self, event: Event) -> float:
        return max(0.0, self.clock() - event.at) / self.speed


def _counted(number: int, name: str) -> str:
    return f"one {name}" if number == 1 else f"{number} {name}s"
