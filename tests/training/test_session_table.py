"""The table of the state machine: every command in every mode, and time that runs backwards."""

from __future__ import annotations

import math

import pytest

from backcoach.training.event import (
    Adjusted,
    Ending,
    Event,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionStarted,
    SessionStopped,
)
from backcoach.training.session import (
    TRANSITIONS,
    Command,
    IllegalCommand,
    Mode,
    Session,
)

from .builders import plan_by_hand

PLAN = plan_by_hand(20, 30, 10)


def session_in(mode: Mode) -> tuple[Session, float]:
    """A session in that mode, five seconds into its second phase where it has one, and the time."""
    session = Session(PLAN)
    if mode is Mode.READY:
        return session, 25
    session.apply(Command.START, 0)
    session.advance(25)
    if mode is Mode.PAUSED:
        session.apply(Command.PAUSE, 25)
    elif mode is Mode.STOPPED:
        session.apply(Command.QUIT, 25)
    elif mode is Mode.FINISHED:
        session.advance(60)
    return session, 25 if mode is Mode.RUNNING else 100


def moved(at: float, ending: Ending, to: int) -> list[Event]:
    return [
        PhaseEnded(at=at, index=1, ending=ending, seconds=5),
        PhaseStarted(at=at, index=to, after=ending),
    ]


def while_on(mode: Mode, at: float) -> dict[tuple[Mode, Command], tuple[Mode, list[Event]]]:
    """What can be asked of a session that is running or paused, and what it answers."""
    return {
        (mode, Command.NEXT): (mode, moved(at, Ending.SKIPPED, 2)),
        (mode, Command.DONE): (mode, moved(at, Ending.DONE, 2)),
        (mode, Command.BACK): (mode, moved(at, Ending.WENT_BACK, 1)),
        (mode, Command.LONGER): (mode, [Adjusted(at=at, index=1, by=15, left=40)]),
        (mode, Command.SHORTER): (mode, [Adjusted(at=at, index=1, by=-15, left=10)]),
        (mode, Command.UNDO): (mode, [Adjusted(at=at, index=1, by=-15, left=25)]),
        (mode, Command.QUIT): (
            Mode.STOPPED,
            [PhaseEnded(at=at, index=1, ending=Ending.STOPPED, seconds=5), SessionStopped(at=at, index=1)],
        ),
    }


LEGAL: dict[tuple[Mode, Command], tuple[Mode, list[Event]]] = {
    (Mode.READY, Command.START): (
        Mode.RUNNING,
        [SessionStarted(at=25), PhaseStarted(at=25, index=0, after=None)],
    ),
    (Mode.READY, Command.QUIT): (Mode.STOPPED, [SessionStopped(at=25, index=0)]),
    (Mode.RUNNING, Command.PAUSE): (Mode.PAUSED, [Paused(at=25, index=1, left=25)]),
    **while_on(Mode.RUNNING, 25),
    (Mode.PAUSED, Command.RESUME): (Mode.RUNNING, [Resumed(at=100, index=1, left=25)]),
    **while_on(Mode.PAUSED, 100),
}

EVERY_CALL = [(mode, command) for mode in Mode for command in Command]


def test_the_table_of_transitions_is_the_documented_one() -> None:
    assert set(TRANSITIONS) == set(LEGAL)


@pytest.mark.parametrize(("mode", "command"), [call for call in EVERY_CALL if call in LEGAL])
def test_a_legal_command_gives_its_events_and_leads_to_its_mode(mode: Mode, command: Command) -> None:
    session, now = session_in(mode)
    assert session.state.mode is mode
    assert session.can(command) or command is Command.UNDO
    after, events = LEGAL[mode, command]
    if command is Command.UNDO:
        session.apply(Command.LONGER, now)
    assert list(session.apply(command, now)) == events
    assert session.state.mode is after
    assert session.state.seen == now


@pytest.mark.parametrize(("mode", "command"), [call for call in EVERY_CALL if call not in LEGAL])
def test_an_illegal_command_raises_and_changes_nothing(mode: Mode, command: Command) -> None:
    session, now = session_in(mode)
    before = session.state
    assert not session.can(command)
    with pytest.raises(IllegalCommand, match=f"can't {command} a session that is {mode}") as caught:
        session.apply(command, now)
    assert (caught.value.command, caught.value.mode) == (command, mode)
    assert session.state == before


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("now", [24.999, -1, -math.inf, math.nan])
def test_time_that_runs_backwards_is_refused_and_changes_nothing(mode: Mode, now: float) -> None:
    session, _ = session_in(mode)
    session.advance(100 if mode is not Mode.RUNNING else 25)
    before = session.state
    with pytest.raises(ValueError, match="time can't run backwards"):
        session.advance(now)
    for command in Command:
        with pytest.raises(ValueError, match="time can't run backwards"):
            session.apply(command, now)
    assert session.state == before


@pytest.mark.parametrize("mode", [Mode.RUNNING, Mode.PAUSED])
def test_where_nothing_was_pressed_there_is_nothing_to_undo(mode: Mode) -> None:
    session, now = session_in(mode)
    before = session.state
    assert not session.can(Command.UNDO)
    with pytest.raises(IllegalCommand):
        session.apply(Command.UNDO, now)
    assert session.state == before
