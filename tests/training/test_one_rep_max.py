"""What can be lifted once, by the formulas of their sources (R6)."""

from __future__ import annotations

import pytest

from backcoach.training.one_rep_max import (
    Knowledge,
    Maximum,
    brzycki,
    epley,
    estimate,
    weight_for,
)

from .past_sets import TODAY, kg


def test_r6_the_formulas_give_what_their_sources_say() -> None:
    assert epley(100, 1) == brzycki(100, 1) == 100
    assert epley(100, 10) == pytest.approx(133.33, abs=0.01)
    assert brzycki(100, 10) == pytest.approx(133.33, abs=0.01)  # the two meet at ten reps
    assert brzycki(100, 5) == pytest.approx(112.5)
    assert estimate(kg(100), 5) == kg(112.5)
    assert estimate(kg(100), 11) is None
    assert weight_for(kg(112.5), 5).amount == pytest.approx(112.5 / (1 + 5 / 30))
    for formula in (epley, brzycki):
        with pytest.raises(ValueError, match="at least one rep"):
            formula(100, 0)
    with pytest.raises(ValueError, match="37 reps"):
        brzycki(100, 37)


@pytest.mark.parametrize(("reps", "shown"), [(0, None), (1, 100), (10, 133.33), (11, None)])
def test_up_to_ten_reps_show_a_maximum(reps: int, shown: float | None) -> None:
    found = estimate(kg(100), reps)
    assert (found and round(found.kg, 2)) == shown


def test_a_maximum_is_told_with_where_it_is_known_from() -> None:
    assert str(Maximum(kg(112.46), TODAY, Knowledge.ESTIMATED)) == "112.5 kg (estimated)"
