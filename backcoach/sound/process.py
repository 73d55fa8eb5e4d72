"""One run of the sound process, from its start to the last trace of it: pipes, threads, exit."""

from __future__ import annotations

import os
import queue
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from backcoach.sound.wire import Lines, decode, encode
from backcoach.system.glibc import LEAN

if TYPE_CHECKING:
    from backcoach.sound.wire import Message

BOOT = "import sys;sys.path[:]=sys.argv[1:];from backcoach.sound.helper import main;main()"
"""Runs the helper with modules from the places that it is told, without looking for them by itself: that
takes a tenth of its memory."""

LATENCY = {"PULSE_LATENCY_MSEC": "250"}
"""How much a sound server is given ahead, where nobody wants it otherwise: what a library asks for itself,
100 ms, runs dry on a machine that is busy."""

AT_ONCE = 4096
"""Bytes that are read at once: room for them is held by whoever waits, for as long as nothing comes."""

LAST_WAIT = 5.0
"""Seconds for the system to take away a process that was killed; a busy one took half a second."""

QUEUED = 64
"""Commands that may wait for a process that doesn't read; more means that it hangs."""


class HelperProcess:
    """The running process. Nothing here blocks but the start, and `finish` for its given time."""

    def __init__(
        self,
        on_report: Callable[[HelperProcess, dict[str, Any]], None],
        on_end: Callable[[HelperProcess], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """Start the process. Raises OSError. The callbacks come from threads of its own."""
        self._on_report, self._on_end, self._on_trouble = on_report, on_end, on_trouble
        self._process = subprocess.Popen(
            [sys.executable or "", "-P", "-S", "-c", BOOT, *_places()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            # simpleaudio frees memory without the GIL; plain malloc survives that, Python's own doesn't.
            env={**LATENCY, **LEAN, **os.environ, "PYTHONMALLOC": "malloc"},
            **_start_options(),
        )
        self._ended = threading.Event()
        self.pid = self._process.pid
        self._commands: queue.Queue[bytes | None] = queue.Queue(QUEUED)
        self._order = threading.Lock()
        self._behind = 0
        """How many commands wait, or are being written by the thread: what comes then has to wait as well."""
        for work in (self._write, self._read, self._drain):
            threading.Thread(target=work, daemon=True, name=f"sound-{work.__name__.strip('_')}").start()

    def send(self, message: Message) -> bool:
        """Hand over a command; False when so many wait already that the process must be hanging.

        What there is room for is written at once: a thread that is woken for a ping costs more than the ping.
        """
        line = encode(message)
        with self._order:
            if not self._behind and self._write_at_once(line):
                return True
            try:
                self._commands.put_nowait(line)
            except queue.Full:
                return False
            self._behind += 1
        return True

    def _write_at_once(self, line: bytes) -> bool:
        """Write a whole line without waiting; False where that can't be."""
        if sys.platform == "win32" or len(line) > select.PIPE_BUF:
            return False
        try:
            room = select.poll()
            room.register(_pipe(self._process.stdin), select.POLLOUT)
            return bool(room.poll(0)) and os.write(_pipe(self._process.stdin).fileno(), line) == len(line)
        except (OSError, ValueError):
            return False  # it reads no more, and the thread has closed the pipe, or will see

    def finish(self, patience: float) -> int | None:
        """Let it end by itself for `patience` seconds, then kill it and all that it started.

        Returns the exit code, negative for a signal; None if the system would not let go of it.
        """
        if patience and self._close_input():
            self._ended.wait(patience)
        _kill_group(self._process)
        try:
            return self._process.wait(LAST_WAIT)
        except subprocess.TimeoutExpired:
            self._on_trouble(f"the sound process {self.pid} cannot be killed")
            return None

    def _close_input(self) -> bool:
        try:
            self._commands.put_nowait(None)
        except queue.Full:
            return False
        return True

    def _write(self) -> None:
        """Hand over commands. Blocks when the process doesn't read; killing it ends that."""
        pipe = _pipe(self._process.stdin)
        try:
            while (line := self._commands.get()) is not None:
                while line:
                    line = line[os.write(pipe.fileno(), line) :]
                with self._order:
                    self._behind -= 1
        except OSError:
            self._ended.wait()  # it reads no more: the reader tells of its end, or the watchdog brings it
        pipe.close()

    def _read(self) -> None:
        """Hand on reports until the process ends."""
        pipe, lines = _pipe(self._process.stdout), Lines()
        try:
            while piece := os.read(pipe.fileno(), AT_ONCE):
                for line in lines.feed(piece):
                    self._on_report(self, decode(line))
        except (OSError, ValueError) as error:
            self._on_trouble(f"unreadable report: {error}")
        self._ended.set()
        self._on_end(self)
        pipe.close()

    def _drain(self) -> None:
        """Keep what native libraries print off the screen, and where doctor can show it."""
        pipe, lines = _pipe(self._process.stderr), Lines()
        try:
            while piece := os.read(pipe.fileno(), AT_ONCE):
                for line in lines.feed(piece):
                    self._on_trouble(line.decode(errors="replace"))
        except (OSError, ValueError) as error:
            self._on_trouble(f"unreadable errors: {error}")
        pipe.close()


def _places() -> list[str]:
    """Where modules are: this very checkout or installation among them, and never the current folder."""
    root, here = str(Path(__file__).parent.parent.parent), _current_folder()
    places = [place for place in sys.path if place == root or (Path(place).is_absolute() and place != here)]
    return places if root in places else [root, *places]


def _current_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""  # it is gone


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # all three were asked for
    return pipe


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill it with the players that it started. Not reaped yet, so its id cannot be another's."""
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # nobody left to kill (macOS says it the second way)


def _start_options() -> dict[str, Any]:
    """Apart from the terminal's group, because ctrl+C there is for the coach to answer."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
