"""Which cue is due when, what it says, and what is mixed into one buffer."""

from __future__ import annotations

import pytest

from backcoach.training.cue import Cue, Passage, Spoken
from backcoach.training.cues import (
    APART,
    CUE_TEXT,
    START_CUES,
    announce,
    dose_text,
    lower,
    moments,
    passages,
    start_cue,
)
from backcoach.training.exercise import Sides
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.plan import Plan
from backcoach.training.quantities import Tempo, Weight, WeightUnit
from backcoach.training.routine import Pace

from .builders import (
    OVERHEAD_CARRY,
    QUICK,
    active,
    carry,
    cues_of,
    exercise,
    hold,
    of_kind,
    plan_by_hand,
    plan_of,
    rounds,
    work,
)

GO_ON = (0.0, 5.0)
"""A phase of no length, then one that something leads to."""


def texts_of(plan: Plan, index: int = 0) -> list[str]:
    return [moment.text for moment in moments(plan, index)]


def phase_of(seconds: float, kind: PhaseKind = PhaseKind.HOLD) -> Plan:
    """One phase with another after it."""
    return plan_by_hand(seconds, 5, kind=kind)


@pytest.mark.parametrize("cue", list(Cue))
def test_every_cue_has_a_line_of_text(cue: Cue) -> None:
    assert CUE_TEXT[cue].strip()
    assert set(CUE_TEXT) == set(Cue)


@pytest.mark.parametrize("kind", list(PhaseKind))
def test_every_kind_of_phase_begins_with_the_cue_of_its_name(kind: PhaseKind) -> None:
    assert START_CUES[kind] == Cue(kind.value)
    (first, *_) = moments(phase_of(15, kind), 0)
    assert (first.offset, first.cue) == (0, Cue(kind.value))


def test_a_change_over_has_a_cue_of_its_own() -> None:
    plan = plan_of(work(sides=Sides.EACH), person=Person(prepare=10, change_over=5))
    assert [start_cue(phase) for phase in plan.phases] == [Cue.PREPARE, Cue.WORK, Cue.CHANGE_SIDES, Cue.WORK]


def test_the_last_three_seconds_of_a_phase_are_counted() -> None:
    plan = phase_of(15)
    assert cues_of(plan) == [(0, Cue.HOLD), (12, Cue.COUNT), (13, Cue.COUNT), (14, Cue.COUNT)]
    assert texts_of(plan)[1:] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("seconds", "counted"),
    [
        (0.5, []),
        (1, []),
        (1.5, []),
        (1.625, ["1"]),
        (2, ["1"]),
        (2.5, ["1"]),
        (3, ["2", "1"]),
        (3.5, ["2", "1"]),
        (3.625, ["3", "2", "1"]),
        (4, ["3", "2", "1"]),
    ],
)
def test_a_short_phase_counts_only_what_its_start_leaves_room_for(seconds: float, counted: list[str]) -> None:
    plan = phase_of(seconds)
    assert texts_of(plan)[1:] == counted
    assert [offset for offset, _ in cues_of(plan)[1:]] == [seconds - int(number) for number in counted]


@pytest.mark.parametrize("length", [0, -1])
def test_a_phase_of_no_length_is_silent(length: float) -> None:
    assert cues_of(plan_by_hand(*GO_ON)) == []
    assert cues_of(phase_of(15), length=length) == []
    assert passages(phase_of(15), 0, length, 0) == ()
    assert cues_of(plan_by_hand(0)) == []  # not even a finish


def test_nothing_leads_to_a_phase_of_no_length() -> None:
    plan = plan_by_hand(15, 0, 5)
    (passage,) = passages(plan_by_hand(15, 5), 0, 15, 0)
    assert passages(plan, 0, 15, 0) == (passage,)
    silent_end = plan_by_hand(15, 0)
    assert (15, Cue.HOLD) not in [
        (one.at + offset, cue) for one in passages(silent_end, 0, 15, 0) for offset, cue in one.parts
    ]


def test_only_the_last_phase_ends_with_the_finish() -> None:
    plan = plan_by_hand(15, 15)
    assert Cue.FINISH not in [cue for _, cue in cues_of(plan, 0)]
    assert cues_of(plan, 1)[-1] == (15, Cue.FINISH)
    assert texts_of(plan, 1)[-1] == CUE_TEXT[Cue.FINISH]


def test_a_hold_of_twenty_seconds_says_half_way_and_then_ten_left_apart() -> None:
    plan = phase_of(20)
    assert cues_of(plan)[1:3] == [(10, Cue.HALF_WAY), (10 + APART, Cue.TEN_LEFT)]
    assert APART >= 0.5


