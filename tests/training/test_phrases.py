"""What is said in a session, when, and that it never touches what must be heard exactly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.cue import Cue, Spoken
from backcoach.training.cues import COUNTED, moments, passages
from backcoach.training.exercise import Exercise, Sides
from backcoach.training.muscle import Muscle
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.phrases import (
    BEEPS,
    TICKS,
    Heard,
    finish,
    outlook,
    phrases,
    texts,
)
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.quantities import Tempo, Weight, WeightUnit
from backcoach.training.routine import Pace, Routine, Step
from backcoach.training.wishes import GAP

from .builders import (
    CATALOGUE,
    OVERHEAD_CARRY,
    QUICK,
    carry,
    hold,
    of_kind,
    plan_by_hand,
    plan_of,
    rounds,
    said,
    work,
)
from .strategies import PROPERTY, hand_plans, people, routines

LIGHT, HEAVY = Weight(10, WeightUnit.KG), Weight(20, WeightUnit.KG)
BOTH = Heard(words=True)
SPEECH = Heard(words=True, splits=False)
PULL = Exercise(
    "pull",
    "Face pull",
    muscles=(Muscle.LATS, Muscle.RHOMBOIDS),
    cues=("Pull with the elbows", "Thumbs back", "Ribs down"),
    tempo=Tempo(2, 0, 1, 1),
)


def pulls(**more: object) -> Plan:
    return plan_of(work("pull", **more), own=(PULL,))  # type: ignore[arg-type]


def test_a_preparation_says_what_comes_in_how_many_sets_and_what_to_think_of() -> None:
    assert said(pulls(reps=12, sets=3, rest=45), 0) == [
        "Next: face pull, three sets of twelve.",
        "Pull with the elbows.",
    ]


def test_a_rest_says_its_length_and_the_coming_set_and_near_its_end_what_to_feel() -> None:
    plan = pulls(reps=4, sets=3, rest=75)
    rest = of_kind(plan, PhaseKind.REST)[0]
    first, last = phrases(plan, rest.index, 75)
    assert (first.offset, first.text) == (
        0.7,
        "Rest, seventy-five seconds. Next: face pull, set two of three, four reps.",
    )
    assert (last.offset, last.text) == (66, "Feel your lats. Thumbs back.")
    assert last.offset + last.within == pytest.approx(75 - COUNTED - GAP)


def test_each_set_of_an_exercise_is_given_another_thought_in_turn() -> None:
    plan = pulls(reps=4, sets=5, rest=60)
    thoughts = [said(plan, rest.index)[-1] for rest in of_kind(plan, PhaseKind.REST)]
    assert [thought.removeprefix("Feel your lats. ") for thought in thoughts] == [
        *("Thumbs back.", "Ribs down.", "Pull with the elbows.", "Thumbs back."),
    ]


def test_the_routine_s_own_line_is_what_is_said_before_the_set() -> None:
    plan = pulls(reps=4, sets=2, rest=60, cue="slow, like honey")
    (rest,) = of_kind(plan, PhaseKind.REST)
    assert said(plan, rest.index)[-1] == "Feel your lats. Slow, like honey."


def test_a_change_of_sides_names_the_side() -> None:
    plan = plan_of(work(sides=Sides.EACH), person=Person(prepare=10, change_over=5))
    assert said(plan, 2) == ["Right side."]
    assert said(plan, 0)[0] == "Next: dumbbell row, left side, five reps."


def test_a_weight_a_distance_and_a_round_are_said_in_words() -> None:
    plan = pulls(reps=5, weight=Weight(22.5, WeightUnit.KG))
    assert said(plan, 0)[0] == "Next: face pull, five reps, twenty-two point five kilograms."
    walk = plan_of(carry("overhead-carry"), own=(OVERHEAD_CARRY,), person=Person(prepare=20))
    assert said(walk, 0)[0] == "Next: single-arm overhead carry, left side, three sets of twenty yards."
    circuit = plan_of(rounds(2, work("row", rest=0), work("superman"), rest=90))
    (rest,) = of_kind(circuit, PhaseKind.REST)
    assert said(circuit, rest.index)[0] == (
        "Rest, ninety seconds. Next: dumbbell row, round two of two, five reps."
    )


@pytest.mark.parametrize(
    ("plan", "dose"),
    [
        (plan_of(work(sets=2, rest=30)), "two sets of five."),
        (plan_of(work(sets=1)), "five reps."),
        (plan_of(rounds(1, work(sets=2, rest=30))), "set one of two, five reps."),
        (plan_of(hold("row", 20, sets=3)), "three sets of twenty seconds."),
        (plan_of(work(sets=2, rest=30), work(sets=2, reps=8)), "two sets of five."),
        (plan_of(work(sets=2, rest=30, weight=LIGHT)), "two sets of five, ten kilograms."),
        (plan_of(work(sets=2, rest=30, weight=[LIGHT, HEAVY])), "set one of two, five reps, ten kilograms."),
        (plan_of(work(sets=2, sides=Sides.EACH, rest=30)), "left side, two sets of five."),
    ],
)
def test_a_set_to_come_is_told_by_its_place_or_all_of_them_at_once(plan: Plan, dose: str) -> None:
    assert said(plan, 0)[0] == f"Next: dumbbell row, {dose}"


def test_sets_that_differ_are_not_said_to_be_alike() -> None:
    plan = pulls(reps=[12, 10, 8], sets=None, rest=45)
    assert said(plan, 0)[0] == "Next: face pull, set one of three, twelve reps."


def test_what_a_short_change_over_has_no_time_to_say_is_said_when_the_set_begins() -> None:
    plan = plan_of(
        hold("hang", seconds=20, rest=0), work("walk", seconds=40), own=(Exercise("walk", "Overhead walk"),)
    )
    prepare, walk = plan.phases[2:]
    assert (prepare.kind, prepare.seconds, said(plan, 2)) == (PhaseKind.PREPARE, 5, [])
    assert said(plan, walk.index)[0] == "Overhead walk, forty seconds."


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (work(reps=1, tempo=Tempo(5, 0, 5, 0)), "Go, one rep."),
        (work(seconds=40), "Go, forty seconds."),
        (hold(seconds=40), "Hold, forty seconds."),
        (carry("overhead-carry"), "Carry, twenty yards."),
    ],
)
def test_a_set_that_was_announced_begins_with_what_to_do(step: Step, words: str) -> None:
    assert said(plan_of(step, own=(OVERHEAD_CARRY,)), 1)[0] == words


def test_a_hold_is_begun_halved_and_ended_in_words_after_the_beeps() -> None:
    plan = plan_of(hold(seconds=30))
    assert [(one.offset, one.text) for one in phrases(plan, 1, 30)] == [
        (0.7, "Hold, thirty seconds."),
        (15.45, "Half-way."),
        (20.45, "Ten seconds."),
        (31.6, "Done. Well worked."),
    ]


def test_where_half_way_and_ten_left_meet_one_phrase_says_both() -> None:
    plan = plan_of(hold(seconds=20), person=QUICK)
    both = phrases(plan, 0, 20)[1]
    assert both.text == "Half-way, ten seconds."
    assert both.offset == pytest.approx(11.05)
    assert [cue for _, cue in both.says] == [Cue.HALF_WAY, Cue.TEN_LEFT]


def test_a_long_hold_is_given_something_to_think_of_in_each_half() -> None:
    own = Exercise("own", "Own", kind=PhaseKind.HOLD, cues=("Chest down", "Neck long"))
    plan = plan_of(hold("own", seconds=60), own=(own,), person=QUICK)
    found = {one.offset: one.text for one in phrases(plan, 0, 60)}
    assert (found[15], found[42]) == ("Chest down.", "Neck long.")
    assert not {"Chest down.", "Neck long."} & set(said(plan, 0, 31))


def test_paced_reps_are_counted_aloud_in_the_gaps_between_their_ticks() -> None:
    plan = plan_of(work(reps=4, tempo=Tempo(3, 0, 2, 0)), hold(), person=QUICK)
    assert [(one.offset, one.text) for one in phrases(plan, 0, 20)] == [
        (0.7, "Four reps."),
        (5.2, "Two."),
        (10.2, "Three."),
        (15.45, "Last rep."),
    ]


def test_reps_that_leave_no_gap_are_not_counted_aloud() -> None:
    plan = plan_of(work(reps=8, tempo=Tempo(0.6, 0, 0.6, 0)), hold(), person=QUICK)
    assert said(plan, 0) == []


def test_an_open_set_says_what_to_do_and_is_then_silent() -> None:
    plan = plan_of(work(reps=8, pace=Pace.SELF), hold(seconds=30, pace=Pace.SELF), person=QUICK)
    assert said(plan, 0) == ["Dumbbell row, eight reps."]
    assert said(plan, 2) == ["Hold."]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (
            75,
            [
                "Rest, seventy-five seconds. Next: face pull, set two of two, five reps.",
                "Feel your lats. Thumbs back.",
            ],
        ),
        (9, ["Rest, nine seconds. Next: face pull.", "Thumbs back."]),
        (7, ["Rest, seven seconds. Face pull."]),
        (5, ["Face pull."]),
        (3, []),
    ],
)
def test_the_shorter_a_rest_the_less_it_says(seconds: float, expected: list[str]) -> None:
    plan = pulls(sets=2, rest=seconds)
    (rest,) = of_kind(plan, PhaseKind.REST)
    assert said(plan, rest.index) == expected


def test_a_phase_of_no_length_says_nothing() -> None:
    assert phrases(plan_by_hand(0, 10), 0, 0) == ()
    assert phrases(plan_by_hand(10), 0, -5) == ()


def test_only_the_last_phase_ends_with_the_last_words_and_only_by_itself() -> None:
    assert said(plan_by_hand(15, 15), 0)[-1] != "Done. Well worked."
    assert said(plan_by_hand(15, 15), 1)[-1] == "Done. Well worked."
    by_hand = plan_by_hand(15, opened=(0,))
    assert "Done. Well worked." not in said(by_hand, 0)
    assert list(texts(by_hand))[-1] == "Done. Well worked.", "it is ready for whoever ends it"


def test_everything_said_is_listed_once_in_the_order_of_need() -> None:
    plan = pulls(reps=5, sets=3, rest=60)
    listed = list(texts(plan))
    assert len(listed) == len(set(listed))
    assert listed[0] == said(plan, 0)[0]
    assert listed[-1] == "Done. Well worked."
    everything = {text for phase in plan.phases for text in said(plan, phase.index)}
    assert set(listed) == everything
    assert list(texts(plan, len(plan.phases))) == []
    assert next(iter(texts(plan, 2))) == said(plan, 2)[0]


# Never over a cue -----------------------------------------------------------------------------------------


def untouched(plan: Plan, index: int, length: float) -> None:
    """No phrase touches a cue, a count or another phrase."""
    phase = plan.phases[index]
    found = phrases(plan, index, length)
    assert found == phrases(plan, index, length)
    beeps = [(one.at, one.at + one.parts[-1][0]) for one in passages(plan, index, length, 0)]
    for phrase in found:
        end = phrase.offset + phrase.within
        assert phrase.within > 0
        for start, stop in beeps:
            assert end <= start - GAP + 1e-9 or phrase.offset > stop
        if not phase.open and phrase.offset < length:
            assert end <= length - COUNTED - GAP + 1e-9
    for one, other in pairwise(found):
        assert one.offset + one.within <= other.offset - GAP + 1e-9


@PROPERTY
@given(routines, people, st.none() | st.floats(0, 400))
def test_no_phrase_touches_a_count_a_cue_or_another_phrase(
    routine: Routine, person: Person, length: float | None
) -> None:
    plan = make_plan(routine, {**CATALOGUE, "row": PULL}, person)
    for phase in plan.phases:
        untouched(plan, phase.index, phase.seconds if length is None else length)


@PROPERTY
@given(hand_plans(), st.floats(0, 200))
def test_no_phrase_touches_anything_in_odd_plans_either(plan: Plan, length: float) -> None:
    for phase in plan.phases:
        untouched(plan, phase.index, length)


@PROPERTY
@given(st.integers(1, 12), st.tuples(*[st.sampled_from([0, 0.5, 1, 2, 3.5])] * 4), st.floats(0, 90))
def test_no_phrase_touches_the_tick_of_a_rep(reps: int, parts: tuple[float, ...], length: float) -> None:
    if sum(parts) > 0:
        plan = plan_of(work(reps=reps, tempo=Tempo(*parts)), hold(), person=QUICK)
        untouched(plan, 0, length)


# What is sent ---------------------------------------------------------------------------------------------


def test_without_words_the_outlook_is_the_beeps() -> None:
    plan = plan_of(hold(seconds=40), person=QUICK)
    assert outlook(plan, 0, 40, 3, BEEPS) == passages(plan, 0, 40, 3)


def test_beeps_and_words_are_passages_of_their_own() -> None:
    plan = plan_of(hold(seconds=40), person=QUICK)
    found = outlook(plan, 0, 40, 0, BOTH)
    spoken = [one for one in found if isinstance(one.parts[0][1], Spoken)]
    assert [one for one in found if one not in spoken] == list(passages(plan, 0, 40, 0))
    assert all(len(one.parts) == 1 for one in spoken)
    assert [one.at for one in found] == sorted(one.at for one in found)


def test_speech_says_half_way_and_ten_left_at_their_moments_and_carries_the_beeps_with_it() -> None:
    plan = plan_of(hold(seconds=30), person=QUICK)
    found = outlook(plan, 0, 30, 0, SPEECH)
    by_time = {one.at: one.parts[0][1] for one in found}
    half, ten = by_time[15], by_time[20]
    assert isinstance(half, Spoken)
    assert isinstance(ten, Spoken)
    assert (half.text, half.instead) == ("Half-way.", ((0, Cue.HALF_WAY),))
    assert (ten.text, ten.instead) == ("Ten seconds.", ((0, Cue.TEN_LEFT),))
    assert [cue for one in found for _, cue in one.parts if isinstance(cue, Cue)] == [
        *[Cue.COUNT] * 3,
        Cue.FINISH,
    ]


def test_speech_keeps_the_spacing_of_two_beeps_that_one_phrase_replaces() -> None:
    (words,) = [
        part
        for one in outlook(plan_of(hold(seconds=20), person=QUICK), 0, 20, 5, SPEECH)
        for _, part in one.parts
        if isinstance(part, Spoken) and part.instead
    ]
    assert words.instead == ((0, Cue.HALF_WAY), (pytest.approx(0.6), Cue.TEN_LEFT))


def test_a_beep_that_no_words_say_stays_a_beep() -> None:
    plan = pulls(sets=2, rest=45)
    (rest,) = of_kind(plan, PhaseKind.REST)
    sent = [part for one in outlook(plan, rest.index, 45, 0, SPEECH) for _, part in one.parts]
    assert Cue.TEN_LEFT in sent


def test_reps_are_neither_ticked_nor_counted_where_that_is_turned_off() -> None:
    plan = plan_of(work(reps=4, tempo=Tempo(3, 0, 2, 0)), hold(), person=QUICK)
    found = [part for one in outlook(plan, 0, 20, 0, Heard(True, True, False)) for _, part in one.parts]
    assert not [part for part in found if part in TICKS]
    assert not [part for part in found if isinstance(part, Spoken) and part.text in ("Two.", "Last rep.")]
    assert found[-4:] == [*[Cue.COUNT] * 3, Cue.REST]
    assert any(moment.cue in TICKS for moment in moments(plan, 0)), "they are still shown"


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("of_step", [True, False, None])
def test_a_step_says_for_itself_whether_its_reps_are_heard(wanted: bool, of_step: bool | None) -> None:
    plan = plan_of(work(reps=4, tempo=Tempo(3, 0, 2, 0), rep_ticks=of_step), person=QUICK)
    found = [part for one in outlook(plan, 0, 20, 0, Heard(True, True, wanted)) for _, part in one.parts]
    ticks = wanted if of_step is None else of_step
    assert (Cue.REP in found) is ticks
    assert ("Two." in [part.text for part in found if isinstance(part, Spoken)]) is ticks


def test_words_know_how_long_they_may_last() -> None:
    plan = plan_of(hold(seconds=40), hold(seconds=40), person=QUICK)
    meant = phrases(plan, 0, 40)
    sent = [(one.at, one.parts[0]) for one in outlook(plan, 0, 40, 0, BOTH)]
    spoken = [(at, (offset, words)) for at, (offset, words) in sent if isinstance(words, Spoken)]
    assert spoken == [(one.offset, (0.0, Spoken(one.text, one.within))) for one in meant]


def test_words_in_place_of_a_beep_begin_with_it_and_end_where_they_would_have() -> None:
    plan = plan_of(hold(seconds=40), hold(seconds=40), person=QUICK)
    ends = {one.text: one.offset + one.within for one in phrases(plan, 0, 40)}
    for one in outlook(plan, 0, 40, 0, SPEECH):
        words = one.parts[0][1]
        if isinstance(words, Spoken):
            assert one.at + words.within == pytest.approx(ends[words.text])
    assert [one.at for one in outlook(plan, 0, 40, 20, SPEECH)][:2] == [20, 30], "what begins now is said"


def test_a_session_that_is_ended_by_hand_has_its_finish_and_its_last_words() -> None:
    (rung,) = finish(BEEPS)
    assert (rung.at, rung.parts) == (0, ((0, Cue.FINISH),))
    assert [one.at for one in finish(BOTH)] == [0, 1.6]
    assert finish(BOTH)[1].parts == ((0, Spoken("Done. Well worked.", 4.0)),)


def test_what_is_past_is_not_said_any_more() -> None:
    plan = plan_of(hold(seconds=30), person=QUICK)
    left = [part for one in outlook(plan, 0, 30, 16, BOTH) for _, part in one.parts]
    assert [part.text for part in left if isinstance(part, Spoken)] == ["Ten seconds.", "Done. Well worked."]


def test_an_endless_name_is_not_said_endlessly() -> None:
    endless = Exercise("own", "Row " * 1000)
    plan = plan_of(work("own"), own=(endless,), person=Person(prepare=60))
    assert all(len(text) < 200 for text in said(plan, 0))
