"""What a session costs while it runs: processor, bytes to the terminal, repaints, wake-ups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..bench import Bench
from ..figures import Row, amount, ratio
from ..registry import Measurement
from ..side_by_side import Course, run_side_by_side
from ..subjects import Subject, empty_textual, home_in, pydoro, session, termdown
from ..terminal import LARGE, SMALL, Size

STILL = "session"
MOVING = "session with figures"

BARS = {STILL: 0.9, MOVING: 1.5}
"""How much of the processor that termdown takes a session may take."""


def measure(bench: Bench) -> Iterator[Row]:
    """A session with and without moving figures, two timers that people use, and an empty app."""
    subjects: list[tuple[Subject, Size]] = []
    for size in (SMALL, LARGE):
        found = [
            session(home_in(bench.folder("home"), "figures: no"), STILL),
            session(home_in(bench.folder("home"), "figures: yes"), MOVING),
            termdown(bench.peers),
            pydoro(bench.peers),
            empty_textual(),
        ]
        subjects += [(subject, size) for subject in found if subject is not None]
    courses = run_side_by_side(
        bench, subjects, windows=bench.turns(5, 2), seconds=bench.turns(60, 10), what="running"
    )
    for size in (SMALL, LARGE):
        yield from _rows({name: course for (name, at), course in courses.items() if at == size}, size)


def _rows(courses: Mapping[str, Course], size: Size) -> Iterator[Row]:
    for ours in (STILL, MOVING):
        for theirs in ("termdown", "pydoro", "empty Textual"):
            if theirs in courses:
                bar = BARS[ours] if theirs == "termdown" else None
                label = f"CPU of a {ours} ÷ {theirs}, {size}"
                yield ratio(label, courses[ours].cpu, courses[theirs].cpu, bar=bar, unit="s a minute")
    for name, course in courses.items():
        yield amount(f"bytes to the terminal: {name}, {size}", course.written, "kB a minute", scale=1e-3)
        yield amount(f"repaints: {name}, {size}", course.repaints, "a minute")
        if course.switches is not None:
            yield amount(f"wake-ups: {name}, {size}", course.switches, "a minute")


MEASUREMENT = Measurement(
    "running", "a session that runs, beside other timers, for some minutes at two sizes", measure
)
