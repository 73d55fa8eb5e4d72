"""What is wrong with a file: where, what, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tree import Mark


class Severity(StrEnum):
    """Whether a file can be used in spite of a problem."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `line` and `column` count from 1."""

    severity: Severity
    line: int
    column: int
    wrong: str
    right: str = ""

    def one_line(self, file: str) -> str:
        """The form that editors and scripts read: `FILE:LINE:COL: error: what is wrong; what is right`."""
        text = f"{self.wrong}; {self.right}" if self.right else self.wrong
        return f"{file}:{self.line}:{self.column}: {self.severity}: {text}"

    def excerpt(self, source: str) -> str:
        """The line of the file that the problem is on, with a caret under its place; empty past the end."""
        lines = source.split("\n")
        if not 1 <= self.line <= len(lines):
            return ""
        line = lines[self.line - 1].rstrip("\r")
        # Only what a terminal prints one cell wide is shown as it is: nothing in a file is obeyed.
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)[:160]
        return f"    {shown}\n    {' ' * min(self.column - 1, len(shown))}^"


@dataclass(slots=True)
class Problems:
    """Collects every problem of one file, so that all are told in one go."""

    found: list[Problem] = field(default_factory=list)

    def error(self, mark: Mark, wrong: str, right: str = "") -> None:
        """Note something that makes the file unusable."""
        self.found.append(Problem(Severity.ERROR, mark.line, mark.column, wrong, right))

    def warn(self, mark: Mark, wrong: str, right: str = "") -> None:
        """Note something that a person may mean, but probably doesn't."""
        self.found.append(Problem(Severity.WARNING, mark.line, mark.column, wrong, right))

    @property
    def fatal(self) -> bool:
        """Whether any of them is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.found)

    def in_order(self) -> tuple[Problem, ...]:
        """All of them, as they stand in the file."""
        return tuple(sorted(self.found, key=lambda problem: (problem.line, problem.column)))


class FileProblem(Exception):
    """A file can't be used. `lines` are ready to print, one problem each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant; empty where none is near."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def shown(text: str) -> str:
    """Quote text from a file so that no terminal obeys anything in it."""
    clean = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[:60])
    return f'"{clean}…"' if len(text) > 60 else f'"{clean}"'
