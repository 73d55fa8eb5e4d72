"""A plan that changes again and again: none but the last is held, and damage still loses nothing."""

from __future__ import annotations

import gc
import sqlite3
import weakref
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.store import Journal
from backcoach.training.attempts import ASIDE
from backcoach.training.event import Replanned
from backcoach.training.plan import Plan
from backcoach.training.replan import splice
from backcoach.training.session import Command

from .builders import Workout, a_plan


@pytest.fixture
def workout(tmp_path: Path) -> Workout:
    return Workout(tmp_path / "journal.db")


class Held(Plan):
    """A plan of which can be told whether anybody still holds it."""

    __slots__ = ("__weakref__",)


def held(plan: Plan) -> Held:
    return Held(plan.routine, plan.name, plan.level, plan.phases, plan.notes)


def replan(workout: Workout, plan: Plan) -> None:
    """Go on by another plan, as the conductor has it done."""
    session = workout.session
    session.replan(held(splice(session.plan, session.state.index, plan)))
    workout.recorder(Replanned(at=workout.clock, index=session.state.index, plan=session.plan))


def test_a_plan_that_was_replaced_is_held_by_nobody(workout: Workout) -> None:
    workout.press(Command.START)
    plans: list[weakref.ref[Plan]] = []
    with workout:
        for sets in range(3, 23):
            replan(workout, a_plan(sets))
            plans.append(weakref.ref(workout.session.plan))
            workout.wait(1)
            assert workout.writer.flush(5)
        gc.collect()
        assert [plan() is not None for plan in plans] == [False] * 19 + [True]


def test_damage_after_many_changes_of_the_plan_loses_nothing(workout: Workout) -> None:
    with workout:
        workout.press(Command.START)
        workout.wait(5 + 20 + 30 + 20 + 30 + 3)  # both rows, and some of the hang
        workout.press(Command.BACK)
        workout.press(Command.BACK)
        workout.press(Command.BACK)  # before the second row, which is done already
        replan(workout, a_plan(1))  # and which gets a slot aside
        workout.wait(2)
        replan(workout, a_plan(4))
        workout.wait(2)
        replan(workout, a_plan(5))
        with workout.journal() as journal:
            before = [(one.slot, one.number, one.done) for one in history.sets(journal)]
            stood = history.unfinished(journal)[0]
            assert max(slot for slot, *_ in before) == ASIDE
        broken = sqlite3.DatabaseError("database disk image is malformed")
        broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        faults = [broken]

        def fail(_: Journal) -> None:
            if faults:
                raise faults.pop()

        workout.writer.submit(fail)
        workout.press(Command.PAUSE)
        with workout.journal() as journal:
            assert [(one.slot, one.number, one.done) for one in history.sets(journal)] == before
            stands = history.unfinished(journal)[0]
            assert stands.plan == stood.plan
            assert stands.stands.phase == stood.stands.phase
    assert len([*workout.path.parent.glob("journal-damaged-*.db")]) == 1
