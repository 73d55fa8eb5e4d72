"""The settings file as it is changed from the screen: one key at a time, at once, and nothing else of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..training.exercise import Exercise
from .disk import load_text, save_atomically
from .folders import Folders
from .layout import Written, write_setting
from .problems import Problem
from .settings import SETTINGS_FILE, Settings
from .settings_reader import load_settings
from .settings_text import field_of, usual, written
from .watch import Watch

BEGINNING = "# Settings of backcoach. Every key can be left out; the settings screen says what each is for.\n"
"""What a new file begins with."""


@dataclass(slots=True)
class SettingsFile:
    """A person's `config.yaml`, and what holds of it.

    What can't be written holds all the same until the program ends, and is written with the next change
    that can be.
    """

    folders: Folders
    catalogue: Mapping[str, Exercise]
    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file."""
    unwritten: dict[str, tuple[Any, Written | None]] = field(default_factory=dict)
    """By key what holds, but doesn't stand in the file, and how it would."""
    _watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        """Read the file as it is now."""
        self._watch.changed([self.path])
        self._take_over()

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self.folders.config / SETTINGS_FILE

    def look(self) -> bool:
        """Take over what was changed from outside; whether anything was."""
        if not self._watch.changed([self.path]):
            return False
        self._take_over()
        return True

    def change(self, key: str, value: Any) -> None:
        """Let a value hold for a key, and write it. Raises FileProblem where that can't be done."""
        self._change(key, value, written(key, value))

    def back_to_usual(self, key: str) -> None:
        """Leave the key out, so that what most people want holds. Raises FileProblem."""
        self._change(key, usual(key), None)

    def _change(self, key: str, value: Any, as_written: Written | None) -> None:
        self.look()
        self.unwritten[key] = (value, as_written)
        self.settings = replace(self.settings, **{field_of(key): value})
        text = self._text()
        for one, (_, wanted) in self.unwritten.items():
            text = write_setting(text, one, wanted)
        save_atomically(self.path, text)
        self.unwritten.clear()
        self._watch.changed([self.path])
        self._take_over()

    def _text(self) -> str:
        return load_text(self.path) if os.path.lexists(self.path) else BEGINNING

    def _take_over(self) -> None:
        self.settings, self.problems = load_settings(self.folders, self.catalogue)
        held = {field_of(key): value for key, (value, _) in self.unwritten.items()}
        self.settings = replace(self.settings, **held)
