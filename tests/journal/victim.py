"""Leads a session until it is killed: a program of its own, for test_kill.py.

It tells its killer how far it is through a shared file, which outlives it: what it showed last, and when.
"""

from __future__ import annotations

import mmap
import struct
import sys
import time
from pathlib import Path

from backcoach.journal import history
from backcoach.journal.lock import Lead
from backcoach.journal.recorder import Recorder
from backcoach.journal.store import Journal
from backcoach.journal.writer import JournalWriter
from backcoach.training.event import Event, PhaseStarted
from backcoach.training.exercise import Exercise
from backcoach.training.phase import Phase, PhaseKind, SectionKind
from backcoach.training.plan import Plan
from backcoach.training.routine import Level
from backcoach.training.session import Command, Mode, Session, State

SHOWN = struct.Struct("<qqdd")
"""How often it was written, the phase that was shown, seconds of it that had run, the session's place."""

HANG = Exercise("dead-hang", "Dead hang", kind=PhaseKind.HOLD)


def short_plan() -> Plan:
    """Forty holds with rests between, none longer than two seconds."""
    phases: list[Phase] = []
    at = 0.0
    for index in range(80):
        kind = PhaseKind.REST if index % 2 else PhaseKind.HOLD
        seconds = 0.5 + (index * 7 % 4) / 2
        phases.append(Phase(index, at, kind, seconds, SectionKind.MAIN, "short", HANG, set=1, sets=1))
        at += seconds
    return Plan("short", "Short", Level.BEGINNER, tuple(phases))


def lead(path: Path, shown: mmap.mmap, speed: float) -> None:
    """Begin a session, or go on with the unfinished one, to its end."""
    assert Lead(path).take()
    with Journal.open(path) as journal:
        found = next(iter(history.unfinished(journal)), None)
    plan = found.plan if found and found.plan else short_plan()
    session = Session(plan, found.stands.state() if found else State())
    began = time.monotonic()

    def now() -> float:
        return (time.monotonic() - began) * speed

    def show() -> None:
        nonlocal count
        count += 1
        state = session.state
        if state.index < len(plan.phases):
            spent = session.elapsed(state.seen)
            place = plan.phases[state.index].at + spent
            shown[: SHOWN.size] = SHOWN.pack(count, state.index, spent, place)

    def screen(event: Event) -> None:
        if isinstance(event, PhaseStarted):
            show()

    count = 0
    writer = JournalWriter(path)
    recorder = Recorder(writer, session, now, speed=speed, resumed=found)
    command = Command.RESUME if found else Command.START
    events = session.apply(command, now())
    while True:
        for event in events:
            recorder(event)
            screen(event)
        if session.state.mode is Mode.FINISHED:
            break
        time.sleep(0.002)
        events = session.advance(now())
        if not events:
            show()
        recorder.beat()
    recorder.close()
    writer.close()


if __name__ == "__main__":
    with open(sys.argv[2], "r+b") as file, mmap.mmap(file.fileno(), SHOWN.size) as memory:  # noqa: PTH123
        lead(Path(sys.argv[1]), memory, float(sys.argv[3]))
