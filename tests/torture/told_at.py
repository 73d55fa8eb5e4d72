"""The command, with a signal sent to it at one exact moment: python -m … MOMENT SIGNAL ARGUMENTS."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from backcoach.__main__ import main

DRIVER = "backcoach.tui.terminal.driver:PatientDriver"

MOMENTS = {
    "the terminal is still to be taken": (f"{DRIVER}.start_application_mode", "before"),
    "the terminal is just being taken": ("textual.drivers.linux_driver:LinuxDriver._patch_lflag", "before"),
    "the terminal is taken": (f"{DRIVER}.start_application_mode", "after"),
    "the app sets out": ("backcoach.tui.app:BackcoachApp.on_mount", "before"),
    "home is put together": ("backcoach.tui.screens.home:HomeScreen.compose", "before"),
    "a session is put together": ("backcoach.tui.screens.session:SessionScreen.compose", "before"),
    "the terminal is given back": (f"{DRIVER}.stop_application_mode", "after"),
    "all is closed": ("backcoach.tui.journey:Journey.close", "before"),
}
"""What is done at the moment, and whether the signal comes before or after it."""


def tell_at(moment: str, number: int) -> None:
    """Have this process sent a signal, once, when it comes to the moment."""
    where, order = MOMENTS[moment]
    module, _, names = where.partition(":")
    owner, name = names.split(".")
    there = getattr(import_module(module), owner)
    usual: Callable[..., Any] = there.__dict__[name]
    plain = getattr(usual, "__func__", usual)
    sent = False

    def done(*arguments: Any, **more: Any) -> Any:
        nonlocal sent
        due, sent = not sent, True
        if due and order == "before":
            os.kill(os.getpid(), number)
        result = plain(*arguments, **more)
        if due and order == "after":
            os.kill(os.getpid(), number)
        return result

    setattr(there, name, type(usual)(done) if isinstance(usual, classmethod) else done)


if __name__ == "__main__":
    tell_at(sys.argv[1], getattr(signal, sys.argv[2]))
    sys.argv[1:] = sys.argv[3:]
    main()
