"""What is found under which name, and what is said where nothing is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcoach.files.folders import Folders, personal
from backcoach.files.library import Found, Library
from backcoach.files.problems import FileProblem

from .places import routine_of

posix = pytest.mark.skipif(os.name != "posix", reason="such names and files are POSIX matters")
GOOD = routine_of("work: superman")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with an empty folder of one's own."""
    (tmp_path / "routines").mkdir()
    return Library(Folders(tmp_path, tmp_path, tmp_path / "cache"))


def _own(library: Library, name: str, text: str = GOOD) -> Path:
    path = library.personal.routines / name
    path.write_text(text, encoding="utf-8")
    return path


def _refusal(library: Library, name: str) -> str:
    with pytest.raises(FileProblem) as caught:
        library.routine(name)
    assert all(line.isprintable() for line in caught.value.lines)
    return "\n".join(caught.value.lines)


def test_the_shipped_routines_are_found_in_order(library: Library) -> None:
    ids = [found.id for found in library.routines()]
    assert ids == sorted(ids)
    assert {"full-back-a", "tour", "posture-break"} <= set(ids)
    assert not any(found.own for found in library.routines())


def test_ones_own_routine_hides_the_shipped_one_of_its_name(library: Library) -> None:
    path = _own(library, "tour.yaml")
    found = library.find("tour")
    assert found == Found("tour", path, own=True, hides=library.shipped_routines / "tour.yaml")
    assert library.routine("tour").name == "Test"
    assert [found.id for found in library.routines()].count("tour") == 1


def test_both_endings_are_found_and_yaml_comes_first(library: Library) -> None:
    _own(library, "one.yml")
    assert library.find("one").path.suffix == ".yml"
    _own(library, "one.yaml")
    assert library.find("one").path.suffix == ".yaml"
    _own(library, "loud.YAML")
    assert library.find("loud").own


def test_a_path_is_taken_as_one(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere.yaml").write_text(GOOD)
    assert library.find(str(tmp_path / "elsewhere.yaml")).own
    monkeypatch.chdir(tmp_path)
    assert library.routine("elsewhere.yaml").id == "elsewhere"
    assert library.routine("./elsewhere.yaml").id == "elsewhere"


def test_an_unknown_name_is_told_the_near_one(library: Library) -> None:
    assert _refusal(library, "ful-back-a") == (
        'no routine is called "ful-back-a"; did you mean "full-back-a"?'
    )
    assert _refusal(library, "xyz") == 'no routine is called "xyz"; see them with: backcoach list'
    assert _refusal(library, "\x1b[31m") == 'no routine is called "\\x1b[31m"; see them with: backcoach list'


def test_a_missing_path_is_told_at_its_place(library: Library) -> None:
    assert _refusal(library, "nowhere/x.yaml") == (
        "nowhere/x.yaml:1:1: error: there is no such file; see all routines with: backcoach list"
    )


def test_every_problem_of_a_routine_is_raised_in_one_go(library: Library) -> None:
    path = _own(library, "bad.yaml", routine_of("work: deadlit\nsets: 0"))
    assert _refusal(library, "bad").splitlines() == [
        f'{path}:9:11: error: no exercise is called "deadlit"; did you mean "deadlift"?',
        f'{path}:10:11: error: "0": no sets at all; write at least 1, or leave the step out',
    ]


def test_reading_never_raises(library: Library, tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    read = library.read(library.find(str(tmp_path / "folder.yaml")))
    assert read.routine is None
    assert read.lines == (f"{tmp_path}/folder.yaml:1:1: error: this is a folder; name a file in it",)


@posix
def test_a_pipe_does_not_keep_the_reader_waiting(library: Library) -> None:
    os.mkfifo(library.personal.routines / "pipe.yaml")
    assert "not a regular file" in _refusal(library, "pipe")


@posix
def test_names_that_a_terminal_would_obey_are_not_listed(library: Library) -> None:
    for name in ("a\nb.yaml", "a\x1b[31m.yaml", ".hidden.yaml", "notes.txt", "a\u202eb.yaml"):
        _own(library, name)
    assert not any(found.own for found in library.routines())
    path = library.personal.routines / "a\nb.yaml"
    assert library.routine(str(path)).name == "Test"


@posix
def test_a_name_with_a_line_end_stays_on_one_line(library: Library) -> None:
    path = _own(library, "a\nb.yaml", "name: [")
    lines = library.read(library.find(str(path))).lines
    assert len(lines) == 1
    assert "a\\x0ab.yaml:1:7: error: " in lines[0]


def test_a_folder_of_ones_own_need_not_exist(tmp_path: Path) -> None:
    root = tmp_path / "nowhere"
    assert len(Library(Folders(root, root, root)).routines()) >= 9
    root.write_text("a file in its place")
    assert len(Library(Folders(root, root, root)).routines()) >= 9


def test_what_is_typed_in_an_editor_is_read_like_a_file(library: Library) -> None:
    found = library.find("tour")
    assert library.read_source(found, GOOD).routine is not None
    assert library.read_source(found, "name: [").lines[0].startswith(str(found.path))


def test_a_library_that_knows_the_equipment_warns_of_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "routines").mkdir()
    more = "exercises:\n  ring-row:\n    name: Ring row\n    equipment: [rings]\n"
    (tmp_path / "routines" / "rings.yaml").write_text(routine_of("work: ring-row", more=more))
    folders = Folders(tmp_path, tmp_path, tmp_path)
    assert Library(folders).read(Library(folders).find("rings")).problems == ()
    bare = Library(folders, owned=frozenset({"mat"}))
    assert len(bare.read(bare.find("rings")).problems) == 1


def test_one_folder_can_hold_it_all(tmp_path: Path) -> None:
    folders = personal({"BACKCOACH_HOME": str(tmp_path)})
    assert folders.routines == tmp_path / "routines"
    assert folders.sounds == tmp_path / "sounds"
    assert personal({}).config.name == "backcoach"


def test_a_broken_catalogue_is_told_and_not_swallowed(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("nam: x\n")
    with pytest.raises(FileProblem, match="did you mean"):
        Library(shipped_exercises=tmp_path).catalogue["broken"]
    with pytest.raises(KeyError):
        Library(shipped_exercises=tmp_path).catalogue["missing"]
