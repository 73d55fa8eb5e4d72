"""Which routine is due, and why, in a sentence: a proposal, never a demand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from . import days
from .muscle import ANATOMY, Muscle
from .plan import Plan
from .quantities import LoadClass
from .recovery import (
    FEWEST_SETS,
    SESSIONS_A_WEEK,
    Recovery,
    Trained,
    local_day,
    main_muscles,
    main_sets,
    monday_of,
    muscle_seconds,
    this_week,
)
from .rest import load_class
from .routine import Level

LATELY = timedelta(days=28)
"""What was done longer before the last session no longer takes turns."""

LONG_AWAY = 14
"""Days without a session after which one is welcomed back."""

HEAVY_IN_A_ROW = 2
"""Heavy days after which a light one balances them (R13)."""

SAME_IN_A_ROW = 6
"""Times of the same routine, two or three weeks of it, after which another pull is proposed (R20)."""

BROAD = 5
"""Muscles that a good first session works at the least."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A routine as it could be done today."""

    routine: str
    name: str
    level: Level
    seconds: float
    sets: int
    """Of the main part, both sides of one counted once."""
    heavy: int
    light: int
    reps: float
    """Reps of a set, on the average."""
    muscles: Mapping[Muscle, float]
    """Seconds that each muscle works in the main part."""
    missing: tuple[str, ...] = ()
    """Equipment that it needs and the person doesn't have."""
    stand_ins: int = 0
    """How many of its exercises need more than there is, most of them stood in for (R12)."""

    @property
    def counts(self) -> bool:
        """Whether it is a session, or a bout for any day."""
        return self.sets >= FEWEST_SETS

    @property
    def is_heavy(self) -> bool:
        """Whether it makes a heavy day (R13)."""
        return self.heavy > self.light


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, from when on, and why."""

    routine: str
    name: str
    why: str
    """One sentence, or two."""
    day: date | None = None
    """From when on; None: now."""


def offer_of(plan: Plan, missing: tuple[str, ...] = ()) -> Offer:
    """Sum a plan up."""
    sets = list(main_sets(plan))
    loads = [
        load_class(one.load, one.exercise.load, one.reps_range) for one in sets if one.exercise is not None
    ]
    reps = [one.reps for one in sets if one.reps]
    return Offer(
        plan.routine,
        plan.name,
        plan.level,
        plan.seconds,
        len(sets),
        loads.count(LoadClass.HEAVY),
        loads.count(LoadClass.LIGHT),
        sum(reps) / len(reps) if reps else 0.0,
        muscle_seconds(sets),
        missing,
        len(plan.notes),
    )


def what_is_due(trained: Iterable[Trained], offers: Iterable[Offer], rested: Recovery) -> Due | None:
    """The routine to do next; None where no routine makes a whole session.

    Muscles recover for 48 hours, and three sessions a week are enough (R1); day A and day B take turns
    (R11); two heavy days are balanced by a lighter one with more reps (R13); of several routines the one
    that rested longest comes next, and one that was done many times in a row is varied (R20).
    """
    whole = {offer.routine: offer for offer in offers if offer.counts}
    past = sorted((one for one in trained if one.counts), key=lambda one: one.at)
    if not whole:
        return None
    known = [one for one in past if one.routine in whole]
    if not known:
        return _first(whole.values(), begun=bool(past))
    offer, why = _Turn(whole, past, known, rested).next()
    return _from_when(offer, why, past, rested)


def _first(offers: Iterable[Offer], *, begun: bool) -> Due:
    """A first session: short, for beginners, for the whole back, with what is there (R2, R12)."""
    by_fitness = sorted(
        offers,
        key=lambda one: (
            bool(one.missing),
            one.level is not Level.BEGINNER,
            len(one.muscles) < BROAD,
            one.stand_ins,
            one.seconds,
            one.routine,
        ),
    )
    best = by_fitness[0]
    whole = "works the whole back" if len(best.muscles) >= BROAD else "is a start"
    words = f"It {whole} in {minutes_text(best.seconds)}"
    if best.level is Level.BEGINNER:
        words += ", and suits beginners"
    return Due(best.routine, best.name, f"{'' if begun else 'A good first session. '}{words}.")


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whose turn it is, by what was done lately."""

    offers: Mapping[str, Offer]
    past: Sequence[Trained]
    """Every session that counts, the oldest first."""
    known: Sequence[Trained]
    """Those of routines that there still are."""
    rested: Recovery

    def next(self) -> tuple[Offer, str]:
        """The routine that comes next, and why."""
        lately = [one for one in self.known if self.known[-1].at - one.at <= LATELY]
        last_done = {one.routine: one.at for one in lately}
        in_turn = self._with_their_partners(last_done)
        light = self._light_day(in_turn, last_done)
        if light is not None:
            return light, "The last two were heavy: a lighter day with more reps balances them."
        last = self.offers[lately[-1].routine]
        varied = self._varied(lately, in_turn)
        if varied is not None:
            why = (
                f"{last.name} was done {SAME_IN_A_ROW} times in a row: another pull wakes what it leaves out."
            )
            return varied, why
        chosen = min(in_turn, key=lambda one: self._place(one, last_done))
        done = last_done.get(chosen.routine)
        partners = [name for name in _partners(chosen.routine, self.offers) if name in last_done]
        partner = max(partners, key=last_done.__getitem__, default=None)
        if partner and (done is None or last_done[partner] > done):
            when = self._ago(last_done[partner])
            return chosen, f"{self.offers[partner].name} was done {when}, and the two take turns."
        if chosen is last or done is None:
            return chosen, f"Last done {self._ago(lately[-1].at)}: time for the next one."
        return chosen, f"It has waited longest of those that you do: last done {self._ago(done)}."

    def _with_their_partners(self, last_done: Mapping[str, datetime]) -> list[Offer]:
        names = dict.fromkeys(
            partner for routine in last_done for partner in (routine, *_partners(routine, self.offers))
        )
        return [self.offers[name] for name in names]

    def _light_day(self, in_turn: Sequence[Offer], last_done: Mapping[str, datetime]) -> Offer | None:
        """The light day that is to follow heavy ones (R13); one that is done anyway goes before a new one."""
        run = self.past[-HEAVY_IN_A_ROW:]
        if len(run) < HEAVY_IN_A_ROW or not all(one.was_heavy for one in run):
            return None
        mine = [offer for offer in in_turn if not offer.is_heavy]
        if mine:
            return min(mine, key=lambda one: self._place(one, last_done))
        lighter = [offer for offer in self.offers.values() if not offer.is_heavy and not offer.missing]
        return max(lighter, key=lambda one: (one.reps, one.routine), default=None)

    def _varied(self, lately: Sequence[Trained], in_turn: Sequence[Offer]) -> Offer | None:
        """Another routine of the same kind, after many times of one and nothing else (R20)."""
        if len(in_turn) > 1 or len(lately) < SAME_IN_A_ROW:
            return None
        (last,) = in_turn
        others = [
            one
            for one in self.offers.values()
            if one is not last
            and not one.missing
            and (one.level, one.is_heavy) == (last.level, last.is_heavy)
        ]
        return min(others, key=lambda one: (abs(one.seconds - last.seconds), one.routine), default=None)

    def _place(self, offer: Offer, last_done: Mapping[str, datetime]) -> tuple[date, float, str]:
        """What is rested soonest comes first, then what was done longest ago."""
        until = self.rested.rested_at(main_muscles(offer.muscles))
        done = last_done.get(offer.routine)
        now = self.rested.now
        return (
            local_day(until, now) if until else now.date(),
            done.timestamp() if done else float("-inf"),
            offer.routine,
        )

    def _ago(self, at: datetime) -> str:
        return ago(at, self.rested.now)


