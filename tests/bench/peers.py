"""Whom the program is compared with: timers that people use, in an environment of their own, and the floors.

The floors say what a thing costs that does nothing: an empty Textual app (of the very Textual that the
program runs on) and a Python that prints one word.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import platformdirs

CHILDREN = Path(__file__).parent / "children"

REQUIREMENTS = {"termdown": "termdown>=2,<3", "pydoro": "pydoro>=0.2.3,<0.3"}
"""The most used countdown of the terminal, and a full-screen one."""


@dataclass
class Peers:
    """Installs a peer when it is first asked for, and keeps it for the next run."""

    cache: Path = field(default_factory=lambda: platformdirs.user_cache_path("backcoach") / "bench")
    missing: dict[str, str] = field(default_factory=dict)
    """Peers that can't be had here, each with the reason."""

    def command(self, name: str) -> Path | None:
        """The program of a peer; None where it can't be installed, and then `missing` says why."""
        if name in self.missing:
            return None
        program = self._environment / ("Scripts" if sys.platform == "win32" else "bin") / name
        if not program.exists():
            self._install(name)
        if not program.exists():
            self.missing.setdefault(name, "it brings no such command")
            return None
        return program

    @cached_property
    def _environment(self) -> Path:
        return self.cache / f"peers-{sys.version_info.major}.{sys.version_info.minor}"

    def _install(self, name: str) -> None:
        python = self._environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        try:
            if not python.with_name(f"pip{python.suffix}").exists():  # the last thing that is put there
                _run(sys.executable, "-m", "venv", "--clear", str(self._environment))
            _run(str(python), "-m", "pip", "install", "--quiet", REQUIREMENTS[name])
        except (OSError, subprocess.SubprocessError) as trouble:
            said = trouble.stderr if isinstance(trouble, subprocess.CalledProcessError) else str(trouble)
            self.missing[name] = said.strip().splitlines()[-1] if said.strip() else "pip failed"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
