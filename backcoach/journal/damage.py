"""The place that a damaged journal is moved to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: its log, the log's index, and what a file that has no log yet was."""


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
