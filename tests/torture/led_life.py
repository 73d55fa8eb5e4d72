"""A session with everything that keeps it, led by hand: it can stall, sleep, be killed and be taken up again.

Beside it a small account is kept of what must be in the journal, from nothing but the events that were told.
"""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from backcoach.coach.conductor import Coach
from backcoach.coach.vigil import Vigil
from backcoach.journal import history
from backcoach.journal.history import Unfinished
from backcoach.journal.recorder import LEAST_HELD, Recorder
from backcoach.journal.rows import Outcome
from backcoach.journal.store import Journal
from backcoach.journal.writer import JournalWriter
from backcoach.training.event import Ending, Event, PhaseEnded, PhaseStarted, Replanned
from backcoach.training.phase import Phase, PhaseKind, Side
from backcoach.training.plan import Plan
from backcoach.training.session import MOST_UNDONE, UNDOABLE, Command, Mode

from ..fakes import FakeClock, RecordingPlayer
from ..journal.builders import NOON

Known = tuple[str, int | None, Side | None]
"""What tells one set from another: exercise, number, side."""
Account = dict[int, tuple[Known, Outcome]]
"""What was done or skipped, by the phase of the plan."""


@dataclass
class Machine:
    """A laptop whose lid can be shut."""

    slept: float = 0.0


@dataclass
class Life:
    """One run of the program, from its start to its end or its death."""

    coach: Coach
    clock: FakeClock
    player: RecordingPlayer
    writer: JournalWriter
    recorder: Recorder
    machine: Machine
    path: Path
    resumed: bool
    told: list[Event] = field(default_factory=list)

    @classmethod
    def begin(cls, folder: Path, plan: Plan, speed: float, resumed: Unfinished | None = None) -> Life:
        clock, machine = FakeClock(speed), Machine()
        path = folder / "journal.db"
        player, writer = RecordingPlayer(clock), JournalWriter(path)
        vigil = Vigil(clock, lambda: machine.slept)
        coach = Coach(plan, clock, player, resumed.stands.state() if resumed else None, vigil=vigil)
        day = NOON + timedelta(days=next(_days))
        recorder = Recorder(
            writer,
            coach.session,
            clock.now,
            wall=lambda: day + timedelta(seconds=clock.now() / speed),
            speed=speed,
            resumed=resumed,
        )
        made = cls(coach, clock, player, writer, recorder, machine, path, resumed is not None)
        coach.listen(recorder)
        coach.listen(made._hear)
        return made

    def _hear(self, event: Event) -> None:
        self.told.append(event)

    @property
    def mode(self) -> Mode:
        return self.coach.session.state.mode

    @property
    def now(self) -> float:
        return self.clock.now()

    @property
    def left(self) -> float:
        """Seconds left of the phase."""
        return self.coach.session.left(self.now)

    def watch(self, seconds: float) -> None:
        """Let real seconds pass as the program does: asleep until something is due."""
        end = self.now + seconds * self.clock.speed
        while (wait := self.coach.until_wake()) is not None and self.now + wait * self.clock.speed < end:
            self.clock.set(max(self.now, min(end, self.now + wait * self.clock.speed)))
            self.coach.tick()
        left = max(0.0, (end - self.now) / self.clock.speed)
        if self.mode is Mode.RUNNING:
            self.stall(left)
        else:
            self.clock.advance(left * self.clock.speed)  # a screen that waits for a key asks for nothing
            self.coach.tick()

    def stall(self, seconds: float) -> None:
        """Let real seconds pass with nobody looking but at their end."""
        self.clock.advance(seconds * self.clock.speed)
        self.coach.tick()

    def sleep(self, seconds: float) -> None:
        """Shut the lid: on Linux the steady clock stands, and only the machine knows."""
        self.machine.slept += seconds
        self.coach.tick()

    def kept(self) -> Counter[tuple[Known, Outcome]]:
        """What stands in the journal of this session by now."""
        assert self.writer.flush(10)
        journal = Journal.look(self.path) if self.recorder.session else None
        if journal is None:
            return Counter()
        with journal:
            found = history.sets(journal, session=self.recorder.session, skipped=True)
        return Counter(((one.exercise, one.number, one.side), one.outcome) for one in found)

    def kill(self, elsewhere: Path) -> Unfinished | None:
        """Drop everything just after a beat; what a new start finds on the disk, in a copy of it."""
        assert self.writer.flush(10)
        self.recorder.beat()
        for part in self.path.parent.iterdir():
            shutil.copy(part, elsewhere / part.name)
        self.close()
        with Journal.open(elsewhere / self.path.name, check=True) as journal:
            return next(iter(history.unfinished(journal)), None)

    def close(self) -> None:
        self.recorder.close()
        self.writer.close()


