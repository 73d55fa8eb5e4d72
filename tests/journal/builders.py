"""A journal and a session in few words."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from backcoach.journal.recorder import Recorder
from backcoach.journal.rows import (
    Amounts,
    LoggedSession,
    LoggedSet,
    SessionEnding,
    SessionId,
    Standing,
    milliseconds,
    session_row,
    set_row,
)
from backcoach.journal.store import Journal
from backcoach.journal.writer import JournalWriter
from backcoach.training.exercise import Exercise
from backcoach.training.past import Felt
from backcoach.training.phase import Phase, PhaseKind, SectionKind
from backcoach.training.plan import Plan
from backcoach.training.quantities import LoadClass, Range, Weight, WeightUnit
from backcoach.training.routine import Level
from backcoach.training.session import Command, Session

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=1)))

ROW = Exercise("dumbbell-row", "Dumbbell row", load=LoadClass.HEAVY)
HANG = Exercise("dead-hang", "Dead hang", kind=PhaseKind.HOLD)
TEN_KG = Weight(10.0, WeightUnit.KG)


def a_plan(sets: int = 2) -> Plan:
    """Ready 5 s; so many rows of 8 × 2.5 s with 30 s rest; a hang of 20 s; rest; a last row."""
    phases: list[Phase] = []

    def add(kind: PhaseKind, seconds: float, exercise: Exercise, **more: object) -> None:
        at = phases[-1].at + phases[-1].seconds if phases else 0.0
        phases.append(
            Phase(
                len(phases),
                at,
                kind,
                seconds,
                SectionKind.MAIN,
                "by hand",
                exercise,
                **more,  # type: ignore[arg-type]
            )
        )

    reps = {"reps": 8, "reps_range": Range(8, 12), "weight": TEN_KG, "load": LoadClass.HEAVY}
    add(PhaseKind.PREPARE, 5, ROW)
    for number in range(1, sets + 1):
        add(PhaseKind.WORK, 20, ROW, set=number, sets=sets, **reps)
        add(PhaseKind.REST, 30, ROW)
    add(PhaseKind.HOLD, 20, HANG, set=1, sets=1)
    add(PhaseKind.REST, 30, ROW)
    add(PhaseKind.WORK, 20, ROW, set=sets + 1, sets=sets + 1, **reps)
    return Plan("day-a", "Day A", Level.ADVANCED, tuple(phases))


class Workout:
    """A session led by hand, with a recorder that writes to a journal."""

    def __init__(self, path: Path, plan: Plan | None = None) -> None:
        self.news: list[str | None] = []
        self.path = path
        self.session = Session(plan or a_plan())
        self.clock = 0.0
        self.writer = JournalWriter(path, self.news.append, retry=0.02)
        self.recorder = Recorder(
            self.writer,
            self.session,
            lambda: self.clock,
            wall=lambda: NOON + timedelta(seconds=self.clock),
            speed=1000.0,
        )

    def __enter__(self) -> Workout:
        return self

    def __exit__(self, *_: object) -> None:
        self.recorder.close()
        self.writer.close()

    def press(self, command: Command) -> None:
        for event in self.session.apply(command, self.clock):
            self.recorder(event)

    def wait(self, seconds: float) -> None:
        self.clock += seconds
        for event in self.session.advance(self.clock):
            self.recorder(event)

    def journal(self) -> Journal:
        assert self.writer.flush(5)
        return Journal.open(self.path)


def logged_session(number: int = 1, *, began: datetime = NOON, routine: str = "day-a") -> LoggedSession:
    return LoggedSession(SessionId(number), routine, routine.title(), "beginner", began)


def logged_set(session: int = 1, slot: int = 1, *, at: datetime = NOON, **more: object) -> LoggedSet:
    amounts = Amounts(8, 20.0, None, TEN_KG)
    given: dict[str, Any] = {
        "exercise": ROW.id,
        "name": ROW.name,
        "number": 1,
        "count": 3,
        "load": LoadClass.HEAVY,
        "done": amounts,
        "planned": amounts,
        **more,
    }
    return LoggedSet(SessionId(session), slot, at, SectionKind.MAIN, PhaseKind.WORK, **given)


def begin(journal: Journal, number: int = 1, *, began: datetime = NOON, routine: str = "day-a") -> None:
    from backcoach.journal.frozen import freeze

    session = logged_session(number, began=began, routine=routine)
    journal.begin_session(session, freeze(a_plan()), Standing(0, 0.0))


NAMES = ("deadlift", "pull-up", "dumbbell-row", "back-extension", "face-pull")
SETS = 30


def train_for(journal: Journal, weeks: int, first: datetime = NOON) -> datetime:
    """Three sessions of thirty sets a week from `first` on; when the last one began."""
    began = first
    usual = [
        set_row(
            logged_set(
                0,
                slot,
                exercise=NAMES[slot % 5],
                name=NAMES[slot % 5].replace("-", " ").capitalize(),
                load=(LoadClass.HEAVY, LoadClass.LIGHT)[slot % 5 > 2],
                done=Amounts(4 + slot % 3, 20, None, Weight(40, WeightUnit.KG)),
                felt=Felt.RIGHT if slot % 3 == 2 else None,
            )
        )
        for slot in range(SETS)
    ]
    insert = f"INSERT INTO sets ({', '.join(usual[0])}) VALUES ({', '.join('?' * len(usual[0]))})"
    with journal.transaction():
        for number in range(weeks * 3):
            began = first + timedelta(days=7 * (number // 3) + 2 * (number % 3))
            at = milliseconds(began)
            session = session_row(logged_session(number + 1, began=began, routine=f"day-{number % 2}"))
            ended = {"ended": at + 3_600_000, "ending": SessionEnding.FINISHED, "clocked": 3600.0}
            journal.insert("session", session | ended)
            rows = (
                row | {"session": number + 1, "at": at + 60_000 * slot, "weight": 40 + number / 20}
                for slot, row in enumerate(usual)
            )
            journal.connection.executemany(insert, [tuple(row.values()) for row in rows])
    return began


def sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        connection.close()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777
