"""How loud a session is, as keys change it: in steps, off, and on again as it was."""

from __future__ import annotations

from dataclasses import dataclass

from .player import VOLUME_STEP, Player, louder, quieter


@dataclass(slots=True)
class Loudness:
    """Turns the volume of a player."""

    player: Player
    _before: float = 1.0
    """What it was before it was muted."""

    def mute(self) -> None:
        """Turn the sound off, or on again as it was."""
        if self.player.volume > 0:
            self._before, self.player.volume = self.player.volume, 0.0
        else:
            self.player.volume = self._before

    def louder(self) -> None:
        """A step more."""
        self.player.volume = louder(self.player.volume)

    def quieter(self) -> None:
        """A step less; never so far that it is off, which is another key's."""
        self.player.volume = max(VOLUME_STEP, quieter(self.player.volume))
