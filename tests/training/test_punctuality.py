"""How punctual a session was, measured as it is told."""

from __future__ import annotations

import random

import pytest

from backcoach.training.cue import Cue
from backcoach.training.event import CueGiven, Ending, Event, PhaseEnded
from backcoach.training.punctuality import Delays, Punctuality
from backcoach.training.session import Command

from ..fakes import FakeClock, Led, led
from .builders import plan_by_hand

PLAN = plan_by_hand(10, 10, 10)


def measured(speed: float = 1.0) -> tuple[Led, Punctuality]:
    session = led(PLAN, speed=speed, start=False)
    punctuality = Punctuality(session.clock.now, speed)
    session.coach.listen(punctuality.listen)
    return session, punctuality


def test_a_session_that_is_looked_at_in_time_is_punctual() -> None:
    session, punctuality = measured()
    assert (punctuality.measured, punctuality.line) == (False, "")
    session.press(Command.START)
    session.wait(PLAN.seconds)
    assert punctuality.changes.count == 3
    assert punctuality.cues.count == 3 * 4 + 1, "each start, each count of three, and the finish"
    assert (punctuality.worst, punctuality.p99) == (0, 0)
    assert punctuality.line == "every cue within 1 ms"


def test_a_stall_is_measured_for_each_thing_that_it_made_late() -> None:
    session, punctuality = measured()
    session.press(Command.START)
    session.wait(8.5)
    session.stall(2.1)
    assert punctuality.changes.worst == pytest.approx(0.6)
    assert punctuality.worst == pytest.approx(1.6)
    assert punctuality.line == "one change and 2 cues up to 1.6 s late"
    session.wait(PLAN.seconds)
    assert punctuality.changes.noticed == 1


def test_on_a_faster_clock_real_seconds_count() -> None:
    session, punctuality = measured(speed=10)
    session.press(Command.START)
    session.wait(9.5)
    session.stall(1)
    assert punctuality.changes.worst == pytest.approx(0.05)


def test_the_time_that_others_take_to_hear_of_it_counts() -> None:
    session = led(PLAN, start=False)
    session.coach.listen(lambda event: session.clock.advance(0.02) if isinstance(event, CueGiven) else None)
    punctuality = Punctuality(session.clock.now)
    session.coach.listen(punctuality.listen)
    session.press(Command.START)
    assert punctuality.cues.worst == pytest.approx(0.02)


def test_what_follows_a_key_or_a_pause_has_no_moment_to_be_late_for() -> None:
    session, punctuality = measured()
    session.press(Command.START)
    session.wait(5)
    for command in (Command.PAUSE, Command.LONGER, Command.RESUME, Command.NEXT):
        session.press(command)
        session.wait(1.0)
    session.press(Command.QUIT)
    assert punctuality.changes.count == 0
    assert punctuality.worst == 0


@pytest.mark.parametrize(
    ("late", "line"),
    [
        ([0.0031], "every cue within 4 ms"),
        ([0.004], "every cue within 4 ms"),
        ([0.0, 0.0999], "every cue within 100 ms"),
        ([0.2], "one cue 0.2 s late"),
        ([0.2, 0.3, 0.01], "2 cues up to 0.3 s late"),
    ],
)
def test_the_whole_is_said_in_a_line(late: list[float], line: str) -> None:
    clock = FakeClock()
    punctuality = Punctuality(clock.now)
    for seconds in late:
        at = clock.now()
        clock.advance(seconds)
        punctuality.listen(CueGiven(at=at, index=0, cue=Cue.COUNT, text="3"))
    assert punctuality.line == line


def test_one_change_that_was_late_is_said_with_how_much() -> None:
    punctuality = Punctuality(lambda: 10.6)
    ended: Event = PhaseEnded(at=10, index=0, ending=Ending.ELAPSED, seconds=10)
    punctuality.listen(ended)
    assert punctuality.line == "one change 0.6 s late"


def test_a_share_is_known_to_a_twentieth_however_much_there_was_to_measure() -> None:
    numbers = random.Random(5)
    lates = [numbers.lognormvariate(-6, 1.5) for _ in range(20_000)]
    delays = Delays()
    for late in lates:
        delays.add(late)
    lates.sort()
    for share in (0.5, 0.99, 1.0):
        exact = lates[round(share * len(lates)) - 1]
        assert exact <= delays.within(share) <= exact * 1.0501
    assert (delays.count, delays.worst) == (20_000, lates[-1])
    assert len(delays._classes) < 400


def test_of_nothing_every_share_is_in_time() -> None:
    assert Delays().within(0.99) == 0
