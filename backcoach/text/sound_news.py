"""Says when a session can't be heard, and when it can again; one line each."""

from __future__ import annotations

from collections.abc import Callable

from ..sound.player import STARTING, PlayerStatus
from ..system.printable import printable


class SoundNews:
    """Told every status of a player, from a thread of the player's own; says only what is news."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._trouble = ""
        """What is wrong just now, as it was said."""
        self._device = ""

    def __call__(self, status: PlayerStatus) -> None:
        """Take in a status."""
        if status.backend == STARTING:
            return
        trouble = "" if status.audible and not status.stands_in else status.line
        if trouble and trouble != self._trouble:
            self._say(trouble[:1].lower() + trouble[1:])
        elif self._trouble and not trouble:
            self._say(f"sound is back: {status.backend}")
        elif status.device != self._device:
            self._say(f"sound now goes to {printable(status.device)}")
        self._trouble, self._device = trouble, status.device or self._device
