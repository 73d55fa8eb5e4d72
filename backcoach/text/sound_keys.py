"""The keys of the sound where there is no screen; each says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..sound.loudness import Loudness

Say = Callable[[str], None]


@dataclass(slots=True)
class SoundKeys:
    """Turns the volume of a player, and says so."""

    loudness: Loudness
    say: Say

    def actions(self) -> dict[str, Callable[[], None]]:
        """What keys do, by the commands' names."""
        return {"session.mute": self._mute, "session.louder": self._louder, "session.quieter": self._quieter}

    def _mute(self) -> None:
        self.loudness.mute()
        self.say("Sound on." if self.loudness.player.volume else "Muted.")

    def _louder(self) -> None:
        self.loudness.louder()
        self._say_volume()

    def _quieter(self) -> None:
        self.loudness.quieter()
        self._say_volume()

    def _say_volume(self) -> None:
        self.say(f"Volume {round(self.loudness.player.volume * 100)} per cent.")
