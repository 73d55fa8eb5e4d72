"""What there is to take pictures of: every screen at a moment of its own, on a day that never changes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.screen import ModalScreen

from backcoach.files.settings import Settings
from backcoach.journal.history import Unfinished
from backcoach.journal.rows import LoggedSession, SessionId, Standing
from backcoach.training.person import Person
from backcoach.training.planning import make_plan
from backcoach.tui.screens.notice import Notice
from backcoach.tui.screens.unfinished import UnfinishedSession

from ..past_sessions import log_session
from ..shipped import plan
from ..tui.history_stage import looking_back
from ..tui.stage import Stage, Theatre, skip_to

Size = tuple[int, int]
Scene = Callable[[Theatre, Size, Settings], AbstractAsyncContextManager[Stage]]

TODAY = datetime(2026, 3, 19, 13, 30, tzinfo=UTC)
"""A Thursday."""

WEEK = (
    (0, "full-back-a"),
    (2, "posture-break"),
    (4, "full-back-b"),
    (7, "full-back-a"),
    (9, "tone-and-flow"),
)
"""Two weeks of training, by days: heavy and light in turn (R11, R13)."""

LIFT = 226.2
"""Seconds into full-back-a: in the second rep of the first deadlifts."""
REST = 262.0
PAUSE = 300.0
LAST = 238.4
"""Of the same set, two seconds from its end."""


def stop_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the same day for ever."""
    for module in ("planner", "retrospect", "upshot", "tui.journey", "tui.screens.home"):
        monkeypatch.setattr(f"backcoach.{module}.now_here", lambda: TODAY)


def train_before(theatre: Theatre, weeks: int) -> None:
    """Log an even number of weeks, up to two days ago."""
    library = theatre.library()
    first = TODAY - timedelta(days=weeks * 7 - 3, minutes=40)
    for fortnight in range(weeks // 2):
        for day, name in WEEK:
            plan = make_plan(library.routine(name), library.catalogue, Person())
            log_session(library.personal, plan, first + timedelta(days=fortnight * 14 + day))


@asynccontextmanager
async def home(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
    """Home, after two weeks of training."""
    train_before(theatre, 2)
    async with theatre.home(size=size, settings=settings) as stage:
        await stage.settle()
        yield stage


@asynccontextmanager
async def first_start(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
    """Home, as somebody sees it who has just come."""
    async with theatre.home(size=size, settings=settings) as stage:
        await stage.settle()
        yield stage


def session_at(at: float, *keys: str) -> Scene:
    """The session of a routine that has everything, at a moment of it."""

    @asynccontextmanager
    async def scene(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
        async with theatre.session("full-back-a", at=at, size=size, settings=settings) as stage:
            await stage.press(*keys)
            await stage.settle()
            yield stage

    return scene


def tour_at(at: float) -> Scene:
    """The session of the tour, which has every kind of phase."""

    @asynccontextmanager
    async def scene(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
        async with theatre.session("tour", size=size, settings=settings) as stage:
            await skip_to(stage, at)
            yield stage

    return scene


def history_on(page: str) -> Scene:
    """A look back on ten weeks."""

    @asynccontextmanager
    async def scene(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
        train_before(theatre, 10)
        async with looking_back(theatre, page=page, size=size, settings=settings, now=TODAY) as stage:
            await stage.settle()
            yield stage

    return scene


def from_home(*keys: str) -> Scene:
    """What a few keys open from home."""

    @asynccontextmanager
    async def scene(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
        async with theatre.home(size=size, settings=settings) as stage:
            await stage.press(*keys)
            await stage.settle()
            yield stage

    return scene


@asynccontextmanager
async def lost_time(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
    """The machine slept for two hours, in the middle of a rest."""
    async with theatre.session("tour", at=50, size=size, settings=settings) as stage:
        await stage.stall(7400)
        yield stage


def asked(dialogue: Callable[[], ModalScreen[Any]]) -> Scene:
    """A question over home."""

    @asynccontextmanager
    async def scene(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
        async with theatre.home(size=size, settings=settings) as stage:
            stage.app.push_screen(dialogue())
            await stage.settle()
            yield stage

    return scene


@asynccontextmanager
async def correcting(theatre: Theatre, size: Size, settings: Settings) -> AsyncIterator[Stage]:
    """A set of the last session is put right."""
    async with history_on("2")(theatre, size, settings) as stage:
        await stage.press("enter", "enter")
        await stage.settle()
        yield stage


def left_unfinished() -> UnfinishedSession:
    """A tour that was cut off in its rest."""
    began = TODAY.replace(hour=12, minute=0)
    logged = LoggedSession(SessionId(1), "tour", "Tour", "beginner", began)
    return UnfinishedSession(Unfinished(logged, Standing(3, 2.0), plan("tour"), done=2))


SCENES: dict[str, Scene] = {
    "home": home,
    "first-start": first_start,
    "prepare": tour_at(4.0),
    "work": session_at(LIFT),
    "hold": tour_at(102.0),
    "carry": tour_at(74.0),
    "rest": session_at(REST),
    "paused": session_at(PAUSE, "p"),
    "last-seconds": session_at(LAST),
    "end": session_at(PAUSE, "q"),
    "summary": session_at(PAUSE, "q", "y"),
    "history": history_on("1"),
    "sessions": history_on("2"),
    "exercises": history_on("3"),
    "settings": from_home("s"),
    "editor": from_home("e"),
    "keys": session_at(LIFT, "question_mark"),
    "correct": correcting,
    "lost-time": lost_time,
    "unfinished": asked(left_unfinished),
    "notice": asked(Notice),
    "new-routine": from_home("n"),
}
"""Every screen, and every state of it that looks different."""


def settings_for(theme: str, **more: Any) -> Settings:
    """The settings that a picture is taken with."""
    return Settings(keep_awake=False, theme=theme, **more)
