"""Which muscles are rested, and what the week has seen already: the recovery that R1 asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .exercise import Exercise
from .muscle import Muscle
from .phase import Phase, SectionKind, Side
from .plan import Plan

RECOVERY = timedelta(hours=48)
"""How long a muscle rests after a session that it worked in.

R1 asks for recovery between the two or three sessions of a week, and gives no hours. Assumed are the 48 that
the guidelines of the American College of Sports Medicine put between two sessions of one muscle group; three
sessions spread over a week leave about as much.
"""

SESSIONS_A_WEEK = (2, 3)
"""Sessions of the back in a week (R1): the fewest, and enough."""

FEWEST_SETS = 6
"""A bout with fewer sets in its main part is light enough for any day, and counts as no session: the tour,
a posture break at the desk, a session that was broken off."""

MAIN_SHARE = 0.5
"""A muscle is one that a routine is for if it works at least this share of what the most worked one does."""


@dataclass(frozen=True, slots=True)
class Trained:
    """One session of the log, as far as recovery depends on it; both sides of a set are one set."""

    routine: str
    at: datetime
    """When its last set was over."""
    sets: Mapping[str, int] = field(default_factory=dict)
    """Sets of the main part, by exercise."""
    heavy: int = 0
    """How many of them were heavy lifts."""
    light: int = 0

    @property
    def counts(self) -> bool:
        """Whether it was enough to recover from."""
        return sum(self.sets.values()) >= FEWEST_SETS

    @property
    def was_heavy(self) -> bool:
        """Whether it was a heavy day (R13); sets with the body alone speak for neither side."""
        return self.heavy > self.light


@dataclass(frozen=True, slots=True)
class Recovery:
    """How rested each muscle is at a moment."""

    now: datetime
    worked: Mapping[Muscle, datetime]
    """When each muscle last worked in a session that counts."""

    def hours(self, muscle: Muscle) -> float | None:
        """Hours since it worked; None where the log doesn't know that it ever did."""
        at = self.worked.get(muscle)
        return None if at is None else max(0.0, (self.now - at) / timedelta(hours=1))

    def share(self, muscle: Muscle) -> float:
        """How far it has recovered, from 0 to 1."""
        at = self.worked.get(muscle)
        return 1.0 if at is None else min(1.0, max(0.0, (self.now - at) / RECOVERY))

    def rested_at(self, muscles: Iterable[Muscle]) -> datetime | None:
        """When the last of some muscles is rested; None where all of them are already."""
        until = [self.worked[muscle] + RECOVERY for muscle in muscles if muscle in self.worked]
        return max((at for at in until if at > self.now), default=None)

    def tired(self, muscles: Iterable[Muscle]) -> tuple[Muscle, ...]:
        """Those of some muscles that are not rested yet."""
        return tuple(muscle for muscle in muscles if self.share(muscle) < 1)


def recovery(trained: Iterable[Trained], exercises: Mapping[str, Exercise], now: datetime) -> Recovery:
    """Tell how rested each muscle is. Only what an exercise is felt in works hard enough to need recovery."""
    worked: dict[Muscle, datetime] = {}
    for session in trained:
        if not session.counts:
            continue
        for name in session.sets:
            exercise = exercises.get(name)
            for muscle in exercise.muscles if exercise else ():
                worked[muscle] = max(session.at, worked.get(muscle, session.at))
    return Recovery(now, worked)


def this_week(trained: Iterable[Trained], now: datetime) -> tuple[Trained, ...]:
    """The sessions that count of the week that began last Monday, the oldest first."""
    monday = monday_of(now.date())
    week = [one for one in trained if one.counts and local_day(one.at, now) >= monday]
    return tuple(sorted(week, key=lambda one: one.at))


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def local_day(at: datetime, now: datetime) -> date:
    """On which day something was, for whom it is `now`."""
    return at.astimezone(now.tzinfo).date()


def muscle_seconds(phases: Iterable[Phase], helping: float = 0.0) -> dict[Muscle, float]:
    """How long each muscle works in some phases, in seconds.

    Those that only help count for the share `helping`; the others are those to feel (R15).
    """
    seconds: dict[Muscle, float] = {}
    for phase in phases:
        exercise = phase.exercise if phase.kind.active else None
        if exercise is None:
            continue
        for muscle in exercise.muscles:
            seconds[muscle] = seconds.get(muscle, 0.0) + phase.seconds
        for muscle in exercise.also if helping else ():
            seconds[muscle] = seconds.get(muscle, 0.0) + phase.seconds * helping
    return seconds


def main_sets(plan: Plan) -> Iterator[Phase]:
    """The sets of a plan's main part; of one that goes side by side only the first side."""
    for phase in plan.phases:
        if phase.kind.active and phase.section is SectionKind.MAIN and phase.side is not Side.RIGHT:
            yield phase


def main_muscles(seconds: Mapping[Muscle, float]) -> tuple[Muscle, ...]:
    """The muscles that a routine is for, the most worked first."""
    most = max(seconds.values(), default=0.0)
    main = [muscle for muscle, worked in seconds.items() if worked >= most * MAIN_SHARE]
    return tuple(sorted(main, key=lambda muscle: (-seconds[muscle], muscle)))
