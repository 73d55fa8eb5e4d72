"""Every backend by name, best first; each is imported only when its turn comes."""

from __future__ import annotations

import sys

from backcoach.sound.backends.null import Null

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from backcoach.sound.backends.backend import Backend

LINUX = ("simpleaudio", "miniaudio", "paplay", "aplay", "pw-play")
ORDER = {"win32": ("simpleaudio", "miniaudio", "winsound"), "darwin": ("simpleaudio", "miniaudio", "afplay")}
EVERY = (*LINUX, "afplay", "winsound", "null")
"""All that can be asked for by name."""


def names() -> tuple[str, ...]:
    """What is tried on this platform, best first."""
    return ORDER.get(sys.platform, LINUX)


def make_backend(name: str) -> Backend:
    """The backend of this name, not opened yet. Raises ValueError for an unknown name."""
    if name == "simpleaudio":
        from backcoach.sound.backends.simple import SimpleAudio

        return SimpleAudio()
    if name == "miniaudio":
        from backcoach.sound.backends.mini import MiniAudio

        return MiniAudio()
    if name == "winsound":
        from backcoach.sound.backends.windows import WinSound

        return WinSound()
    if name == "null":
        return Null()
    from backcoach.sound.backends.command import RECIPES, CommandPlayer

    for recipe in RECIPES:
        if recipe.command == name:
            return CommandPlayer(recipe)
    raise ValueError(f"no way to make sound is called {name!r}; there are {', '.join(EVERY)}")
