"""Calls back at a moment, straight from the event loop.

Textual's own timer is a task, a sleep and a message each time it is set. That is dear for what is set anew at
every second, and dearer for what moves eight times in one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from textual.message_pump import MessagePump

from ...system.steady import host_seconds

AHEAD = 0.004
"""Real seconds before a moment at which what can be prepared for it is. An event loop wakes by whole
milliseconds, and late where others want the processor; a sleep that is as short as the rest is exact."""

GIVEN = 0.0003
"""Real seconds that a terminal is given to take what was written to it."""


def give_way() -> None:
    """Let the terminal show what was written, before this process wants the processor again.

    On a busy machine it may have to wait for just that: half the digits then came half a millisecond later.
    """
    time.sleep(GIVEN)


class Alarm:
    """Rings once, after so many seconds; may be set again."""

    def __init__(
        self,
        owner: MessagePump,
        callback: Callable[[], object],
        prepare: Callable[[float], object] | None = None,
    ) -> None:
        """`owner` is the screen or widget whose business it is: its app is told of an error.

        `prepare` is called a little before, with the real seconds that are left until the moment; then it
        rings to the moment, neither early nor as late as an event loop is. Until then nothing else is done.
        """
        self._owner = owner
        self._callback = callback
        self._prepare = prepare
        self._handle: asyncio.TimerHandle | None = None
        self._at = 0.0
        """The moment of `host_seconds` at which it is to ring."""

    @property
    def is_set(self) -> bool:
        """Whether it will ring."""
        return self._handle is not None

    def set(self, delay: float) -> None:
        """Ring after so many real seconds, and not when it was to ring before."""
        self.stop()
        if self._prepare is not None:
            self._at = host_seconds() + delay
            delay = max(0.0, delay - AHEAD)
        self._handle = asyncio.get_running_loop().call_later(delay, self._ring)

    def stop(self) -> None:
        """Don't ring."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _ring(self) -> None:
        self._handle = None
        try:
            if self._prepare is not None:
                self._prepare(self._at - host_seconds())
                while (left := self._at - host_seconds()) > 0:
                    time.sleep(left)
            self._callback()
        except Exception as error:
            self._owner.app._handle_exception(error)