@pytest.mark.parametrize(
    ("seconds", "half", "ten"),
    [(20, 10, 10.6), (21, 10.5, 11.1), (22, 11, 12), (30, 15, 20), (60, 30, 50), (120, 60, 110)],
)
@pytest.mark.parametrize("kind", [PhaseKind.HOLD, PhaseKind.CARRY, PhaseKind.WORK])
def test_a_long_timed_set_says_half_way_and_ten_left(
    kind: PhaseKind, seconds: float, half: float, ten: float
) -> None:
    splits = [
        (offset, cue)
        for offset, cue in cues_of(phase_of(seconds, kind))
        if cue in (Cue.HALF_WAY, Cue.TEN_LEFT)
    ]
    assert splits == [(half, Cue.HALF_WAY), (pytest.approx(ten), Cue.TEN_LEFT)]


@pytest.mark.parametrize("kind", [kind for kind in PhaseKind if kind.active])
def test_a_set_under_twenty_seconds_is_not_split(kind: PhaseKind) -> None:
    assert [cue for _, cue in cues_of(phase_of(19.5, kind))][1:] == [Cue.COUNT] * 3


def test_a_rest_says_only_that_ten_seconds_are_left() -> None:
    assert cues_of(phase_of(45, PhaseKind.REST))[1:2] == [(35, Cue.TEN_LEFT)]
    assert len(cues_of(phase_of(45, PhaseKind.REST))) == 5
    assert len(cues_of(phase_of(19, PhaseKind.REST))) == 4


def test_getting_ready_is_only_counted() -> None:
    assert [cue for _, cue in cues_of(phase_of(30, PhaseKind.PREPARE))][1:] == [Cue.COUNT] * 3


@pytest.mark.parametrize("step", [work(reps=10, pace=Pace.SELF), hold(seconds=60, pace=Pace.SELF)])
def test_an_open_phase_has_its_start_and_nothing_else(step: object) -> None:
    plan = plan_of(step, hold(), person=QUICK)  # type: ignore[arg-type]
    assert len(moments(plan, 0)) == 1
    assert passages(plan, 0, 60, 0) == ()
    alone = plan_of(step, person=QUICK)  # type: ignore[arg-type]
    assert len(moments(alone, 0)) == 1


def test_a_length_that_was_changed_moves_the_count_with_it() -> None:
    assert cues_of(phase_of(15), length=18)[1:] == [(15, Cue.COUNT), (16, Cue.COUNT), (17, Cue.COUNT)]


def test_three_two_one_go_is_one_passage_with_exact_offsets() -> None:
    plan = plan_of(work(rest=45), hold())  # get ready, work, rest, hold
    go = {0: Cue.WORK, 2: Cue.HOLD}
    for index, cue in go.items():
        seconds = plan.phases[index].seconds
        last = passages(plan, index, seconds, 0)[-1]
        assert last == Passage(
            seconds - 3, ((0.0, Cue.COUNT), (1.0, Cue.COUNT), (2.0, Cue.COUNT), (3.0, cue))
        )


def test_three_two_one_leads_to_the_finish_in_one_passage_too() -> None:
    assert passages(plan_by_hand(15), 0, 15, 0) == (
        Passage(12, ((0, Cue.COUNT), (1, Cue.COUNT), (2, Cue.COUNT), (3, Cue.FINISH))),
    )


def test_cues_that_lie_far_from_each_other_are_passages_of_their_own() -> None:
    found = passages(phase_of(60), 0, 60, 0)
    assert [(passage.at, len(passage.parts)) for passage in found] == [(30, 1), (50, 1), (57, 4)]


def test_reps_that_lie_more_than_a_second_apart_are_passages_of_their_own() -> None:
    plan = plan_of(work(reps=8, tempo=Tempo(1.5, 0, 0.5, 0)), hold(), person=QUICK)
    found = passages(plan, 0, 16, 0)
    alone = [(passage.at, len(passage.parts)) for passage in found if passage.at <= 10]
    assert alone == [(2, 1), (4, 1), (6, 1), (8, 1), (10, 1)]


def test_reps_that_lie_one_second_apart_are_mixed_into_one_passage() -> None:
    plan = plan_of(work(reps=6, tempo=Tempo(1, 0, 0, 0)), hold(), person=QUICK)
    (passage,) = passages(plan, 0, 6, 0)
    assert {offset for offset, _ in passage.parts} == {0, 1, 2, 3, 4, 5}


def test_half_way_and_ten_left_of_twenty_seconds_are_one_passage() -> None:
    first, _ = passages(phase_of(20), 0, 20, 0)
    assert first.at == 10
    assert first.parts == ((0, Cue.HALF_WAY), (pytest.approx(APART), Cue.TEN_LEFT))


