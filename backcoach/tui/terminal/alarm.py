"""Calls back at a moment, straight from the event loop.

Textual's own timer is a task, a sleep and a message each time it is set. That is dear for what is set anew at
every second, and dearer for what moves eight times in one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class Alarm:
    """Rings once, after so many seconds; may be set again."""

    def __init__(self, owner: MessagePump, callback: Callable[[], object]) -> None:
        """`owner` is the screen or widget whose business it is: its app is told of an error."""
        self._owner = owner
        self._callback = callback
        self._handle: asyncio.TimerHandle | None = None

    @property
    def is_set(self) -> bool:
        """Whether it will ring."""
        return self._handle is not None

    def set(self, delay: float) -> None:
        """Ring after so many real seconds, and not when it was to ring before."""
        self.stop()
        self._handle = asyncio.get_running_loop().call_later(delay, self._ring)

    def stop(self) -> None:
        """Don't ring."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _ring(self) -> None:
        self._handle = None
        try:
            self._callback()
        except Exception as error:
            self._owner.app._handle_exception(error)
