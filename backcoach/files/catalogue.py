"""The shipped exercises, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ..training.exercise import Exercise
from .disk import read_text
from .problems import FileProblem, Problems
from .reader import read_exercise


class Catalogue(Mapping[str, Exercise]):
    """The exercises of a folder, by id; a file is read when its exercise is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Exercise] = {}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        paths = self._folder.glob("*.yaml")
        return {path.stem: path for path in sorted(paths, key=lambda path: path.stem)}

    def __getitem__(self, id_: str) -> Exercise:
        """Raises KeyError where there is none, and FileProblem where its file is broken."""
        if id_ not in self._read:
            path = self._paths[id_]
            problems = Problems()
            text = read_text(path, problems)
            exercise = read_exercise(text, id_, problems) if text is not None else None
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
