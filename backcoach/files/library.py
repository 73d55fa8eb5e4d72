"""Finds routines and exercises, the person's own before the shipped ones, and reads them on demand."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..system.printable import printable
from ..training.routine import Routine
from . import folders
from .problems import FileProblem, Problem, Problems, did_you_mean, shown

# What reads a file is loaded when one is read: a session that was planned before it began reads none.
if TYPE_CHECKING:
    from .catalogue import Catalogue

ENDINGS = (".yaml", ".yml")

_NAME = re.compile(r"^name: +([\"']?)(?P<name>[^\n#]*?)\1 *(?:#.*)?$", re.MULTILINE)


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
    owned: frozenset[str] | None = None
    """The equipment that the settings list; None: everything. What it lacks is warned of."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped exercises."""
        from .catalogue import Catalogue

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
            return Found(printable(path.stem), path, own=True)
        known = {found.id: found for found in self.routines()}
        if name not in known:
            hint = did_you_mean(name, known) or "see them with: backcoach list"
            raise FileProblem((f"no routine is called {shown(name)}; {hint}",))
        return known[name]

    def name_of(self, found: Found) -> str:
        """The name that a file seems to give itself, by a glance at it: for the moment until it is read."""
        from .disk import load_text

        with suppress(FileProblem):
            match = _NAME.search(load_text(found.path))
            if match is not None and match["name"].isprintable():
                return match["name"]
        return found.id

    def read(self, found: Found) -> ReadFile:
        """Read a routine file; whatever is wrong with it is in the answer, and nothing is raised."""
        from .disk import read_text

        problems = Problems()
        source = read_text(found.path, problems)
        if source is None:
            return ReadFile(found, "", None, problems.in_order())
        return self.read_source(found, source)

    def read_source(self, found: Found, source: str) -> ReadFile:
        """Read what an editor holds in place of what is on disk."""
        from .reader import read_routine

        problems = Problems()
        routine = read_routine(source, found.id, self.catalogue, problems, self.owned)
        return ReadFile(found, source, routine, problems.in_order())

    def routine(self, name: str) -> Routine:
        """Find and read a routine. Raises FileProblem with every problem where it can't be used."""
        read = self.read(self.find(name))
        if read.routine is None:
            raise FileProblem(read.lines)
        return read.routine

    def new_routine(self, name: str, from_: str | None = None) -> Path:
        """Write a commented routine of the person's own, a copy of another where `from_` names one.

        Gives its path. Raises FileProblem with one line: no good name, one that is taken, no such routine.
        """
        from .starters import new_routine

        return new_routine(self, name, from_)

    def copy_for_editing(self, name: str) -> Path:
        """The file to edit: the person's own, or a copy of the shipped one that from now on hides it.

        Raises FileProblem with one line.
        """
        from .starters import copy_for_editing

        return copy_for_editing(self, name)


def _files_in(folder: Path) -> dict[str, Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        # No folder of one's own is the usual case, and an unreadable one can't hide anything.
        return {}
    found: dict[str, Path] = {}
    for path in entries:
        # A name that a terminal would obey, or that nobody can type, is no name; its path still works.
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.stem.isprintable():
            found.setdefault(path.stem, path)
    return found
