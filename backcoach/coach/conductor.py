"""The conductor: asks the clock, advances the session, and hands events to whoever listens.

The screen, the plain mode and the tests all lead a session through this one class. It decides nothing
about the training; it owns the one thing that the pure core can't: the meeting of plan and time.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..sound.player import STARTING, Player
from ..system.clock import Clock
from ..system.steady import host_seconds
from ..training.cue import Cue, Passage, Spoken
from ..training.cues import APART, COUNTED, CUE_TEXT, moments, start_cue
from ..training.event import (
    Adjusted,
    CueGiven,
    Ending,
    Event,
    Interrupted,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Replanned,
    Resumed,
    SessionFinished,
    SessionStopped,
)
from ..training.phrases import BEEPS, Heard, finish, outlook
from ..training.plan import Plan
from ..training.replan import splice
from ..training.session import Command, IllegalCommand, Session, State
from .vigil import HEARTBEAT, Vigil

Listener = Callable[[Event], None]

MISSED_PRESS = 0.6
"""Real seconds: so soon after a phase ended by itself, "done" and "next" were meant for that phase."""

ANNOUNCED = 0.65
"""Seconds for which an announcement is left to ring out: words that would come within are left out."""

FASTEST_HEARD = 4.0
"""Above this speed cues would only be a noise."""

HELD_AT_MOST = 2.0
"""Real seconds that a session waits for sound that is still starting, so that its first cue is heard."""

WHILE_HELD = 0.02
"""Real seconds between looks whether it has started."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A start that waits for the sound."""

    command: Command
    until: float
    """Host seconds after which it waits no longer."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A cue at its moment of the session's clock."""

    at: float
    cue: Cue
    text: str


