"""The real clock, on a host's time that is set by hand."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

import backcoach.system.clock
from backcoach.system.clock import SessionClock
from backcoach.system.steady import host_seconds


class Host:
    """The host's steady clock."""

    def __init__(self) -> None:
        self.seconds = 5000.0


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Host:
    made = Host()
    monkeypatch.setattr(backcoach.system.clock, "host_seconds", lambda: made.seconds)
    return made


def test_a_clock_shows_nothing_when_it_is_first_asked(host: Host) -> None:
    clock = SessionClock()
    host.seconds += 30  # between making and asking
    assert clock.now() == 0
    host.seconds += 2.5
    assert clock.now() == 2.5


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0, 200.0])
def test_a_clock_runs_at_its_speed(host: Host, speed: float) -> None:
    clock = SessionClock(speed)
    assert clock.speed == speed
    assert clock.now() == 0
    host.seconds += 4
    assert clock.now() == 4 * speed


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0, 200.0])
def test_a_moment_of_the_clock_is_a_moment_of_the_host(host: Host, speed: float) -> None:
    clock = SessionClock(speed)
    assert clock.host(0) == 5000
    assert clock.host(100) == 5000 + 100 / speed
    host.seconds = clock.host(100)
    assert clock.now() == 100
    assert clock.host(0) == 5000


def test_a_clock_that_was_asked_for_a_moment_runs_from_then_on(host: Host) -> None:
    clock = SessionClock()
    clock.host(60)
    host.seconds += 7
    assert clock.now() == 7


def test_a_clock_never_shows_less_than_nothing(host: Host) -> None:
    clock = SessionClock()
    clock.now()
    host.seconds -= 1
    assert clock.now() == 0


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
def test_a_clock_that_does_not_run_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        SessionClock(speed)


def test_every_process_reads_the_host_s_clock_alike() -> None:
    code = "from backcoach.system.steady import host_seconds; print(host_seconds())"
    before = host_seconds()
    between = float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    assert before <= between <= host_seconds()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a finer clock than monotonic")
def test_the_host_s_clock_is_the_steady_one() -> None:
    before = time.monotonic()
    assert before <= host_seconds() <= time.monotonic()
