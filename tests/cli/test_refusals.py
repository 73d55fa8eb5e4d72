"""What is refused, in one line that says what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from .commands import BAD, invoke, refused, run, write


@pytest.mark.parametrize("command", [["plan"], ["run", "--plain"], ["run", "--events"], ["run"], ["check"]])
def test_an_unknown_routine_is_refused_in_one_line_with_what_was_meant(
    home: Path, command: list[str]
) -> None:
    (line,) = refused(invoke(home, command[0], "ful-back-a", *command[1:]))
    assert line == 'no routine is called "ful-back-a"; did you mean "full-back-a"?'


def test_where_no_name_is_near_one_is_told_where_to_look(home: Path) -> None:
    (line,) = refused(invoke(home, "plan", "quidditch"))
    assert line == 'no routine is called "quidditch"; see them with: backcoach list'


@pytest.mark.parametrize("command", [["plan"], ["run", "--plain"], ["run", "--events"], ["run"]])
def test_a_routine_with_errors_is_refused_with_all_of_them(
    home: Path, tmp_path: Path, command: list[str]
) -> None:
    path = write(tmp_path / "bad.yaml", BAD)
    lines = refused(invoke(home, command[0], str(path), *command[1:]))
    assert [line.split(": ")[0] for line in lines] == [f"{path}:3:11", f"{path}:8:11"]


@pytest.mark.parametrize("first", ["10", "99"])
def test_from_a_phase_past_the_end_is_refused(home: Path, first: str) -> None:
    (line,) = refused(invoke(home, "run", "tour", "--events", "--from", first))
    assert line == f"phase {first} is past the end; this session has phases 0 to 9"


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["run"],
        ["plan", "tour", "--level", "expert"],
        ["plan", "tour", "posture-break"],
        ["run", "tour", "--speed", "0"],
        ["run", "tour", "--speed", "fast"],
        ["run", "tour", "--from", "-1"],
        ["run", "tour", "--loud"],
        ["run", "tour", "--plain", "--events"],
        ["run", "tour", "--resume", "--fresh"],
        ["train"],
        ["list", "extra"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_two(home: Path, arguments: list[str]) -> None:
    lines = refused(invoke(home, *arguments), 2)
    assert lines[0].startswith("Usage: ")
    assert lines[-1].startswith("Error: ")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("lst", 'did you mean "list"?'),
        ("tour", "start that routine with: backcoach run tour"),
        ("quidditch", "see them with: backcoach --help"),
    ],
)
def test_a_command_that_there_is_not_is_told_what_was_meant(home: Path, typed: str, hint: str) -> None:
    assert refused(invoke(home, typed), 2)[-1] == f"Error: there is no command {typed!r}; {hint}"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "the full screen needs a terminal; see what there is with: backcoach list"),
        (["run", "tour"], "the full screen needs a terminal; without one use --plain or --events"),
    ],
    ids=["home", "run"],
)
def test_the_full_screen_is_refused_where_there_is_no_terminal(
    home: Path, arguments: list[str], line: str
) -> None:
    assert refused(run(home, *arguments)) == [line]
