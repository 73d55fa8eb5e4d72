"""Looking back: what was trained, held against what the programme asks of a week (R1, R13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from operator import add

from .days import ago
from .exercise import Exercise
from .muscle import HELPS, Muscle
from .recovery import FEWEST_SETS, SESSIONS_A_WEEK, monday_of

WEEKS_OF_BALANCE = 4
"""Heavy and light days are weighed over so many weeks (R13)."""

DAY = timedelta(days=1)


class DayKind(StrEnum):
    """How heavy a day of training was (R13)."""

    HEAVY = "heavy"
    MIXED = "mixed"
    """Heavy and light, a third of either at least."""
    LIGHT = "light"
    BODYWEIGHT = "bodyweight"
    """With the body's own weight alone: it counts as a lighter day."""
    SHORT = "short"
    """Too little for a session of the week: a posture break, or one that was broken off."""


@dataclass(frozen=True, slots=True)
class DoneSets:
    """How many sets were done in a session, or on a day; both sides of a set are one."""

    heavy: int = 0
    light: int = 0
    bodyweight: int = 0
    other: int = 0
    """Warm-up and stretches."""

    @property
    def all(self) -> int:
        """Every set."""
        return self.heavy + self.light + self.bodyweight + self.other

    @property
    def main(self) -> int:
        """Those that count as training."""
        return self.heavy + self.light + self.bodyweight

    @property
    def kind(self) -> DayKind:
        """How heavy that was in all."""
        if self.main < FEWEST_SETS:
            return DayKind.SHORT
        loaded = self.heavy + self.light
        if not loaded:
            return DayKind.BODYWEIGHT
        if 3 * self.heavy >= 2 * loaded:
            return DayKind.HEAVY
        return DayKind.LIGHT if 3 * self.heavy <= loaded else DayKind.MIXED

    def __add__(self, other: DoneSets) -> DoneSets:
        return DoneSets(
            self.heavy + other.heavy,
            self.light + other.light,
            self.bodyweight + other.bodyweight,
            self.other + other.other,
        )


Days = Mapping[date, DoneSets]
"""What was done on each day on which something was."""


def day_of(sessions: Iterable[DoneSets]) -> DoneSets:
    """What a day comes to: its sessions, and only if there was none, its short bouts."""
    every = list(sessions)
    counted = [one for one in every if one.kind is not DayKind.SHORT] or every[:1]
    return reduce(add, counted, DoneSets())


def trained_on(days: Days) -> list[date]:
    """The days that count as sessions of their week, the earliest first."""
    return sorted(day for day, done in days.items() if done.kind is not DayKind.SHORT)


@dataclass(frozen=True, slots=True)
class Week:
    """This week, held against R1: two or three sessions, and a day of rest after each."""

    today: date
    trained: tuple[date, ...]
    """The days of this week with a session, the earliest first."""
    last: date | None
    """The last day with a session, this week's or an earlier one; None where there is none lately."""

    @property
    def rests_until(self) -> date | None:
        """The first day on which the back has had its day of rest; None where that day is here already."""
        if self.last is None:
            return None
        ready = self.last + 2 * DAY
        return ready if ready > self.today else None

    @property
    def still_fit(self) -> int:
        """How many sessions still fit into this week, with a day of rest between each."""
        first = self.rests_until or self.today
        left = 7 - (first - monday_of(self.today)).days
        return max(0, (left + 1) // 2)

    @property
    def without_rest(self) -> tuple[date, date] | None:
        """The latest two days of this week that followed on each other with no day between."""
        pairs = zip(self.trained, self.trained[1:], strict=False)
        return next(((one, other) for one, other in reversed(list(pairs)) if other - one == DAY), None)


def week_of(days: Days, today: date) -> Week:
    """This week, from the days of this week and the one before."""
    trained = [day for day in trained_on(days) if day <= today]
    monday = monday_of(today)
    return Week(today, tuple(day for day in trained if day >= monday), trained[-1] if trained else None)


def week_count(week: Week) -> str:
    """How much of R1 is done: "2 of 2–3 sessions this week"."""
    least, most = SESSIONS_A_WEEK
    return f"{len(week.trained)} of {least}–{most} sessions this week"


def week_advice(week: Week) -> str:
    """What R1 asks for now: the day of rest, and what is still missing."""
    done, (least, most) = len(week.trained), SESSIONS_A_WEEK
    if week.last is None:
        return "No session yet: any day is a good one to begin."
    if pair := week.without_rest:
        when = f"{_weekday(pair[0])} and {_weekday(pair[1])} had no day of rest between them"
    else:
        when = f"Trained {ago(week.last, week.today)}"
    ready = week.rests_until
    if done >= most:
        free = max(monday_of(week.today) + 7 * DAY, ready or week.today)
        return f"{when}. That is all that a week asks: rest until {_weekday(free)}."
    if ready is None:
        then, again = "the back is rested", "today"
    else:
        then = f"the back rests {'today' if week.last < week.today else 'tomorrow'}"
        again = f"from {_weekday(ready)} on"
    if done >= least:
        return f"{when}: {then}. A third is welcome {again}."
    if week.still_fit >= least - done:
        return f"{when}: {then}. Train {again}."
    fits = "one more session fits" if week.still_fit else "no session fits"
    return f"{when}: {then}. Train {again}; {fits} into this week."


def _weekday(day: date) -> str:
    return f"{day:%A}"


@dataclass(frozen=True, slots=True)
class Balance:
    """How many days were heavy, and how many lighter (R13)."""

    heavy: int
    mixed: int
    lighter: int

    @property
    def days(self) -> int:
        """All of them."""
        return self.heavy + self.mixed + self.lighter


def balance_of(days: Days) -> Balance:
    """Weigh heavy against lighter days; short bouts don't count (R13)."""
    kinds = [done.kind for done in days.values()]
    lighter = kinds.count(DayKind.LIGHT) + kinds.count(DayKind.BODYWEIGHT)
    return Balance(kinds.count(DayKind.HEAVY), kinds.count(DayKind.MIXED), lighter)


def balance_advice(balance: Balance) -> str:
    """What R13 says of it; only ever going heavy is a common fault (R16)."""
    heavy, lighter = balance.heavy, balance.lighter
    if balance.days < 3:
        return "too few days to weigh"
    if heavy > 2 * lighter + balance.mixed:
        return "make the next day a lighter one" if lighter else "only heavy: make the next day a light one"
    if lighter > 2 * heavy + balance.mixed:
        return "room for a heavy day" if heavy else "only light: there is room for a heavy day"
    return "well balanced"


def muscle_shares(sets: Mapping[str, float], exercises: Mapping[str, Exercise]) -> dict[Muscle, float]:
    """How many sets each muscle had of so many sets of each exercise, the most first.

    A muscle that only helps counts for half. An exercise that nobody knows any more counts for none.
    """
    shares: dict[Muscle, float] = {}
    for id_, count in sets.items():
        exercise = exercises.get(id_)
        if exercise is None:
            continue
        for muscle in exercise.muscles:
            shares[muscle] = shares.get(muscle, 0.0) + count
        for muscle in exercise.also:
            shares[muscle] = shares.get(muscle, 0.0) + count * HELPS
    return dict(sorted(shares.items(), key=lambda share: -share[1]))
