"""The session: one look tells the phase, the time left and what to do."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static

from ...awake import LONGEST_PAUSE, OFF, Awake, AwakeStatus, NoAwake, StatusCallback
from ...coach import Coach
from ...sound.player import PlayerStatus
from ...training.event import (
    Event,
    Interrupted,
    Paused,
    PhaseStarted,
    Replanned,
    Resumed,
    SessionFinished,
    SessionStopped,
)
from ...training.phase import Phase
from ...training.quantities import clock_text
from ...training.session import BACK_GRACE, Command, Mode
from .. import wording
from ..reloading import Reloading
from ..widgets.big_clock import BigClock
from ..widgets.live_line import LiveLine
from ..widgets.now import LEAST, Now
from ..widgets.timeline import Timeline
from .confirm import Confirm
from .lost_time import END, REDO, LostTime

MakeAwake = Callable[[StatusCallback], Awake]

LOOK_EVERY = 1.0
"""Seconds between two looks at the routine's file."""

FASTEST_REPAINT = 0.05
"""Real seconds between two paints of a sped-up clock."""


class SessionScreen(Screen[Mode]):
    """Leads through a session; dismissed with the mode that it ended in."""

    class Ended(Message):
        """The session is over, finished or stopped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "pause", id="session.pause", tooltip="Stop the clock, or let it go on"),
        Binding("enter", "done", "done", id="session.done", tooltip="End this set or rest now, and go on"),
        Binding("right,n", "next", "next", key_display="→", id="session.next", tooltip="Skip this phase"),
        Binding(
            "left,b", "back", "back", key_display="←", id="session.back",
            tooltip="Start this phase again; within its first three seconds, the one before",
        ),
        Binding(
            "plus,equals_sign,up", "longer", "15 s", key_display="+", id="session.longer",
            tooltip="Fifteen seconds more",
        ),
        Binding(
            "minus,down", "shorter", "15 s", key_display="−", id="session.shorter",
            tooltip="Fifteen seconds less",
        ),
        Binding("m", "mute", "mute", id="session.mute", tooltip="Sound off, or on again"),
        Binding("q,escape", "quit", "end", key_display="q", id="session.quit", tooltip="End the session"),
        Binding(
            "question_mark", "app.keys", "keys", key_display="?", id="session.keys",
            tooltip="Show all keys, or hide them again",
        ),
    ]  # fmt: skip

    def __init__(
        self, coach: Coach, reloading: Reloading | None = None, awake: MakeAwake | None = None
    ) -> None:
        super().__init__()
        # Looked up here, because a thread of the player's may ask when the screen is no part of the app.
        self._on_screen: Callable[..., object] = self.app.from_any_thread  # type: ignore[attr-defined]
        self._awake: Awake = awake(self._awake_changed) if awake else NoAwake()
        self._awake_status = OFF
        self._drowsy: Timer | None = None
        self.coach = coach
        self._reloading = reloading
        self._timer: Timer | None = None
        self._loudness = coach.player.volume
        coach.listen(self._heard)
        coach.player.on_status(self._sound_changed)

    def compose(self) -> ComposeResult:
        """Three bands: where am I, now, what comes."""
        with Vertical(id="where"):
            with Horizontal(id="masthead"):
                yield Static(id="routine", markup=False)
                yield LiveLine(id="left-in-all")
            yield Timeline(id="timeline")
        yield Now(id="now")
        with Vertical(id="comes"):
            with Horizontal(id="coming"):
                yield Static(id="next", markup=False)
                yield Static(id="sound", markup=False)
            yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Start as soon as there is something to see."""
        self._show_sound(self.coach.player.status)
        self.call_after_refresh(self._start)
        if self._reloading is not None:
            self.set_interval(LOOK_EVERY, self._look_at_file)

    def _look_at_file(self) -> None:
        """Take a changed routine over: what is done stays, what is to come is the file's new word."""
        reload = self._reloading.look() if self._reloading else None
        if reload is None:
            return
        if reload.plan is not None:
            self.coach.replan(reload.plan)
            self._follow()
        self.notify(reload.line, severity="information" if reload.plan else "warning", markup=False)

    def _start(self) -> None:
        # A session that is taken up again stands where it was left, paused.
        taken_up = self.coach.session.state.mode is Mode.PAUSED
        self.coach.command(Command.RESUME if taken_up else Command.START)
        self._follow()
        # Only now: what it loads is not needed for the first frame.
        self._awake.keep()

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        self.set_class(event.size.width < LEAST[0] or event.size.height < LEAST[1], "-least")
        self.query_one(Now).fit(event.size)
        self._show()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        self._awake.release()
        if self._timer:
            self._timer.stop()

    # What is due -----------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Let the coach do what is due, show it, and sleep until something changes again."""
        self.coach.tick()
        self._show()
        if self._timer:
            self._timer.stop()
        delay = self._until_change()
        self._timer = None if delay is None else self.set_timer(delay, self._follow)

    def _until_change(self) -> float | None:
        """Real seconds until a cue, a phase or a digit is due; None while nothing moves."""
        session, clock = self.coach.session, self.coach.clock
        if session.state.mode is not Mode.RUNNING or session.phase is None:
            return self.coach.until_wake()  # a session that has yet to begin may wait for its sound
        now = clock.now()
        left = session.left(now)
        if session.phase.open:
            elapsed = session.elapsed(now)
            to_digit = math.floor(elapsed) + 1 - elapsed
        else:
            to_digit = left - (math.ceil(left - 1e-6) - 1)
        digit = max(to_digit / clock.speed, FASTEST_REPAINT if clock.speed > 1 else 0.0)
        wake = self.coach.until_wake()
        return max(0.0005, digit if wake is None else min(digit, wake))

    def _heard(self, event: Event) -> None:
        match event:
            case Paused():
                self._show_phase()
                self._drowsy = self.set_timer(LONGEST_PAUSE, self._awake.release)
            case Resumed():
                self._show_phase()
                if self._drowsy:
                    self._drowsy.stop()
                self._awake.keep()
            case PhaseStarted() | Replanned():
                self._show_phase()
            case Interrupted(lost=lost):
                self._ask_about(lost)
            case SessionFinished() | SessionStopped():
                self.post_message(self.Ended())
            case _:
                pass

    def on_session_screen_ended(self) -> None:
        """Hand back how it ended."""
        while self.app.screen is not self:
            self.app.pop_screen()  # the palette may stand before it, and only the foremost can be left
        self.dismiss(self.coach.session.state.mode)

    # What is shown ---------------------------------------------------------------------------------

    def _show(self) -> None:
        """Bring up to date whatever counts."""
        session, now = self.coach.session, self.coach.clock.now()
        phase = session.phase
        if phase is None or not self.is_attached:
            return
        elapsed = session.elapsed(now)
        left = session.left(now)
        shown = wording.countdown(left, open_for=elapsed if phase.open else None)
        self.query_one(BigClock).show(shown)
        self.query_one(Now).show_measure(wording.measure(phase, wording.rep_at(phase, elapsed)))
        in_all = session.left_in_all(now)
        self.query_one("#left-in-all", LiveLine).show(f"{clock_text(in_all)} left")
        self.query_one(Timeline).show(session.plan, session.plan.seconds - in_all)
        last = not phase.open and 0 < left <= 3 and session.state.mode is Mode.RUNNING
        self.query_one(Now).set_class(last, "-last-seconds")

    def _show_phase(self) -> None:
        """Everything that stays the same for a whole phase."""
        session = self.coach.session
        phase = session.phase
        if phase is None:
            return
        mode = session.state.mode
        now = self.query_one(Now)
        now.show_phase(phase, wording.next_set(session.plan, phase.index), mode)
        position = f"{phase.index + 1} of {len(session.plan.phases)}"
        self._text("#routine", f"{session.plan.name}  ·  {phase.section}  ·  {position}")
        self.query_one("#next", Static).update(self._coming(phase))
        self.refresh_bindings()

    def _coming(self, phase: Phase) -> Content:
        first, second = wording.coming(self.coach.plan, phase.index)
        parts: list[str | tuple[str, str]] = [("next  ", "$faint"), (first, "bold")]
        if second:
            parts += [("   then  ", "$faint"), second]
        return Content.assemble(*parts)

    def _text(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if str(widget.content) != text:
            widget.update(text, layout=False)

    # Sound -----------------------------------------------------------------------------------------

    def _sound_changed(self, status: PlayerStatus) -> None:
        """Called by the player, from a thread of its own."""
        self._on_screen(self._show_sound, status)

    def _show_sound(self, status: PlayerStatus) -> None:
        if not self.is_attached:
            return
        screen = "☀" if self._awake_status.kept else "☾"
        muted = self.coach.player.volume == 0 and status.audible
        text = "♪ muted" if muted else f"♪ {status.backend}" if status.audible else f"♪ {status.line}"
        self.query_one("#sound", Static).update(f"{text}  {screen}")
        self.query_one("#sound").tooltip = f"{status.line}; {self._awake_status.line}"

    def _awake_changed(self, status: AwakeStatus) -> None:
        """Called from a thread of its own."""

        def show() -> None:
            self._awake_status = status
            self._show_sound(self.coach.player.status)

        self._on_screen(show)

    # Commands --------------------------------------------------------------------------------------

    def _command(self, command: Command) -> None:
        self.coach.command(command)
        self._follow()

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        paused = self.coach.session.state.mode is Mode.PAUSED
        self._command(Command.RESUME if paused else Command.PAUSE)

    def pause(self) -> None:
        """Stop the clock, if it runs."""
        if self.coach.session.state.mode is Mode.RUNNING:
            self._command(Command.PAUSE)

    def action_done(self) -> None:
        """End this phase; in a pause, go on."""
        paused = self.coach.session.state.mode is Mode.PAUSED
        self._command(Command.RESUME if paused else Command.DONE)

    def action_next(self) -> None:
        """Skip this phase."""
        self._command(Command.NEXT)

    def action_back(self) -> None:
        """Do it again."""
        self._command(Command.BACK)

    def action_longer(self) -> None:
        """Fifteen seconds more."""
        self._command(Command.LONGER)

    def action_shorter(self) -> None:
        """Fifteen seconds less."""
        self._command(Command.SHORTER)

    def action_mute(self) -> None:
        """Sound off, or on again."""
        player = self.coach.player
        if player.volume > 0:
            self._loudness, player.volume = player.volume, 0.0
        else:
            player.volume = self._loudness or 1.0
        self._show_sound(player.status)

    def _ask_about(self, lost: float) -> None:
        """Time was lost: the session is paused, and the person says how it goes on."""

        def answered(answer: str | None) -> None:
            if answer == END:
                self._command(Command.QUIT)
                return
            # "Back" within its first seconds would leave the phase that is to be done again.
            if answer == REDO and self.coach.session.elapsed(self.coach.clock.now()) > BACK_GRACE:
                self.coach.command(Command.BACK)
            self._command(Command.RESUME)

        left = self.coach.session.left(self.coach.clock.now())
        self.app.push_screen(LostTime(lost, left), answered)

    def action_quit(self) -> None:
        """Ask before ending: the clock stands meanwhile."""
        was_running = self.coach.session.state.mode is Mode.RUNNING
        self.pause()

        def answered(end: bool | None) -> None:
            if end:
                self._command(Command.QUIT)
            elif was_running:
                self._command(Command.RESUME)

        question = Confirm("End the session here?", yes="end it", no="go on")
        self.app.push_screen(question, answered)
