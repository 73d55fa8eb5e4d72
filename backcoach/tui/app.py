"""The application: which screen follows which, and how it all ends."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import BUILTIN_THEMES
from textual.widgets import HelpPanel

from ..awake import WakepyAwake
from ..clock import SessionClock
from ..files.first_start import FirstStart
from ..files.library import Found, Library
from ..files.settings import Settings
from ..hearing import player_for
from ..journal.history import Unfinished
from ..keeping import TakeUp, discard_unfinished, end_unfinished, keep_journal, left_unfinished
from ..leading import Leading, MakeClock, MakePlayer, Makers, MakeVigil, open_leading
from ..outlook import past_for
from ..training.past import Past
from ..training.plan import Plan, make_plan
from ..training.routine import Routine
from ..training.session import Mode, State
from ..vigil import Vigil
from .hangup import on_hangup
from .reloading import Reloading
from .screens.home import HomeScreen
from .screens.notice import Notice
from .screens.session import MakeAwake, SessionScreen
from .screens.summary import SummaryScreen
from .screens.unfinished import DISCARD, GO_ON, UnfinishedSession
from .themes import LOOKS, look_named

STOPPED_BY_PERSON = 130


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
        take_up: TakeUp = TakeUp.ASK,
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
        self._take_up = take_up
        self._makers = Makers(player, clock, vigil)
        self._make_awake = awake
        self._first_start = FirstStart(library.personal)
        self._leading: Leading | None = None
        for look in LOOKS:
            self.register_theme(look.theme())
        self.theme = self._look.name
        for name in BUILTIN_THEMES:
            self.unregister_theme(name)  # they know nothing of the phases' colours

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
        """Home, or the session that was asked for; before it, what an earlier one left unfinished."""
        if self._plan is None:
            self.push_screen(HomeScreen(self.library, self._person, self._look))
        routine = self._plan.routine if self._plan else None
        left = None if self._take_up is TakeUp.NEVER else left_unfinished(self.library.personal, routine)
        if left is None:
            self._begin()
        elif self._take_up is TakeUp.ALWAYS and left.plan is not None:
            self._go_on(left)
        else:
            self.push_screen(UnfinishedSession(left), lambda answer: self._answered(left, answer))

    def _answered(self, left: Unfinished, answer: str | None) -> None:
        if answer == GO_ON:
            self._go_on(left)
            return
        writer = keep_journal(self.library.personal, self._news)
        (discard_unfinished if answer == DISCARD else end_unfinished)(writer, left)
        writer.close()
        self._begin()

    def _begin(self) -> None:
        if self._plan is not None:
            self.lead(self._plan, self._found, State(index=self._first))

    def _go_on(self, left: Unfinished) -> None:
        if left.plan is not None:
            self.lead(left.plan, None, left.stands.state(), left)

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Lead through the routine that was chosen."""
        self.lead(self._moved_on(message), message.found, State())

    def _moved_on(self, message: HomeScreen.Chosen) -> Plan:
        """The plan that was chosen, with the targets that the log asks for."""
        routine = self.library.read(message.found).routine
        if routine is None:
            return message.plan  # the file broke a moment ago; what was shown still stands
        return make_plan(routine, self.library.catalogue, self._person, self._past(routine))

    def _past(self, routine: Routine) -> Past:
        today = datetime.now().astimezone().date()
        return past_for(routine, self._settings, self.library.personal, today)

    def lead(self, plan: Plan, found: Found | None, state: State, resumed: Unfinished | None = None) -> None:
        """Open a session; with its file, so that a change of it can be taken over."""
        leading = open_leading(
            plan,
            self._settings,
            self.library.personal,
            self._makers,
            state=state,
            speed=self._speed,
            mute=self._mute,
            resumed=resumed,
            bell=lambda: self.from_any_thread(self.bell),
            on_news=self._news,
        )
        self._leading = leading

        def ended(mode: Mode | None) -> None:
            # The finish still sounds while the summary is read; the player ends with it.
            finished = mode is Mode.FINISHED
            summary = SummaryScreen(leading.tally, finished=finished)
            self.push_screen(summary, lambda _: self._after(finished, leading))

        reloading = Reloading(self.library, found, self._person, self._past) if found else None
        awake = self._make_awake if self._settings.keep_awake else None
        self.push_screen(SessionScreen(leading.coach, self._look, reloading, awake), ended)

    def _after(self, finished: bool, leading: Leading) -> None:
        leading.close()
        if self._plan is not None:
            self.exit(return_code=0 if finished else STOPPED_BY_PERSON)

    def _news(self, line: str | None) -> None:
        """Say what is not being kept, once; called by the journal, in a thread of its own."""
        said = line or "everything is being kept again"
        self.from_any_thread(
            lambda: self.notify(said, severity="warning" if line else "information", markup=False)
        )

    async def action_quit(self) -> None:
        """Leave; a session that was asked for by name and isn't finished was stopped by the person."""
        finished = self._leading is not None and self._leading.coach.session.state.mode is Mode.FINISHED
        self.exit(return_code=0 if self._plan is None or finished else STOPPED_BY_PERSON)

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
        # Not every terminal that goes sends a signal: not to a process that it isn't the controlling one of.
        self._hangup = on_hangup(loop, 0, lambda: self._end_by_signal(signal.SIGHUP))

    def _end_by_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def close(self) -> None:
        """Let go of sound and journal; harmless when there is none."""
        if self._leading is not None:
            self._leading.close()


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
    take_up: TakeUp,
) -> int:
    """Open the full screen straight in a session; the exit code."""
    return _run(
        BackcoachApp(
            library,
            settings,
            plan=plan,
            found=found,
            speed=speed,
            mute=mute,
            first=first,
            take_up=take_up,
        )
    )


def _run(app: BackcoachApp) -> int:
    try:
        app.run()
    finally:
        app.close()
    return app.return_code or 0
