"""How rested each muscle is: a bar that fills over the hours of its recovery (R1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from ...training.muscle import ANATOMY, Muscle

if TYPE_CHECKING:
    from ...training.recovery import Recovery

ROOM = 38
"""Columns of a line, beside the list of routines."""
BAR = 12
"""Columns of a bar, where the names leave room for it."""
LEFT = "  48 h to go"
FULL, EMPTY = "━", "╌"


class Rested(Static):
    """The muscles that were trained, the most tired first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def show(self, state: Recovery) -> None:
        """Show the muscles; nothing where the log knows none."""
        self.set_class(not state.worked, "-nothing")
        self.update(rested_text(state))


def rested_text(state: Recovery) -> Content:
    """A line for each muscle: "lats ━━━━╌╌╌╌ 20 of 48 h"; those that are rested share one."""
    tired = sorted(state.tired(state.worked), key=lambda muscle: (state.share(muscle), muscle))
    rested = [ANATOMY[muscle].name for muscle in Muscle if muscle in state.worked and muscle not in tired]
    name = max((len(ANATOMY[muscle].name) for muscle in tired), default=0)
    bar = min(BAR, ROOM - name - 1 - len(LEFT))
    lines = [_line(state, muscle, name, bar) for muscle in tired]
    if rested:
        lines.append(Content.assemble(("rested  ", "$accent"), (", ".join(rested), "$faint")))
    return Content("\n").join(lines)


def _line(state: Recovery, muscle: Muscle, name: int, bar: int) -> Content:
    from ...training.recovery import RECOVERY  # loaded by whoever made the state, after the first frame

    share = state.share(muscle)
    full = round(share * bar)
    hours = round(RECOVERY.total_seconds() / 3600 * (1 - share))
    return Content.assemble(
        f"{ANATOMY[muscle].name:<{name}} ",
        (FULL * full, "$accent"),
        (EMPTY * (bar - full), "$faint"),
        (f"{f'{max(1, hours)} h to go':>{len(LEFT)}}", "$faint"),
    )
