"""The way through the screens: the notice, what was left unfinished, home or a session, its summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..coach.awake import WakepyAwake
from ..coach.keeping import TakeUp, discard_unfinished, end_unfinished, keep_journal, left_unfinished
from ..coach.leading import Leading, Makers, open_leading
from ..files.first_start import FirstStart
from ..files.library import Found
from ..files.problems import FileProblem
from ..journal.history import Unfinished
from ..planner import Planner
from ..system.clock import now_here
from ..training.plan import Plan
from ..training.session import Mode, State
from .reloading import Reloading
from .screens.home import HomeScreen
from .screens.notice import Notice
from .screens.session import MakeAwake, SessionScreen
from .screens.unfinished import DISCARD, GO_ON, UnfinishedSession

if TYPE_CHECKING:
    from ..upshot import Upshot
    from .app import BackcoachApp

STOPPED_BY_PERSON = 130


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    plan: Plan | None = None
    """None: home, to choose from."""
    found: Found | None = None
    first: int = 0
    """The phase to start at."""
    speed: float = 1.0
    mute: bool = False
    take_up: TakeUp = TakeUp.ASK
    progression: bool = True
    """Whether the log moves the targets on."""


@dataclass(slots=True)
class Journey:
    """Opens one screen after the other, and holds the session that is led."""

    app: BackcoachApp
    asked: Asked
    makers: Makers = field(default_factory=Makers)
    make_awake: MakeAwake = WakepyAwake
    leading: Leading | None = None

    @property
    def planner(self) -> Planner:
        """Makes all plans, by the settings as they are now."""
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

        self.app.push_screen(Notice(), noticed)

    def _open(self) -> None:
        """Home, or the session that was asked for; before it, what an earlier one left unfinished."""
        app, plan = self.app, self.asked.plan
        if plan is None:
            app.push_screen(HomeScreen(self.planner))
        routine = plan.routine if plan else None
        never = self.asked.take_up is TakeUp.NEVER
        left = None if never else left_unfinished(app.library.personal, routine)
        if left is None:
            self._lead_what_was_asked()
        elif self.asked.take_up is TakeUp.ALWAYS and left.plan is not None:
            self._go_on(left)
        else:
            app.push_screen(UnfinishedSession(left), lambda answer: self._answered(left, answer))

    def _answered(self, left: Unfinished, answer: str | None) -> None:
        if answer == GO_ON:
            self._go_on(left)
            return
        writer = keep_journal(self.app.library.personal, self.news)
        (discard_unfinished if answer == DISCARD else end_unfinished)(writer, left)
        writer.close()
        self._lead_what_was_asked()

    def _lead_what_was_asked(self) -> None:
        if self.asked.plan is not None:
            self.lead(self.asked.plan, self.asked.found, State(index=self.asked.first))

    def _go_on(self, left: Unfinished) -> None:
        if left.plan is not None:
            self.lead(left.plan, None, left.stands.state(), left)

    def chosen(self, message: HomeScreen.Chosen) -> None:
        """Lead through a routine that was chosen at home, with the targets that the log asks for."""
        routine = self.app.library.read(message.found).routine
        # Where the file broke a moment ago, what was shown still stands.
        plan = message.plan if routine is None else self.planner.plan(routine)
        self.lead(plan, message.found, State())

    def start(self, found: Found) -> None:
        """Lead through a routine that was named; one with an error says where it is."""
        read = self.app.library.read(found)
        if read.routine is None:
            self.app.notify(read.lines[0], title="This file has an error", severity="error", markup=False)
        else:
            self.lead(self.planner.plan(read.routine), found, State())

    def lead(self, plan: Plan, found: Found | None, state: State, resumed: Unfinished | None = None) -> None:
        """Open a session; with its file, so that a change of it can be taken over."""
        app = self.app
        began = now_here()
        leading = open_leading(
            plan,
            app.settings,
            app.library.personal,
            self.makers,
            state=state,
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
        awake = self.make_awake if app.settings.keep_awake else None
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
        finished = self.leading is not None and self.leading.coach.session.state.mode is Mode.FINISHED
        return 0 if self.asked.plan is None or finished else STOPPED_BY_PERSON

    def close(self) -> None:
        """Let go of sound and journal; harmless when there is none."""
        if self.leading is not None:
            self.leading.close()
