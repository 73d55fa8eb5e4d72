"""Signals that tell a process to end: obeyed once, and never in the middle of closing."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from backcoach.system.signals import ended_by_signals, told_by_signals

if sys.platform == "win32":
    pytest.skip("there a process ends without being asked", allow_module_level=True)


@pytest.fixture(autouse=True)
def as_in_a_terminal() -> Iterator[None]:
    """Nothing is ignored, as ctrl+C is by what a shell leaves in the background."""
    usual = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGTERM: signal.SIG_DFL,
        signal.SIGHUP: signal.SIG_DFL,
    }
    before = {number: signal.signal(number, does) for number, does in usual.items()}
    yield
    for number, did in before.items():
        signal.signal(number, did)


def test_a_signal_ends_by_its_number_and_a_second_one_cuts_nothing_short() -> None:
    closed: list[str] = []

    def lead() -> None:
        with ended_by_signals():
            try:
                signal.raise_signal(signal.SIGTERM)
            finally:
                signal.raise_signal(signal.SIGHUP)
                closed.append("all")

    with pytest.raises(SystemExit, match="143"):
        lead()
    assert closed == ["all"]


def test_a_signal_while_something_is_closed_is_obeyed_after_that() -> None:
    closed: list[str] = []

    def close() -> None:
        with ended_by_signals() as ended, ended.undisturbed():
            signal.raise_signal(signal.SIGTERM)
            closed.append("all")

    with pytest.raises(SystemExit, match="143"):
        close()
    assert closed == ["all"]


def test_who_was_interrupted_twice_still_closes() -> None:
    with ended_by_signals() as signals:
        with signals.undisturbed():
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_whoever_is_told_hears_every_signal_by_its_number() -> None:
    heard: list[int] = []
    with told_by_signals(heard.append, "SIGINT"):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.raise_signal(number)
    assert heard == [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_by_signals():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_session_in_another_thread_leaves_the_signals_alone() -> None:
    seen: list[object] = []

    def lead() -> None:
        with ended_by_signals():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=lead)
    thread.start()
    thread.join()
    assert seen == [signal.SIG_DFL]
