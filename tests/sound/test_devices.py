"""Devices that go and come back, and a default that moves: one line each, and sound again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from backcoach.sound.agenda import LATE_LIMIT
from backcoach.sound.stage import SOON
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage
from tests.sound.builders import need, wait_until
from tests.sound.conftest import Listening
from tests.sound.pulse import PulseServer

Listen = Callable[..., Listening]

BEAT = 0.5
BACK_WITHIN = 1.0
"""Seconds from a device's return to sound."""
BUSY = 0.7
"""Seconds more on a machine that is busy with other tests; the coach looks twice a second."""


def long(backend: str) -> ParameterSet:
    """A backend that is tried in the long run only."""
    return pytest.param(backend, marks=pytest.mark.long)


def beats(one: Listening, seconds: float = 60.0) -> None:
    """A beat every half second from now on, as a session would have it."""
    start = host_seconds() + 0.3
    every = [Passage(start + BEAT * beat, ((0.0, Cue.COUNT),)) for beat in range(round(seconds / BEAT))]
    one.player.schedule(every)


def playing(listen: Listen, *backends: str) -> Listening:
    """A player that has played for a while: what fails sooner is taken to work only in appearance."""
    for backend in backends:
        need(backend)
    one = listen(*backends)
    one.wait_ready()
    beats(one)
    assert wait_until(lambda: len(one.said("played")) >= 2 + SOON / BEAT)
    return one


def lines(one: Listening) -> list[str]:
    """What the screen has shown."""
    return [status.line for status in one.statuses]


def plays_again(one: Listening, since: float) -> None:
    """See that sound is back soon enough after `since`, and that what is due from then on is on its moment.

    A beat that was due shortly before may still be played as well.
    """
    assert wait_until(lambda: one.player.status.audible)
    assert host_seconds() - since < BACK_WITHIN + BUSY

    def begun() -> list[Mapping[str, Any]]:
        return [report for report in one.said("played") if report["begun"] > since]

    assert wait_until(lambda: begun() and begun()[-1]["at"] > since)
    for report in begun():
        assert report["begun"] - report["at"] < (BUSY if report["at"] > since else LATE_LIMIT + BUSY)


@pytest.mark.parametrize("backend", ["simpleaudio", long("aplay")])
def test_a_device_that_goes_is_told_in_one_line_and_used_as_soon_as_it_is_back(
    listen: Listen, pulse: PulseServer, backend: str
) -> None:
    one = playing(listen, backend)
    pulse.remove(pulse.sinks["one"])
    assert wait_until(lambda: not one.player.status.audible)
    time.sleep(1.2)
    assert one.player.status.line.startswith("No sound: ")
    told = lines(one)[lines(one).index(f"Sound: {backend}") + 1 :]
    assert all(line.startswith("No sound: ") for line in told), "and nothing else meanwhile"
    pulse.add_sink("one")
    plays_again(one, host_seconds())
    assert one.player.status.line == f"Sound: {backend}"
    # Beside other tests the watchdog may give the process up once, which has nothing to do with the device.
    assert one.player.keeper.restarts <= 1, "no process has to die for it"


def test_a_stream_whose_device_goes_is_given_up_and_opened_anew(listen: Listen, pulse: PulseServer) -> None:
    one = playing(listen, "miniaudio")
    pulse.remove(pulse.sinks["one"])
    assert wait_until(lambda: one.said("lost"))
    pulse.add_sink("one")
    plays_again(one, host_seconds())
    assert lines(one)[-1] == "Sound: miniaudio"


@pytest.mark.long
def test_a_sound_server_that_dies_is_told_and_its_successor_used(listen: Listen, pulse: PulseServer) -> None:
    one = playing(listen, "simpleaudio")
    pulse.stop()
    assert wait_until(lambda: not one.player.status.audible)
    pulse.start()
    pulse.add_sink("one")
    plays_again(one, host_seconds())
    assert [line[:8] for line in lines(one)] == ["Sound: s", "No sound", "Sound: s"]


@pytest.mark.parametrize("backend", ["simpleaudio", long("miniaudio"), long("paplay")])
def test_where_the_default_device_moves_the_next_sound_follows_and_one_line_says_where_to(
    listen: Listen, pulse: PulseServer, backend: str
) -> None:
    pulse.add_sink("two")
    pulse.make_default("one")
    one = playing(listen, backend)
    with pulse.recording("two") as recording:
        before = host_seconds()
        pulse.make_default("two")
        moved = host_seconds()
        assert wait_until(recording.is_loud)
        heard = recording.onsets()[0]
    assert before < heard < moved + BACK_WITHIN + BUSY
    assert wait_until(lambda: one.player.status.device)
    assert one.player.status.device.startswith("two")
    assert lines(one)[-1] == f"Sound: {backend}, now through {one.player.status.device}"
    assert len([line for line in lines(one) if "now through" in line]) == 1
    assert not one.said("lost")


@pytest.mark.long
@pytest.mark.parametrize("backend", ["simpleaudio", "miniaudio", "paplay"])
def test_a_sound_server_that_hangs_holds_nobody_up(listen: Listen, pulse: PulseServer, backend: str) -> None:
    one = playing(listen, backend)
    os.kill(pulse.pid, signal.SIGSTOP)
    begin = time.perf_counter()
    one.player.cut()
    beats(one)
    assert time.perf_counter() - begin < 0.1
    time.sleep(4.0)
    os.kill(pulse.pid, signal.SIGCONT)
    plays_again(one, host_seconds())
    assert one.player.status.line == f"Sound: {backend}"
