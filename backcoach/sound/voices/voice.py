"""One way to have words spoken into a file, and how its process is run so that it can't hold anything up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 4.0
"""Seconds that a phrase may take. A healthy engine needs some hundredths; a cold one perhaps a second."""

_LATER = 10
"""Niceness: beeps and screen go before words."""


class VoiceFailed(Exception):
    """This engine didn't speak this text; the message says why in a few words."""


class VoiceHung(VoiceFailed):
    """It didn't even end, and was killed."""


def _no_stamp() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Voice:
    """An engine. It is a command that reads UTF-8 text from standard input, and nothing but text."""

    name: str
    command: Callable[[Path], list[str]]
    """What to run to have the words written to a WAV; no part of it comes from the text."""
    lacks: Callable[[], str]
    """Why it can't be used here, in a few words; empty where it can. Starts no process."""
    stamp: Callable[[], str] = _no_stamp
    """What the sound depends on besides the text, such as the version. Starts no process."""
    environment: Callable[[Path], Mapping[str, str]] = field(default=lambda _: {})
    patience: float = PATIENCE


class Run:
    """The process that speaks just now; another thread may end it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False

    def speak(self, voice: Voice, text: str, target: Path) -> None:
        """Have the text spoken into `target`. Raises VoiceHung or VoiceFailed, with no process left."""
        environment = {**os.environ, **voice.environment(target)}
        self._process_of(voice, voice.command(target), environment)
        process = self._process
        assert process is not None
        try:
            process.communicate(text.encode() + b"\n", timeout=voice.patience)
        except subprocess.TimeoutExpired:
            self._kill(process)
            raise VoiceHung(f"{voice.name} does not answer") from None
        finally:
            with self._lock:
                self._process = None
        if process.returncode != 0:
            raise VoiceFailed(f"{voice.name} ended with {process.returncode}")

    def _process_of(self, voice: Voice, command: list[str], environment: Mapping[str, str]) -> None:
        with self._lock:
            if self._ended:
                raise VoiceFailed("speech has ended")
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                    start_new_session=True,  # its own children go with it; a ctrl+C is not for it
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise VoiceFailed(f"{voice.name}: {error.strerror or error}") from error
        if sys.platform != "win32":
            with suppress(OSError):  # gone already, or not allowed: then it runs like anybody else
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _LATER)

    def end(self) -> None:
        """Kill what speaks, and let nothing speak any more. From any thread."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                _kill_group(self._process)

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        _kill_group(process)
        if process.stdin is not None:
            with suppress(OSError):  # what it never read need not be written any more
                process.stdin.close()
        process.wait()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # it ended by itself just now
        os.killpg(process.pid, signal.SIGKILL)
