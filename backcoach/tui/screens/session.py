"""The session: one look tells the phase, the time left and what to do."""

from __future__ import annotations

import math
from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from ...coach.awake import LONGEST_PAUSE, Awake, AwakeStatus, NoAwake, StatusCallback
from ...coach.conductor import Coach
from ...coach.just_done import JustDone
from ...coach.reloading import LOOK_EVERY, Reloading
from ...sound.loudness import Loudness
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
from ...training.session import Command, Mode, Session
from ..keymap import key_of
from ..styles import sheets
from ..styles.restyle import Wardrobe
from ..terminal.alarm import Alarm, give_way
from ..terminal.drawn import Across, Down, Written, ground
from ..terminal.painting import paint_now
from ..widgets.keys_footer import KeysFooter
from ..widgets.lights import Lights
from ..widgets.live_line import LiveLine
from ..widgets.now import LEAST, Now
from ..widgets.timeline import Timeline
from ..words import wording
from .session_keys import SessionKeys

MakeAwake = Callable[[StatusCallback], Awake]


FASTEST_REPAINT = 0.05
"""Real seconds between two paints of a sped-up clock."""

ROUNDED = 1e-6
"""Seconds that a moment which was reckoned may lie before the one that is meant."""

LAST = 3.0
"""Seconds before the end of a phase in which the whole screen says so."""


