"""The keys of the sound where there is no screen; each says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .sound.player import Player

VOLUME_STEP = 0.1

Say = Callable[[str], None]


@dataclass(slots=True)
class SoundKeys:
    """Turns the volume of a player."""

    player: Player
    say: Say
    _before: float = 1.0
    """What it was before it was muted."""

    def actions(self) -> dict[str, Callable[[], None]]:
        """What keys do, by the commands' names."""
        return {
            "session.mute": self.mute,
            "session.louder": lambda: self._turn(VOLUME_STEP),
            "session.quieter": lambda: self._turn(-VOLUME_STEP),
        }

    def mute(self) -> None:
        """Turn the sound off, and on again as it was."""
        if self.player.volume > 0:
            self._before, self.player.volume = self.player.volume, 0.0
        else:
            self.player.volume = self._before
        self.say("Sound on." if self.player.volume else "Muted.")

    def _turn(self, by: float) -> None:
        """Never so far down that it is off, which is another key's."""
        self.player.volume = round(min(1.0, max(VOLUME_STEP, self.player.volume + by)), 2)
        self.say(f"Volume {round(self.player.volume * 100)} per cent.")
