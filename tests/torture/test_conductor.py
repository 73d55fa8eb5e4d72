"""Everything that can happen to a session, in any order, and what holds all the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from backcoach.coach.vigil import GAP
from backcoach.training.cue import Cue
from backcoach.training.event import Interrupted
from backcoach.training.plan import Plan
from backcoach.training.session import Command, Mode

from ..fakes import on_the_host
from ..training.builders import carry, hold, pause, plan_by_hand, plan_of, rounds, work
from .led_life import Book, Life
from .order import EXACT, Order
from .places import IN_MEMORY

START_CUES = {Cue.PREPARE, Cue.WORK, Cue.HOLD, Cue.CARRY, Cue.REST, Cue.CHANGE_SIDES}
OVER = (Mode.FINISHED, Mode.STOPPED)

PLANS: dict[str, Plan] = {
    "rows": plan_of(work(reps=5, sets=3, rest=30)),
    "rows and a hang": plan_of(work(reps=5, sets=3, rest=30), hold(seconds=20, sets=2)),
    "a hang before the rows": plan_of(hold(seconds=15), work(reps=8, sets=2, rest=45)),
    "rounds": plan_of(rounds(3, work(reps=4, rest=0), hold(seconds=10), rest=30), carry(sets=2)),
    "another order": plan_of(work("superman", reps=12, sets=2), pause(20), work(reps=5, sets=2)),
    "open sets": plan_by_hand(5, 20, 10, 20, opened=(1, 3)),
    "hardly any": plan_by_hand(0.5, 2, 3, 0.5, 1),
}

plans = st.sampled_from(sorted(PLANS))
presses = st.sampled_from([command for command in Command if command not in (Command.START, Command.QUIT)])
short = st.sampled_from([0.0, 0.125, 0.5, 1.0, 2.0, 2.875])
"""Seconds that a busy machine may keep everybody waiting."""
some = st.sampled_from([0.25, 5.0, 10.0, 20.0, 40.0, 100.0])


mostly = st.sampled_from([True, True, False])


class Conductor(RuleBasedStateMachine):
    """A session, the person, and the machine that it runs on."""

    life: Life

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="backcoach-torture-", dir=IN_MEMORY)
        self.starts = 0
        self.book = Book()

    def teardown(self) -> None:
        if self.starts:
            self.life.close()
        self.folder.cleanup()

    @initialize(plan=plans, speed=st.sampled_from([1.0, 1.0, 4.0]), start=mostly)
    def open(self, plan: str, speed: float, start: bool) -> None:
        self._live(Life.begin(self._folder(), PLANS[plan], speed))
        if start:
            self.start()

    def _folder(self) -> Path:
        self.starts += 1
        folder = Path(self.folder.name) / str(self.starts)
        folder.mkdir()
        return folder

    def _live(self, life: Life) -> None:
        self.life = life
        life.coach.listen(Order(life.coach, resumed=life.resumed))

    def _note(self, command: Command | None = None) -> None:
        """Take into the book what was told since the last time."""
        told, self.life.told = self.life.told, []
        if command is None:
            self.book.note(told, self.life.coach.plan)
        else:
            self.book.press(command, told, self.life.coach.plan)
        self.latest = told

    @property
    def running(self) -> bool:
        return self.life.mode is Mode.RUNNING

    @property
    def over(self) -> bool:
        return self.life.mode in OVER

    # What can happen ----------------------------------------------------------------------------------

    @precondition(lambda self: self.life.mode is Mode.READY)
    @rule()
    def start(self) -> None:
        assert self.life.coach.command(Command.START)
        self._note()

    @rule(seconds=some)
    def watch(self, seconds: float) -> None:
        self.life.watch(seconds)
        self._note()
        assert not any(isinstance(event, Interrupted) for event in self.latest)

    @rule(command=presses, after=short)
    def press(self, command: Command, after: float) -> None:
        self.life.stall(after)
        self._note()
        obeyed = self.life.coach.command(command)
        self._note(command if obeyed else None)
        assert obeyed or not self.latest

    @rule(seconds=st.sampled_from([2.0, 4.0, 3600.0, 200_000.0]))
    def shut_the_lid(self, seconds: float) -> None:
        """The machine sleeps, and its steady clock with it."""
        self._lose(seconds, lambda: self.life.sleep(seconds), seconds > GAP)

    @rule(seconds=st.sampled_from([3.5, 10.0, 600.0]))
    def stop_the_process(self, seconds: float) -> None:
        """The clock runs on, and nobody looks."""
        self._lose(seconds, lambda: self.life.stall(seconds), True)

    def _lose(self, seconds: float, lose: Callable[[], None], noticed: bool) -> None:
        life = self.life
        life.coach.tick()
        self._note()
        running, at, left = self.running, life.now, life.left
        lose()
        self._note()
        if running and noticed:
            assert life.mode is Mode.PAUSED
            assert life.left == pytest.approx(left, abs=EXACT)
            lost = self.latest[-1]
            assert isinstance(lost, Interrupted)
            assert (lost.at, lost.lost) == (at, pytest.approx(seconds))

    @rule(plan=plans)
    def reload(self, plan: str) -> None:
        coach = self.life.coach
        coach.tick()
        self._note()
        state, left = coach.session.state, self.life.left
        kept = coach.plan.phases[: state.index + 1]
        coach.replan(PLANS[plan])
        self._note()
        assert coach.plan.phases[: state.index + 1] == kept
        assert (self.life.left, coach.session.state.index) == (left, state.index)
        assert self.over is (not self.latest)

    @rule()
    def kill(self) -> None:
        """Dead just after a beat; the next start finds the same place."""
        old = self.life
        old.coach.tick()
        self._note()
        folder = self._folder()
        found = old.kill(folder)
        if old.mode is Mode.READY or self.over:
            assert found is None
            self.book = Book()
            self._live(Life.begin(folder, old.coach.plan, old.clock.speed))
            return
        state = old.coach.session.state
        assert found is not None
        assert found.plan == old.coach.plan
        assert (found.stands.phase, found.stands.extra) == (state.index, state.extra)
        assert found.stands.paused is (state.mode is Mode.PAUSED)
        assert found.stands.clocked == pytest.approx(self.book.ran, abs=EXACT)
        self.book.before.clear()
        self._live(Life.begin(folder, found.plan, old.clock.speed, found))
        assert self.life.left == pytest.approx(old.left, abs=EXACT)
        assert self.life.coach.command(Command.RESUME)
        self._note()

    @precondition(lambda self: not self.over)
    @rule()
    def quit(self) -> None:
        assert self.life.coach.command(Command.QUIT)
        self._note()

    # What holds ---------------------------------------------------------------------------------------

    @invariant()
    def all_holds(self) -> None:
        """One invariant, so that a failure is told in few lines."""
        self.the_journal_has_exactly_the_sets_that_were_ended()
        self.the_plan_adds_up()
        self.what_is_scheduled_lies_ahead_and_within_the_phase()
        self.nothing_is_due_while_the_clock_stands()

    def the_journal_has_exactly_the_sets_that_were_ended(self) -> None:
        assert self.life.kept() == self.book.all

    def the_plan_adds_up(self) -> None:
        at = 0.0
        for index, phase in enumerate(self.life.coach.plan.phases):
            assert phase.index == index
            assert phase.at == pytest.approx(at, abs=EXACT)
            at += phase.seconds
        assert self.life.coach.plan.seconds == pytest.approx(at, abs=EXACT)

    def what_is_scheduled_lies_ahead_and_within_the_phase(self) -> None:
        life = self.life
        for asked in life.player.asked:
            for passage in asked.passages or ():
                # An announcement that came late is sent all the same, and the player judges how late.
                assert passage.at >= asked.at or passage.parts[0][1] in START_CUES
        deadline = life.coach.session.deadline
        if self.running and deadline is not None:
            latest = life.clock.host(deadline) + EXACT
            assert all(at <= latest for passage in life.player.pending for at, _ in on_the_host(passage))
        if life.mode in (Mode.READY, Mode.PAUSED, Mode.STOPPED):
            assert not life.player.pending

    def nothing_is_due_while_the_clock_stands(self) -> None:
        wake = self.life.coach.wake
        if not self.running:
            assert (wake, self.life.coach.until_wake()) == (None, None)
        else:
            assert wake is None or wake > self.life.now


def run(examples: int, steps: int, *, same: bool) -> None:
    run_state_machine_as_test(
        Conductor,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=same,
            phases=[Phase.generate] if same else [Phase.generate, Phase.shrink],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_happens_to_a_session_no_set_is_lost_and_no_cue_is_wrong() -> None:
    run(15, 30, same=True)


def test_a_set_gone_back_to_before_a_kill_and_skipped_after_it_is_had_back_by_undo() -> None:
    lives = Conductor()
    lives.open(plan="a hang before the rows", speed=1.0, start=True)
    for command in (Command.DONE, Command.DONE, Command.BACK):
        lives.press(command=command, after=0.5)
    lives.kill()
    for command in (Command.NEXT, Command.UNDO):
        lives.press(command=command, after=0.0)
        lives.all_holds()
    assert sum(lives.life.kept().values()) == 1
    lives.teardown()


def test_a_press_that_is_taken_back_may_lead_to_where_nothing_was_left() -> None:
    lives = Conductor()
    lives.open(plan="rows", speed=1.0, start=True)
    for command in (Command.PAUSE, Command.SHORTER, Command.BACK, Command.RESUME, Command.UNDO):
        lives.press(command=command, after=0.5)
        lives.all_holds()
    assert lives.life.coach.session.state.index == 1
    lives.teardown()


def test_what_was_left_out_where_the_changed_plan_has_something_else_does_not_come_back() -> None:
    lives = Conductor()
    lives.open(plan="a hang before the rows", speed=1.0, start=True)
    for command in (Command.NEXT, Command.NEXT, Command.BACK, Command.BACK):
        lives.press(command=command, after=0.0)
    lives.reload(plan="another order")
    lives.all_holds()
    for command in (Command.NEXT, Command.NEXT, Command.UNDO):
        lives.press(command=command, after=0.0)
        lives.all_holds()
    assert not lives.life.kept()
    lives.teardown()
