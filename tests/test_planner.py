"""The log, the settings and the plan put together: what was done moves what comes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from backcoach.coach.leading import Makers, open_leading
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.problems import Problems
from backcoach.files.reader import read_routine
from backcoach.files.settings import Settings
from backcoach.journal import exchange, history
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.training.one_rep_max import Knowledge, Maximum
from backcoach.training.past import PastSet
from backcoach.training.phase import Phase
from backcoach.training.plan import Plan
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.routine import Routine
from backcoach.training.session import Command, State

from .fakes import FakeClock, RecordingPlayer

TODAY = datetime.now().astimezone().date()
LIBRARY = Library()
KG = WeightUnit.KG
Sets = dict[str, tuple[PastSet, ...]]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path / "data", tmp_path / "cache")


def planned(
    routine: Routine, folders: Folders, settings: Settings, today: date, *, progression: bool = True
) -> Plan:
    midnight = datetime.combine(today + timedelta(days=1), time()).astimezone()
    library = Library(personal=folders)
    return Planner(library, settings, progression).as_of(midnight - timedelta(seconds=1)).plan(routine)


def train(plan: Plan, folders: Folders, late: float = 0.0) -> None:
    """Lead a whole session, in no time; somebody looks so many seconds after each moment."""
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
        clock.set(max(wake + late, clock.now()))
        leading.coach.tick()
    leading.close()


def tour() -> Plan:
    return Planner(LIBRARY, Settings(), progression=False).plan(LIBRARY.routine("tour"))


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


def test_how_late_the_cues_of_a_session_were_is_kept_with_it(folders: Folders) -> None:
    train(tour(), folders)
    train(tour(), folders, late=0.02)
    with Journal.open(folders.journal) as journal:
        punctual, late = history.sessions(journal)
        assert (punctual.late_p99, punctual.late_worst) == (0, 0)
        assert late.late_worst == pytest.approx(0.02)
        assert late.late_p99 == pytest.approx(0.02)
        records = list(exchange.records(journal))
    told = {record["session"]: record["late"] for record in records}
    assert told[punctual.id]["worst"] == 0
    assert told[late.id] == {"p99": 0.02, "worst": 0.02}


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
    settings = Settings(
        one_rep_maxes={"deadlift": Weight(100, KG)},
        plates=tuple(Weight(amount, KG) for amount in (1.25, 2.5, 5.0, 10.0, 20.0)),
    )
    weights = {str(phase.weight) for phase in sets_of(planned(routine, folders, settings, TODAY), "deadlift")}
    assert weights == {"82.5 kg"}
    only_big = replace(settings, plates=(Weight(20, KG),))
    weights = {str(phase.weight) for phase in sets_of(planned(routine, folders, only_big, TODAY), "deadlift")}
    assert weights == {"60 kg"}


def test_a_damaged_journal_counts_as_an_empty_one_and_is_left_alone(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    folders.journal.write_bytes(b"no database at all" * 500)
    before = folders.journal.read_bytes()
    plan = planned(LIBRARY.routine("tour"), folders, Settings(), TODAY)
    assert plan.phases
    assert folders.journal.read_bytes() == before


def test_what_was_done_since_a_moment_is_left_out_of_plans_as_of_then(folders: Folders) -> None:
    planner = Planner(Library(personal=folders), Settings())
    routine = LIBRARY.routine("full-back-a")
    before = datetime.now().astimezone()
    first = planner.plan(routine)
    train(first, folders)
    assert planner.as_of(before).plan(routine) == first
    assert planner.plan(routine) != first


def test_a_look_asks_the_log_of_each_exercise_once(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    planner = Planner(Library(personal=folders), Settings())
    routines = [LIBRARY.routine(name) for name in ("full-back-a", "full-back-b", "full-back-home")]
    train(planner.plan(routines[0]), folders)
    alone = [planner.plan(routine) for routine in routines]
    opened, asked = [], []
    look, past_sets = Journal.look, history.past_sets

    def counted_look(path: Path) -> Journal | None:
        opened.append(path)
        return look(path)

    def counted_sets(journal: Journal, names: Iterable[str], before: datetime | None = None) -> Sets:
        asked.extend(names := list(names))
        return past_sets(journal, names, before)

    monkeypatch.setattr(Journal, "look", counted_look)
    monkeypatch.setattr(history, "past_sets", counted_sets)
    with planner.looking() as outlook:
        assert [outlook.plan(routine) for routine in routines] == alone
        assert outlook.last_done("full-back-a") is not None
        assert outlook.last_done("full-back-b") is None
    assert len(opened) == 1
    assert len(asked) == len(set(asked)) > 8


def test_who_has_lifted_nothing_yet_is_told_weights_in_the_unit_of_their_settings(folders: Folders) -> None:
    train(tour(), folders)
    pounds = Settings(weight_unit=WeightUnit.LB)
    with Planner(Library(personal=folders), pounds).looking() as outlook:
        assert outlook._past(LIBRARY.routine("full-back-a")).unit is WeightUnit.LB


@pytest.mark.parametrize("progression", [True, False])
def test_a_maximum_that_was_tested_goes_before_the_one_typed_in(folders: Folders, progression: bool) -> None:
    now = datetime.now().astimezone()
    with Journal.open(folders.journal) as journal:
        journal.set_maximum("deadlift", Maximum(Weight(120, KG), now.date(), Knowledge.TESTED), now)
    text = "name: P\nmain: [{work: deadlift, sets: 1, reps: 3, load: 50%}]\n"
    routine = read_routine(text, "p", LIBRARY.catalogue, Problems())
    assert routine is not None
    settings = Settings(one_rep_maxes={"deadlift": Weight(100, KG)})
    plan = Planner(Library(personal=folders), settings, progression).plan(routine)
    assert [str(phase.weight) for phase in sets_of(plan, "deadlift")] == ["60 kg" if progression else "50 kg"]