class SessionScreen(SessionKeys):
    """Leads through a session; dismissed with the mode that it ended in."""

    CSS_PATH = sheets("session", "set_log")

    class Ended(Message):
        """The session is over, finished or stopped."""

    def __init__(
        self,
        coach: Coach,
        reloading: Reloading | None = None,
        awake: MakeAwake | None = None,
        *,
        just_done: JustDone | None = None,
        figures: bool = True,
        moving: bool = True,
    ) -> None:
        """`figures` and `moving`: whether a figure shows how it goes, and whether anything may move."""
        super().__init__()
        # Looked up here, because a thread of the player's may ask when the screen is no part of the app.
        self._on_screen: Callable[..., object] = self.app.from_any_thread  # type: ignore[attr-defined]
        self._awake: Awake = awake(self._awake_changed) if awake else NoAwake()
        self._drowsy: Timer | None = None
        self.coach = coach
        self.loudness = Loudness(coach.player)
        self.just_done = just_done
        self._reloading = reloading
        self._moving = moving
        self._now = Now(id="now", figures=figures, moving=moving)
        self._left_in_all = LiveLine(id="left-in-all")
        self._timeline = Timeline(id="timeline")
        self._told_footer: list[bool | None] = []
        self._where = Down(id="where")
        self._comes = Down(id="comes")
        self._footer = KeysFooter()
        self._bands: tuple[Widget, ...] = (self._where, self._comes, self._footer)
        """What is above and below the field."""
        self._wardrobe = Wardrobe()
        self._worn: set[str] = set()
        """The classes that say by their colours what is being done."""
        self._looks_new = False
        """Whether more has changed than a few characters."""
        self._next_change = Alarm(self, self._change, self._make_ready)
        self._change_at = 0.0
        """When that is, in seconds of the session."""
        self._next_pose = Alarm(self, self._move)
        self._next_look = Alarm(self, self._look_at_file)
        coach.listen(self._heard)
        coach.player.on_status(self._sound_changed)

    def compose(self) -> ComposeResult:
        """Three bands: where am I, now, what comes."""
        with self._where:
            with Across(id="masthead"):
                yield Written(id="routine", markup=False)
                yield self._left_in_all
            yield self._timeline
        yield self._now
        with self._comes:
            with Across(id="coming"):
                yield Written(id="next", markup=False)
                yield Lights(id="sound")
            yield self._footer

    def on_mount(self) -> None:
        """Start as soon as there is something to see."""
        self.show_sound()
        self._show_phase()
        self.call_after_refresh(self._start)

    def _look_at_file(self) -> None:
        """Take a changed routine over, and say so."""
        if self._reloading is None or not self.is_attached:
            return
        running = self.coach.session.state.mode is Mode.RUNNING and self.coach.clock.speed <= 1
        self._next_look.set(LOOK_EVERY * (2 if running else 1))  # if it runs, `follow` looks before that
        reload = self._reloading.take_over(self.coach)
        if reload is None:
            return
        if reload.plan is not None:
            self.follow()
        self.notify(reload.line, severity="information" if reload.plan else "warning", markup=False)

    def _start(self) -> None:
        if not self.is_attached:
            return  # it was told to end before it began
        # A session that is taken up again stands where it was left, paused.
        taken_up = self.coach.session.state.mode is Mode.PAUSED
        self.coach.command(Command.RESUME if taken_up else Command.START)
        self.follow()
        self._look_at_file()
        # Only now: what it loads is not needed for the first frame.
        self._awake.keep()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground behind everything."""
        return ground(self, crop)

    def on_resize(self, event: Resize) -> None:
        """Show what fits."""
        if not self.is_attached:
            return
        self.set_class(event.size.width < LEAST[0] or event.size.height < LEAST[1], "-least")
        self._now.fit(event.size)
        self._show()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        self._awake.release()
        self._next_change.stop()
        self._next_pose.stop()
        self._next_look.stop()

    # What is due -----------------------------------------------------------------------------------

    def _make_ready(self, ahead: float) -> None:
        """Have the next digit at hand, so that nothing but a write lies between its moment and the eye."""
        session, clock = self.coach.session, self.coach.clock
        self._change_at = clock.now() + ahead * clock.speed
        at = self._change_at + ROUNDED
        coming = session.foreseen(at)
        if coming.state.mode is Mode.RUNNING and coming.phase is not None and self.is_attached:
            self._now.clock.prepare(_digits(coming, coming.phase, at))

    def _change(self) -> None:
        """Show what was made ready, before all else, and follow."""
        # Two clocks that tell the same moment differ by what their seconds were rounded.
        if self.coach.clock.now() + ROUNDED >= self._change_at and self._now.clock.show_prepared():
            give_way()
        self.follow()

    def follow(self) -> None:
        """Let the coach do what is due, show it, and sleep until something changes again."""
        if not self.is_attached:
            return  # the app ends, and its parts go one by one
        self.coach.tick()
        self._show()
        if self._looks_new:
            self._looks_new = False
            paint_now(self)
        delay = self._until_change()
        if delay is None:
            self._next_change.stop()
        else:
            self._next_change.set(delay)
        self._move()
        if self.coach.clock.speed <= 1:
            self._look_at_file()  # on the same beat: the processor is woken once a second, not twice

    def _move(self) -> None:
        """Let the figure move, on a beat of its own: eight times a second all else would be dear."""
        self._next_pose.stop()
        session, clock = self.coach.session, self.coach.clock
        if session.state.mode is not Mode.RUNNING or not self.is_running:
            return
        delay = self._now.demonstration.tick(session.elapsed(clock.now()))
        if delay is not None:
            least = FASTEST_REPAINT if clock.speed > 1 else 0.0005
            self._next_pose.set(max(delay / clock.speed, least))

    def _until_change(self) -> float | None:
        """Real seconds until a cue, a phase or a digit is due; None while nothing moves."""
        session, clock = self.coach.session, self.coach.clock
        if session.state.mode is not Mode.RUNNING or session.phase is None:
            return self.coach.until_wake()  # a start may wait for its sound
        now = clock.now()
        elapsed, left = session.elapsed(now), session.left(now)
        if session.phase.open:
            to_digit = math.floor(elapsed) + 1 - elapsed
        else:
            to_digit = left - (math.ceil(left - 1e-6) - 1)
        silent = self.just_done.falls_silent if self.just_done else None
        change = to_digit if silent is None else min(to_digit, silent)
        change = max(change / clock.speed, FASTEST_REPAINT if clock.speed > 1 else 0.0)
        wake = self.coach.until_wake()
        return max(0.0005, change if wake is None else min(change, wake))

    def _heard(self, event: Event) -> None:
        match event:
            case Paused():
                self._show_phase()
                self._drowsy = self.set_timer(LONGEST_PAUSE, self._let_it_go_dark)
            case Resumed():
                self._show_phase()
                if self._drowsy:
                    self._drowsy.stop()
                self._awake.keep()
            case PhaseStarted() | Replanned():
                self._show_digits()  # before all else, which takes its time
                self._show_phase()
            case Interrupted(lost=lost):
                self.ask_about(lost)
            case SessionFinished() | SessionStopped():
                self.post_message(self.Ended())
            case _:
                pass

    def on_session_screen_ended(self) -> None:
        """Hand back how it ended."""
        while self.app.screen is not self:
            self.app.pop_screen()  # the palette may stand before it, and only the foremost can be left
        self.dismiss(self.coach.session.state.mode)

    def on_click(self, event: Click) -> None:
        """A tap on the field stops the clock and lets it go on: a large target, and harmless when missed."""
        if event.widget is not None and any(node.id == "now" for node in event.widget.ancestors_with_self):
            self.action_pause()

    # What is shown ---------------------------------------------------------------------------------

    def _show(self) -> None:
        """Bring up to date whatever counts."""
        session, now = self.coach.session, self.coach.clock.now()
        phase = session.phase
        if phase is None or not self.is_attached:
            return
        elapsed = session.elapsed(now)
        left = session.left(now)
        self._show_digits()
        paused = session.state.mode is Mode.PAUSED
        go = key_of(self, "session.go") if paused or phase.open else ""
        measure = wording.measure(phase, wording.rep_at(phase, elapsed), go)
        self._now.show_measure(f"press {go}" if paused else measure)
        in_all = session.left_in_all(now)
        self._left_in_all.show(f"{clock_text(in_all)} left")
        self._timeline.show(session.plan, session.plan.seconds - in_all)
        self.show_set_log()
        self._now.show_asking(not self._now.set_log.has_class("-empty"))
        self._dress(phase, left)

    def _show_digits(self) -> None:
        """Show the time left; in a phase that is open, the time that it has taken."""
        session = self.coach.session
        if session.phase is not None and self.is_attached:
            self._now.clock.show(_digits(session, session.phase, self.coach.clock.now()))

    def _dress(self, phase: Phase, left: float) -> None:
        """Wear the phase's colours, and in its last seconds what says so from afar."""
        paused = self.coach.session.state.mode is Mode.PAUSED
        last = not phase.open and 0 < left <= LAST and self.coach.session.state.mode is Mode.RUNNING
        # Once a second at most, far below what flickers; and not where things are to stand still.
        flip = last and self._moving and math.ceil(left - 1e-6) % 2 == 0
        worn = {"-paused" if paused else f"-{phase.kind}", *["-last"] * last, *["-flip"] * flip}
        before, self._worn = self._worn, worn
        if worn != before:
            self.remove_class(*before - worn, update=False)
            self.add_class(*worn - before, update=False)
            self._looks_new = True
            seen = "-last" in worn ^ before
            self._wardrobe.recolour(self, *self._bands * seen)
            if seen:
                self.refresh(layout=True)  # what can be seen is found out together with where it is

    def _show_phase(self) -> None:
        """Everything that stays the same for a whole phase."""
        session = self.coach.session
        phase = session.phase
        if phase is None or not self.is_attached:
            return
        mode = session.state.mode
        self._looks_new = True
        self._dress(phase, session.left(self.coach.clock.now()))
        self._now.show_phase(phase, wording.next_set(session.plan, phase.index), mode)
        position = f"{phase.index + 1} of {len(session.plan.phases)}"
        self._text("#routine", f"{session.plan.name}  ·  {phase.section}  ·  {position}")
        # Its room is always the same.
        self.query_one("#next", Static).update(self._coming(phase), layout=False)
        if self._available() != self._told_footer:
            self.refresh_bindings()

    def refresh_bindings(self) -> None:
        """Tell the footer which keys do something now; it looks through all of them then."""
        self._told_footer = self._available()
        super().refresh_bindings()

    def _available(self) -> list[bool | None]:
        return [self.check_action(binding.action, ()) for _, binding in self._bindings]

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

    # The lights ------------------------------------------------------------------------------------

    def _sound_changed(self, status: PlayerStatus) -> None:
        """Called by the player, from a thread of its own."""
        self._on_screen(self.show_sound)

    def show_sound(self) -> None:
        """Show who plays, and how loud."""
        if self.is_attached:
            player = self.coach.player
            self.query_one(Lights).show_sound(player.status, player.volume)

    def _let_it_go_dark(self) -> None:
        """A pause that is forgotten keeps no screen on."""
        self._awake.release()

    def _awake_changed(self, status: AwakeStatus) -> None:
        """Called from a thread of its own."""

        def show() -> None:
            if self.is_attached:
                self.query_one(Lights).show_awake(status)

        self._on_screen(show)


def _digits(session: Session, phase: Phase, now: float) -> str:
    """The time left; in a phase that is open, the time that it has taken."""
    return wording.countdown(session.left(now), open_for=session.elapsed(now) if phase.open else None)
