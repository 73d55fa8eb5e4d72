"""Time: the one steady clock that the coach and its sound process share, and the session's own."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from typing import Protocol

if sys.platform == "win32":
    # Before Python 3.13 monotonic() ticks in 16 ms steps there; perf_counter() is as host-wide and fine.
    def host_seconds() -> float:
        """Seconds of a steady clock that every process on this machine reads alike."""
        return time.perf_counter()
else:

    def host_seconds() -> float:
        """Seconds of a steady clock that every process on this machine reads alike."""
        return time.monotonic()


if sys.platform == "linux":

    def host_asleep() -> float:
        """Seconds that this machine has slept since it started: its steady clock stands meanwhile."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)

elif sys.platform == "darwin":

    def host_asleep() -> float:
        """Seconds that this machine has slept since it started: its steady clock stands meanwhile."""
        # Both raw: the plain one follows the clock on the wall when that is set.
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(time.CLOCK_UPTIME_RAW)

else:

    def host_asleep() -> float:
        """Always 0: the steady clock runs on through sleep here, so a gap shows by itself."""
        return 0.0


def now_here() -> datetime:
    """This moment as the calendar and the clock on the wall have it, where the person is."""
    return datetime.now().astimezone()


class Clock(Protocol):
    """A session's clock: seconds since the session was opened, at its own speed."""

    @property
    def speed(self) -> float:
        """Session seconds in one real second."""
        ...

    def now(self) -> float:
        """Seconds of the session's clock; never runs backwards."""
        ...

    def host(self, at: float) -> float:
        """The moment of `host_seconds` at which this clock shows `at`."""
        ...


class SessionClock:
    """The real thing: the host's steady clock, perhaps sped up. It shows 0 when it is first asked."""

    def __init__(self, speed: float = 1.0) -> None:
        if not speed > 0:
            raise ValueError(f"a clock's speed is above 0, not {speed}")
        self._speed = speed
        self._began: float | None = None

    @property
    def speed(self) -> float:
        """Session seconds in one real second."""
        return self._speed

    def now(self) -> float:
        """Seconds of the session's clock."""
        return max(0.0, (host_seconds() - self.host(0.0)) * self._speed)

    def host(self, at: float) -> float:
        """The moment of `host_seconds` at which this clock shows `at`."""
        if self._began is None:
            self._began = host_seconds()
        return self._began + at / self._speed
