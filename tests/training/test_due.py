"""Which routine is due, and why: each rule by its id in `mission/facts.md`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from backcoach.training.due import SAME_IN_A_ROW, Due, Offer, ago, minutes_text, offer_of, what_is_due
from backcoach.training.exercise import Exercise
from backcoach.training.muscle import Muscle
from backcoach.training.quantities import LoadClass, Weight, WeightUnit
from backcoach.training.recovery import Trained, recovery
from backcoach.training.routine import Level

from .builders import hold, plan_of, work

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=timezone(timedelta(hours=2)))
"""A Wednesday."""
TODAY = NOON.date()

PULL = Exercise("pull", "Pull", muscles=(Muscle.LATS, Muscle.RHOMBOIDS))
LIFT = Exercise("lift", "Lift", muscles=(Muscle.ERECTOR_SPINAE,))
EXERCISES = {one.id: one for one in (PULL, LIFT)}

BROAD = dict.fromkeys(list(Muscle)[:5], 60.0)
FIRST = Offer("first", "First", Level.BEGINNER, 1140, 10, 0, 8, 8, BROAD)
DAY_A = Offer("day-a", "Day A", Level.ADVANCED, 1600, 14, 6, 0, 5, {Muscle.LATS: 60})
DAY_B = replace(DAY_A, routine="day-b", name="Day B")
LIGHT = Offer("light", "Light", Level.BEGINNER, 2100, 18, 0, 13, 14, {**BROAD, Muscle.LATS: 60})
LIGHTISH = replace(LIGHT, routine="lightish", name="Lightish", reps=10)
LEGS = replace(DAY_A, routine="legs", name="Legs", muscles={Muscle.ERECTOR_SPINAE: 60})
BOUT = replace(LIGHT, routine="bout", name="Bout", sets=3)

ALL = (FIRST, DAY_A, DAY_B, LIGHT, LIGHTISH, LEGS, BOUT)


def done(offer: Offer, days_ago: float) -> Trained:
    lift = Muscle.ERECTOR_SPINAE in offer.muscles and Muscle.LATS not in offer.muscles
    sets = {"lift" if lift else "pull": offer.sets}
    return Trained(offer.routine, NOON - timedelta(days=days_ago), sets, offer.heavy, offer.light)


def due(*trained: Trained, offers: tuple[Offer, ...] = ALL, now: datetime = NOON) -> Due:
    found = what_is_due(trained, offers, recovery(trained, EXERCISES, now))
    assert found is not None
    return found


# A first session ---------------------------------------------------------------------------------------


def test_r2_the_first_session_is_a_short_one_of_beginners_for_the_whole_back() -> None:
    longer = replace(FIRST, routine="another", seconds=1500)
    found = due(offers=(longer, *ALL))
    assert found == Due(
        "first",
        "First",
        "A good first session. It works the whole back in 19 minutes, and suits beginners.",
    )


def test_a_first_session_needs_nothing_that_is_not_there() -> None:
    without = replace(FIRST, missing=("barbell",))
    assert due(offers=(without, LIGHT)).routine == "light"
    assert due(offers=(without,)).routine == "first", "but better one with stand-ins than none"


def test_r12_a_first_session_is_one_that_needs_few_stand_ins() -> None:
    stood_in = replace(FIRST, stand_ins=4)
    assert due(offers=(stood_in, LIGHT)).routine == "light"
    assert due(offers=(stood_in, replace(LIGHT, stand_ins=5))).routine == "first"


def test_a_first_session_for_a_few_muscles_is_called_a_start() -> None:
    narrow = replace(DAY_A, seconds=600)
    assert due(offers=(narrow,)).why == "A good first session. It is a start in 10 minutes."


def test_after_bouts_alone_the_first_session_is_still_to_come() -> None:
    assert due(done(BOUT, 1), done(BOUT, 0)).routine == "first"


def test_without_any_whole_session_nothing_is_due() -> None:
    assert what_is_due([], [BOUT], recovery([], {}, NOON)) is None
    assert what_is_due([], [], recovery([], {}, NOON)) is None


def test_after_sessions_of_routines_that_are_gone_one_begins_anew() -> None:
    gone = replace(DAY_A, routine="gone")
    assert due(done(gone, 3)).why == "It works the whole back in 19 minutes, and suits beginners."


# Whose turn it is --------------------------------------------------------------------------------------


def test_r11_day_a_and_day_b_take_turns() -> None:
    found = due(done(DAY_A, 3))
    assert (found.routine, found.day) == ("day-b", None)
    assert found.why == "Day A was done 3 days ago, and the two take turns."
    assert due(done(DAY_A, 9), done(LIGHT, 6), done(DAY_B, 3)).routine == "day-a"


def test_r11_of_three_days_the_one_that_was_done_last_is_named() -> None:
    three = (DAY_A, DAY_B, replace(DAY_A, routine="day-c", name="Day C"))
    for before, last in ((DAY_A, DAY_B), (DAY_B, DAY_A)):
        found = due(done(before, 6), done(last, 3), offers=three)
        assert found.routine == "day-c"
        assert found.why == f"{last.name} was done 3 days ago, and the two take turns."


def test_r11_a_day_that_is_no_longer_there_is_not_waited_for() -> None:
    found = due(done(DAY_A, 3), offers=(DAY_A, FIRST))
    assert (found.routine, found.why) == ("day-a", "Last done 3 days ago: time for the next one.")


def test_r13_two_heavy_days_are_balanced_by_a_lighter_one_with_more_reps() -> None:
    found = due(done(DAY_A, 5), done(DAY_B, 3))
    assert found.routine == "light"
    assert found.why == "The last two were heavy: a lighter day with more reps balances them."


def test_r13_the_light_day_is_one_that_is_done_anyway() -> None:
    assert due(done(LIGHTISH, 8), done(DAY_A, 5), done(DAY_B, 3)).routine == "lightish"


def test_r13_of_several_light_days_the_one_that_waited_longest_follows() -> None:
    heavy = [done(DAY_A, 5), done(DAY_B, 3)]
    for first, second in ((LIGHT, LIGHTISH), (LIGHTISH, LIGHT)):
        assert due(done(first, 10), done(second, 8), *heavy).routine == first.routine


def test_r13_a_light_day_needs_nothing_that_is_not_there() -> None:
    missing = replace(LIGHT, missing=("cable-machine",))
    assert due(done(DAY_A, 5), done(DAY_B, 3), offers=(DAY_A, DAY_B, missing, LIGHTISH)).routine == "lightish"
    assert due(done(DAY_A, 5), done(DAY_B, 3), offers=(DAY_A, DAY_B, missing)).routine == "day-a"


def test_r13_after_the_light_day_the_heavy_ones_go_on_with_their_turns() -> None:
    found = due(done(DAY_A, 9), done(DAY_B, 6), done(LIGHT, 3))
    assert found.routine == "day-a"
    found = due(done(DAY_B, 9), done(DAY_A, 6), done(LIGHT, 3))
    assert (found.routine, found.why) == ("day-b", "Day A was done 6 days ago, and the two take turns.")


def test_what_has_waited_longest_comes_next() -> None:
    found = due(done(FIRST, 9), done(LIGHT, 6), done(LIGHTISH, 3))
    assert found.routine == "first"
    assert found.why == "It has waited longest of those that you do: last done 9 days ago."


def test_what_was_done_long_before_the_last_session_takes_no_turns_any_more() -> None:
    assert due(done(LIGHT, 60), done(FIRST, 3)).routine == "first"
    assert due(done(LIGHT, 31), done(FIRST, 3)).routine == "light", "four weeks before it still does"


def test_r20_many_times_the_same_is_varied_by_one_of_its_kind() -> None:
    same = [done(LIGHT, 3 * times) for times in range(1, SAME_IN_A_ROW + 1)]
    assert due(*same[:-1]).routine == "light"
    found = due(*same)
    assert found.routine == "lightish"
    assert found.why == "Light was done 6 times in a row: another pull wakes what it leaves out."
    assert due(done(FIRST, 21), *same).routine == "first", "with another in turn nothing is monotonous"
    assert due(*same, offers=(LIGHT, DAY_A)).routine == "light", "an advanced day is no variation of it"


# When --------------------------------------------------------------------------------------------------


def test_r1_what_was_trained_yesterday_rests_today() -> None:
    found = due(done(DAY_A, 1))
    assert (found.routine, found.day) == ("day-b", date(2026, 3, 5))
    assert found.why == "Lats were trained yesterday, and rest for 24 more hours."
    assert due(done(LEGS, 1)).why == "Low back was trained yesterday, and rests for 24 more hours."


def test_r1_muscles_that_are_rested_later_today_make_it_due_today() -> None:
    found = due(done(DAY_A, 1.75))
    assert found.day is None
    assert found.why.endswith("take turns. Its muscles are rested from 18:00 on.")


def test_of_two_that_take_turns_the_rested_one_goes_first() -> None:
    assert due(done(LEGS, 4), done(LIGHT, 3), done(LEGS, 1)).routine == "light"
    found = due(done(LIGHT, 4), done(LEGS, 3), done(LIGHT, 1))
    assert (found.routine, found.day) == ("legs", None)


def test_what_is_rested_goes_before_what_has_waited_longer() -> None:
    back = Trained("gone", NOON - timedelta(days=1), {"pull": 6})
    found = due(done(DAY_A, 8), done(LEGS, 4), back, offers=(DAY_A, LEGS))
    assert (found.routine, found.name, found.day) == ("legs", "Legs", None)


def test_a_muscle_that_is_nearly_rested_rests_for_one_more_hour() -> None:
    late = NOON.replace(hour=23, minute=30)
    found = due(done(LEGS, 1.5), offers=(LEGS,), now=late)
    assert (found.routine, found.name, found.day) == ("legs", "Legs", date(2026, 3, 5))
    assert found.why == "Low back was trained yesterday, and rests for 1 more hour."


def test_of_many_tired_muscles_the_two_that_work_most_are_named() -> None:
    worked = {Muscle.LATS: 30.0, Muscle.RHOMBOIDS: 60.0, Muscle.ERECTOR_SPINAE: 45.0}
    both = replace(DAY_A, muscles=worked)
    session = Trained("day-a", NOON - timedelta(days=1), {"pull": 3, "lift": 3})
    found = due(session, offers=(both,))
    assert found.why == "Rhomboids and low back were trained yesterday, and rest for 24 more hours."


def test_r1_three_sessions_are_enough_for_a_week() -> None:
    sunday = NOON + timedelta(days=4)
    week = [Trained("day-a", NOON - timedelta(days=days), {"pull": 6}) for days in (2, 1, 0)]
    found = due(*week, now=sunday)
    assert found.day == date(2026, 3, 9)
    assert found.why == "3 sessions this week are plenty: a back grows while it rests."
    assert (found.routine, found.name) == ("day-b", "Day B")
    assert due(*week, now=sunday + timedelta(days=1)).day is None, "a new week"
    just_now = Trained("day-a", sunday - timedelta(days=1), {"pull": 6})
    assert "24 more hours" in due(*week[1:], just_now, now=sunday).why, "where the muscles rest as long"


def test_a_bout_takes_nothing_from_the_week_and_tires_nothing() -> None:
    bouts = [done(BOUT, days) for days in (0, 0.1, 1)]
    assert due(done(DAY_A, 3), *bouts) == due(done(DAY_A, 3))


def test_who_was_long_away_is_welcomed_back_and_not_scolded() -> None:
    found = due(done(DAY_A, 30), now=NOON)
    assert (found.routine, found.day) == ("day-b", None)
    assert due(done(DAY_A, 14)).why.startswith("Day A was done 2 weeks ago")
    assert found.name == "Day B"
    assert found.why == "Welcome back. The last session was 4 weeks ago; start easily."


def test_a_log_from_the_future_breaks_nothing() -> None:
    assert due(done(DAY_A, -3)).routine == "day-b"


# Words and sums ----------------------------------------------------------------------------------------


def test_ago_goes_by_the_calendar_and_not_by_hours() -> None:
    assert (
        ago(datetime(2026, 3, 3, 23, 50, tzinfo=NOON.tzinfo), NOON.replace(hour=0, minute=5)) == "yesterday"
    )


def test_an_offer_sums_its_plan_up() -> None:
    plan = plan_of(
        work("pull", 10, sets=3, load=LoadClass.LIGHT),
        work("lift", 6, sets=3, load=LoadClass.HEAVY),
        warm_up=(work("pull", 20),),
        own=(PULL, LIFT),
        level=Level.ADVANCED,
    )
    made = offer_of(plan, ("barbell",))
    assert (made.sets, made.heavy, made.light, made.reps) == (6, 3, 3, 8)
    assert (made.routine, made.name, made.seconds) == (plan.routine, plan.name, plan.seconds)
    assert made.muscles == {Muscle.LATS: 90, Muscle.RHOMBOIDS: 90, Muscle.ERECTOR_SPINAE: 54}
    assert (made.counts, made.is_heavy, made.level, made.missing) == (
        True,
        False,
        Level.ADVANCED,
        ("barbell",),
    )


def test_an_offer_knows_how_heavy_its_sets_are_where_only_the_exercise_or_the_reps_say_so() -> None:
    usual = replace(LIFT, load=LoadClass.HEAVY)
    made = offer_of(plan_of(work("lift", 10, sets=2), work("pull", 10, sets=1), own=(usual, PULL)))
    assert (made.heavy, made.light) == (2, 0)
    row = replace(PULL, id="row")
    few = offer_of(plan_of(work("row", 5, sets=2, load=Weight(40, WeightUnit.KG)), own=(row,)))
    assert (few.heavy, few.light) == (2, 0)


def test_an_offer_of_holds_alone_has_no_reps_and_tells_of_its_stand_ins() -> None:
    plan = plan_of(hold("pull", 30, sets=2), own=(PULL,))
    assert offer_of(plan).reps == 0
    assert offer_of(replace(plan, notes=("one", "two"))).stand_ins == 2


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "1 minute"), (89, "1 minute"), (91, "2 minutes"), (3630, "60 minutes")]
)
def test_a_length_is_said_in_whole_minutes(seconds: float, said: str) -> None:
    assert minutes_text(seconds) == said