_days = count()
"""No two sessions begin at the same moment."""


@dataclass
class Book:
    """The account, and how it stood before each press that can be taken back."""

    account: Account = field(default_factory=dict)
    before: list[Account] = field(default_factory=list)
    aside: list[Known] = field(default_factory=list)
    """Done, gone back from, and then something else was put in its place."""
    ran: float = 0.0
    """Seconds of the session's clock in all phases that ended."""

    def press(self, command: Command, told: list[Event], plan: Plan) -> None:
        """Note a press that was obeyed, with what was told because of it."""
        if command is Command.UNDO:
            self.account = {
                slot: had for slot, had in self.before.pop().items() if self._comes_back(slot, had, plan)
            }
            self.note(told, plan)
        elif command in UNDOABLE:
            before = [*self.before, dict(self.account)]
            self.note(told, plan)
            self.before = before[-MOST_UNDONE:]  # a phase that the press itself ended can be gone back to
        else:
            self.note(told, plan)

    def _comes_back(self, slot: int, had: tuple[Known, Outcome], plan: Plan) -> bool:
        """Not what was left out at a place where the plan, changed since, has something else by now."""
        _, outcome = had
        there = plan.phases[slot] if slot < len(plan.phases) else None
        return outcome is Outcome.DONE or self.account.get(slot) == had or _is(there, had)

    def note(self, told: list[Event], plan: Plan) -> None:
        """Note what was told."""
        for event in told:
            if isinstance(event, Replanned):
                self.before.clear()
                self._replanned(event)
            if isinstance(event, PhaseStarted):
                self.ran -= event.spent  # a phase that goes on will tell of those seconds again
            if isinstance(event, PhaseEnded):
                self._ended(event, plan.phases[event.index])

    def _replanned(self, event: Replanned) -> None:
        for slot, (one, outcome) in list(self.account.items()):
            there = event.plan.phases[slot] if slot < len(event.plan.phases) else None
            if slot <= event.index or _is(there, (one, outcome)):
                continue
            if outcome is Outcome.DONE:
                del self.account[slot]
                self.aside.append(one)

    @property
    def all(self) -> Counter[tuple[Known, Outcome]]:
        """Every set that was done or skipped."""
        return Counter([*self.account.values(), *((one, Outcome.DONE) for one in self.aside)])

    def _ended(self, event: PhaseEnded, phase: Phase) -> None:
        self.ran += event.seconds
        if event.ending is Ending.ELAPSED:
            self.before.clear()
        if not phase.kind.active or phase.exercise is None:
            return
        held = phase.kind is PhaseKind.HOLD and event.seconds >= LEAST_HELD
        done = event.ending in (Ending.ELAPSED, Ending.DONE) or (event.ending is Ending.STOPPED and held)
        if done:
            self.account[event.index] = (_known(phase), Outcome.DONE)
        elif event.ending is Ending.SKIPPED and self.account.get(event.index, _NEVER)[1] is not Outcome.DONE:
            self.account[event.index] = (_known(phase), Outcome.SKIPPED)


_NEVER = (("", None, None), Outcome.SKIPPED)


def _is(phase: Phase | None, had: tuple[Known, Outcome]) -> bool:
    return phase is not None and _known(phase) == had[0]


def _known(phase: Phase) -> Known:
    return (phase.exercise.id if phase.exercise else "", phase.set, phase.side)
