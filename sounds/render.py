"""Draws every cue's sound from the table below, so that the WAVs beside this file have a source.

Run `python sounds/render.py` after a change of the table. The same bytes come out on every machine:
nothing but the four operations is used, because the sines of two C libraries differ in the last bit.
"""

from __future__ import annotations

import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 44_100
"""Samples a second."""


@dataclass(frozen=True, slots=True)
class Note:
    """One tone within a cue."""

    at: int
    """Start, in ms from the cue's start."""
    length: int
    """In ms, until the tone is silent."""
    hertz: float
    to_hertz: float | None = None
    """Pitch at the end of a glide."""
    strength: float = 1.0
    """Amplitude before the cue as a whole is brought to its set's peak."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a cue sounds like."""

    words: str
    """Pitch and contour, for people."""
    length: int
    """Of the file, in ms."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Timbre:
    """What a sound set makes of a note."""

    partials: tuple[tuple[float, float, float], ...]
    """Multiple of the pitch, strength, and half-life of the partial in ms."""
    transpose: float
    """Factor on every pitch."""
    attack: float
    """In ms; short enough to be an onset, long enough not to click."""
    release: float
    """In ms, at the end of each note."""
    peak: float
    """Largest sample, full scale being 1."""


# Pitches of the bright set; the gentle one is an octave lower.
A5, C6, D6, E6, G6, A6, B6, C7, E7 = 880.0, 1046.5, 1174.7, 1318.5, 1568.0, 1760.0, 1975.5, 2093.0, 2637.0

SHAPES = {
    "count": Shape("one short A: three, two, one", 120, (Note(0, 120, A5),)),
    "prepare": Shape("two even knocks on one low pitch", 420, (Note(0, 160, A5), Note(200, 220, A5))),
    "work": Shape(
        "go: a leap up to a long high A, an octave over the counts",
        520,
        (Note(0, 70, E6, strength=0.9), Note(60, 460, A6)),
    ),
    "hold": Shape("one long level tone, nothing moves", 600, (Note(0, 600, D6),)),
    "carry": Shape(
        "three walking steps: low, high, low",
        570,
        (Note(0, 180, C6), Note(190, 180, G6), Note(380, 190, C6)),
    ),
    "rest": Shape(
        "three notes coming down and fading",
        600,
        (Note(0, 190, A6), Note(180, 190, E6, strength=0.85), Note(360, 240, A5, strength=0.7)),
    ),
    "change-sides": Shape(
        "one tone that swings over and back: a glide down, a glide up",
        500,
        (Note(0, 250, B6, A5), Note(250, 250, A5, B6)),
    ),
    "half-way": Shape(
        "a note and its octave, short and light",
        340,
        (Note(0, 130, D6, strength=0.8), Note(130, 210, 2 * D6)),
    ),
    "ten-left": Shape(
        "three quick ticks on a high pitch",
        300,
        (Note(0, 80, B6), Note(100, 80, B6), Note(200, 100, B6)),
    ),
    "rep": Shape("a tick", 70, (Note(0, 70, E6),)),
    "rep-up": Shape("a lighter tick, a fourth higher", 60, (Note(0, 60, A6, strength=0.8),)),
    "last-rep": Shape(
        "two quick ticks and a higher one that rings",
        380,
        (Note(0, 70, E6), Note(90, 70, E6), Note(180, 200, B6)),
    ),
    "finish": Shape(
        "a small fanfare: up the chord to a long top note over its third and fifth",
        1500,
        (
            Note(0, 170, C6),
            Note(160, 170, E6),
            Note(320, 170, G6),
            Note(480, 1020, C7),
            Note(480, 1020, G6, strength=0.45),
            Note(480, 1020, E6, strength=0.45),
            Note(480, 1020, E7, strength=0.2),
        ),
    ),
}

TIMBRES = {
    "bright": Timbre(
        partials=((1, 1.0, 400), (2, 0.7, 300), (3, 0.5, 220), (4, 0.28, 150), (5, 0.14, 100)),
        transpose=1.0,
        attack=1.5,
        release=18.0,
        peak=0.7079,  # -3 dBFS
    ),
    "gentle": Timbre(  # a struck bar: the fourth partial is gone before the tone is
        partials=((1, 1.0, 90), (3.93, 0.22, 22), (9.2, 0.05, 8)),
        transpose=0.5,
        attack=2.5,
        release=30.0,
        peak=0.3548,  # -9 dBFS
    ),
}

TABLE_SIZE = 1 << 14
PI = 3.141592653589793


def sine_table() -> list[float]:
    """One turn of a sine in TABLE_SIZE steps, from its series: within 1e-9, and alike everywhere."""
    quarter = TABLE_SIZE // 4
    rising = []
    for step in range(quarter + 1):
        x = PI / 2 * step / quarter
        term = total = x
        for k in range(1, 8):
            term = -term * x * x / ((2 * k) * (2 * k + 1))
            total += term
        rising.append(total)
    half = rising + rising[-2:0:-1]
    return half + [-level for level in half]


def halving(samples: float) -> float:
    """The factor a sample that halves an amplitude within so many samples."""
    x = -0.6931471805599453 / samples
    return 1 + x + x * x / 2 + x * x * x / 6


def add_note(into: list[float], note: Note, timbre: Timbre, table: list[float]) -> None:
    """Add a note's samples to a cue's."""
    first, count = note.at * RATE // 1000, note.length * RATE // 1000
    attack, release = timbre.attack * RATE / 1000, timbre.release * RATE / 1000
    start = note.hertz * timbre.transpose
    end = start if note.to_hertz is None else note.to_hertz * timbre.transpose
    mask = TABLE_SIZE - 1
    for multiple, strength, half_life in timbre.partials:
        if max(start, end) * multiple > RATE * 0.4:
            continue
        level, factor = strength * note.strength, halving(half_life * RATE / 1000)
        phase, step = 0.0, start * multiple * TABLE_SIZE / RATE
        bend = (end - start) * multiple * TABLE_SIZE / RATE / count
        for index in range(count):
            edge = min(1.0, (index + 1) / attack, (count - 1 - index) / release)
            into[first + index] += table[int(phase) & mask] * level * edge
            level *= factor
            phase += step
            step += bend


def render(shape: Shape, timbre: Timbre, table: list[float]) -> array[int]:
    """A cue's samples: 16 bit, at the timbre's peak."""
    mixed = [0.0] * (shape.length * RATE // 1000)
    for note in shape.notes:
        add_note(mixed, note, timbre, table)
    scale = timbre.peak * 32767 / max(abs(level) for level in mixed)
    return array("h", [round(level * scale) for level in mixed])


def render_all(folder: Path) -> None:
    """Write `<set>/<cue>.wav` for every set and cue below a folder."""
    table = sine_table()
    for name, timbre in TIMBRES.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for cue, shape in SHAPES.items():
            samples = render(shape, timbre, table)
            if sys.byteorder == "big":
                samples.byteswap()
            with wave.open(str(folder / name / f"{cue}.wav"), "wb") as file:
                file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
                file.writeframes(samples.tobytes())


if __name__ == "__main__":
    render_all(Path(__file__).parent)
