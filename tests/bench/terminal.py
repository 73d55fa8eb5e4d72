"""A pseudo terminal of some size with a program in it: what it writes, when, and what it costs."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .processes import Usage, usage
from .registry import CannotMeasure
from .subjects import environment_with

PAUSE = 0.005
"""Seconds without output that part two repaints."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a terminal."""

    columns: int
    rows: int

    def __str__(self) -> str:
        return f"{self.columns}×{self.rows}"


SMALL, LARGE = Size(80, 24), Size(220, 50)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program in a terminal has cost so far."""

    at: float
    """Host seconds at which this was looked up."""
    written: int
    """Bytes that it sent to the terminal."""
    repaints: int
    """Bursts of output with a pause of at least `PAUSE` before each."""
    usage: Usage


@dataclass
class Terminal:
    """A program in a terminal of its own. Start it with `terminal()`, which also ends it."""

    process: subprocess.Popen[bytes]
    master: int
    started: float
    written: int = 0
    repaints: int = 0
    chunks: list[tuple[float, bytes]] = field(default_factory=list)
    """What was written, and when it came, while `keeps`."""
    keeps: bool = True
    _last: float = 0.0
    _change: threading.Condition = field(default_factory=threading.Condition)
    _ended: bool = False

    def read(self) -> None:
        """Read until the program has gone; runs in a thread of its own."""
        while True:
            try:
                chunk = os.read(self.master, 1 << 16)
            except OSError:
                chunk = b""
            at = time.monotonic()
            with self._change:
                if not chunk:
                    self._ended = True
                else:
                    self.written += len(chunk)
                    self.repaints += at - self._last > PAUSE
                    self._last = at
                    if self.keeps:
                        self.chunks.append((at, chunk))
                self._change.notify_all()
            if not chunk:
                return

    def wait_for(self, text: str, seconds: float = 60.0) -> float:
        """Until something was written; host seconds at which its last byte came. Raises CannotMeasure."""
        sought = text.encode()
        with self._change:
            shown = self._change.wait_for(lambda: self._ended or sought in self.output, seconds)
            if not shown or sought not in self.output:
                raise CannotMeasure(f"{text!r} never came up; the end of what did: {self.output[-300:]!r}")
            seen = b""
            return next(at for at, chunk in self.chunks if sought in (seen := seen + chunk))

    @property
    def output(self) -> bytes:
        """All that was written while `keeps`."""
        return b"".join(chunk for _, chunk in self.chunks)

    def ended(self, seconds: float) -> None:
        """Until all that was written has been read."""
        with self._change:
            self._change.wait_for(lambda: self._ended, seconds)

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def cost(self) -> Cost:
        """What it has cost so far, with all processes that it started."""
        spent = usage(self.process.pid)
        with self._change:
            return Cost(time.monotonic(), self.written, self.repaints, spent)

    def end(self) -> None:
        """Whatever became of it, nothing is left."""
        assert sys.platform != "win32"
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def terminal(
    command: Sequence[str | Path],
    size: Size = SMALL,
    *,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[Terminal]:
    """Start a program in a terminal; it is gone afterwards. Raises CannotMeasure."""
    if sys.platform == "win32":
        raise CannotMeasure("there are no pseudo terminals on Windows that could be measured alike")
    import fcntl
    import pty
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size.rows, size.columns, 0, 0))
    started = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        cwd=cwd,
        env=environment_with(environment or {}),
    )
    os.close(slave)
    made = Terminal(process, master, started)
    reader = threading.Thread(target=made.read, daemon=True)
    reader.start()
    try:
        yield made
    finally:
        made.end()
        reader.join(5)
        os.close(master)
