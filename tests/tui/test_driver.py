"""The driver that waits for keys: it must miss none, and must not be woken for nothing."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path

import pytest

from .terminal import IN_A_SESSION, Terminal, terminal, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals there")


def shown_since(seen: Terminal, before: int, text: bytes) -> bool:
    return wait_until(lambda: text in seen.written[before:], 10)


def press(seen: Terminal, keys: str, shows: bytes) -> None:
    before = len(seen.written)
    seen.type(keys)
    assert shown_since(seen, before, shows), f"{keys!r} did not show {shows!r}"


def started(seen: Terminal) -> None:
    """Until a session runs: it waits for its sound, and before that there is nothing to skip."""
    seen.wait_for(IN_A_SESSION)
    before = len(seen.written)
    assert wait_until(lambda: len(seen.written) > before, 10)
    time.sleep(1.2)


def test_keys_are_obeyed_the_escape_key_alone_too_and_the_end_does_not_wait(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "tour") as seen:
        seen.wait_for(IN_A_SESSION)
        press(seen, "\x1b", b"space chooses")
        press(seen, "n", b"1 of ")
        press(seen, "é\xff", b"")  # bytes that are no letter of anything end nothing
        press(seen, "\x1b[C", b"2 of ")  # an arrow, in one piece
        seen.type("\x1b")
        time.sleep(0.02)
        before = len(seen.written)
        seen.type("[C")  # and in two
        assert shown_since(seen, before, b"3 of ")
        seen.kill(signal.SIGTERM)
        assert seen.wait(5) == 128 + signal.SIGTERM


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how often a thread was woken")
def test_without_input_nobody_looks_for_it(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "tour") as seen:
        started(seen)
        seen.type("p")
        time.sleep(0.8)
        before = times_woken(seen.process.pid)
        time.sleep(0.6)
        after = times_woken(seen.process.pid)
        assert max(after[thread] - before.get(thread, 0) for thread in after) <= 3


def test_a_key_that_is_typed_before_anything_is_shown_is_not_lost(tmp_path: Path) -> None:
    with terminal(tmp_path) as seen:
        seen.wait_for(b"\x1b[?1049h")
        seen.type("q")
        assert seen.wait() == 0


def test_after_it_was_stopped_from_outside_every_key_counts_once(tmp_path: Path) -> None:
    with terminal(tmp_path, "run", "tour") as seen:
        started(seen)
        seen.kill(signal.SIGSTOP)
        seen.kill(signal.SIGCONT)
        assert wait_until(lambda: seen.written.count(b"\x1b[?1049h") == 2, 10), "the screen is taken anew"
        press(seen, "\x1b[C", b"2 of ")
        press(seen, "\x1b[C", b"3 of ")
        press(seen, "\x1b[D", b"2 of ")


def times_woken(pid: int) -> dict[str, int]:
    """How often each thread went to sleep."""
    woken = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines())
        woken[task.name] = int(status["voluntary_ctxt_switches"])
    return woken
