"""Reads the large digits from what a terminal was sent, and says when each came up."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from backcoach.training.plan import Plan
from backcoach.tui.drawing.strokes import draw
from backcoach.tui.words.wording import countdown

from .terminal import Size

Layout = tuple[tuple[int, int, int, int, int], ...]
"""Of each character: column, row, columns, rows, pen."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a session told of itself."""

    began: float
    """Host second of its beginning."""
    layouts: tuple[Layout, ...] = ()
    """Where its digits were, at one time or another."""
    backend: str = ""
    """What played its cues."""
    stood_still: float = 0.0
    """Seconds that were lost to it, whereupon it paused: its digits say nothing then."""


def told_in(file: Path) -> Told:
    """Read what `told_session` wrote."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    start = next(line for line in lines if "began" in line)
    layouts = [tuple(tuple(place) for place in line["layout"]) for line in lines if "layout" in line]
    lost = sum(line.get("stood_still", 0.0) for line in lines)
    return Told(start["began"], tuple(dict.fromkeys(layouts)), start.get("backend", ""), lost)


@dataclass(frozen=True, slots=True)
class Due:
    """A change of the digits."""

    at: float
    """Seconds of the session."""
    text: str


def changes_of(plan: Plan) -> Iterator[Due]:
    """Every change of the digits that a plan without open phases asks for."""
    for phase in plan.phases:
        for left in range(math.ceil(phase.seconds - 1e-6), 0, -1):
            yield Due(phase.at + max(0.0, phase.seconds - left), countdown(left))


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late changes came up; what never did is None."""

    late: tuple[float | None, ...]
    """Seconds after its moment, for each change in order."""

    @property
    def seen(self) -> list[float]:
        """Of those that came up."""
        return [late for late in self.late if late is not None]

    @property
    def skipped(self) -> int:
        """How many never came up."""
        return len(self.late) - len(self.seen)


def lateness(
    chunks: Sequence[tuple[float, bytes]], size: Size, told: Told, changes: Sequence[Due]
) -> Lateness:
    """When each change stood on the screen; `chunks` are what was sent, each with its host second.

    A change counts as skipped when the next one is on the screen and it never was.
    """
    screen = pyte.Screen(size.columns, size.rows)
    stream = pyte.ByteStream(screen)
    late: list[float | None] = [None] * len(changes)
    due = 0
    for at, chunk in chunks:
        stream.feed(chunk)
        lines = screen.display
        # The one that is waited for, or one of the next, where it was left out.
        for ahead in range(due, min(due + 3, len(changes))):
            if any(shows(lines, changes[ahead].text, layout) for layout in told.layouts):
                late[ahead] = at - told.began - changes[ahead].at
                due = ahead + 1
                break
    return Lateness(tuple(late))


def shows(lines: Sequence[str], text: str, layout: Layout) -> bool:
    """Whether a text stands on the screen, in large characters in these places."""
    if len(text) != len(layout):
        return False
    return all(
        lines[y + number][x : x + width] == row
        for character, (x, y, width, rows, pen) in zip(text, layout, strict=True)
        for number, row in enumerate(draw(character, width, rows, pen))
    )
