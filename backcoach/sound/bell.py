"""The terminal's own bell: one sound for every cue, but better than none."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence

from backcoach.sound.agenda import LATE_LIMIT
from backcoach.sound.parts import cues_of
from backcoach.sound.player import PlayerStatus, StatusCallback, clamp_volume
from backcoach.system.steady import host_seconds
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
        self._last_rung = -math.inf
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
        wanted = {
            passage.at + offset
            for passage in passages
            for offset, cue in cues_of(passage)
            if cue not in NOT_RUNG
        }
        with self._change:
            past = max(host_seconds() - LATE_LIMIT, self._last_rung)
            self._moments = sorted(moment for moment in wanted if moment > past)
            if self._moments and self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
                self._thread.start()
            self._change.notify()

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
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(0.05)

    def _run(self) -> None:
        while self._wait_for_moment():
            # Without the lock: whoever owns the terminal may be in `schedule` just now.
            try:
                self._ring()
            except Exception:
                self.failures += 1  # the terminal is going away; the screen has its own way to tell

    def _wait_for_moment(self) -> bool:
        """Sleep until a ring is due; False once closed."""
        with self._change:
            while not self._closed:
                wait = self._moments[0] - host_seconds() if self._moments else None
                if wait is None or wait > 0:
                    self._change.wait(wait)
                    continue
                self._last_rung = moment = self._moments.pop(0)
                if self._volume > 0 and host_seconds() - moment <= LATE_LIMIT:
                    return True
        return False
