"""How long it takes until something is to be seen, from the first byte of the command."""

from __future__ import annotations

from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement
from ..subjects import Subject, bare_python, empty_textual, home_in, home_screen, session, termdown
from ..terminal import SMALL, terminal

HOME, SESSION, EMPTY = "home", "session", "empty Textual"

BARS = {HOME: 1.15, SESSION: 1.35}


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: the home screen, a session that was asked for by name, an empty app, a timer, and nothing."""
    home = home_in(bench.folder("home"))
    subjects: dict[str, Subject | None] = {
        HOME: home_screen(home),
        SESSION: session(home),
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
                (home / "journal.db").unlink(missing_ok=True)  # a session that was cut off would ask
                took, spent = _start(subject)
                if turn:  # the first one warms the disk's cache
                    seconds[name].append(took)
                    cpu[name].append(spent)
            steps.done()
    floor = Sample(seconds[EMPTY])
    for name, bar in BARS.items():
        ours = Sample(seconds[name])
        label, told = (
            f"first frame, {name} ÷ {EMPTY}",
            f"Start to the first frame, {name} ÷ an empty Textual app's",
        )
        yield ratio(label, ours, floor, bar=bar, unit="ms", scale=1e3, told=told)
    for name in BARS:
        label = f"CPU up to the first frame, {name} ÷ {EMPTY}"
        yield ratio(label, Sample(cpu[name]), Sample(cpu[EMPTY]), unit="ms", scale=1e3)
    for name in there:
        yield amount(f"first frame, {name}", Sample(seconds[name]), "ms", scale=1e3)


def _start(subject: Subject) -> tuple[float, float]:
    """Seconds up to the first frame, and seconds on the processor up to then."""
    with terminal(subject.command, SMALL, environment=subject.environment) as made:
        shown = made.wait_for(subject.ready)
        return shown - made.started, made.cost().usage.cpu


MEASUREMENT = Measurement(
    "starting", "from the command to the first frame, in turns", measure, minutes=1.5, quick_minutes=0.4
)
