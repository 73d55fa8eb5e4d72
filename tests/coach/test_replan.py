"""The conductor: a plan that changes under a session, and a session that is taken up again."""

from __future__ import annotations

import pytest

from backcoach.training.cue import Cue
from backcoach.training.event import CueGiven, PhaseStarted, Replanned, Resumed, SessionFinished
from backcoach.training.plan import Plan
from backcoach.training.session import Command, Mode, State

from ..fakes import Led, led
from ..training.builders import hold, plan_by_hand, plan_of, work

BEFORE = plan_of(work(reps=10, sets=2, rest=30))
"""Prepare 10 s, work 30 s, rest 30 s, work 30 s."""
AFTER = plan_of(work(reps=10, sets=2, rest=30), hold(seconds=20))
"""The same, then a rest and a hold."""


def starts(session: Led) -> list[tuple[float, str]]:
    plan = session.coach.plan
    return [
        (event.at, str(plan.phases[event.index].kind))
        for event in session.told
        if isinstance(event, PhaseStarted)
    ]


def test_what_is_done_stays_and_what_comes_is_the_new_plan_s() -> None:
    session = led(BEFORE)
    session.wait(25)
    session.coach.replan(AFTER)
    session.wait(200)
    after_work = [(10 + 30 + 30, "work"), (100, "rest")]
    assert starts(session)[:4] == [(0, "prepare"), (10, "work"), (40, "rest"), after_work[0]]
    assert starts(session)[4] == after_work[1]
    assert starts(session)[5][1] == "hold"
    assert isinstance(session.told[-1], SessionFinished)


def test_listeners_are_given_the_plan_that_is_walked_from_now_on() -> None:
    session = led(BEFORE)
    session.wait(25)
    session.forget()
    session.coach.replan(AFTER)
    assert session.told == [Replanned(at=25, index=1, plan=session.coach.plan)]
    assert len(session.coach.plan.phases) == len(AFTER.phases)


def test_the_running_phase_is_not_announced_again_and_leads_to_what_comes_now() -> None:
    session = led(plan_by_hand(30))
    session.wait(25)
    assert session.player.pending[-1].parts[-1][1] is Cue.FINISH
    session.coach.replan(plan_by_hand(30, 10))
    assert session.player.asked[-2].is_cut
    (passage,) = session.player.pending
    assert [cue for _, cue in passage.parts] == [Cue.COUNT, Cue.COUNT, Cue.COUNT, Cue.HOLD]
    session.wait(5)
    texts = [text for _, text in session.cues()]
    assert "Done. Well worked" not in texts
    assert texts.count("Hold: dead hang, 30 s") == 1


def test_in_a_pause_nothing_is_heard_of_a_new_plan() -> None:
    session = led(BEFORE)
    session.wait(25)
    session.press(Command.PAUSE)
    session.forget()
    session.coach.replan(AFTER)
    assert session.player.asked == []
    assert session.coach.wake is None
    session.press(Command.RESUME)
    session.wait(200)
    assert starts(session)[-1][1] == "hold"


@pytest.mark.parametrize("how", ["finished", "stopped"])
def test_a_session_that_is_over_keeps_the_plan_that_it_had(how: str) -> None:
    session = led(plan_by_hand(10))
    session.wait(5)
    if how == "stopped":
        session.press(Command.QUIT)
    session.wait(20)
    session.forget()
    session.coach.replan(plan_by_hand(10, 20, 30))
    assert session.told == []
    assert session.coach.plan == plan_by_hand(10)


# Taken up again ------------------------------------------------------------------------------------------


def taken_up(plan: Plan, index: int, spent: float, extra: float = 0.0) -> Led:
    state = State(mode=Mode.PAUSED, index=index, spent=spent, extra=extra)
    return led(plan, state=state, start=False)


def test_a_session_that_was_left_goes_on_where_it_stood() -> None:
    session = taken_up(plan_by_hand(10, 30, 10), 1, 12)
    assert not session.press(Command.START)
    session.wait(100)
    assert session.told == []
    assert session.press(Command.RESUME)
    assert session.told == [Resumed(at=100, index=1, left=18)]
    session.wait(60)
    assert [(at, cue) for at, cue in session.heard() if cue is Cue.HOLD] == [(100, Cue.HOLD), (118, Cue.HOLD)]
    told = [event.at for event in session.told if isinstance(event, CueGiven)]
    assert told == [103, 108, 115, 116, 117, 118, 125, 126, 127, 128]


def test_what_was_added_to_the_phase_is_kept() -> None:
    session = taken_up(plan_by_hand(10, 30), 0, 5, extra=15)
    session.press(Command.RESUME)
    assert session.coach.session.left(0) == 20
    session.wait(20)
    assert session.coach.session.state.index == 1
