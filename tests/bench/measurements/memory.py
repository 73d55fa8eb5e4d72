"""How much memory a session holds, its sound's process included.

What no other process shares is counted, because that is what would be free if it ended: shared pages of
Python's own would be counted twice in what is resident, once for each process.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement
from ..side_by_side import EMPTY, MOVING, PYDORO, TERMDOWN, Course, all_side_by_side
from ..terminal import SMALL

BAR = 1.4


def measure(bench: Bench) -> Iterator[Row]:
    """All that a session started, beside an empty app and two timers, looked at once a window."""
    courses = all_side_by_side(bench)
    ours = courses[MOVING, SMALL]
    for theirs in (EMPTY, TERMDOWN, PYDORO):
        if (theirs, SMALL) in courses:
            bar = BAR if theirs == EMPTY else None
            yield ratio(
                f"memory of a {MOVING} ÷ {theirs}",
                _private(ours),
                _private(courses[theirs, SMALL]),
                bar=bar,
                unit="MB",
                scale=1e-6,
                told="Memory of a session and its sound ÷ an empty Textual app's" if bar else "",
            )
    alone = [held.alone for held in ours.held if held.alone is not None]
    if alone:
        yield amount(f"{MOVING} without its sound's process", Sample(alone), "MB", scale=1e-6)
    for name in (MOVING, EMPTY, TERMDOWN, PYDORO):
        if (name, SMALL) in courses:
            resident = Sample([held.resident for held in courses[name, SMALL].held])
            yield amount(f"resident, {name}", resident, "MB", scale=1e-6, detail="shared pages in each")


def _private(course: Course) -> Sample:
    """What no other process shares; where that isn't told, what is resident."""
    return Sample([held.resident if held.private is None else held.private for held in course.held])


MEASUREMENT = Measurement(
    "memory",
    "what nobody else shares, of a session with its sound's process, in the same run",
    measure,
    4.5,
    0.8,
)
