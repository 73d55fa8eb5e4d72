"""A stage for sessions in text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import backcoach.text.plain
from backcoach.files.folders import Folders

from ..fakes import FakeClock, RecordingPlayer
from .scripted_keys import ScriptedKeys
from .stage import Stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stage:
    clock = FakeClock()
    folders = Folders(tmp_path, tmp_path / "data", tmp_path / "cache")
    folders.data.mkdir()
    (folders.data / "notice-read").touch()
    made = Stage(clock, RecordingPlayer(clock), ScriptedKeys(clock), folders)

    @contextmanager
    def keys_of(stdin: object) -> Iterator[object]:
        yield made.keys

    monkeypatch.setattr(backcoach.text.plain, "keys_of", keys_of)
    return made
