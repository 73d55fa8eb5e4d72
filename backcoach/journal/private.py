"""Files that only their owner may read, and the place that a damaged one is moved to."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

BESIDE = ("", "-wal", "-shm")
"""What SQLite keeps beside a database: its log, and the log's index."""


def create_private(path: Path) -> None:
    """Create an empty file that its owner alone may read, in a folder of the same kind; keep what is there.

    On Windows the folder's own rules hold, which for a person's profile come to the same. Raises OSError.
    """
    missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def set_aside(path: Path, now: datetime) -> Path:
    """Give a damaged database another name, with the day and time in it; its log goes along.

    Raises OSError.
    """
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y-%m-%d-%H%M%S}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-damaged-{now:%Y-%m-%d-%H%M%S}-{number}{path.suffix}")
    for ending in BESIDE:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside
