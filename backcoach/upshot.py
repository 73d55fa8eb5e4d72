"""What came of a session: held against its plan and against all before it, and what it asks for next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .journal import history
from .journal.diary import days
from .journal.marks import mark_of, marks_before
from .journal.rows import LoggedSet, Outcome, SessionId
from .journal.store import UNUSABLE, Journal
from .planner import Planner
from .system.clock import now_here
from .training.bests import Best, bests
from .training.phase import PhaseKind, SectionKind
from .training.planning import Proposal
from .training.progression import Move
from .training.quantities import KG_PER_LB, Weight, WeightUnit, plain
from .training.review import trained_on, week_advice, week_of
from .training.routine import Routine

WEEKS_TO_SEE = 8
"""After so many weeks a difference is to be expected (R19)."""
LOOK_BACK = timedelta(weeks=WEEKS_TO_SEE + 3)
"""Who has a log of longer ago knows what to expect."""


@dataclass(frozen=True, slots=True)
class ExerciseBest:
    """A personal best, and of which exercise."""

    name: str
    best: Best


@dataclass(frozen=True, slots=True)
class Upshot:
    """What came of a session."""

    sets: tuple[LoggedSet, ...] = ()
    """All that were reached, the skipped ones too."""
    lifted: Weight | None = None
    """Weight times reps of all sets, in the person's unit; None where nothing was lifted."""
    bests: tuple[ExerciseBest, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """The next targets of what was done, those first that ask for something new."""
    declined: frozenset[str] = frozenset()
    """Exercises of which the person wants the same again."""
    week: str = ""
    """What the week still asks for (R1); empty after too little to count as a session of it."""
    outlook: str = ""
    """When a difference is to be expected (R19); empty once that is long over."""


def upshot_of(planner: Planner, routine: Routine | None, session: SessionId) -> Upshot:
    """Read what came of a session, in one thread.

    `routine` is what it was led by, None where that can't be read; then there are no targets. A journal
    that can't be read gives an empty upshot: whoever writes it says what is wrong with it.
    """
    with planner.looking() as outlook:
        if outlook.journal is None:
            return Upshot()
        try:
            upshot = _read(outlook.journal, session, planner.settings.weight_unit)
        except UNUSABLE:
            return Upshot()
        if routine is None:
            return upshot
        done = {one.exercise for one in upshot.sets if one.outcome is Outcome.DONE}
        proposals = [one for one in outlook.proposals(routine) if one.exercise.id in done]
        return Upshot(
            upshot.sets,
            upshot.lifted,
            upshot.bests,
            _told(proposals),
            outlook.declined(routine),
            upshot.week,
            upshot.outlook,
        )


def _read(journal: Journal, session: SessionId, unit: WeightUnit) -> Upshot:
    sets = tuple(history.sets(journal, session=session, skipped=True))
    done = [one for one in sets if one.outcome is Outcome.DONE]
    before = marks_before(journal, session)
    names = {one.exercise: one.name or one.exercise for one in done}
    marks = {exercise: [mark_of(one) for one in done if one.exercise == exercise] for exercise in names}
    found = [
        ExerciseBest(name, best)
        for exercise, name in names.items()
        for best in bests(before.get(exercise, ()), marks[exercise])
    ]
    now = now_here()
    today = now.date()
    by_day = days(journal, today - LOOK_BACK)
    trained = trained_on(by_day)
    begun = None if history.goes_back_before(journal, now - LOOK_BACK) else next(iter(trained), None)
    return Upshot(
        sets=sets,
        lifted=lifted(done, unit),
        bests=tuple(found),
        week=week_advice(week_of(by_day, today)) if today in trained else "",
        outlook=expectation(weeks_in(begun, today)) if begun else "",
    )


def lifted(sets: Iterable[LoggedSet], unit: WeightUnit) -> Weight | None:
    """Weight times reps in all; None where nothing was lifted. Carries aren't lifted but carried."""
    kilograms = sum(
        one.done.weight.kg * one.done.reps
        for one in sets
        if one.done.weight is not None and one.done.reps and one.kind is PhaseKind.WORK
    )
    if not kilograms:
        return None
    return Weight(round(kilograms if unit is WeightUnit.KG else kilograms / KG_PER_LB), unit)


def weeks_in(first: date, today: date) -> int:
    """Which week of training it is, from 1."""
    return (today - first).days // 7 + 1


def expectation(week: int) -> str:
    """When a difference is to be expected (R19)."""
    if week <= WEEKS_TO_SEE:
        return f"Week {week}: expect to see a difference after about {WEEKS_TO_SEE}."
    if week <= WEEKS_TO_SEE + 2:
        return f"{week - 1} weeks done: about now a difference shows."
    return ""


def _told(proposals: list[Proposal]) -> tuple[Proposal, ...]:
    """One of each exercise, what is new first; that a stretch stays as it is needs no words."""
    new = [one for one in proposals if is_new(one)]
    same = [one for one in proposals if not is_new(one) and one.section is SectionKind.MAIN]
    chosen: dict[str, Proposal] = {}
    for one in (*new, *same):
        chosen.setdefault(one.exercise.id, one)
    return tuple(chosen.values())


def is_new(proposal: Proposal) -> bool:
    """Whether it asks for something else than the last time, which can be declined."""
    return proposal.target.move not in (Move.START, Move.STAY)


def goal_of(proposal: Proposal) -> str:
    """What is asked for, in a few words: "4 × 105 kg", "25 s"."""
    target = proposal.target
    words = []
    if target.reps is not None:
        words.append(f"{target.reps} × {target.weight}" if target.weight else f"{target.reps} reps")
    elif target.seconds is not None:
        words.append(f"{plain(target.seconds)} s" + (f" × {target.weight}" if target.weight else ""))
    elif target.weight is not None:
        words.append(str(target.weight))
    if target.rest is not None:
        words.append(f"rest {plain(target.rest)} s")
    return ", ".join(words) or "the same"
