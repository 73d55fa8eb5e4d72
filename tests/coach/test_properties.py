"""What holds for every session that is led, however time goes and whatever is pressed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.cue import Cue
from backcoach.training.cues import start_cue
from backcoach.training.event import CueGiven, Ending, Event, PhaseEnded, PhaseStarted
from backcoach.training.plan import Plan
from backcoach.training.session import Command, Mode

from .. import shipped
from ..fakes import Led, led, on_the_host, punctual, undisturbed
from ..training.builders import plan_by_hand
from ..training.strategies import PROPERTY, Press, hand_plans, presses

steps = st.lists(st.floats(0.001, 90, allow_subnormal=False), min_size=1, max_size=60)
"""How long nobody looks, again and again."""

long_enough = st.lists(st.sampled_from([0.5, 1.0, 3.0, 5.0, 12.0, 20.0, 40.0]), min_size=1, max_size=6)
"""Phases, all of some length: a plan has no others."""

START_CUES = {Cue.PREPARE, Cue.WORK, Cue.HOLD, Cue.CARRY, Cue.REST, Cue.CHANGE_SIDES}


def lead_through(plan: Plan, pressed: Iterable[Press], *, stalling: bool) -> Led:
    """Press keys at their times; in between either look at every moment, or not at all."""
    session = led(plan)
    for gap, command in pressed:
        if stalling:
            session.clock.advance(gap)
        else:
            session.wait(gap)
        if command is None:
            session.coach.tick()
        else:
            session.press(command)
    return session


def holds(lengths: list[float]) -> Plan:
    return plan_by_hand(*lengths)


@PROPERTY
@given(steps, st.sampled_from([*shipped.ROUTINES]))
def test_a_session_is_told_the_same_however_time_goes(gaps: list[float], routine: str) -> None:
    plan = shipped.plan(routine).closed()
    session = led(plan)
    for gap in gaps:
        session.stall(gap)
        now = session.clock.now()
        assert all(event.at <= now for event in session.told)
        assert session.coach.wake is None or session.coach.wake > now
    session.stall(max(0.0, plan.seconds - session.clock.now()) + 1)
    assert punctual(session.told) == undisturbed(plan)


@PROPERTY
@given(hand_plans(), presses, st.booleans())
def test_nothing_is_told_before_its_time_or_out_of_order(
    plan: Plan, pressed: list[Press], stalling: bool
) -> None:
    session = lead_through(plan, pressed, stalling=stalling)
    times = [event.at for event in session.told]
    assert times == sorted(times)
    assert all(event.late >= 0 and event.at + event.late <= session.clock.now() for event in session.told)


@PROPERTY
@given(hand_plans(), presses)
def test_who_looks_rarely_is_told_the_same_as_who_always_looks(plan: Plan, pressed: list[Press]) -> None:
    always = lead_through(plan, pressed, stalling=False)
    rarely = lead_through(plan, pressed, stalling=True)
    assert punctual(rarely.told) == punctual(always.told)
    assert rarely.coach.session.state == always.coach.session.state


@PROPERTY
@given(hand_plans(), presses)
def test_wake_is_in_the_future_and_there_is_none_while_the_clock_stands(
    plan: Plan, pressed: list[Press]
) -> None:
    session = led(plan)
    for gap, command in pressed:
        session.wait(gap)
        if command is not None:
            session.press(command)
        wake, until = session.coach.wake, session.coach.until_wake()
        assert (wake is None) is (until is None)
        if session.coach.session.state.mode is not Mode.RUNNING:
            assert wake is None
        elif wake is not None:
            assert wake > session.clock.now()
            assert until == wake - session.clock.now()


def told_by_phase(told: list[Event]) -> list[tuple[PhaseStarted, list[CueGiven]]]:
    """Each phase that was entered, with its cues."""
    visits: list[tuple[PhaseStarted, list[CueGiven]]] = []
    for event in told:
        if isinstance(event, PhaseStarted):
            visits.append((event, []))
        elif isinstance(event, CueGiven):
            assert event.index == visits[-1][0].index
            visits[-1][1].append(event)
    return visits


@PROPERTY
@given(hand_plans(), presses, st.booleans())
def test_every_phase_that_is_entered_is_announced_once_and_first(
    plan: Plan, pressed: list[Press], stalling: bool
) -> None:
    session = lead_through(plan, pressed, stalling=stalling)
    for started, cues in told_by_phase(session.told):
        if started.spent > 0:  # a press was taken back, and the phase goes on
            assert all(cue.cue not in START_CUES for cue in cues)
            continue
        if plan.phases[started.index].seconds > 0:
            assert cues[0].cue is start_cue(plan.phases[started.index])
            assert cues[0].at == started.at
        assert all(cue.cue not in START_CUES for cue in cues[1:])


@PROPERTY
@given(long_enough, presses, st.booleans())
def test_a_pause_neither_loses_nor_repeats_a_cue(
    lengths: list[float], pressed: list[Press], stalling: bool
) -> None:
    plan = holds(lengths)
    only_pauses = [
        (gap, command if command in (Command.PAUSE, Command.RESUME) else None) for gap, command in pressed
    ]
    session = lead_through(plan, only_pauses, stalling=stalling)
    session.press(Command.RESUME)
    session.wait(plan.seconds + 1)
    told = [(event.index, event.text) for event in session.told if isinstance(event, CueGiven)]
    assert told == [(event.index, event.text) for event in undisturbed(plan) if isinstance(event, CueGiven)]


# What is heard -------------------------------------------------------------------------------------------


@PROPERTY
@given(long_enough, presses)
def test_what_is_heard_begins_every_phase_that_is_entered_and_no_other(
    lengths: list[float], pressed: list[Press]
) -> None:
    """Resuming says it again; and what is entered in a pause is heard when the clock goes on."""
    plan = holds(lengths)
    session = lead_through(plan, pressed, stalling=False)
    starts = [at for at, cue in session.heard() if cue in START_CUES]
    entered, resumed, paused = [], [], True
    for event in session.told:
        name = type(event).__name__
        paused = name == "Paused" or (paused and name not in ("SessionStarted", "Resumed"))
        if isinstance(event, PhaseStarted) and not paused:
            entered.append(event.at)
        if name == "Resumed":
            resumed.append(event.at)
    # Of two entries at one moment the second may silence the first.
    assert set(entered) <= set(starts)
    assert Counter(starts) <= Counter(entered + resumed)


@PROPERTY
@given(long_enough, presses, st.booleans())
def test_the_player_is_sent_nothing_that_is_past(
    lengths: list[float], pressed: list[Press], stalling: bool
) -> None:
    session = lead_through(holds(lengths), pressed, stalling=stalling)
    for asked in session.player.asked:
        for passage in asked.passages or ():
            assert passage.at >= asked.at
            times = [at for at, _ in on_the_host(passage)]
            assert times == sorted(times)


@PROPERTY
@given(long_enough, presses, st.booleans())
def test_what_the_player_was_left_with_is_what_will_be_told(
    lengths: list[float], pressed: list[Press], stalling: bool
) -> None:
    """Up to the end of the phase, screen and sound say the same at the same moments."""
    plan = holds(lengths)
    session = lead_through(plan, pressed, stalling=stalling)
    now = session.clock.now()
    parts = [part for passage in session.player.pending for part in on_the_host(passage)]
    pending = {(round(at - session.clock.began, 6), cue) for at, cue in parts}
    pending = {(at, cue) for at, cue in pending if at > now}
    if session.coach.session.state.mode is not Mode.RUNNING:
        assert pending == set()
        return
    end = session.coach.session.deadline
    assert end is not None
    session.forget()
    session.wait(end - now)
    told = {(round(event.at, 6), event.cue) for event in session.told if isinstance(event, CueGiven)}
    assert {cue for cue in told if cue[0] <= end} == pending
    (ended,) = [event for event in session.told if isinstance(event, PhaseEnded)]
    assert ended.ending is Ending.ELAPSED
