"""The way through the screens: the notice, what was left unfinished, home or a session, its summary."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..asked import Asked
from ..coach.take_up import TakeUp
from ..files.first_start import FirstStart
from ..files.problems import FileProblem
from ..system.clock import now_here

# Home and what leads a session are imported where they are opened: neither's first frame waits for the
# other's modules, and home's not for the planner, either.
if TYPE_CHECKING:
    from textual.screen import Screen

    from ..coach.leading import Leading, Makers
    from ..files.library import Found
    from ..journal.history import Unfinished
    from ..planner import Planner
    from ..training.plan import Plan
    from ..training.session import Mode
    from ..upshot import Upshot
    from .app import BackcoachApp
    from .screens.home import HomeScreen
    from .screens.session import MakeAwake

STOPPED_BY_PERSON = 130


@dataclass(slots=True)
class Journey:
    """Opens one screen after the other, and holds the session that is led."""

    app: BackcoachApp
    asked: Asked
    given_makers: Makers | None = None
    """None: sound and clocks as they are on this machine."""
    make_awake: MakeAwake | None = None
    """None: as it is done on this machine."""
    leading: Leading | None = None
    first: Screen[Any] | None = None
    """Home, or the session that was asked for, where that was opened without a question before."""

    @property
    def makers(self) -> Makers:
        """How the parts of a session are made."""
        from ..coach.leading import Makers

        return self.given_makers or Makers()

    @property
    def planner(self) -> Planner:
        """Makes all plans, by the settings as they are now."""
        from ..planner import Planner

        return Planner(self.app.library, self.app.settings, self.asked.progression)

    def begin(self) -> None:
        """Open the first screen; over it, on the very first start, the doctor's notice."""
        first_start = FirstStart(self.app.library.personal)
        if not first_start.notice_due:
            self._open()
            return

        def noticed(read: bool | None) -> None:
            if read:
                first_start.notice_read()
            self._open()

        from .screens.notice import Notice  # read once and never again

        self.app.push_screen(Notice(), noticed)

    def _open(self) -> None:
        """Home, or the session that was asked for; before it, what an earlier one left unfinished."""
        if self.asked.plan is None:
            from .screens.home import HomeScreen

            self.first = HomeScreen(self.app.library, self.app.settings)
            self.app.push_screen(self.first)
            self.app.call_after_refresh(self._take_up)  # what was left needn't be known to show home
        else:
            self._take_up()

    def _take_up(self) -> None:
        """Ask about what was left unfinished, where there is something; else lead what was asked for."""
        app, left = self.app, self._left_unfinished()
        if left is None:
            self._lead_what_was_asked()
            self.first = self.first or self.app.screen
        elif self.asked.take_up is TakeUp.ALWAYS and left.plan is not None:
            self._go_on(left)
        else:
            from .screens.unfinished import UnfinishedSession

            app.push_screen(UnfinishedSession(left), lambda answer: self._answered(left, answer))

    def _left_unfinished(self) -> Unfinished | None:
        plan, folders = self.asked.plan, self.app.library.personal
        if self.asked.take_up is TakeUp.NEVER or not os.path.lexists(folders.journal):
            return None
        from ..coach.keeping import left_unfinished

        return left_unfinished(folders, plan.routine if plan else None)

    def _answered(self, left: Unfinished, answer: str | None) -> None:
        from ..coach.keeping import discard_unfinished, end_unfinished, keep_journal
        from .screens.unfinished import DISCARD, GO_ON

        if answer == GO_ON:
            self._go_on(left)
            return
        writer = keep_journal(self.app.library.personal, self.news)
        (discard_unfinished if answer == DISCARD else end_unfinished)(writer, left)
        writer.close()
        self._lead_what_was_asked()

    def _lead_what_was_asked(self) -> None:
        if self.asked.plan is not None:
            self.lead(self.asked.plan, self.asked.found, first=self.asked.first)

    def _go_on(self, left: Unfinished) -> None:
        if left.plan is not None:
            self.lead(left.plan, None, resumed=left)

    def chosen(self, message: HomeScreen.Chosen) -> None:
        """Lead through a routine that was chosen at home, with the targets that the log asks for."""
        routine = self.app.library.read(message.found).routine
        # Where the file broke a moment ago, what was shown still stands.
        plan = message.plan if routine is None else self.planner.plan(routine)
        self.lead(plan, message.found)

    def start(self, found: Found) -> None:
        """Lead through a routine that was named; one with an error says where it is."""
        read = self.app.library.read(found)
        if read.routine is None:
            self.app.notify(read.lines[0], title="This file has an error", severity="error", markup=False)
        else:
            self.lead(self.planner.plan(read.routine), found)

    def lead(
        self, plan: Plan, found: Found | None, *, first: int = 0, resumed: Unfinished | None = None
    ) -> None:
        """Open a session at a phase or where it was left; with its file, whose changes are taken over."""
        from ..coach.awake import WakepyAwake
        from ..coach.leading import open_leading
        from ..coach.reloading import Reloading
        from ..training.session import Mode, State
        from .screens.session import SessionScreen

        app = self.app
        began = now_here()
        leading = open_leading(
            plan,
            app.settings,
            app.library.personal,
            self.makers,
            state=resumed.stands.state() if resumed else State(index=first),
            speed=self.asked.speed,
            mute=self.asked.mute,
            resumed=resumed,
            bell=lambda: app.from_any_thread(app.bell),
            on_news=self.news,
        )
        self.leading = leading

        def ended(mode: Mode | None) -> None:
            # The finish still sounds while the summary is read; the player ends with it.
            from .screens.summary import SummaryScreen  # not before the first frame, which needs none of it

            finished = mode is Mode.FINISHED
            summary = SummaryScreen(leading, lambda: self._upshot(leading, found), finished=finished)
            app.push_screen(summary, lambda _: self._summed_up(leading, finished=finished))

        reloading = Reloading(self.planner.as_of(began), found) if found else None
        awake = (self.make_awake or WakepyAwake) if app.settings.keep_awake else None
        screen = SessionScreen(
            leading.coach,
            reloading,
            awake,
            just_done=leading.just_done,
            figures=app.settings.figures,
            moving=not app.stands_still,
        )
        app.push_screen(screen, ended)

    def _upshot(self, leading: Leading, found: Found | None) -> Upshot:
        """What came of a session; called in a thread of its own."""
        from ..upshot import Upshot, upshot_of

        session, library = leading.recorder.session, self.app.library
        if session is None:
            return Upshot()  # it was left before it began
        try:
            routine = library.read(found or library.find(leading.coach.plan.routine)).routine
        except FileProblem:
            routine = None  # it was led by a file that is gone
        return upshot_of(self.planner, routine, session)

    def _summed_up(self, leading: Leading, *, finished: bool) -> None:
        leading.close()
        if self.asked.plan is not None:
            self.app.exit(return_code=0 if finished else STOPPED_BY_PERSON)

    def news(self, line: str | None) -> None:
        """Say what is not being kept, once; called by the journal, in a thread of its own."""
        said = line or "everything is being kept again"
        self.app.from_any_thread(
            lambda: self.app.notify(said, severity="warning" if line else "information", markup=False)
        )

    @property
    def return_code(self) -> int:
        """What leaving now means: a session that was asked for by name and isn't finished was stopped."""
        finished = self.leading is not None and self.leading.finished
        return 0 if self.asked.plan is None or finished else STOPPED_BY_PERSON

    def close(self) -> None:
        """Let go of sound and journal; harmless when there is none."""
        if self.leading is not None:
            self.leading.close()
