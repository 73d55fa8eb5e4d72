"""How far off its moment each cue begins to sound, by the wall clock, and how even a 3-2-1-go is."""

from __future__ import annotations

from collections.abc import Iterator

from tests.sound.pulse import WHY_NOT

from ..bench import Bench
from ..figures import Row
from ..registry import CannotMeasure, Measurement
from ..watching import Watched
from .late import busy, idle, milliseconds

OFF = 30.0
"""Milliseconds that an onset may be off on an idle machine; the piece that a sink takes at once is in it."""

UNEVEN = 5.0
"""Milliseconds that an interval of a 3-2-1-go may be off, however busy the machine is."""


def measure(bench: Bench) -> Iterator[Row]:
    """Of the very sessions whose digits were watched, as a sound server that keeps time was given them."""
    if WHY_NOT:
        raise CannotMeasure(WHY_NOT)
    yield from _rows(idle(bench), "")
    yield from _rows(busy(bench), " beside two busy loops")


def _rows(one: Watched, when: str) -> Iterator[Row]:
    cues = one.cues
    if cues is None or not cues.seen:
        raise CannotMeasure(f"nothing was heard of {one.backend}")
    bars = not when
    for share in (50, 99):
        bar = OFF if share == 99 and bars else None
        told = f"A cue's sound off its moment, p{share}" if bar else ""
        label = f"a cue off its moment, p{share}{when}"
        yield milliseconds(label, cues.seen, share, bar, of=f"cues by {one.backend}", told=told)
    if cues.steps:
        label = f"3-2-1-go: how far its steps are off a second, p99{when}"
        told = f"Steps of a 3-2-1-go off a second, p99{when}"
        yield milliseconds(label, cues.steps, 99, UNEVEN, of="steps", told=told)
    of = f"of {len(cues.off)}"
    bar_, told = (0, f"Cues that were never heard, {of}") if bars else (None, "")
    yield Row(
        f"cues that were never heard{when}", cues.missed, cues.missed, cues.missed, "cues", bar_, of, told
    )


MEASUREMENT = Measurement(
    "cues", "cues against the schedule, as a sound server gets them, in the same sessions", measure, 13.5, 1.3
)
