"""A session in lines, read as somebody hears it who doesn't see the screen."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from backcoach.training.aloud import speaking_time
from backcoach.training.event import Event, Interrupted
from backcoach.training.exercise import Exercise, Sides
from backcoach.training.muscle import Muscle
from backcoach.training.narration import Narrator, summed_up
from backcoach.training.phase import PhaseKind
from backcoach.training.plan import Plan
from backcoach.training.quantities import LoadClass, Percent, clock_text
from backcoach.training.readable import sentence
from backcoach.training.routine import Pace
from backcoach.training.session import Command, State
from backcoach.training.tally import Tally

from .. import shipped
from ..fakes import Led, led
from .builders import hold, plan_by_hand, plan_of, work
from .test_readable import SPELLED_OUT

PRESSED = """\
     0  Test, 8 steps, 3 minutes 38 seconds. F1 lists the keys.
     0  Get ready: dumbbell row.
     2  15 seconds more, 23 seconds left.
     2  15 seconds less, 8 seconds left.
     2  Work: dumbbell row, 5 reps.
     3  Taken back. Get ready: dumbbell row. 8 seconds left.
     3  Paused, 8 seconds left. Space goes on.
     3  Going on. Get ready: dumbbell row. 8 seconds left.
    11  Work: dumbbell row, 5 reps.
    14  Rep 2, right.
    17  Rep 3, left.
    20  Rep 4, right.
    23  Rep 5, the last, left.
    26  Rest, 60 seconds: light, 5 reps. Next: dead hang, 20 seconds.
    76  Ten seconds left.
    86  Hold: dead hang, 20 seconds. Space ends it.
   125  Paused. Space goes on.
   125  Going on. Hold: dead hang, 20 seconds.
   125  Rest, 35 seconds: bodyweight, 20 seconds. Next: superman, set 1 of 2, 3 reps.
   125  Work: superman, set 1 of 2, 3 reps.
   128  Rep 2.
   129  Session ended early.
"""
"""A session with a press of every kind, without the counts."""

COUNTS = ("3", "2", "1")

TOUR = """\
   0:00  Tour, 10 steps, 1 minute 49 seconds.
   0:00  Warm-up. Get ready: arm circles.
   0:10  Work: arm circles, 10 seconds.
   0:10  Feel your shoulders.
   0:20  Main part. Get ready, 10 seconds: superman, 3 reps.
   0:30  Work: superman, 3 reps.
   0:34  Rep 2.
   0:38  Rep 3, the last.
   0:42  Rest, 30 seconds: as written. Next: overhead carry, left side, 5 metres, light.
   0:42  Feel your mid traps, lower traps and shoulders. Right arrow skips, left redoes.\
 Avoid: leaning away from the weight.
   1:02  Ten seconds left.
   1:12  Carry: overhead carry, left side, 5 metres.
   1:18  Change sides: right.
   1:23  Carry: overhead carry, right side, 5 metres.
   1:29  Cool-down. Get ready, 10 seconds: child's pose, 10 seconds.
   1:39  Hold: child's pose, 10 seconds.
   1:39  Feel your lats and low back.
   1:49  Done. Well worked.
   1:49  Session finished.
"""
"""All that is said but the counts."""


def narrated(
    plan: Plan, *, keys: bool = False, state: State | None = None, asks: str = ""
) -> tuple[Led, Narrator, list[tuple[float, str]]]:
    """A session that isn't started yet, and every line with its moment."""
    session = led(plan, start=False, state=state)
    named = {"session.go": "space", "session.back": "b", "session.quit": "q", "session.keys": "f1"}
    narrator = Narrator(
        session.coach.session, key=lambda name: named.get(name, "") if keys else "", asks=lambda: asks
    )
    told: list[tuple[float, str]] = []

    def listen(event: Event) -> None:
        told.extend((event.at, line) for line in narrator.lines(event))

    session.coach.listen(listen)
    return session, narrator, told


def with_exercise(plan: Plan, exercise: Exercise) -> Plan:
    return replace(plan, phases=tuple(replace(phase, exercise=exercise) for phase in plan.phases))


def heard(plan: Plan, *, keys: bool = False, first: int = 0) -> list[tuple[float, str]]:
    """Every line of a whole session."""
    session, _, told = narrated(plan, keys=keys, state=State(index=first))
    session.press(Command.START)
    session.wait(plan.seconds)
    return told


