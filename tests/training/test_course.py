"""What of an exercise is worth a chart."""

from __future__ import annotations

from datetime import date

from backcoach.training.course import Measure, Point, measures_of, values_of

FIRST, THEN = date(2026, 3, 2), date(2026, 3, 4)
LIFTS = [Point(FIRST, 100.0, 5, None, None, 112.5), Point(THEN, 60.0, 12, None, None, None)]
HOLDS = [Point(FIRST, None, None, 20.0, None, None)]
CARRIES = [Point(FIRST, 16.0, None, 15.0, 18.3, None)]


def test_a_chart_offers_what_there_is_the_most_telling_first() -> None:
    assert measures_of(LIFTS) == (Measure.MAXIMUM, Measure.WEIGHT, Measure.REPS)
    assert measures_of(HOLDS) == (Measure.TIME,)
    assert measures_of(CARRIES) == (Measure.WEIGHT, Measure.TIME, Measure.DISTANCE)
    assert measures_of([]) == ()


def test_a_session_that_says_nothing_of_a_measure_has_no_point() -> None:
    assert values_of(LIFTS, Measure.MAXIMUM) == [(FIRST, 112.5)]
    assert values_of(LIFTS, Measure.REPS) == [(FIRST, 5), (THEN, 12)]
    assert values_of(CARRIES, Measure.DISTANCE) == [(FIRST, 18.3)]
