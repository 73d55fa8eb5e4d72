"""The set that was just done, and what a person says of it by a key: how it felt, and what it really was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..journal.recorder import Recorder
from ..journal.rows import LoggedSet, Outcome
from ..training.correcting import (
    less_weight,
    more_weight,
    reweighed,
    same_weight_after,
    step_distance,
    step_reps,
    step_seconds,
    takes_weight,
)
from ..training.exercise import Exercise
from ..training.loading import Kit, Loadable
from ..training.past import Felt
from ..training.phase import PhaseKind, SectionKind
from ..training.plan import Plan
from ..training.quantities import Weight, WeightUnit
from ..training.session import Mode
from .conductor import Coach

GRACE = 10.0
"""Seconds of the next set in which the keys still mean the one before: whoever is slow is heard, and a slip
of the finger later on changes nothing that can't be seen."""


@dataclass(frozen=True, slots=True)
class Told:
    """A set that can be spoken of, and what of it can be changed."""

    set: LoggedSet
    weighed: bool
    """Whether it has a weight, or can have one."""
    can_hold_on: bool
    """Whether it was a hold that may still go on, in the rest after it."""
    resting: bool
    """Whether there is time for it: a rest, or the end of the session."""


class JustDone:
    """What the keys of a rest change of the set before it.

    Nothing needs to be said: planned values stand as done. A change is kept at once; the same answer a
    second time takes it back, and so does `undo`. Warm-up and stretches are not asked about. A weight that
    is changed stays on the bar: the sets of this exercise that were to be lifted at the same weight are.
    """

    def __init__(self, coach: Coach, recorder: Recorder, kit: Kit, unit: WeightUnit) -> None:
        """`unit` is that of a weight of which nothing is known yet."""
        self._coach = coach
        self._recorder = recorder
        self._kit = kit
        self._unit = unit
        self._before: list[LoggedSet] = []
        """The set as it stood before each change, the latest last."""
        self._carried: tuple[Plan, frozenset[int]] | None = None
        """The plan as a change of weight left it, and the phases that the weight was carried to."""

    @property
    def told(self) -> Told | None:
        """The set that the keys mean now; None where there is none to speak of."""
        one = self._recorder.last
        session = self._coach.session
        if one is None or one.outcome is not Outcome.DONE or one.section is not SectionKind.MAIN:
            return None
        phase = session.phase
        over = phase is None or session.state.mode is Mode.STOPPED
        resting = over or (phase is not None and phase.kind is PhaseKind.REST)
        if not over and phase is not None:
            if one.slot >= session.state.index:
                return None  # it is being done anew
            if phase.kind.active and session.elapsed(self._coach.clock.now()) >= GRACE:
                return None
        return Told(
            one,
            takes_weight(self._exercise(one), one.done.weight),
            one.kind is PhaseKind.HOLD and not over and one.slot + 1 == session.state.index,
            resting,
        )

    @property
    def falls_silent(self) -> float | None:
        """Seconds of the session's clock until the keys mean nothing any more; None while nothing ends it."""
        session = self._coach.session
        if self.told is None or session.phase is None or not session.phase.kind.active:
            return None
        if session.state.mode is not Mode.RUNNING:
            return None
        return max(0.0, GRACE - session.elapsed(self._coach.clock.now()))

    # What can be said of it.

    def feel(self, felt: Felt) -> bool:
        """Say how it was; the same again takes it back."""
        return self._change(lambda one: replace(one, felt=None if one.felt is felt else felt))

    def more(self) -> bool:
        """One rep more, or a step of seconds or of the distance."""
        return self._change(lambda one: _stepped(one, 1))

    def fewer(self) -> bool:
        """One rep fewer, or a step of seconds or of the distance."""
        return self._change(lambda one: _stepped(one, -1))

    def heavier(self) -> bool:
        """The next weight up that can be loaded."""
        return self._weigh(
            lambda one: more_weight(self._exercise(one), one.done.weight, self._loadable(one), self._unit)
        )

    def lighter(self) -> bool:
        """The next weight down that can be loaded."""
        return self._weigh(lambda one: less_weight(one.done.weight, self._loadable(one)))

    def held_on(self) -> bool:
        """The hold went on into the rest, up to this moment."""
        told = self.told
        if told is None or not told.can_hold_on:
            return False
        before = told.set
        if self._recorder.held_on() in (None, before):
            return False
        self._remember(before)
        return True

    @property
    def undoable(self) -> bool:
        """Whether there is a change of this set to take back."""
        told = self.told
        return told is not None and any(one.slot == told.set.slot for one in self._before)

    def undo(self) -> bool:
        """Take the latest change of this set back; False where there is none."""
        told = self.told
        if told is None:
            return False
        while self._before:
            before = self._before.pop()
            if before.slot == told.set.slot:
                self._keep(told.set, before)
                return True
        return False

    # How it is done.

    def _change(self, change: Callable[[LoggedSet], LoggedSet]) -> bool:
        told = self.told
        changed = change(told.set) if told else None
        if told is None or changed is None or changed == told.set:
            return False
        self._remember(told.set)
        self._keep(told.set, changed)
        return True

    def _weigh(self, weight: Callable[[LoggedSet], Weight | None]) -> bool:
        told = self.told
        if told is None or not told.weighed:
            return False
        return self._change(lambda one: replace(one, done=replace(one.done, weight=weight(one))))

    def _remember(self, before: LoggedSet) -> None:
        self._before = [one for one in self._before if one.slot == before.slot] + [before]

    def _keep(self, before: LoggedSet, changed: LoggedSet) -> None:
        if changed.done.weight != before.done.weight:
            self._carry(changed)
        self._recorder.keep(changed)

    def _carry(self, changed: LoggedSet) -> None:
        """Leave the weight on the bar for the sets that were to be lifted with the same."""
        plan = self._coach.plan
        carried = self._carried
        if carried is not None and carried[0] is plan and changed.slot in carried[1]:
            slots = frozenset(slot for slot in carried[1] if slot >= changed.slot)
        else:
            slots = same_weight_after(plan, changed.slot) | {changed.slot}
        if len(slots) > 1:
            self._coach.amend(reweighed(plan, slots - {changed.slot}, changed.done.weight))
        self._carried = (self._coach.plan, slots)

    def _exercise(self, one: LoggedSet) -> Exercise | None:
        phases = self._coach.plan.phases
        return phases[one.slot].exercise if one.slot < len(phases) else None

    def _loadable(self, one: LoggedSet) -> Loadable:
        exercise = self._exercise(one)
        return self._kit.for_equipment(exercise.equipment if exercise else ())


def _stepped(one: LoggedSet, by: int) -> LoggedSet:
    done = one.done
    if done.reps is not None:
        return replace(one, done=replace(done, reps=step_reps(done.reps, by)))
    if done.distance is not None:
        return replace(one, done=replace(done, distance=step_distance(done.distance, by)))
    return replace(one, done=replace(done, seconds=step_seconds(done.seconds or 0.0, by)))
