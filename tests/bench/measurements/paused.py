"""What a session costs while it stands: nothing on the screen may move."""

from __future__ import annotations

from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, amount, ratio
from ..registry import Measurement
from ..side_by_side import EMPTY, PAUSED, all_side_by_side
from ..terminal import LARGE, SMALL


def measure(bench: Bench) -> Iterator[Row]:
    """A paused session beside an app that never had anything to do."""
    courses = all_side_by_side(bench)
    for size in (SMALL, LARGE):
        mine, empty = courses[PAUSED, size], courses[EMPTY, size]
        yield ratio(
            f"CPU of a paused session ÷ {EMPTY}, {size}",
            mine.cpu,
            empty.cpu,
            bar=1.2,
            unit="s a minute",
            told=f"Processor time of a paused session, {size} ÷ an empty Textual app's",
        )
        yield amount(
            f"bytes to the terminal of a paused session, {size}",
            mine.written,
            "bytes a minute",
            bar=0,
            told=f"Bytes to the terminal in a minute of pause, {size}",
        )
        if mine.switches is not None:
            yield amount(f"wake-ups of a paused session, {size}", mine.switches, "a minute")


MEASUREMENT = Measurement(
    "paused", "a paused session, in the same run, beside an empty Textual app", measure, 4.5, 0.8
)
