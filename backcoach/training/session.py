"""The state machine that walks a plan. It never reads a clock: time is an argument.

Everything that can change a session's state stands in this file. The state is a value: it can be
stored, compared and taken up again. `TRANSITIONS` says which command is legal in which mode and where it
leads; an illegal one raises and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from .event import (
    Adjusted,
    Ending,
    Event,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)
from .phase import Phase
from .plan import Plan

ADJUSTMENT = 15.0
"""Seconds that one press makes a phase longer or shorter."""

BACK_GRACE = 3.0
"""Within so many seconds of its start, "back" leaves a phase for the one before; later it starts it anew."""


class Mode(StrEnum):
    """What the session's clock is doing."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class Command(StrEnum):
    """What a person can ask for."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    DONE = "done"
    LONGER = "longer"
    SHORTER = "shorter"
    UNDO = "undo"
    """Take the last press back that moved about or changed a length."""
    QUIT = "quit"


UNDOABLE = frozenset({Command.NEXT, Command.BACK, Command.DONE, Command.LONGER, Command.SHORTER})

MOST_UNDONE = 20
"""Presses that can be taken back, one after the other."""


class IllegalCommand(Exception):
    """The command makes no sense in this mode; nothing was changed."""

    def __init__(self, command: Command, mode: Mode) -> None:
        super().__init__(f"can't {command} a session that is {mode}")
        self.command = command
        self.mode = mode


@dataclass(frozen=True, slots=True)
class State:
    """Where a session stands. Times are seconds of the session's clock."""

    mode: Mode = Mode.READY
    index: int = 0
    """The phase; the number of phases once all are over."""
    spent: float = 0.0
    """Seconds of the phase that had run up to `since`."""
    since: float = 0.0
    """From when on the clock runs; without meaning unless the mode is running."""
    extra: float = 0.0
    """Seconds by which the phase was made longer (or, below zero, shorter)."""
    seen: float = 0.0
    """The latest time that the session was told; time never runs backwards."""
    presses: tuple[Press, ...] = ()
    """What can be taken back, the latest last. A phase that ends by itself clears them: what has been
    done meanwhile isn't to be lost by a key."""


@dataclass(frozen=True, slots=True)
class Press:
    """A command that can be taken back."""

    command: Command
    came_from: State
    """The state just before it, without presses of its own."""


Transition = Callable[["_Walk"], None]
"""Carries a command out on a walk whose time has already been brought up to the moment."""


