"""Reads a WAV that anybody may have put there: checked first, then brought to the one inner format."""

from __future__ import annotations

import os
import stat
import struct
import sys
from array import array

AnyPath = str | os.PathLike[str]
"""A file by its path, however that is written down."""

RATE = 44_100
"""Samples a second of everything that is mixed and played."""

SIZE_LIMIT = 10_000_000
"""Largest file, in bytes."""

LENGTH_LIMIT = 10.0
"""Longest sound, in seconds."""

PCM, EXTENSIBLE = 1, 0xFFFE
EXPORT = "export it as a 16-bit PCM WAV, mono or stereo"
HINT = f"E{EXPORT[1:]}, or delete it to hear the shipped sound."


class SoundProblem(Exception):
    """A sound file that cannot be used: which, why, and what to do, in one line."""

    def __init__(self, path: AnyPath, why: str, hint: str = HINT) -> None:
        super().__init__(f"{path}: {why}. {hint}")
        self.path = path
        self.why = why


def read_wav(path: AnyPath) -> array[int]:
    """The file's samples as 16-bit mono at RATE. Raises SoundProblem; never waits on a pipe or device."""
    samples, rate = read_samples(path)
    return at_inner_rate(samples, rate)


def read_samples(path: AnyPath) -> tuple[array[int], int]:
    """As `read_wav`, but at the file's own rate, which comes second."""
    content = _read_regular_file(path)
    channels, rate, frames = _frames_of(path, content)
    samples = array("h", frames)
    if sys.byteorder == "big":
        samples.byteswap()
    if channels == 2:
        samples = array(
            "h", [(left + right) >> 1 for left, right in zip(samples[::2], samples[1::2], strict=True)]
        )
    return samples, rate


def _read_regular_file(path: AnyPath) -> bytes:
    """The whole file. Asks what it is before opening it: opening a device may already do something."""
    try:
        kind = os.stat(path)  # noqa: PTH116 (the sound process loads no pathlib)
        if not stat.S_ISREG(kind.st_mode):
            raise SoundProblem(path, "not a file")
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor)
            size = os.fstat(descriptor)
            if not stat.S_ISREG(size.st_mode):  # swapped between the two looks
                raise SoundProblem(path, "not a file")
            if size.st_size > SIZE_LIMIT:
                raise SoundProblem(path, f"larger than {SIZE_LIMIT // 1_000_000} MB")
            return file.read(SIZE_LIMIT)
    except OSError as error:
        raise SoundProblem(path, (error.strerror or "cannot be read").lower()) from error


def _frames_of(path: AnyPath, content: bytes) -> tuple[int, int, bytes]:
    """Channels, rate and raw frames, after every check of the header against the file."""
    if len(content) < 12 or content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise SoundProblem(path, "not a WAV file")
    layout: tuple[int, int] | None = None
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        at += 8
        if size > len(content) - at:
            raise SoundProblem(path, "cut short: its header promises more than the file holds")
        if name == b"fmt ":
            layout = _layout_of(path, content[at : at + size])
        elif name == b"data":
            if layout is None:
                raise SoundProblem(path, "its data comes before its format")
            channels, rate = layout
            if size > LENGTH_LIMIT * rate * channels * 2:
                raise SoundProblem(path, f"longer than {LENGTH_LIMIT:.0f} s")
            if size < channels * 2:
                raise SoundProblem(path, "empty")
            return channels, rate, content[at : at + size - size % (channels * 2)]
        at += size + size % 2  # chunks are padded to an even size
    raise SoundProblem(path, "no sound in it")


def _layout_of(path: AnyPath, chunk: bytes) -> tuple[int, int]:
    """Channels and rate of a format chunk that can be played."""
    if len(chunk) < 16:
        raise SoundProblem(path, "its format is cut short")
    tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", chunk)
    if tag == EXTENSIBLE and len(chunk) >= 26:
        (tag,) = struct.unpack_from("<H", chunk, 24)
    if tag != PCM or bits != 16:
        raise SoundProblem(path, "not 16-bit PCM" if tag == PCM else "compressed, or floating point")
    if channels not in (1, 2):
        raise SoundProblem(path, f"{channels} channels")
    if not 1_000 <= rate <= 384_000:
        raise SoundProblem(path, f"{rate} samples a second")
    return channels, rate


def at_inner_rate(samples: array[int], rate: int) -> array[int]:
    """Samples at RATE, by straight lines between the given ones: enough for beeps and speech."""
    if rate == RATE:
        return samples
    if rate * 2 == RATE:  # what most engines speak at: fifty times as fast this way
        doubled = array("h", bytes(4 * len(samples)))
        doubled[::2] = samples
        doubled[1::2] = _between(samples)
        return doubled
    count = max(1, len(samples) * RATE // rate)
    last = len(samples) - 1
    result = array("h", bytes(2 * count))
    for index in range(count):
        whole, part = divmod(index * rate, RATE)
        here = samples[min(whole, last)]
        result[index] = here + (samples[min(whole + 1, last)] - here) * part // RATE
    return result


def _between(samples: array[int]) -> array[int]:
    """The middle of each sample and the next one, rounded down; the last has none.

    All at once, as the digits of two long numbers: what two digits share, and half of where they differ.
    """
    count = len(samples)
    digits = samples[:] + samples[-1:]
    if sys.byteorder == "big":
        digits.byteswap()
    # Offset binary, in which no digit is below zero: -32768 is 0.
    both = int.from_bytes(digits.tobytes(), "little") ^ int.from_bytes(b"\x00\x80" * len(digits), "little")
    ours, following = both & ((1 << 16 * count) - 1), both >> 16
    differ = (ours ^ following) & int.from_bytes(b"\xfe\xff" * count, "little")  # no digit reaches the next
    middle = (ours & following) + (differ >> 1)
    signs = int.from_bytes(b"\x00\x80" * count, "little")
    result = array("h", (middle ^ signs).to_bytes(2 * count, "little"))
    if sys.byteorder == "big":
        result.byteswap()
    return result
