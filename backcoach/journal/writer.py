"""The thread that writes the journal, so that no screen ever waits for a disk longer than it wants to."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from itertools import count
from pathlib import Path
from time import monotonic

from .damage import set_aside
from .lock import Lead
from .migrations import TooNew
from .store import Damaged, Journal, is_damage

Change = Callable[[Journal], object]
"""Something to write. It may be carried out anew on a fresh file, so it says all that it needs."""
Opener = Callable[[Path], Journal]
OnNews = Callable[[str | None], None]
"""Is told in one line what is not being kept and why, or what became of a damaged file; None once all is
well again. It is called in the writer's thread."""

RETRY = 2.0
"""Seconds between attempts while the disk doesn't take anything."""

_OUTSIDE = (sqlite3.OperationalError, sqlite3.DatabaseError, Damaged, TooNew, OSError)
"""What can go wrong around the file, and may go right later."""
_IN_THE_CHANGE = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""What SQLite says of a change itself."""


class Matter(Enum):
    """What a change tells the whole of, so that the next one of the same matter takes its place."""

    PLAN = auto()
    STANDING = auto()


@dataclass(frozen=True, slots=True)
class _Waiting:
    change: Change
    what: str
    matter: Matter | None
    in_short: Change | None


class JournalWriter:
    """Carries changes out in their order, in a thread of its own.

    What can't be written waits and is tried again; the session goes on meanwhile, and `on_news` says what
    is not being kept. A damaged file is set aside under another name, and everything that this writer has
    written since the last `forget` goes into a new one.
    """

    def __init__(
        self,
        path: Path,
        on_news: OnNews = lambda _line: None,
        *,
        lead: Lead | None = None,
        opener: Opener | None = None,
        retry: float = RETRY,
    ) -> None:
        self.path = path
        self._on_news = on_news
        self._lead = lead or Lead(path)
        self._opener = opener or (lambda path: Journal.open(path, check=True))
        self._retry = retry
        self._changed = threading.Condition()
        self._queue: deque[_Waiting] = deque()
        """What is still to be written; the first may be under way."""
        self._kept: dict[int, Change] = {}
        """What was written, by the number it came as: all that a journal begun once more must be told."""
        self._latest: dict[Matter, tuple[int, Change | None]] = {}
        """The last change of each matter that is kept, and what is left of it once there is a later one."""
        self._numbers = count()
        self._closing = False
        self._trouble: str | None = None
        self._told: str | None = None
        self._try_at = 0.0
        self._journal: Journal | None = None
        self._became: str | None = None
        """What became of a damaged file, until a new one has all that was kept in it of this session."""
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    # From any thread.

    @property
    def trouble(self) -> str | None:
        """Why nothing is being kept just now; None while everything given so far is kept or on its way."""
        return self._trouble

    @property
    def settled(self) -> bool:
        """Whether everything given so far is on disk."""
        return not self._queue

    def submit(
        self,
        change: Change,
        what: str = "",
        *,
        matter: Matter | None = None,
        in_short: Change | None = None,
    ) -> None:
        """Have a change written after all those before it; `what` names it where it can't be kept.

        All is held for a journal that may have to be written once more. Of a change with a `matter` no more
        than `in_short` is, as soon as there is the next one of the matter: an hour's session is many turns.
        """
        with self._changed:
            self._queue.append(_Waiting(change, what, matter, in_short))
            self._changed.notify_all()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything given so far is on disk; False where it isn't after `timeout` seconds.

        While the disk takes nothing it doesn't wait at all: whoever asks is not to be held up for that.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._queue or self._trouble is not None, timeout)
            return not self._queue

    def forget(self) -> None:
        """Begin a new session: what was written before needn't be written anew after damage."""
        with self._changed:
            self._kept.clear()
            self._latest.clear()

    def close(self, timeout: float = 5.0) -> bool:
        """Write what waits and end the thread; False where not everything could be written in time."""
        with self._changed:
            self._closing = True
            self._try_at = 0.0
            self._changed.notify_all()
        self._thread.join(timeout)
        return not self._queue and not self._thread.is_alive()

    # In the writer's own thread.

    def _run(self) -> None:
        while (due := self._next()) is not None:
            written = self._write(due, mend=True)
            with self._changed:
                if written:
                    self._queue.popleft()
                else:
                    self._try_at = monotonic() + self._retry
                self._changed.notify_all()
                # Nobody who leaves is made to wait for a full disk to be emptied.
                ends = self._closing and not written
            self._tell()
            if ends:
                break
        if self._journal is not None:
            self._journal.close()

    def _next(self) -> _Waiting | None:
        """Wait for a change that is due; None at the end."""
        with self._changed:
            while True:
                wait = None
                if self._queue:
                    wait = self._try_at - monotonic()
                    if wait <= 0:
                        return self._queue[0]
                elif self._closing:
                    return None
                self._changed.wait(wait)

    def _write(self, waiting: _Waiting, *, mend: bool) -> bool:
        """Carry one change out; whether it needn't be tried again."""
        try:
            if self._carry_out(waiting.change, waiting.what, self._opened()):
                self._keep(waiting)
        except _OUTSIDE as error:
            # Opened anew for the next attempt: a folder that couldn't be written to may be mended by then.
            self._let_go()
            if mend and is_damage(error) and self._set_aside(error):
                return self._write(waiting, mend=False)
            self._trouble = _reason(error)
            return False
        self._trouble = None
        return True

    def _carry_out(self, change: Change, what: str, journal: Journal) -> bool:
        """Carry a change out; whether it was. Raises what is the matter with the file.

        What would go wrong again however often it is tried costs its change, never those after it.
        """
        try:
            change(journal)
        except Exception as error:
            if isinstance(error, _OUTSIDE) and not isinstance(error, _IN_THE_CHANGE):
                raise
            self._say(f"not kept: {what or 'a change'} ({str(error) or type(error).__name__})")
            return False
        return True

    def _opened(self) -> Journal:
        """The journal, with all in it that a damaged one had of this session. Raises what is the matter."""
        if self._journal is None:
            self._journal = self._opener(self.path)
        if self._became is not None:
            with self._changed:
                kept = [*self._kept.values()]
            # All or nothing: what doesn't come to its end is told from the beginning the next time.
            with self._journal.transaction():
                for change in kept:
                    self._carry_out(change, "", self._journal)
            self._say(self._became)
            self._became = None
        return self._journal

    def _keep(self, written: _Waiting) -> None:
        with self._changed:
            number = next(self._numbers)
            self._kept[number] = written.change
            if written.matter is None:
                return
            earlier, in_short = self._latest.get(written.matter, (None, None))
            self._latest[written.matter] = (number, written.in_short)
            if earlier is not None and in_short is not None:
                self._kept[earlier] = in_short
            elif earlier is not None:
                del self._kept[earlier]

    def _set_aside(self, error: BaseException) -> bool:
        """Make room for a new file in the place of a damaged one; False where that can't be."""
        held = self._lead.held
        try:
            # Another copy that leads a session writes to that very file: it isn't ours to move then.
            if not self._lead.take():
                return False
            aside = set_aside(self.path, datetime.now())
        except OSError:
            return False
        finally:
            if not held:
                self._lead.release()
        self._became = f"the journal was damaged ({error}); it is now {aside.name}, and a new one is kept"
        return True

    def _let_go(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _tell(self) -> None:
        """Tell of trouble that began or ended, and of how much waits."""
        line = None
        if self._trouble is not None:
            names = [waiting.what for waiting in tuple(self._queue) if waiting.what]
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            line = f"not being kept: {names[0] if names else 'this session'}{more} ({self._trouble})"
        if line != self._told:
            self._told = line
            self._say(line)

    def _say(self, line: str | None) -> None:
        # A screen that has gone already can't be told; what there is to write is written all the same.
        with suppress(RuntimeError):
            self._on_news(line)


def _reason(error: BaseException) -> str:
    """Why nothing can be written, in a person's words."""
    code = getattr(error, "sqlite_errorcode", None)
    reasons = {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: "the journal can't be written to",
        sqlite3.SQLITE_CANTOPEN: "the journal can't be opened",
        sqlite3.SQLITE_BUSY: "another backcoach is writing",
        sqlite3.SQLITE_LOCKED: "another backcoach is writing",
        sqlite3.SQLITE_IOERR: "the disk reports an error",
    }
    if code is not None:
        return reasons.get(code & 0xFF, str(error))
    if is_damage(error):
        return f"the journal is damaged: {error}"
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
