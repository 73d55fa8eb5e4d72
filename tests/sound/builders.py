"""What the tests of sound share: passages, WAVs, and the waiting for another process."""

from __future__ import annotations

import os
import shutil
import struct
import time
import wave
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage

THREE_TWO_ONE_GO = ((0.0, Cue.COUNT), (1.0, Cue.COUNT), (2.0, Cue.COUNT), (3.0, Cue.WORK))
SOUNDS = Path(__file__).parent.parent.parent / "sounds"


def passage(after: float, *parts: tuple[float, Cue]) -> Passage:
    """A passage that starts so many seconds from now; a single count unless told otherwise."""
    return Passage(host_seconds() + after, parts or ((0.0, Cue.COUNT),))


def wait_until(condition: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether the condition comes true in time. The limit is generous: other tests share the machine."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return bool(condition())


def need(backend: str) -> None:
    """Skip a test where this way to play is not installed."""
    if backend in ("simpleaudio", "miniaudio"):
        pytest.importorskip(backend, reason=f"{backend} is not installed", exc_type=ImportError)
    elif shutil.which(backend) is None:
        pytest.skip(f"{backend} is not installed")


def is_running(pid: int) -> bool:
    """Whether there is such a process, a zombie included."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def write_wav(
    path: Path, samples: Sequence[int], *, rate: int = 44_100, channels: int = 1, width: int = 2
) -> Path:
    """A WAV of these samples (interleaved if stereo)."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples) if width == 2 else bytes(samples))
    return path


def samples_of(pcm: bytes) -> array[int]:
    """16-bit samples out of bytes."""
    return array("h", pcm)


def onsets(samples: Sequence[int], *, threshold: int = 600, silence: int = 8_000) -> list[int]:
    """Where sound begins after at least `silence` quiet samples."""
    found: list[int] = []
    last = -silence - 1
    for index, level in enumerate(samples):
        if abs(level) > threshold:
            if index - last > silence:
                found.append(index)
            last = index
    return found
