"""What the tests of the settings share: they, opened from home, and what their rows show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.widgets import Input, OptionList

from backcoach.tui.screens.settings import SettingsScreen
from backcoach.tui.screens.settings_list import RowList

from .stage import Stage, Theatre


def config(stage: Stage) -> Path:
    return stage.library.personal.config / "config.yaml"


def on_disk(stage: Stage) -> str:
    return config(stage).read_text(encoding="utf-8")


@asynccontextmanager
async def settings(
    theatre: Theatre, *, size: tuple[int, int] = (80, 24), text: str | None = "# Mine.\n"
) -> AsyncIterator[Stage]:
    """The settings, opened from home."""
    library = theatre.library()
    if text is not None:
        library.personal.config.mkdir(parents=True, exist_ok=True)
        (library.personal.config / "config.yaml").write_text(text, encoding="utf-8")
    async with theatre.home(size=size, library=library) as stage:
        await stage.press("s")
        assert isinstance(stage.screen, SettingsScreen)
        yield stage


def rows(stage: Stage) -> OptionList:
    return stage.screen.query_one(RowList)


async def go_to(stage: Stage, row: str) -> None:
    """Put the cursor on a row."""
    rows(stage).highlighted = rows(stage).get_option_index(row)
    await stage.settle()


def shown(stage: Stage, row: str) -> str:
    """What a row shows."""
    return str(rows(stage).get_option(row).prompt)


def asked(stage: Stage) -> str:
    """The line that is typed into, and what is said of it."""
    line = stage.screen.query_one(Input)
    return f"{line.value} | {stage.text('#ask-wrong')}"
