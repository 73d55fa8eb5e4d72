"""The steady clock that the coach and its sound process share; on its own, because that one loads little."""

from __future__ import annotations

import sys
import time

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
