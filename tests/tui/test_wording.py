"""What the session's screen says, as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.exercise import Exercise, Sides
from backcoach.training.muscle import Muscle
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.plan import Plan
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Tempo,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Pace
from backcoach.training.session import Mode
from backcoach.tui.words import wording

from ..shipped import LEVELS, ROUTINES
from ..shipped import plan as shipped_plan
from ..training.builders import QUICK, SHORT, between, carry, hold, plan_of, rounds, work
from ..training.strategies import PROPERTY

ROW = Exercise("row", "Dumbbell row", muscles=(Muscle.RHOMBOIDS, Muscle.LATS))


def phase(kind: PhaseKind = PhaseKind.WORK, seconds: float = 20, **more: object) -> Phase:
    more.setdefault("exercise", ROW)
    return Phase(3, 60.0, kind, seconds, SectionKind.MAIN, "why it is so long", **more)  # type: ignore[arg-type]


def kilograms(value: float) -> Weight:
    return Weight(value, WeightUnit.KG)


# The word and the title --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "said"), zip(PhaseKind, ["READY", "WORK", "HOLD", "CARRY", "REST"], strict=True)
)
def test_each_kind_has_a_word_of_its_own(kind: PhaseKind, said: str) -> None:
    assert wording.word(phase(kind), Mode.RUNNING) == said


def test_a_change_of_sides_and_a_pause_have_words_too() -> None:
    change = phase(PhaseKind.PREPARE, change_sides=True)
    assert wording.word(change, Mode.RUNNING) == "CHANGE"
    assert wording.word(change, Mode.PAUSED) == "PAUSED"
    assert len({*wording.WORDS.values(), "CHANGE", "PAUSED"}) == len(PhaseKind) + 2


@pytest.mark.parametrize("kind", [PhaseKind.PREPARE, PhaseKind.WORK, PhaseKind.HOLD, PhaseKind.CARRY])
def test_the_title_is_the_exercise(kind: PhaseKind) -> None:
    assert wording.title(phase(kind)) == "Dumbbell row"


def test_a_rest_is_about_what_comes() -> None:
    assert wording.title(phase(PhaseKind.REST)) == "Next: dumbbell row"


def test_a_change_of_sides_is_about_the_side() -> None:
    assert wording.title(phase(PhaseKind.PREPARE, change_sides=True, side=Side.RIGHT)) == "Right side next"
    assert wording.title(phase(PhaseKind.PREPARE, change_sides=True)) == "Other side next"


def test_a_phase_without_an_exercise_has_no_title_and_no_muscles() -> None:
    bare = phase(exercise=None)
    assert (wording.title(bare), wording.feel(bare)) == ("", "")


# Set, side, dose ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ""),
        ({"set": 1, "sets": 1}, ""),
        ({"set": 2, "sets": 3}, "set 2 of 3"),
        ({"set": 2, "sets": 3, "side": Side.LEFT}, "set 2 of 3  ·  left side"),
        ({"side": Side.RIGHT}, "right side"),
        ({"side": Side.ALTERNATE}, "sides in turn"),
    ],
)
def test_the_place_is_the_set_and_the_side(more: dict[str, object], said: str) -> None:
    assert wording.place(phase(**more)) == said


@pytest.mark.parametrize(
    ("more", "rep", "said"),
    [
        ({"reps": 5, "tempo": SHORT}, 3, "rep 3 of 5"),
        ({"reps": 5, "tempo": SHORT, "weight": kilograms(40)}, 3, "rep 3 of 5  ·  40 kg"),
        ({"reps": 5, "tempo": SHORT, "load": LoadClass.HEAVY}, 1, "rep 1 of 5  ·  heavy"),
        ({"reps": 5, "tempo": SHORT, "load": LoadClass.BODYWEIGHT}, 1, "rep 1 of 5"),
        ({"reps": 5, "tempo": SHORT, "load": Percent(85)}, 1, "rep 1 of 5  ·  85 % of your best"),
        ({"reps": 5, "load": Percent(85), "weight": kilograms(80)}, 1, "rep 1 of 5  ·  80 kg"),
        ({"reps": 8, "open": True}, None, "8 reps  ·  space when done"),
        ({"reps": 8, "open": True, "weight": kilograms(40)}, None, "8 reps, 40 kg  ·  space when done"),
        ({"open": True}, None, "20 s  ·  space when done"),
        ({}, None, "20 s"),
        ({"weight": kilograms(10)}, None, "20 s, 10 kg"),
        ({"load": LoadClass.LIGHT}, None, "20 s  ·  light"),
        ({"distance": Distance(20, DistanceUnit.YARD)}, None, "20 yd"),
        ({"distance": Distance(20, DistanceUnit.YARD), "weight": kilograms(16)}, None, "20 yd, 16 kg"),
        ({"distance": Distance(20, DistanceUnit.YARD), "load": LoadClass.LIGHT}, None, "20 yd  ·  light"),
    ],
)
def test_the_measure_says_how_much_of_it_and_how_heavy(
    more: dict[str, object], rep: int | None, said: str
) -> None:
    assert wording.measure(phase(**more), rep) == said


def test_a_rest_says_why_it_is_so_long_and_a_preparation_goes_without_saying() -> None:
    assert wording.measure(phase(PhaseKind.REST, load=LoadClass.HEAVY), None) == "why it is so long"
    assert wording.measure(phase(PhaseKind.PREPARE), None) == ""


@pytest.mark.parametrize(
    ("more", "ways"),
    [
        ({"reps": 5}, [("5 reps", "")]),
        ({"reps": 5, "weight": Weight(40, WeightUnit.KG)}, [("5 × 40 kg", ""), ("5 reps", "40 kg")]),
        ({"reps": None, "weight": Weight(16, WeightUnit.KG)}, [("20 s", "16 kg"), ("16 kg", "20 s")]),
    ],
)
def test_how_much_a_set_asks_can_be_said_in_less_and_less_room(
    more: dict[str, object], ways: list[tuple[str, str]]
) -> None:
    assert wording.doses(replace(phase(PhaseKind.WORK, **more), seconds=20)) == tuple(ways)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("elapsed", "rep"), [(0, 1), (1.9, 1), (1.9999999, 2), (2, 2), (3.5, 2), (9.9, 5), (10, 5), (25, 5)]
)
def test_the_rep_that_runs_is_told_by_the_tempo(elapsed: float, rep: int) -> None:
    assert wording.rep_at(phase(reps=5, tempo=SHORT, seconds=10), elapsed) == rep


@pytest.mark.parametrize(
    "more", [{"reps": 5}, {"tempo": SHORT}, {"reps": 5, "tempo": SHORT, "open": True}], ids=str
)
def test_where_the_coach_does_not_pace_there_is_no_rep(more: dict[str, object]) -> None:
    assert wording.rep_at(phase(**more), 3.0) is None


@PROPERTY
@given(st.integers(1, 30), st.sampled_from([Tempo(1, 0, 1, 0), Tempo(3, 1, 1, 0), Tempo(0.7, 0, 0.6, 0)]))
def test_every_rep_of_a_set_is_told_at_its_tick(reps: int, tempo: Tempo) -> None:
    made = phase(reps=reps, tempo=tempo, seconds=reps * tempo.seconds)
    assert [wording.rep_at(made, number * tempo.seconds) for number in range(reps)] == list(
        range(1, reps + 1)
    )


def test_the_muscles_to_feel_are_named_the_main_one_first() -> None:
    assert wording.feel(phase()) == "rhomboids, lats"
    many = replace(ROW, muscles=tuple(Muscle))
    assert len(wording.feel(phase(exercise=many)).split(", ")) == 3


# What comes --------------------------------------------------------------------------------------------


SIDES = plan_of(carry(sets=1), person=Person())
"""prepare, left, change, right."""


def test_what_comes_is_the_next_phase_and_the_set_that_it_leads_to() -> None:
    plan = plan_of(work(sets=2, rest=60), hold(seconds=30), person=QUICK)
    assert wording.coming(plan, 0) == ("rest 60 s", "Dumbbell row, set 2, 5 reps")
    assert wording.coming(plan, 1) == ("Dumbbell row, set 2, 5 reps", "")
    assert wording.coming(plan, len(plan.phases) - 1) == ("the end", "")
    assert wording.coming(plan, len(plan.phases) + 5) == ("the end", "")


def test_a_change_of_sides_is_told_as_such() -> None:
    first, second = wording.coming(SIDES, 1)
    assert first == "change to the right side"
    assert second.startswith("Overhead carry, right, ")


def test_getting_ready_is_told_with_its_length() -> None:
    plan = plan_of(work(rest=0), hold(seconds=30))
    assert wording.coming(plan, 1)[0] == "get ready, 5 s"


def test_the_next_set_is_found_behind_a_rest_and_a_change() -> None:
    plan = plan_of(work(sets=2, rest=60), person=QUICK)
    assert wording.next_set(plan, 0) is plan.phases[2]
    assert wording.next_set(plan, 1) is plan.phases[2]
    assert wording.next_set(plan, 2) is None
    assert wording.next_set(SIDES, 1) is SIDES.phases[3]


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_phase_of_every_routine_has_words_that_fit(routine: str, level: object) -> None:
    plan = shipped_plan(routine, level)  # type: ignore[arg-type]
    for index, one in enumerate(plan.phases):
        texts = [
            wording.title(one),
            wording.place(one),
            wording.measure(one, wording.rep_at(one, 0)),
            wording.feel(one),
            *wording.coming(plan, index),
        ]
        assert wording.title(one)
        assert wording.measure(one, None) or one.kind is PhaseKind.PREPARE
        assert "None" not in " ".join(texts)
        assert all(len(text) <= 74 for text in texts), texts
        assert len(wording.title(one)) <= 36, "it stands beside the digits at 80 columns"


# The countdown -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (0, "0"),
        (0.2, "1"),
        (1, "1"),
        (1.0000001, "1"),
        (1.001, "2"),
        (9.5, "10"),
        (99, "99"),
        (99.001, "1:40"),
        (100, "1:40"),
        (119.5, "2:00"),
        (600, "10:00"),
        (3600, "1:00:00"),
    ],
)
def test_what_is_left_is_rounded_up_and_told_in_seconds_up_to_99(left: float, shown: str) -> None:
    assert wording.countdown(left) == shown


@pytest.mark.parametrize(("ran", "shown"), [(0, "0"), (0.99, "0"), (1, "1"), (99.9, "99"), (100, "1:40")])
def test_an_open_phase_counts_up(ran: float, shown: str) -> None:
    assert wording.countdown(0, open_for=ran) == shown


@PROPERTY
@given(st.integers(0, 14_400))
def test_every_second_has_a_text_of_its_own(seconds: int) -> None:
    assert wording.countdown(seconds) != wording.countdown(seconds + 1)
    assert wording.countdown(seconds) == wording.countdown(seconds - 0.5)


# The outline -------------------------------------------------------------------------------------------


def outlined(plan: Plan) -> list[tuple[str, str]]:
    return [line for _, lines in wording.outline(plan) for line in lines]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (plan_of(work(sets=3, reps=8)), "3 × 8 reps"),
        (plan_of(work(sets=3, reps=between(4, 6), load=LoadClass.HEAVY)), "3 × 4–6 reps, heavy"),
        (plan_of(work(sets=1, reps=8)), "8 reps"),
        (plan_of(work(sets=None, reps=[12, 10, 8])), "12 reps / 10 reps / 8 reps"),
        (plan_of(work(sets=None, reps=[12, 10, 8, 6, 4])), "12 reps / 10 reps / 8 reps / 6 reps …"),
        (plan_of(hold(seconds=20, sets=2)), "2 × 20 s"),
        (plan_of(work(sets=2, reps=8, sides=Sides.EACH)), "2 × 8 reps, each side"),
        (plan_of(rounds(3, work(reps=8))), "3 × 8 reps"),
        (plan_of(work(reps=8, pace=Pace.SELF)), "8 reps"),
    ],
)
def test_the_outline_says_sets_and_dose(plan: Plan, said: str) -> None:
    assert [dose for _, dose in outlined(plan)] == [said]


def test_the_outline_goes_section_by_section_with_a_line_for_each_exercise() -> None:
    plan = plan_of(work(), hold(), work(), warm_up=(work("superman"),), cool_down=(hold(),))
    assert [section for section, _ in wording.outline(plan)] == ["warm-up", "main", "cool-down"]
    assert [name for name, _ in outlined(plan)] == ["Superman", "Dumbbell row", "Dead hang", "Dead hang"]