def _from_when(offer: Offer, why: str, past: Sequence[Trained], rested: Recovery) -> Due:
    """From when on, by the muscles' recovery and by what the week has seen (R1)."""
    now, last = rested.now, past[-1].at
    until = rested.rested_at(main_muscles(offer.muscles))
    day = local_day(until, now) if until else now.date()
    week = this_week(past, now)
    monday = monday_of(now.date()) + timedelta(days=7)
    if len(week) >= SESSIONS_A_WEEK[1] and day < monday:
        why = f"{len(week)} sessions this week are plenty: a back grows while it rests."
        return Due(offer.routine, offer.name, why, monday)
    if until and day > now.date():
        why = _tired_words(rested.tired(main_muscles(offer.muscles))[:2], last, until, now)
        return Due(offer.routine, offer.name, why, day)
    if until:
        why += f" Its muscles are rested from {until.astimezone(now.tzinfo):%H:%M} on."
    away = (now.date() - local_day(last, now)).days
    if away > LONG_AWAY:
        why = f"Welcome back. The last session was {ago(last, now)}; start easily."
    return Due(offer.routine, offer.name, why)


def _tired_words(muscles: Sequence[Muscle], last: datetime, until: datetime, now: datetime) -> str:
    names = " and ".join(ANATOMY[muscle].name for muscle in muscles)
    several = len(muscles) > 1 or names.endswith("s")
    hours = max(1, round((until - now) / timedelta(hours=1)))
    return (
        f"{names[:1].upper()}{names[1:]} {'were' if several else 'was'} trained {ago(last, now)},"
        f" and {'rest' if several else 'rests'} for {hours} more hour{'s' if hours != 1 else ''}."
    )


def ago(at: datetime, now: datetime) -> str:
    """How long ago a moment was, by the calendar of whom it is `now`: "today", "3 days ago"."""
    return days.ago(local_day(at, now), now.date())


_DAY = re.compile(r"(?P<stem>.+)-(?P<letter>[a-z])")


def _partners(routine: str, offers: Mapping[str, Offer]) -> tuple[str, ...]:
    """The other days of a programme: routines whose names differ in a single last letter (R11)."""
    day = _DAY.fullmatch(routine)
    if day is None:
        return ()
    family = [name for name in offers if (other := _DAY.fullmatch(name)) and other["stem"] == day["stem"]]
    return tuple(sorted(name for name in family if name != routine))


def minutes_text(seconds: float) -> str:
    """A length as one says it: "19 minutes"."""
    minutes = max(1, round(seconds / 60))
    return f"{minutes} minute{'s' if minutes != 1 else ''}"
