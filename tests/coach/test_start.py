"""The conductor: a session begins when it can be heard, so that its first cue is no exception."""

from __future__ import annotations

import pytest

from backcoach.coach.conductor import HELD_AT_MOST, WHILE_HELD
from backcoach.sound.player import STARTING, PlayerStatus
from backcoach.training.cue import Cue
from backcoach.training.session import Command, Mode, State

from ..fakes import Led, led
from ..training.builders import plan_by_hand


class HostClock:
    """Host seconds that are set by hand."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> HostClock:
    clock = HostClock()
    monkeypatch.setattr("backcoach.coach.conductor.host_seconds", clock)
    return clock


def starting(state: State | None = None) -> Led:
    """A session whose sound is still on its way."""
    session = led(plan_by_hand(10, 10), state=state, start=False)
    session.player.status = PlayerStatus(STARTING, "Sound is starting", audible=False)
    return session


def found(session: Led, backend: str = "simpleaudio") -> None:
    session.player.status = PlayerStatus(backend, f"Sound: {backend}", audible=True)


def test_a_session_waits_for_its_sound_and_its_first_cue_is_heard(host: HostClock) -> None:
    session = starting()
    assert session.press(Command.START)
    session.stall(0.3)
    assert session.told == []
    assert session.coach.until_wake() == WHILE_HELD
    found(session)
    session.coach.tick()
    session.wait(1)
    assert session.heard() == [(0.3, Cue.HOLD)]
    assert session.told[0].at == 0.3
    assert session.coach.until_wake() == pytest.approx(6.0), "the count is as far away as ever"


@pytest.mark.parametrize("instead", ["bell", "silent"])
def test_no_sound_at_all_is_not_waited_for(host: HostClock, instead: str) -> None:
    session = starting()
    session.press(Command.START)
    found(session, instead)
    session.coach.tick()
    assert session.coach.session.state.mode is Mode.RUNNING


def test_a_device_that_does_not_answer_holds_a_session_up_for_two_seconds_at_most(host: HostClock) -> None:
    session = starting()
    session.press(Command.START)
    host.now += HELD_AT_MOST - 0.01
    session.coach.tick()
    assert session.told == []
    session.press(Command.START)  # impatience makes it no longer
    host.now += 0.01
    session.coach.tick()
    assert session.coach.session.state.mode is Mode.RUNNING


def test_a_session_that_is_taken_up_again_waits_as_well(host: HostClock) -> None:
    session = starting(State(mode=Mode.PAUSED, index=1, spent=2.0))
    assert session.press(Command.RESUME)
    assert session.told == []
    found(session)
    session.stall(0.2)
    session.wait(1)
    assert session.heard() == [(0.2, Cue.HOLD)]


def test_who_leaves_while_the_sound_starts_is_not_called_back(host: HostClock) -> None:
    session = starting()
    session.press(Command.START)
    assert session.press(Command.QUIT)
    found(session)
    session.coach.tick()
    session.wait(30)
    assert session.coach.session.state.mode is Mode.STOPPED
    assert session.player.asked == [session.player.asked[0]]
    assert session.coach.until_wake() is None


def test_what_cannot_begin_is_not_waited_for(host: HostClock) -> None:
    session = starting()
    assert not session.press(Command.RESUME)
    assert session.coach.until_wake() is None
    session.press(Command.START)
    found(session)
    session.coach.tick()
    session.press(Command.PAUSE)
    session.player.status = PlayerStatus(STARTING, "Sound is starting", audible=False)
    assert not session.press(Command.START)
    assert session.coach.until_wake() is None
