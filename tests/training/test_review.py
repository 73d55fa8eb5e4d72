"""What a look back says of a week and of its loads."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backcoach.training.exercise import Exercise
from backcoach.training.muscle import Muscle
from backcoach.training.review import (
    Balance,
    DayKind,
    DoneSets,
    balance_advice,
    balance_of,
    day_of,
    muscle_shares,
    week_advice,
    week_count,
    week_of,
)

MONDAY = date(2026, 3, 2)
HEAVY = DoneSets(heavy=6, bodyweight=8, other=7)
LIGHT = DoneSets(light=10)
SHORT = DoneSets(light=3, bodyweight=1, other=9)


def trained(*days: int, done: DoneSets = HEAVY) -> dict[date, DoneSets]:
    """Sessions on days counted from that Monday."""
    return {MONDAY + timedelta(days=day): done for day in days}


def said(*days: int, today: int) -> str:
    return week_advice(week_of(trained(*days), MONDAY + timedelta(days=today)))


# Days.


@pytest.mark.parametrize(
    ("done", "kind"),
    [
        (HEAVY, DayKind.HEAVY),
        (LIGHT, DayKind.LIGHT),
        (DoneSets(heavy=5, light=5), DayKind.MIXED),
        (DoneSets(heavy=6, light=3), DayKind.HEAVY),
        (DoneSets(heavy=3, light=6), DayKind.LIGHT),
        (DoneSets(bodyweight=6), DayKind.BODYWEIGHT),
        (DoneSets(bodyweight=5, other=20), DayKind.SHORT),
        (DoneSets(), DayKind.SHORT),
    ],
)
def test_a_day_is_as_heavy_as_the_sets_that_were_loaded(done: DoneSets, kind: DayKind) -> None:
    assert done.kind is kind


def test_every_set_of_a_day_is_counted_by_its_kind() -> None:
    whole = day_of([DoneSets(6, 1, 2, 3), DoneSets(1, 6, 4, 5)])
    assert whole == DoneSets(heavy=7, light=7, bodyweight=6, other=8)
    assert (whole.all, whole.main) == (28, 20)
    assert day_of([]) == DoneSets()


def test_two_sessions_of_a_day_add_up_and_short_bouts_never_make_one() -> None:
    assert day_of([HEAVY, SHORT, LIGHT]) == HEAVY + LIGHT
    assert day_of([SHORT, SHORT, SHORT]).kind is DayKind.SHORT


# The week (R1).


def test_r1_a_week_counts_days_with_a_session_and_no_posture_breaks() -> None:
    days = trained(-3, 0, 2) | {MONDAY + timedelta(days=1): SHORT}
    week = week_of(days, MONDAY + timedelta(days=3))
    assert [day.day for day in week.trained] == [2, 4]
    assert week_count(week) == "2 of 2–3 sessions this week"


def test_a_week_begins_on_monday() -> None:
    assert week_of(trained(-1), MONDAY).trained == ()


def test_what_lies_ahead_by_a_wrong_clock_is_left_out() -> None:
    assert week_of(trained(5), MONDAY).last is None


TODAY = "Trained today: the back rests tomorrow."
YESTERDAY = "Trained yesterday: the back rests today."


@pytest.mark.parametrize(
    ("days", "today", "words"),
    [
        ((), 0, "No session yet: any day is a good one to begin."),
        ((0,), 0, f"{TODAY} Train from Wednesday on."),
        ((0,), 1, f"{YESTERDAY} Train from Wednesday on."),
        ((0,), 2, "Trained 2 days ago: the back is rested. Train today."),
        ((6,), 6, f"{TODAY} Train from Tuesday on; no session fits into this week."),
        ((0, 2), 3, f"{YESTERDAY} A third is welcome from Friday on."),
        ((0, 2), 5, "Trained 3 days ago: the back is rested. A third is welcome today."),
        ((0, 2, 4), 5, "Trained yesterday. That is all that a week asks: rest until Monday."),
        ((2, 4, 6), 6, "Trained today. That is all that a week asks: rest until Tuesday."),
    ],
)
def test_r1_the_week_says_when_the_back_has_rested_and_what_still_fits(
    days: tuple[int, ...], today: int, words: str
) -> None:
    assert said(*days, today=today) == words


def test_r1_a_week_that_is_nearly_over_says_how_much_fits_into_it() -> None:
    assert said(-9, today=4) == "Trained 13 days ago: the back is rested. Train today."
    words = "Trained 2 weeks ago: the back is rested. Train today; one more session fits into this week."
    assert said(-9, today=6) == words


@pytest.mark.parametrize(("today", "fit"), [(0, 4), (1, 3), (4, 2), (6, 1)])
def test_r1_a_week_without_any_session_yet_has_room_from_today_on(today: int, fit: int) -> None:
    week = week_of({}, MONDAY + timedelta(days=today))
    assert week.rests_until is None
    assert week.still_fit == fit


def test_r1_a_week_with_one_session_and_no_room_for_the_second_says_so() -> None:
    assert said(4, today=5).endswith("Train from Sunday on.")
    assert said(5, today=6).endswith("Train from Monday on; no session fits into this week.")


def test_r1_two_days_in_a_row_are_told_of() -> None:
    words = "Monday and Tuesday had no day of rest between them: the back rests tomorrow."
    assert said(0, 1, today=1) == f"{words} A third is welcome from Thursday on."


# Heavy and light (R13).


def test_r13_bodyweight_days_count_as_lighter_and_short_ones_not_at_all() -> None:
    days = dict(enumerate([HEAVY, HEAVY, LIGHT, DoneSets(bodyweight=9), DoneSets(5, 5), SHORT]))
    dated = {MONDAY + timedelta(days=2 * number): done for number, done in days.items()}
    assert balance_of(dated) == Balance(heavy=2, mixed=1, lighter=2)


@pytest.mark.parametrize(
    ("heavy", "mixed", "lighter", "words"),
    [
        (3, 0, 0, "only heavy: make the next day a light one"),
        (2, 0, 0, "too few days to weigh"),
        (8, 0, 0, "only heavy: make the next day a light one"),
        (8, 0, 3, "make the next day a lighter one"),
        (6, 0, 3, "well balanced"),
        (0, 4, 0, "well balanced"),
        (3, 0, 6, "well balanced"),
        (2, 0, 5, "room for a heavy day"),
        (0, 0, 6, "only light: there is room for a heavy day"),
    ],
)
def test_r13_heavy_days_are_weighed_against_lighter_ones(
    heavy: int, mixed: int, lighter: int, words: str
) -> None:
    assert balance_advice(Balance(heavy, mixed, lighter)) == words


# Muscles.

CATALOGUE = {
    "row": Exercise("row", "Row", muscles=(Muscle.LATS, Muscle.RHOMBOIDS), also=(Muscle.BICEPS,)),
    "curl": Exercise("curl", "Curl", muscles=(Muscle.BICEPS,)),
}


def test_a_helping_muscle_has_half_a_set() -> None:
    shares = muscle_shares({"of-ones-own": 50, "curl": 1, "row": 3}, CATALOGUE)
    assert shares == {Muscle.LATS: 3, Muscle.RHOMBOIDS: 3, Muscle.BICEPS: 2.5}
    assert list(shares)[-1] is Muscle.BICEPS


def test_a_muscle_that_only_ever_helps_has_its_halves_too() -> None:
    assert muscle_shares({"row": 3}, CATALOGUE)[Muscle.BICEPS] == 1.5
