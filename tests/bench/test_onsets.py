from __future__ import annotations

import pytest

from backcoach.training.cue import Cue

from ..training.builders import plan_by_hand
from .onsets import countdowns, cues_of, heard

LED_TO_WORK = [(7.0, Cue.COUNT), (8.0, Cue.COUNT), (9.0, Cue.COUNT), (10.0, Cue.WORK)]


def test_what_is_due_is_what_the_plan_has() -> None:
    assert cues_of(plan_by_hand(10, 10), 10.5) == [
        (0.0, Cue.HOLD),
        (7.0, Cue.COUNT),
        (8.0, Cue.COUNT),
        (9.0, Cue.COUNT),
        (10.0, Cue.HOLD),
    ]


def test_a_countdown_is_three_counts_and_what_they_lead_to() -> None:
    assert list(countdowns([(5.0, Cue.HALF_WAY), *LED_TO_WORK])) == [1]
    assert list(countdowns(LED_TO_WORK[1:])) == []


def test_a_cue_is_as_far_off_as_the_nearest_sound() -> None:
    found = heard(LED_TO_WORK, [1007.010, 1007.9, 1009.0, 1010.02], began=1000.0)
    assert found.off == pytest.approx((0.010, -0.1, 0.0, 0.02))
    assert found.seen == pytest.approx([0.010, 0.1, 0.0, 0.02])
    assert found.steps == pytest.approx((0.11, 0.1, 0.02))


def test_a_cue_without_a_sound_near_it_was_not_heard_and_its_countdown_has_no_steps() -> None:
    found = heard(LED_TO_WORK, [1007.0, 1008.0, 1010.0], began=1000.0)
    assert found.missed == 1
    assert found.off[2] is None
    assert found.steps == ()


def test_nothing_is_heard_in_silence() -> None:
    assert heard(LED_TO_WORK, [], began=0.0).missed == 4
