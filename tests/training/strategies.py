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

moments = st.integers(0, 1200).map(lambda eighths: eighths / 8)
"""Seconds that floats add up exactly, so that tests may compare times with ==."""

ranges = st.tuples(st.integers(1, 20), st.integers(0, 8)).map(lambda ends: Range(ends[0], sum(ends)))
loads = st.sampled_from(
    [*LoadClass, Percent(60), Percent(80), Weight(24, WeightUnit.KG), Weight(90, WeightUnit.LB)]
)


def _per_set(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


# Made once, outside of what draws from them: hypothesis takes long to make a strategy.
_kinds = st.sampled_from([kind for kind in PhaseKind if kind.active])
_names = st.sampled_from(["row", "superman", "hang", "carry"])
_sets = st.sampled_from([None, *(Range(sets, sets) for sets in (1, 2, 3, 4))])
_doses = _per_set(st.sampled_from([Range(1, 1), Range(5, 5), Range(4, 6), Range(12, 15), Range(20, 40)]))
_loads = _per_set(loads)
_rests = _per_set(st.sampled_from([0.0, 15.0, 45.0]))
_sides = st.sampled_from([None, *Sides])
_paces = st.sampled_from([None, *Pace])


@st.composite
def _step(draw: st.DrawFn) -> Step:
    kind = draw(_kinds)
    dose = draw(_doses)
    by_reps = kind is PhaseKind.WORK and draw(st.booleans())
    carried = kind is PhaseKind.CARRY
    return Step(
        kind,
        draw(_names),
        sets=draw(_sets),
        reps=dose if by_reps else (),
        seconds=() if by_reps or carried else dose,
        distance=Distance(20, DistanceUnit.YARD) if carried else None,
        load=draw(_loads),
        rest=draw(_rests),
        sides=draw(_sides),
        pace=draw(_paces),
    )


steps = _step()
_breaks = st.sampled_from([Break(0.0), Break(20.0), Break(90.0)])


def _rounds(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    # A repeat has at least one step, as the reader sees to.
    within = st.tuples(steps, st.lists(inner, max_size=2)).map(lambda parts: (parts[0], *parts[1]))
    return st.builds(Repeat, st.integers(1, 3), within, st.sampled_from([None, 0.0, 30.0]))


_flat = steps | _breaks
_nodes = st.lists(_flat | _rounds(_flat) | _rounds(_rounds(_flat)), max_size=2).map(tuple)

routines: st.SearchStrategy[Routine] = st.builds(
    lambda first, main, warm_up, cool_down, level: routine(
        first, *main, warm_up=warm_up, cool_down=cool_down, level=level
    ),
    steps,
    _nodes,
    _nodes,
    _nodes,
    st.sampled_from([None, *Level]),
)
"""A routine with at least one step, in any of its sections, in rounds and in rounds of rounds."""

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
