"""Single keys from a terminal, and from where there is none."""

from __future__ import annotations

import io
import os
import pty
import select
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pytest

from backcoach.coach.keeping import left_unfinished
from backcoach.files.folders import Folders
from backcoach.text.keyboard import NoKeys, keys_of

from ..cli.commands import finish, start
from ..shipped import ROOT

if sys.platform == "win32":
    pytest.skip("a console of Windows can't be opened by a test", allow_module_level=True)

import termios


@dataclass
class Terminal:
    """Both ends of a terminal: what a person types into, and what the program reads."""

    person: int
    program: TextIO

    def type(self, keys: str) -> None:
        os.write(self.person, keys.encode())

    def hang_up(self) -> None:
        os.close(self.person)
        self.person = -1


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    person, program = os.openpty()
    made = Terminal(person, os.fdopen(program))
    yield made
    made.program.close()
    if made.person >= 0:
        os.close(made.person)


def test_a_key_is_read_without_enter(terminal: Terminal) -> None:
    with keys_of(terminal.program) as keys:
        terminal.type("n")
        assert keys.wait(None) == "n"
        assert keys.wait(0) is None


def test_keys_that_come_in_one_go_are_handed_out_one_by_one(terminal: Terminal) -> None:
    with keys_of(terminal.program) as keys:
        terminal.type("++ \x1b[C\x1b[Dnq\r")
        read = [keys.wait(1) for _ in range(8)]
        assert read == ["+", "+", " ", "\x1b[C", "\x1b[D", "n", "q", "\n"]
        assert keys.wait(0) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("\x1b", ["\x1b"]),
        ("\x1b\x1b", ["\x1b", "\x1b"]),
        ("\x1bn", ["\x1bn"]),
        ("\x1b[1;5Cn", ["\x1b[1;5C", "n"]),
        ("\x1bOPn", ["\x1bOP", "n"]),
        ("\x1b[", ["\x1b["]),
        ("é", ["é"]),
    ],
)
def test_escape_is_a_key_only_by_itself(terminal: Terminal, typed: str, read: list[str]) -> None:
    with keys_of(terminal.program) as keys:
        terminal.type(typed)
        assert [keys.wait(1) for _ in read] == read
        assert keys.wait(0) is None


def test_many_arrows_at_once_are_never_cut_into_an_escape(terminal: Terminal) -> None:
    with keys_of(terminal.program) as keys:
        terminal.type("\x1b[C" * 100)
        assert [keys.wait(1) for _ in range(100)] == ["\x1b[C"] * 100


def test_the_terminal_is_left_as_it_was_found(terminal: Terminal) -> None:
    before = termios.tcgetattr(terminal.program)
    with keys_of(terminal.program):
        assert termios.tcgetattr(terminal.program) != before
    assert termios.tcgetattr(terminal.program) == before


@dataclass
class Shell:
    """A shell in a terminal of its own, which has job control."""

    pid: int
    terminal: int

    def type(self, line: str) -> None:
        os.write(self.terminal, line.encode())

    def read_to(self, text: str) -> str:
        """What is written until this text is."""
        seen = b""
        while text.encode() not in seen:
            ready, _, _ = select.select([self.terminal], [], [], 20)
            assert ready, f"never written: {text!r}; {seen!r}"
            seen += os.read(self.terminal, 4096)
        return seen.decode(errors="replace")


@pytest.fixture
def shell() -> Iterator[Shell]:
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv("/bin/sh", ["/bin/sh", "-i"])
    made = Shell(pid, terminal)
    yield made
    os.kill(pid, signal.SIGKILL)
    os.close(terminal)
    os.waitpid(pid, 0)


def test_keys_are_single_again_after_a_stay_in_the_shell(shell: Shell) -> None:
    code = (
        "import sys; from backcoach.text.keyboard import keys_of\n"
        "with keys_of(sys.stdin) as keys:\n"
        "    print('be', 'gun', flush=True); print('pressed', keys.wait(30), flush=True)\n"
    )
    shell.type(f"PYTHONPATH={ROOT} {sys.executable} -c {shlex.quote(code)}\n")
    shell.read_to("be gun")
    shell.type("\x1a")
    shell.read_to("topped")
    shell.type("stty sane; echo back $((1 + 1))\n")
    shell.read_to("back 2")
    shell.type("fg\n")
    shell.read_to("keys.wait")  # it is told what goes on again, and goes on at once or much later
    shell.type("x")
    shell.read_to("pressed x")


def test_a_terminal_that_is_gone_is_waited_at_only_while_something_is_due(terminal: Terminal) -> None:
    waited: list[float] = []
    with pytest.MonkeyPatch.context() as patched, keys_of(terminal.program) as keys:
        patched.setattr(time, "sleep", waited.append)
        terminal.hang_up()
        assert keys.wait(2.5) is None
        assert keys.wait(0.5) is None
        with pytest.raises(EOFError):
            keys.wait(None)
    assert waited == [2.5, 0.5]


def test_a_terminal_that_can_not_be_read_counts_as_gone(terminal: Terminal) -> None:
    def fail(descriptor: int, count: int) -> bytes:
        raise OSError(5, "Input/output error")

    with pytest.MonkeyPatch.context() as patched, keys_of(terminal.program) as keys:
        terminal.type("n")
        patched.setattr(os, "read", fail)
        with pytest.raises(EOFError):
            keys.wait(None)


@pytest.mark.parametrize("make", [io.StringIO, lambda: None], ids=["a pipe", "closed"])
def test_where_there_is_no_terminal_nobody_can_press_a_key(make: Callable[[], TextIO | None]) -> None:
    with keys_of(make()) as keys:
        assert isinstance(keys, NoKeys)
        assert keys.wait(0) is None
        assert keys.wait(None) is None


@pytest.mark.parametrize("how", ["--plain", "--events"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_session_that_is_told_to_end_leaves_the_terminal_as_it_was(
    terminal: Terminal, tmp_path: Path, how: str, number: int, code: int
) -> None:
    before = termios.tcgetattr(terminal.program)
    process = start(tmp_path, "run", "tour", how, typed=terminal.program)
    assert process.stdout is not None
    while "superman" not in (line := process.stdout.readline()):
        assert line, process.stderr and process.stderr.read()
        if "arm" in line:
            assert termios.tcgetattr(terminal.program) != before
            os.write(terminal.person, b"n")
    process.send_signal(number)
    assert finish(process).exit_code == code
    assert termios.tcgetattr(terminal.program) == before
    left = left_unfinished(Folders(tmp_path, tmp_path, tmp_path))
    assert (left is not None) == (number != signal.SIGINT), "only who says so ends a session"
