"""miniaudio: its own drivers for every platform, fed by an endless stream.

The stream only runs around passages (or all the time to keep a sink awake): every call into Python
is cheap, but not free.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

from backcoach.sound.backends.alsa import forget_configuration
from backcoach.sound.backends.backend import NOT_INSTALLED, Unavailable
from backcoach.sound.backends.stream import Stream
from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds

PERIOD = 0.04
"""Seconds that one call fills. A longer one starves less; the delay that it brings is known, and made up
for."""

LEADS = {"PulseAudio": 0.155, "ALSA": 0.13}
"""Seconds from a call to its first frame being heard, by driver, as measured; a period where unknown."""

STALLED = 1.0
"""Seconds without a call after which the sound server counts as gone."""

WAKING, STALLED_WAKING = 5.0, 2.5
"""In the first seconds of a stream a sink may still be waking up, and its calls take longer."""

RUNAWAY = 1.0
"""Seconds by which a device may outrun the clock. Null devices don't pace themselves, and would spin."""


class MiniAudio:
    """The second choice, and the best where simpleaudio has no build."""

    name = "miniaudio"
    lead = 0.1  # until the driver is known
    slack = 0.1
    lead_in = 0.0
    tail = 0.0
    spawns = False
    streams = True

    def __init__(self) -> None:
        self._device: Any = None
        self._stream: Stream | None = None
        self._murmur = False
        self._delay = PERIOD

    def open(self, *, murmur: bool) -> None:
        """Open the default device, without starting it yet."""
        try:
            import miniaudio
        except ImportError as error:
            missing = isinstance(error, ModuleNotFoundError) and error.name == "miniaudio"
            raise Unavailable(NOT_INSTALLED if missing else f"cannot be loaded ({error})") from error
        self._murmur = murmur
        self.close()
        # The null driver always works and is never heard: leaving it out makes "no device" an error.
        drivers = [d for d in miniaudio.Backend if d in miniaudio.get_enabled_backends()]
        try:
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=round(PERIOD * 1000),
                backends=[d for d in drivers if d not in (miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM)],
                app_name="backcoach",
            )
        except miniaudio.MiniaudioError as error:
            forget_configuration()
            raise Unavailable("no sound device") from error
        self._delay = LEADS.get(self._device.backend, PERIOD)
        self.lead = self._delay + 1.5 * PERIOD  # the next call may be a period away

    def prepare(self) -> None:
        """Start the stream."""
        if self._stream is not None:
            self.check()
            return
        stream = Stream(host_seconds(), self._delay, murmur=self._murmur)
        calls = _calls(stream)
        next(calls)
        try:
            self._device.start(calls)
        except Exception as error:  # its error class needs the module at hand
            raise Unavailable("the sound device would not start") from error
        self._stream = stream

    def play(self, pcm: bytes, at: float) -> None:
        """Put the passage on the stream."""
        self.prepare()
        if self._stream is not None:
            self._stream.put(pcm, at)

    def check(self) -> None:
        """See whether the device still asks for frames: it doesn't say so when its server has died."""
        if self._stream is None:
            return
        now = host_seconds()
        patience = STALLED_WAKING if now - self._stream.started < WAKING else STALLED
        if now - self._stream.last_fill > patience:
            raise Unavailable("the sound server has gone")

    def stop(self) -> None:
        """Silence from the next call on."""
        if self._stream is not None:
            self._stream.clear()

    def rest(self) -> None:
        """Stop the stream."""
        self._halt()

    def close(self) -> None:
        """Stop, and let go of the device."""
        self._halt()
        if self._device is not None:
            self._device.close()
            self._device = None

    def _halt(self) -> None:
        if self._stream is not None:
            self._stream = None
            self._device.stop()


def _calls(stream: Stream) -> Generator[bytes, int, None]:
    """What miniaudio's thread runs: it sends the number of frames that it wants."""
    started = host_seconds()
    wanted = yield b""
    while True:
        ahead = stream.frames / RATE - (host_seconds() - started)
        if ahead > RUNAWAY:
            time.sleep(min(0.05, ahead - RUNAWAY))
        wanted = yield stream.fill(wanted, host_seconds())
