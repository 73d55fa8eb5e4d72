"""Leads a session by single keys, where there is no screen that would do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..coach.conductor import Coach
from ..coach.reloading import LOOK_EVERY
from ..files.commands import Keymap, in_force
from ..files.key_names import written
from ..training.session import Command, Mode
from .keyboard import Keys, NoKeys, sequences

Action = Callable[[], object]
Bound = Mapping[str, Action]
"""What each key does, by what a terminal sends for it."""

COMMANDS = {
    "session.go": Command.DONE,
    "session.pause": Command.PAUSE,
    "session.next": Command.NEXT,
    "session.back": Command.BACK,
    "session.longer": Command.LONGER,
    "session.shorter": Command.SHORTER,
    "session.undo": Command.UNDO,
    "session.quit": Command.QUIT,
}
"""What the commands of the session's screen are to the session itself."""

WHERE = "session.where"
"""The one command that a screen has no need of: it tells where one stands."""

SPARE = {WHERE: "t"}
"""Further keys in text, where the settings don't give them to another command."""

ARROWS = ("up", "down", "left", "right")
"""Where a command has a letter, too, that is easier to say and to find."""

OVER = (Mode.FINISHED, Mode.STOPPED)


def keys_in_force(given: Keymap) -> dict[str, tuple[str, ...]]:
    """The keys of each command in text: the screen's, as the settings have them, and the spare ones."""
    keys = {name: had for name, had in in_force(given).items() if name.startswith("session.")}
    taken = {key for had in keys.values() for key in had}
    for name, spare in SPARE.items():
        if spare not in taken:
            keys[name] = (*keys.get(name, ()), spare)
    return keys


def bound(given: Keymap, actions: Mapping[str, Action]) -> dict[str, Action]:
    """Bind actions, by their commands' names, to their keys."""
    keys = keys_in_force(given)
    return {
        sent: action
        for name, action in actions.items()
        for key in keys.get(name, ())
        for sent in sequences(key)
    }


def spoken_keys(given: Keymap, name: str) -> str:
    """The first key of a command as one would say it: "space", "plus", "n"; empty where it has none."""
    keys = keys_in_force(given).get(name, ())
    first = next(iter(keys), "")
    if first in ARROWS:
        first = next((key for key in keys if len(key) == 1), f"{first}_arrow")
    return first.replace("_", " ") if len(first) > 1 else written(first)


def session_actions(coach: Coach) -> dict[str, Action]:
    """What keys ask of the session, by the commands' names."""

    def action(command: Command) -> Action:
        def press() -> None:
            paused = coach.session.state.mode is Mode.PAUSED
            # In a pause the one thing that makes sense is to go on.
            resumes = paused and command in (Command.PAUSE, Command.DONE)
            coach.command(Command.RESUME if resumes else command)

        return press

    return {name: action(command) for name, command in COMMANDS.items()}


def asked_before_the_end(coach: Coach, actions: Mapping[str, Action], ask: Action) -> dict[str, Action]:
    """The same actions, but a session is ended by the second press in a row; the first pauses and asks.

    Any other key is what it is in a pause.
    """
    asked = False

    def end() -> None:
        nonlocal asked
        if asked:
            coach.command(Command.QUIT)
            return
        asked = True
        coach.command(Command.PAUSE)  # which a session that is paused already takes no notice of
        ask()

    def other(action: Action) -> Action:
        def press() -> None:
            nonlocal asked
            asked = False
            action()

        return press

    return {name: other(action) for name, action in actions.items()} | {"session.quit": end}


def lead(coach: Coach, keys: Keys, by_key: Bound, look: Action | None = None) -> Mode:
    """Lead a whole session, woken only when something is due or a key is pressed; say how it ended.

    `look` is called once a second in between: for what changes outside, and doesn't wake anybody.
    """
    session = coach.session
    try:
        taken_up = session.state.mode is Mode.PAUSED
        coach.command(Command.RESUME if taken_up else Command.START)
        while session.state.mode not in OVER:
            wake = coach.until_wake()
            if look is not None:
                wake = LOOK_EVERY if wake is None else min(wake, LOOK_EVERY)
            pressed = keys.wait(wake)
            coach.tick()
            if look is not None:
                look()
            if isinstance(keys, NoKeys) and session.state.mode is Mode.PAUSED:
                # Time was lost, and there is nobody to ask.
                coach.command(Command.RESUME)
            if pressed is not None and pressed in by_key:
                by_key[pressed]()
    except (KeyboardInterrupt, EOFError):  # stopped, or left alone in a pause by a terminal that is gone
        coach.tick()
        coach.command(Command.QUIT)
    return session.state.mode
