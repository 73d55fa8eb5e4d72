"""The player that a person's settings ask for."""

from __future__ import annotations

from collections.abc import Callable

from .files.folders import Folders, personal
from .files.settings import Settings, Sound
from .sound.player import Player, make_player


def player_for(
    settings: Settings,
    *,
    mute: bool = False,
    folders: Folders | None = None,
    bell: Callable[[], object] | None = None,
) -> Player:
    """Make the player of a session; `mute` silences it whatever the settings say."""
    own = (folders or personal()).sounds
    return make_player(
        mute=mute or settings.sound is Sound.OFF,
        sound_set=settings.sound_set,
        own_sounds=(own,),
        volume=settings.volume / 100,
        keep_awake=settings.keep_alive,
        bell=bell,
    )
