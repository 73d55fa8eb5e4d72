"""Leads a session by single keys, where there is no screen that would do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .coach import Coach
from .keyboard import Keys, NoKeys
from .training.session import Command, Mode

KEYS = {
    " ": Command.PAUSE,
    "p": Command.PAUSE,
    "\n": Command.DONE,
    "\r": Command.DONE,
    "d": Command.DONE,
    "n": Command.NEXT,
    "\x1b[C": Command.NEXT,
    "b": Command.BACK,
    "\x1b[D": Command.BACK,
    "+": Command.LONGER,
    "=": Command.LONGER,
    "\x1b[A": Command.LONGER,
    "-": Command.SHORTER,
    "\x1b[B": Command.SHORTER,
    "u": Command.UNDO,
    "q": Command.QUIT,
    "\x1b": Command.QUIT,
}
"""As on the screen, where that has one key for a command."""

OVER = (Mode.FINISHED, Mode.STOPPED)

Asides = Mapping[str, Callable[[], None]]
"""What keys do that are no command to the session."""


def lead(coach: Coach, keys: Keys, asides: Asides | None = None) -> Mode:
    """Lead a whole session, woken only when something is due or a key is pressed; say how it ended."""
    session = coach.session
    try:
        taken_up = session.state.mode is Mode.PAUSED
        coach.command(Command.RESUME if taken_up else Command.START)
        while session.state.mode not in OVER:
            pressed = keys.wait(coach.until_wake())
            coach.tick()
            if isinstance(keys, NoKeys) and session.state.mode is Mode.PAUSED:
                # Time was lost, and there is nobody to ask.
                coach.command(Command.RESUME)
            if pressed is not None:
                _obey(coach, pressed, asides or {})
    except (KeyboardInterrupt, EOFError):  # stopped, or left alone in a pause by a terminal that is gone
        coach.tick()
        coach.command(Command.QUIT)
    return session.state.mode


def _obey(coach: Coach, pressed: str, asides: Asides) -> None:
    command = KEYS.get(pressed)
    if command in (Command.PAUSE, Command.DONE) and coach.session.state.mode is Mode.PAUSED:
        command = Command.RESUME
    if command is not None:
        coach.command(command)
    elif pressed in asides:
        asides[pressed]()