class Session:
    """A plan being walked."""

    def __init__(self, plan: Plan, state: State | None = None) -> None:
        self.plan = plan
        self.state = state or State()

    @property
    def phase(self) -> Phase | None:
        """The phase that the session is in; None when it is over (or the plan is empty)."""
        return self._phase_at(self.state.index)

    @property
    def length(self) -> float:
        """Seconds that the current phase lasts, with what was added or taken away."""
        return max(0.0, self.phase.seconds + self.state.extra) if self.phase else 0.0

    @property
    def deadline(self) -> float | None:
        """When the current phase ends by itself; None when it doesn't (paused, open, not running)."""
        phase = self.phase
        if self.state.mode is not Mode.RUNNING or phase is None or phase.open:
            return None
        return self.state.since + self.length - self.state.spent

    def elapsed(self, now: float) -> float:
        """Seconds of the current phase that have run, pauses left out."""
        state = self.state
        return state.spent + (max(0.0, now - state.since) if state.mode is Mode.RUNNING else 0.0)

    def left(self, now: float) -> float:
        """Seconds left of the current phase; never below zero."""
        return max(0.0, self.length - self.elapsed(now))

    def left_in_all(self, now: float) -> float:
        """Seconds left of the session, with estimates for open phases."""
        phase = self.phase
        if phase is None:
            return 0.0
        return self.left(now) + self.plan.seconds - (phase.at + phase.seconds)

    def foreseen(self, at: float) -> Session:
        """The session as it will stand at `at` if nobody does anything until then; this one stays."""
        if self.deadline is None or at < self.deadline:
            return self
        coming = Session(self.plan, self.state)
        coming.advance(at)
        return coming

    def advance(self, now: float) -> tuple[Event, ...]:
        """Let time pass up to `now`: every phase that ended by then ends at its own moment, in order.

        Raises ValueError, and changes nothing, when time would run backwards.
        """
        walk = self._walk(now)
        walk.pass_time()
        return self._take(walk)

    def apply(self, command: Command, now: float) -> tuple[Event, ...]:
        """Let time pass up to `now`, then carry the command out.

        Raises IllegalCommand or ValueError, and then changes nothing at all.
        """
        walk = self._walk(now)
        walk.pass_time()
        transition = TRANSITIONS.get((walk.state.mode, command))
        if transition is None or (command is Command.UNDO and not walk.state.presses):
            raise IllegalCommand(command, walk.state.mode)
        press = Press(command, replace(walk.state, spent=walk.elapsed, presses=()))
        earlier = walk.state.presses
        transition(walk)
        if command in UNDOABLE:
            walk.remember((*earlier, press)[-MOST_UNDONE:])
        return self._take(walk)

    def replan(self, plan: Plan) -> None:
        """Walk another plan from here on; where earlier presses came from, it may not lead any more."""
        self.plan = plan
        self.state = replace(self.state, presses=())

    def can(self, command: Command) -> bool:
        """Whether the command is legal in the mode that the session is in, and there is something to undo."""
        if command is Command.UNDO and not self.state.presses:
            return False
        return (self.state.mode, command) in TRANSITIONS

    def _phase_at(self, index: int) -> Phase | None:
        return self.plan.phases[index] if 0 <= index < len(self.plan.phases) else None

    def _walk(self, now: float) -> _Walk:
        if not now >= self.state.seen:  # also refuses a NaN
            raise ValueError(f"time can't run backwards, from {self.state.seen} to {now}")
        return _Walk(Session(self.plan, self.state), now)

    def _take(self, walk: _Walk) -> tuple[Event, ...]:
        self.state = replace(walk.state, seen=walk.now)
        return tuple(walk.events)


