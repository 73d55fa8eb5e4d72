"""What a process goes on holding: over a session of two hours, and over a thousand sessions.

Time passes on a clock that is wound on by hand, every second of it. None is to be lost. What may come on top
is what a session has to remember of each set, and caches of fixed size that are still being filled: the
first hour, or the first tenth of the sessions, is left to those, and what is held at the end is compared
with what was held then.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ..bench import Bench, Steps
from ..figures import Row
from ..registry import CannotMeasure, Measurement
from ..subjects import ROOT, environment_with

TOLERATED = 1.05
"""What may be held at the end ÷ what was held after the beginning: none is lost, and caches fill."""

HOUR = 3600

SHELVES_FULL = 20
"""Sessions on the screen after which the caches of styles have all that they take."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a process held after so many seconds or sessions."""

    at: float
    bytes: int
    """That no other process shares (elsewhere than on Linux: that were resident)."""
    objects: int
    """Of Python, as far as its search for unreachable ones knows them."""


@dataclass(frozen=True, slots=True)
class Course:
    """One process that is followed."""

    label: str
    told: str
    child: str
    length: int
    every: int
    settled: int
    """From when on nothing more is to be held."""


def courses(bench: Bench) -> Sequence[Sequence[Course]]:
    """Those of a row run one after the other, beside those of the other rows: two cores are kept busy."""
    seconds = bench.turns(2 * HOUR, HOUR // 3)
    many, shown = bench.turns(1000, 100), bench.turns(100, 30)
    long = f"{seconds / HOUR:.2g} h of a session"
    thousand = f"{many:,} sessions in text"
    return (
        [
            Course(
                long, f"Memory after {long} ÷ half-way", "long_session", seconds, seconds // 12, seconds // 2
            )
        ],
        [
            Course(
                thousand,
                f"Memory after {thousand}, in one process ÷ after {many // 10}",
                "text_sessions",
                many,
                many // 10,
                many // 10,
            ),
            Course(f"{shown} sessions on the screen", "", "screen_sessions", shown, 10, SHELVES_FULL),
        ],
    )


def measure(bench: Bench) -> Iterator[Row]:
    """Follow them all, and compare the end of each with its beginning."""
    rows = courses(bench)
    with bench.steps("lasting", sum(map(len, rows))) as steps, ThreadPoolExecutor(len(rows)) as pool:
        for found in pool.map(lambda row: [_followed(bench, course, steps) for course in row], rows):
            for course, held in found:
                yield from rows_of(course, held)


def _followed(bench: Bench, course: Course, steps: Steps) -> tuple[Course, list[Held]]:
    module = f"tests.bench.children.{course.child}"
    arguments = [str(bench.folder(course.child)), str(course.length), str(course.every)]
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment_with({"PYTHONPATH": str(ROOT)}),
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["without a word"]
        raise CannotMeasure(f"{course.label} ended before its end: {last[0]}")
    steps.done()
    return course, [Held(**json.loads(line)) for line in done.stdout.splitlines()]


def rows_of(course: Course, held: Sequence[Held]) -> Iterator[Row]:
    """Of the bytes, and of Python's objects: what is left at the end ÷ what was there once it had settled."""
    settled = next(one for one in held if one.at >= course.settled)
    last = held[-1]
    for what, of, scale, unit in (("memory", "bytes", 1e-6, "MB"), ("objects", "objects", 1e-3, "thousand")):
        then, now = getattr(settled, of), getattr(last, of)
        value = now / then
        detail = f"{now * scale:.4g} ÷ {then * scale:.4g} {unit}, at {last.at:g} and {settled.at:g}"
        label = f"{what} after {course.label} ÷ after {settled.at / course.length:.0%} of it"
        told = course.told if of == "bytes" else ""
        yield Row(label, value, value, value, bar=TOLERATED, detail=detail, told=told)


MEASUREMENT = Measurement(
    "lasting",
    "what is held after hours and after many sessions, on a clock that is wound on by hand",
    measure,
    minutes=2.5,
    quick_minutes=0.5,
)
