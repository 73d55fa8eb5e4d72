"""Notices that the terminal is gone where no signal says so: Textual would read nothing from it for ever."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

if sys.platform == "linux":
    import select

    def on_hangup(loop: asyncio.AbstractEventLoop, terminal: int, callback: Callable[[], object]) -> object:
        """Call back once when the other end of a terminal is closed; costs nothing until then.

        `terminal` is a file number; one that is gone already is told of like any other. Watching lasts for
        as long as what is handed back is kept; None where there is a file in its place, which never hangs up.
        """
        watch = select.epoll()
        try:
            watch.register(terminal, 0)  # no event is asked for: a hang-up is told in any case
        except PermissionError:
            watch.close()
            return None

        def told() -> None:
            loop.remove_reader(watch)
            callback()

        loop.add_reader(watch, told)
        return watch

else:

    def on_hangup(loop: asyncio.AbstractEventLoop, terminal: int, callback: Callable[[], object]) -> object:
        """Nothing: on these systems SIGHUP, or the end of the process, is relied on."""
        return None
