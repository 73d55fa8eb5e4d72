"""The one clock that the coach and its sound process share: host-wide, so both mean the same second."""

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
