"""Finds routines and exercises, the person's own before the shipped ones, and reads them on demand."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..training.exercise import Exercise
from ..training.routine import Routine
from . import folders
from .problems import FileProblem, Problem, Problems, Severity, did_you_mean, shown
from .reader import read_exercise, read_routine
from .tree import MOST_CHARACTERS

ENDINGS = (".yaml", ".yml")

MOST_BYTES = 4 * MOST_CHARACTERS
"""A character takes at most four bytes."""


class Catalogue(Mapping[str, Exercise]):
    """The exercises of a folder, by id; a file is read when its exercise is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Exercise] = {}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        return {path.stem: path for path in sorted(self._folder.glob("*.yaml"))}

    def __getitem__(self, id_: str) -> Exercise:
        if id_ not in self._read:
            path = self._paths[id_]
            problems = Problems()
            exercise = read_exercise(load_text(path), id_, problems)
            if exercise is None:
                raise FileProblem(tuple(p.one_line(str(path)) for p in problems.in_order()))
            self._read[id_] = exercise
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._paths


@dataclass(frozen=True, slots=True)
class Found:
    """A routine file, not yet read."""

    id: str
    path: Path
    own: bool
    """Whether it is the person's own."""
    hides: Path | None = None
    """The shipped file of the same name, where there is one."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A routine file, read: the routine where it can be used, and every problem."""

    found: Found
    source: str
    routine: Routine | None
    problems: tuple[Problem, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems, ready to print."""
        return tuple(problem.one_line(str(self.found.path)) for problem in self.problems)


@dataclass(frozen=True)
class Library:
    """All routines and exercises that a person has."""

    personal: folders.Folders = field(default_factory=folders.personal)
    shipped_routines: Path = field(default_factory=lambda: folders.shipped("routines"))
    shipped_exercises: Path = folders.SHIPPED_EXERCISES

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped exercises."""
        return Catalogue(self.shipped_exercises)

    def routines(self) -> tuple[Found, ...]:
        """Every routine by name; a person's own hides a shipped one of the same name."""
        shipped = _files_in(self.shipped_routines)
        own = _files_in(self.personal.routines)
        found = {id_: Found(id_, path, own=False) for id_, path in shipped.items()}
        found |= {id_: Found(id_, path, own=True, hides=shipped.get(id_)) for id_, path in own.items()}
        return tuple(found[id_] for id_ in sorted(found))

    def find(self, name: str) -> Found:
        """Find a routine by name ("full-back-a") or by path. Raises FileProblem."""
        if name.endswith(ENDINGS) or "/" in name or os.sep in name:
            path = Path(name)
            return Found(path.stem, path, own=True)
        known = {found.id: found for found in self.routines()}
        if name not in known:
            hint = did_you_mean(name, known) or "see them with: backcoach list"
            raise FileProblem((f"no routine is called {shown(name)}; {hint}",))
        return known[name]

    def read(self, found: Found) -> ReadFile:
        """Read a routine file; whatever is wrong with it is in the answer, and nothing is raised."""
        try:
            source = load_text(found.path)
        except FileProblem as problem:
            told = tuple(Problem(Severity.ERROR, 1, 1, line) for line in problem.lines)
            return ReadFile(found, "", None, told)
        problems = Problems()
        routine = read_routine(source, found.id, self.catalogue, problems)
        return ReadFile(found, source, routine, problems.in_order())

    def routine(self, name: str) -> Routine:
        """Find and read a routine. Raises FileProblem with every problem where it can't be used."""
        read = self.read(self.find(name))
        if read.routine is None:
            raise FileProblem(read.lines)
        return read.routine


def load_text(path: Path) -> str:
    """Read a text file in UTF-8. Raises FileProblem with one line that says why it can't be read.

    Only regular files are opened: a pipe would hang, and a device has no end.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise FileProblem(("this is a folder; name a file in it",))
        if not stat.S_ISREG(kind):
            raise FileProblem(("this is not a regular file; save the routine as one",))
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise FileProblem(("there is no such file; see all routines with: backcoach list",)) from None
    except PermissionError:
        raise FileProblem(("the file can't be read; give yourself the right to read it",)) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise FileProblem((f"the file can't be read ({reason}); check the path",)) from None
    if len(raw) > MOST_BYTES:
        raise FileProblem((f"the file is too long; at most {MOST_CHARACTERS} characters are read",))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FileProblem((f"line {line} is not UTF-8 text; save the file as UTF-8",)) from None


def _files_in(folder: Path) -> dict[str, Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        # No folder of one's own is the usual case, and an unreadable one can't hide anything.
        return {}
    return {path.stem: path for path in entries if path.suffix in ENDINGS and not path.name.startswith(".")}
