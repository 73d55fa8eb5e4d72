"""Every file in `bad` is told exactly as the lines beside it say.

After a wording was changed on purpose: BACKCOACH_REWRITE=1 pytest tests/files/test_bad_files.py -n 0,
then read the difference line by line.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcoach.files.library import Found, Library

from .places import BAD, CATALOGUE, parser

__all__ = ["parser"]


def _told(path: Path) -> list[str]:
    read = Library().read(Found(path.stem, path, own=True))
    return [problem.one_line(path.name) for problem in read.problems]


def test_there_are_at_least_sixty_bad_files() -> None:
    assert len(BAD) >= 60
    assert len(CATALOGUE) > 30


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_gives_exactly_the_expected_lines(path: Path, parser: str) -> None:
    lines = _told(path)
    expected = path.with_suffix(".expected")
    if os.environ.get("BACKCOACH_REWRITE") and parser != "SafeLoader":
        expected.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert lines == expected.read_text(encoding="utf-8").splitlines()
    assert lines


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_line_says_where_what_and_what_would_be_right(path: Path) -> None:
    for line in _told(path):
        place, rest = line.split(": ", 1)
        name, row, column = place.split(":")
        severity, text = rest.split(": ", 1)
        assert name == path.name
        assert int(row) >= 1
        assert int(column) >= 1
        assert severity in ("error", "warning")
        wrong, right = text.split("; ", 1)
        assert wrong
        assert right
        assert line.isprintable()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_only_a_file_without_errors_is_a_routine(path: Path) -> None:
    read = Library().read(Found(path.stem, path, own=True))
    assert (read.routine is None) == any(": error: " in line for line in read.lines)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_problem_lies_within_its_file_and_can_be_shown(path: Path) -> None:
    read = Library().read(Found(path.stem, path, own=True))
    for problem in read.problems:
        excerpt = problem.excerpt(read.source)
        assert excerpt.endswith("^") or not read.source
        assert excerpt.replace("\n", "").isprintable() or "\u00a0" in excerpt
