"""What every test stands on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

COVERED_BY_THEIR_OWN = {"training", "files", "journal"}

if hasattr(signal, "SIGHUP"):
    # Tests that outlive their terminal ignore it, and every program that they start would inherit that.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: the tests of the sound wait for it most of the time.

    Not where coverage is counted, which leaves no core a rest, and what is timed for real no room.
    """
    return (os.cpu_count() or 1) + (not config.pluginmanager.hasplugin("_cov"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Count as covered only what a test of its own room walked through.

    A screen that happens to pass by a line proves nothing about it, and to be watched on its way costs the
    tests of the screens half their time again.
    """
    if not config.pluginmanager.hasplugin("_cov"):
        return
    here = Path(__file__).parent
    for item in items:
        if COVERED_BY_THEIR_OWN.isdisjoint(item.path.relative_to(here).parts[:1]):
            item.add_marker("no_cover")
