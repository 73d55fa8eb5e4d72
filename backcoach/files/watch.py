"""Notices that files have changed, by looking at them: no threads, no system-specific watching."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Look = tuple[tuple[str, int, int, int], ...]
"""Path, time of the last change in nanoseconds, size and file number of each file that is there."""


class Watch:
    """Compares files with how they were at the last look."""

    def __init__(self) -> None:
        self._last: Look | None = None

    def changed(self, paths: Iterable[Path]) -> bool:
        """Whether any file differs from the last look, came or went; the first look is no change."""
        now = tuple(look for path in paths if (look := _look(path)) is not None)
        before, self._last = self._last, now
        return before is not None and before != now


def _look(path: Path) -> tuple[str, int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        # A file that can't be seen counts as not there; whoever reads it says why.
        return None
    return (str(path), found.st_mtime_ns, found.st_size, found.st_ino)
