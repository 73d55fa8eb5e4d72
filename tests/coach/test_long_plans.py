"""What a session costs while it runs doesn't depend on how long its plan is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from backcoach.training.exercise import Sides
from backcoach.training.narration import Narrator
from backcoach.training.phase import Phase
from backcoach.training.phrases import Heard, texts
from backcoach.training.plan import Plan
from backcoach.training.session import Command
from backcoach.training.tally import Tally
from backcoach.tui.words import wording

from ..fakes import Led, led
from ..training.builders import hold, plan_of, rounds, work

SHORT, LONG = 2, 120


@dataclass
class Looks:
    """How many phases were looked at."""

    count: int = 0


class Watched(tuple[Phase, ...]):
    """The phases of a plan, with a count of how many were handed out, singly or in a row."""

    looks: Looks

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        self.looks.count += len(found) if isinstance(at, slice) else 1
        return found

    def __iter__(self) -> Iterator[Phase]:
        for phase in super().__iter__():
            self.looks.count += 1
            yield phase


@dataclass
class Walk:
    """A session by a plan whose phases are watched, with everybody listening who does so in earnest."""

    led: Led
    looks: Looks
    said: list[str] = field(default_factory=list)

    def seconds(self, seconds: int) -> int:
        """How many phases were looked at while so many seconds went by, with a look every second."""
        before = self.looks.count
        for _ in range(seconds):
            self.led.wait(1)
            session, now = self.led.coach.session, self.led.clock.now()
            session.left_in_all(now)
            if session.phase is not None:
                wording.coming(session.plan, session.phase.index)
        return self.looks.count - before


def plan(times: int) -> Plan:
    """Phases of every kind, with and without sides, over and over."""
    return plan_of(
        rounds(
            times,
            work(reps=8, sets=2, seconds=None, rest=20, sides=Sides.EACH),
            hold(seconds=15, sets=3, rest=10),
            work("superman", seconds=12, rest=5),
            rest=25,
        )
    ).closed()


def watched(plan: Plan) -> tuple[Plan, Looks]:
    phases = Watched(plan.phases)
    phases.looks = Looks()
    return replace(plan, phases=phases), phases.looks


def walk(times: int) -> Walk:
    made, looks = watched(plan(times))
    session = led(made, heard=Heard(words=True), start=False)
    begun = Walk(session, looks)
    narrator = Narrator(session.coach.session)
    session.coach.listen(Tally(made).listen)
    session.coach.listen(lambda event: begun.said.extend(narrator.lines(event)))
    session.press(Command.START)
    return begun


def test_as_many_phases_are_looked_at_each_second_of_a_long_plan_as_of_a_short_one() -> None:
    short, long = walk(SHORT), walk(LONG)
    assert long.led.coach.plan.seconds > 50 * short.led.coach.plan.seconds
    minute = 60
    assert long.seconds(minute) == short.seconds(minute)
    assert len(long.said) == len(short.said)
    assert len(short.said) > minute / 10


def test_a_press_looks_at_no_more_phases_of_a_long_plan_than_of_a_short_one() -> None:
    presses = [Command.NEXT, Command.PAUSE, Command.RESUME, Command.LONGER, Command.BACK, Command.UNDO]
    counts = []
    for times in (SHORT, LONG):
        begun = walk(times)
        begun.seconds(30)
        before = begun.looks.count
        for press in presses:
            assert begun.led.press(press)
        counts.append(begun.looks.count - before)
    assert counts[0] == counts[1]


def test_what_a_session_says_is_found_in_a_time_that_grows_as_its_plan_does() -> None:
    looked = []
    for times in (10, 100):
        made, looks = watched(plan(times))
        assert list(texts(made))
        looked.append(looks.count)
    assert looked[1] < 11 * looked[0]
