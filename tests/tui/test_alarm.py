"""An alarm that prepares what it rings for: to the moment, however late or early it was woken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from textual.app import App

from backcoach.tui.terminal import alarm as module
from backcoach.tui.terminal.alarm import AHEAD, GIVEN, Alarm, give_way


@dataclass
class Host:
    """A steady clock, a sleep and an event loop of which each call is known."""

    now: float = 1000.0
    woken: list[float] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    short: float = 0.0
    """By how much a sleep is too short, once."""
    ring: Callable[[], object] = lambda: None

    def call_later(self, delay: float, callback: Callable[[], object]) -> Host:
        self.woken.append(delay)
        self.ring = callback
        return self

    def cancel(self) -> None:
        self.woken.clear()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds - self.short
        self.short = 0.0


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Host:
    host = Host()
    monkeypatch.setattr(module, "host_seconds", lambda: host.now)
    monkeypatch.setattr(module.time, "sleep", host.sleep)
    monkeypatch.setattr(module.asyncio, "get_running_loop", lambda: host)
    return host


def test_it_wakes_a_little_early_prepares_and_rings_to_the_moment(host: Host) -> None:
    rung: list[tuple[str, float]] = []
    alarm = Alarm(
        App[None](),
        lambda: rung.append(("rings", host.now)),
        lambda ahead: rung.append(("prepares", ahead)),
    )
    alarm.set(1.0)
    assert host.woken == [pytest.approx(1.0 - AHEAD)]
    host.now += 1.0 - AHEAD + 0.001
    host.ring()
    assert rung == [("prepares", pytest.approx(AHEAD - 0.001)), ("rings", pytest.approx(1001.0))]
    assert not alarm.is_set


def test_a_sleep_that_ends_too_soon_is_slept_on(host: Host) -> None:
    rung: list[float] = []
    alarm = Alarm(App[None](), lambda: rung.append(host.now), lambda ahead: None)
    alarm.set(0.5)
    host.now += 0.5 - AHEAD
    host.short = 0.0015
    host.ring()
    assert host.slept == [pytest.approx(AHEAD), pytest.approx(0.0015)]
    assert rung[0] >= 1000.5 - 1e-9


def test_what_is_woken_too_late_is_not_kept_waiting_any_longer(host: Host) -> None:
    aheads: list[float] = []
    alarm = Alarm(App[None](), lambda: None, aheads.append)
    alarm.set(0.5)
    host.now += 0.7
    host.ring()
    assert host.slept == []
    assert aheads == [pytest.approx(-0.2)]


def test_without_anything_to_prepare_nothing_waits(host: Host) -> None:
    alarm = Alarm(App[None](), lambda: None)
    alarm.set(0.5)
    assert host.woken == [0.5]
    host.ring()
    assert host.slept == []


def test_set_anew_it_rings_once_and_stopped_not_at_all(host: Host) -> None:
    alarm = Alarm(App[None](), lambda: None)
    alarm.set(0.5)
    alarm.set(0.7)
    assert host.woken == [0.7]
    alarm.stop()
    assert host.woken == []
    assert not alarm.is_set


@pytest.mark.parametrize("at", ["prepare", "ring"])
def test_an_error_is_told_to_the_app_and_not_to_the_loop(
    host: Host, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    app, error = App[None](), RuntimeError("a slip of ours")
    monkeypatch.setattr(app, "_handle_exception", told.append)

    def fail(*_: float) -> None:
        raise error

    alarm = Alarm(app, fail if at == "ring" else lambda: None, fail if at == "prepare" else lambda _: None)
    alarm.set(0.5)
    host.ring()
    assert told == [error]


def test_the_terminal_is_given_a_moment_but_a_short_one(host: Host) -> None:
    give_way()
    assert host.slept == [GIVEN]
    assert 0 < GIVEN < 0.001
