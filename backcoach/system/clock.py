"""Time: a session's own, and the calendar's."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from .steady import host_seconds


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
        began = self._began
        if began is None:
            began = self.host(0.0)
        return max(0.0, (host_seconds() - began) * self._speed)

    def host(self, at: float) -> float:
        """The moment of `host_seconds` at which this clock shows `at`."""
        if self._began is None:
            self._began = host_seconds()
        return self._began + at / self._speed
