"""Where commands are tried: in the home of a person who has nothing of their own yet."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person who has nothing of their own yet."""
    return tmp_path / "home"
