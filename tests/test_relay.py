"""A session that is planned goes on in a fresh Python, which has loaded nothing that read and planned it."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from backcoach import relay
from backcoach.asked import Asked
from backcoach.coach.take_up import TakeUp
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.first_picture import FirstPicture
from backcoach.planner import Planner
from backcoach.system import held_terminal

from .shipped import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process becomes another one there")

SET = [0, 0, 0, 0, 0, 0, []]
"""How a terminal was set before it was held."""


class Execution:
    """Where a process would become another program: what it would be, and with what blocked."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails
        self.environment: dict[str, str] = {}
        self.blocked: set[int] = set()
        self.descriptor = -1

    def __call__(self, path: str, arguments: list[str], environment: Mapping[str, str]) -> None:
        self.program, self.arguments = path, arguments
        self.environment = dict(environment)
        self.blocked = set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
        if not self.fails:
            whose, _, descriptor = environment[relay.HANDED_ON].partition(":")
            self.descriptor = os.dup(int(descriptor))  # the file is closed on the way back
            self.environment[relay.HANDED_ON] = f"{whose}:{self.descriptor}"
        raise OSError("it can't be done here")


@pytest.fixture
def execution(monkeypatch: pytest.MonkeyPatch) -> Iterator[Execution]:
    made = Execution()
    monkeypatch.setattr(os, "execve", made)
    monkeypatch.setattr(held_terminal, "_held", None)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGHUP)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    yield made
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGHUP, before[1])
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Folders(tmp_path, tmp_path, tmp_path))


def asked_for(library: Library) -> Asked:
    plan = Planner(library, Settings(volume=30)).plan(library.routine("full-back-a"))
    return Asked(plan, library.find("full-back-a"), 2, 4.0, True, TakeUp.NEVER, False)


def hand_on(library: Library) -> Asked:
    asked = asked_for(library)
    relay.hand_on(library, Settings(volume=30), asked, FirstPicture(library.personal, "session"))
    return asked


def take_over(execution: Execution, monkeypatch: pytest.MonkeyPatch) -> tuple[Library, Settings, Asked]:
    for name, value in execution.environment.items():
        monkeypatch.setenv(name, value)
    handed = relay.taken_over()
    assert handed is not None
    return handed[:3]


def test_the_same_command_begins_once_more_with_all_that_was_handed_on(
    execution: Execution, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = hand_on(library)
    assert (execution.program, execution.arguments) == (sys.executable, sys.orig_argv)
    taken, settings, again = take_over(execution, monkeypatch)
    assert again == asked
    assert settings == Settings(volume=30)
    assert taken.personal == library.personal


def test_what_was_handed_on_is_taken_once_and_nothing_of_it_is_told_to_other_programs(
    execution: Execution, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "3")
    hand_on(library)
    assert execution.environment["MALLOC_ARENA_MAX"] == "3"
    take_over(execution, monkeypatch)
    assert relay.taken_over() is None
    assert {name: os.environ.get(name) for name in relay.LEAN} == {
        **dict.fromkeys(relay.LEAN),
        "MALLOC_ARENA_MAX": "3",
    }


@pytest.mark.parametrize("value", ["", "7", "nonsense", "1:0", ":3", "0:x"])
def test_what_stands_in_the_environment_for_others_or_by_mistake_begins_nothing(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(relay.HANDED_ON, value)
    assert relay.taken_over() is None
    assert relay.HANDED_ON not in os.environ


def test_a_process_that_can_become_no_other_goes_on_as_it_is(execution: Execution, library: Library) -> None:
    execution.fails = True
    held_terminal.hold_on(SET)
    mask, environment = signal.pthread_sigmask(signal.SIG_BLOCK, ()), dict(os.environ)
    hand_on(library)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == mask
    assert dict(os.environ) == environment


def test_what_a_full_disk_takes_only_in_part_is_not_handed_on(execution: Execution, library: Library) -> None:
    import resource  # there is none on Windows

    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most[1]))
    try:
        hand_on(library)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert execution.environment == {}


def test_what_was_said_before_is_said(
    execution: Execution, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said))
    print("a word")
    hand_on(library)
    assert said.getvalue().split() == [b"a", b"word"]


def test_a_signal_that_comes_between_waits_for_who_gives_the_terminal_back(
    execution: Execution, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_terminal.hold_on(SET)
    hand_on(library)
    assert {signal.SIGTERM, signal.SIGHUP, signal.SIGINT} <= execution.blocked
    held_terminal.hand_over()
    take_over(execution, monkeypatch)
    assert held_terminal.held() == SET
    assert signal.getsignal(signal.SIGTERM) is held_terminal._end
    assert signal.SIGTERM not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_who_leads_what_was_handed_on_has_loaded_nothing_that_reads_or_plans_by_files(
    execution: Execution, library: Library, tmp_path: Path
) -> None:
    hand_on(library)
    os.set_inheritable(execution.descriptor, True)
    code = (
        "import os; from backcoach.relay import HANDED_ON, taken_over\n"
        f"os.environ[HANDED_ON] = f'{{os.getpid()}}:{execution.descriptor}'; handed = taken_over()\n"
        "import backcoach.tui.app, backcoach.tui.screens.session, backcoach.coach.leading, sys\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**execution.environment, "BACKCOACH_HOME": str(tmp_path)},
        close_fds=False,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "backcoach.training.plan" in loaded
    assert not {"yaml", "click", "backcoach.files.reader", "backcoach.files.catalogue", "ssl"} & set(loaded)


def test_the_terminal_is_held_before_what_may_fail_is_read(
    execution: Execution, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_terminal.hold_on(SET)
    hand_on(library)
    held_terminal.hand_over()
    os.ftruncate(execution.descriptor, os.fstat(execution.descriptor).st_size - 1)
    with pytest.raises((EOFError, pickle.UnpicklingError)):
        take_over(execution, monkeypatch)
    assert held_terminal.held() == SET
