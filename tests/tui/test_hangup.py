"""A terminal that is gone is noticed, whatever stands in its place."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from backcoach.tui.terminal.hangup import on_hangup

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere SIGHUP tells of it")


async def test_the_other_end_of_a_terminal_closes() -> None:
    ours, theirs = os.openpty()
    told = asyncio.Event()
    watch = on_hangup(asyncio.get_running_loop(), theirs, told.set)
    assert watch is not None
    assert not told.is_set()
    os.close(ours)
    await asyncio.wait_for(told.wait(), 5)
    os.close(theirs)


async def test_a_file_in_place_of_a_terminal_never_hangs_up(tmp_path: Path) -> None:
    with (tmp_path / "input").open("w+b") as file:
        assert on_hangup(asyncio.get_running_loop(), file.fileno(), lambda: None) is None
    with Path(os.devnull).open("rb") as nothing:
        assert on_hangup(asyncio.get_running_loop(), nothing.fileno(), lambda: None) is None
