"""One run of the benchmarks: how thorough it is, whom it compares with, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import Progress, TaskID

from .peers import Peers


@dataclass(eq=False)
class Bench:
    """What a measurement is given."""

    progress: Progress
    peers: Peers
    work: Path
    """A folder for whatever is needed, gone afterwards."""
    quick: bool = False
    notes: list[str] = field(default_factory=list)
    """What a reader of the table must know: what was left out, and why."""

    def turns(self, thorough: int, quick: int) -> int:
        """How often to measure."""
        return quick if self.quick else thorough

    def note(self, line: str) -> None:
        if line not in self.notes:
            self.notes.append(line)

    @contextmanager
    def steps(self, what: str, total: float) -> Iterator[Steps]:
        """A bar of its own, for as long as something takes."""
        task = self.progress.add_task(what, total=total)
        try:
            yield Steps(self.progress, task)
        finally:
            self.progress.remove_task(task)

    def folder(self, name: str) -> Path:
        """An empty folder that nobody else has."""
        number = sum(1 for _ in self.work.iterdir())
        made = self.work / f"{name}-{number}"
        made.mkdir()
        return made


@dataclass(frozen=True, slots=True)
class Steps:
    """How far one measurement has come."""

    progress: Progress
    task: TaskID

    def done(self, steps: float = 1.0) -> None:
        self.progress.advance(self.task, steps)
