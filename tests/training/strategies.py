"""What hypothesis draws from: routines, and people who press keys at odd moments."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from backcoach.training.exercise import Sides
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.plan import Plan
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Range,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Break, Level, Node, Pace, Repeat, Routine, Step
from backcoach.training.session import Command

from .builders import plan_by_hand, routine

EXAMPLES = int(os.environ.get("BACKCOACH_EXAMPLES", "0"))
"""Set it to a few thousand for a deeper search than every run can pay for."""

PROPERTY = settings(
    deadline=None,
    max_examples=EXAMPLES or 100,
    derandomize=not EXAMPLES,  # the same examples every time: a red run is somebody's change
    suppress_health_check=[HealthCheck.too_slow],
)

PLANNED = settings(PROPERTY, max_examples=EXAMPLES or 40)
"""For whole routines, which are dear to draw."""

moments = st.integers(0, 1200).map(lambda eighths: eighths / 8)
"""Seconds that floats add up exactly, so that tests may compare times with ==."""

ranges = st.tuples(st.integers(1, 20), st.integers(0, 8)).map(lambda ends: Range(ends[0], sum(ends)))
loads = st.one_of(
    st.sampled_from(list(LoadClass)),
    st.integers(1, 100).map(Percent),
    st.builds(Weight, st.integers(1, 200), st.sampled_from(list(WeightUnit))),
)


def _per_set(values: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, min_size=least, max_size=3).map(tuple)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    kind = draw(st.sampled_from([PhaseKind.WORK, PhaseKind.HOLD, PhaseKind.CARRY]))
    by_reps = kind is PhaseKind.WORK and draw(st.booleans())
    return Step(
        kind,
        draw(st.sampled_from(["row", "superman", "hang", "carry"])),
        sets=draw(st.none() | st.integers(1, 4).map(lambda sets: Range(sets, sets))),
        reps=draw(_per_set(ranges)) if by_reps else (),
        seconds=draw(_per_set(ranges)) if not by_reps and kind is not PhaseKind.CARRY else (),
        distance=Distance(20, DistanceUnit.YARD) if kind is PhaseKind.CARRY else None,
        load=draw(_per_set(loads)),
        rest=draw(_per_set(st.sampled_from([0.0, 15.0, 45.0]))),
        sides=draw(st.none() | st.sampled_from(list(Sides))),
        pace=draw(st.none() | st.sampled_from(list(Pace))),
    )


nodes: st.SearchStrategy[Node] = st.recursive(
    steps() | st.sampled_from([0.0, 20.0, 90.0]).map(Break),
    lambda inner: st.builds(
        Repeat,
        st.integers(1, 3),
        # A repeat has at least one step, as the reader sees to.
        st.tuples(steps(), st.lists(inner, max_size=2)).map(lambda parts: (parts[0], *parts[1])),
        st.none() | st.sampled_from([0.0, 30.0]),
    ),
    max_leaves=4,
)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """A routine with at least one step, in any of its sections."""
    row = st.lists(nodes, max_size=3).map(tuple)
    return routine(
        draw(steps()),
        *draw(row),
        warm_up=draw(row),
        cool_down=draw(row),
        level=draw(st.none() | st.sampled_from(list(Level))),
    )


people = st.builds(
    Person,
    level=st.none() | st.sampled_from(list(Level)),
    pace=st.sampled_from(list(Pace)),
    prepare=st.sampled_from([5.0, 10.0]),
    change_over=st.sampled_from([4.0, 5.0]),
    walking_pace=st.sampled_from([0.6, 0.8, 1.2]),
)


@st.composite
def hand_plans(draw: st.DrawFn) -> Plan:
    """Plans with very short, empty and open phases, which the planner itself never makes so oddly."""
    # An empty phase is drawn as often as a full one: most of what goes wrong goes wrong there.
    length = st.sampled_from([0.0, 20.0, 0.0, 5.0, 0.5, 40.0, 2.0])
    lengths = draw(st.lists(length, min_size=2, max_size=7))
    opened = draw(st.none() | st.integers(0, len(lengths) - 1))
    return plan_by_hand(*lengths, opened=() if opened is None else (opened,))


Press = tuple[float, Command | None]
"""How many seconds pass, and then what is pressed; None: nothing, somebody only looks."""

_keys = st.none() | st.sampled_from([command for command in Command if command is not Command.QUIT])

presses: st.SearchStrategy[list[Press]] = st.lists(
    st.tuples(st.sampled_from([0.0, 0.125, 0.5, 1.0, 2.5, 3.0, 3.125, 7.0, 20.0, 100.0]), _keys),
    min_size=3,
    max_size=20,
)
"""A person at the keys, at times that floats add up exactly."""

odd_presses: st.SearchStrategy[list[Press]] = st.lists(
    st.tuples(st.floats(0, 50, allow_subnormal=False), _keys), min_size=3, max_size=20
)
"""A person at the keys, at any time at all."""
