"""Opens the journal for whoever asks it or puts it right, and says in one line why that can't be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .files.folders import Folders
from .files.problems import FileProblem
from .journal.store import UNUSABLE, Journal
from .system.printable import printable


@contextmanager
def reading(folders: Folders) -> Iterator[Journal | None]:
    """The journal to read; None where there is none yet. Raises FileProblem.

    One that an older version wrote is brought up to date first, with a copy of it beside.
    """
    path = folders.journal
    with _told(folders):
        journal = Journal.look(path)
        if journal is None and path.exists() and path.stat().st_size:
            journal = Journal.open(path)
        if journal is None:
            yield None
            return
        with journal:
            try:
                yield journal
            except (ValueError, OverflowError) as problem:
                # A word or a moment in it that no version up to this one has ever written.
                raise FileProblem(
                    (f"{path} holds what can't be read ({problem}); is it a newer one's?",)
                ) from None


@contextmanager
def writing(folders: Folders) -> Iterator[Journal]:
    """The journal to write, created where there is none. Raises FileProblem."""
    with _told(folders), Journal.open(folders.journal) as journal:
        yield journal


@contextmanager
def _told(folders: Folders) -> Iterator[None]:
    path = folders.journal
    try:
        yield
    except UNUSABLE as problem:
        why = (problem.strerror if isinstance(problem, OSError) else None) or problem
        line = f"{printable(str(path))} can't be used ({why}); a copy beside it may be older and whole"
        raise FileProblem((line,)) from None
