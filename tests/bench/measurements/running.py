"""What a session costs while it runs: processor, bytes to the terminal, repaints, wake-ups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..bench import Bench
from ..figures import Row, amount, ratio
from ..registry import Measurement
from ..side_by_side import EMPTY, MOVING, PAUSED, PYDORO, STILL, TERMDOWN, Course, all_side_by_side
from ..terminal import LARGE, SMALL, Size

BARS = {STILL: 0.9, MOVING: 1.5}
"""How much of the processor that termdown takes a session may take."""


def measure(bench: Bench) -> Iterator[Row]:
    """A session with and without moving figures, two timers that people use, and an empty app."""
    courses = all_side_by_side(bench)
    for size in (SMALL, LARGE):
        yield from _rows({name: course for (name, at), course in courses.items() if at == size}, size)


def _rows(courses: Mapping[str, Course], size: Size) -> Iterator[Row]:
    for ours in (STILL, MOVING):
        for theirs in (TERMDOWN, PYDORO, EMPTY):
            if theirs in courses:
                bar = BARS[ours] if theirs == TERMDOWN else None
                yield ratio(
                    f"CPU of a {ours} ÷ {theirs}, {size}",
                    courses[ours].cpu,
                    courses[theirs].cpu,
                    bar=bar,
                    unit="s a minute",
                    told=f"Processor time of a {ours}, {size} ÷ termdown's" if bar else "",
                )
    for name, course in courses.items():
        if name == PAUSED:
            continue  # it has a table of its own
        yield amount(f"bytes to the terminal: {name}, {size}", course.written, "kB a minute", scale=1e-3)
        yield amount(f"repaints: {name}, {size}", course.repaints, "a minute")
        if course.switches is not None:
            yield amount(f"wake-ups: {name}, {size}", course.switches, "a minute")


MEASUREMENT = Measurement(
    "running",
    "a session that runs, beside other timers, for some minutes at two sizes",
    measure,
    minutes=4.5,
    quick_minutes=0.8,
)
