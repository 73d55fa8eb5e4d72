"""What leads a session holds no more of it after hours of keys and of changed files than it did at first."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcoach.coach.leading import Leading, Makers, open_leading
from backcoach.files.folders import Folders
from backcoach.files.settings import Settings
from backcoach.journal.history import unfinished
from backcoach.opening import reading
from backcoach.sound.player import SilentPlayer
from backcoach.training.plan import Plan
from backcoach.training.session import Command, State

from ..fakes import FakeClock
from ..training.builders import hold, plan_of

HARMLESS = (Command.PAUSE, Command.RESUME, Command.LONGER, Command.SHORTER, Command.LONGER, Command.UNDO)
"""Presses after which a session stands where it stood."""

FEW = 30
"""Objects that come and go by themselves."""


def a_plan(seconds: float) -> Plan:
    return plan_of(hold(seconds=seconds, sets=100, rest=30))


@contextmanager
def led(folder: Path) -> Iterator[Leading]:
    """A session in its first phase, with all that keeps and counts it; it plays to nobody."""
    clock = FakeClock()
    leading = open_leading(
        a_plan(30),
        Settings(),
        Folders(folder, folder, folder),
        Makers(lambda *_, **__: SilentPlayer(), lambda _: clock, lambda _: None),
        state=State(),
        speed=1.0,
        mute=True,
        resumed=None,
        bell=None,
        on_news=lambda _: None,
    )
    leading.coach.command(Command.START)
    assert leading.writer.flush(10)
    leading.coach.tick()  # which opens the file of beats
    yield leading
    leading.close()


def objects(leading: Leading) -> int:
    """How many there are that can hold others, once all is written."""
    assert leading.writer.flush(10)
    gc.collect()
    return len(gc.get_objects())


def test_a_session_holds_nothing_of_presses_that_changed_nothing(tmp_path: Path) -> None:
    def press(times: int) -> None:
        for _ in range(times):
            for command in HARMLESS:
                assert leading.coach.command(command)

    with led(tmp_path) as leading:
        press(5)
        before = objects(leading)
        press(50)
        assert objects(leading) - before < FEW


def test_a_session_holds_no_plan_but_the_first_and_the_last(tmp_path: Path) -> None:
    def change(times: int) -> None:
        for number in range(times):
            leading.coach.replan(a_plan(20 + number % 2))

    with led(tmp_path) as leading:
        change(2)
        before = objects(leading)
        change(20)
        each = (objects(leading) - before) / 20
        assert each < len(leading.coach.plan.phases) / 10


def test_each_look_keeps_how_far_the_phase_has_run(tmp_path: Path) -> None:
    with led(tmp_path) as leading:
        clock = leading.coach.clock
        assert isinstance(clock, FakeClock)
        clock.advance(2.5)
        leading.coach.tick()
        assert leading.writer.flush(10)
        with reading(Folders(tmp_path, tmp_path, tmp_path)) as journal:
            assert journal is not None
            (found,) = unfinished(journal)
    assert found.stands.spent == 2.5
