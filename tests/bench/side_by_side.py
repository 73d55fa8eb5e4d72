"""Programs that run at the same time, each in a terminal of its own, and what each cost window by window.

At the same time, because a machine that is busy with something else is so for all of them then.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .bench import Bench
from .figures import Sample
from .processes import Memory, memory
from .registry import CannotMeasure
from .subjects import Subject, empty_textual, home_in, paused_session, pydoro, session, termdown
from .terminal import LARGE, SMALL, Cost, Size, terminal

SETTLING = 30.0
"""Seconds after which what a start costs is over, the rendering of words ahead included."""

MINUTE = 60.0

STILL = "session without figures"
MOVING = "session"
PAUSED = "paused session"
EMPTY = "empty Textual"
TERMDOWN = "termdown"
PYDORO = "pydoro"

Courses = Mapping[tuple[str, Size], "Course"]
"""Of each program at each size."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a program cost in one window after the other."""

    costs: tuple[Cost, ...]
    """At the edges of the windows."""
    held: tuple[Memory, ...] = ()
    """At the end of each window."""

    def a_minute(self, of: Callable[[Cost], float]) -> Sample:
        """How much of something each window came to, as if it were a minute long."""
        edges = zip(self.costs, self.costs[1:], strict=False)
        return Sample([(of(end) - of(begin)) * MINUTE / (end.at - begin.at) for begin, end in edges])

    @property
    def cpu(self) -> Sample:
        return self.a_minute(lambda cost: cost.usage.cpu)

    @property
    def written(self) -> Sample:
        return self.a_minute(lambda cost: cost.written)

    @property
    def repaints(self) -> Sample:
        return self.a_minute(lambda cost: cost.repaints)

    @property
    def switches(self) -> Sample | None:
        if any(cost.usage.switches is None for cost in self.costs):
            return None
        return self.a_minute(lambda cost: cost.usage.switches or 0)


@cache
def all_side_by_side(bench: Bench) -> Courses:
    """Sessions in every state, two timers that people use and an empty app, at two sizes, all at once.

    It takes minutes, and is done once for all measurements that need it. Raises CannotMeasure.
    """
    subjects: list[tuple[Subject, Size]] = []
    for size in (SMALL, LARGE):
        found = [
            session(home_in(bench.folder("home"), "figures: no"), STILL),
            session(home_in(bench.folder("home"), "figures: yes"), MOVING),
            paused_session(home_in(bench.folder("home")), PAUSED),
            termdown(bench.peers),
            pydoro(bench.peers),
            empty_textual(),
        ]
        subjects += [(subject, size) for subject in found if subject is not None]
    return run_side_by_side(bench, subjects, windows=bench.turns(5, 2), seconds=bench.turns(45, 10))


def run_side_by_side(
    bench: Bench, subjects: Sequence[tuple[Subject, Size]], *, windows: int, seconds: float
) -> Courses:
    """Start all, let them settle, and look at each at the edges of the windows. Raises CannotMeasure."""
    with contextlib.ExitStack() as stack, bench.steps("side by side", windows + 1) as steps:
        running = {}
        for subject, size in subjects:
            made = stack.enter_context(terminal(subject.command, size, environment=subject.environment))
            made.wait_for(subject.ready)
            made.type(subject.keys)
            running[subject.name, size] = made
        time.sleep(SETTLING)
        for made in running.values():
            made.keeps = False
        steps.done()
        costs: dict[tuple[str, Size], list[Cost]] = {key: [made.cost()] for key, made in running.items()}
        held: dict[tuple[str, Size], list[Memory]] = {key: [] for key in running}
        for _ in range(windows):
            time.sleep(seconds)
            for key, made in running.items():
                if made.process.poll() is not None:
                    raise CannotMeasure(f"{key[0]} ended by itself: {made.output[-200:]!r}")
                costs[key].append(made.cost())
            for key, made in running.items():
                held[key].append(memory(made.process.pid))
            steps.done()
    return {key: Course(tuple(edges), tuple(held[key])) for key, edges in costs.items()}
