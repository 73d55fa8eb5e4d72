"""The whole app on a stage: a fake clock, a silent player, folders of its own, and what can be seen of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from backcoach.asked import Asked
from backcoach.coach.awake import WakepyAwake
from backcoach.coach.leading import Makers, MakeVigil
from backcoach.coach.vigil import Vigil
from backcoach.files.folders import Folders
from backcoach.files.library import Found, Library
from backcoach.files.settings import Settings
from backcoach.sound.player import PlayerStatus, StatusCallback
from backcoach.training.person import Person
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.session import Session
from backcoach.tui.app import BackcoachApp
from backcoach.tui.screens.session import MakeAwake, SessionScreen
from backcoach.tui.screens.summary import SummaryScreen
from backcoach.tui.widgets.big_clock import BigClock
from backcoach.tui.widgets.big_word import BigWord
from backcoach.tui.widgets.live_line import LiveLine

from ..fakes import RecordingPlayer
from .hand_time import HandTime

SIZE = (80, 24)
"""Columns and rows where a test doesn't care."""

TURNS = 5
"""Of the event loop without a message that waits, until all are taken for dealt with."""

QUIET = Settings(keep_awake=False, figures=False)
"""Nothing of the desktop is asked for, and no figure wakes the screen eight times a second."""


class TellingPlayer(RecordingPlayer):
    """Its status can change."""

    def __init__(self, time: HandTime, audible: bool = True) -> None:
        super().__init__(time.clock, audible)
        self.callbacks: list[StatusCallback] = []

    def on_status(self, callback: StatusCallback) -> None:
        self.callbacks.append(callback)

    def tell(self, status: PlayerStatus) -> None:
        """Change the status; from whatever thread this is called in."""
        self.status = status
        for callback in self.callbacks:
            callback(status)


