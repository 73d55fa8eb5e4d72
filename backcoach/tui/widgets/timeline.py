"""The whole session as a skyline: work high, rest low, with the part that is done lit up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ...training.phase import Phase, PhaseKind
from ..drawing.inks import faded
from ..styles.looks import look_of
from ..styles.themes import Look

if TYPE_CHECKING:
    from ...training.plan import Plan

HEIGHTS = {
    PhaseKind.REST: "▁",
    PhaseKind.PREPARE: "▂",
    PhaseKind.CARRY: "▅",
    PhaseKind.HOLD: "▆",
    PhaseKind.WORK: "▇",
}
"""Each kind has a height of its own, so that the skyline reads without colour."""

TO_COME = 0.58
"""How far the part of the session that is still to come fades into the surface."""


class Timeline(Widget):
    """A plan in one row; the phase that runs and what is done of it stand out."""

    DEFAULT_CSS = """
    Timeline { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._plan: Plan | None = None
        self._at = 0.0
        """Seconds of it that are done."""
        self._drawn = -1
        """Columns that were done when it was last to be painted."""
        self._skyline: tuple[Plan, list[PhaseKind]] | None = None
        """The plan that it is of, and as many columns as the widget was wide."""

    def show(self, plan: Plan | None, at: float = 0.0) -> None:
        """Show a plan, done up to `at` seconds of it; paints only when a column changes."""
        other = plan is not self._plan
        self._plan, self._at = plan, at
        if other or self._done != self._drawn:
            self._drawn = self._done
            self.refresh()

    @property
    def _done(self) -> int:
        """Columns that are done, of as many as there are now: none while the widget is hidden."""
        plan = self._plan
        return round(self._at / plan.seconds * self.size.width) if plan and plan.seconds else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row."""
        return 1

    def render_line(self, y: int) -> Strip:
        """A column for each slice of time, in the colour and height of the phase that fills it most."""
        width = self.size.width
        base = self.rich_style
        if self._plan is None or not self._plan.phases or width <= 0:
            return Strip.blank(width, base)
        look = look_of(self)
        inks = {(kind, done): base + _style(look, kind, done) for kind in HEIGHTS for done in (False, True)}
        kinds = self._columns(self._plan, width)
        done = self._done
        segments = [Segment(HEIGHTS[kind], inks[kind, column < done]) for column, kind in enumerate(kinds)]
        return Strip(segments, width).simplify()

    def _columns(self, plan: Plan, width: int) -> list[PhaseKind]:
        """The skyline, made once for a plan and a width: it walks the whole plan."""
        if self._skyline is None or self._skyline[0] is not plan or len(self._skyline[1]) != width:
            self._skyline = plan, skyline(plan, width)
        return self._skyline[1]


def skyline(plan: Plan, width: int) -> list[PhaseKind]:
    """The kind of phase that fills most of each of `width` equal slices of the session."""
    slice_ = plan.seconds / width
    kinds: list[PhaseKind] = []
    index = 0
    for column in range(width):
        start, end = column * slice_, (column + 1) * slice_
        while index + 1 < len(plan.phases) and _end(plan.phases[index]) <= start:
            index += 1
        filled: dict[PhaseKind, float] = {}
        probe = index
        while probe < len(plan.phases) and plan.phases[probe].at < end:
            phase = plan.phases[probe]
            shared = min(end, _end(phase)) - max(start, phase.at)
            filled[phase.kind] = filled.get(phase.kind, 0.0) + shared
            probe += 1
        kinds.append(max(filled, key=filled.__getitem__) if filled else plan.phases[index].kind)
    return kinds


def _style(look: Look, kind: PhaseKind, done: bool) -> Style:
    line, surface = Color.parse(look.phases[kind].line), Color.parse(look.surface)
    return faded(line, surface, 0.0 if done else TO_COME)


def _end(phase: Phase) -> float:
    return phase.at + phase.seconds
