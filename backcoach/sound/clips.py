"""Rendered words as files, kept by what they were made of, so that a session's words are rendered once."""

from __future__ import annotations

import os
import struct
import sys
import time
from array import array
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backcoach.sound.wav import SoundProblem, read_samples
from backcoach.system.private import make_private_folder

try:  # hashlib loads all of OpenSSL; Python's own `random` goes round it in this way
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]  # before Python 3.12
    except ImportError:
        from hashlib import sha256

CAP = 32_000_000
"""Bytes that the kept files may take in all: about twelve minutes of speech."""

FORM = "1"
"""Part of every name; another number makes everything be rendered anew."""

QUIET = 200
"""Amplitude up to which a sample counts as silence."""

EDGE = 0.01
"""Seconds of silence that are left at either end."""

LOUD = 26_000
"""The highest amplitude of every clip, so that all engines are equally loud beside the beeps."""

STALE = 3600.0
"""Seconds after which a file that was never finished is somebody's crash."""

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_UNFINISHED = ".new-"


@dataclass(frozen=True, slots=True)
class Clip:
    """Words that can be played."""

    path: Path
    seconds: float


class Clips:
    """The folder of the clips. Only the thread that renders uses it."""

    def __init__(self, folder: Path, cap: int = CAP) -> None:
        self.folder = folder
        self._cap = cap
        self._in_use: set[Path] = set()

    def find(self, *made_of: str) -> Clip | None:
        """The clip that was made of these, whole; it counts as used now."""
        path = self._path(made_of)
        try:
            with path.open("rb") as file:
                seconds = _length(file.read(_HEADER.size), os.fstat(file.fileno()).st_size)
            if seconds is None:
                path.unlink()
                return None
            os.utime(path)
        except OSError:
            return None
        self._in_use.add(path)
        return Clip(path, seconds)

    def make(self, render: Callable[[Path], None], *made_of: str) -> Clip:
        """Have a file rendered, trim it, and keep it.

        Raises OSError where nothing can be written, SoundProblem for what is no sound, and whatever
        `render` raises; nothing is left over then.
        """
        import tempfile  # not before something is to be said that was never said

        make_private_folder(self.folder)
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=self.folder) as workshop:
            raw = Path(workshop) / "raw.wav"
            render(raw)
            samples, rate = read_samples(raw)
            samples = levelled(trimmed(samples, rate))
            if not samples:
                raise SoundProblem(raw, "nothing to be heard in it")
            done = Path(workshop) / "done.wav"
            with open(os.open(done, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
                file.write(_wav(samples, rate))
            path = self._path(made_of)
            done.replace(path)
        self._in_use.add(path)
        return Clip(path, len(samples) / rate)

    def tidy(self) -> None:
        """Bring the folder under its cap, the longest unused first; what this session uses stays."""
        with suppress(OSError):  # somebody else tidies too, or the folder is gone: the next session will see
            self._tidy()

    def _tidy(self) -> None:
        kept: list[tuple[float, int, Path]] = []
        for path in self.folder.iterdir():
            about = path.lstat()
            if path.suffix == ".wav":
                kept.append((about.st_mtime, about.st_size, path))
            elif path.name.startswith(_UNFINISHED) and time.time() - about.st_mtime > STALE:
                for left in path.iterdir():
                    left.unlink()
                path.rmdir()
        size = sum(bytes_ for _, bytes_, _ in kept)
        for _, bytes_, path in sorted(kept):
            if size <= self._cap:
                break
            if path not in self._in_use:
                path.unlink()
                size -= bytes_

    def _path(self, made_of: tuple[str, ...]) -> Path:
        name = sha256("\0".join((FORM, *made_of)).encode()).hexdigest()
        return self.folder / f"{name}.wav"


def trimmed(samples: array[int], rate: int) -> array[int]:
    """The samples without the silence around them; none where all is silent."""
    begin = next((at for at, level in enumerate(samples) if abs(level) > QUIET), None)
    if begin is None:
        return array("h")
    end = next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > QUIET)
    edge = round(EDGE * rate)
    return samples[max(0, begin - edge) : end + 1 + edge]


def levelled(samples: array[int]) -> array[int]:
    """The samples as loud as every clip is."""
    if not samples:
        return samples
    factor = LOUD * 65_536 // max(max(samples), -min(samples))
    # One by one: a list of them would be twenty times as large as they are, and a process keeps what it had.
    return array("h", (level * factor >> 16 for level in samples))


def _wav(samples: array[int], rate: int) -> bytes:
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    content = samples.tobytes()
    size = len(content)
    fields = (b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16, b"data", size)
    return _HEADER.pack(*fields) + content


def _length(header: bytes, size: int) -> float | None:
    """Seconds of a file that `_wav` wrote; None where it isn't one, or isn't whole."""
    if len(header) < _HEADER.size:
        return None
    riff, _, form, *_, rate, _, _, _, data, length = _HEADER.unpack(header)
    whole = (riff, form, data) == (b"RIFF", b"WAVE", b"data") and length == size - _HEADER.size
    return length / 2 / rate if whole and rate and length else None
