"""The order of the list, and the words of the preview: pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from backcoach.files.library import Found
from backcoach.overview import Overview
from backcoach.today import Today
from backcoach.training.due import Due
from backcoach.training.muscle import Muscle
from backcoach.training.phase import SectionKind
from backcoach.training.quantities import LoadClass, Weight, WeightUnit
from backcoach.training.recovery import Recovery
from backcoach.tui.drawing.lettering import in_large
from backcoach.tui.widgets.rested import rested_text
from backcoach.tui.words.portrait import sections
from backcoach.tui.words.shelf import Place, in_order
from backcoach.tui.words.shortening import shortened

from ..shipped import plan
from ..training.builders import hold, plan_of, work

NOW = datetime(2026, 3, 6, 18, 0, tzinfo=UTC)
TODAY = Today(NOW, Due("b", "B", "why"), (), Recovery(NOW, {}), begun=True)


def place(name: str, *, own: bool = False, days: float | None = None) -> Place:
    found = Found(name, Path(f"{name}.yaml"), own)
    last = NOW - timedelta(days=days) if days is not None else None
    return Place(found, name, Overview(found, plan("tour"), last_done=last))


def test_what_is_due_comes_first_then_ones_own_then_what_was_done_then_the_rest() -> None:
    places = [
        place("a"),
        place("b"),
        place("c", days=9),
        place("d", days=2),
        place("e", own=True),
        place("tour", days=30),
    ]
    assert [one.name for one in in_order(places, TODAY)] == ["b", "e", "d", "c", "a", "tour"]


def test_the_tour_is_first_for_who_has_not_begun() -> None:
    fresh = Today(NOW, TODAY.due, (), TODAY.rested, begun=False)
    assert [one.name for one in in_order([place("a"), place("b"), place("tour")], fresh)] == [
        "tour",
        "b",
        "a",
    ]
    mine = place("tour", own=True)
    assert [one.name for one in in_order([place("a"), mine, place("b")], fresh)] == ["b", "tour", "a"]


def test_what_lacks_equipment_comes_after_what_can_be_done() -> None:
    needy = Place(Found("a", Path("a.yaml"), False), "a", Overview(place("a").found, plan("hard-to-tone")))
    assert [one.name for one in in_order([needy, place("c")], TODAY, frozenset({"dumbbell", "mat"}))] == [
        "c",
        "a",
    ]


def test_doses_are_told_as_they_are_planned_for_today() -> None:
    ten = Weight(10, WeightUnit.KG)
    made = plan_of(
        work("row", 5, sets=3, weight=ten),
        work("superman", [10, 8, 6]),
        hold("hang", 20),
        warm_up=(work("row", seconds=40),),
    )
    told = {
        section: [(line.exercise.id, line.dose, line.short) for line in lines]
        for section, lines in sections(made)
    }
    assert told == {
        SectionKind.WARM_UP: [("row", "40 s", "40 s")],
        SectionKind.MAIN: [
            ("row", "3 × 5 reps, 10 kg", "3 × 5"),
            ("superman", "10 · 8 · 6 reps", "10 · 8 · 6 reps"),
            ("hang", "20 s", "20 s"),
        ],
    }


def test_a_dose_that_is_heavy_or_goes_side_by_side_says_so() -> None:
    ((_, _), (_, lines), _) = sections(plan("full-back-home"))
    doses = {line.exercise.id: line.dose for line in lines}
    assert doses["one-arm-dumbbell-row"].endswith(" reps, each side, heavy")
    (line,) = sections(plan_of(work("row", 5, load=LoadClass.HEAVY)))[0][1]
    assert (line.dose, line.short, line.span) == ("5 reps, heavy", "5 reps", "")


def test_a_purpose_is_shortened_at_a_word() -> None:
    text = "one two three four five six seven"
    assert shortened(text, 13, 2) == "one two three\nfour five …"
    assert shortened(text, 40, 2) == text


def test_the_most_tired_muscle_stands_first_and_the_rested_ones_share_a_line() -> None:
    worked = {
        Muscle.LATS: NOW - timedelta(hours=24),
        Muscle.GLUTES: NOW - timedelta(hours=12),
        Muscle.CORE: NOW - timedelta(hours=100),
    }
    assert str(rested_text(Recovery(NOW, worked))).splitlines() == [
        "glutes ━━━╌╌╌╌╌╌╌╌╌  36 h to go",
        "lats   ━━━━━━╌╌╌╌╌╌  24 h to go",
        "rested  core",
    ]


def test_a_long_name_leaves_the_bars_less_room() -> None:
    worked = {muscle: NOW - timedelta(hours=47) for muscle in Muscle}
    lines = str(rested_text(Recovery(NOW, worked))).splitlines()
    assert {len(line) for line in lines} == {38}
    assert any(line.startswith("outer shoulder blades ━━━━") for line in lines)


def test_large_letters_are_set_where_they_fit_and_can_be_drawn() -> None:
    one_line = in_large("go on", 40)
    assert one_line is not None
    assert len(one_line.splitlines()) == 3
    assert in_large("go on", 10) is None
    two_lines = in_large("go on", 12, lines=2)
    assert two_lines is not None
    assert len(two_lines.splitlines()) == 7
    assert in_large("背中", 80) is None, "rather small than with a hole"
    assert in_large("", 80) == "\n\n"
