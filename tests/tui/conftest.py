"""Stages to put the app on."""

from __future__ import annotations

from pathlib import Path

import pytest

from .hand_time import HandTime
from .stage import Theatre
from .stillness import ask_the_loop


@pytest.fixture(autouse=True)
def _a_terminal_of_many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests are run from."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _nobody_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot waits until its app is still, and not a moment longer."""
    ask_the_loop(monkeypatch)


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
