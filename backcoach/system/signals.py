"""Ends the program in good order when the system tells it to: nothing stays open, and nothing is lost."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

TELLING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""What tells a process to end: being asked to, a terminal that is closed, and Windows' ctrl+break."""


@contextmanager
def told_by_signals(tell: Callable[[int], object], *more: str) -> Iterator[None]:
    """Meanwhile call `tell` with the number of each signal to end, and of `more` signals by their names.

    It is called in the main thread, between any two steps of whatever that is doing. A signal that is
    ignored, as SIGHUP under nohup, stays ignored.
    """
    numbers = [getattr(signal, name) for name in (*TELLING, *more) if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []  # no other thread may say what a signal does
    before = {number: signal.getsignal(number) for number in numbers}
    obeyed = [number for number in numbers if before[number] is not signal.SIG_IGN]

    def told(number: int, _: FrameType | None) -> None:
        tell(number)

    for number in obeyed:
        signal.signal(number, told)
    try:
        yield
    finally:
        for number in obeyed:
            signal.signal(number, before[number])


class Ended:
    """What a signal to end does where no loop could be told: it raises SystemExit, once.

    The code is 128 and the signal's number, as shells count them.
    """

    def __init__(self) -> None:
        self._number: int | None = None

    def __call__(self, number: int) -> None:
        """Raise SystemExit; a second signal is not to cut short what the first one closes."""
        if self._number is None:
            self._number = number
            self._leave()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Close something meanwhile: no signal cuts it short, nor does ctrl+C; one to end is obeyed after."""
        with told_by_signals(self._note, "SIGINT"):
            yield
        self._leave()

    def _note(self, number: int) -> None:
        if self._number is None and number != signal.SIGINT:
            self._number = number

    def _leave(self) -> None:
        if self._number is not None:
            sys.exit(128 + self._number)


@contextmanager
def ended_by_signals() -> Iterator[Ended]:
    """Meanwhile a signal to end raises SystemExit, so that whatever was opened is closed."""
    ended = Ended()
    with told_by_signals(ended):
        yield ended
