"""Finds each cue's sound and mixes a passage into one buffer, so that the spacing inside it is exact."""

from __future__ import annotations

import os
import sys
from array import array
from functools import cache

from backcoach.sound.wav import HINT, RATE, SoundProblem, at_inner_rate, read_samples, read_wav

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Sound = str | os.PathLike[str]
"""What a part plays: a cue by its name, or one file by its path."""

LONGEST_PASSAGE = 120.0
"""Seconds; a longer one is a mistake, and would take tens of megabytes."""


class SoundFile:
    """A path, and nothing that could be done with it: `pathlib` is a tenth of the sound process."""

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return self._path

    def __str__(self) -> str:
        return self._path

    def __repr__(self) -> str:
        return f"SoundFile({self._path!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SoundFile) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)


def shipped_sounds() -> Path:
    """The folder of the shipped sound sets: inside the package, or beside it in a checkout."""
    from pathlib import Path  # the sound process is told its folders

    package = Path(__file__).parent.parent
    inside = package / "sounds"
    return inside if inside.is_dir() else package.parent / "sounds"


class Tones:
    """The sounds of one sound set, each read once, and the mixing of passages at one volume."""

    def __init__(self, folders: Iterable[str | os.PathLike[str]], volume: float = 1.0) -> None:
        """Look for `<cue>.wav` in each folder, the first that has it winning."""
        self.folders = tuple(folders)
        self.problems: list[str] = []
        """A line for each file that had to be passed over, in the order met."""
        self._volume = volume
        self._read: dict[Sound, array[int]] = {}
        self._scaled: dict[Sound, array[int]] = {}

    @property
    def volume(self) -> float:
        """Amplitude from 0 to 1, applied when a passage is mixed."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = value
        self._scaled.clear()

    def samples(self, sound: Sound) -> array[int]:
        """16-bit mono samples at RATE, at full volume; without a good file none, and a problem told."""
        if sound in self._read:
            return self._read[sound]
        try:
            samples = self._find(sound) if isinstance(sound, str) else read_wav(sound)
        except SoundProblem as problem:
            self.problems.append(str(problem))
            samples = array("h")
        if isinstance(sound, str):  # words are said once, and would add up over a session
            self._read[sound] = samples
        return samples

    def _find(self, cue: str) -> array[int]:
        for folder in self.folders:
            path = os.path.join(folder, f"{cue}.wav")  # noqa: PTH118 (see SoundFile)
            if not os.path.exists(path):  # noqa: PTH110
                continue
            try:
                return read_wav(path)
            except SoundProblem as problem:
                self.problems.append(str(problem))
        where = self.folders[-1] if self.folders else ""
        wanted = os.path.join(where, f"{cue}.wav")  # noqa: PTH118
        raise SoundProblem(wanted, "no usable sound for this cue", HINT)

    def mix(self, parts: Sequence[tuple[float, Sound]]) -> bytes:
        """One little-endian 16-bit mono buffer; each part starts at its offset in seconds.

        A part without a usable sound is left out, so that the others are still heard. Raises ValueError
        for an offset that cannot be.
        """
        if any(not 0 <= offset <= LONGEST_PASSAGE for offset, _ in parts):
            raise ValueError(f"a part's offset is not within 0 to {LONGEST_PASSAGE:.0f} s")
        placed = sorted(((round(offset * RATE), sound) for offset, sound in parts), key=lambda part: part[0])
        starts = [(start, self._at_volume(sound)) for start, sound in placed]
        mixed = array("h", bytes(2 * max((start + len(samples) for start, samples in starts), default=0)))
        filled = 0
        for start, samples in starts:
            end = start + len(samples)
            shared = max(0, min(filled, end) - start)
            if shared:  # only where two sounds meet must they be added one by one
                mixed[start : start + shared] = added(mixed[start : start + shared], samples[:shared])
            mixed[start + shared : end] = samples[shared:]
            filled = max(filled, end)
        if sys.byteorder == "big":
            mixed.byteswap()
        return mixed.tobytes()

    def _at_volume(self, sound: Sound) -> array[int]:
        if self._volume >= 1:
            return self.samples(sound)
        if sound in self._scaled:
            return self._scaled[sound]
        if not isinstance(sound, str):
            return self._quiet_words(sound)
        scaled = self._scaled[sound] = quieter(self.samples(sound), self._volume)
        return scaled

    def _quiet_words(self, path: os.PathLike[str]) -> array[int]:
        """Words at the volume; made quieter at their own rate, at which there are half as many samples."""
        try:
            samples, rate = read_samples(path)
        except SoundProblem as problem:
            self.problems.append(str(problem))
            return array("h")
        return at_inner_rate(quieter(samples, self._volume), rate)


def quieter(samples: array[int], volume: float) -> array[int]:
    """The samples at an amplitude from 0 to 1, each rounded to the nearest.

    They are multiplied all at once, as the digits of one long number: a word of a second is forty thousand
    samples, and one by one they would cost more than the screen does meanwhile.
    """
    factor, count = round(volume * 65_536), len(samples)
    lanes = array("h", bytes(4 * count))
    lanes[::2] = samples  # 32 bits for each, so that no product reaches into the next
    if sys.byteorder == "big":
        lanes.byteswap()
    # Offset binary, in which no digit is below zero: -32768 is 0.
    signs = int.from_bytes(b"\x00\x80\x00\x00" * count, "little")
    middle = 32_768 * 65_536 - 32_768 * factor + 32_768
    products = (int.from_bytes(lanes.tobytes(), "little") ^ signs) * factor
    products += int.from_bytes(middle.to_bytes(4, "little") * count, "little")
    scaled = array("h", (products ^ signs << 16).to_bytes(4 * count, "little"))
    if sys.byteorder == "big":
        scaled.byteswap()
    return scaled[1::2]


def added(some: array[int], others: array[int]) -> array[int]:
    """Two equally long runs of samples, summed without wrapping round."""
    return array("h", [max(-32_768, min(32_767, a + b)) for a, b in zip(some, others, strict=True)])


def near_silence(seconds: float) -> bytes:
    """Noise that nobody hears (about −80 dBFS), but that a sleepy sink doesn't take for silence."""
    whole, rest = divmod(round(seconds * RATE), RATE)
    return _second_of_noise() * whole + _second_of_noise()[: 2 * rest]


@cache
def _second_of_noise() -> bytes:
    seed = 1
    levels = []
    for _ in range(RATE):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        levels.append((seed >> 16) % 7 - 3)
    noise = array("h", levels)
    if sys.byteorder == "big":
        noise.byteswap()
    return noise.tobytes()
