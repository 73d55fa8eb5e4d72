"""A chart of one measure over time.

Drawn by plotext. Whoever shows a chart imports this module then and not before: nothing else needs plotext.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from rich.text import Text
from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from ..styles.looks import look_of

LEAST_COLUMNS, LEAST_ROWS = 20, 5
"""What a chart needs to say anything."""
ROWS_A_STEP = 4
"""Rows for a number beside it."""
TICK = 12
"""Columns for a date below the chart."""


class ProgressChart(PlotextPlot):
    """Days and values as a line with a dot for each session, in the colours of the look."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values: Sequence[tuple[date, float]] = ()
        # Ground and axes are the widget's own; plotext would paint a ground even where the terminal has one.
        self.theme = "clear"

    def show(self, values: Sequence[tuple[date, float]]) -> None:
        """Show these values, the earliest first."""
        self._values = values
        self.refresh()

    def render(self) -> RenderResult:
        """Draw it as large as there is room."""
        width, height = self.size
        if not self._values or width < LEAST_COLUMNS or height < LEAST_ROWS:
            return Text("")
        plot, accent = self.plt, _ink(look_of(self).accent)
        days = [day.toordinal() for day, _ in self._values]
        values = [value for _, value in self._values]
        plot.clear_figure()
        plot.xaxes(True, False)
        plot.yaxes(True, False)
        if len(days) > 1:
            plot.plot(days, values, marker="braille", color=accent)
        plot.scatter(days, values, marker="●" if len(days) <= width // 4 else "braille", color=accent)
        low, high, steps = _scale(values, max(2, height // ROWS_A_STEP))
        plot.ylim(low, high)
        plot.yticks(steps, [f"{step:g}" for step in steps])
        ticks = _ticks(days[0], days[-1], max(2, width // TICK))
        plot.xticks(list(map(float, ticks)), [_label(tick, days[-1] - days[0]) for tick in ticks])
        return super().render()


def _ink(colour: str) -> str | tuple[int, int, int]:
    """A colour of a look as plotext knows it; one of the terminal's sixteen goes by its name."""
    return colour.removeprefix("ansi_") if colour.startswith("ansi_") else Color.parse(colour).rgb


def _scale(values: Sequence[float], most: int) -> tuple[float, float, list[float]]:
    """The lowest and the highest value to show, and round ones between them to name, about `most`.

    There is a little air above and below: a line along the edge is not seen.
    """
    low, high = min(values), max(values)
    air = (high - low) * 0.06 or max(1.0, abs(high) * 0.05)
    low, high = max(0.0, low - air), high + air
    scale = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    steps: list[float] = []
    finest = 1.0 if all(value == int(value) for value in values) else 0.0  # nobody does 4.2 reps
    for step in (scale * nice for nice in (1, 2, 2.5, 5, 10, 20, 25, 50, 100)):
        if step < finest:
            continue
        fewer = [step * number for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
        if len(fewer) < 2:
            break
        steps = fewer
        if len(steps) <= most:
            break
    return low, high, steps


def _ticks(first: int, last: int, most: int) -> list[int]:
    """Some days to name, evenly spread."""
    count = min(most, last - first + 1)
    if count < 2:
        return [first]
    return [first + round((last - first) * place / (count - 1)) for place in range(count)]


def _label(ordinal: int, span: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day:%b %Y}" if timedelta(days=span) > timedelta(days=400) else f"{day.day} {day:%b}"
