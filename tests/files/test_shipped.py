"""What is shipped has no problem and no warning, and plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcoach.files.disk import load_text
from backcoach.files.equipment import EQUIPMENT
from backcoach.files.library import Library
from backcoach.files.problems import Problems
from backcoach.files.reader import read_exercise
from backcoach.training.person import Person
from backcoach.training.planning import make_plan

from .places import CATALOGUE, SHIPPED, parser

__all__ = ["parser"]

ROUTINES = [path for path in SHIPPED if path.parent.name == "routines"]
EXERCISES = [path for path in SHIPPED if path.parent.name == "exercises"]


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_a_shipped_routine_has_no_problem_and_no_warning(path: Path, parser: str) -> None:
    library = Library()
    read = library.read(library.find(str(path)))
    assert read.lines == ()
    assert read.routine is not None
    assert make_plan(read.routine, library.catalogue, Person()).seconds > 60


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_shipped_exercise_has_no_problem_and_no_warning(path: Path, parser: str) -> None:
    problems = Problems()
    assert read_exercise(load_text(path), path.stem, problems) is not None
    assert problems.found == []


def test_the_catalogue_is_read_on_demand_and_once() -> None:
    first = CATALOGUE["deadlift"]
    assert first is CATALOGUE["deadlift"]
    assert "deadlift" in CATALOGUE
    assert "dead-lift" not in CATALOGUE
    assert sorted(CATALOGUE) == list(CATALOGUE)


@pytest.mark.parametrize("id_", list(CATALOGUE))
def test_every_stand_in_of_the_catalogue_is_in_it(id_: str) -> None:
    assert all(stand_in in CATALOGUE for stand_in in CATALOGUE[id_].instead)
    assert id_ not in CATALOGUE[id_].instead


def test_the_settings_know_exactly_the_equipment_that_the_catalogue_needs() -> None:
    needed = {thing for id_ in CATALOGUE for choice in CATALOGUE[id_].equipment for thing in choice}
    assert needed == set(EQUIPMENT)
