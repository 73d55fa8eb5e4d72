"""Exit codes, as the shell sees them, whatever goes wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import backcoach

from .. import shipped
from .commands import BAD, environment, finish, refused, start, write


def test_exit_codes_of_real_processes(home: Path, tmp_path: Path) -> None:
    bad = write(tmp_path / "bad.yaml", BAD)
    started = {
        0: start(home, "--version"),
        1: start(home, "check", str(bad)),
        2: start(home, "plan", "tour", "--level", "expert"),
    }
    results = {code: finish(process) for code, process in started.items()}
    assert [result.exit_code for result in results.values()] == [0, 1, 2]
    assert results[0].stdout == f"backcoach, version {backcoach.__version__}\n"
    assert not any("Traceback" in result.stderr for result in results.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("how", ["--plain", "--events"])
def test_ctrl_c_ends_a_session_with_130_and_a_last_line(home: Path, how: str) -> None:
    process = start(home, "run", "tour", how)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    result = finish(process)
    assert result.exit_code == 130
    assert result.stderr == ""
    assert "Tour, 10 steps" in first or "session-started" in first
    lines = result.stdout.splitlines()
    ended = "Session ended early." if how == "--plain" else '"event": "session-stopped"'
    assert any(ended in line for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe ends otherwise on Windows")
def test_a_reader_that_goes_away_ends_the_session_quietly(home: Path) -> None:
    process = start(home, "run", "tour", "--events", "--speed", "50")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    with process:
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["plan", "tour"],
        ["log", "--json"],
        ["--version"],
        ["run", "tour", "--plain", "--speed", "1000"],
    ],
    ids=" ".join,
)
def test_a_full_disk_is_told_in_one_line(home: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        result = finish(start(home, *arguments, out=full))
    assert refused(result) == ["the output can't be written: No space left on device"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes no handles so")
@pytest.mark.parametrize("arguments", [["list"], ["run", "tour", "--plain", "--speed", "1000"]], ids=" ".join)
def test_a_command_whose_output_is_closed_has_nothing_to_say(home: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "backcoach", *arguments]
    closed = ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command]
    done = subprocess.run(
        closed, cwd=shipped.ROOT, env=environment(home), stderr=subprocess.PIPE, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
wanted = sys.argv.pop(1)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder())
from backcoach.__main__ import main
main()
"""
"""The command, with Ctrl-C pressed at the moment when it loads a module."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("module", ["click", "backcoach.files.library", "yaml", "backcoach.text.plain"])
def test_ctrl_c_before_a_session_has_begun_ends_it_quietly(home: Path, module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, "run", "tour", "--plain", "--speed", "1000"]
    done = subprocess.run(
        command, cwd=shipped.ROOT, env=environment(home), capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert (done.stdout, done.stderr.strip()) == ("", "")
