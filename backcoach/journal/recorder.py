"""Turns what happens in a session into what the journal keeps of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from ..training.attempts import Attempts
from ..training.event import (
    Adjusted,
    Ending,
    Event,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Replanned,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)
from ..training.past import Felt
from ..training.phase import Phase, PhaseKind
from ..training.plan import Plan
from ..training.punctuality import Punctuality
from ..training.rest import load_class
from ..training.session import Mode, Session
from .beats import Beats
from .frozen import freeze
from .history import Unfinished
from .rows import (
    Amounts,
    LoggedSession,
    LoggedSet,
    Outcome,
    SessionEnding,
    SessionId,
    Standing,
    amount_columns,
)
from .store import Journal, new_session_id
from .writer import Change, JournalWriter, Matter

PATIENCE = 0.05
"""Seconds that a turn of phases waits for the disk: a set takes a fraction of a millisecond as a rule, and
below a twentieth of a second nobody sees the screen wait. A slower disk gets the set a little later."""
STALE = 0.5
"""Seconds: what is noticed later than this is past already, and nothing waits for it."""
_NO_ATTEMPT = (Ending.WENT_BACK, Ending.UNDONE)
"""Endings of a set that say nothing of it."""

LEAST_HELD = 1.0
"""Seconds: who ends a session sooner in a hold hasn't held it."""


