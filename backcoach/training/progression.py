"""Past sets → the next target, with its reason in words. Pure: what it knows of the log is its argument.

Double progression: first more reps (or seconds) within the range that the file gives, then more weight
and back to the low end. Nothing ever leaves the file's own ranges, and no step up is more than R5 allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from .bout import Aim, Bout, alike, bouts_of
from .loading import ADDED_WEIGHT, HAIR, heavier, lighter
from .one_rep_max import Knowledge, percent_of, weight_for
from .past import Felt, Past
from .quantities import Weight, plain, seconds_text

HOLD_STEP = 5.0
"""Seconds by which a hold grows (R7, R8)."""
REST_STEP = 5.0
"""Seconds by which a rest shrinks, where nothing else can grow (R4)."""
HANG_MARK = 20.0
"""Seconds of the flexed-arm hang at which the next rung is due (R9)."""
BACK_OFF = 0.9
"""The share of the weight after two failures."""
BREAKS = ((182, 0.7, 15.0), (42, 0.8, 10.0), (21, 0.9, 5.0))
"""Days without the exercise, the share of the weight to come back with, and the seconds off a hold."""
RUNGS = {
    "flexed-arm-hang": ("negative-pull-up", "slow negatives"),
    "negative-pull-up": ("chin-up", "chin-ups"),
    "chin-up": ("pull-up", "pull-ups"),
}
"""The ladder to the first pull-up (R9)."""


class Move(StrEnum):
    """What changes against the last time."""

    START = "start"
    STAY = "stay"
    REPS = "reps"
    WEIGHT = "weight"
    SECONDS = "seconds"
    LESS_REST = "less-rest"
    BACK_OFF = "back-off"
    EASE_IN = "ease-in"


@dataclass(frozen=True, slots=True)
class Target:
    """What to do the next time."""

    exercise: str
    move: Move
    why: str
    """In words, for the plan and the summary."""
    reps: int | None = None
    seconds: float | None = None
    weight: Weight | None = None
    rest: float | None = None
    """Seconds; None: the usual rest."""
    rung: str | None = None
    """The exercise that is due next on the ladder (R9), where this one is mastered."""


def next_target(aim: Aim, past: Past) -> Target:
    """Choose the next target of an aim from what was done of its exercise (R4–R9).

    Only sets whose plan lay in the aim's range count: fours say little about fifteens. Without any, the
    target starts at the low end.
    """
    return _Choice(aim, past).target()


class _Choice:
    """One aim and its past, while the target is being chosen."""

    def __init__(self, aim: Aim, past: Past) -> None:
        self._aim = aim
        self._past = past
        self._range = aim.range
        self._holds = aim.holds
        self._bouts = bouts_of(aim, past)

    def target(self) -> Target:
        """Go through the reasons in the order of their weight: safety first, then growth."""
        if not self._bouts:
            return self._start()
        last = self._bouts[-1]
        if self._aim.exercise in self._past.declined:
            return self._stay(last, "as last time, as you chose")
        # Other reps of it keep one in practice just as well.
        days = (self._past.today - self._past.of(self._aim.exercise)[-1].day).days
        for least, share, off in BREAKS:
            if days >= least:
                return self._ease_in(last, days, share, off)
        if not last.met:
            return self._after_failure(last)
        if not last.whole:
            return self._stay(last, f"only {last.done} of {last.planned} sets done: the same again")
        if (anew := self._new_maximum(last)) is not None:
            return anew
        if last.felt is Felt.HARD:
            return self._stay(last, f"{self._done(last)}, but hard: the same again")
        if last.mastered:
            return self._beyond(last)
        if last.felt is Felt.EASY and (more := self._more_weight(last, "more was easily there")):
            return more
        return self._more(last)

    def _weight(self, last: Bout) -> Weight | None:
        return self._aim.weight or last.weight

    # What follows.

    def _start(self) -> Target:
        aim = self._aim
        low = self._range.low
        fixed = self._range.fixed
        why = f"first time: {self._amount(low)}" + ("" if fixed else f", the low end of {self._range}")
        if aim.weight is not None or aim.distance is not None:
            return self._make(Move.START, low, aim.weight, why)
        maximum = self._past.maximum(aim.exercise)
        if aim.reps is None:
            return self._make(Move.START, low, None, why)
        if maximum is None:
            return self._start_with_what_was_lifted(why)
        if aim.percent is not None:
            wanted = percent_of(maximum.weight, aim.percent)
            source = f"{plain(aim.percent)} % of {maximum}"
        else:
            wanted = weight_for(maximum.weight, int(self._range.high))
            source = f"a weight for {plain(self._range.high)} reps by your one-rep max of {maximum}"
        return self._make(Move.START, low, aim.loadable.at_most(wanted), f"{why}; {source}")

    def _start_with_what_was_lifted(self, why: str) -> Target:
        """Sets too long to tell a maximum: who lifted it more often can surely lift it so often."""
        surely = [
            one.weight
            for one in self._past.of(self._aim.exercise)
            if one.weight is not None and (one.reps or 0) >= self._range.high
        ]
        if self._aim.percent is not None or not surely:
            return self._make(Move.START, self._range.low, None, why)
        weight = max(surely, key=lambda weight: weight.kg)
        why = f"{why}; {weight}, lifted more often than that"
        return self._make(Move.START, self._range.low, weight, why)

    def _stay(self, last: Bout, why: str) -> Target:
        return self._make(Move.STAY, last.goal, self._weight(last), why)

    def _ease_in(self, last: Bout, days: int, share: float, off: float) -> Target:
        weight = self._weight(last)
        why = f"{days // 7} weeks since the last time: start lighter"
        goal = max(self._range.low, last.goal - off) if self._holds else self._range.low
        if weight is not None and self._aim.weight is None:
            weight = self._lighter(weight, share)
            why += f", {weight}" if weight else ", without the weight"
        return self._make(Move.EASE_IN, goal, weight, f"{why}, {self._amount(goal)}")

    def _after_failure(self, last: Bout) -> Target:
        weight = self._weight(last)
        short = f"not all {self._amount(last.goal)} in every set"
        before = self._bouts[-2] if len(self._bouts) > 1 else None
        same = before is not None and before.goal == last.goal and alike(before.weight, last.weight)
        if before is None or before.met or not same:
            return self._stay(last, f"{short}: the same again")
        if self._holds:
            goal = max(self._range.low, last.goal - HOLD_STEP)
            return self._make(Move.BACK_OFF, goal, weight, f"{short}, twice: back to {self._amount(goal)}")
        back = self._amount(self._range.low)
        if weight is not None and self._aim.weight is None:
            weight = self._lighter(weight, BACK_OFF)
            back += "" if weight else " without the weight"
        back += f" at {weight}" if weight else ""
        return self._make(Move.BACK_OFF, self._range.low, weight, f"{short}, twice: back to {back}")

    def _lighter(self, weight: Weight, share: float) -> Weight | None:
        """A share of a weight; None where it was added to the body's own, and less of it can't be loaded."""
        less = lighter(weight, share, self._aim.loadable)
        alone = self._aim.exercise in ADDED_WEIGHT and alike(less, weight)
        return None if alone else less

    def _new_maximum(self, last: Bout) -> Target | None:
        """The weight of a share of a maximum that was tested or typed in (R6).

        A new one moves the weight up or down; one that has been known for longer lets it climb up to its
        share, so long as nothing since then was too much. Beyond it, or held back, the log leads on.
        """
        stated = self._past.maxima.get(self._aim.exercise)
        if self._aim.percent is None or stated is None:
            return None
        maximum = self._past.maximum(self._aim.exercise)
        if maximum is None or maximum.known is Knowledge.ESTIMATED:
            return None
        wanted = self._aim.loadable.at_most(percent_of(maximum.weight, self._aim.percent))
        if stated.day <= last.sets[-1].day:
            since = [bout for bout in self._bouts if bout.sets[-1].day >= stated.day]
            too_much = any(not bout.met or bout.felt is Felt.HARD for bout in since)
            beyond = wanted is None or (last.weight is not None and wanted.kg < last.weight.kg)
            if too_much or beyond:
                return None
        why = f"{plain(self._aim.percent)} % of {maximum}"
        if wanted is None or alike(wanted, last.weight):
            return None
        if last.weight is not None and wanted.kg > last.weight.kg:
            nearest = heavier(last.weight, self._aim.loadable)
            if nearest is not None and nearest.kg < wanted.kg - HAIR:
                wanted, why = nearest, f"on the way to {wanted}, {why}"
        return self._make(Move.WEIGHT, self._range.low, wanted, why)

    def _more(self, last: Bout) -> Target:
        """One rep or five seconds more, within the range."""
        if self._holds:
            goal = min(self._range.high, last.goal + HOLD_STEP)
            why = f"{self._done(last)}: {seconds_text(goal - last.goal)} more"
            return self._make(Move.SECONDS, goal, self._weight(last), why)
        # Who did more than was planned in every set goes on from there.
        done = min(one.reps or 0 for one in last.sets)
        goal = min(self._range.high, max(last.goal + 1, done))
        more = int(goal - last.goal)
        words = "one rep more" if more == 1 else f"{more} reps more, as you did"
        return self._make(Move.REPS, goal, self._weight(last), f"{self._done(last)}: {words}")

    def _beyond(self, last: Bout) -> Target:
        """Every set came up to the top: more weight, else the next rung, else less rest (R4, R5, R9)."""
        top = f"{self._amount(self._range.high)} in every set"
        rung = RUNGS.get(self._aim.exercise)
        hang = self._aim.exercise == "flexed-arm-hang"
        if rung and not (hang and self._range.high < HANG_MARK):
            why = f"{top}: ready for {rung[1]}"
            return self._make(Move.STAY, self._range.high, self._weight(last), why, rung=rung[0])
        easy = last.felt is Felt.EASY
        # A range is climbed before the weight goes up; with one fixed dose only R5's own sign counts.
        if (easy or not self._range.fixed) and (heavy := self._more_weight(last, top)) is not None:
            return heavy
        return self._less_rest(last, top)

    def _more_weight(self, last: Bout, reason: str) -> Target | None:
        if self._aim.weight is not None or self._holds:
            return None
        where = ""
        if last.weight is not None:
            weight = heavier(last.weight, self._aim.loadable)
        elif self._aim.exercise in ADDED_WEIGHT and last.mastered:
            nothing = Weight(0.0, self._past.unit)
            weight = heavier(nothing, self._aim.loadable)
            where = f" {ADDED_WEIGHT[self._aim.exercise]}"
        else:
            weight = None
        if weight is None:
            return None
        low = self._range.low
        back = "" if self._range.fixed or self._aim.distance else f", back to {self._amount(low)}"
        return self._make(Move.WEIGHT, low, weight, f"{reason}: {weight}{where}{back}")

    def _less_rest(self, last: Bout, top: str) -> Target:
        """Five seconds less for every session that came up to the top, down to the band's end (R4)."""
        aim = self._aim
        weight = self._weight(last)
        why = top
        if aim.weight is not None:
            why += f"; {aim.weight} as written"
            if (more := heavier(aim.weight, aim.loadable)) is not None and not self._range.fixed:
                why += f", the file may say {more} now"
        if aim.rest is None or aim.rest_least is None or aim.rest <= aim.rest_least:
            return self._make(Move.STAY, self._range.high, weight, f"{why}: the same again")
        came_up = takewhile(
            lambda bout: (
                bout.mastered
                and bout.whole
                and bout.felt is not Felt.HARD
                and alike(bout.weight, last.weight)
            ),
            reversed(self._bouts),
        )
        times = sum(1 for _ in came_up)
        rest = max(aim.rest_least, aim.rest - times * REST_STEP)
        why += f": rest {seconds_text(rest)} instead of {seconds_text(aim.rest)}"
        return self._make(Move.LESS_REST, self._range.high, weight, why, rest=rest)

    def _make(
        self,
        move: Move,
        goal: float,
        weight: Weight | None,
        why: str,
        *,
        rest: float | None = None,
        rung: str | None = None,
    ) -> Target:
        aim = self._aim
        return Target(
            aim.exercise,
            move,
            why,
            reps=int(goal) if aim.reps is not None else None,
            seconds=goal if self._holds else None,
            weight=weight,
            rest=rest,
            rung=rung,
        )

    def _done(self, last: Bout) -> str:
        return f"all sets of {self._amount(last.goal)} done"

    def _amount(self, goal: float) -> str:
        if self._aim.distance is not None:
            return str(self._aim.distance)
        if self._holds:
            return seconds_text(goal)
        return f"{int(goal)} rep{'' if goal == 1 else 's'}"
