"""The chart: its scale, its dates, and that nobody loads what draws it before one is shown."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from backcoach.tui.widgets.progress_chart import _label, _scale, _ticks

FIRST = date(2026, 3, 2).toordinal()


@pytest.mark.parametrize(
    ("values", "most", "steps"),
    [
        ([60.0, 157.5], 5, [75, 100, 125, 150]),
        ([60.0, 157.5], 2, [100, 150]),
        ([8.0, 12.0], 6, [8, 9, 10, 11, 12]),
        ([100.0], 4, [95, 100, 105]),
        ([0.0], 2, [0, 1]),
        ([0.25, 0.5], 5, [0.3, 0.4, 0.5]),
        ([1.0, 1000.0], 4, [0, 500, 1000]),
    ],
)
def test_the_numbers_beside_a_chart_are_round_ones(
    values: list[float], most: int, steps: list[float]
) -> None:
    low, high, found = _scale(values, most)
    assert found == pytest.approx(steps)
    assert 0 <= low <= min(values)
    assert high > max(values)
    assert all(low <= step <= high for step in found)


def test_the_dates_below_a_chart_are_evenly_spread_from_the_first_to_the_last() -> None:
    assert _ticks(FIRST, FIRST + 90, 4) == [FIRST, FIRST + 30, FIRST + 60, FIRST + 90]
    assert _ticks(FIRST, FIRST + 1, 9) == [FIRST, FIRST + 1]
    assert _ticks(FIRST, FIRST, 9) == [FIRST]


def test_a_long_time_is_told_in_months() -> None:
    assert _label(FIRST, 90) == "2 Mar"
    assert _label(FIRST, 1200) == "Mar 2026"


def test_the_history_does_not_load_the_library_that_draws_charts() -> None:
    code = "import sys, backcoach.tui.screens.history; print('plotext' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_nobody_is_told_of_a_fifth_of_a_rep() -> None:
    assert _scale([10.0, 10.0], 40)[2] == [9, 10, 11]
    assert _scale([9.0, 11.0], 40)[2] == [9, 10, 11]
