"""What the look back says, as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from backcoach.journal.diary import Practised, Summed
from backcoach.journal.rows import Amounts, Outcome, SessionEnding
from backcoach.retrospect import Lately
from backcoach.training.course import Measure
from backcoach.training.muscle import Muscle
from backcoach.training.past import Felt
from backcoach.training.phase import PhaseKind, SectionKind, Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit
from backcoach.training.recovery import Recovery
from backcoach.training.review import DayKind, DoneSets, week_of
from backcoach.tui.words import retelling

from ..journal.builders import NOON, TEN_KG, logged_session, logged_set

TODAY = date(2026, 3, 20)
HEAVY, LIGHT = DoneSets(heavy=9), DoneSets(light=9)


def test_each_kind_of_day_has_a_mark_a_name_and_a_ground_of_its_own() -> None:
    for told in (retelling.MARKS, retelling.NAMES, retelling.GROUNDS):
        assert set(told) == set(DayKind)
        assert len(set(told.values())) == len(DayKind)
    legend = retelling.legend().plain
    assert all(f"{retelling.MARKS[kind]}  {retelling.NAMES[kind]}" in legend for kind in DayKind)


def test_a_dot_stands_for_each_session_of_the_week_a_hollow_one_for_each_that_may_come() -> None:
    days = {TODAY - timedelta(days=back): HEAVY for back in (0, 2)}
    assert retelling.week_dots(week_of(days, TODAY), most=3) == "● ● ○"
    assert retelling.week_dots(week_of(days | {TODAY - timedelta(4): HEAVY}, TODAY), most=2) == "● ● ●"


def test_the_balance_shows_the_days_of_four_weeks_in_their_order() -> None:
    days = {
        TODAY - timedelta(days=back): done
        for back, done in ((28, HEAVY), (27, HEAVY), (3, LIGHT), (1, HEAVY))
    }
    days[TODAY] = DoneSets(light=1)
    marks, words = retelling.balance_words(days, TODAY).plain.splitlines()
    assert marks.split() == ["Last", "4", "weeks", "●", "○", "●"]
    assert words == "2 heavy, 1 lighter days: well balanced"
    assert retelling.balance_words({}, TODAY).plain == "Last 4 weeks  too few days to weigh"


def test_muscles_stand_in_columns_as_many_as_fit() -> None:
    worked = {Muscle.LATS: 21.0, Muscle.INFRASPINATUS: 2.5, Muscle.CORE: 1.0, Muscle.CHEST: 0.25}
    assert retelling.muscle_words(worked, 38, 3).plain.split("\n") == [
        "lats           21  outer should…   2",
        "core            1  ",
    ]
    assert "core" not in retelling.muscle_words(worked, 18, 2).plain
    assert retelling.muscle_words({}, 38, 3).plain == "none yet"


def test_the_table_says_of_each_muscle_how_much_and_how_long_ago() -> None:
    rested = Recovery(NOON, {Muscle.LATS: NOON - timedelta(days=1), Muscle.GLUTES: NOON - timedelta(days=9)})
    table = retelling.muscle_table(Lately({}, {Muscle.LATS: 12.0, Muscle.BICEPS: 6.0}, rested)).plain
    rows = [" ".join(row.split()) for row in table.splitlines()]
    assert rows == [
        "sets this week last worked",
        "lats 12 ━━━━━━━━━━━━ yesterday",
        "biceps 6 ━━━━━━ only helped",
        "glutes 0 9 days ago",
    ]


def summed(**more: object) -> Summed:
    session = replace(logged_session(), name="Full back", clocked=1560.0, **more)  # type: ignore[arg-type]
    return Summed(session, DoneSets(heavy=5, bodyweight=7, other=9), ("Deadlift", "Pull-up"))


def test_a_session_in_the_list_says_when_what_and_how_much() -> None:
    row = retelling.session_row(summed(ending=SessionEnding.FINISHED), TODAY).plain
    assert row.split("\n") == [" ●  Mon 2 Mar  Full back", "    12 sets · 26 min · Deadlift, Pull-up"]
    assert (
        "26 min · stopped · Dead" in retelling.session_row(summed(ending=SessionEnding.STOPPED), TODAY).plain
    )
    later = retelling.session_row(summed(), date(2027, 1, 1)).plain
    assert "Mon 2 Mar 2026" in later
    assert "unfinished" in later


def test_a_session_without_main_sets_counts_all_of_them() -> None:
    one = replace(summed(), done=DoneSets(other=1), exercises=())
    assert "1 set · " in retelling.session_row(one, TODAY).plain


def test_the_head_of_a_session_has_the_clock_on_the_wall_of_then() -> None:
    began = datetime(2026, 3, 2, 18, 5, tzinfo=timezone(timedelta(hours=-8)))
    title = retelling.session_title(summed(began=began, ending=SessionEnding.FINISHED).session).plain
    assert title == "Full back\nMon 2 Mar 2026, 18:05 · 26 min"


def lines(*sets: object) -> list[str]:
    return [row.plain.rstrip() for row, _ in retelling.set_rows(sets)]  # type: ignore[arg-type]


def test_sets_stand_under_the_name_of_their_exercise_and_a_single_stretch_beside() -> None:
    stretch = replace(
        logged_set(
            slot=3, number=1, name="Child's pose", done=Amounts(None, 40.2), planned=Amounts(None, 40)
        ),
        section=SectionKind.COOL_DOWN,
        kind=PhaseKind.HOLD,
    )
    assert lines(
        logged_set(slot=1, number=1, side=Side.LEFT, felt=Felt.EASY),
        logged_set(slot=2, number=1, side=Side.RIGHT),
        stretch,
    ) == [
        "Dumbbell row",
        "   1 left  8 × 10 kg     easy",
        "   1 right 8 × 10 kg",
        "Child's pose          40 s",
    ]


@pytest.mark.parametrize(
    ("done", "planned", "said"),
    [
        (Amounts(6, 20, None, TEN_KG), Amounts(8, 20, None, TEN_KG), "8 reps planned"),
        (Amounts(8, 20, None, TEN_KG), Amounts(8, 20, None, Weight(12.5, WeightUnit.KG)), "12.5 kg planned"),
        (Amounts(8, 27, None, TEN_KG), Amounts(8, 20, None, TEN_KG), None),
        (Amounts(None, 22), Amounts(None, 30), "30 s planned"),
        (Amounts(None, 31), Amounts(None, 30), None),
        (
            Amounts(None, 14, Distance(20, DistanceUnit.YARD)),
            Amounts(None, 20, Distance(20, DistanceUnit.YARD)),
            None,
        ),
    ],
)
def test_what_was_planned_is_said_where_something_else_was_done(
    done: Amounts, planned: Amounts, said: str | None
) -> None:
    _, line = lines(logged_set(done=done, planned=planned))
    assert (said or "planned") in line if said else "planned" not in line


def test_a_skipped_set_says_so() -> None:
    _, line = lines(logged_set(outcome=Outcome.SKIPPED, done=Amounts()))
    assert line.endswith("skipped (8 × 10 kg planned)")


def test_every_word_that_is_typed_is_looked_for_in_the_name_and_in_the_id() -> None:
    names = [("dumbbell-row", "Dumbbell row"), ("t-bar", "T-bar row"), ("pull-up", "Klimmzug")]
    assert retelling.matching(names, "ROW  dumb") == ["dumbbell-row"]
    assert retelling.matching(names, "pull") == ["pull-up"]
    assert retelling.matching(names, "") == ["dumbbell-row", "t-bar", "pull-up"]
    assert retelling.matching(names, "squat") == []


def test_a_chart_says_what_it_comes_to_in_the_persons_own_unit() -> None:
    values = [(TODAY - timedelta(days=9), 80.0), (TODAY - timedelta(days=2), 90.0), (TODAY, 85.25)]
    caption = retelling.course_caption(values, Measure.MAXIMUM, WeightUnit.KG, TODAY).plain
    assert caption.split("\n") == [
        "latest 85.2 kg  best 90 kg, 18 Mar",
        "at first 80 kg  (Epley, Brzycki)",
    ]
    assert "Epley" not in retelling.course_caption(values, Measure.REPS, WeightUnit.KG, TODAY).plain
    assert retelling.course_caption([], None, WeightUnit.KG, TODAY).plain == "Nothing in this time."
    assert retelling.amount_of(45.359237, Measure.WEIGHT, WeightUnit.LB) == pytest.approx(100)
    assert retelling.amount_of(12, Measure.REPS, WeightUnit.LB) == 12


def test_the_head_of_a_chart_names_every_measure_there_is() -> None:
    practised = Practised("row", "Row", NOON, main=True)
    title = retelling.course_title(practised, Measure.REPS, (Measure.WEIGHT, Measure.REPS), "a year").plain
    assert title.split() == ["Row", "a", "year", "weight", "reps"]
    assert retelling.exercise_row(practised, NOON + timedelta(days=3)).plain == f"{'Row':<22} 3 days ago"
