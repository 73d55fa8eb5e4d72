"""The beats of reps: when each begins and turns is heard, the last one told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcoach.training.cue import Cue
from backcoach.training.cues import Moment, moments, turn_of
from backcoach.training.exercise import Sides
from backcoach.training.figure import Figure, Part, usual_rep
from backcoach.training.quantities import Tempo
from backcoach.training.skeleton import View

from .builders import QUICK, cues_of, exercise, hold, plan_by_hand, plan_of, work


def test_every_further_rep_has_a_tick_and_the_last_one_its_own() -> None:
    plan = plan_of(work(reps=4, tempo=Tempo(3, 0, 1, 0)), hold(), person=QUICK)
    ticks = [moment for moment in moments(plan, 0) if moment.cue in (Cue.REP, Cue.LAST_REP)]
    assert ticks == [
        Moment(4, Cue.REP, "rep 2"),
        Moment(8, Cue.REP, "rep 3"),
        Moment(12, Cue.LAST_REP, "rep 4, the last"),
    ]


@pytest.mark.parametrize("reps", [1, 2, 5, 20])
@pytest.mark.parametrize("tempo", [Tempo(1, 0, 0, 0), Tempo(2, 0, 1, 0), Tempo(3, 1, 1, 2)])
def test_there_is_one_tick_less_than_there_are_reps(reps: int, tempo: Tempo) -> None:
    plan = plan_of(work(reps=reps, tempo=tempo), person=QUICK)
    ticks = [cue for _, cue in cues_of(plan) if cue in (Cue.REP, Cue.LAST_REP)]
    assert ticks == [Cue.REP] * (reps - 2) + [Cue.LAST_REP] * (reps > 1)


def test_alternating_reps_name_their_side() -> None:
    plan = plan_of(work(reps=4, sides=Sides.ALTERNATE, tempo=Tempo(4, 0, 1, 0)), hold(), person=QUICK)
    ticks = [one.text for one in moments(plan, 0) if one.text.startswith("rep ")]
    assert ticks == ["rep 2, right", "rep 3, left", "rep 4, the last, right"]


def test_reps_are_not_halved() -> None:
    plan = plan_of(work(reps=10, tempo=Tempo(3, 0, 3, 0)), person=QUICK)
    reps = {Cue.REP, Cue.REP_UP, Cue.LAST_REP}
    assert {cue for _, cue in cues_of(plan)} == reps | {Cue.WORK, Cue.COUNT, Cue.FINISH}


def test_reps_in_a_shortened_set_tick_only_while_it_lasts() -> None:
    plan = plan_of(work(reps=10, tempo=Tempo(2, 0, 2, 0)), hold(), person=QUICK)
    ticks = [offset for offset, cue in cues_of(plan, length=12.5) if cue is Cue.REP]
    assert ticks == [4, 8]
    assert [offset for offset, cue in cues_of(plan, length=12.75) if cue is Cue.REP] == [4, 8, 12]


@pytest.mark.parametrize(
    ("length", "begun", "turned"),
    [
        (12.5, [4, 8], [2, 6, 10]),
        (12.6, [4, 8, 12], [2, 6, 10]),
        (10.5, [4, 8], [2, 6]),
        (10.6, [4, 8], [2, 6, 10]),
    ],
)
def test_a_rep_that_begins_or_turns_just_apart_from_the_end_is_still_heard(
    length: float, begun: list[float], turned: list[float]
) -> None:
    plan = plan_of(work(reps=10, tempo=Tempo(2, 0, 2, 0)), hold(), person=QUICK)
    cues = cues_of(plan, length=length)
    assert [offset for offset, cue in cues if cue is Cue.REP] == begun
    assert [offset for offset, cue in cues if cue is Cue.REP_UP] == turned


def test_a_lengthened_set_has_no_more_reps() -> None:
    plan = plan_of(work(reps=3, tempo=Tempo(4, 0, 1, 0)), hold(), person=QUICK)
    begun = [offset for offset, cue in cues_of(plan, length=30) if cue not in (Cue.COUNT, Cue.REP_UP)]
    assert begun == [0, 5, 10]
    assert [offset for offset, cue in cues_of(plan, length=30) if cue is Cue.REP_UP] == [1, 6, 11]


@pytest.mark.parametrize(
    ("tempo", "turns"),
    [
        (Tempo(3, 0, 1, 0), [1, 5, 9]),
        (Tempo(2, 0, 1, 1), [2, 6, 10]),  # the hold at the top belongs to the lift
        (Tempo(0.6, 0, 0.6, 0), [0.6, 1.8, 3.0]),
        (Tempo(3, 0, 0.5, 0), []),  # too quick a half to be told by a tick of its own
        (Tempo(0.5, 0, 2, 0), []),
        (Tempo(2, 0, 0, 0), []),
    ],
)
def test_each_rep_is_heard_to_turn_from_the_first_one_on(tempo: Tempo, turns: list[float]) -> None:
    plan = plan_of(work(reps=3, tempo=tempo), hold(), person=QUICK)
    found = [offset for offset, cue in cues_of(plan, length=30) if cue is Cue.REP_UP]
    assert found == pytest.approx(turns)


@pytest.mark.parametrize(
    ("first", "turn"),
    [
        (Part.LOWERING, (5, "up")),
        (Part.BOTTOM, (6, "down")),
        (Part.LIFTING, (4, "down")),
        (Part.TOP, (6, "up")),
    ],
)
def test_a_rep_turns_where_its_figure_does(first: Part, turn: tuple[float, str]) -> None:
    figure = Figure(View.SIDE, (), rep=usual_rep((first,), {}))
    assert turn_of(Tempo(3, 2, 3, 1), figure) == turn
    assert turn_of(Tempo(3, 2, 3, 1), None) == (4, "down")  # without a figure it begins with the lift


def test_the_reps_of_a_set_are_heard_to_turn_as_its_exercise_s_figure_does() -> None:
    lowered = exercise(figure=Figure(View.SIDE, (), rep=usual_rep((Part.LOWERING,), {})))
    drawn, plain = (
        [one for one in moments(plan, 0) if one.cue is Cue.REP_UP]
        for plan in (
            plan_of(work(name, 2, tempo=Tempo(3, 0, 1, 0)), own=(lowered,), person=QUICK)
            for name in ("own", "row")
        )
    )
    assert drawn == [Moment(3, Cue.REP_UP, "up"), Moment(7, Cue.REP_UP, "up")]
    assert plain == [Moment(1, Cue.REP_UP, "down"), Moment(5, Cue.REP_UP, "down")]


def test_reps_of_no_exercise_turn_as_most_do_and_a_tempo_without_reps_ticks_nothing() -> None:
    (phase, *after) = plan_of(work(reps=2, tempo=Tempo(3, 0, 1, 0)), hold(), person=QUICK).phases
    nameless = replace(plan_by_hand(5), phases=(replace(phase, exercise=None), *after))
    assert [offset for offset, cue in cues_of(nameless) if cue is Cue.REP_UP] == [1, 5]
    countless = replace(nameless, phases=(replace(phase, reps=None), *after))
    assert {cue for _, cue in cues_of(countless)} == {Cue.WORK, Cue.COUNT}
