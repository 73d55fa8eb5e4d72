"""Keeps the screen from going dark while a session runs, and knows whether that works."""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

LONGEST_PAUSE = 600.0
"""Real seconds of a pause after which the screen may go dark again."""


@dataclass(frozen=True, slots=True)
class AwakeStatus:
    """Whether the screen stays on."""

    kept: bool
    line: str
    """For the screen and the doctor: how it is kept awake, or why it isn't."""


OFF = AwakeStatus(False, "the screen may go dark: not asked to keep it on")

NOT_INSTALLED = "wakepy is not installed"

SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS"
"""Where a desktop on Linux can be asked for anything: without it wakepy isn't worth the megabyte it takes."""

StatusCallback = Callable[[AwakeStatus], None]


class Awake(Protocol):
    """Something that can keep the screen on."""

    def keep(self) -> None:
        """Ask for it; returns at once."""
        ...

    def release(self) -> None:
        """Let the screen go dark again; harmless when it wasn't kept."""
        ...


class NoAwake:
    """Leaves the screen alone."""

    def keep(self) -> None:
        """Nothing."""

    def release(self) -> None:
        """Nothing."""


class WakepyAwake:
    """Asks the desktop through wakepy, in a thread of its own: it may take its time, and it is imported late.

    The desktop lets go by itself when the process ends, however it ends.
    """

    def __init__(self, tell: StatusCallback) -> None:
        self._tell = tell
        self._let_go: threading.Event | None = None

    def keep(self) -> None:
        """Ask for it; `tell` is called from the thread with what came of it."""
        if self._let_go is None:
            self._let_go = threading.Event()
            threading.Thread(target=self._hold, args=(self._let_go,), name="awake", daemon=True).start()

    def release(self) -> None:
        """Let the screen go dark again."""
        if self._let_go is not None:
            self._let_go.set()
            self._let_go = None

    def _hold(self, let_go: threading.Event) -> None:
        if sys.platform == "linux" and not os.environ.get(SESSION_BUS):
            self._tell(_status(False, None))
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                logging.getLogger("wakepy").addHandler(logging.NullHandler())
                logging.getLogger("wakepy").propagate = False
                from wakepy import keep
        except ImportError:
            self._tell(AwakeStatus(False, f"the screen may go dark: {NOT_INSTALLED}"))
            return
        try:
            with keep.presenting(on_fail="pass") as mode:
                self._tell(_status(mode.active, mode.active_method))
                if mode.active:
                    let_go.wait()
        except Exception as error:  # a desktop of its own kind; a traceback would smear the screen
            self._tell(AwakeStatus(False, f"the screen may go dark: {type(error).__name__}: {error}"))


def _status(active: bool, method: object) -> AwakeStatus:
    if active:
        return AwakeStatus(True, f"the screen stays on ({getattr(method, 'name', None) or method})")
    return AwakeStatus(False, "the screen may go dark: this desktop offers no way to keep it on")
