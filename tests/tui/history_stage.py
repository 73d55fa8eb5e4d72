"""The history on a stage: a journal of some weeks, and a day to look back from."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.journal.rows import SessionId
from backcoach.journal.store import Journal
from backcoach.tui.screens.history import HistoryScreen

from ..journal.builders import NOON, train_for
from .stage import QUIET, SIZE, Stage, Theatre, folders_in


def trained(theatre: Theatre, weeks: int) -> datetime:
    """Have somebody train for weeks on Mondays, Wednesdays and Fridays; the Thursday of the last week."""
    now = NOON + timedelta(weeks=weeks - 1, days=3)
    with Journal.open(theatre.library().personal.journal) as journal:
        train_for(journal, weeks)
        journal.discard(SessionId(3 * weeks))  # the Friday is still to come
    return now


@asynccontextmanager
async def looking_back(
    theatre: Theatre,
    weeks: int = 1,
    *,
    page: str = "",
    size: tuple[int, int] = SIZE,
    now: datetime | None = None,
    settings: Settings = QUIET,
) -> AsyncIterator[Stage]:
    """The history, opened over home; on another page by its key."""
    now = trained(theatre, weeks) if now is None else now
    # Home would plan every routine first, which is no business of the history's.
    library = Library(personal=folders_in(theatre.root), shipped_routines=theatre.root / "none")
    async with theatre.home(size=size, settings=settings, library=library) as stage:
        stage.app.push_screen(HistoryScreen(stage.library, settings, now))
        await stage.settle()
        if page:
            await stage.press(page)
            await stage.settle()
        yield stage
