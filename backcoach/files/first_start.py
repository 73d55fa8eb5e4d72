"""Remembers that the doctor's notice was read, so that it is shown once (R17)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..system.private import create_private
from .folders import Folders

NOTICE = (
    "If your back has ever been hurt, ask a doctor or a physical therapist before you train it. "
    "Stop at pain: a workout can wait, and a sharp pain is never part of one.\n\n"
    "Warm up before, stretch after, and keep to weights that you can move without jerking."
)

NOTICE_READ = "notice-read"
"""The file that is there once it was."""


@dataclass(frozen=True, slots=True)
class FirstStart:
    """Whether this is the first start on this machine."""

    folders: Folders

    @property
    def notice_due(self) -> bool:
        """Whether the notice hasn't been read yet; a folder that can't be read counts as not."""
        try:
            return not self._mark.exists()
        except OSError:
            return True

    def notice_read(self) -> bool:
        """Remember it; False where that can't be written, and the notice will be shown again."""
        try:
            create_private(self._mark)
            self._mark.write_text("The doctor's notice was read.\n", encoding="utf-8")
        except OSError:
            return False
        return True

    @property
    def _mark(self) -> Path:
        return self.folders.data / NOTICE_READ