@dataclass
class Stage:
    """An app that runs."""

    app: BackcoachApp
    pilot: Pilot[None]
    time: HandTime
    library: Library
    players: list[TellingPlayer] = field(default_factory=list)

    # What it is -----------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def session(self) -> Session:
        """The session that is led, whatever stands before it on the screen."""
        return self._session_screen.coach.session

    @property
    def player(self) -> TellingPlayer:
        return self.players[-1]

    @property
    def at(self) -> float:
        """Seconds of the session that are over, by its plan."""
        session = self.session
        return session.plan.seconds - session.left_in_all(self.time.clock.now())

    @property
    def _session_screen(self) -> SessionScreen:
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, SessionScreen))

    # What is done ---------------------------------------------------------------------------------

    async def wait(self, seconds: float) -> None:
        """Let time pass, with every timer called at its moment."""
        await self.time.pass_(self.pilot, seconds)

    async def stall(self, seconds: float) -> None:
        """Let time pass while the loop is held up; then what was due is called."""
        self.time.jump(seconds)
        await self.time.call_late(self.pilot)
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self._work()

    async def resize(self, columns: int, rows: int) -> None:
        await self.pilot.resize_terminal(columns, rows)
        await self.pilot.pause(0)

    async def settle(self) -> None:
        """Until every message is dealt with, the workers' too."""
        await self.pilot.pause()
        await self._work()

    async def _work(self) -> None:
        """Let the workers finish, and show what they have found."""
        await self._dealt_with()
        while workers := [worker for worker in self.app.workers if not worker.is_finished]:
            await self.app.workers.wait_for_complete(workers)
            await self._dealt_with()
        await self.pilot.pause(0)

    async def _dealt_with(self) -> None:
        """Until no message waits anywhere.

        Textual's own pause looks at the processor's time, and takes a process that gets none for idle.
        """
        turns = 0
        while turns < TURNS:
            await asyncio.sleep(0)
            waits = any(pump.message_queue_size for pump in (self.app, *self.app._registry))
            turns = 0 if waits else turns + 1

    # What is seen ---------------------------------------------------------------------------------

    def text(self, selector: str) -> str:
        """What a line of text says."""
        widget = self.screen.query_one(selector)
        assert isinstance(widget, Static | LiveLine)
        return str(widget.content)

    @property
    def digits(self) -> str:
        """What the large clock shows, read from its glyphs."""
        return "".join(glyph.character for glyph in self.clock.glyphs)

    @property
    def glyphs(self) -> list[tuple[str, Region]]:
        """The characters of the large clock, each with its place on the screen."""
        corner = self.clock.content_region.offset
        return [(glyph.character, glyph.region.translate(corner)) for glyph in self.clock.glyphs]

    @property
    def clock(self) -> BigClock:
        return self.screen.query_one(BigClock)

    @property
    def word(self) -> str:
        """The large word; empty where it isn't shown."""
        word = self.screen.query_one(BigWord)
        return word._word if word.display else ""

    @property
    def lines(self) -> list[str]:
        """The screen as it stands in the terminal, row by row."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def page(self) -> str:
        return "\n".join(self.lines)

    @property
    def said(self) -> list[str]:
        """The notifications that stand on the screen, oldest first."""
        return [
            f"{one.title}: {one.message}" if one.title else one.message for one in self.app._notifications
        ]

    def painted(self, widget: Widget) -> set[Style]:
        """The styles in which the rows of a widget stand in the terminal."""
        region = widget.region.intersection(self.screen.size.region)
        strips = self.screen._compositor.render_strips()[region.y : region.bottom]
        segments = (segment for strip in strips for segment in strip.crop(region.x, region.right))
        return {segment.style for segment in segments if segment.style is not None}

    @property
    def summed_up(self) -> str:
        """The session in figures, as the summary has them: "0:44 under load, 5/5 sets, 0:30 of rest"."""
        assert isinstance(self.screen, SummaryScreen)
        return ", ".join(f"{figure} {word}" for figure, word in self.screen.figures)

    def seen(self, widget: Widget) -> str:
        """What is really to be seen of a widget, whatever covers or cuts it; without its blank rows."""
        return self.seen_in(widget.region)

    def seen_in(self, region: Region) -> str:
        """What is to be seen in some part of the screen; without its blank rows."""
        region = region.intersection(self.screen.size.region)
        rows = [line[region.x : region.right] for line in self.lines[region.y : region.bottom]]
        return "\n".join(row for row in rows if row.strip())


def folders_in(root: Path, *, notice_read: bool = True) -> Folders:
    """A person's own folders, with the doctor's notice read or not."""
    folders = Folders(root / "config", root / "data", root / "cache")
    for folder in (folders.routines, folders.data):
        folder.mkdir(parents=True, exist_ok=True)
    if notice_read:
        (folders.data / "notice-read").touch()
    return folders


@dataclass
class Theatre:
    """Makes stages; one a test."""

    root: Path
    time: HandTime
    sound: PlayerStatus | None = None
    """The status that a player begins with, where it isn't there at once."""

    def library(self, *, notice_read: bool = True) -> Library:
        return Library(personal=folders_in(self.root, notice_read=notice_read))

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a routine of the person's own, by its file's name."""
        path = folders_in(self.root).routines / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    @asynccontextmanager
    async def home(
        self,
        *,
        size: tuple[int, int] = SIZE,
        library: Library | None = None,
        settings: Settings = QUIET,
        vigil: MakeVigil | None = None,
        awake: MakeAwake = WakepyAwake,
        **asked: Any,
    ) -> AsyncIterator[Stage]:
        """The app as it opens without a command, or as `asked`."""
        library = library or self.library()
        players: list[TellingPlayer] = []

        def player(*_: object, **__: object) -> TellingPlayer:
            made = TellingPlayer(self.time)
            made.status = self.sound or made.status
            players.append(made)
            return made

        vigil = vigil or (lambda clock: Vigil(clock, asleep=lambda: 0.0))
        makers = Makers(player, self.time.make_clock, vigil)
        app = BackcoachApp(library, settings, Asked(**asked), makers, awake)
        try:
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                stage = Stage(app, pilot, self.time, library, players)
                await stage.settle()
                yield stage
        finally:
            app.journey.close()

    @asynccontextmanager
    async def session(
        self,
        routine: str | Plan = "tour",
        *,
        at: float = 0.0,
        size: tuple[int, int] = SIZE,
        **more: Any,
    ) -> AsyncIterator[Stage]:
        """The app in a session of a routine (by name, or a plan), `at` seconds in."""
        library = more.pop("library", None) or self.library()
        found: Found | None = None
        if isinstance(routine, Plan):
            plan = routine
        else:
            found = library.find(routine)
            plan = plan_named(library, routine)
        async with self.home(size=size, library=library, plan=plan, found=found, **more) as stage:
            if at:
                await skip_to(stage, at)
            yield stage


async def skip_to(stage: Stage, at: float) -> None:
    """Let a session come to `at` seconds, in steps too small to count as lost time, looked at once."""
    clock = stage.time.clock
    while clock.now() < at:
        stage.time.jump(min(2.0, (at - clock.now()) / clock.speed))
        stage._session_screen.coach.tick()
    await stage.time.call_late(stage.pilot)
    await stage.settle()


def plan_named(library: Library, name: str, person: Person | None = None) -> Plan:
    return make_plan(library.routine(name), library.catalogue, person or Person())
