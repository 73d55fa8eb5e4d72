"""What is wrong with a file: where, what, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..system.printable import printable

if TYPE_CHECKING:
    from .tree import Mark

MOST_PROBLEMS = 100
"""Nobody reads on after so many, and a hostile file must not keep us busy making up hints."""


class Severity(StrEnum):
    """Whether a file can be used in spite of a problem."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `line` and `column` count from 1, in characters."""

    severity: Severity
    line: int
    column: int
    wrong: str
    right: str = ""

    def one_line(self, file: str) -> str:
        """The form that editors and scripts read: `FILE:LINE:COL: error: what is wrong; what is right`."""
        text = f"{self.wrong}; {self.right}" if self.right else self.wrong
        return f"{printable(file)}:{self.line}:{self.column}: {self.severity}: {text}"

    def excerpt(self, source: str) -> str:
        """The line of the file that the problem is on, with a caret under its place; empty past the end."""
        from .excerpt import excerpt

        return excerpt(source, self.line, self.column)


class TooManyProblems(Exception):
    """Reading is given up; the last problem noted says so."""


@dataclass(slots=True)
class Problems:
    """Collects every problem of one file, so that all are told in one go."""

    found: list[Problem] = field(default_factory=list)

    def error(self, mark: Mark, wrong: str, right: str = "") -> None:
        """Note something that makes the file unusable. Raises TooManyProblems after a hundred."""
        self._note(Severity.ERROR, mark, wrong, right)

    def warn(self, mark: Mark, wrong: str, right: str = "") -> None:
        """Note something that a person may mean, but probably doesn't. Raises TooManyProblems, too."""
        self._note(Severity.WARNING, mark, wrong, right)

    def _note(self, severity: Severity, mark: Mark, wrong: str, right: str) -> None:
        if len(self.found) >= MOST_PROBLEMS:
            wrong, right = f"more than {MOST_PROBLEMS} problems", "mend those above first"
            self.found.append(Problem(Severity.ERROR, mark.line, mark.column, wrong, right))
            raise TooManyProblems
        # Messages quote the file, and nothing in a file is obeyed.
        self.found.append(Problem(severity, mark.line, mark.column, printable(wrong), printable(right)))

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
        self.lines = tuple(map(printable, lines))
        super().__init__("\n".join(self.lines))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant; empty where none is near."""
    # Imported here: most files have no problem.
    import difflib

    near = difflib.get_close_matches(word.strip().lower()[:60], list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def shown(text: str) -> str:
    """Quote text from a file so that no terminal obeys anything in it."""
    clean = printable(text[:60])
    return f'"{clean}…"' if len(text) > 60 else f'"{clean}"'


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as a person would: "work, hold or carry"."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end
