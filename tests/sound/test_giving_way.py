"""A backend that fails gives way to the next: what was to be heard is heard there, and why is told."""

from __future__ import annotations

import threading

import pytest

from backcoach.sound import performer as performing
from backcoach.sound import stage as staging
from backcoach.sound.wav import RATE
from tests.sound.builders import onsets, samples_of, wait_until
from tests.sound.hall import BUSY, Open, soon
from tests.sound.scripted import Scripted, no_device


def test_a_device_that_fails_as_soon_as_it_is_made_ready_gives_way(hall: Open) -> None:
    first, second = Scripted("first"), Scripted("second")
    first.failing["prepare"] = no_device()
    one = hall(first, second)
    take = one.play(0.3)
    assert wait_until(lambda: second.played)
    assert second.played[0][1] == pytest.approx(take.at, abs=BUSY)


def test_a_backend_that_fails_at_a_take_gives_way_and_the_take_is_still_heard(hall: Open) -> None:
    first, second = Scripted("first"), Scripted("second")
    first.failing["play"] = no_device()
    one = hall(first, second)
    take = one.play(0.3)
    assert wait_until(lambda: second.played)
    assert second.played[0][1] == pytest.approx(take.at, abs=BUSY)
    assert one.said("lost") == [{"is": "lost", "backend": "first", "why": "no sound device"}]
    assert one.said("ready")[-1] == {
        "is": "ready",
        "backend": "second",
        "reasons": [("first", "no sound device")],
    }
    assert first.count("close") == 1


def test_a_backend_that_is_lost_in_the_middle_gives_the_rest_to_the_next(
    hall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "SOON", 0.1)
    first, second = Scripted("first"), Scripted("second")
    one = hall(first, second)
    take = one.play(0.3, "count", "count", "work")
    assert wait_until(lambda: first.played)
    first.failing = {"check": no_device(), "open": no_device()}
    assert wait_until(lambda: second.played)
    _, at, pcm = second.played[0]
    assert at + onsets(samples_of(pcm))[-1] / RATE == pytest.approx(take.at + 2.0, abs=0.01)


def test_what_a_native_library_raises_is_a_reason_like_any_other(hall: Open) -> None:
    backend = Scripted("odd")
    backend.failing["open"] = SystemError("error return without exception set")
    one = hall(backend)
    assert wait_until(lambda: one.said("silent"))
    assert one.said("silent")[0]["reasons"] == [("odd", "SystemError: error return without exception set")]


def test_without_a_device_it_is_looked_for_only_while_there_is_something_to_play(
    hall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(performing, "RETRY", 0.05)
    backend = Scripted()
    backend.failing["open"] = no_device()
    one = hall(backend)
    assert wait_until(lambda: one.said("silent"))
    assert not wait_until(lambda: backend.count("open") > 1, 0.3)
    take = one.play(1.0)
    assert wait_until(lambda: backend.count("open") > 3)
    del backend.failing["open"]
    assert wait_until(lambda: backend.played)
    assert backend.played[0][1] == pytest.approx(take.at, abs=BUSY)


def test_a_call_that_hangs_can_be_told_from_outside(hall: Open) -> None:
    backend = Scripted()
    backend.hold = threading.Event()
    one = hall(backend)
    one.play(0.1)
    assert wait_until(lambda: one.stage.busy_for() > 0.1)
    one.performer.schedule([soon(60.0)])
    one.performer.cut()
    backend.hold.set()
    assert wait_until(lambda: one.stage.busy_for() == 0)
