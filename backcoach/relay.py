"""Hands a session that is planned on to a fresh Python, which takes the place of this one.

Understanding a command line, reading YAML and planning take a tenth of all the memory that a session takes,
and none of it is given back, though a session needs it for a moment and goes on for an hour. So the process
begins once more as the same command, with what the session is to be, and only loads what leads it. It stays
the same process: for the shell, for signals and for the terminal.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from .system import glibc

# Every command waits for this module: what only handing on needs is imported there.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .asked import Asked
    from .files.library import Library
    from .files.settings import Settings
    from .first_picture import FirstPicture

    HandOn = Callable[[Library, Settings, Asked, FirstPicture], None]

HANDED_ON = "BACKCOACH_HANDED_ON"
"""Environment variable: the process that it is for, a colon, the descriptor of what was handed on.

What another process was given, or anybody wrote there, is nothing to this one."""

LEAN = {**glibc.LEAN, "MALLOC_MMAP_THRESHOLD_": "65536"}
"""What the fresh Python's memory is held with; what is large stands apart, and is given back at once."""


def hand_on(library: Library, settings: Settings, asked: Asked, picture: FirstPicture) -> None:
    """Begin anew with these. Comes back, and nothing is changed, only where that can't be.

    Windows knows no process that becomes another one, and who started Python in another way than by a
    command can't be repeated.
    """
    if sys.platform == "win32" or not sys.executable or not sys.orig_argv:
        return
    import signal
    import tempfile

    from .system import held_terminal

    # A signal to end that comes between is obeyed once there is somebody who gives the terminal back.
    before = signal.pthread_sigmask(
        signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT) if held_terminal.held() else ()
    )
    try:
        with suppress(OSError), tempfile.TemporaryFile() as file:
            file.write(_packed((_lean(), held_terminal.held(), set(before))))
            file.write(_packed((library.personal, settings, asked, picture)))
            file.seek(0)  # by which all of it is written, or a disk that is full has said so
            os.set_inheritable(file.fileno(), True)
            sys.stdout.flush()
            os.execve(sys.executable, sys.orig_argv, _environment(file.fileno()))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def taken_over() -> tuple[Library, Settings, Asked, FirstPicture] | None:
    """What was handed on, with the terminal held as it was; None where this process is the first one."""
    whose, _, descriptor = os.environ.pop(HANDED_ON, "").partition(":")
    if whose != str(os.getpid()) or sys.platform == "win32":
        return None
    import signal
    from pickle import load

    from .system import held_terminal

    with open(int(descriptor), "rb") as file:  # noqa: PTH123 (a descriptor)
        lean, held, mask = load(file)
        for name in lean:
            del os.environ[name]  # what is started from here on is as it ever was
        if held is not None:
            held_terminal.hold_on(held)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        # Only now what may fail, such as on a package that was updated meanwhile: the terminal is given back.
        from .system.absent import load_lean

        load_lean()
        folders, settings, asked, picture = load(file)
    from .files.library import Library

    return Library(folders), settings, asked, picture  # with nothing that was read


def _packed(handed: tuple[Any, ...]) -> bytes:
    from pickle import dumps

    return dumps(handed, protocol=5)


def _lean() -> list[str]:
    """What of `LEAN` nobody has set otherwise."""
    return [name for name in LEAN if name not in os.environ]


def _environment(descriptor: int) -> dict[str, str]:
    return {**LEAN, **os.environ, HANDED_ON: f"{os.getpid()}:{descriptor}"}