class _Walk:
    """One call's worth of changes on a copy of the session, so that an error leaves no trace."""

    def __init__(self, session: Session, now: float) -> None:
        self._session = session
        self.now = now
        self.events: list[Event] = []

    @property
    def state(self) -> State:
        return self._session.state

    @property
    def elapsed(self) -> float:
        return self._session.elapsed(self.now)

    def remember(self, presses: tuple[Press, ...]) -> None:
        self._set(presses=presses)

    def _set(self, **changes: object) -> None:
        self._session.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def pass_time(self) -> None:
        """End every phase whose deadline has come; each next one starts at that deadline, not at `now`."""
        while (deadline := self._session.deadline) is not None and deadline <= self.now:
            self._end(Ending.ELAPSED, deadline)
            self._enter(self.state.index + 1, deadline, Ending.ELAPSED)
            self._set(presses=())

    def start(self) -> None:
        self.events.append(SessionStarted(at=self.now))
        self._set(mode=Mode.RUNNING)
        self._enter(self.state.index, self.now, None)
        self.pass_time()

    def pause(self) -> None:
        left = self._session.left(self.now)
        self._set(mode=Mode.PAUSED, spent=self._session.elapsed(self.now))
        self.events.append(Paused(at=self.now, index=self.state.index, left=left))

    def resume(self) -> None:
        self._set(mode=Mode.RUNNING, since=self.now)
        left = self._session.left(self.now)
        self.events.append(Resumed(at=self.now, index=self.state.index, left=left))
        self.pass_time()

    def next(self) -> None:
        self._leave_for(self.state.index + 1, Ending.SKIPPED)

    def done(self) -> None:
        self._leave_for(self.state.index + 1, Ending.DONE)

    def back(self) -> None:
        restart = self._session.elapsed(self.now) > BACK_GRACE or self.state.index == 0
        self._leave_for(self.state.index - (0 if restart else 1), Ending.WENT_BACK)

    def longer(self) -> None:
        self._adjust(ADJUSTMENT)

    def shorter(self) -> None:
        self._adjust(-ADJUSTMENT)

    def undo(self) -> None:
        *earlier, press = self.state.presses
        there = press.came_from
        if press.command in (Command.LONGER, Command.SHORTER) and there.index == self.state.index:
            # The seconds since then have been trained, and stay.
            self._set(presses=tuple(earlier))
            self._adjust(there.extra - self.state.extra)
            return
        self._end(Ending.UNDONE, self.now)
        self._set(
            index=there.index, spent=there.spent, extra=there.extra, since=self.now, presses=tuple(earlier)
        )
        self.events.append(
            PhaseStarted(at=self.now, index=there.index, after=Ending.UNDONE, spent=there.spent)
        )
        self.pass_time()

    def quit(self) -> None:
        index = self.state.index
        if self.state.mode is not Mode.READY:
            self._end(Ending.STOPPED, self.now)
        self._set(mode=Mode.STOPPED, spent=self._session.elapsed(self.now))
        self.events.append(SessionStopped(at=self.now, index=index))

    def _adjust(self, by: float) -> None:
        # Never shorter than what has already run: the time left can't fall below zero.
        by = max(by, -self._session.left(self.now))
        self._set(extra=self.state.extra + by)
        left = self._session.left(self.now)
        self.events.append(Adjusted(at=self.now, index=self.state.index, by=by, left=left))
        self.pass_time()

    def _leave_for(self, index: int, ending: Ending) -> None:
        self._end(ending, self.now)
        self._enter(index, self.now, ending)
        self.pass_time()

    def _end(self, ending: Ending, at: float) -> None:
        ended = PhaseEnded(
            at=at,
            late=self.now - at,
            index=self.state.index,
            ending=ending,
            seconds=self._session.length if ending is Ending.ELAPSED else self._session.elapsed(at),
        )
        self.events.append(ended)

    def _enter(self, index: int, at: float, after: Ending | None) -> None:
        self._set(index=index, spent=0.0, since=at, extra=0.0)
        if self._session.phase is None:
            self._set(mode=Mode.FINISHED)
            self.events.append(SessionFinished(at=at, late=self.now - at))
        else:
            self.events.append(PhaseStarted(at=at, late=self.now - at, index=index, after=after))


TRANSITIONS: dict[tuple[Mode, Command], Transition] = {
    (Mode.READY, Command.START): _Walk.start,
    (Mode.READY, Command.QUIT): _Walk.quit,
    (Mode.RUNNING, Command.PAUSE): _Walk.pause,
    (Mode.RUNNING, Command.NEXT): _Walk.next,
    (Mode.RUNNING, Command.BACK): _Walk.back,
    (Mode.RUNNING, Command.DONE): _Walk.done,
    (Mode.RUNNING, Command.LONGER): _Walk.longer,
    (Mode.RUNNING, Command.SHORTER): _Walk.shorter,
    (Mode.RUNNING, Command.UNDO): _Walk.undo,
    (Mode.RUNNING, Command.QUIT): _Walk.quit,
    # While paused the session can still be moved about in; the clock stands until it is resumed.
    (Mode.PAUSED, Command.RESUME): _Walk.resume,
    (Mode.PAUSED, Command.NEXT): _Walk.next,
    (Mode.PAUSED, Command.BACK): _Walk.back,
    (Mode.PAUSED, Command.DONE): _Walk.done,
    (Mode.PAUSED, Command.LONGER): _Walk.longer,
    (Mode.PAUSED, Command.SHORTER): _Walk.shorter,
    (Mode.PAUSED, Command.UNDO): _Walk.undo,
    (Mode.PAUSED, Command.QUIT): _Walk.quit,
}
"""Every legal command, by mode. Finished and stopped sessions take none."""
