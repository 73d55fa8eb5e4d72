"""The caret stands under its place, whatever stands before it."""

from __future__ import annotations

import pytest

from backcoach.files.excerpt import INDENT, WIDEST, excerpt, lines_of
from backcoach.files.problems import Problem, Severity


def _caret(source: str, line: int, column: int) -> tuple[str, int]:
    """The shown line, and the cell that the caret is in."""
    shown, caret = excerpt(source, line, column).split("\n")
    assert shown.startswith(INDENT)
    return shown[len(INDENT) :], caret.index("^") - len(INDENT)


def test_the_caret_stands_under_its_column() -> None:
    assert excerpt("name: x\nmain: y\n", 2, 7) == "    main: y\n          ^"


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        ("abc", 3),
        ("背中", 4),
        ("\uff21", 2),
        ("e\u0301", 1),
        ("\t", 4),
        ("a\tb", 6),
        ("👍", 2),
        ("\u00a0", 1),
        ("é", 1),
    ],
)
def test_the_caret_counts_cells_of_a_terminal(before: str, cells: int) -> None:
    assert _caret(f"{before}!", 1, len(before) + 1)[1] == cells


def test_nothing_in_a_line_is_obeyed() -> None:
    shown, cell = _caret("a\x1b[31mb\u202ec", 1, 7)
    assert shown == "a\N{REPLACEMENT CHARACTER}[31mb\N{REPLACEMENT CHARACTER}c"
    assert cell == 6


def test_rich_markup_stays_text() -> None:
    assert _caret("[red]x[/red]", 1, 6) == ("[red]x[/red]", 5)


def test_a_place_far_to_the_right_is_cut_out() -> None:
    source = "a" * 500 + "!" + "b" * 500
    shown, cell = _caret(source, 1, 501)
    assert shown[cell] == "!"
    assert shown[0] == shown[-1] == "…"
    assert len(shown) <= WIDEST + 2


def test_the_end_of_a_line_can_be_pointed_at() -> None:
    assert _caret("name:", 1, 6) == ("name:", 5)
    assert _caret("name:", 1, 99) == ("name:", 5)


def test_there_is_no_excerpt_past_the_end() -> None:
    assert excerpt("one\n", 3, 1) == ""
    assert excerpt("one", 0, 1) == ""


def test_lines_end_as_yaml_sees_it() -> None:
    assert lines_of("a\r\nb\rc\nd") == ["a", "b", "c", "d"]
    assert lines_of("a\x0bb") == ["a\x0bb"]


def test_a_problem_is_one_line_whatever_its_file_is_called() -> None:
    problem = Problem(Severity.WARNING, 2, 5, "wrong", "right")
    assert problem.one_line("a\nb\x1b.yaml") == "a\\x0ab\\x1b.yaml:2:5: warning: wrong; right"
