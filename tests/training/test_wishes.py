"""In which words a set begins, and where its reps are counted between their ticks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.training.exercise import Sides
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.phrases import phrases
from backcoach.training.quantities import Tempo

from .builders import QUICK, hold, plan_by_hand, plan_of, said, work


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (20, "Dead hang, left side, twenty seconds."),
        (7.2, "Dead hang, left side, twenty seconds."),
        (7, "Dead hang, twenty seconds."),
        (6, "Dead hang."),
        (4.7, "Hold."),
    ],
)
def test_a_set_that_nobody_announced_says_what_it_is_as_fully_as_there_is_room_for(
    length: float, words: str
) -> None:
    plan = plan_of(hold(seconds=20, sides=Sides.EACH), person=QUICK)
    assert said(plan, 0, length)[0] == words


def test_where_there_is_no_room_for_a_word_nothing_is_said() -> None:
    assert said(plan_of(hold(seconds=20), hold(), person=QUICK), 0, 4.4) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PhaseKind.HOLD, "Hold, ten seconds."),
        (PhaseKind.CARRY, "Carry, ten seconds."),
        (PhaseKind.WORK, "Go, ten seconds."),
    ],
)
def test_a_set_of_no_exercise_says_what_to_do(kind: PhaseKind, words: str) -> None:
    plan = plan_by_hand(10, 5, kind=kind)
    first, last = plan.phases
    assert said(replace(plan, phases=(replace(first, exercise=None), last)), 0) == [words]


def test_the_first_set_says_its_name_whatever_the_plan_ends_with() -> None:
    first, last = plan_by_hand(15, 30).phases
    plan = replace(plan_by_hand(), phases=(first, replace(last, kind=PhaseKind.REST)))
    assert said(plan, 1)[0] == "Rest, thirty seconds."
    assert said(plan, 0)[0] == "Dead hang, fifteen seconds."


def test_a_second_side_was_announced_by_the_change_over() -> None:
    plan = plan_of(hold(seconds=15, sides=Sides.EACH), person=Person(prepare=0, change_over=5))
    assert [said(plan, index)[0] for index in range(3)] == [
        "Dead hang, left side, fifteen seconds.",
        "Right side.",
        "Hold, fifteen seconds.",
    ]


@pytest.mark.parametrize(
    ("tempo", "counted"),
    [
        # Tick and turn are one buffer: the word comes after both.
        (Tempo(2, 0, 1, 0), [(4.2, "Two."), (7.2, "Three."), (10.2, "Last rep.")]),
        # The turn before it and the tick are one: the word comes after the tick.
        (Tempo(1, 0, 2, 0), [(3.2, "Two."), (6.2, "Three."), (9.45, "Last rep.")]),
        # Each stands alone.
        (Tempo(2, 0, 2, 0), [(4.2, "Two."), (8.2, "Three."), (12.45, "Last rep.")]),
    ],
)
def test_a_rep_is_counted_in_the_silence_after_its_tick(
    tempo: Tempo, counted: list[tuple[float, str]]
) -> None:
    plan = plan_of(work(reps=4, tempo=tempo), hold(), person=QUICK)
    found = [(one.offset, one.text) for one in phrases(plan, 0, 20)]
    assert [one for one in found if one[0] > 2] == [(pytest.approx(at), text) for at, text in counted]


def test_a_rep_whose_tick_leads_into_the_next_is_not_counted() -> None:
    plan = plan_of(work(reps=3, tempo=Tempo(1, 0, 1, 0)), hold(), person=QUICK)
    assert said(plan, 0, 12) == ["Last rep."], "after that there is silence"