@pytest.mark.parametrize(
    ("elapsed", "at", "left"),
    [(0, 12, 4), (11.9, 12, 4), (12, 12, 4), (12.1, 13, 3), (13.5, 14, 2), (14.5, 15, 1), (15, 15, 1)],
)
def test_a_phase_that_has_run_a_while_keeps_only_what_is_still_to_come(
    elapsed: float, at: float, left: int
) -> None:
    (passage,) = passages(phase_of(15), 0, 15, elapsed)
    assert (passage.at, len(passage.parts)) == (at, left)
    assert passage.parts[0][0] == 0
    assert passage.at + passage.parts[-1][0] == 15


def test_a_phase_that_is_over_has_nothing_to_come() -> None:
    assert passages(phase_of(15), 0, 15, 15.001) == ()


def test_a_phase_s_own_start_belongs_to_the_phase_before() -> None:
    assert passages(phase_of(1), 0, 1, 0) == (Passage(1, ((0, Cue.HOLD),)),)


def test_a_set_is_announced_with_its_exercise_number_side_and_dose() -> None:
    kettlebell = Weight(22.5, WeightUnit.KG)
    plan = plan_of(work(reps=5, sets=2, sides=Sides.EACH, weight=kettlebell))
    assert [announce(phase) for phase in plan.phases[1:5]] == [
        "Work: dumbbell row, set 1 of 2, left side, 5 reps, 22.5 kg",
        "Change sides: right",
        "Work: dumbbell row, set 1 of 2, right side, 5 reps, 22.5 kg",
        "Rest, 80 s. Next: dumbbell row",
    ]


def test_getting_ready_is_announced_with_what_comes_and_the_side() -> None:
    assert announce(plan_of(work()).phases[0]) == "Get ready: dumbbell row"
    assert announce(plan_of(work(sides=Sides.EACH)).phases[0]) == "Get ready: dumbbell row, left side"
    assert announce(plan_of(work(sides=Sides.ALTERNATE)).phases[0]) == "Get ready: dumbbell row"


def test_holds_carries_and_timed_work_are_announced_with_their_measure() -> None:
    assert announce(active(plan_of(hold(seconds=20)))[0]) == "Hold: dead hang, 20 s"
    assert announce(active(plan_of(work(seconds=120)))[0]) == "Work: dumbbell row, 2 min"
    own = exercise(kind=PhaseKind.CARRY)
    assert announce(active(plan_of(carry("own"), own=(own,)))[0]) == "Carry: own, 20 s"


def test_a_carry_is_announced_by_its_distance() -> None:
    walk = active(plan_of(carry("overhead-carry"), own=(OVERHEAD_CARRY,)))[0]
    assert announce(walk) == "Carry: single-arm overhead carry, set 1 of 3, left side, 20 yd"


def test_a_single_rep_is_said_in_the_singular() -> None:
    assert announce(active(plan_of(work(reps=1)))[0]) == "Work: dumbbell row, 1 rep"


def test_a_rest_is_announced_with_its_length_and_what_comes() -> None:
    plan = plan_of(rounds(2, work("row", rest=0), work("superman"), rest=90), hold())
    assert [announce(phase) for phase in of_kind(plan, PhaseKind.REST)] == [
        "Rest, 90 s. Next: dumbbell row",
        "Rest, 60 s. Next: dead hang",
    ]


def test_rests_and_preparations_have_no_dose() -> None:
    plan = plan_of(work(reps=5, sets=2, weight=Weight(20, WeightUnit.KG)))
    assert [dose_text(phase) for phase in plan.phases] == ["", "5 reps, 20 kg", "", "5 reps, 20 kg"]


def test_the_start_cue_says_the_announcement() -> None:
    plan = plan_of(work())
    for index, phase in enumerate(plan.phases):
        assert moments(plan, index)[0].text == announce(phase)


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Dumbbell row", "dumbbell row"),
        ("Superman", "superman"),
        ("T-bar row", "T-bar row"),
        ("TRX row", "TRX row"),
        ("Y raise", "Y raise"),
        ("", ""),
        ("X", "X"),
    ],
)
def test_a_name_within_a_sentence_is_small_unless_it_begins_with_an_initial(name: str, within: str) -> None:
    assert lower(name) == within


@pytest.mark.parametrize(("seconds", "file"), [(1.9, "words.wav"), (2.0, "words.wav"), (2.01, "")])
def test_words_that_last_longer_than_there_is_time_stay_unsaid(seconds: float, file: str) -> None:
    assert Spoken("Half-way.", 2.0).in_file("words.wav", seconds).file == file
