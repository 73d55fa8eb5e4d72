"""A real terminal for a real process: a pty, what was written to it, and what became of it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

IN_A_SESSION = b"1 of 10"
"""What stands on the screen once the tour has begun."""

QUIET = {"BACKCOACH_SOUND": "null", "TERM": "xterm-256color"}

_TAKE_TERMINAL = """
import fcntl, os, signal, sys, termios
if "controlling" in sys.argv[1]:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
# A shell that runs the tests under nohup, or behind its back, would have these ignored here as well.
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_IGN if "nohup" in sys.argv[1] else signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, "-m", *sys.argv[2:]])
"""


class Terminal:
    """A pseudo terminal of 80 by 24 with backcoach in it."""

    def __init__(
        self,
        home: Path,
        arguments: Sequence[str],
        how: str = "controlling",
        module: str = "backcoach",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        (home / "notice-read").touch()
        if not (home / "config.yaml").exists():
            (home / "config.yaml").write_text("keep-awake: no\nsound: beeps\n")
        self._handles: tuple[int, ...] = pty.openpty()
        self._master, self._slave = self._handles
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self._slave)
        self.written = b""
        self._hung_up = threading.Event()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, how, module, *arguments],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env={**os.environ, **QUIET, "BACKCOACH_HOME": str(home), **(environment or {})},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._hung_up.is_set():
            if select.select([self._master], [], [], 0.02)[0]:
                self.written += os.read(self._master, 65536)

    @property
    def after(self) -> list[object]:
        """How the terminal is set now."""
        return termios.tcgetattr(self._slave)

    def wait_for(self, text: bytes, seconds: float = 30.0) -> None:
        """Until something stands on the screen."""
        shown = wait_until(lambda: text in self.written, seconds)
        assert shown, f"never shown: {text!r}; {self.written[-2000:]!r}"

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Pull at the window's corner."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.kill(signal.SIGWINCH)

    def kill(self, number: int) -> None:
        """Send a signal to the process alone."""
        os.kill(self.process.pid, number)

    def wait(self, seconds: float = 20.0) -> int:
        """The exit code."""
        code = self.process.wait(seconds)
        time.sleep(0.1)  # what it wrote last is read meanwhile
        return code

    def hang_up(self) -> None:
        """Close the terminal, as its window is closed."""
        self._hung_up.set()
        self._reader.join()
        for handle in self._handles:
            os.close(handle)
        self._handles = ()

    def close(self) -> None:
        """Whatever became of it, nothing is left."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()


@contextlib.contextmanager
def terminal(
    home: Path,
    *arguments: str,
    how: str = "controlling",
    module: str = "backcoach",
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """Start backcoach in a terminal of its own; it is gone afterwards."""
    made = Terminal(home, arguments, how, module, environment)
    try:
        yield made
    finally:
        made.close()


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def descendants(pid: int) -> set[int]:
    """Every process that a process has started, and those that they have."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(folder.name)] = int(_stat(int(folder.name))[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def cpu_seconds(pid: int) -> float:
    """What a process has cost so far."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet doesn't."""
    try:
        return _stat(pid)[0] != "Z"
    except OSError:
        return False


def is_stopped(pid: int) -> bool:
    """Whether a process was told to stand still."""
    return _stat(pid)[0] == "T"


def _stat(pid: int) -> list[str]:
    """What Linux tells of a process, from its state on: its name, which may have blanks, stands before."""
    return re.sub(r"^.*\) ", "", Path(f"/proc/{pid}/stat").read_text()).split()
