"""The whole app on a clock that is wound on by hand, so that hours pass in seconds; and what it holds."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from backcoach.asked import Asked
from backcoach.coach.leading import Makers
from backcoach.coach.vigil import Vigil
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.sound.player import SilentPlayer
from backcoach.tui.app import BackcoachApp
from tests.bench.processes import private
from tests.tui.hand_time import HandTime
from tests.tui.stage import folders_in

EVERYTHING = Settings(keep_awake=False, figures=True)
"""Figures move, and nothing is asked of the desktop."""


@dataclass
class Wound:
    """An app whose time passes when it is told to."""

    app: BackcoachApp
    pilot: Pilot[None]
    time: HandTime

    async def wait(self, seconds: float) -> None:
        """Let time pass, with every timer called at its moment."""
        await self.time.pass_(self.pilot, seconds)
        # The timers that are over are the harness's to forget, not the program's.
        self.time.made = [timer for timer in self.time.made if not timer.stopped and timer.pump.is_running]

    async def settle(self) -> None:
        """Until every message is dealt with, the workers' too."""
        await self.pilot.pause(0)
        while workers := [worker for worker in self.app.workers if worker.is_running]:
            await self.app.workers.wait_for_complete(workers)
            await self.pilot.pause(0)


@asynccontextmanager
async def wound_by_hand(root: Path, settings: Settings, asked: Asked) -> AsyncIterator[Wound]:
    """The app with nothing of its own left out but the sound, whose process would not keep up."""
    time = HandTime()
    makers = Makers(
        lambda *_, **__: SilentPlayer(), time.make_clock, lambda clock: Vigil(clock, asleep=lambda: 0.0)
    )
    app = BackcoachApp(Library(folders_in(root)), settings, asked, makers)
    with pytest.MonkeyPatch.context() as patch:
        time.take_over(patch)
        try:
            async with app.run_test(size=(80, 24)) as pilot:
                wound = Wound(app, pilot, time)
                await wound.settle()
                yield wound
        finally:
            app.journey.close()


def tell(at: float) -> None:
    """Print what this process holds now, as a line of JSON."""
    gc.collect()
    held = {"at": at, "bytes": private(), "objects": len(gc.get_objects())}
    print(json.dumps(held), file=sys.__stdout__, flush=True)
