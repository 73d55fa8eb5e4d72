"""Half a year of a lifter who trains with the program: file, plan, session, keys, journal, plan again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from backcoach.coach.leading import Makers, open_leading
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.training.past import Felt
from backcoach.training.phase import Phase
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.session import Command, State

from .cli.commands import invoke
from .fakes import FakeClock, RecordingPlayer

A_WEEK = 7 * 86_400_000
"""Milliseconds."""

HEAVY = """
name: Heavy
main:
  - {work: deadlift, sets: 3, reps: 4-6, load: 85%, rest: 60s}
  - {hold: back-extension-hold, sets: 2, for: 15-30s}
cool-down: [{hold: childs-pose, for: 20s}]
"""


class Lifter:
    """Trains once a week in their own folder; the log is put back by a week after each session."""

    def __init__(self, home: Path, settings: Settings | None = None) -> None:
        self.home = home
        self.settings = settings or Settings()
        self.folders = Folders(home, home, home)
        self.library = Library(personal=self.folders)
        self.folders.routines.mkdir(parents=True)
        (self.folders.routines / "heavy.yaml").write_text(HEAVY)

    def train(self, felt: Felt | None = None, reps_done: int | None = None) -> str:
        """One session; says in the rest after the last lift how it felt, and how many reps it was."""
        plan = Planner(self.library, self.settings).plan(self.library.routine("heavy"))
        clock = FakeClock()
        player = RecordingPlayer(clock)
        leading = open_leading(
            plan,
            self.settings,
            self.folders,
            Makers(lambda *_, **__: player, lambda _: clock, lambda _: None),
            state=State(),
            speed=1.0,
            mute=False,
            resumed=None,
            bell=lambda: None,
            on_news=lambda _: None,
        )
        leading.coach.command(Command.START)
        said = -1
        while (wake := leading.coach.wake) is not None:
            clock.set(max(wake, clock.now()))
            leading.coach.tick()
            told = leading.just_done.told
            if told is None or told.set.slot == said or told.set.exercise != "deadlift":
                continue
            said = told.set.slot
            for _ in range((told.set.done.reps or 0) - reps_done if reps_done is not None else 0):
                leading.just_done.fewer()
            if felt is not None and told.set.number == 3:
                leading.just_done.feel(felt)
        leading.close()
        return jotted(plan.phases)

    def rest_for_a_week(self) -> None:
        """Let a week pass, by putting all that is in the log a week back."""
        with Journal.open(self.folders.journal) as journal:
            for table, column in (
                ("session", "at"),
                ("session", "ended"),
                ("sets", "at"),
                ("one_rep_max", "at"),
            ):
                journal.connection.execute(f"UPDATE {table} SET {column} = {column} - {A_WEEK}")

    def planned(self) -> list[Mapping[str, Any]]:
        """What `backcoach plan` says of the lifts that come next."""
        told = json.loads(invoke(self.home, "plan", "heavy", "--json").stdout)
        return [one for one in told["phases"] if one["exercise"] == "deadlift" and one["kind"] == "work"]


def jotted(phases: tuple[Phase, ...]) -> str:
    lift = next(phase for phase in phases if phase.kind.active)
    hold = next(phase for phase in phases if phase.kind == "hold")
    weight = f"{lift.weight.amount:g}×" if lift.weight else ""
    return f"{weight}{lift.reps} {hold.seconds:g}"


def typed(kilograms: float) -> Settings:
    return Settings(one_rep_maxes={"deadlift": Weight(kilograms, WeightUnit.KG)})


def test_half_a_year_through_the_journal_is_what_was_worked_out_by_hand(tmp_path: Path) -> None:
    # 85 % of 121 kg is 102.85, and 102.5 can be loaded; 4–6 reps, then 5 kg more (R5). Week 8 feels easy,
    # week 17 hard, and in week 21 only five of six go, which is done again. The hold grows to 30 s (R7) and
    # stays; then its rest shrinks, which is not jotted down here (R4).
    lifter = Lifter(tmp_path, typed(121))
    weeks = []
    for week in range(1, 27):
        felt = {8: Felt.EASY, 17: Felt.HARD}.get(week)
        weeks.append(lifter.train(felt, reps_done=5 if week == 21 else None))
        lifter.rest_for_a_week()
    assert weeks == [
        "102.5×4 15",
        "102.5×5 20",
        "102.5×6 25",
        "107.5×4 30",
        "107.5×5 30",
        "107.5×6 30",
        "112.5×4 30",
        "112.5×5 30",
        "117.5×4 30",
        "117.5×5 30",
        "117.5×6 30",
        "122.5×4 30",
        "122.5×5 30",
        "122.5×6 30",
        "127.5×4 30",
        "127.5×5 30",
        "127.5×6 30",
        "127.5×6 30",
        "132.5×4 30",
        "132.5×5 30",
        "132.5×6 30",
        "132.5×6 30",
        "137.5×4 30",
        "137.5×5 30",
        "137.5×6 30",
        "142.5×4 30",
    ]


@pytest.mark.parametrize(
    ("felt", "weight", "reps", "why"),
    [
        (Felt.EASY, "65 kg", 4, "more was easily there: 65 kg, back to 4 reps"),
        (Felt.RIGHT, "60 kg", 5, "all sets of 4 reps done: one rep more"),
        (Felt.HARD, "60 kg", 4, "all sets of 4 reps done, but hard: the same again"),
    ],
)
def test_r5_what_is_said_in_the_last_rest_is_what_the_next_plan_asks_and_says(
    tmp_path: Path, felt: Felt, weight: str, reps: int, why: str
) -> None:
    lifter = Lifter(tmp_path, typed(71))  # 85 % is 60.35
    assert lifter.train(felt) == "60×4 15"
    lifter.rest_for_a_week()
    (tmp_path / "config.yaml").write_text("one-rep-max: {deadlift: 71 kg}\n")
    lifts = lifter.planned()
    assert [(one["weight"], one["reps"]) for one in lifts] == [(weight, reps)] * 3
    assert all(why in one["why"] for one in lifts)


def test_a_maximum_that_is_typed_anew_moves_the_weight_from_then_on(tmp_path: Path) -> None:
    lifter = Lifter(tmp_path, typed(71))
    assert lifter.train() == "60×4 15"
    lifter.rest_for_a_week()
    assert lifter.train() == "60×5 20"
    lifter.rest_for_a_week()
    lifter.settings = typed(90)  # 85 % is 76.5: on the way to 75
    assert lifter.train().startswith("65×4")
    lifter.rest_for_a_week()
    assert lifter.train().startswith("70×4")
    lifter.rest_for_a_week()
    assert lifter.train().startswith("75×4")
    lifter.rest_for_a_week()
    assert lifter.train().startswith("75×5"), "there, the log leads on"


def test_a_session_that_is_broken_off_asks_for_the_same_again(tmp_path: Path) -> None:
    lifter = Lifter(tmp_path, typed(71))
    lifter.train()
    with Journal.open(lifter.folders.journal) as journal:
        journal.connection.execute("DELETE FROM sets WHERE exercise = 'deadlift' AND number > 1")
    lifter.rest_for_a_week()
    assert lifter.train().startswith("60×4")