def test_the_tour_reads_well_from_its_beginning_to_its_end() -> None:
    told = [
        f"{clock_text(math.floor(at)):>7}  {line}"
        for at, line in heard(shipped.plan("tour"))
        if line not in COUNTS
    ]
    assert told == TOUR.splitlines()


def test_the_tour_counts_down_to_each_of_its_boundaries() -> None:
    boundaries = [10, 20, 30, 42, 72, 78, 83, 89, 99, 109]
    counts = [(end - n, str(n)) for end in boundaries for n in (3, 2, 1)]
    assert [(round(at), line) for at, line in heard(shipped.plan("tour")) if line in COUNTS] == counts


@pytest.mark.parametrize("level", shipped.LEVELS)
@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_every_line_of_what_is_shipped_is_a_sentence_that_ends_before_the_next_cue(
    routine: str, level: object
) -> None:
    told = heard(shipped.plan(routine, level))  # type: ignore[arg-type]
    moments = sorted({at for at, _ in told})
    for at, following in pairwise(moments):
        lines = [line for moment, line in told if moment == at and line not in COUNTS]
        for line in lines:
            assert line == sentence(line)
            assert not SPELLED_OUT & set(line), line
        thoughts = lines[1:]  # what must be said at a moment is said, but nothing is added that has no room
        if thoughts:
            assert at + sum(map(speaking_time, lines)) < following, lines


@pytest.mark.parametrize("routine", ["full-back-a", "full-back-b", "first-pull-up"])
def test_where_there_is_time_all_that_the_screen_says_of_an_exercise_is_said(routine: str) -> None:
    plan = shipped.plan(routine)
    told = " ".join(line for _, line in heard(plan))
    repeated = [phase for phase in plan.phases if phase.kind.active and phase.set and phase.set > 1]
    assert repeated
    for phase in repeated:
        exercise = phase.exercise
        assert exercise is not None
        for text in (*phase.cues[:5], f"breathe {exercise.breath}" if exercise.breath else ""):
            assert sentence(text) in told, text
        for fault in exercise.faults[:3]:
            assert sentence(f"avoid: {fault[0].lower()}{fault[1:]}") in told


def test_once_all_is_said_each_further_set_has_one_thing_to_think_of() -> None:
    bend = Exercise("bend", "Bend", cues=("Slowly", "With a straight back", "And up again"))
    plan = with_exercise(plan_of(work(sets=6, reps=5, rest=90)), bend)
    rests = {phase.at for phase in plan.phases if phase.kind is PhaseKind.REST}
    thoughts = [line for at, line in heard(plan) if at in rests and not line.startswith(("Rest", "Main"))]
    one, two, three = "Slowly.", "With a straight back.", "And up again."
    assert thoughts == [f"{one} {two} {three}", one, two, three, one]


def test_what_can_be_told_of_a_set_is_asked_once_in_a_rest_that_has_the_time() -> None:
    question = "How was it?"
    session, _, told = narrated(plan_of(work(sets=4, reps=5, rest=[5, 60, 60])), asks=question)
    session.press(Command.START)
    session.wait(600)
    rests = [phase.at for phase in session.coach.plan.phases if phase.kind is PhaseKind.REST]
    assert [at for at, line in told if line == question] == [rests[1]]


def test_a_start_later_on_says_what_is_left() -> None:
    assert heard(shipped.plan("tour"), first=8)[0][1] == "Tour, from step 9 of 10, 20 seconds."


def test_an_open_set_says_how_it_ends() -> None:
    plan = plan_of(work(sets=1, reps=5, pace=Pace.SELF))
    session, _, told = narrated(plan, keys=True)
    session.press(Command.START)
    session.wait(plan.phases[1].at + 1)
    assert any(line.startswith("Work: ") and line.endswith(" Space ends it.") for _, line in told)


def test_keys_are_only_spoken_of_to_somebody_who_can_press_one() -> None:
    for keys in (True, False):
        session, narrator, told = narrated(plan_by_hand(10, 10), keys=keys)
        session.press(Command.START)
        session.press(Command.PAUSE)
        assert told[-1][1] == "Paused, 10 seconds left." + (" Space goes on." if keys else "")
        (lost,) = narrator.lines(Interrupted(at=0, index=0, lost=3725.0))
        told_keys = " B does this again. Q ends the session."  # what goes on was said with the pause
        assert lost == "Time was lost, 1 hour 2 minutes." + (told_keys if keys else "")


