"""What a session costs while it stands: nothing on the screen may move."""

from __future__ import annotations

from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, amount, ratio
from ..registry import Measurement
from ..side_by_side import run_side_by_side
from ..subjects import empty_textual, home_in, paused_session
from ..terminal import SMALL


def measure(bench: Bench) -> Iterator[Row]:
    """A paused session beside an app that never had anything to do."""
    ours, floor = paused_session(home_in(bench.folder("home"))), empty_textual()
    courses = run_side_by_side(
        bench,
        [(ours, SMALL), (floor, SMALL)],
        windows=bench.turns(5, 2),
        seconds=bench.turns(60, 10),
        what="paused",
    )
    mine, empty = courses[ours.name, SMALL], courses[floor.name, SMALL]
    yield ratio("CPU of a paused session ÷ empty Textual", mine.cpu, empty.cpu, bar=1.2, unit="s a minute")
    yield amount("bytes to the terminal of a paused session", mine.written, "bytes a minute", bar=0)
    for name, course in (("a paused session", mine), ("empty Textual", empty)):
        if course.switches is not None:
            yield amount(f"wake-ups of {name}", course.switches, "a minute")


MEASUREMENT = Measurement("paused", "a paused session, beside an empty Textual app", measure)
