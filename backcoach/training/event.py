"""What happens in a session, as values. Screen, sound and log all read these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .cue import Cue
from .plan import Plan


class Ending(StrEnum):
    """How a phase ended."""

    ELAPSED = "elapsed"
    """Its time was up."""
    DONE = "done"
    """The person said so: an open or early end of a set."""
    SKIPPED = "skipped"
    WENT_BACK = "went-back"
    UNDONE = "undone"
    """The press that led to it was taken back."""
    STOPPED = "stopped"
    """The session was ended in the middle of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    at: float
    """When it happened by the plan of time: a phase that should have ended while the machine was
    stalled ends at its own moment, not when somebody noticed. Seconds of the session's clock."""
    late: float = 0.0
    """How many seconds later it was noticed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Event):
    """The first phase is about to start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStarted(Event):
    """A phase began."""

    index: int
    after: Ending | None
    """How the phase before it ended; None at the start of the session."""
    spent: float = 0.0
    """Seconds of it that had run before: more than 0 where a press was taken back, and it goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseEnded(Event):
    """A phase ended."""

    index: int
    ending: Ending
    seconds: float
    """How long it really ran, pauses left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """The clock was stopped."""

    index: int
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted(Event):
    """The machine slept, or the process was stopped: the session was paused at the moment it happened."""

    index: int
    lost: float
    """Real seconds that nobody can have trained in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """The clock goes on."""

    index: int
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted(Event):
    """The phase was made longer or shorter."""

    index: int
    by: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned(Event):
    """The steps after this phase were replaced: the routine's file was changed."""

    index: int
    plan: Plan
    """From now on this one is walked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueGiven(Event):
    """A cue was due."""

    index: int
    cue: Cue
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFinished(Event):
    """The last phase is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStopped(Event):
    """The person ended the session before its end."""

    index: int
