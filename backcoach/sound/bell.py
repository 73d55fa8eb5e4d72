"""The terminal's own bell: one sound for every cue, but better than none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from backcoach.clock import host_seconds
from backcoach.sound.agenda import LATE_LIMIT
from backcoach.sound.player import PlayerStatus, StatusCallback, clamp_volume
from backcoach.training.cue import Cue, Passage

NOT_RUNG = frozenset({Cue.REP_UP})
"""Cues that a bell, which says nothing but "now", would only make confusing."""


class BellPlayer:
    """Rings once for each cue, from a thread of its own that sleeps while nothing is scheduled."""

    def __init__(self, ring: Callable[[], object], volume: float = 1.0) -> None:
        """`ring` is called from that thread, so it must hand over to whoever owns the terminal."""
        self._ring = ring
        self._volume = clamp_volume(volume)
        self._status = PlayerStatus("bell", "Sound: the terminal's bell", audible=True)
        self._change = threading.Condition()
        self._moments: list[float] = []
        self._closed = False
        self._thread: threading.Thread | None = None
        self.failures = 0
        """How often `ring` raised."""

    @property
    def status(self) -> PlayerStatus:
        """Always the bell; whether it is heard is up to the terminal's own settings."""
        return self._status

    @property
    def volume(self) -> float:
        """A bell has none, but 0 keeps it silent."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = clamp_volume(value)

    def schedule(self, passages: Sequence[Passage]) -> None:
        """Ring at these moments instead of those that were to come."""
        now = host_seconds()
        moments = {p.at + offset for p in passages for offset, cue in p.parts if cue not in NOT_RUNG}
        with self._change:
            rung_until = now - LATE_LIMIT if self._thread is None else max(now - LATE_LIMIT, self._last_rung)
            self._moments = sorted(moment for moment in moments if moment > rung_until)
            if self._moments and self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
                self._thread.start()
            self._change.notify()

    _last_rung = 0.0

    def cut(self) -> None:
        """Ring no more."""
        with self._change:
            self._moments = []
            self._change.notify()

    def on_status(self, callback: StatusCallback) -> None:
        """Nothing: this status never changes."""

    def close(self) -> None:
        """End the thread."""
        with self._change:
            self._closed = True
            self._moments = []
            self._change.notify()
        if self._thread is not None:
            self._thread.join(0.05)

    def _run(self) -> None:
        with self._change:
            while not self._closed:
                wait = self._moments[0] - host_seconds() if self._moments else None
                if wait is None or wait > 0:
                    self._change.wait(wait)
                    continue
                self._last_rung = self._moments.pop(0)
                if self._volume > 0:
                    self._ring_once()

    def _ring_once(self) -> None:
        try:
            self._ring()
        except Exception:
            self.failures += 1  # the terminal is going away; the screen has its own way to tell
