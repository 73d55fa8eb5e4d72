"""Single key presses where there is no full screen: one branch for each kind of terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Keys(Protocol):
    """Where key presses come from."""

    def wait(self, seconds: float | None) -> str | None:
        """Wait at most so many seconds (None: for ever) for a key; None when there was none."""
        ...


class NoKeys:
    """Nobody can press a key: a pipe, a log, a test."""

    def wait(self, seconds: float | None) -> str | None:
        """Sleep; with nothing to wait for it returns at once."""
        if seconds is not None:
            time.sleep(seconds)
        return None


if sys.platform == "win32":
    import msvcrt

    _POLL = 0.02

    class _Console:
        def wait(self, seconds: float | None) -> str | None:
            end = None if seconds is None else time.perf_counter() + seconds
            while not msvcrt.kbhit():
                left = _POLL if end is None else end - time.perf_counter()
                if left <= 0:
                    return None
                time.sleep(min(_POLL, left))
            return msvcrt.getwch()

    @contextmanager
    def keys_of(stdin: TextIO) -> Iterator[Keys]:
        """Take single keys from a terminal for as long as the context lasts."""
        yield _Console() if stdin.isatty() else NoKeys()

else:
    import os
    import select
    import termios
    import tty

    class _Terminal:
        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._closed = False

        def wait(self, seconds: float | None) -> str | None:
            if self._closed:
                return NoKeys().wait(seconds)
            ready, _, _ = select.select([self._descriptor], [], [], seconds)
            if not ready:
                return None
            pressed = os.read(self._descriptor, 16).decode(errors="replace")
            self._closed = not pressed
            return pressed or None

    @contextmanager
    def keys_of(stdin: TextIO) -> Iterator[Keys]:
        """Take single keys from a terminal for as long as the context lasts, then restore it."""
        if not stdin.isatty():
            yield NoKeys()
            return
        descriptor = stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor)
            yield _Terminal(descriptor)
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
