"""simpleaudio: opens the default device anew for each passage, and plays it from a thread in C."""

from __future__ import annotations

import math
import time
from typing import Any

from backcoach.sound.backends.alsa import forget_configuration
from backcoach.sound.backends.backend import LEAD_IN, NOT_INSTALLED, RENEWED, Unavailable
from backcoach.sound.tones import near_silence
from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds

WAKING = 0.2
"""Seconds of near-silence that a device is tried with."""

MURMUR = 2 * RENEWED
"""Seconds of it in one piece, where a sink is to be kept awake."""

LET_GO = 0.3
"""Seconds for a device that can be opened only once to be free again."""


class SimpleAudio:
    """The first choice. Its process needs PYTHONMALLOC=malloc: it frees memory without the GIL."""

    name = "simpleaudio"
    lead = 0.0
    slack = 0.0
    lead_in = LEAD_IN
    tail = 0.2
    spawns = False

    def __init__(self) -> None:
        self.streams = False
        """Whether it murmurs while it is prepared."""
        self._module: Any = None
        self._played: list[tuple[Any, bytearray]] = []
        """Handles with their samples: kept until silent, so that C never frees the last reference."""
        self._silent_at = 0.0
        self._murmurs: list[tuple[Any, bytearray]] = []
        self._murmured_at = -math.inf

    def open(self, *, murmur: bool) -> None:
        """Play near-silence: the only way to learn whether there is a device; and it wakes a sleepy one."""
        if self._module is None:
            try:
                import simpleaudio
            except ImportError as error:
                raise Unavailable(_import_trouble(error)) from error
            self._module = simpleaudio
        self.streams = murmur
        try:
            self.play(near_silence(WAKING), 0.0)
        except Unavailable:
            forget_configuration()
            raise

    def prepare(self) -> None:
        """Murmur on, where that is wanted; the device is opened by `play`, within a few ms."""
        if self.streams and host_seconds() - self._murmured_at > MURMUR - RENEWED - 1:
            self._murmurs = [one for one in self._murmurs if one[0].is_playing()]
            self._murmurs.append(self._begin(near_silence(MURMUR)))
            self._murmured_at = host_seconds()

    def play(self, pcm: bytes, at: float) -> None:
        """Start now; `at` has come when this is called. Holds the GIL while the device is opened."""
        self._played = [one for one in self._played if one[0].is_playing()]
        try:
            self._played.append(self._begin(pcm))
        except Unavailable:
            if not self._murmurs:
                raise
            self.rest()  # perhaps it is our own murmur that is in the way
            self.streams = False
            time.sleep(LET_GO)
            self._played.append(self._begin(pcm))
        self._silent_at = host_seconds() + len(pcm) / 2 / RATE - 0.3

    def _begin(self, pcm: bytes) -> tuple[Any, bytearray]:
        samples = bytearray(pcm)
        try:
            return self._module.play_buffer(samples, 1, 2, RATE), samples
        except Exception as error:  # its own error class is hidden in its C module
            raise Unavailable(_device_trouble(str(error))) from error

    def check(self) -> None:
        """A passage that is silent long before its end may have lost its sound server: try the device."""
        if self._played and host_seconds() < self._silent_at and not self._played[-1][0].is_playing():
            self._silent_at = 0.0  # asked once: a null device swallows a passage in no time
            self.open(murmur=self.streams)

    def stop(self) -> None:
        """Ask for silence; what the device has already buffered, up to 0.3 s, is still heard."""
        self._silent_at = 0.0
        for handle, samples in self._played:
            handle.stop()
            samples[:] = bytes(len(samples))  # C looks at its order to stop only now and then

    def rest(self) -> None:
        """Murmur no more; nothing else is open between passages."""
        for handle, _ in self._murmurs:
            handle.stop()
        self._murmurs.clear()
        self._murmured_at = -math.inf

    def close(self) -> None:
        """Silence."""
        self.stop()
        self.rest()


def _import_trouble(error: ImportError) -> str:
    missing = isinstance(error, ModuleNotFoundError) and error.name == "simpleaudio"
    return NOT_INSTALLED if missing else f"cannot be loaded ({error})"


def _device_trouble(message: str) -> str:
    """The readable end of "Error opening PCM device. -- CODE: -2 -- MSG: No such file or directory"."""
    reason = message.rpartition("MSG: ")[2].strip().rstrip(".").lower()
    return "no sound device" if reason in ("no such file or directory", "") else f"no sound device: {reason}"
