"""The log, the settings and the plan put together: what was done moves what comes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.problems import Problems
from backcoach.files.reader import read_routine
from backcoach.files.settings import Settings
from backcoach.leading import Makers, open_leading
from backcoach.outlook import past_for
from backcoach.training.phase import Phase
from backcoach.training.plan import Plan, make_plan
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.routine import Routine
from backcoach.training.session import Command, State

from .fakes import FakeClock, RecordingPlayer

TODAY = datetime.now().astimezone().date()
LIBRARY = Library()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path / "data", tmp_path / "cache")


def planned(
    routine: Routine, folders: Folders, settings: Settings, today: date, *, progression: bool = True
) -> Plan:
    past = past_for(routine, settings, folders, today, progression=progression)
    return make_plan(routine, LIBRARY.catalogue, settings.person(), past)


def train(plan: Plan, folders: Folders) -> None:
    """Lead a whole session, in no time."""
    clock = FakeClock()
    player = RecordingPlayer(clock)
    leading = open_leading(
        plan,
        Settings(),
        folders,
        Makers(lambda *_, **__: player, lambda _: clock, lambda _: None),
        state=State(),
        speed=1.0,
        mute=False,
        resumed=None,
        bell=lambda: None,
        on_news=lambda _: None,
    )
    leading.coach.command(Command.START)
    while (wake := leading.coach.wake) is not None:
        clock.set(wake)
        leading.coach.tick()
    leading.close()


def sets_of(plan: Plan, exercise: str) -> list[Phase]:
    return [p for p in plan.phases if p.kind.active and p.exercise and p.exercise.id == exercise]


def test_r4_what_was_done_moves_the_next_plan_on_and_the_plan_says_why(folders: Folders) -> None:
    routine = LIBRARY.routine("full-back-a")
    first = planned(routine, folders, Settings(), TODAY)
    assert {phase.reps for phase in sets_of(first, "deadlift")} == {4}
    train(first, folders)
    second = planned(routine, folders, Settings(), TODAY + timedelta(days=3))
    assert {phase.reps for phase in sets_of(second, "deadlift")} == {5}
    assert "one rep more" in sets_of(second, "deadlift")[0].why
    assert {phase.reps for phase in sets_of(first, "deadlift")} == {4}


def test_r7_a_back_extension_hold_that_was_held_grows_by_five_seconds(folders: Folders) -> None:
    routine = LIBRARY.routine("full-back-a")
    train(planned(routine, folders, Settings(), TODAY), folders)
    again = planned(routine, folders, Settings(), TODAY + timedelta(days=3))
    assert {phase.seconds for phase in sets_of(again, "back-extension-hold")} == {20}


def test_without_progression_the_log_moves_nothing(folders: Folders) -> None:
    routine = LIBRARY.routine("full-back-a")
    first = planned(routine, folders, Settings(), TODAY)
    train(first, folders)
    still = planned(routine, folders, Settings(), TODAY + timedelta(days=3), progression=False)
    assert still.phases == first.phases


def test_r6_a_load_in_per_cent_becomes_a_weight_that_the_plates_make(folders: Folders) -> None:
    text = "name: P\nmain: [{work: deadlift, sets: 2, reps: 3, load: 83%}]\n"
    routine = read_routine(text, "p", LIBRARY.catalogue, Problems())
    assert routine is not None
    kg = WeightUnit.KG
    settings = Settings(
        one_rep_maxes={"deadlift": Weight(100, kg)},
        plates=tuple(Weight(amount, kg) for amount in (1.25, 2.5, 5.0, 10.0, 20.0)),
    )
    weights = {str(phase.weight) for phase in sets_of(planned(routine, folders, settings, TODAY), "deadlift")}
    assert weights == {"82.5 kg"}
    only_big = replace(settings, plates=(Weight(20, kg),))
    weights = {str(phase.weight) for phase in sets_of(planned(routine, folders, only_big, TODAY), "deadlift")}
    assert weights == {"60 kg"}


def test_a_damaged_journal_counts_as_an_empty_one_and_is_left_alone(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    folders.journal.write_bytes(b"no database at all" * 500)
    before = folders.journal.read_bytes()
    plan = planned(LIBRARY.routine("tour"), folders, Settings(), TODAY)
    assert plan.phases
    assert folders.journal.read_bytes() == before
