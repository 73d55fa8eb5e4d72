"""The application: which screen follows which, and how it all ends."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widgets import HelpPanel

from ..awake import WakepyAwake
from ..clock import Clock, SessionClock
from ..coach import FASTEST_HEARD, Coach
from ..files.first_start import FirstStart
from ..files.library import Found, Library
from ..files.settings import Settings
from ..hearing import player_for
from ..sound.player import Player
from ..training.plan import Plan
from ..training.session import Mode, State
from ..training.tally import Tally
from ..vigil import Vigil
from .reloading import Reloading
from .screens.home import HomeScreen
from .screens.notice import Notice
from .screens.session import MakeAwake, SessionScreen
from .screens.summary import SummaryScreen
from .themes import LOOKS, look_named

STOPPED_BY_PERSON = 130

MakePlayer = Callable[..., Player]
MakeClock = Callable[[float], Clock]
MakeVigil = Callable[[Clock], Vigil | None]


class BackcoachApp(App[None]):
    """The full screen."""

    CSS_PATH = "backcoach.tcss"
    TITLE = "backcoach"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, tooltip="Leave backcoach"),
        Binding(
            "ctrl+z", "step_aside", "shell", id="app.shell", show=False, tooltip="To the shell; fg returns"
        ),
    ]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        *,
        plan: Plan | None = None,
        found: Found | None = None,
        first: int = 0,
        speed: float = 1.0,
        mute: bool = False,
        player: MakePlayer = player_for,
        clock: MakeClock = SessionClock,
        vigil: MakeVigil = Vigil,
        awake: MakeAwake = WakepyAwake,
    ) -> None:
        super().__init__()
        self.library = library
        self._settings = settings
        self._person = settings.person()
        self._plan = plan
        self._found = found
        self._look = look_named(settings.theme)
        self._first = first
        self._speed = speed
        self._mute = mute
        self._make_player = player
        self._make_clock = clock
        self._make_vigil = vigil
        self._make_awake = awake
        self._first_start = FirstStart(library.personal)
        self._player: Player | None = None
        for look in LOOKS:
            self.register_theme(look.theme())
        self.theme = self._look.name

    def on_mount(self) -> None:
        """Open the first screen; over it, on the very first start, the doctor's notice."""
        self._obey_signals()
        if self._first_start.notice_due:
            self.push_screen(Notice(), self._noticed)
        else:
            self._open()

    def _noticed(self, read: bool | None) -> None:
        if read:
            self._first_start.notice_read()
        self._open()

    def _open(self) -> None:
        if self._plan is not None:
            self.lead(self._plan, self._found, self._first)
        else:
            self.push_screen(HomeScreen(self.library, self._person, self._look))

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Lead through the routine that was chosen."""
        self.lead(message.plan, message.found)

    def lead(self, plan: Plan, found: Found | None, first: int = 0) -> None:
        """Open a session; with its file, so that a change of it can be taken over."""
        player = self._make_player(
            self._settings,
            mute=self._mute or self._speed > FASTEST_HEARD,
            folders=self.library.personal,
            bell=lambda: self.from_any_thread(self.bell),
        )
        self._player = player
        tally = Tally(plan)
        clock = self._make_clock(self._speed)
        coach = Coach(plan, clock, player, State(index=first), vigil=self._make_vigil(clock))
        coach.listen(tally.listen)

        def ended(mode: Mode | None) -> None:
            # The finish still sounds while the summary is read; the player ends with it.
            finished = mode is Mode.FINISHED
            self.push_screen(SummaryScreen(tally, finished=finished), lambda _: self._after(finished, player))

        reloading = Reloading(self.library, found, self._person) if found else None
        awake = self._make_awake if self._settings.keep_awake else None
        self.push_screen(SessionScreen(coach, self._look, reloading, awake), ended)

    def _after(self, finished: bool, player: Player) -> None:
        player.close()
        if self._plan is not None:
            self.exit(return_code=0 if finished else STOPPED_BY_PERSON)

    def action_keys(self) -> None:
        """Show all keys at the side, or hide them again."""
        shown = self.screen.query(HelpPanel)
        self.action_hide_help_panel() if shown else self.action_show_help_panel()

    def action_step_aside(self) -> None:
        """Pause, and give the terminal back to the shell until the job is taken up again."""
        if isinstance(self.screen, SessionScreen):
            self.screen.pause()
        self.action_suspend_process()

    def from_any_thread(self, callback: Callable[..., object], *arguments: Any) -> None:
        """Call something on the screen's own thread, soon; does nothing once the app has ended."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: self.call_next(callback, *arguments))

    def _obey_signals(self) -> None:
        """End in good order when told to, or when the terminal is gone: Textual alone would not."""
        if sys.platform == "win32":
            return  # no SIGHUP there, and SIGTERM ends a process without asking it
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end_by_signal, number)

    def _end_by_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def close_player(self) -> None:
        """Let go of the sound; harmless when there is none."""
        if self._player is not None:
            self._player.close()


def open_home(library: Library, settings: Settings) -> int:
    """Open the full screen at home; the exit code."""
    return _run(BackcoachApp(library, settings))


def open_session(
    library: Library,
    settings: Settings,
    plan: Plan,
    *,
    found: Found,
    speed: float,
    mute: bool,
    first: int,
) -> int:
    """Open the full screen straight in a session; the exit code."""
    app = BackcoachApp(library, settings, plan=plan, found=found, speed=speed, mute=mute, first=first)
    return _run(app)


def _run(app: BackcoachApp) -> int:
    try:
        app.run()
    finally:
        app.close_player()
    return app.return_code or 0
