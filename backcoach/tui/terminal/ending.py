"""Ends the full screen in good order when a signal says so, or when the terminal is gone."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from .hangup import on_hangup

if TYPE_CHECKING:
    from ..app import BackcoachApp


class Ending:
    """Is told to end at any moment whatever, and does it at the next one at which it can be done."""

    def __init__(self, app: BackcoachApp) -> None:
        self._app = app
        self._begun = False
        self._watch: object = None
        self.code: int | None = None
        """What the process is to end with because it was told to: 128 and the signal's number."""

    def begin(self) -> None:
        """Obey from now on, also what was told before: the first screen is on its way."""
        self._begun = True
        if sys.platform != "win32" and not self._app.is_headless:
            # Not every terminal that goes sends a signal: only the one that controls a process does.
            self._watch = on_hangup(asyncio.get_running_loop(), 0, lambda: self.tell(signal.SIGHUP))
        self._obey()

    def tell(self, number: int) -> None:
        """End, by a signal's number. Called between any two steps of the main thread, or by its loop."""
        if self.code is None:
            self.code = 128 + number
            self._app.from_any_thread(self._obey)

    def _obey(self) -> None:
        if self.code is None or not self._begun or self._app.return_code is not None:
            return
        for screen in self._app.screen_stack:
            if not screen.is_mounted:
                # In an app that ends nothing more is mounted, and a screen would miss its own parts.
                screen.call_later(self._obey)
                return
        self._app.exit(return_code=self.code)
