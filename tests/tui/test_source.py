"""The file behind the editor: what wasn't touched is saved byte for byte."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document

from backcoach.files.folders import Folders
from backcoach.files.library import Found, Library
from backcoach.files.problems import FileProblem
from backcoach.tui.source import Source, keep_line_ends

from ..training.strategies import PROPERTY
from .stage import folders_in

ENDS = ["\n", "\r\n", "\r"]
ODD_ENDS = ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
"""Where the text area splits a text as well, though no editor would."""

lines = st.lists(st.sampled_from(["", "a", "b", "  - work: row", "# é", "    ", "a: 'x'"]), max_size=8)
texts = st.lists(
    st.tuples(st.sampled_from(["", "a", "b: c", "# é"]), st.sampled_from([*ENDS, *ODD_ENDS])), max_size=8
).map(lambda parts: "".join(line + end for line, end in parts))


def as_edited(text: str) -> str:
    """What the text area gives back of a text that nobody touched."""
    return Document(text).text


# Line ends ---------------------------------------------------------------------------------------------


@PROPERTY
@given(texts, st.sampled_from(["", "last", "é"]))
def test_a_text_that_nobody_touched_is_identical(text: str, last: str) -> None:
    assert keep_line_ends(text + last, as_edited(text + last)) == text + last


@PROPERTY
@given(st.lists(st.sampled_from(["a", " ", *ENDS, *ODD_ENDS]), max_size=30).map("".join))
def test_a_text_of_little_but_line_ends_is_identical_too(text: str) -> None:
    assert keep_line_ends(text, as_edited(text)) == text


@PROPERTY
@given(st.lists(st.sampled_from(ENDS), min_size=1, max_size=8), st.data())
def test_every_line_but_the_one_that_was_changed_keeps_its_end(ends: list[str], data: st.DataObject) -> None:
    original = [f"line {number}" for number in range(len(ends))]
    which = data.draw(st.integers(0, len(ends) - 1))
    edited = [*original[:which], "changed", *original[which + 1 :]]
    text = "".join(line + end for line, end in zip(original, ends, strict=True))
    saved = keep_line_ends(text, "\n".join(edited) + "\n")
    kept = saved.splitlines(keepends=True)
    assert [line for number, line in enumerate(kept) if number != which] == [
        line + end for number, (line, end) in enumerate(zip(original, ends, strict=True)) if number != which
    ]
    assert kept[which].rstrip("\r\n") == "changed"


@PROPERTY
@given(lines, lines, st.sampled_from(ENDS))
def test_what_is_saved_says_what_was_edited_with_the_usual_line_end(
    original: list[str], edited: list[str], end: str
) -> None:
    saved = keep_line_ends("".join(line + end for line in original), "\n".join(edited))
    assert saved.splitlines() == "\n".join(edited).splitlines()
    wrong = {other for other in ENDS if other != end} if original else set()
    assert not any(other in saved.replace(end, "") for other in wrong)


@pytest.mark.parametrize(
    ("original", "edited", "saved"),
    [
        ("a\r\nb\r\n", "a\r\nnew\r\nb\r\n", "a\r\nnew\r\nb\r\n"),
        ("a\r\nb\nc\n", "a\r\nb\r\nc\r\nd\r\n", "a\r\nb\nc\nd\n"),
        ("a\nb", "a\nb\n", "a\nb\n"),
        ("a\nb\n", "a\nb", "a\nb"),
        ("a", "", ""),
        ("", "a\n", "a\n"),
        ("a\r\nb", "a\r\nb\r\nc", "a\r\nb\r\nc"),
        ("a\nb\nc\n", "c\na\nb\n", "c\na\nb\n"),
        ("# a\u2028b\nc\n", "# a\nb\nd\n", "# a\u2028b\nd\n"),
    ],
)
def test_line_ends_by_example(original: str, edited: str, saved: str) -> None:
    assert keep_line_ends(original, edited) == saved


def test_where_two_line_ends_are_as_usual_the_first_one_is_taken() -> None:
    assert keep_line_ends("a\r\nb\n", "a\nb\nc\n") == "a\r\nb\nc\r\n"
    assert keep_line_ends("a\nb\r\n", "a\nb\nc\n") == "a\nb\r\nc\n"


def test_a_change_in_a_file_as_long_as_can_be_is_saved_in_a_moment() -> None:
    original = "  - work: row\r\n" * 4000
    edited = original.replace("\r\n", "\n")
    began = time.process_time()
    assert keep_line_ends(original, edited[:20_000] + "# note\n" + edited[20_000:]).count("\r\n") == 4001
    assert time.process_time() - began < 0.5


# Files -------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path)


@pytest.fixture
def library(folders: Folders) -> Library:
    return Library(personal=folders)


def own(library: Library, raw: bytes) -> Found:
    path = library.personal.routines / "mine.yaml"
    path.write_bytes(raw)
    return library.find("mine")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"name: x",
        b"# only a comment\n",
        b"name: x\r\n\r\n# by hand \xc3\xa9\r\n",
        b"\xef\xbb\xbfname: x\r\n",
        b"\xef\xbb\xbf",
        b"a: 1\r\nb: 2\nc: 3\rd: 4",
        b"  trailing   \t\n\n\n",
        "# a\u2028b\x0c\n".encode(),
    ],
)
def test_a_file_saved_as_it_was_is_the_same_to_the_byte(library: Library, raw: bytes) -> None:
    source = Source.open(library, own(library, raw))
    assert not source.differs(as_edited(source.text))
    source.save(as_edited(source.text))
    assert source.path.read_bytes() == raw


def test_a_changed_line_differs_and_so_does_a_last_line_end(library: Library) -> None:
    source = Source.open(library, own(library, b"a\r\nb\n"))
    assert source.differs("a\nc\n")
    assert source.differs("a\nb")
    assert not source.differs("a\nb\n")


def test_a_byte_order_mark_is_not_in_the_text_but_stays_in_the_file(library: Library) -> None:
    source = Source.open(library, own(library, b"\xef\xbb\xbfname: x\n"))
    assert source.text == "name: x\n"
    source.save("name: y\n")
    assert source.path.read_bytes() == b"\xef\xbb\xbfname: y\n"


def test_a_shipped_routine_is_saved_as_an_own_copy(library: Library) -> None:
    found = library.find("tour")
    shipped = found.path.read_bytes()
    source = Source.open(library, found)
    assert source.path == library.personal.routines / "tour.yaml"
    assert not source.changed_outside(), "there is no copy yet"
    source.save(source.text + "# mine\n")
    assert source.path.read_bytes() == shipped + b"# mine\n"
    assert found.path.read_bytes() == shipped
    assert source.found == library.find("tour"), "from now on it is the own one"
    assert not source.changed_outside()


def test_a_copy_made_elsewhere_meanwhile_is_a_change(library: Library) -> None:
    source = Source.open(library, library.find("tour"))
    source.path.write_text("name: another\n")
    assert source.changed_outside()


def test_a_change_from_outside_is_noticed_and_so_is_a_file_that_went(library: Library) -> None:
    source = Source.open(library, own(library, b"name: x\n"))
    assert not source.changed_outside()
    source.path.write_bytes(b"name: y\n")
    assert source.changed_outside()
    source.path.unlink()
    assert source.changed_outside()


def test_a_file_touched_but_not_changed_is_no_change(library: Library) -> None:
    source = Source.open(library, own(library, b"name: x\n"))
    os.utime(source.path, (1, 1))
    source.path.write_bytes(b"name: x\n")
    assert not source.changed_outside()


def test_what_is_on_disk_can_be_taken_instead(library: Library) -> None:
    source = Source.open(library, own(library, b"name: x\n"))
    source.path.write_bytes(b"\xef\xbb\xbfname: y\n")
    assert source.reread() == "name: y\n"
    assert not source.changed_outside()
    source.save("name: z\n")
    assert source.path.read_bytes() == b"\xef\xbb\xbfname: z\n"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", None])
def test_what_can_not_be_taken_is_said_and_changes_nothing(library: Library, raw: bytes | None) -> None:
    source = Source.open(library, own(library, b"name: x\n"))
    source.path.unlink() if raw is None else source.path.write_bytes(raw)
    with pytest.raises(FileProblem, match="can't be read any more"):
        source.reread()
    assert source.text == "name: x\n"


def test_a_file_that_is_not_utf_8_is_refused_in_one_line(library: Library) -> None:
    with pytest.raises(FileProblem, match="not UTF-8") as raised:
        Source.open(library, own(library, b"name: \xff\n"))
    assert len(raised.value.lines) == 1


def test_what_is_no_file_is_refused_and_never_waited_for(library: Library) -> None:
    (library.personal.routines / "folder.yaml").mkdir()
    os.mkfifo(library.personal.routines / "pipe.yaml")
    for name in ("folder", "pipe"):
        with pytest.raises(FileProblem):
            Source.open(library, library.find(name))


def test_a_file_that_can_not_be_saved_keeps_what_was_read(library: Library) -> None:
    source = Source.open(library, own(library, b"name: x\n"))
    source.path.unlink()
    source.path.mkdir()
    with pytest.raises(FileProblem, match="can't be saved"):
        source.save("name: y\n")
    assert source.text == "name: x\n"
