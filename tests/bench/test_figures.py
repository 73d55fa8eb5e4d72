from __future__ import annotations

import pytest

from .figures import Sample, amount, percentile, ratio


def test_a_ratio_is_that_of_the_medians() -> None:
    row = ratio("a ÷ b", Sample([2, 3, 40]), Sample([1, 2, 3]), unit="s")
    assert row.value == 1.5
    assert row.unit == "×"
    assert row.detail == "3 ÷ 2 s"


def test_its_spread_is_that_of_neighbours_so_that_a_slow_moment_of_both_is_none() -> None:
    row = ratio("a ÷ b", Sample([2, 20, 2, 200, 2]), Sample([1, 10, 1, 100, 1]), unit="s")
    assert (row.low, row.high) == (2, 2)


def test_the_quartiles_hold_half_of_the_turns() -> None:
    assert Sample([1, 2, 3, 4, 5]).quartiles == (2, 4)
    assert Sample([7]).quartiles == (7, 7)


def test_nothing_measured_is_no_sample() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Sample([])


@pytest.mark.parametrize(("bar", "met"), [(2.0, True), (1.9, False), (None, None)])
def test_a_bar_is_met_up_to_the_bar_itself(bar: float | None, met: bool | None) -> None:
    assert amount("one", Sample([1, 2, 3]), "ms", bar=bar).met is met


def test_an_amount_is_scaled_for_the_eye_with_its_spread() -> None:
    row = amount("one", Sample([0.001, 0.002, 0.003]), "ms", scale=1000)
    assert (row.value, row.low, row.high) == (2, 1.5, 2.5)


def test_a_percentile_is_one_of_the_values() -> None:
    values = list(range(100, 0, -1))
    assert percentile(values, 50) == 50
    assert percentile(values, 99) == 99
    assert percentile(values, 100) == 100
    assert percentile([5], 50) == 5
