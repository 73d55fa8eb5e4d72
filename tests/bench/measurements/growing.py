"""How cost grows with a routine's length: reading and planning by the phase, leading not at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from backcoach.asked import Asked
from backcoach.coach.conductor import Coach
from backcoach.files.library import Library
from backcoach.files.problems import Problems
from backcoach.files.reader import read_routine
from backcoach.sound.player import SilentPlayer
from backcoach.training.person import Person
from backcoach.training.phase import SectionKind
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.routine import Routine
from backcoach.training.session import Command, State

from ...fakes import FakeClock
from ..bench import Bench
from ..children.virtual import EVERYTHING, wound_by_hand
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement

STEP = "  - {work: dumbbell-row, sets: 5, reps: 8-12, rest: 75s}\n"
"""Ten phases: five sets, each with what comes before or after it."""

PHASES = (10, 1_000, 100_000)
LINES = (10, 100, 500)
"""A section may have 500 steps."""

NO_DEARER = 1.5
"""What cost may grow by where it is not to grow: half as much again is what turns differ by themselves."""

TICKS = 400
SECONDS = 60.0
"""Of a session on the screen, led in one turn."""

PATIENCE = 30.0
"""Seconds in which the journal has taken even the longest plan."""


def read_of(lines: int) -> Routine:
    """Read a file of about so many lines."""
    library = Library()
    routine = read_routine("name: Long\nmain:\n" + STEP * lines, "long", library.catalogue, Problems())
    assert routine is not None
    return routine


def plan_of(routine: Routine, phases: int) -> Plan:
    """A plan of about so many phases."""
    main = routine.sections[SectionKind.MAIN] * (phases // 10)
    longer = replace(routine, sections={**routine.sections, SectionKind.MAIN: main})
    return make_plan(longer, Library().catalogue, Person()).closed()


def lead(plan: Plan) -> float:
    """Seconds that a look of the conductor takes on the average, in the middle of a plan."""
    looks, took = 0, 0.0
    while looks < TICKS:  # a short plan is led again
        clock = FakeClock()
        coach = Coach(plan, clock, SilentPlayer(), State(index=len(plan.phases) // 2))
        coach.command(Command.START)
        began = time.perf_counter()
        while looks < TICKS and (wake := coach.wake) is not None:
            clock.set(max(wake, clock.now()))
            coach.tick()
            looks += 1
        took += time.perf_counter() - began
    return took / looks


async def show(folder: Path, plan: Plan) -> tuple[float, float]:
    """Seconds until a session in the middle of a plan stands, and its journal has all of the plan; and
    seconds that each second of it then takes on the screen."""
    asked = Asked(plan=plan, first=len(plan.phases) // 2)
    started = time.perf_counter()
    async with wound_by_hand(folder, replace(EVERYTHING, figures=False), asked) as wound:
        await wound.wait(1)
        leading = wound.app.journey.leading
        # It is written once and beside the screen: spread over a few seconds it would count as theirs.
        if leading is None or not leading.writer.flush(PATIENCE):
            raise RuntimeError("the journal has not taken the plan")
        began = time.perf_counter()
        await wound.wait(SECONDS)
        return began - started, (time.perf_counter() - began) / SECONDS


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: the same with few and with many."""
    routine = read_of(1)
    plans = {phases: plan_of(routine, phases) for phases in PHASES}
    took: dict[str, dict[int, list[float]]] = {what: {} for what in ("read", "plan", "lead", "begin", "show")}
    turns = bench.turns(5, 3)
    with bench.steps("growing", turns) as steps:
        for _ in range(turns):
            for lines in LINES:
                _time(took["read"], lines, partial(read_of, lines), lines)
            for phases, plan in plans.items():
                _time(took["plan"], phases, partial(plan_of, routine, phases), phases)
                took["lead"].setdefault(phases, []).append(lead(plan))
                begun, shown = asyncio.run(show(bench.folder("growing"), plan))
                took["begin"].setdefault(phases, []).append(begun / phases)
                took["show"].setdefault(phases, []).append(shown)
            steps.done()
    samples = {what: {size: Sample(values) for size, values in of.items()} for what, of in took.items()}
    yield from _rows(samples)


def _time(of: dict[int, list[float]], size: int, work: Callable[[], object], shares: int) -> None:
    began = time.perf_counter()
    work()
    of.setdefault(size, []).append((time.perf_counter() - began) / shares)


def _rows(samples: dict[str, dict[int, Sample]]) -> Iterator[Row]:
    few, _, many = PHASES
    for what, label, told in (
        ("lead", "a look of the conductor", "What a look costs"),
        ("show", "a second on the screen", "What a second on the screen costs"),
    ):
        one = samples[what]
        yield ratio(
            f"{label}, in {many:,} phases ÷ in {few}",
            one[many],
            one[few],
            bar=NO_DEARER,
            unit="ms",
            scale=1e3,
            told=f"{told} in a plan of {many:,} phases ÷ in one of {few}",
        )
    for what, label, sizes in (("plan", "a phase planned", PHASES), ("read", "a line read", LINES)):
        one, (_, some, most) = samples[what], sizes
        named = f"{label}, of {most:,} ÷ of {some:,}"
        yield ratio(named, one[most], one[some], bar=NO_DEARER, unit="ms", scale=1e3)
    for what, sizes in (("read", LINES), ("plan", PHASES), ("begin", PHASES)):
        for size in sizes:
            whole = Sample([value * size for value in samples[what][size].values])
            yield amount(
                f"{what}: {size:,} {'lines' if what == 'read' else 'phases'}", whole, "ms", scale=1e3
            )


MEASUREMENT = Measurement(
    "growing",
    "what a routine's length costs, in turns",
    measure,
    minutes=1.5,
    quick_minutes=0.8,
)
