"""A clock that is set by hand, a player that only keeps a record, and a session led with both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from backcoach.coach.conductor import Coach
from backcoach.sound.player import PlayerStatus
from backcoach.training.cue import Cue, Passage, Spoken
from backcoach.training.cues import moments
from backcoach.training.event import (
    CueGiven,
    Ending,
    Event,
    PhaseEnded,
    PhaseStarted,
    SessionFinished,
    SessionStarted,
)
from backcoach.training.phrases import BEEPS, Heard
from backcoach.training.plan import Plan
from backcoach.training.session import Command, State

Part = tuple[float, Cue | Spoken]
"""When something sounds, and what."""

LATE_LIMIT = 0.25
"""Seconds by which a part may be late and still be played, as `Player.schedule` promises."""


class FakeClock:
    """A session's clock that stands until it is moved. On the host it began at `began`."""

    def __init__(self, speed: float = 1.0, began: float = 1000.0) -> None:
        self.speed = speed
        self.began = began
        self._now = 0.0

    def now(self) -> float:
        return self._now

    def host(self, at: float) -> float:
        return self.began + at / self.speed

    def set(self, at: float) -> None:
        """Show `at` seconds of the session; time never runs backwards."""
        assert at >= self._now, f"from {self._now} to {at}"
        self._now = at

    def advance(self, seconds: float) -> None:
        """Let seconds of the session pass."""
        self.set(self._now + seconds)


@dataclass(frozen=True)
class Asked:
    """One call that a player got, and when in host seconds; a cut has no passages."""

    at: float
    passages: tuple[Passage, ...] | None

    @property
    def is_cut(self) -> bool:
        return self.passages is None


class RecordingPlayer:
    """Keeps what it is asked in `asked`, and can say what a person would have heard of it."""

    def __init__(self, clock: FakeClock, audible: bool = True) -> None:
        self._clock = clock
        self.asked: list[Asked] = []
        self.status = PlayerStatus("recording", "For a test", audible)
        self.volume = 1.0
        self.closed = False

    def schedule(self, passages: Sequence[Passage]) -> None:
        self.asked.append(Asked(self._host_now(), tuple(passages)))

    def cut(self) -> None:
        self.asked.append(Asked(self._host_now(), None))

    def on_status(self, callback: Callable[[PlayerStatus], None]) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    @property
    def cuts(self) -> int:
        return sum(asked.is_cut for asked in self.asked)

    @property
    def pending(self) -> tuple[Passage, ...]:
        """What the player was left with by the last call."""
        return (self.asked[-1].passages or ()) if self.asked else ()

    def heard(self) -> list[Part]:
        """Every cue and all words that have sounded by now, at host times, by the promises of `Player`."""
        heard: list[Part] = []
        pending: set[Passage] = set()
        begun: set[Passage] = set()
        sounding: set[Part] = set()
        for asked in [*self.asked, Asked(self._host_now(), ())]:
            for passage in {one for one in pending if one.at <= asked.at}:
                begun.add(passage)
                sounding |= set(on_the_host(passage))
            past = {part for part in sounding if part[0] <= asked.at}
            heard += sorted(past, key=lambda part: (part[0], str(part[1])))
            sounding = set() if asked.is_cut else sounding - past
            pending = set(asked.passages or ()) - begun
            for passage in {one for one in pending if one.at < asked.at}:  # late already: at once, or never
                begun.add(passage)
                late = {
                    (max(at, asked.at), cue)
                    for at, cue in on_the_host(passage)
                    if asked.at - at <= LATE_LIMIT
                }
                sounding |= late
            pending -= begun
        return heard

    def _host_now(self) -> float:
        return self._clock.host(self._clock.now())


def on_the_host(passage: Passage) -> list[Part]:
    """The parts of a passage at their absolute times."""
    return [(passage.at + offset, sound) for offset, sound in passage.parts]


@dataclass
class Led:
    """A session being led, and everything that was told of it."""

    coach: Coach
    clock: FakeClock
    player: RecordingPlayer
    told: list[Event] = field(default_factory=list)

    def press(self, command: Command) -> bool:
        return self.coach.command(command)

    def wait(self, seconds: float) -> None:
        """Let seconds pass with somebody looking at every moment at which something is due."""
        end = self.clock.now() + seconds
        while (wake := self.coach.wake) is not None and wake <= end:
            self.clock.set(max(wake, self.clock.now()))
            self.coach.tick()
        self.stall(end - self.clock.now())

    def stall(self, seconds: float) -> None:
        """Let seconds pass with nobody looking but at their end."""
        self.clock.advance(seconds)
        self.coach.tick()

    def forget(self) -> None:
        """Only what comes from now on is of interest."""
        self.told.clear()
        self.player.asked.clear()

    def phases_started(self) -> list[tuple[float, int]]:
        """When each phase was told to begin, and which."""
        return [(event.at, event.index) for event in self.told if isinstance(event, PhaseStarted)]

    def cues(self) -> list[tuple[float, str]]:
        """When each cue was told, and which."""
        return [(event.at, event.text) for event in self.told if isinstance(event, CueGiven)]

    def heard(self) -> list[tuple[float, Cue]]:
        """The cues that were heard by now, at seconds of the session's clock."""
        return [(self._on_the_clock(at), cue) for at, cue in self.player.heard() if isinstance(cue, Cue)]

    def words(self) -> list[tuple[float, str]]:
        """What was said by now, and when, at seconds of the session's clock."""
        heard = self.player.heard()
        return [(self._on_the_clock(at), said.text) for at, said in heard if isinstance(said, Spoken)]

    def _on_the_clock(self, at: float) -> float:
        return round((at - self.clock.began) * self.clock.speed, 6)


def led(
    plan: Plan, *, speed: float = 1.0, state: State | None = None, start: bool = True, heard: Heard = BEEPS
) -> Led:
    """Lead a plan with fakes; it is started at 0 unless told otherwise."""
    clock = FakeClock(speed)
    player = RecordingPlayer(clock)
    made = Led(Coach(plan, clock, player, state, heard=heard), clock, player)
    made.coach.listen(made.told.append)
    if start:
        assert made.press(Command.START)
    return made


def undisturbed(plan: Plan) -> list[Event]:
    """Every event of a plan without open phases, when nobody presses a key and nothing is late."""
    events: list[Event] = [SessionStarted(at=0)]
    for phase in plan.phases:
        after = Ending.ELAPSED if phase.index else None
        events.append(PhaseStarted(at=phase.at, index=phase.index, after=after))
        for moment in moments(plan, phase.index):
            at = phase.at + moment.offset
            events.append(CueGiven(at=at, index=phase.index, cue=moment.cue, text=moment.text))
        end = phase.at + phase.seconds
        events.append(PhaseEnded(at=end, index=phase.index, ending=Ending.ELAPSED, seconds=phase.seconds))
    return [*events, SessionFinished(at=plan.seconds)]


def punctual(events: Sequence[Event]) -> list[Event]:
    """The events as they would be if somebody had looked at every moment."""
    return [replace(event, late=0) for event in events]
