"""A new routine is good from its first line on, and never takes another's place."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.problems import FileProblem
from backcoach.files.schema import routine_schema
from backcoach.files.starters import MODELINE
from backcoach.training.person import Person
from backcoach.training.planning import make_plan

from .places import SHIPPED


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of somebody who has nothing yet, not even a folder."""
    root = tmp_path / "home"
    return Library(Folders(root, root, root / "cache"))


def _refusal(library: Library, name: str, from_: str | None = None) -> str:
    with pytest.raises(FileProblem) as caught:
        library.new_routine(name, from_)
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].isprintable()
    return caught.value.lines[0]


def test_a_new_routine_has_no_problem_and_plans(library: Library) -> None:
    path = library.new_routine("my-first")
    assert path == library.personal.routines / "my-first.yaml"
    read = library.read(library.find("my-first"))
    assert read.lines == ()
    assert read.routine is not None
    assert read.routine.name == "My first"
    assert make_plan(read.routine, library.catalogue, Person()).seconds > 120
    assert "backcoach check my-first" in read.source


def test_its_first_line_leads_editors_to_the_schema(library: Library) -> None:
    path = library.new_routine("my-first")
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(MODELINE)
    schema = (path.parent / first.removeprefix(MODELINE)).resolve()
    assert json.loads(schema.read_text(encoding="utf-8")) == routine_schema()


@pytest.mark.skipif(os.name != "posix", reason="rights are a POSIX matter")
def test_it_is_its_owners_alone(library: Library) -> None:
    assert stat.S_IMODE(library.new_routine("my-first").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", [path.stem for path in SHIPPED if path.parent.name == "routines"])
def test_a_copy_keeps_everything_but_the_name(library: Library, name: str) -> None:
    original = library.find(name).path.read_text(encoding="utf-8").splitlines()
    copy = library.new_routine("my-copy", name).read_text(encoding="utf-8").splitlines()
    assert copy[0].startswith(MODELINE)
    changed = [(old, new) for old, new in zip(original, copy[1:], strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][1] == "name: My copy"
    assert library.read(library.find("my-copy")).lines == ()


def test_a_copy_of_a_copy_has_one_first_line(library: Library) -> None:
    library.new_routine("one")
    text = library.new_routine("two", "one").read_text(encoding="utf-8")
    assert text.count(MODELINE) == 1
    assert library.routine("two").name == "Two"


def test_a_broken_routine_is_copied_as_it_is(library: Library, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("name: [\n")
    path = library.new_routine("mine", str(tmp_path / "broken.yaml"))
    assert path.read_text().splitlines()[1:] == ["name: ["]


def test_nothing_is_ever_overwritten(library: Library) -> None:
    path = library.new_routine("mine")
    path.write_text("precious")
    assert "you have a routine mine already" in _refusal(library, "mine")
    assert path.read_text() == "precious"
    path.rename(path.with_suffix(".yml"))
    assert "you have a routine mine already" in _refusal(library, "mine")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("My First", 'write "my-first"'),
        ("../escape", 'write "escape"'),
        ("a/b", 'write "a-b"'),
        ("rücken", 'write "r-cken"'),
        ("", "use small letters, digits and hyphens"),
        ("x" * 61, f'write "{"x" * 60}"'),
        ("a\x1b[31m", 'write "a-31m"'),
        (".hidden", 'write "hidden"'),
        ("con fig.yaml", 'write "con-fig-yaml"'),
    ],
)
def test_a_name_that_is_none_is_refused_with_one_that_is(library: Library, name: str, right: str) -> None:
    assert _refusal(library, name).endswith(right)
    assert not library.personal.routines.exists()


def test_an_unknown_original_is_told(library: Library) -> None:
    assert "did you mean" in _refusal(library, "mine", "toru")
    assert "there is no such file" in _refusal(library, "mine", "x/y.yaml")
    assert not library.personal.routines.exists()


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    root = tmp_path / "home"
    root.write_text("a file in its place")
    assert "can't be saved" in _refusal(Library(Folders(root, root, root)), "mine")


def test_editing_a_shipped_routine_copies_it_with_its_comments(library: Library) -> None:
    original = library.find("tour").path.read_text(encoding="utf-8")
    path = library.copy_for_editing("tour")
    assert path == library.personal.routines / "tour.yaml"
    assert path.read_text(encoding="utf-8").split("\n", 1)[1] == original
    found = library.find("tour")
    assert found.own
    assert found.hides is not None
    assert library.read(found).lines == ()


def test_editing_ones_own_routine_copies_nothing(library: Library) -> None:
    path = library.new_routine("mine")
    path.write_text("mine alone")
    assert library.copy_for_editing("mine") == path
    assert library.copy_for_editing(str(path)) == path
    assert path.read_text() == "mine alone"


def test_the_schema_file_is_written_anew_only_where_it_differs(library: Library) -> None:
    library.new_routine("one")
    schema = library.personal.config / "routine.schema.json"
    before = schema.stat().st_mtime_ns
    library.new_routine("two")
    assert schema.stat().st_mtime_ns == before
    schema.write_text("{}")
    library.new_routine("three")
    assert json.loads(schema.read_text(encoding="utf-8")) == routine_schema()
