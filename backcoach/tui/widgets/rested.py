"""How rested each muscle is: a bar that fills over the hours of its recovery (R1)."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from ...training.muscle import ANATOMY, Muscle
from ...training.recovery import RECOVERY, Recovery

BAR = 12
"""Columns of a bar."""
NAME = 15
"""Columns of a muscle's name."""
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
    lines = [_line(state, muscle) for muscle in tired]
    if rested:
        lines.append(Content.assemble(("rested  ", "$accent"), (", ".join(rested), "$faint")))
    return Content("\n").join(lines)


def _line(state: Recovery, muscle: Muscle) -> Content:
    share = state.share(muscle)
    full = round(share * BAR)
    hours = round(RECOVERY.total_seconds() / 3600 * (1 - share))
    return Content.assemble(
        f"{ANATOMY[muscle].name:<{NAME}} ",
        (FULL * full, "$accent"),
        (EMPTY * (BAR - full), "$faint"),
        (f"  {max(1, hours)} h to go", "$faint"),
    )
