"""The endless stream that a callback asks for: silence, with each passage at its very sample."""

from __future__ import annotations

import threading
from array import array
from collections import deque

from backcoach.sound.tones import added, near_silence
from backcoach.sound.wav import RATE


class Stream:
    """Tells a device what to play next. Knows host seconds, but no device.

    `put` and `clear` may be called while another thread is in `fill`.
    """

    def __init__(self, started: float, lead: float, *, murmur: bool = False) -> None:
        """`lead` is the time from a `fill` to its first frame being heard, in seconds."""
        self.started = started
        self.last_fill = started
        """When frames were last asked for, in host seconds."""
        self.frames = 0
        """How many have been handed out."""
        self._lead = lead
        self._between = array("h")
        if murmur:
            self._between.frombytes(near_silence(1.0))
        # Where each of the last calls puts frame 0 on the clock. Calls come late but never early, so the
        # least is right; and only the last few count, because a stall of the device moves frame 0.
        self._origins: deque[float] = deque(maxlen=10)
        self._lock = threading.Lock()
        self._waiting: list[tuple[float, array[int]]] = []
        self._sounding: list[array[int]] = []

    def put(self, pcm: bytes, at: float) -> None:
        """Play these samples, the first being heard at host second `at`; what is past then is left out."""
        with self._lock:
            self._waiting.append((at, array("h", pcm)))

    def clear(self) -> None:
        """Silence from the next call on."""
        with self._lock:
            self._waiting.clear()
            self._sounding.clear()

    def fill(self, count: int, now: float) -> bytes:
        """The next `count` frames, asked for at host second `now`."""
        self.last_fill = now
        self._origins.append(now - self.frames / RATE)
        first_heard = min(self._origins) + self.frames / RATE + self._lead
        pieces: list[tuple[int, array[int]]] = []
        with self._lock:
            starts = [(0, pcm) for pcm in self._sounding]
            for entry in self._waiting[:]:
                start = round((entry[0] - first_heard) * RATE)
                if start < count:
                    self._waiting.remove(entry)
                    starts.append((max(0, start), entry[1][max(0, -start) :]))
            pieces = [(start, pcm[: count - start]) for start, pcm in starts]
            self._sounding = [rest for start, pcm in starts if (rest := pcm[count - start :])]
        frames = self._silence(count)
        for start, piece in pieces:
            under = frames[start : start + len(piece)]
            frames[start : start + len(piece)] = added(under, piece) if any(under) else piece
        self.frames += count
        return frames.tobytes()

    def _silence(self, count: int) -> array[int]:
        begin = self.frames % RATE
        if len(self._between) >= begin + count:
            return self._between[begin : begin + count]
        return array("h", bytes(2 * count))
