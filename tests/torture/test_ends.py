"""However a session is ended: no set is lost, nobody is left behind, and the terminal is as it was."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from ..tui.terminal import Terminal, is_stopped, terminal, wait_until
from .ends import CURSOR_HIDDEN, LEAVE, End, Stage


def leave(seen: Terminal) -> None:
    seen.wait_for(CURSOR_HIDDEN)  # before that a terminal keeps ctrl+q for itself
    seen.type(LEAVE)


@pytest.mark.parametrize(
    ("moment", "arguments"),
    [
        ("the terminal is taken", ()),
        ("home is put together", ()),
        ("a session is put together", ("run", "tour")),
        ("the terminal is given back", ("run", "tour")),
        ("all is closed", ("run", "tour")),
    ],
)
def test_a_signal_at_the_worst_moment_ends_everything_in_order(
    tmp_path: Path, moment: str, arguments: tuple[str, ...]
) -> None:
    with terminal(tmp_path, moment, "SIGTERM", *arguments, module="tests.torture.told_at") as seen:
        if moment in ("the terminal is given back", "all is closed"):
            leave(seen)
        assert seen.wait() == 128 + signal.SIGTERM
        end = End(seen, tmp_path, set(), Stage.LEAVING)
        end.assert_the_terminal_is_as_it_was()


@pytest.mark.parametrize(
    "moment",
    ["the terminal is just being taken", "the terminal is given back"],
)
def test_who_was_stopped_while_the_terminal_changes_hands_leaves_it_as_it_was(
    tmp_path: Path, moment: str
) -> None:
    with terminal(tmp_path, moment, "SIGCONT", module="tests.torture.told_at") as seen:
        leave(seen)
        assert seen.wait() == 0
        End(seen, tmp_path, set(), Stage.LEAVING).assert_the_terminal_is_as_it_was()


def test_what_is_ended_obeys_signals_though_whoever_runs_the_tests_has_them_ignored(tmp_path: Path) -> None:
    numbers = (signal.SIGHUP, signal.SIGINT)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        with terminal(tmp_path) as seen:
            process = Path(f"/proc/{seen.process.pid}")
            assert wait_until(lambda: (process / "cmdline").read_bytes().split(b"\0")[1:2] == [b"-m"], 20)
            (mask,) = re.findall(r"SigIgn:\s*(\w+)", (process / "status").read_text())
    finally:
        for number, usual in zip(numbers, before, strict=True):
            signal.signal(number, usual)
    assert not any(int(mask, 16) >> (number - 1) & 1 for number in numbers)


def test_a_terminal_that_goes_before_it_is_taken_is_noticed_without_a_signal(tmp_path: Path) -> None:
    moment = "the terminal is still to be taken"
    with terminal(
        tmp_path, moment, "SIGSTOP", how="controlling,nohup", module="tests.torture.told_at"
    ) as seen:
        assert wait_until(lambda: is_stopped(seen.process.pid), 20)
        seen.hang_up()
        seen.kill(signal.SIGCONT)
        assert seen.process.wait(20) == 128 + signal.SIGHUP
