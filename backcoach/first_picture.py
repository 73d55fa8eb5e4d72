"""Shows at once what the first screen looked like last time, when nothing has changed since.

Loading the full screen takes several times as long as drawing on a terminal does. So the picture of the
screen as it first stood is kept with all that it depends on, and shown before anything else is loaded; the
screen then paints the same over it. What it depends on is compared word for word: a picture that might be
wrong is never shown.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress

from . import __version__
from .files.first_start import NOTICE_READ
from .files.folders import Folders, personal, shipped
from .system import held_terminal
from .system.private import create_private

VARIABLES = frozenset(
    ("COLORTERM", "COLUMNS", "FORCE_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LINES", "NO_COLOR", "TERM")
)
"""Variables by which a terminal shows more or less, and other letters."""
OURS = ("BACKCOACH_", "TEXTUAL")
"""How the names of those begin that are read by nobody else."""

READ = (".yaml", ".yml")
"""How the names of the files end that are read before a screen stands."""

MOST = 1_000_000
"""Bytes of a picture that is still kept: one of the largest terminals has a tenth of it."""


class FirstPicture:
    """The picture of a screen as it first stands, kept in a file of its own."""

    def __init__(self, folders: Folders, screen: str, *more: object) -> None:
        """`more`: what else it depends on, beside terminal, settings and routines."""
        self._file = folders.cache / "first-picture" / screen
        facts = (__version__, *sys.argv[1:], *_terminal(), *_files(folders), *more)
        self._facts = repr(facts).encode("utf-8", "backslashreplace")

    def show(self) -> None:
        """Show the picture, where there is one for just this."""
        kept = self._kept()
        if kept is not None:
            held_terminal.hold(kept)

    def keep(self, picture: str) -> None:
        """Keep the picture for the next time. One that can't be kept is only drawn later then."""
        drawn = picture.encode("utf-8", "surrogateescape")
        if drawn == self._kept() or len(drawn) > MOST:
            return
        beside = self._file.with_name(f"{self._file.name}.new")  # of two that write it, the sum tells
        with suppress(OSError):
            create_private(beside)
            beside.write_bytes(b"\n".join((self._facts, _sum_of(drawn), drawn)))
            beside.replace(self._file)

    def _kept(self) -> bytes | None:
        with suppress(OSError, ValueError):  # none yet, or not one of ours
            facts, sum_, picture = self._file.read_bytes().split(b"\n", 2)
            if facts == self._facts and sum_ == _sum_of(picture):
                return picture
        return None


def show_home() -> None:
    """Show home before anything else is loaded, where its picture is kept."""
    picture_of_home(personal()).show()


def picture_of_home(folders: Folders) -> FirstPicture:
    """The picture of home, which names the routines and has not read them yet."""
    return FirstPicture(folders, "home")


def _terminal() -> Iterator[object]:
    """What the terminal is like."""
    with suppress(OSError, ValueError):  # there is none
        yield tuple(os.get_terminal_size(sys.stderr.fileno()))
    for name in sorted(os.environ):
        if name in VARIABLES or name.startswith(OURS):
            yield name, os.environ[name]


def _files(folders: Folders) -> Iterator[object]:
    """What is read before a screen stands, by the moments at which it was last written."""
    yield (folders.data / NOTICE_READ).exists()
    for place in (shipped("routines"), folders.routines, folders.config):
        with suppress(OSError), os.scandir(place) as entries:
            yield str(place), sorted(_state(one) for one in entries if one.name.endswith(READ))


def _state(entry: os.DirEntry[str]) -> tuple[str, int, int]:
    told = entry.stat()
    return entry.name, told.st_mtime_ns, told.st_size


def _sum_of(picture: bytes) -> bytes:
    return b"%08x" % zlib.crc32(picture)
