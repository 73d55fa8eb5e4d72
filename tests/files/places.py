"""Where the tests' files lie, and how they are read in a line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from backcoach.files import tree
from backcoach.files.catalogue import Catalogue
from backcoach.files.folders import SHIPPED_EXERCISES, shipped
from backcoach.files.problems import Problem, Problems, Severity
from backcoach.files.reader import read_routine
from backcoach.training.routine import Routine

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
GOOD = HERE / "good"
SHIPPED = [*sorted(shipped("routines").glob("*.yaml")), *sorted(SHIPPED_EXERCISES.glob("*.yaml"))]
CATALOGUE = Catalogue(SHIPPED_EXERCISES)

PARSERS = [
    pytest.param(parser, id=name)
    for name, parser in (("libyaml", getattr(yaml, "CSafeLoader", None)), ("pure", yaml.SafeLoader))
    if parser is not None
]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two parsers in turn: a machine without libyaml must tell the same."""
    monkeypatch.setattr(tree, "_Loader", request.param)
    return str(request.param.__name__)


def read(text: str, owned: frozenset[str] | None = None) -> tuple[Routine | None, tuple[Problem, ...]]:
    problems = Problems()
    routine = read_routine(text, "test", CATALOGUE, problems, owned)
    return routine, problems.in_order()


def told(text: str) -> list[str]:
    """The problems of a routine text, as "2:5: error: what is wrong; what is right"."""
    return [problem.one_line("")[1:] for problem in read(text)[1]]


def errors(text: str) -> list[str]:
    """What is wrong, without places, hints and warnings."""
    return [problem.wrong for problem in read(text)[1] if problem.severity is Severity.ERROR]


def hints(text: str) -> list[str]:
    return [problem.right for problem in read(text)[1] if problem.severity is Severity.ERROR]


def warnings(text: str, owned: frozenset[str] | None = None) -> list[str]:
    return [problem.wrong for problem in read(text, owned)[1] if problem.severity is Severity.WARNING]


def routine_of(*steps: str, more: str = "") -> str:
    """A routine with these steps in its main part, each written as the lines of a step without its dash."""
    main = "".join("  - " + step.replace("\n", "\n    ") + "\n" for step in steps)
    stretches = (
        "warm-up:\n  - work: cat-cow\n    rest: none\ncool-down:\n  - hold: childs-pose\n    rest: none\n"
    )
    return f"name: Test\n{stretches}main:\n{main}{more}"
