"""simpleaudio: opens the default device anew for each passage, and plays it from a thread in C."""

from __future__ import annotations

from typing import Any

from backcoach.clock import host_seconds
from backcoach.sound.backends.alsa import forget_configuration
from backcoach.sound.backends.backend import LEAD_IN, NOT_INSTALLED, Unavailable
from backcoach.sound.tones import near_silence
from backcoach.sound.wav import RATE

WAKING = 0.2
"""Seconds of near-silence that a device is tried with."""


class SimpleAudio:
    """The first choice. Its process needs PYTHONMALLOC=malloc: it frees memory without the GIL."""

    name = "simpleaudio"
    lead = 0.0
    slack = 0.0
    lead_in = LEAD_IN
    tail = 0.2
    spawns = False
    streams = False

    def __init__(self) -> None:
        self._module: Any = None
        self._played: list[tuple[Any, bytearray]] = []
        """Handles with their samples: kept until silent, so that C never frees the last reference."""
        self._silent_at = 0.0

    def open(self, *, murmur: bool) -> None:
        """Play near-silence: the only way to learn whether there is a device; and it wakes a sleepy one."""
        if self._module is None:
            try:
                import simpleaudio
            except ImportError as error:
                raise Unavailable(_import_trouble(error)) from error
            self._module = simpleaudio
        try:
            self.play(near_silence(WAKING), 0.0)
        except Unavailable:
            forget_configuration()
            raise

    def prepare(self) -> None:
        """Nothing: the device is opened by `play`, within a few ms."""

    def play(self, pcm: bytes, at: float) -> None:
        """Start now; `at` has come when this is called. Holds the GIL while the device is opened."""
        self._played = [(handle, kept) for handle, kept in self._played if handle.is_playing()]
        samples = bytearray(pcm)
        try:
            handle = self._module.play_buffer(samples, 1, 2, RATE)
        except Exception as error:  # its own error class is hidden in its C module
            raise Unavailable(_device_trouble(str(error))) from error
        self._played.append((handle, samples))
        self._silent_at = host_seconds() + len(pcm) / 2 / RATE - 0.3

    def check(self) -> None:
        """A passage that is silent long before its end may have lost its sound server: try the device."""
        if self._played and host_seconds() < self._silent_at and not self._played[-1][0].is_playing():
            self._silent_at = 0.0  # asked once: a null device swallows a passage in no time
            self.open(murmur=False)

    def stop(self) -> None:
        """Ask for silence; what the device has already buffered, up to 0.3 s, is still heard."""
        if self._module is not None:
            self._silent_at = 0.0
            self._module.stop_all()
            for _, samples in self._played:
                samples[:] = bytes(len(samples))  # C looks at its order to stop only now and then

    def rest(self) -> None:
        """Nothing is open between passages."""

    def close(self) -> None:
        """Silence."""
        self.stop()


def _import_trouble(error: ImportError) -> str:
    missing = isinstance(error, ModuleNotFoundError) and error.name == "simpleaudio"
    return NOT_INSTALLED if missing else f"cannot be loaded ({error})"


def _device_trouble(message: str) -> str:
    """The readable end of "Error opening PCM device. -- CODE: -2 -- MSG: No such file or directory"."""
    reason = message.rpartition("MSG: ")[2].strip().rstrip(".").lower()
    return "no sound device" if reason in ("no such file or directory", "") else f"no sound device: {reason}"
