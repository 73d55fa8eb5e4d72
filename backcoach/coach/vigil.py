"""Notices that time was lost: the machine slept, the lid was shut, the process was stopped.

A coach that runs looks at the clock at least once a second. Where two looks lie much further apart than
that, nobody can have trained by the screen in between, and nothing of that time may count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..system.clock import Clock
from ..system.steady import host_asleep

HEARTBEAT = 1.0
"""Real seconds: a running session is looked at this often at least."""

GAP = 3.0
"""Real seconds between two looks, from which on it is a gap. A stall of a busy machine is shorter."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that was lost."""

    since: float
    """The last sign of life before it, in seconds of the session's clock."""
    seconds: float
    """How long it was, in real seconds."""


class Vigil:
    """Compares looks at the clock."""

    def __init__(self, clock: Clock, asleep: Callable[[], float] = host_asleep) -> None:
        self._clock = clock
        self._asleep = asleep
        self._last = 0.0
        self._slept = asleep()

    def look(self, now: float) -> Gap | None:
        """Take a look at `now`, in seconds of the session's clock; the gap since the last one, if any."""
        since, self._last = self._last, now
        slept_before, self._slept = self._slept, self._asleep()
        lost = (now - since) / self._clock.speed + max(0.0, self._slept - slept_before)
        return Gap(since, lost) if lost > GAP else None
