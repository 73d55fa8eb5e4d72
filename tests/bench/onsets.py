"""When cues began to sound, against when they were due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from backcoach.training.cue import Cue
from backcoach.training.phrases import Heard as Wanted
from backcoach.training.plan import Plan
from tests.fakes import led

NEAR = 0.25
"""Seconds: what began further away from a cue's moment was another sound."""

COUNTDOWN = 4
"""3, 2, 1, go."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of the cues that were due."""

    off: tuple[float | None, ...]
    """Seconds by which each began after its moment (before it: below 0), in order; None: it never did."""
    steps: tuple[float, ...]
    """Seconds by which the intervals within a 3-2-1-go were off one second."""

    @property
    def seen(self) -> list[float]:
        """Of those that began, however far off, before or after."""
        return [abs(off) for off in self.off if off is not None]

    @property
    def missed(self) -> int:
        """How many never began."""
        return len(self.off) - len(self.seen)


def cues_of(plan: Plan, seconds: float) -> list[tuple[float, Cue]]:
    """What is to be heard of a plan's first seconds, without the ticks of reps."""
    session = led(plan, heard=Wanted(rep_ticks=False))
    session.wait(seconds)
    return [(at, cue) for at, cue in session.heard() if at < seconds]


def countdowns(due: Sequence[tuple[float, Cue]]) -> Iterator[int]:
    """Where in a schedule each 3-2-1-go begins: three counts, and what they lead to, a second apart."""
    for first in range(len(due) - COUNTDOWN + 1):
        group = due[first : first + COUNTDOWN]
        steps = [after - before for (before, _), (after, _) in pairwise(group)]
        if all(cue is Cue.COUNT for _, cue in group[:-1]) and all(abs(step - 1) < 1e-6 for step in steps):
            yield first


def heard(due: Sequence[tuple[float, Cue]], onsets: Sequence[float], began: float) -> Heard:
    """Find each cue among the onsets of a recording; those and `began` are host seconds."""
    near = [min((onset - began - at for onset in onsets), key=abs, default=NEAR) for at, _ in due]
    off = tuple(one if abs(one) < NEAR else None for one in near)
    steps: list[float] = []
    for first in countdowns(due):
        group = [one for one in off[first : first + COUNTDOWN] if one is not None]
        if len(group) == COUNTDOWN:
            steps += [after - before for before, after in pairwise(group)]
    return Heard(off, tuple(map(abs, steps)))
