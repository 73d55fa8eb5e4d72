"""Where things lie: what is shipped, and what a person has made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "BACKCOACH_HOME"
"""Puts configuration and data into one folder, where it is set."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """A shipped folder, "routines" or "sounds": inside the package of a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


SHIPPED_EXERCISES = _PACKAGE / "exercises"


@dataclass(frozen=True, slots=True)
class Folders:
    """A person's own folders. None of them need exist."""

    config: Path
    data: Path
    cache: Path

    @property
    def routines(self) -> Path:
        """Routines of the person's own; one of the same name hides a shipped one."""
        return self.config / "routines"

    @property
    def journal(self) -> Path:
        """What was done; the journal's room says what is in it."""
        return self.data / "journal.db"

    @property
    def sounds(self) -> Path:
        """WAVs of the person's own, by cue name."""
        return self.config / "sounds"

    def sound_sets(self) -> tuple[str, ...]:
        """The sets of sounds that there are, by name: shipped ones first, then the person's own."""
        names: dict[str, None] = {}
        for folder in (shipped("sounds"), self.sounds):
            with suppress(OSError):  # not there, or not to be looked into
                names.update(dict.fromkeys(sorted(path.name for path in folder.iterdir() if _is_set(path))))
        return tuple(names)

    @property
    def speech(self) -> Path:
        """What was said in earlier sessions, rendered; it may be deleted at any time."""
        return self.cache / "speech"


def _is_set(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith((".", "_"))


def personal(environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders of the person who runs this, by the rules of the platform."""
    home = environment.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser()
        return Folders(config=root, data=root, cache=root / "cache")
    # Imported here: with BACKCOACH_HOME set nothing of it is needed.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("backcoach", appauthor=False)
    return Folders(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)
