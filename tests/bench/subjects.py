"""The programs that are measured, each as a command that anyone could type."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .peers import CHILDREN, Peers

ROOT = Path(__file__).resolve().parents[2]

SESSION = "full-back-a"
"""The routine that is led: a warm-up by the clock, heavy sets with counted reps, rests by the load."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One program, ready to be started."""

    name: str
    command: Sequence[str | Path]
    ready: str
    """What stands on the screen once it is there."""
    keys: str = ""
    """What is to be typed then, so that it does what is measured."""
    environment: Mapping[str, str] = field(default_factory=dict)


def environment_with(more: Mapping[str, str]) -> dict[str, str]:
    """What a program is started with. Bytecode may be kept, as it is for whatever is installed."""
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**mine, "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}


def home_in(folder: Path, *settings: str) -> Path:
    """A person's own folder, with these lines in the settings; the doctor's notice is read."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notice-read").touch()
    if settings:
        (folder / "config.yaml").write_text("\n".join(settings) + "\n", encoding="utf-8")
    return folder


def backcoach(home: Path, *arguments: str) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    """The program as this checkout has it, and its environment. Cues are mixed and timed, and not heard."""
    environment = {"BACKCOACH_HOME": str(home), "BACKCOACH_SOUND": "null", "PYTHONPATH": str(ROOT)}
    return (sys.executable, "-m", "backcoach", *arguments), environment


def session(home: Path, name: str = "backcoach") -> Subject:
    """A session that runs, with everything that the settings of `home` leave on."""
    command, environment = backcoach(home, "run", SESSION)
    return Subject(name, command, " left", environment=environment)


def paused_session(home: Path, name: str) -> Subject:
    """A session that stands."""
    command, environment = backcoach(home, "run", SESSION)
    return Subject(name, command, " left", "p", environment)


def home_screen(home: Path) -> Subject:
    """The program as it opens without a command."""
    command, environment = backcoach(home)
    return Subject("backcoach", command, "Full back, day A", environment=environment)


def empty_textual() -> Subject:
    return Subject("empty Textual", (sys.executable, CHILDREN / "empty_textual.py"), "ready")


def bare_python() -> Subject:
    return Subject("bare Python", (sys.executable, CHILDREN / "bare_python.py"), "ready")


def termdown(peers: Peers) -> Subject | None:
    """A countdown from half an hour, as it is without any options."""
    program = peers.command("termdown")
    return Subject("termdown", (program, "1800"), "\x1b[?1049h") if program else None


def pydoro(peers: Peers) -> Subject | None:
    """Its first pomodoro, which runs once its first button is pressed."""
    program = peers.command("pydoro")
    return Subject("pydoro", (program, "--no-sound"), "start", "\r") if program else None
