"""How far the phase that runs has run, noted every second in a small file beside the journal.

As a change of the journal it would wake the writer's thread, and write whole pages of the log, for a number
that the next second replaces. What is written here outlives a killed program, which is what it is for; a
machine that loses power may fall back to the start of the phase, which was waited for.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from ..system.private import create_private
from .rows import SessionId, Standing

BESIDE = "-beats"
"""What the file's name has after the journal's."""

PLACES = 8
"""Sessions find their place by their number: two copies that lead at once rarely share one."""

_FORM = struct.Struct("<qqddd")
"""The session, its phase, the two numbers that tell one standing in it from another, and what has run."""

_SUM = struct.Struct("<Q")
_ROOM = _FORM.size + _SUM.size


class Beats:
    """One session's place in the file, to write."""

    def __init__(self, journal: Path, session: SessionId) -> None:
        self._path = _beside(journal)
        self._session = session
        self._file: BinaryIO | None = None

    def note(self, stands: Standing, spent: float) -> None:
        """Note how many seconds of the phase have run by now; `stands` is what the journal itself says of it.

        Where it can't be written it costs a second: the next turn meets the same trouble, and tells of it.
        """
        with suppress(OSError):
            if self._file is None:
                create_private(self._path)
                self._file = self._path.open("r+b", buffering=0)
            self._file.seek(_place(self._session))
            self._file.write(_packed(self._session, stands, spent))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def gone_on(journal: Path, session: SessionId, stands: Standing) -> Standing:
    """Where a session stood by its last beat, if that was after the journal was told that it `stands`."""
    try:
        with _beside(journal).open("rb") as file:
            file.seek(_place(session))
            found = file.read(_ROOM)
    except OSError:
        return stands
    if len(found) < _ROOM:
        return stands
    spent = _FORM.unpack_from(found)[-1]
    # Of another turn, even of this very phase, it is stale; and half written it is nothing.
    return replace(stands, spent=spent) if found == _packed(session, stands, spent) else stands


def _beside(journal: Path) -> Path:
    return journal.with_name(journal.name + BESIDE)


def _place(session: SessionId) -> int:
    return session % PLACES * _ROOM


def _packed(session: SessionId, stands: Standing, spent: float) -> bytes:
    told = _FORM.pack(session, stands.phase, stands.clocked, stands.spent, spent)
    return told + _SUM.pack(crc32(told))
