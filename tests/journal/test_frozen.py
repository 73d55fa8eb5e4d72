"""A plan comes back from its text exactly as it went in."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.files.library import Library
from backcoach.journal import frozen
from backcoach.journal.frozen import Unreadable, freeze, thaw
from backcoach.training.exercise import Dose, Exercise, Sides
from backcoach.training.muscle import Muscle
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.quantities import (
    Distance,
    DistanceUnit,
    LoadClass,
    Percent,
    Range,
    Tempo,
    Weight,
    WeightUnit,
)
from backcoach.training.routine import Level, Routine

from ..training.builders import CATALOGUE
from ..training.strategies import PROPERTY, people, routines
from .builders import a_plan

numbers = st.floats(0, 1e6) | st.integers(0, 1000)
texts = st.text(max_size=12)
ranges = st.builds(Range, numbers, numbers)
weights = st.builds(Weight, numbers, st.sampled_from(list(WeightUnit)))
distances = st.builds(Distance, numbers, st.sampled_from(list(DistanceUnit)))
loads = st.sampled_from(list(LoadClass)) | st.builds(Percent, numbers) | weights
tempos = st.builds(Tempo, numbers, numbers, numbers, numbers)


def tuples(parts: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(parts, max_size=3).map(tuple)


exercises = st.builds(
    Exercise,
    id=texts,
    name=texts,
    kind=st.sampled_from(list(PhaseKind)),
    muscles=tuples(st.sampled_from(list(Muscle))),
    also=tuples(st.sampled_from(list(Muscle))),
    equipment=tuples(tuples(texts)),
    cues=tuples(texts),
    faults=tuples(texts),
    breath=texts,
    dose=st.builds(
        Dose,
        sets=st.none() | ranges,
        reps=st.none() | ranges,
        seconds=st.none() | ranges,
        distance=st.none() | distances,
    ),
    load=st.none() | st.sampled_from(list(LoadClass)),
    sides=st.none() | st.sampled_from(list(Sides)),
    tempo=tempos,
    instead=tuples(texts),
    note=texts,
)

phases = st.builds(
    Phase,
    index=st.integers(0, 100),
    at=numbers,
    kind=st.sampled_from(list(PhaseKind)),
    seconds=numbers,
    section=st.sampled_from(list(SectionKind)),
    why=texts,
    exercise=st.none() | exercises,
    set=st.none() | st.integers(1, 9),
    side=st.none() | st.sampled_from(list(Side)),
    reps=st.none() | st.integers(1, 99),
    reps_range=st.none() | ranges,
    tempo=st.none() | tempos,
    distance=st.none() | distances,
    load=st.none() | loads,
    weight=st.none() | weights,
    open=st.booleans(),
    change_sides=st.booleans(),
    note=texts,
)


@settings(PROPERTY, max_examples=50)
@given(st.builds(Plan, texts, texts, st.sampled_from(list(Level)), tuples(phases), tuples(texts)))
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert thaw(freeze(plan)) == plan


@settings(PROPERTY, max_examples=25)
@given(routines, people)
def test_every_plan_that_the_planner_makes_comes_back_as_it_was(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    assert thaw(freeze(plan)) == plan


def test_an_exercise_stands_once_however_many_phases_it_fills() -> None:
    frozen = json.loads(freeze(a_plan()))
    assert [exercise["id"] for exercise in frozen["exercises"]] == ["dumbbell-row", "dead-hang"]


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"form": 2}', "[" * 100_000, freeze(a_plan()).replace('"work"', '"wrok"')],
)
def test_what_is_no_plan_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(Unreadable):
        thaw(text)


def test_every_field_of_a_plan_is_frozen() -> None:
    frozen = json.loads(freeze(a_plan()))
    assert {*frozen["plan"], "phases"} == {field.name for field in fields(Plan)}


def test_every_shipped_routine_thaws_as_it_was_frozen_figures_and_all() -> None:
    library = Library()
    for found in library.routines():
        plan = make_plan(library.routine(found.id), library.catalogue, Person())
        assert thaw(freeze(plan)) == plan, found.id


def test_an_exercise_is_frozen_once_however_many_phases_it_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, looked_through = a_plan(), Counter[type]()
    longer = replace(plan, phases=plan.phases * 50)
    usual = frozen._fields

    def counted(value: Any, but: str = "") -> dict[str, Any]:
        looked_through[type(value)] += 1
        return usual(value, but)

    monkeypatch.setattr(frozen, "_fields", counted)
    text = freeze(longer)
    assert thaw(text) == longer
    assert looked_through[Phase] == len(longer.phases)
    assert looked_through[Exercise] == len({phase.exercise for phase in plan.phases} - {None})
