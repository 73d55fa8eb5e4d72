"""winsound: always there on Windows, one sound at a time, out of a file."""

from __future__ import annotations

import importlib
from typing import Any

from backcoach.sound.backends.backend import LEAD_IN, Unavailable
from backcoach.sound.backends.command import Passages
from backcoach.sound.tones import near_silence


class WinSound:
    """The last resort on Windows."""

    name = "winsound"
    lead = 0.03  # not measured: a guess from its use of the old wave interface
    slack = 0.0
    lead_in = LEAD_IN
    tail = 0.0
    spawns = False
    streams = False

    def __init__(self) -> None:
        self._module: Any = None
        self._folder: Passages | None = None

    def open(self, *, murmur: bool) -> None:
        """Play a moment of near-silence."""
        try:
            self._module = importlib.import_module("winsound")
        except ImportError as error:
            raise Unavailable("only on Windows") from error
        self._folder = self._folder or Passages()
        self.play(near_silence(0.05), 0.0)

    def prepare(self) -> None:
        """Nothing stands ready here."""

    def play(self, pcm: bytes, at: float) -> None:
        """Start now; what still sounds is cut off."""
        assert self._folder is not None  # made by open
        module = self._module
        flags = module.SND_FILENAME | module.SND_ASYNC | module.SND_NODEFAULT
        try:
            module.PlaySound(str(self._folder.write(pcm)), flags)
        except RuntimeError as error:
            raise Unavailable("no sound device") from error

    def check(self) -> None:
        """It tells nothing."""

    def stop(self) -> None:
        """Silence at once."""
        if self._module is not None:
            self._module.PlaySound(None, 0)

    def rest(self) -> None:
        """Holds nothing between passages."""

    def close(self) -> None:
        """Silence, and remove the files."""
        self.stop()
        if self._folder is not None:
            self._folder.remove()
            self._folder = None
