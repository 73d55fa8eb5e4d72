"""How a real session ends in a real terminal: in good order, whoever ends it."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from .terminal import IN_A_SESSION, Terminal, cpu_seconds, descendants, is_alive, terminal, wait_until

ALTERNATE_SCREEN, NORMAL_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_HIDDEN, CURSOR_SHOWN = b"\x1b[?25l", b"\x1b[?25h"
MOUSE_ON, MOUSE_OFF = b"\x1b[?1000h", b"\x1b[?1000l"


def assert_the_terminal_is_as_it_was(seen: Terminal) -> None:
    for on, off in (
        (ALTERNATE_SCREEN, NORMAL_SCREEN),
        (CURSOR_HIDDEN, CURSOR_SHOWN),
        (MOUSE_ON, MOUSE_OFF),
    ):
        assert seen.written.rfind(off) > seen.written.rfind(on) >= 0, (on, off)
    assert seen.after == seen.before, "echo, line by line, …"
    assert b"Traceback" not in seen.written


def assert_nobody_is_left(pids: set[int]) -> None:
    assert wait_until(lambda: not any(map(is_alive, pids)), 3), "a process was left behind"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_session_with_its_code_and_leaves_nothing_behind(
    tmp_path: Path, number: signal.Signals
) -> None:
    with terminal(tmp_path, "run", "tour") as seen:
        seen.wait_for(IN_A_SESSION)
        assert wait_until(lambda: bool(descendants(seen.process.pid)), 10), "the sound's own process"
        children = descendants(seen.process.pid)
        seen.kill(number)
        assert seen.wait() == 128 + number
        assert_the_terminal_is_as_it_was(seen)
        assert_nobody_is_left(children)


def test_a_signal_ends_home_too(tmp_path: Path) -> None:
    with terminal(tmp_path) as seen:
        seen.wait_for(b"Proven five")
        seen.kill(signal.SIGTERM)
        assert seen.wait() == 128 + signal.SIGTERM
        assert_the_terminal_is_as_it_was(seen)


@pytest.mark.parametrize("how", ["controlling", "controlling,nohup", "somebody else's"])
def test_a_closed_terminal_ends_a_session_within_two_seconds_and_without_spinning(
    tmp_path: Path, how: str
) -> None:
    with terminal(tmp_path, "run", "tour", how=how) as seen:
        seen.wait_for(IN_A_SESSION)
        wait_until(lambda: bool(descendants(seen.process.pid)), 10)
        children = descendants(seen.process.pid)
        before, others = cpu_seconds(seen.process.pid), resource.getrusage(resource.RUSAGE_CHILDREN)
        seen.hang_up()
        assert seen.process.wait(2) == 128 + signal.SIGHUP
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        cost = spent.ru_utime + spent.ru_stime - others.ru_utime - others.ru_stime - before
        assert cost < 1.0
        assert_nobody_is_left(children)


def test_keys_end_a_session_with_130_and_restore_the_terminal(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "tour") as seen:
        seen.wait_for(IN_A_SESSION)
        seen.type("q")
        seen.wait_for(b"space chooses")
        seen.type("y")
        seen.wait_for(b"What you did counts")
        children = descendants(seen.process.pid)
        seen.type("\r")
        assert seen.wait() == 130
        assert_the_terminal_is_as_it_was(seen)
        assert_nobody_is_left(children)


def test_who_leaves_as_soon_as_home_opens_leaves_in_good_order(tmp_path: Path) -> None:
    with terminal(tmp_path) as seen:
        seen.wait_for(ALTERNATE_SCREEN)
        seen.type("q")
        seen.wait_for(NORMAL_SCREEN)
        assert seen.wait() == 0
        assert_the_terminal_is_as_it_was(seen)
