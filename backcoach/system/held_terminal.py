"""Holds the terminal from before the full screen is loaded until that takes it over.

What is typed meanwhile is neither echoed nor lost, and a program that ends before it came so far gives the
terminal back as it was.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

# The command's own start waits for this module: what only holding needs is imported there.
if TYPE_CHECKING:
    from types import FrameType

ALTERNATE = "\x1b[?1049h"
"""To the terminal's second screen, which leaves what stood on the first one alone."""

_TAKEN = f"{ALTERNATE}\x1b[?25l\x1b[?7l"
_GIVEN_BACK = "\x1b[?7h\x1b[?25h\x1b[?1049l"

_held: tuple[list[Any], dict[int, Any]] | None = None
"""How the terminal was set, as termios tells it, and what each signal to end did before."""


def hold(picture: bytes) -> bool:
    """Take the terminal and show a picture on it; False, and nothing is changed, where that can't be.

    Not on Windows, where the full screen has other ways, and not in the background, where whoever sets the
    terminal is stopped.
    """
    if sys.platform == "win32" or _held is not None:
        return False
    import termios

    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return False
    if _in_background():
        return False
    try:
        before = termios.tcgetattr(0)
    except (OSError, termios.error):
        return False
    hold_on(before)
    # From here on whatever ends the program gives back what it was.
    try:
        termios.tcsetattr(0, termios.TCSANOW, _silent(before))
        _write(_TAKEN.encode() + picture)
    except (OSError, termios.error):
        give_back()
        return False
    return True


def held() -> list[Any] | None:
    """How the terminal was set before it was held; None: it isn't held."""
    return None if _held is None else _held[0]


def hold_on(before: list[Any]) -> None:
    """Hold a terminal that is taken: whatever ends the program gives it back as it was set before."""
    global _held
    if sys.platform == "win32":
        return
    import signal

    heard: dict[int, Any] = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP)}
    _held = before, heard
    for number, usual in heard.items():
        if usual is not signal.SIG_IGN:
            signal.signal(number, _end)


def _in_background() -> bool:
    """Whether a shell has given the terminal to another job; where no job control is, nobody is."""
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False


def hand_over() -> list[Any] | None:
    """How the terminal was set before it was held, for who gives it back from now on; None: it isn't held."""
    return _let_go()


def give_back() -> None:
    """Give the terminal back as it was; does nothing where it isn't held, or not any more."""
    if _held is not None and sys.platform != "win32":
        import termios

        before, _ = _held
        with suppress(OSError, termios.error):
            _write(_GIVEN_BACK.encode())
            termios.tcsetattr(0, termios.TCSANOW, before)
    # Not before that: a signal that came between would leave the terminal as it is.
    _let_go()


def _let_go() -> list[Any] | None:
    global _held
    held, _held = _held, None
    if held is None:
        return None
    import signal

    before, heard = held
    for number, usual in heard.items():
        if signal.getsignal(number) is _end:
            signal.signal(number, usual)
    return before


def _end(number: int, _: FrameType | None) -> None:
    """End by the signal's number, as shells count it: nothing is open yet that would have to be closed."""
    give_back()
    os._exit(128 + number)


def _silent(before: list[Any]) -> list[Any]:
    """Settings by which each key waits to be read as it is, and none does anything by itself."""
    if sys.platform == "win32":
        return before
    import termios

    input_, output, control, local, inward, outward, characters = before
    input_ &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters = [*characters]
    characters[termios.VMIN] = 1
    return [input_, output, control, local, inward, outward, characters]


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(2, data) :]
