"""Time is true: however long a session, however busy the machine, each phase begins when the plan has it.

What is measured by the wall clock is held against how late this machine wakes anybody meanwhile, so that
its load decides nothing. A session that lost time once and kept it lost would fail all the same.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from backcoach.asked import Asked
from backcoach.coach.awake import WakepyAwake
from backcoach.coach.conductor import Coach
from backcoach.coach.leading import Makers
from backcoach.coach.vigil import HEARTBEAT, Vigil
from backcoach.files.library import Library
from backcoach.sound.player import SilentPlayer
from backcoach.system.clock import Clock, SessionClock
from backcoach.system.steady import host_seconds
from backcoach.text.by_keys import lead
from backcoach.text.keyboard import NoKeys
from backcoach.training.cue import Cue
from backcoach.training.event import Event, Interrupted, PhaseStarted, SessionFinished
from backcoach.training.plan import Plan
from backcoach.training.session import Command, Mode
from backcoach.tui.app import BackcoachApp

from ..fakes import led, undisturbed
from ..sound.pulse import Tardiness
from ..training.builders import hold, plan_by_hand, plan_of, work
from ..tui.stage import QUIET, folders_in
from .test_vigil import look_on, watched

ON_TIME = 0.025
"""Seconds by which a boundary may be told after its moment."""

STALL = 0.5
"""Seconds for which the event loop is held up now and then."""

HALF_HOUR_OF_SETS = [work(reps=10, sets=20, rest=45), hold(seconds=30, sets=10, rest=30)]


# An hour on a clock that is set by hand --------------------------------------------------------------------


def an_hour() -> Plan:
    plan = plan_of(*HALF_HOUR_OF_SETS, *HALF_HOUR_OF_SETS)
    assert plan.seconds >= 3600
    assert len(plan.phases) >= 120
    return plan


@pytest.mark.parametrize("stalled_every", [0, 37])
def test_an_hour_of_120_phases_is_told_and_heard_as_planned(stalled_every: int) -> None:
    """With somebody who always looks a little late, and now and then half a second."""
    plan = an_hour()
    session, chance = led(plan), random.Random(1)
    looks = 0
    while (wake := session.coach.wake) is not None:
        looks += 1
        stalled = stalled_every and looks % stalled_every == 0
        session.clock.set(max(session.clock.now(), wake + (STALL if stalled else chance.uniform(0, 0.02))))
        session.coach.tick()
    session.wait(5)
    begun = {event.index: event for event in session.told if isinstance(event, PhaseStarted)}
    assert [begun[phase.index].at for phase in plan.phases] == pytest.approx(
        [phase.at for phase in plan.phases], abs=1e-6
    ), "no drift, not even a microsecond in an hour"
    late = sorted(event.late for event in begun.values())
    assert late[-1] <= (STALL if stalled_every else 0.02)
    assert session.told[-1].at == pytest.approx(plan.seconds)
    expected = [(round(event.at, 6), event.cue) for event in undisturbed(plan) if hasattr(event, "cue")]
    heard = session.heard()
    if not stalled_every:
        assert heard == sorted(expected)
        return
    # A boundary that nobody saw was heard at its moment, and nothing after it by more than the stall.
    assert {one for one in heard if one[1] is not Cue.REP} <= set(expected)
    missed = set(expected) - set(heard)
    assert all(cue in (Cue.REP, Cue.REP_UP) for _, cue in missed), missed


# By the wall clock -----------------------------------------------------------------------------------------


@dataclass
class Witness:
    """What was told of a session, and when by the wall clock."""

    told: list[tuple[Event, float]] = field(default_factory=list)
    stalls: list[tuple[float, float]] = field(default_factory=list)
    """When the loop was held up, from and to."""

    def __call__(self, event: Event) -> None:
        self.told.append((event, host_seconds()))

    def stall(self) -> None:
        """Hold the caller's loop up."""
        begin = host_seconds()
        time.sleep(STALL)
        self.stalls.append((begin, host_seconds()))

    def late(self, plan: Plan, clock: Clock) -> list[float]:
        """Seconds by which each boundary was noticed after its moment, by the wall clock and counted from
        the session's start; of what fell into a stall, after that.

        What is done before it is told, such as keeping the set, is not counted: its sound is long on its way.
        """
        told = [(event, at) for event, at in self.told if _ends_a_phase(event)]
        boundaries = [event for event, _ in told]
        began = clock.host(boundaries[0].at - plan.phases[1].at)
        moments = [phase.at for phase in plan.phases[1:]] + [plan.seconds]
        late = []
        for event, moment in zip(boundaries, moments, strict=True):
            due, noticed = began + moment, clock.host(event.at + event.late)
            held_up = [end for begin, end in self.stalls if begin <= due + ON_TIME and due <= end]
            late.append(noticed - max([due, *held_up]))
        assert all(began + moment <= at for moment, (_, at) in zip(moments, told, strict=True)), (
            "none too early"
        )
        return late


