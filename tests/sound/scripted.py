"""A backend that does as it is told, for the performer's tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from backcoach.sound.backends.backend import Unavailable
from backcoach.system.steady import host_seconds


class Scripted:
    """Keeps what it was asked; fails when told to."""

    slack = 0.0
    tail = 0.0

    def __init__(
        self,
        name: str = "scripted",
        *,
        lead: float = 0.0,
        lead_in: float = 0.0,
        streams: bool = False,
        spawns: bool = False,
    ) -> None:
        self.name = name
        self.lead = lead
        self.lead_in = lead_in
        self.streams = streams
        self.spawns = spawns
        self.calls: list[tuple[str, float]] = []
        """What was asked, and when."""
        self.played: list[tuple[float, float, bytes]] = []
        """When play was called, for when, and what."""
        self.failing: dict[str, Exception] = {}
        """What the next calls of a name raise."""
        self.hold: threading.Event | None = None
        """Calls of `play` wait for this."""

    def _asked(self, what: str) -> None:
        self.calls.append((what, host_seconds()))
        if what in self.failing:
            raise self.failing[what]

    def count(self, what: str) -> int:
        """How often this was asked."""
        return sum(1 for call, _ in self.calls if call == what)

    def open(self, *, murmur: bool) -> None:
        self._asked("open")

    def prepare(self) -> None:
        self._asked("prepare")

    def play(self, pcm: bytes, at: float) -> None:
        self._asked("play")
        self.played.append((host_seconds(), at, pcm))
        if self.hold is not None:
            self.hold.wait(5)

    def check(self) -> None:
        self._asked("check")

    def stop(self) -> None:
        self._asked("stop")

    def rest(self) -> None:
        self._asked("rest")

    def close(self) -> None:
        self._asked("close")


def no_device(*_: Any) -> Unavailable:
    """The commonest failure."""
    return Unavailable("no sound device")


Report = Callable[[dict[str, Any]], None]