def test_every_press_is_answered_in_words() -> None:
    plan = plan_of(
        work(reps=5, sides=Sides.ALTERNATE, load=LoadClass.LIGHT),
        hold(pace=Pace.SELF),
        work("superman", reps=3, sets=2),
    )
    session, _, told = narrated(plan, keys=True)
    session.press(Command.START)
    session.wait(2)
    for command in (Command.LONGER, Command.SHORTER, Command.NEXT):
        session.press(command)
    session.wait(1)
    for command in (Command.UNDO, Command.PAUSE, Command.RESUME):
        session.press(command)
    session.wait(122)
    for command in (Command.PAUSE, Command.RESUME, Command.DONE, Command.NEXT):
        session.press(command)
    session.wait(4)
    session.press(Command.QUIT)
    assert [f"{math.floor(at):>6}  {line}" for at, line in told if line not in COUNTS] == PRESSED.splitlines()


def test_what_comes_next_is_told_with_its_sides_and_its_load() -> None:
    rest = plan_of(work(reps=5, sets=2, rest=30, sides=Sides.ALTERNATE, load=Percent(80)))
    (said,) = [line for _, line in heard(rest) if line.startswith("Rest")]
    assert said.endswith("Next: dumbbell row, set 2 of 2, 5 reps, sides in turn, 80 per cent of your best.")


def test_nothing_comes_after_the_last_set() -> None:
    session, narrator, _ = narrated(plan_by_hand(10, 10))
    session.press(Command.START)
    session.wait(12)
    assert (
        narrator.where(12)
        == "Hold: dead hang, 10 seconds. 8 seconds left. Step 2 of 2, 8 seconds left in all."
    )


def test_where_the_session_stands_can_be_asked_for() -> None:
    session, narrator, _ = narrated(shipped.plan("tour"))
    session.press(Command.START)
    session.wait(50)
    assert narrator.where(50) == (
        "Rest. 22 seconds left. Next: overhead carry, left side, 5 metres, light."
        " Step 5 of 10, 59 seconds left in all."
    )
    session.press(Command.PAUSE)
    assert narrator.where(50).startswith("Paused. Rest. 22 seconds left.")
    session.press(Command.RESUME)
    session.wait(200)
    assert narrator.where(200) == "The session is over."


def test_a_load_that_is_no_weight_is_said() -> None:
    plan = plan_of(work(sets=2, reps=5, rest=60))
    phases = tuple(replace(phase, load=Percent(85)) for phase in plan.phases)
    told = [line for _, line in heard(replace(plan, phases=phases))]
    assert any("85 per cent of your best" in line for line in told)


def test_muscles_are_named_as_one_would() -> None:
    muscles = (Muscle.GLUTES, Muscle.HIP_FLEXORS)
    exercise = Exercise("bend", "Bend", muscles=muscles)
    plan = plan_by_hand(60)
    phases = tuple(replace(phase, exercise=exercise) for phase in plan.phases)
    assert "Feel your glutes and the front of the hips." in [
        line for _, line in heard(replace(plan, phases=phases))
    ]


def test_a_muscle_that_is_a_part_of_something_takes_an_article() -> None:
    stretch = with_exercise(plan_by_hand(60), Exercise("bend", "Bend", muscles=(Muscle.HIP_FLEXORS,)))
    assert "Feel the front of the hips." in [line for _, line in heard(stretch)]


def test_each_exercise_is_summed_up_by_how_much_of_it_was_done() -> None:
    plan = plan_of(work(sets=2, reps=5, rest=30), hold(rest=10), work("superman", reps=3))
    session, _, _ = narrated(plan)
    tally = Tally(plan)
    session.coach.listen(tally.listen)
    session.press(Command.START)
    session.wait(plan.phases[-1].at - 1)
    session.press(Command.QUIT)
    assert list(summed_up(tally))[1:] == [
        "Dumbbell row: all 2 sets, 30 seconds.",
        "Dead hang: done, 20 seconds.",
        "Superman: not done.",
    ]


def test_what_was_done_is_summed_up() -> None:
    plan = plan_of(work(sets=2, reps=5, rest=30))
    session, _, _ = narrated(plan)
    tally = Tally(plan)
    session.coach.listen(tally.listen)
    session.press(Command.START)
    session.wait(plan.phases[1].at + plan.phases[1].seconds + 5)
    session.press(Command.QUIT)
    lines = list(summed_up(tally))
    assert lines[0].startswith("1 of 2 sets done, ")
    assert lines[0].endswith(" under load, 5 seconds of rest.")
    assert lines[1].startswith("Dumbbell row: 1 of 2 sets, ")
