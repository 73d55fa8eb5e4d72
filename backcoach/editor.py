"""Opens a file in the editor that the person has chosen. No shell ever sees the command."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

FALLBACKS = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "nano", "vi")


class NoEditor(Exception):
    """There is no editor to be had, or it failed; the message is one line."""


def editor_command(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The command and its arguments, from $VISUAL, $EDITOR or what the system usually has.

    Raises NoEditor.
    """
    for name in ("VISUAL", "EDITOR"):
        value = environment.get(name, "").strip()
        if value:
            return _words(name, value)
    for fallback in FALLBACKS:
        if shutil.which(fallback):
            return [fallback]
    raise NoEditor("no editor is set; set EDITOR to one, such as: export EDITOR=nano")


def open_in_editor(path: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Let the person edit a file, and wait until they have. Raises NoEditor."""
    command = editor_command(environment)
    run([*command, str(path)])


def run(command: Sequence[str]) -> None:
    """Run an editor in this terminal. Raises NoEditor when it can't be started, or says that it failed."""
    try:
        done = subprocess.run(command, check=False)  # the words are the person's own, and no shell reads them
    except OSError as error:
        reason = error.strerror or str(error)
        raise NoEditor(
            f"the editor {command[0]!r} can't be started ({reason}); set EDITOR to another"
        ) from None
    if done.returncode != 0:
        raise NoEditor(f"the editor {command[0]!r} ended with code {done.returncode}")


def _words(name: str, value: str) -> list[str]:
    # A path with spaces that exists as a whole is a program, not a program and its arguments.
    if shutil.which(value):
        return [value]
    try:
        words = shlex.split(value, posix=sys.platform != "win32")
    except ValueError:
        words = []
    if not words:
        raise NoEditor(
            f"${name} can't be read as a command; quote it right, such as: export {name}='code -w'"
        )
    return words
