"""The first start: the doctor's notice (R17), and folders that can't be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.notice import NOTICE, Notice
from backcoach.tui.screens.session import SessionScreen

from ..shipped import ROUTINES
from .home_stage import choose, rows
from .stage import Theatre


async def test_r17_the_doctors_notice_is_shown_on_the_first_start_and_never_again(theatre: Theatre) -> None:
    library = theatre.library(notice_read=False)
    async with theatre.home(library=library) as stage:
        assert isinstance(stage.screen, Notice)
        for word in ("doctor", "Stop at pain", "Warm up"):
            assert word in NOTICE
            assert word in stage.page
        await stage.press("enter")
        assert isinstance(stage.screen, HomeScreen)
    async with theatre.home(library=library) as stage:
        assert isinstance(stage.screen, HomeScreen)


async def test_r17_the_notice_comes_before_a_session_too(theatre: Theatre) -> None:
    async with theatre.session("tour", library=theatre.library(notice_read=False)) as stage:
        assert isinstance(stage.screen, Notice)
        await stage.stall(60)
        await stage.press("space")
        assert isinstance(stage.screen, SessionScreen)
        assert stage.digits == "10", "the clock starts with the session"


async def test_a_notice_that_was_left_unread_comes_again(theatre: Theatre) -> None:
    library = theatre.library(notice_read=False)
    async with theatre.home(library=library) as stage:
        await stage.press("ctrl+q")
    async with theatre.home(library=library) as stage:
        assert isinstance(stage.screen, Notice)


@pytest.mark.parametrize("where", ["below-a-file", "denied"])
async def test_folders_that_can_not_be_written_crash_nothing(
    theatre: Theatre, tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    folders = Folders(blocked / "config", blocked / "data", blocked / "cache")
    if where == "denied":
        deny_everything(monkeypatch, blocked)
    async with theatre.home(library=Library(personal=folders)) as stage:
        assert isinstance(stage.screen, Notice)
        await stage.press("enter")
        assert isinstance(stage.screen, HomeScreen)
        assert set(rows(stage)) == set(ROUTINES)
        await choose(stage, "tour")
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)
        await stage.press("q", "y", "enter")
        assert isinstance(stage.screen, HomeScreen)


def deny_everything(monkeypatch: pytest.MonkeyPatch, below: Path) -> None:
    """Refuse to look at or make anything below a path, as a system does whose rights don't allow it."""

    def refusing(method: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: Path, *arguments: object, **more: object) -> object:
            if below in path.parents:
                raise PermissionError(13, "Permission denied", str(path))
            return method(path, *arguments, **more)

        return refuse

    for name in ("stat", "mkdir", "open", "iterdir", "write_text", "touch"):
        monkeypatch.setattr(Path, name, refusing(getattr(Path, name)))
