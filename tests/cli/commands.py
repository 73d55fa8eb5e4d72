"""Runs the commands: most in this process, and those whose exit code is the point in their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from click.testing import CliRunner, Result

from backcoach.cli import main

from ..shipped import ROOT


def environment(home: Path) -> Mapping[str, str]:
    """Nobody's own files but those in `home`, no sound, and no colours."""
    return {**os.environ, "BACKCOACH_HOME": str(home), "BACKCOACH_SOUND": "silent", "NO_COLOR": "1"}


def invoke(home: Path, *arguments: str) -> Result:
    """Run a command in this process; what it raises comes through."""
    return CliRunner(env=environment(home)).invoke(main, arguments, catch_exceptions=False)


UNSHIELDED = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("backcoach", run_name="__main__")
"""
"""`python -m backcoach` that can be interrupted even where these tests run in the background."""


def start(
    home: Path,
    *arguments: str,
    typed: int | IO[str] = subprocess.DEVNULL,
    out: int | IO[str] = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """Start a command in a process of its own, with no terminal but the one that is `typed` in."""
    interrupted = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    return subprocess.Popen(
        [sys.executable, *(["-m", "backcoach"] if interrupted else ["-c", UNSHIELDED]), *arguments],
        cwd=ROOT,
        env=environment(home),
        stdin=typed,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> Result:
    """Wait for a command that was started; its output comes as `invoke` gives it."""
    with process:
        out, err = process.communicate(timeout=30)
    code = process.returncode
    out = out or ""  # of a file that it went to
    return Result(CliRunner(), out.encode(), err.encode(), (out + err).encode(), None, code, None)


def run(home: Path, *arguments: str) -> Result:
    """Run a command in a process of its own, with no terminal."""
    return finish(start(home, *arguments))


Row = dict[str, Any]

GOOD = """\
name: My break
warm-up:
  - work: cat-cow
    for: 20s
main:
  - hold: superman-hold
    for: 20s
    sets: 2
cool-down:
  - hold: childs-pose
    for: 20s
"""
BAD = GOOD.replace("sets: 2", "sets: two").replace("cat-cow", "cat-crow")
PROBLEM = re.compile(r"^(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<how>error|warning): .+$")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(result: Result, code: int = 1) -> list[str]:
    """The lines of a refusal: nothing on standard output, and never a traceback."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()
