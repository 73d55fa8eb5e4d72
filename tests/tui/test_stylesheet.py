"""The stylesheets: each is parsed once, and not before its screen is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.css import stylesheet

from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.styles import sheets

from .stage import Theatre


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of this package that were parsed, in order."""
    files: list[str] = []
    parse = stylesheet.parse

    def noting(scope: str, css: str, read_from: tuple[str, str], *more: Any, **named: Any) -> Any:
        if read_from[0].endswith(".tcss"):
            files.append(Path(read_from[0]).stem)
        return parse(scope, css, read_from, *more, **named)

    monkeypatch.setattr(stylesheet, "parse", noting)
    return files


async def test_home_waits_for_its_own_stylesheet_alone(theatre: Theatre, parsed: list[str]) -> None:
    async with theatre.home() as stage:
        assert isinstance(stage.screen, HomeScreen)
        assert sorted(set(parsed)) == ["base", "home"]
        parsed.clear()
        await stage.press("s")
        await stage.press("escape", "s", "escape")
        assert parsed == ["settings"]


async def test_another_look_has_everything_parsed_anew(theatre: Theatre, parsed: list[str]) -> None:
    async with theatre.home() as stage:
        before = stage.screen.styles.background
        parsed.clear()
        stage.app.wear("light")
        await stage.settle()
        assert sorted(parsed) == ["base", "home"]
        assert stage.screen.styles.background != before


def test_every_stylesheet_that_is_named_is_there() -> None:
    folder = Path(sheets("base")[0]).parent
    named = {
        name.stem
        for module in folder.parent.rglob("*.py")
        for line in module.read_text(encoding="utf-8").splitlines()
        if "CSS_PATH = " in line
        for name in sheets(*line.partition("(")[2].rstrip(")").replace('"', "").split(", "))
    }
    assert named == {file.stem for file in folder.glob("*.tcss")}
