"""Who leads a session right now: an advisory lock, so that a second copy of the program knows of the first.

SQLite keeps the file whole however many write to it. What it can't know is that the unfinished session
in it is not a crashed one but somebody's who is still lifting: that is what the lock says.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from ..system.private import create_private

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows locks bytes, and what is locked can't be read by others: so a byte beyond the text."""

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class Lead:
    """The right to lead sessions on a journal. It ends with the process, however that ends."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name(journal.name + ".lead")
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process has it."""
        return self._descriptor is not None

    def take(self, words: str = "") -> bool:
        """Try to become the leader; `words` tell a second copy what this one does.

        False where another process is. Raises OSError where the lock's file can't be made: then nobody
        can have it, and nothing can be kept there either.
        """
        if self._descriptor is not None:
            return True
        create_private(self._path)
        descriptor = os.open(self._path, os.O_RDWR)
        if not _take(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n{words}\n".encode())
        return True

    def other(self) -> str:
        """One line about the copy that leads: "another backcoach is running: full-back-a (process 4711)"."""
        try:
            process, words, *_ = [*self._path.read_text(encoding="utf-8").splitlines(), "", ""]
        except (OSError, UnicodeDecodeError):
            process, words = "", ""
        about = f": {words}" if words else ""
        return f"another backcoach is running{about}" + (f" (process {process})" if process else "")

    def release(self) -> None:
        """Let another copy lead."""
        if self._descriptor is None:
            return
        _release(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> Lead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
