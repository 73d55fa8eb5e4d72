"""The screen is kept from going dark by whatever the desktop offers; it is known whether that works."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from backcoach.coach.awake import SESSION_BUS, AwakeStatus, WakepyAwake

WITHIN = 5.0


@dataclass
class Desktop:
    """What stands behind wakepy."""

    offers: bool = True
    fails: str = ""
    kept: int = 0
    asked: int = 0
    let_go: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def presenting(self, *, on_fail: str) -> Iterator[SimpleNamespace]:
        assert on_fail == "pass"
        self.asked += 1
        if self.fails:
            raise RuntimeError(self.fails)
        self.kept += self.offers
        try:
            yield SimpleNamespace(active=self.offers, active_method=SimpleNamespace(name="a desktop"))
        finally:
            self.kept -= self.offers
            self.let_go.set()


@dataclass
class Told:
    """What was said of the screen, each time waited for."""

    statuses: list[AwakeStatus] = field(default_factory=list)
    news: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __call__(self, status: AwakeStatus) -> None:
        self.statuses.append(status)
        self.news.release()

    def next(self) -> AwakeStatus:
        assert self.news.acquire(timeout=WITHIN)
        return self.statuses[-1]


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=made))  # type: ignore[arg-type]
    monkeypatch.setenv(SESSION_BUS, "unix:path=/somewhere")
    return made


def test_a_screen_is_kept_on_until_it_is_released_and_asked_for_once(desktop: Desktop) -> None:
    told = Told()
    awake = WakepyAwake(told)
    awake.keep()
    awake.keep()
    assert told.next() == AwakeStatus(True, "the screen stays on (a desktop)")
    assert (desktop.kept, desktop.asked) == (1, 1)
    awake.release()
    awake.release()
    assert desktop.let_go.wait(WITHIN)
    assert desktop.kept == 0
    awake.keep()
    assert told.next().kept
    assert desktop.asked == 2
    awake.release()


def test_a_desktop_without_a_way_is_told_and_no_thread_waits_for_it(desktop: Desktop) -> None:
    desktop.offers = False
    told = Told()
    WakepyAwake(told).keep()
    status = told.next()
    assert (status.kept, status.line) == (
        False,
        "the screen may go dark: this desktop offers no way to keep it on",
    )
    assert desktop.let_go.wait(WITHIN), "it is over at once"


def test_a_desktop_that_fails_in_its_own_way_is_told_and_prints_nothing(
    desktop: Desktop, capfd: pytest.CaptureFixture[str]
) -> None:
    desktop.fails = "the bus has left"
    told = Told()
    WakepyAwake(told).keep()
    assert told.next().line == "the screen may go dark: RuntimeError: the bus has left"
    assert capfd.readouterr() == ("", "")


def test_on_linux_nobody_is_asked_where_there_is_no_bus_to_ask_through(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv(SESSION_BUS)
    told = Told()
    WakepyAwake(told).keep()
    assert told.next().line == "the screen may go dark: this desktop offers no way to keep it on"
    assert desktop.asked == 0


def test_without_wakepy_it_is_said_that_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)  # type: ignore[arg-type]
    monkeypatch.setenv(SESSION_BUS, "unix:path=/somewhere")
    told = Told()
    WakepyAwake(told).keep()
    assert told.next().line == "the screen may go dark: wakepy is not installed"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a way")
def test_the_real_wakepy_fails_without_a_word_where_there_is_no_desktop() -> None:
    code = (
        "import threading; from backcoach.coach.awake import WakepyAwake\n"
        "told = threading.Event(); lines = []\n"
        "WakepyAwake(lambda status: (lines.append(status.line), told.set())).keep()\n"
        "assert told.wait(30); print(lines[0])\n"
    )
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"}
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr == ""
    assert made.stdout.startswith("the screen ")
