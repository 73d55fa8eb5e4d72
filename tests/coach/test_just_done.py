"""What is said of a set in the rest after it, from the key to the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from backcoach.coach.just_done import GRACE, JustDone
from backcoach.coach.just_done import Told as Spoken
from backcoach.journal import history
from backcoach.journal.recorder import Recorder
from backcoach.journal.rows import LoggedSet
from backcoach.journal.store import Journal
from backcoach.journal.writer import JournalWriter
from backcoach.training.exercise import Exercise
from backcoach.training.loading import Kit
from backcoach.training.past import Felt
from backcoach.training.phase import SectionKind
from backcoach.training.plan import Plan
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.session import Command

from ..fakes import Led, led
from ..training.builders import OVERHEAD_CARRY, QUICK, carry, hold, plan_of, work

LIFT = Exercise("lift", "Deadlift", equipment=(("barbell",),))


def kg(amount: float) -> Weight:
    return Weight(amount, WeightUnit.KG)


@dataclass
class Told:
    """A session with its journal, and the keys of its rests."""

    led: Led
    just_done: JustDone
    writer: JournalWriter
    path: Path

    @property
    def now(self) -> Spoken:
        told = self.just_done.told
        assert told is not None
        return told

    @property
    def set(self) -> LoggedSet:
        return self.now.set

    def logged(self) -> list[LoggedSet]:
        assert self.writer.flush(5)
        with Journal.open(self.path) as journal:
            return history.sets(journal)


Lead = Callable[[Plan], Told]


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Lead]:
    """Lead a plan that is written to a journal."""
    writers = []

    def begin(plan: Plan) -> Told:
        session = led(plan, start=False)
        writer = JournalWriter(tmp_path / "journal.db", retry=0.02)
        writers.append(writer)
        recorder = Recorder(writer, session.coach.session, session.clock.now, speed=1000.0)
        session.coach.listen(recorder)
        just_done = JustDone(session.coach, recorder, Kit(), WeightUnit.KG)
        session.press(Command.START)
        return Told(session, just_done, writer, tmp_path / "journal.db")

    yield begin
    for writer in writers:
        writer.close()


def lifts(*, sets: int = 3, weight: Weight | list[Weight] | None = None, **more: object) -> Plan:
    """Sets of 5 × 3 s with 60 s of rest."""
    step = work("lift", sets=sets, rest=60, weight=weight)
    return plan_of(step, person=QUICK, own=(LIFT,), **more)  # type: ignore[arg-type]


def test_nothing_has_to_be_said(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    assert told.just_done.told is None
    told.led.wait(20)
    assert (told.set.done.reps, told.set.done.weight, told.set.felt) == (5, kg(100), None)
    told.led.wait(500)
    assert [(one.done.reps, one.done.weight, one.felt) for one in told.logged()] == [(5, kg(100), None)] * 3


def test_a_key_each_changes_reps_weight_and_feeling(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    assert told.just_done.fewer()
    assert told.just_done.fewer()
    assert told.just_done.more()
    assert told.just_done.heavier()
    assert told.just_done.feel(Felt.HARD)
    (one,) = told.logged()
    assert (one.done.reps, one.done.weight, one.felt) == (4, kg(102.5), Felt.HARD)
    assert (one.planned.reps, one.planned.weight) == (5, kg(100)), "the plan stands beside it"


def test_the_same_answer_again_takes_it_back(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(20)
    told.just_done.feel(Felt.EASY)
    told.just_done.feel(Felt.EASY)
    assert told.logged()[0].felt is None
    told.just_done.feel(Felt.EASY)
    told.just_done.feel(Felt.HARD)
    assert told.logged()[0].felt is Felt.HARD


def test_undo_takes_one_change_after_the_other_back(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    untouched = told.set
    told.just_done.more()
    told.just_done.heavier()
    told.just_done.feel(Felt.EASY)
    assert told.just_done.undo()
    assert (told.set.felt, told.set.done.weight) == (None, kg(102.5))
    assert told.just_done.undo()
    assert told.just_done.undo()
    assert told.set == untouched
    assert not told.just_done.undo()
    assert told.logged()[0].done == untouched.done


def test_undo_never_reaches_back_into_an_earlier_set(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(20)
    told.just_done.feel(Felt.EASY)
    told.led.wait(75)
    assert told.set.number == 2
    assert not told.just_done.undo()
    assert [one.felt for one in told.logged()] == [Felt.EASY, None]


def test_a_weight_stays_on_the_bar_for_the_sets_after_it(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    told.just_done.heavier()
    told.just_done.heavier()
    assert [phase.weight for phase in told.led.coach.plan.phases if phase.kind.active] == [
        kg(100),
        kg(105),
        kg(105),
    ]
    told.led.wait(75)
    told.just_done.lighter()
    told.led.wait(500)
    assert [one.done.weight for one in told.logged()] == [kg(105), kg(102.5), kg(102.5)]


def test_a_weight_that_nobody_planned_has_to_be_told_only_once(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(20)
    assert told.set.done.weight is None
    for _ in range(17):
        told.just_done.heavier()
    assert told.set.done.weight == kg(60)  # the bar, and sixteen steps
    told.led.wait(500)
    assert [one.done.weight for one in told.logged()] == [kg(60)] * 3


def test_weights_that_are_planned_to_differ_are_left_alone(lead: Lead) -> None:
    told = lead(lifts(weight=[kg(100), kg(105), kg(110)]))
    told.led.wait(20)
    for _ in range(4):
        told.just_done.heavier()  # by 105, where the second set stands, and on to 110
    told.led.wait(500)
    assert [one.done.weight for one in told.logged()] == [kg(110), kg(105), kg(110)]


def test_a_weight_taken_back_is_taken_back_for_the_sets_after_it(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    told.just_done.heavier()
    told.just_done.undo()
    told.led.wait(500)
    assert [one.done.weight for one in told.logged()] == [kg(100)] * 3


def test_a_weight_on_the_bar_outlives_a_crash(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    told.just_done.heavier()
    assert told.writer.flush(5)
    with Journal.open(told.path) as journal:
        (left,) = history.unfinished(journal)
    assert left.plan is not None
    assert [phase.weight for phase in left.plan.phases if phase.kind.active] == [
        kg(100),
        kg(102.5),
        kg(102.5),
    ]
    assert left.last is not None
    assert left.last.done.weight == kg(102.5)


def test_a_carried_weight_moves_no_cue_and_cuts_no_sound(lead: Lead) -> None:
    told = lead(lifts(weight=kg(100)))
    told.led.wait(20)
    cuts = told.led.player.cuts
    told.just_done.heavier()
    assert told.led.player.cuts == cuts
    told.led.wait(500)
    plain = led(lifts(weight=kg(100)))
    plain.wait(520)
    assert [at for at, _ in told.led.heard()] == [at for at, _ in plain.heard()]


def test_a_slow_answer_is_heard_in_the_first_seconds_of_the_next_set(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(75 + GRACE - 0.5)
    assert told.set.number == 1
    assert not told.now.resting
    assert told.just_done.falls_silent == pytest.approx(0.5)
    assert told.just_done.feel(Felt.HARD)
    told.led.wait(0.5)
    assert told.just_done.told is None
    assert told.just_done.falls_silent is None
    assert not told.just_done.feel(Felt.EASY), "nobody would see what it changed"
    assert told.logged()[0].felt is Felt.HARD


def test_the_last_set_can_be_told_when_all_is_over(lead: Lead) -> None:
    told = lead(lifts(sets=1, weight=kg(100)))
    told.led.wait(100)
    assert told.now.resting
    told.just_done.feel(Felt.EASY)
    told.just_done.heavier()
    (one,) = told.logged()
    assert (one.felt, one.done.weight) == (Felt.EASY, kg(102.5))
    with Journal.open(told.path) as journal:
        assert history.unfinished(journal) == (), "it stays finished"


def test_a_session_that_is_stopped_can_still_be_told_of(lead: Lead) -> None:
    told = lead(plan_of(hold(seconds=30), person=QUICK))
    told.led.wait(12)
    told.led.press(Command.QUIT)
    assert told.set.done.seconds == 12
    told.just_done.feel(Felt.HARD)
    told.just_done.more()
    (one,) = told.logged()
    assert (one.felt, one.done.seconds) == (Felt.HARD, 15)


def test_a_hold_that_goes_on_is_told_when_it_ends_however_often(lead: Lead) -> None:
    told = lead(plan_of(hold(seconds=20, rest=60), work(), person=QUICK))
    told.led.wait(24)
    assert told.now.can_hold_on
    assert told.just_done.held_on()
    assert told.set.done.seconds == 24
    told.led.wait(3)
    assert told.just_done.held_on()
    assert told.set.done.seconds == 27, "not 24 and 7 more"
    told.just_done.undo()
    told.just_done.undo()
    assert told.logged()[0].done.seconds == 20


def test_only_a_hold_can_be_held_on(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(20)
    assert not told.now.can_hold_on
    assert not told.just_done.held_on()


def test_a_hold_is_not_held_on_once_something_else_has_begun(lead: Lead) -> None:
    told = lead(plan_of(hold(seconds=20, rest=30), work(reps=20, rest=30), person=QUICK))
    told.led.wait(20 + 30 + 5)
    assert told.set.exercise == "hang"
    assert not told.just_done.held_on()
    assert told.logged()[0].done.seconds == 20


def test_a_carry_put_down_early_is_told_in_yards(lead: Lead) -> None:
    told = lead(plan_of(carry("overhead-carry", rest=30), person=QUICK, own=(OVERHEAD_CARRY,)))
    told.led.wait(30)
    told.just_done.fewer()
    assert str(told.logged()[0].done.distance) == "15 yd"


def test_warm_up_and_stretches_are_not_asked_about(lead: Lead) -> None:
    plan = plan_of(work(rest=30), warm_up=(work("superman", None, seconds=20, rest=30),), person=QUICK)
    assert plan.phases[0].section is SectionKind.WARM_UP
    told = lead(plan)
    told.led.wait(25)
    assert told.just_done.told is None
    assert not told.just_done.feel(Felt.EASY)


def test_a_skipped_set_has_nothing_to_be_told(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(5)
    told.led.press(Command.NEXT)
    assert told.just_done.told is None
    assert not told.just_done.more()


def test_a_set_that_is_done_anew_is_told_of_afterwards(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(16)
    told.just_done.feel(Felt.HARD)
    told.led.press(Command.BACK)
    assert told.just_done.told is None
    told.led.wait(15)
    assert told.set.felt is None
    assert told.logged()[0].felt is None


def test_a_weight_is_not_told_of_what_has_none(lead: Lead) -> None:
    mat = replace(LIFT, id="floor", equipment=(("mat",),))
    told = lead(plan_of(work("floor", rest=30), work(), person=QUICK, own=(mat,)))
    told.led.wait(20)
    assert not told.now.weighed
    assert not told.just_done.heavier()
    assert told.logged()[0].done.weight is None


def test_what_can_not_be_less_stays(lead: Lead) -> None:
    told = lead(lifts())
    told.led.wait(20)
    assert not told.just_done.lighter()
    for _ in range(5):
        assert told.just_done.fewer()
    assert not told.just_done.fewer()
    assert told.logged()[0].done.reps == 0
