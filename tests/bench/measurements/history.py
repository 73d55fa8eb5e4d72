"""How long the history takes to open: ten years of it beside one week, page by page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.journal.store import Journal
from backcoach.tui.app import BackcoachApp
from backcoach.tui.screens.history import HistoryScreen

from ...journal.builders import train_for
from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement

WEEKS = {"one week": 1, "ten years": 520}
PAGES = ("overview", "sessions", "exercises")

PATIENCE = 30.0
"""Seconds after which a page that doesn't come is an error."""


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: the same screen over a short journal and over a long one."""
    now = datetime.now().astimezone()
    libraries = {name: _library(bench.folder("history"), weeks, now) for name, weeks in WEEKS.items()}
    seconds: dict[tuple[str, str], list[float]] = {(name, page): [] for name in WEEKS for page in PAGES}
    turns = bench.turns(11, 3)
    with bench.steps("history", turns + 1) as steps:
        for turn in range(turns + 1):
            for name, library in libraries.items():
                for page, took in asyncio.run(_opening(library, now)).items():
                    if turn:  # the first one warms the disk's cache
                        seconds[name, page].append(took)
            steps.done()
    short, long = WEEKS
    for page in PAGES:
        few, many = Sample(seconds[short, page]), Sample(seconds[long, page])
        told = f"Opening the history's {page}, {long} of it ÷ {short}"
        yield ratio(f"history, {page}, {long} ÷ {short}", many, few, bar=2.0, unit="ms", scale=1e3, told=told)
    for (name, page), took in seconds.items():
        yield amount(f"history, {page}, {name}", Sample(took), "ms", scale=1e3)


def _library(root: Path, weeks: int, now: datetime) -> Library:
    folders = Folders(root, root, root / "cache")
    with Journal.open(folders.journal) as journal:
        train_for(journal, weeks, now - timedelta(weeks=weeks))
    return Library(personal=folders)


async def _opening(library: Library, now: datetime) -> dict[str, float]:
    """Seconds from the key to the page with what the journal says on it."""
    app = BackcoachApp(library, Settings(keep_awake=False))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()  # home plans every routine, which is no part of this
        await pilot.pause()
        screen = HistoryScreen(library, app.settings, now)

        def text(selector: str) -> bool:
            return bool(screen.query(selector)) and bool(str(screen.query_one(selector, Static).content))

        def rows(selector: str) -> bool:
            return bool(screen.query(selector)) and screen.query_one(selector, OptionList).option_count > 0

        steps: dict[str, tuple[Callable[[], object], Callable[[], bool]]] = {
            "overview": (lambda: app.push_screen(screen), lambda: text("#balance")),
            "sessions": (lambda: screen.run_action("show('sessions')"), lambda: rows("#sets")),
            "exercises": (
                lambda: screen.run_action("show('exercises')"),
                lambda: bool(screen.query("#progress")),
            ),
        }
        seconds: dict[str, float] = {}
        for page, (begin, there) in steps.items():
            seconds[page] = await _until(pilot, begin, there)
            # What a page still has to do once it is filled would else be counted to the next one.
            await app.workers.wait_for_complete()
            await pilot.pause()
        return seconds


async def _until(pilot: Pilot[None], begin: Callable[[], object], there: Callable[[], bool]) -> float:
    started = time.perf_counter()
    begun = begin()
    if asyncio.iscoroutine(begun):
        await begun
    while not there():
        if time.perf_counter() - started > PATIENCE:
            raise TimeoutError("a page of the history doesn't come")
        await asyncio.sleep(0.0005)
    await pilot.pause(0)
    return time.perf_counter() - started


MEASUREMENT = Measurement(
    "history",
    "from the key to a page of the history that is filled, in turns",
    measure,
    minutes=0.8,
    quick_minutes=0.4,
)
