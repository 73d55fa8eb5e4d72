"""How long it takes until something is to be seen, from the first byte of the command.

Home and session show what they looked like last time, where nothing has changed: so they are measured once as
they are opened again, and once with nothing kept, as on the first time or after a change.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement
from ..subjects import Subject, bare_python, empty_textual, home_in, home_screen, session, termdown
from ..terminal import SMALL, terminal

HOME, SESSION, EMPTY = "home", "session", "empty Textual"
ANEW = "with nothing kept"

BARS = {HOME: 1.15, SESSION: 1.35}
KEEPING = 1.0
"""Seconds after its first frame in which a program surely has kept its picture."""


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: the home screen, a session that was asked for by name, an empty app, a timer, and nothing."""
    home, bare = home_in(bench.folder("home")), home_in(bench.folder("nothing-kept"))
    subjects: dict[str, Subject | None] = {
        HOME: home_screen(home),
        SESSION: session(home),
        f"{HOME} {ANEW}": home_screen(bare),
        f"{SESSION} {ANEW}": session(bare),
        EMPTY: empty_textual(),
        "termdown": termdown(bench.peers),
        "bare Python": bare_python(),
    }
    there = {name: subject for name, subject in subjects.items() if subject is not None}
    seconds: dict[str, list[float]] = {name: [] for name in there}
    cpu: dict[str, list[float]] = {name: [] for name in there}
    turns = bench.turns(15, 3)
    with bench.steps("starting", turns + 1) as steps:
        for turn in range(turns + 1):
            for name, subject in there.items():
                for folder in (home, bare):
                    (folder / "journal.db").unlink(missing_ok=True)  # a session that was cut off would ask
                shutil.rmtree(bare / "cache", ignore_errors=True)
                took, spent = _start(subject, 0.0 if turn else KEEPING)
                if turn:  # the first one warms the disk's cache
                    seconds[name].append(took)
                    cpu[name].append(spent)
            steps.done()
    floor = Sample(seconds[EMPTY])
    for name in (HOME, SESSION, f"{HOME} {ANEW}", f"{SESSION} {ANEW}"):
        ours = Sample(seconds[name])
        told = f"Start to the first frame, {name} ÷ an empty Textual app's"
        label = f"first frame, {name} ÷ {EMPTY}"
        yield ratio(label, ours, floor, bar=BARS.get(name), unit="ms", scale=1e3, told=told)
    for name in BARS:
        label = f"CPU up to the first frame, {name} ÷ {EMPTY}"
        yield ratio(label, Sample(cpu[name]), Sample(cpu[EMPTY]), unit="ms", scale=1e3)
    for name in there:
        yield amount(f"first frame, {name}", Sample(seconds[name]), "ms", scale=1e3)


def _start(subject: Subject, stay: float) -> tuple[float, float]:
    """Seconds up to the first frame, and on the processor up to then; it is ended `stay` seconds later."""
    with terminal(subject.command, SMALL, environment=subject.environment) as made:
        shown = made.wait_for(subject.ready)
        spent = made.cost().usage.cpu
        time.sleep(stay)
        return shown - made.started, spent


MEASUREMENT = Measurement(
    "starting", "from the command to the first frame, in turns", measure, minutes=1.5, quick_minutes=0.4
)
