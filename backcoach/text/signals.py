"""Ends a session in text in good order when the system tells the process to end."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

TELLING = ("SIGTERM", "SIGHUP")
"""What tells a process to end: being asked to, and a terminal that is closed. Windows has no SIGHUP."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Meanwhile a signal to end raises SystemExit, with 128 and its number as shells count them.

    So whatever was opened is closed. A signal that is ignored, as under nohup, stays ignored.
    """
    numbers = [getattr(signal, name) for name in TELLING if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        numbers = []  # no other thread may say what a signal does
    before = {number: signal.getsignal(number) for number in numbers}
    obeyed = [number for number in numbers if before[number] is not signal.SIG_IGN]

    def end(number: int, _: FrameType | None) -> None:
        for one in obeyed:
            signal.signal(one, signal.SIG_IGN)  # once is enough, and closing isn't to be cut short
        sys.exit(128 + number)

    for number in obeyed:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in obeyed:
            signal.signal(number, before[number])
