"""What holds for every session, whatever is pressed and whenever somebody looks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backcoach.training.event import (
    Adjusted,
    Ending,
    Event,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)
from backcoach.training.plan import Plan
from backcoach.training.session import (
    MOST_UNDONE,
    TRANSITIONS,
    UNDOABLE,
    Command,
    IllegalCommand,
    Mode,
    Session,
    State,
)

from .builders import plan_by_hand
from .strategies import PROPERTY, Press, hand_plans, moments, odd_presses, presses


@dataclass(frozen=True)
class Call:
    """One call to a session, with what it was before and after."""

    now: float
    gap: float
    command: Command | None
    before: State
    left_before: float
    after: State
    left: float
    events: tuple[Event, ...]


def call(session: Session, gap: float, command: Command | None) -> Call:
    """Let `gap` seconds pass and press the key; what is illegal leaves no trace, so time only passes."""
    before, left_before = session.state, session.left(session.state.seen)
    now = before.seen + gap
    if command is None:
        events = session.advance(now)
    else:
        try:
            events = session.apply(command, now)
        except IllegalCommand:
            assert session.state == before
            command = None
            events = session.advance(now)
    return Call(now, gap, command, before, left_before, session.state, session.left(now), events)


def walk(plan: Plan, pressed: Iterable[Press]) -> list[Call]:
    """Start a session at 0 and press the keys."""
    session = Session(plan)
    return [call(session, 0, Command.START), *(call(session, gap, command) for gap, command in pressed)]


def told(calls: Iterable[Call]) -> list[Event]:
    return [event for one in calls for event in one.events]


def punctual(events: Iterable[Event]) -> list[Event]:
    """The events as they would be if somebody had looked at every moment."""
    return [replace(event, late=0) for event in events]


@PROPERTY
@given(hand_plans(), odd_presses)
def test_no_phase_is_lost_or_doubled(plan: Plan, pressed: list[Press]) -> None:
    last, count = None, len(plan.phases)
    running: int | None = None
    for event in told(walk(plan, pressed)):
        if isinstance(event, SessionStarted):
            assert last is None
        elif isinstance(event, PhaseStarted):
            assert running is None
            if isinstance(last, PhaseEnded):
                assert event.after is last.ending
                steps = {Ending.WENT_BACK: (-1, 0)}.get(last.ending, (1,))
                assert event.index - last.index in steps or last.ending is Ending.UNDONE
            else:
                assert isinstance(last, SessionStarted)
                assert (event.index, event.after) == (0, None)
            assert 0 <= event.index < count
            running = event.index
        elif isinstance(event, PhaseEnded):
            assert running == event.index
            assert event.ending is not Ending.STOPPED
            running = None
        elif isinstance(event, SessionFinished):
            assert running is None
            assert count == 0 or (isinstance(last, PhaseEnded) and last.index == count - 1)
        else:
            assert isinstance(event, Paused | Resumed | Adjusted)
            assert running == event.index
        assert not isinstance(last, SessionFinished | SessionStopped)
        last = event


@PROPERTY
@given(hand_plans(), presses)
def test_a_phase_says_how_long_it_really_ran(plan: Plan, pressed: list[Press]) -> None:
    ran, since = 0.0, None
    length, went_on = 0.0, False
    for event in told(walk(plan, pressed)):
        if isinstance(event, PhaseEnded):
            ran += event.at - since if since is not None else 0
            assert event.seconds == ran
            if event.ending is Ending.ELAPSED:
                assert event.seconds == length or went_on
                assert not plan.phases[event.index].open
            since = event.at if since is not None else None
        elif isinstance(event, SessionStarted):
            since = event.at
        elif isinstance(event, PhaseStarted):
            ran, length = event.spent, plan.phases[event.index].seconds
            # What it had been made longer or shorter by, before a press was taken back, is back as well.
            went_on = event.after is Ending.UNDONE
        elif isinstance(event, Adjusted):
            length += event.by
        elif isinstance(event, Paused) and since is not None:
            ran, since = ran + event.at - since, None
        elif isinstance(event, Resumed):
            since = event.at


@PROPERTY
@given(hand_plans(), presses)
def test_time_left_is_never_below_zero_and_only_commands_and_new_phases_make_it_grow(
    plan: Plan, pressed: list[Press]
) -> None:
    for one in walk(plan, pressed):
        assert one.left >= 0
        grown = any(
            isinstance(event, PhaseStarted) or (isinstance(event, Adjusted) and event.by > 0)
            for event in one.events
        )
        assert grown or one.left <= one.left_before
        if not one.events:
            ticking = one.before.mode is Mode.RUNNING
            assert one.left == max(0, one.left_before - (one.gap if ticking else 0))


@PROPERTY
@given(hand_plans(), odd_presses)
def test_with_odd_fractions_of_a_second_nothing_falls_below_zero_either(
    plan: Plan, pressed: list[Press]
) -> None:
    for one in walk(plan, pressed):
        assert one.left >= 0
        assert all(event.late >= 0 for event in one.events)
        assert all(event.seconds >= 0 for event in one.events if isinstance(event, PhaseEnded))
        assert all(event.left >= 0 for event in one.events if isinstance(event, Paused | Resumed | Adjusted))


@PROPERTY
@given(hand_plans(), presses)
def test_events_come_in_order_none_ahead_of_its_time_each_with_how_late_it_is(
    plan: Plan, pressed: list[Press]
) -> None:
    calls = walk(plan, pressed)
    for one in calls:
        assert all(event.at + event.late == one.now for event in one.events)
    times = [event.at for event in told(calls)]
    assert times == sorted(times)


@PROPERTY
@given(hand_plans(), presses)
def test_nothing_that_is_due_is_kept_back(plan: Plan, pressed: list[Press]) -> None:
    session = Session(plan)
    for gap, command in [(0, Command.START), *pressed]:
        call(session, gap, command)
        deadline = session.deadline
        assert deadline is None or deadline > session.state.seen
        if deadline is not None:
            assert deadline == session.state.seen + session.left(session.state.seen)


@PROPERTY
@given(hand_plans(), presses)
def test_what_is_left_of_all_is_what_the_rest_of_the_plan_takes(plan: Plan, pressed: list[Press]) -> None:
    session = Session(plan)
    for gap, command in [(0, Command.START), *pressed]:
        now = call(session, gap, command).now
        to_come = sum(phase.seconds for phase in plan.phases[session.state.index + 1 :])
        assert session.left_in_all(now) == session.left(now) + to_come


@PROPERTY
@given(hand_plans(), presses)
def test_the_session_knows_the_latest_time_that_it_was_told(plan: Plan, pressed: list[Press]) -> None:
    for one in walk(plan, pressed):
        assert one.after.seen == one.now >= one.before.seen


@PROPERTY
@given(hand_plans(), presses)
def test_only_a_legal_command_changes_the_mode_or_the_end_does(plan: Plan, pressed: list[Press]) -> None:
    for one in walk(plan, pressed):
        finished = any(isinstance(event, SessionFinished) for event in one.events)
        assert finished == (one.after.mode is Mode.FINISHED is not one.before.mode)
        if one.command is None:
            assert finished or one.after.mode is one.before.mode
        else:
            assert (one.before.mode, one.command) in TRANSITIONS


@PROPERTY
@given(hand_plans(), odd_presses, st.floats(0, 200), st.lists(st.floats(0, 1), max_size=8))
def test_one_big_step_tells_the_same_as_many_small_ones(
    plan: Plan, pressed: list[Press], gap: float, shares: list[float]
) -> None:
    state = walk(plan, pressed)[-1].after
    leap, crawl = Session(plan, state), Session(plan, state)
    end = state.seen + gap
    small: list[Event] = []
    for moment in sorted([*(min(end, state.seen + gap * share) for share in shares), end]):
        small += crawl.advance(moment)
    assert punctual(leap.advance(end)) == punctual(small)
    assert leap.state == crawl.state


@PROPERTY
@given(hand_plans(), presses, presses, moments)
def test_a_pause_moves_the_clock_and_nothing_else(
    plan: Plan, pressed: list[Press], after: list[Press], pause: float
) -> None:
    session = Session(plan, walk(plan, pressed)[-1].after)
    if session.state.mode is Mode.PAUSED:
        session.apply(Command.RESUME, session.state.seen)
    state = session.state
    assume(state.mode is Mode.RUNNING)
    straight, halted = Session(plan, state), Session(plan, state)
    left = straight.left(state.seen)
    assert halted.apply(Command.PAUSE, state.seen) == (Paused(at=state.seen, index=state.index, left=left),)
    assert halted.apply(Command.RESUME, state.seen + pause) == (
        Resumed(at=state.seen + pause, index=state.index, left=left),
    )
    for gap, command in [*after, (1000.0, None)]:
        plain, shifted = call(straight, gap, command), call(halted, gap, command)
        assert list(shifted.events) == [replace(event, at=event.at + pause) for event in plain.events]
        assert shifted.left == plain.left
        assert (shifted.after.mode, shifted.after.index) == (plain.after.mode, plain.after.index)


@PROPERTY
@given(hand_plans(), odd_presses, odd_presses)
def test_a_stored_session_goes_on_as_if_nothing_had_happened(
    plan: Plan, pressed: list[Press], after: list[Press]
) -> None:
    session = Session(plan)
    session.apply(Command.START, 0)
    for gap, command in pressed:
        call(session, gap, command)
    # What could have been taken back is forgotten with the program that took the press.
    session.state = replace(session.state, presses=())
    stored = json.loads(json.dumps(asdict(session.state)))
    again = Session(plan, State(**{**stored, "mode": Mode(stored["mode"]), "presses": ()}))
    assert again.state == session.state
    for gap, command in after:
        assert call(again, gap, command) == call(session, gap, command)


@PROPERTY
@given(hand_plans(), presses, st.sampled_from([0.125, 1.0, 1e9, float("inf"), float("nan")]))
def test_a_call_from_the_past_changes_nothing(plan: Plan, pressed: list[Press], back: float) -> None:
    session = Session(plan, walk(plan, pressed)[-1].after)
    before = session.state
    for command in Command:
        with pytest.raises(ValueError, match="backwards"):
            session.apply(command, before.seen - back)
    with pytest.raises(ValueError, match="backwards"):
        session.advance(before.seen - back)
    assert session.state == before


@PROPERTY
@given(hand_plans(), presses)
def test_quitting_ends_what_is_under_way_and_then_nothing_happens_any_more(
    plan: Plan, pressed: list[Press]
) -> None:
    session = Session(plan, walk(plan, pressed)[-1].after)
    assume(session.state.mode is not Mode.FINISHED)
    now, index = session.state.seen, session.state.index
    ended, stopped = session.apply(Command.QUIT, now)
    assert isinstance(ended, PhaseEnded)
    assert (ended.index, ended.ending) == (index, Ending.STOPPED)
    assert stopped == SessionStopped(at=now, index=index)
    assert session.advance(now + 1000) == ()
    assert not any(session.can(command) for command in Command)


@PROPERTY
@given(st.lists(st.sampled_from([0.0, 0.5, 5.0, 20.0]), max_size=8), st.floats(0, 1e6))
def test_left_alone_a_session_takes_exactly_as_long_as_its_plan(lengths: list[float], more: float) -> None:
    plan = plan_by_hand(*lengths)
    session = Session(plan)
    events = [*session.apply(Command.START, 0), *session.advance(plan.seconds)]
    assert session.state.mode is Mode.FINISHED
    assert events[-1] == SessionFinished(at=plan.seconds)
    starts = [(event.index, event.at) for event in events if isinstance(event, PhaseStarted)]
    assert starts == [(phase.index, phase.at) for phase in plan.phases]
    assert session.advance(plan.seconds + more) == ()


@PROPERTY
@given(hand_plans(), presses, st.sampled_from(sorted(UNDOABLE)), st.sampled_from([0.0, 0.25, 1.0]))
def test_a_press_that_is_taken_back_at_once_leaves_the_session_where_it_stood(
    plan: Plan, pressed: list[Press], command: Command, later: float
) -> None:
    session = Session(plan, walk(plan, pressed)[-1].after)
    before, left = session.state, session.left(session.state.seen)
    assume(session.can(command))
    session.apply(command, before.seen)
    assume(session.can(Command.UNDO) and session.state.mode is before.mode)
    session.advance(before.seen + later)
    assume(session.can(Command.UNDO))
    session.apply(Command.UNDO, before.seen + later)
    adjusted = command in (Command.LONGER, Command.SHORTER) and before.mode is Mode.RUNNING
    assert session.state.index >= before.index
    if session.state.index == before.index:
        assert left - later - 1e-9 <= session.left(before.seen + later) <= left
        assert session.left(before.seen + later) == left or adjusted
    assert session.state.presses == before.presses[-(MOST_UNDONE - 1) :]


@PROPERTY
@given(hand_plans(), st.lists(st.sampled_from(sorted(UNDOABLE)), min_size=30, max_size=60))
def test_only_so_many_presses_are_remembered(plan: Plan, commands: list[Command]) -> None:
    session = Session(plan)
    session.apply(Command.START, 0)
    session.apply(Command.PAUSE, 0) if session.can(Command.PAUSE) else None
    for command in commands:
        if session.can(command):
            session.apply(command, 0)
        assert len(session.state.presses) <= MOST_UNDONE
        assert all(press.came_from.presses == () for press in session.state.presses)