def _ends_a_phase(event: Event) -> bool:
    return isinstance(event, SessionFinished) or (isinstance(event, PhaseStarted) and event.index > 0)


def assert_true(late: Sequence[float], tardiness: Tardiness) -> None:
    """See that boundaries keep to the plan as well as this machine lets anybody keep to anything."""
    worst = sorted(late)[math.ceil(0.99 * len(late)) - 1]
    assert worst <= ON_TIME + 2 * tardiness.worst, (worst, tardiness.worst)
    assert statistics.median(late) <= ON_TIME, late
    first, last = statistics.median(late[: len(late) // 3]), statistics.median(late[-(len(late) // 3) :])
    assert last - first <= ON_TIME, "it drifts"


def every_second(seconds: int) -> Plan:
    return plan_by_hand(*([1.0] * seconds))


def led_in_text(seconds: int) -> None:
    plan, witness = every_second(seconds), Witness()
    clock = SessionClock()
    coach = Coach(plan, clock, SilentPlayer(), vigil=Vigil(clock))
    coach.listen(witness)
    with Tardiness() as tardiness:
        assert lead(coach, NoKeys(), {}) is Mode.FINISHED
    assert_true(witness.late(plan, clock), tardiness)


async def led_on_the_screen(root: Path, seconds: int, stalls: float) -> None:
    """The whole app in real time, its event loop held up every so many seconds."""
    plan, witness = every_second(seconds), Witness()
    # Without a vigil: where the machine is so busy that it asks, nobody is here to answer.
    makers = Makers(lambda *_, **__: SilentPlayer(), SessionClock, lambda _: None)
    app = BackcoachApp(Library(folders_in(root)), QUIET, Asked(plan=plan), makers, WakepyAwake)
    try:
        with Tardiness() as tardiness:
            async with app.run_test(size=(80, 24)) as pilot:
                leading = app.journey.leading
                assert leading is not None
                leading.coach.listen(witness)
                app.set_interval(stalls, witness.stall)
                begun = host_seconds()
                while leading.coach.session.state.mode in (Mode.READY, Mode.RUNNING):
                    await pilot.pause(0.1)
                    assert host_seconds() - begun < seconds + 10
    finally:
        app.journey.close()
    assert len(witness.stalls) >= (seconds - 1) // stalls
    assert_true(witness.late(plan, leading.coach.clock), tardiness)


async def test_the_screen_keeps_time_though_its_loop_is_held_up(tmp_path: Path) -> None:
    await led_on_the_screen(tmp_path, 9, stalls=2.75)


@pytest.mark.long
async def test_three_minutes_on_the_screen_are_three_minutes(tmp_path: Path) -> None:
    await led_on_the_screen(tmp_path, 180, stalls=7.75)


@pytest.mark.long
def test_three_minutes_in_text_are_three_minutes() -> None:
    led_in_text(180)


# Time that was lost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sleeps", [False, True], ids=["the program was stopped", "the machine slept"])
@pytest.mark.parametrize("seconds", [30.0, 600.0, 28_800.0])
@pytest.mark.parametrize("within", [4.0, 28.9], ids=["in the quiet", "in the count"])
def test_after_a_gap_no_stale_cue_is_told_or_heard_and_it_is_said_within_a_second(
    seconds: float, sleeps: bool, within: float
) -> None:
    session, machine = watched(plan_by_hand(30, 30))
    look_on(session, within)
    next_look = session.coach.until_wake()
    assert next_look is not None
    assert next_look <= HEARTBEAT
    session.forget()
    if sleeps:  # the steady clock stands meanwhile
        machine.slept += seconds
        session.stall(next_look)
    else:
        session.stall(seconds)
    told = [event for event in session.told if isinstance(event, Interrupted)]
    assert [round(event.lost - seconds) for event in told] == [0 if not sleeps else round(next_look)]
    assert session.cues() == []
    assert session.coach.session.state.mode is Mode.PAUSED
    assert [asked.is_cut for asked in session.player.asked] == [True]
    session.wait(7200)
    assert session.cues() == []
    assert session.press(Command.RESUME)
    left = 30 - within
    look_on(session, left)
    counts = [at for at, cue in session.heard() if cue is Cue.COUNT]
    assert len([at for at in counts if at > within + 1]) == min(3, int(left))
