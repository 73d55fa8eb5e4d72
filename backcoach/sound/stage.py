"""Which backend is in use, and why nothing better: the choice at the start, and after each loss."""

from __future__ import annotations

import itertools
from functools import partial

from backcoach.sound.backends.backend import NOT_INSTALLED, Unavailable
from backcoach.sound.backends.choice import make_backend
from backcoach.system.steady import host_seconds

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from backcoach.sound.backends.backend import Backend

SOON = 2.0
"""Seconds after being chosen within which a loss means that the backend only seems to work."""

THOROUGH = 5.0
"""Seconds between looks that start processes."""

FIRST_BAR, LONGEST_BAR = 2.0, 30.0
"""Seconds for which such a backend is not chosen again; the bar doubles each time that it comes to that."""


class Stage:
    """Holds the backend that plays. Everything but `busy_for` is called from the performing thread."""

    def __init__(
        self, names: Sequence[str], report: Callable[[dict[str, Any]], None], *, murmur: bool
    ) -> None:
        self._backends = [make_backend(name) for name in names]
        self._report = report
        self._murmur = murmur
        self._barred_until: dict[str, float] = {}
        self._bars: dict[str, float] = {}
        """How long each backend was barred last, in seconds."""
        self._reasons: dict[str, str] = {}
        """What was wrong with each backend when it was tried last."""
        self._thorough_at = 0.0
        self._chosen_at = 0.0
        self._busy_since: float | None = None
        self.backend: Backend | None = None

    def busy_for(self) -> float:
        """Seconds since the running call into a backend began; 0 when none is. From any thread."""
        since = self._busy_since
        return 0.0 if since is None else host_seconds() - since

    def call(self, action: Callable[[], None]) -> None:
        """Call into a backend. Raises Unavailable, also in place of whatever a native library raises."""
        self._busy_since = host_seconds()
        try:
            action()
        except Unavailable:
            raise
        except Exception as error:
            raise Unavailable(f"{type(error).__name__}: {error}") from error
        finally:
            self._busy_since = None

    def open(self, now: float) -> bool:
        """Choose the first backend that can sound, and report what came of it; False if none can."""
        self._thorough_at = now + THOROUGH
        return self._choose(self._backends, now)

    def look_again(self, now: float) -> bool:
        """As `open`, for a poll: where there is a choice, processes are only started now and then."""
        libraries = [b for b in self._backends if not b.spawns and self._reasons.get(b.name) != NOT_INSTALLED]
        if now >= self._thorough_at or not libraries:
            return self.open(now)
        return self._choose(libraries, now)

    def _choose(self, backends: Sequence[Backend], now: float) -> bool:
        for backend in backends:
            if now < self._barred_until.get(backend.name, 0.0):
                continue
            self._report({"is": "trying", "backend": backend.name})
            try:
                self.call(partial(backend.open, murmur=self._murmur))
            except Unavailable as error:
                self._reasons[backend.name] = str(error)
                continue
            self._reasons.pop(backend.name, None)
            self.backend = backend
            self._chosen_at = host_seconds()
            self._report({"is": "ready", "backend": backend.name, "reasons": self._why_not(backend)})
            return True
        self._report({"is": "silent", "reasons": self._why_not(None)})
        return False

    def _why_not(self, chosen: Backend | None) -> list[tuple[str, str]]:
        """What was wrong with each backend that would have been better than this one."""
        better = itertools.takewhile(lambda backend: backend is not chosen, self._backends)
        return [(backend.name, self._reasons.get(backend.name, "not tried")) for backend in better]

    def lose(self, why: str, now: float) -> None:
        """Let go of a backend that failed; one that failed as soon as it was chosen is barred for a while."""
        backend, self.backend = self.backend, None
        if backend is None:
            return
        if now - self._chosen_at < SOON:
            bar = min(LONGEST_BAR, 2 * self._bars.get(backend.name, FIRST_BAR / 2))
            self._bars[backend.name] = bar
            self._barred_until[backend.name] = now + bar
            self._reasons[backend.name] = why
        else:
            self._bars.pop(backend.name, None)
        self._report({"is": "lost", "backend": backend.name, "why": why})
        try:
            self.call(backend.close)
        except Unavailable as error:
            self._report({"is": "problem", "line": f"{backend.name}: {error}"})

    def close(self) -> None:
        """Silence, and end what was started."""
        if self.backend is not None:
            self.backend.close()
