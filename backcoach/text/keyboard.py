"""Single key presses where there is no full screen: one branch for each kind of terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, TextIO

from ..files.key_names import character_of


class Keys(Protocol):
    """Where key presses come from."""

    def wait(self, seconds: float | None) -> str | None:
        """Wait at most so many seconds (None: for ever) for a key; None when there was none.

        Raises EOFError when it is to wait for ever, and the terminal is gone.
        """
        ...


SENT = {
    "space": (" ",),
    "enter": ("\n", "\r"),
    "escape": ("\x1b",),
    "tab": ("\t",),
    "shift+tab": ("\x1b[Z",),
    "backspace": ("\x7f", "\x08"),
    "insert": ("\x1b[2~",),
    "delete": ("\x1b[3~",),
    "up": ("\x1b[A", "\x1bOA"),
    "down": ("\x1b[B", "\x1bOB"),
    "right": ("\x1b[C", "\x1bOC"),
    "left": ("\x1b[D", "\x1bOD"),
    "home": ("\x1b[H", "\x1bOH", "\x1b[1~"),
    "end": ("\x1b[F", "\x1bOF", "\x1b[4~"),
    "pageup": ("\x1b[5~",),
    "pagedown": ("\x1b[6~",),
    **{f"f{number}": (f"\x1bO{letter}",) for number, letter in enumerate("PQRS", 1)},
    **{
        f"f{number}": (f"\x1b[{code}~",)
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
}
"""What terminals send for the keys that write no character."""


def sequences(key: str) -> tuple[str, ...]:
    """All that a terminal may send for a key, by the name that the settings have for it."""
    if key in SENT:
        return SENT[key]
    *held, last = key.split("+")
    character = character_of(last) or ""
    if held == ["ctrl"] and character.isascii() and character.isalpha():
        return (chr(ord(character.upper()) - 64),)
    if held == ["alt"] and character:
        return (f"\x1b{character}",)
    return (character,) if character and not held else ()


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
    _ARROWS = {"H": "\x1b[A", "P": "\x1b[B", "M": "\x1b[C", "K": "\x1b[D", "I": "\x1b[5~", "Q": "\x1b[6~"}

    class _Console:
        def wait(self, seconds: float | None) -> str | None:
            end = None if seconds is None else time.perf_counter() + seconds
            while not msvcrt.kbhit():
                left = _POLL if end is None else end - time.perf_counter()
                if left <= 0:
                    return None
                time.sleep(min(_POLL, left))
            pressed = msvcrt.getwch()
            if pressed in ("\x00", "\xe0"):  # a key that writes nothing comes in two parts
                return _ARROWS.get(msvcrt.getwch(), "")
            return pressed

    @contextmanager
    def keys_of(stdin: TextIO | None) -> Iterator[Keys]:
        """Take single keys from a terminal for as long as the context lasts."""
        yield _Console() if stdin is not None and stdin.isatty() else NoKeys()

else:
    import os
    import re
    import select
    import signal
    import termios
    import threading
    import tty
    from collections import deque

    _ONE_KEY = re.compile(r"\x1b(?:\[[0-9;]*[@-~]?|O.|[^\x1b])?|.", re.DOTALL)
    """An arrow or function key, alt and a key, escape by itself, or one character."""

    class _Terminal:
        def __init__(self, descriptor: int) -> None:
            self._descriptor = descriptor
            self._pressed: deque[str] = deque()
            """Keys that came in one go, of which only the first could be handed out."""
            self._closed = False

        def wait(self, seconds: float | None) -> str | None:
            if not self._pressed and not self._closed:
                ready, _, _ = select.select([self._descriptor], [], [], seconds)
                if not ready:
                    return None
                self._read()
            if self._pressed:
                return self._pressed.popleft()
            if seconds is None:
                raise EOFError("the terminal is gone")
            return NoKeys().wait(seconds)

        def _read(self) -> None:
            try:
                text = os.read(self._descriptor, 1024).decode(errors="replace")
            except OSError:  # a terminal that was closed under us
                text = ""
            self._pressed.extend(_ONE_KEY.findall(text))
            self._closed = not text

    @contextmanager
    def keys_of(stdin: TextIO | None) -> Iterator[Keys]:
        """Take single keys from a terminal for as long as the context lasts, then restore it."""
        if stdin is None or not stdin.isatty():
            yield NoKeys()
            return
        descriptor = stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor)
            with _set_again_on_return(descriptor):
                yield _Terminal(descriptor)
        finally:
            with suppress(termios.error):  # of a terminal that is gone
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    @contextmanager
    def _set_again_on_return(descriptor: int) -> Iterator[None]:
        """A shell that the session was left to with ctrl+z sets the terminal as it likes it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return

        def returned(*_: object) -> None:
            with suppress(OSError, termios.error):
                if os.tcgetpgrp(descriptor) == os.getpgrp():  # in the background it isn't ours
                    tty.setcbreak(descriptor, termios.TCSANOW)  # nothing pressed meanwhile is thrown away

        before = signal.signal(signal.SIGCONT, returned)
        try:
            yield
        finally:
            signal.signal(signal.SIGCONT, before)
