"""Judges the sound process: whether it hangs, and which backend to leave out after repeated deaths.

Pure: the time is always an argument, in host seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

PING_EVERY = 1.0
"""Seconds between pings while something sounds or is soon to be played; at other times there are none."""

PONG_WITHIN = 0.7
"""Seconds to answer."""

OPEN_WITHIN = 5.0
"""Seconds to answer while a device is being opened: a sound server may have to start first."""

PLAY_WITHIN = 2.0
"""Seconds that a call into a backend may take while the process itself still answers."""

OVERSLEPT = 0.3
"""Seconds by which our own thread may wake late before it doubts itself instead of the process."""


class Watchdog:
    """One process's signs of life."""

    def __init__(self, now: float) -> None:
        self._spans: list[tuple[float, float]] = []
        self._opening = True
        self._asked_at: float | None = now
        """When the ping that has no answer yet was sent. A start counts as one."""
        self._next_ping = now + PING_EVERY
        self.stuck = False
        """Whether it said itself that its backend hangs."""

    def watch(self, spans: Iterable[tuple[float, float]]) -> None:
        """Watch from the first moment of each span to the last, and at no others."""
        self._spans = sorted(spans)

    def next_ping(self, now: float) -> float | None:
        """When the next ping is due, if there is an answer to the last one; None while none will be."""
        wanted = max(self._next_ping, now)
        return next((max(begin, wanted) for begin, end in self._spans if end >= wanted), None)

    def opening(self, yes: bool) -> None:
        """Whether it is trying a backend, which may take a while."""
        self._opening = yes

    @property
    def is_opening(self) -> bool:
        """Whether it is trying a backend."""
        return self._opening

    def pong(self, busy: float) -> None:
        """It answered, having been in one call into its backend for `busy` seconds."""
        self._asked_at = None
        self.stuck = busy > (OPEN_WITHIN if self._opening else PLAY_WITHIN)

    def wake_at(self) -> float | None:
        """When to look next; None while there is nothing to look at."""
        if self._asked_at is not None:
            return self._asked_at + (OPEN_WITHIN if self._opening else PONG_WITHIN)
        return self.next_ping(self._next_ping)

    def hangs(self, now: float) -> bool:
        """Whether it should have answered by now. If we are late ourselves, it gets its time again."""
        due = self.wake_at() if self._asked_at is not None else None
        if due is not None and now > due + OVERSLEPT:
            self._asked_at = now
            return False
        return self.stuck or (due is not None and now >= due)

    def ping_due(self, now: float) -> bool:
        """Whether to ping now; counts it as sent."""
        if self._asked_at is not None or self.next_ping(now) != now:
            return False
        self._asked_at = now
        self._next_ping = now + PING_EVERY
        return True


class Record:
    """The failures of each backend."""

    WINDOW = 10.0
    """Seconds within which failures count together."""
    ALLOWED = 5
    """Failures after which a backend is left out."""
    FORGIVEN_AFTER = 30.0
    """Seconds after which it may be tried again, if nothing else sounds either."""

    def __init__(self) -> None:
        self._failures: dict[str, deque[float]] = {}
        self._deaths: deque[float] = deque(maxlen=20)
        self.left_out: dict[str, str] = {}
        """Backend, and what it did."""
        self.forgiven_at = 0.0
        """When it may be tried again, in host seconds."""

    def crashed(self, backend: str, now: float) -> None:
        """Count a death that its backend is to blame for."""
        self._count(backend, now, 1, "keeps crashing")

    def hung(self, backend: str, now: float, *, opening: bool) -> None:
        """Count a hang: heavier than a crash, and one while the device is opened is enough."""
        self._count(backend, now, self.ALLOWED if opening else 2, "hangs")

    def _count(self, backend: str, now: float, weight: int, what: str) -> None:
        failures = self._failures.setdefault(backend, deque(maxlen=self.ALLOWED))
        failures.extend([now] * weight)
        if len(failures) == self.ALLOWED and now - failures[0] <= self.WINDOW:
            self.left_out[backend] = what
            self.forgiven_at = now + self.FORGIVEN_AFTER
            failures.clear()

    def delay(self, now: float) -> float:
        """Seconds to wait before the next start, after a death now: none at first, then up to 0.5."""
        self._deaths.append(now)
        recent = sum(1 for death in self._deaths if now - death < self.WINDOW)
        return 0.0 if recent <= 3 else min(0.5, 0.05 * (recent - 3))

    def forgive(self, now: float) -> bool:
        """Allow again what was left out, if that is long enough ago; whether there was something."""
        if not self.left_out or now < self.forgiven_at:
            return False
        self.left_out.clear()
        return True
