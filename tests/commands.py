"""Runs the commands: most in this process, and those whose exit code is the point in their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from click.testing import CliRunner, Result

from backcoach.cli import main

from .shipped import ROOT


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
