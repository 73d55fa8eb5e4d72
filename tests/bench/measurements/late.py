"""How late each digit comes up, by the plan and the wall clock."""

from __future__ import annotations

import contextlib
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backcoach.files.library import Library
from backcoach.training.person import Person
from backcoach.training.plan import make_plan
from tests.sound.pulse import busy_loops

from ..bench import Bench
from ..digits import Lateness, changes_of, lateness, told_in
from ..figures import Row, percentile
from ..peers import CHILDREN
from ..registry import Measurement
from ..subjects import SESSION, backcoach, home_in
from ..terminal import SMALL, Terminal, terminal

MARGIN = 5.0
"""Seconds that two starts and an end take together, at the most."""

EARLY = 0.0002
"""Seconds: two clocks that are looked at in two processes agree no better."""


@dataclass(frozen=True, slots=True)
class Both:
    """A session, and the least that shows a number every second, side by side."""

    session: Lateness
    ticker: Lateness


def measure(bench: Bench) -> Iterator[Row]:
    """In real time, on a machine that is left alone, and beside two loops that leave it no rest."""
    idle = _watched(bench, bench.turns(600, 25), 0)
    yield from _rows(idle, "")
    busy = _watched(bench, bench.turns(240, 20), 2)
    yield from _ratios(busy, " beside two busy loops")


def _watched(bench: Bench, changes: int, loops: int) -> Both:
    folder = bench.folder("late")
    home = home_in(folder / "home", "figures: no")
    library = Library()
    plan = make_plan(library.routine(SESSION), library.catalogue, Person()).closed()
    due = list(changes_of(plan))[:changes]
    _, environment = backcoach(home)
    session = [sys.executable, CHILDREN / "told_session.py", folder / "session", SESSION]
    ticker = [sys.executable, CHILDREN / "ticker.py", folder / "ticker", str(changes)]
    what = f"{changes} digits" + (", busy" if loops else "")
    with contextlib.ExitStack() as stack, bench.steps(what, due[-1].at + MARGIN) as steps:
        shown = stack.enter_context(terminal(session, SMALL, environment=environment))
        ticks = stack.enter_context(terminal(ticker, SMALL))
        shown.wait_for(" left")
        ticks.wait_for("ready")
        stack.enter_context(busy_loops(loops))
        for _ in range(int(due[-1].at + MARGIN)):
            time.sleep(1)
            steps.done()
    session_late = lateness(shown.chunks, SMALL, told_in(folder / "session"), due)
    return Both(session_late, _ticks(ticks, folder / "ticker", changes))


def _ticks(made: Terminal, file: Path, count: int) -> Lateness:
    began = told_in_ticker(file)
    shown = {int(tick): at for at, chunk in made.chunks for tick in re.findall(rb"tick (\d+) ", chunk)}
    return Lateness(tuple(shown[n] - began - n if n in shown else None for n in range(count)))


def told_in_ticker(file: Path) -> float:
    """The host second of its tick 0."""
    return told_in(file).began


def _rows(both: Both, when: str) -> Iterator[Row]:
    seen = both.session.seen
    yield from _ratios(both, when, bars=False)
    for share, bar in ((50, 6.0), (99, 20.0)):
        yield _milliseconds(f"lateness of a digit, p{share}{when}", seen, share, bar)
    early = sum(late < -EARLY for late in seen)
    of = f"of {len(both.session.late)}"
    yield Row(f"digits that came early{when}", early, early, early, "digits", 0, of)
    skipped = both.session.skipped
    yield Row(f"digits that never came{when}", skipped, skipped, skipped, "digits", 0, of)


def _ratios(both: Both, when: str, *, bars: bool = True) -> Iterator[Row]:
    for share in (50, 99):
        ours, theirs = (percentile(one.seen, share) for one in (both.session, both.ticker))
        value = ours / theirs
        detail = f"{ours * 1e3:.2f} ÷ {theirs * 1e3:.2f} ms"
        label = f"lateness of a digit, p{share}{when} ÷ bare ticker"
        yield Row(label, value, value, value, bar=2.0 if bars else None, detail=detail)


def _milliseconds(label: str, late: Sequence[float], share: int, bar: float) -> Row:
    value = percentile(late, share) * 1e3
    return Row(label, value, value, value, "ms", bar, f"{len(late)} changes, worst {max(late) * 1e3:.1f} ms")


MEASUREMENT = Measurement(
    "late", "digits against the plan and the wall clock, as the terminal gets them", measure
)