class Coach:
    """Leads one session."""

    def __init__(
        self,
        plan: Plan,
        clock: Clock,
        player: Player,
        state: State | None = None,
        *,
        vigil: Vigil | None = None,
        heard: Heard = BEEPS,
    ) -> None:
        self.session = Session(plan, state)
        self.clock = clock
        self.player = player
        self._vigil = vigil
        # On a faster clock the gaps that words keep to would be too short to hold what is a little late.
        self._wants = heard if clock.speed <= 1 else replace(heard, words=False)
        self._listeners: list[Listener] = []
        self._lookers: list[Callable[[], object]] = []
        self._due: deque[_Due] = deque()
        self._led_to: tuple[int, float] | None = None
        """The phase whose start cue the player already has, and when it starts."""
        self._began_by_itself = -math.inf
        self._held: _Held | None = None

    @property
    def plan(self) -> Plan:
        """The plan that is walked."""
        return self.session.plan

    def listen(self, listener: Listener) -> None:
        """Have every event handed to `listener`, in order, as it happens."""
        self._listeners.append(listener)

    def on_look(self, looker: Callable[[], object]) -> None:
        """Have something done after each look at the clock, which under a vigil is every second."""
        self._lookers.append(looker)

    @property
    def wake(self) -> float | None:
        """When something is due next, in seconds of the session's clock; None while nothing will be."""
        deadline = self.session.deadline
        cue = self._due[0].at if self._due else None
        return min((at for at in (deadline, cue) if at is not None), default=None)

    def until_wake(self) -> float | None:
        """Real seconds until something is due, at least 0; None while nothing will be.

        Under a vigil, a running session is looked at once a second at least.
        """
        if self._held is not None:
            return WHILE_HELD
        wake = self.wake
        due = None if wake is None else max(0.0, (wake - self.clock.now()) / self.clock.speed)
        if self._vigil is None or not self._running():
            return due
        return HEARTBEAT if due is None else min(due, HEARTBEAT)

    def tick(self) -> None:
        """Let time pass: everything that is due by now happens, each at its own moment."""
        if self._held is not None:
            self._begin_if_heard(self._held)
            return
        now = self.clock.now()
        self._watch(now)
        self._pass_time(now)
        for looker in self._lookers:
            looker()

    def command(self, command: Command) -> bool:
        """Carry out what the person asks for; False where it makes no sense now, and nothing happens.

        A session begins, or is taken up again, as soon as its sound has started: until then it stands.
        """
        begins = command in (Command.START, Command.RESUME) and self.session.can(command)
        if begins and self.player.status.backend == STARTING:
            self._held = self._held or _Held(command, host_seconds() + HELD_AT_MOST)
            return True
        if command is Command.QUIT:
            self._held = None
        return self._carry_out(command)

    def _begin_if_heard(self, held: _Held) -> None:
        if self.player.status.backend == STARTING and host_seconds() < held.until:
            return
        self._held = None
        self._carry_out(held.command)

    def _carry_out(self, command: Command) -> bool:
        now = self.clock.now()
        if self._watch(now):
            return False  # the key was meant for a session that still ran
        self._pass_time(now)
        if command in (Command.DONE, Command.NEXT) and self._meant_for_the_last_phase(now):
            return False
        try:
            events = self.session.apply(command, now)
        except IllegalCommand:
            return False
        self.player.cut()
        self._led_to = None
        self._hand_on(_with_finish(events), now)
        self._pass_time(now)  # the start cue of a phase that was moved to is due at once
        return True

    def replan(self, plan: Plan) -> None:
        """Go on by another plan: what is done stays, what comes is replaced; once it is over, nothing is."""
        now = self.clock.now()
        self._watch(now)
        self._pass_time(now)
        session = self.session
        if not session.can(Command.QUIT):
            return
        session.replan(splice(session.plan, session.state.index, plan))
        if self._running():
            self.player.cut()
            self._look_ahead(now)
            self._play(now, announce=False)
        self._tell(Replanned(at=now, index=session.state.index, plan=session.plan), now)

    def amend(self, plan: Plan) -> None:
        """Go on by a plan that asks for other amounts at the same times; once it is over, by none.

        Nothing that is on its way to be heard is touched: only the phases to come are spoken of anew.
        """
        if self.session.can(Command.QUIT):
            self.session.plan = plan
            now = self.clock.now()
            self._tell(Replanned(at=now, index=self.session.state.index, plan=plan), now)

    def _watch(self, now: float) -> bool:
        """Pause at the moment time was lost, if it was; True when a running session was paused so."""
        gap = self._vigil.look(now) if self._vigil else None
        if gap is None or not self._running():
            return False
        self.player.cut()
        self._led_to = None
        since = max(gap.since, self.session.state.seen)
        self._hand_on(self.session.apply(Command.PAUSE, since), now)
        lost = Interrupted(at=since, index=self.session.state.index, lost=gap.seconds)
        self._tell(lost, now)
        return True

    def _meant_for_the_last_phase(self, now: float) -> bool:
        return (now - self._began_by_itself) / self.clock.speed < MISSED_PRESS

    def _pass_time(self, now: float) -> None:
        """Hand on cues and changes of phase one by one, in the order of their moments."""
        while (wake := self.wake) is not None and wake <= now:
            if self._due and self._due[0].at <= wake:
                due = self._due.popleft()
                self._tell(
                    CueGiven(at=due.at, index=self.session.state.index, cue=due.cue, text=due.text), now
                )
            else:
                self._hand_on(self.session.advance(wake), now)
        self.session.advance(now)

    def _hand_on(self, events: Sequence[Event], now: float) -> None:
        """Send the sound on its way, and tell the listeners: one of them may wait for the disk meanwhile."""
        for event in events:
            self._sound(event, now)
        for event in events:
            self._tell(event, now)

    def _sound(self, event: Event, now: float) -> None:
        """Lay out what is due after an event, and have it played."""
        match event:
            case PhaseStarted(at=at, spent=spent) if spent > 0:
                self._began_by_itself = -math.inf
                self._look_ahead(at)
                self._play(at, announce=self.session.left(at) > COUNTED + APART)
            case PhaseStarted(index=index, at=at, after=after):
                self._began_by_itself = at if after is Ending.ELAPSED else -math.inf
                self._look_ahead(at, fresh=True)
                self._play(at, announce=self._led_to != (index, at), late=now - at)
            case Resumed(at=at, left=left):
                self._look_ahead(at)
                self._play(at, announce=left > COUNTED + APART)
            case Adjusted(at=at):
                self._look_ahead(at)
                self._play(at, announce=False)
            case CueGiven(at=at, cue=Cue.FINISH) if self.clock.speed <= FASTEST_HEARD:
                rung_out = (replace(passage, at=at + passage.at) for passage in finish(self._wants))
                self.player.schedule([self._heard(passage) for passage in rung_out])
            case Paused() | SessionFinished() | SessionStopped():
                self._due.clear()
            case _:
                pass

    def _tell(self, event: Event, now: float) -> None:
        event = replace(event, late=max(0.0, now - event.at))
        for listener in self._listeners:
            listener(event)

    def _look_ahead(self, at: float, fresh: bool = False) -> None:
        """Lay out the cues of the rest of the phase on the session's clock.

        While the clock stands, only the start cue of a fresh phase is due: it says where one has moved to.
        """
        session = self.session
        self._due.clear()
        if session.phase is None:
            return
        elapsed = session.elapsed(at)
        start = at - elapsed
        # The finish falls on the deadline, and must not be rounded to a moment that never comes.
        end = math.inf if session.deadline is None else session.deadline
        for moment in moments(session.plan, session.state.index, session.length):
            if (self._running() and moment.offset > elapsed) or (fresh and moment.offset == 0):
                self._due.append(_Due(min(start + moment.offset, end), moment.cue, moment.text))

    def _play(self, at: float, *, announce: bool, late: float = 0.0) -> None:
        """Send the player its outlook for the rest of the phase, with absolute times.

        `announce` plays the phase's start cue at once, where no count has led to it. Of the first `late`
        seconds from `at` on only the announcement is sent: the rest of them went by in a stall.
        """
        session = self.session
        phase = session.phase
        if phase is None or not self._running() or self.clock.speed > FASTEST_HEARD:
            return
        elapsed = session.elapsed(at)
        start = at - elapsed
        coming = [
            self._heard(replace(passage, at=start + passage.at))
            for passage in outlook(
                session.plan, session.state.index, session.length, elapsed + late, self._wants
            )
            if not (announce and _only_words(passage) and passage.at < elapsed + ANNOUNCED)
        ]
        if announce and session.length > 0:
            coming.insert(0, self._heard(Passage(at, ((0.0, start_cue(phase)),))))
        self.player.schedule(coming)
        deadline = session.deadline
        self._led_to = None if deadline is None else (session.state.index + 1, deadline)

    def _heard(self, passage: Passage) -> Passage:
        """A passage of the session's clock on the host's, at which the player plays."""
        speed = self.clock.speed
        parts = tuple((at / speed, _paced(part, speed)) for at, part in passage.parts)
        return Passage(self.clock.host(passage.at), parts)

    def _running(self) -> bool:
        return self.session.can(Command.PAUSE)


def _with_finish(events: Sequence[Event]) -> list[Event]:
    """The events of a command; where they end the session, with the finish that no count has led to."""
    told = list(events)
    ends = [(place, event) for place, event in enumerate(told) if isinstance(event, PhaseEnded)]
    if ends and isinstance(told[-1], SessionFinished):
        place, end = ends[-1]
        text = CUE_TEXT[Cue.FINISH]
        told.insert(place, CueGiven(at=end.at, index=end.index, cue=Cue.FINISH, text=text))
    return told


def _paced(part: Cue | Spoken, speed: float) -> Cue | Spoken:
    """Words speak as fast as ever, and so have more time on a slower clock."""
    if isinstance(part, Cue):
        return part
    instead = tuple((at / speed, cue) for at, cue in part.instead)
    return replace(part, within=part.within / speed, instead=instead)


def _only_words(passage: Passage) -> bool:
    """Whether nothing is lost but words where a passage is left out, for an announcement's sake."""
    return all(isinstance(part, Spoken) and not part.instead for _, part in passage.parts)
