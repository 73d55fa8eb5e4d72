"""Looks back on what was done, for the history screen, and puts right what was logged wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from .files.folders import Folders
from .files.library import Library
from .files.problems import FileProblem
from .journal import corrections, diary, history
from .journal.diary import Practised, Source, Summed
from .journal.history import Note
from .journal.lately import trained_lately
from .journal.lock import Lead
from .journal.rows import LoggedSession, LoggedSet
from .journal.store import Journal
from .journal.telling import amounts_text, set_name
from .opening import reading, writing
from .system.clock import now_here
from .training.course import Point
from .training.exercise import Exercise
from .training.muscle import Muscle
from .training.recovery import Recovery, monday_of, recovery
from .training.review import Days, muscle_shares


@dataclass(frozen=True, slots=True)
class Lately:
    """What the weeks up to now were like."""

    days: Days
    worked: Mapping[Muscle, float]
    """How many sets each muscle had in this week, the most first."""
    rested: Recovery


@dataclass(frozen=True, slots=True)
class Whole:
    """A session with all its sets, those that were skipped too, and the person's notes on it (R18)."""

    session: LoggedSession
    sets: tuple[LoggedSet, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Retrospect:
    """Asks the journal, and corrects it. Nothing is kept open or kept in mind between two calls.

    So every method can be called in any thread. All raise FileProblem, with one line that says why.
    A journal that isn't there yet is an empty one.
    """

    library: Library

    @property
    def folders(self) -> Folders:
        """Where the journal is."""
        return self.library.personal

    def lately(self, now: datetime, weeks: int) -> Lately:
        """This week's muscles, how rested they are, and so many weeks of days, this one included."""
        monday = monday_of(now.date())
        with reading(self.folders) as journal:
            if journal is None:
                return Lately({}, {}, Recovery(now, {}))
            days = diary.days(journal, monday - timedelta(weeks=weeks - 1))
            sets = diary.sets_of_exercises(journal, monday)
            trained = trained_lately(journal)
        lately = [(session.routine, exercise) for session in trained for exercise in session.sets]
        exercises = self._exercises({*sets, *lately})
        counts: dict[str, float] = {}
        for (_, exercise), count in sets.items():
            counts[exercise] = counts.get(exercise, 0.0) + count
        return Lately(days, muscle_shares(counts, exercises), recovery(trained, exercises, now))

    def _exercises(self, sources: Collection[Source]) -> dict[str, Exercise]:
        """The exercises that were done: of the catalogue, else of the routine that they were done in."""
        catalogue, known = self.library.catalogue, dict[str, Exercise]()
        for routine, name in sources:
            # Gone since, or broken: no muscle is known to have worked, and home says what is wrong.
            with suppress(KeyError, FileProblem):
                known[name] = catalogue[name] if name in catalogue else self._own(routine)[name]
        return known

    def _own(self, routine: str) -> Mapping[str, Exercise]:
        return self.library.routine(routine).exercises

    def sessions(
        self, most: int, before: LoggedSession | None = None, exercises: Collection[str] | None = None
    ) -> list[Summed]:
        """The latest sessions, the newest first; `exercises`: only those with any of them."""
        with reading(self.folders) as journal:
            if journal is None:
                return []
            return diary.recent(journal, before=before, most=most, exercises=exercises)

    def whole(self, session: LoggedSession) -> Whole:
        """A session with everything in it."""
        with reading(self.folders) as journal:
            if journal is None:
                return Whole(session, (), ())
            sets = history.sets(journal, session=session.id, skipped=True)
            return Whole(session, tuple(sets), tuple(history.notes(journal, session.id)))

    def practised(self) -> list[Practised]:
        """Every exercise that was ever done, the one that was done last first."""
        with reading(self.folders) as journal:
            return [] if journal is None else diary.practised(journal)

    def course(self, exercise: str, since: datetime | None) -> list[Point]:
        """The course of an exercise, a point a session, the oldest first."""
        with reading(self.folders) as journal:
            return [] if journal is None else diary.course(journal, exercise, since)

    def correct(self, before: LoggedSet, after: LoggedSet) -> str:
        """Put a set right; what was done, in words."""
        words = f"{set_name(before)}: {_change(before, after)}"
        with self._correcting() as journal:
            corrections.correct_set(journal, after, now_here(), words)
        return words

    def delete_set(self, one: LoggedSet) -> str:
        """Take a set out of the log; what was done, in words."""
        words = f"{set_name(one)}: deleted"
        with self._correcting() as journal:
            corrections.delete_set(journal, one, now_here(), words)
        return words

    def delete_session(self, session: LoggedSession) -> str:
        """Take a session out of the log; what was done, in words. One that is being led stays."""
        words = f"{session.name}, {session.began.day} {session.began:%B}: deleted"
        with self._correcting() as journal, self._left(session):
            corrections.delete_session(journal, session.id, now_here(), words)
        return words

    def undo(self) -> str | None:
        """Take the latest change back; what that was, in words, or None where there is nothing to undo."""
        with reading(self.folders) as journal:
            if journal is None or corrections.undoable(journal) is None:
                return None
        with self._correcting() as journal:
            return corrections.undo(journal)

    @contextmanager
    def _correcting(self) -> Iterator[Journal]:
        with writing(self.folders) as journal:
            try:
                yield journal
            except LookupError as problem:
                raise FileProblem((f"{problem}: it was changed elsewhere",)) from None

    @contextmanager
    def _left(self, session: LoggedSession) -> Iterator[None]:
        """Make sure that nobody is in the middle of it."""
        if session.ending is not None:
            yield
            return
        lead = Lead(self.folders.journal)
        try:
            if not lead.take():
                raise FileProblem((f"{lead.other()}; what it leads can be deleted once it has ended",))
            yield
        finally:
            lead.release()


def _change(before: LoggedSet, after: LoggedSet) -> str:
    changes = []
    if before.outcome != after.outcome or before.done != after.done:
        changes.append(f"{amounts_text(before.done) or before.outcome} → {amounts_text(after.done)}")
    if before.side != after.side:
        changes.append(f"{after.side} side")
    if before.felt != after.felt:
        changes.append(f"felt {after.felt}" if after.felt else "nothing said of how it felt")
    return ", ".join(changes) or "nothing changed"