class Recorder:
    """A listener of one session's events. Let it listen before the screen does.

    At a turn of phases the set that ended and the place where the session goes on are written in one
    transaction, and waited for up to `PATIENCE`: so a set is on disk before the next phase is shown, and
    the screen isn't held up by a disk that stalls. Between the turns `beat` keeps how far a phase has run.

    Planned amounts stand as done until the person changes them. Seconds are those that really ran. A
    skipped set isn't done; one that is gone back to is done anew, and its latest attempt counts.
    """

    def __init__(
        self,
        writer: JournalWriter,
        session: Session,
        now: Callable[[], float],
        *,
        wall: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        speed: float = 1.0,
        resumed: Unfinished | None = None,
    ) -> None:
        """`now` is the session's clock; `resumed` the unfinished session that is taken up again."""
        self._writer = writer
        self._session = session
        self._now = now
        self._wall = wall
        self._speed = speed
        self._logged: LoggedSession | None = resumed.session if resumed else None
        self._clocked = resumed.stands.clocked if resumed else 0.0
        self._stands: Standing | None = None
        """What the journal was last told of where the session stands."""
        self._beats: Beats | None = None
        self._last: LoggedSet | None = resumed.last if resumed else None
        self._ended: LoggedSet | None = None
        self._attempts: Attempts[LoggedSet] = Attempts(lambda one: one.outcome is Outcome.DONE)
        self._ran = (self._last.done.seconds if self._last else None) or 0.0
        """Seconds that the last set ran, by the clock."""
        if resumed is not None:
            for one in resumed.sets:
                # What was done before the interruption still counts when a press after it is taken back.
                self._attempts.ended(one.slot, one)
            self._keep_begun(resumed.session, resumed.stands)

    @property
    def session(self) -> SessionId | None:
        """The session in the journal; None before it has started."""
        return self._logged.id if self._logged else None

    @property
    def last(self) -> LoggedSet | None:
        """The set that was logged last, as it stands now; what the keys of a rest change."""
        return self._last

    def __call__(self, event: Event) -> None:
        """Hear an event."""
        match event:
            case SessionStarted():
                self._begin(event)
            case PhaseEnded():
                self._phase_ended(event)
            case PhaseStarted(after=Ending.UNDONE, index=index, spent=spent):
                self._take_back(index, spent)
                self._turn(event)
            case PhaseStarted() | Paused() | Resumed() | Adjusted():
                self._turn(event)
            case Replanned():
                self._replan(event)
            case SessionFinished():
                self._end(event, SessionEnding.FINISHED)
            case SessionStopped():
                self._end(event, SessionEnding.STOPPED)
            case _:
                pass

    def amend(
        self, *, done: Amounts | None = None, felt: Felt | None = None, one: LoggedSet | None = None
    ) -> LoggedSet | None:
        """Change what was done of a set (the last one, unless `one` says which), or how it felt.

        The other side of the same set is left alone. None where there is no set to change.
        """
        one = one or self._last
        return None if one is None else self.keep(replace(one, done=done or one.done, felt=felt or one.felt))

    def keep(self, changed: LoggedSet) -> LoggedSet:
        """Keep what was done of a set of this session, and how it felt, as it is said here."""
        if self._last is not None and changed.slot == self._last.slot:
            self._last = changed
        self._attempts.change(changed.slot, changed)
        columns = {**amount_columns(changed.done), "felt": changed.felt}
        session, slot = changed.session, changed.slot
        self._writer.submit(lambda journal: journal.amend(session, slot, columns), _words(changed))
        return changed

    def keep_punctuality(self, punctuality: Punctuality) -> None:
        """Keep how late the cues of the session were, in real seconds."""
        if self._logged is None or not punctuality.measured:
            return
        session, p99, worst = self._logged.id, round(punctuality.p99, 6), round(punctuality.worst, 6)
        self._writer.submit(
            lambda journal: journal.keep_punctuality(session, p99, worst), "how punctual the cues were"
        )

    def held_on(self) -> LoggedSet | None:
        """Log that the last hold went on into what follows it at once, up to this moment.

        None where it was no hold. Held on still longer, it is told once more.
        """
        phase, last = self._session.phase, self._last
        if last is None or last.kind is not PhaseKind.HOLD or last.outcome is not Outcome.DONE:
            return None
        if phase is None or phase.kind.active or self._session.state.index != last.slot + 1:
            return None
        seconds = self._ran + self._session.elapsed(self._now())
        return self.amend(done=replace(last.done, seconds=round(seconds, 1)))

    def note(self, text: str) -> None:
        """Keep a line of the person's own to this session: how posture feels (R18)."""
        session, at = self.session, self._wall()
        self._writer.submit(lambda journal: journal.note(text, at, session), "your note")

    def decline(self, exercise: str) -> None:
        """Keep that the person wants an exercise the next time as it was now."""
        at = self._wall()
        self._writer.submit(lambda journal: journal.decline(exercise, at), "that a target was declined")

    def accept(self, exercise: str) -> None:
        """Take a declining back."""
        self._writer.submit(lambda journal: journal.accept(exercise), "that a target was accepted")

    def beat(self) -> None:
        """Keep how far the phase has run by now. Called once a second, it waits for nothing.

        While the journal hasn't written the last turn yet, what was noted before it is left as it is.
        """
        beats, stands, running = self._beats, self._stands, self._session.state.mode is Mode.RUNNING
        if beats is not None and stands is not None and running and self._writer.settled:
            beats.note(stands, self._spent())

    def close(self) -> None:
        """Keep no more beats: the session ends, or is left as it stands."""
        if self._beats is not None:
            self._beats.close()
            self._beats = None

    # How events become changes.

    def _begin(self, event: SessionStarted) -> None:
        plan = self._session.plan
        at = self._moment(event)
        logged = LoggedSession(new_session_id(at), plan.routine, plan.name, plan.level.value, at)
        self._logged = logged
        self._writer.forget()
        self._keep_begun(logged, self._standing())

    def _keep_begun(self, logged: LoggedSession, stands: Standing) -> None:
        plan = self._session.plan
        self._stands, self._beats = stands, Beats(self._writer.path, logged.id)
        self._writer.submit(
            lambda journal: journal.begin_session(logged, freeze(plan), stands), "this session"
        )

    def _phase_ended(self, event: PhaseEnded) -> None:
        self._clocked += event.seconds
        # What follows at once, the turn or the end, takes it to the disk in one with itself.
        self._ended = self._set_of(self._session.plan.phases[event.index], event)
        if self._ended is not None:
            self._last, self._ran = self._ended, event.seconds
        if event.ending is not Ending.UNDONE:
            self._attempts.ended(event.index, self._ended)

    def _take_back(self, index: int, spent: float) -> None:
        """Forget that a phase ended: it goes on, and will end anew."""
        self._clocked -= spent
        if self._attempts.take_back(index) is None or self._logged is None:
            return
        session, before = self._logged.id, self._attempts.counting(index)
        self._last = before or self._last_before(index)
        self._writer.submit(lambda journal: journal.take_back(session, index, before))

    def _last_before(self, index: int) -> LoggedSet | None:
        return next((one for slot, one in reversed([*self._attempts]) if slot < index), None)

    def _turn(self, event: Event) -> None:
        if self._logged is None:
            return
        session, stands = self._logged.id, self._standing()
        self._stands = stands
        ended, self._ended = self._ended, None
        self._writer.submit(
            lambda journal: journal.turn(session, ended, stands),
            _words(ended),
            matter=Matter.STANDING,
            in_short=None if ended is None else _set_done(ended),
        )
        self._wait(event)

    def _replan(self, event: Replanned) -> None:
        plan = event.plan
        self._attempts.replanned(event.index, lambda _, one: _is_at(one, plan))
        if self._last is not None and self._last.slot > event.index and not _is_at(self._last, plan):
            self._last = self._last_before(event.index + 1)
        if self._logged is None:
            return
        session, stands = self._logged.id, self._standing()
        self._stands = stands
        moved: dict[int, int] = {}

        def replan(journal: Journal) -> None:
            moved.update(journal.replan(session, freeze(plan), stands, lambda one: _is_at(one, plan)))

        self._writer.submit(
            replan,
            "the changed plan",
            matter=Matter.PLAN,
            in_short=lambda journal: journal.replanned(session, moved, stands),
        )

    def _end(self, event: Event, ending: SessionEnding) -> None:
        self.close()
        if self._logged is None:
            return
        session, at, clocked = self._logged.id, self._moment(event), self._clocked
        ended, self._ended = self._ended, None
        self._writer.submit(
            lambda journal: journal.finish(session, at, ending, clocked, ended),
            _words(ended) or "the session's end",
        )
        self._wait(event)

    def _wait(self, event: Event) -> None:
        if event.late < STALE * self._speed:
            self._writer.flush(PATIENCE)

    def _standing(self) -> Standing:
        state = self._session.state
        paused = state.mode is Mode.PAUSED
        return Standing(state.index, self._spent(), state.extra, paused, self._clocked)

    def _spent(self) -> float:
        session = self._session
        spent, phase = session.elapsed(self._now()), session.phase
        # A stalled program doesn't let a phase run beyond its end.
        return spent if phase is None or phase.open else min(spent, session.length)

    def _set_of(self, phase: Phase, event: PhaseEnded) -> LoggedSet | None:
        """The set that a phase was; None where it was none, or where nothing of it counts."""
        if self._logged is None or not phase.kind.active or event.ending in _NO_ATTEMPT:
            return None
        outcome = Outcome.SKIPPED if event.ending is Ending.SKIPPED else Outcome.DONE
        held = phase.kind is PhaseKind.HOLD and event.seconds >= LEAST_HELD
        if event.ending is Ending.STOPPED and not held:
            return None
        planned = Amounts(phase.reps, phase.seconds, phase.distance, phase.weight)
        exercise = phase.exercise
        return LoggedSet(
            session=self._logged.id,
            slot=phase.index,
            at=self._moment(event),
            section=phase.section,
            kind=phase.kind,
            exercise=exercise.id if exercise else "",
            name=exercise.name if exercise else "",
            number=phase.set,
            count=phase.sets,
            side=phase.side,
            load=load_class(phase.load, exercise.load if exercise else None, phase.reps_range),
            outcome=outcome,
            done=replace(planned, seconds=round(event.seconds, 3)) if outcome is Outcome.DONE else Amounts(),
            planned=planned,
        )

    def _moment(self, event: Event) -> datetime:
        return self._wall() - timedelta(seconds=event.late / self._speed)


def _is_at(one: LoggedSet, plan: Plan) -> bool:
    """Whether a plan has a logged set in its slot."""
    if one.slot >= len(plan.phases):
        return False
    there = plan.phases[one.slot]
    exercise = there.exercise.id if there.exercise else ""
    planned = (there.kind, there.section, exercise, there.set, there.side)
    return planned == (one.kind, one.section, one.exercise, one.number, one.side)


def _set_done(one: LoggedSet) -> Change:
    return lambda journal: journal.set_done(one)


def _words(one: LoggedSet | None) -> str:
    """What to call a set where it can't be kept."""
    if one is None:
        return ""
    number = f", set {one.number}" if one.number else ""
    return f"{one.name or one.exercise}{number}"
