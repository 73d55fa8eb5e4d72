"""Stages to put the app on."""

from __future__ import annotations

from pathlib import Path

import pytest

from .hand_time import HandTime
from .stage import Theatre


@pytest.fixture(autouse=True)
def _a_terminal_of_many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests are run from."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> HandTime:
    """Time in the test's own hand."""
    made = HandTime()
    made.take_over(monkeypatch)
    return made


@pytest.fixture
def theatre(tmp_path: Path, time: HandTime) -> Theatre:
    """Where the app is put on."""
    return Theatre(tmp_path, time)
