"""The palette: our own commands and nothing else, each by what it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.app import App
from textual.command import CommandPalette
from textual.widgets import OptionList

from backcoach.files.settings import SETTINGS_FILE
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.settings import SettingsScreen
from backcoach.tui.styles.looks import LOOKS
from backcoach.tui.widgets.keys_help import KeysHelp

from .stage import QUIET, Stage, Theatre


async def opened(stage: Stage, query: str = "") -> list[str]:
    """Open the palette, type something; what it offers then."""
    await stage.press("ctrl+p")
    assert isinstance(stage.screen, CommandPalette)
    await stage.press(*query)
    await stage.settle()
    await stage.settle()
    options = stage.screen.query_one(OptionList).options
    return [str(option.prompt).strip() for option in options]


def lines(told: Iterable[str]) -> str:
    return "\n".join(told)


async def test_at_home_it_starts_routines_and_opens_whatever_there_is(theatre: Theatre) -> None:
    async with theatre.home(size=(100, 60)) as stage:
        told = lines(await opened(stage))
        for wanted in ("Start full-back-a", "Start tour", "Settings: ", "History: ", "Quit: ", "Keys: "):
            assert wanted in told
        for look in LOOKS:
            assert f"Theme: {look.name}" in told


async def test_nothing_of_textuals_own_is_offered(theatre: Theatre) -> None:
    async with theatre.session("tour", size=(100, 60)) as stage:
        told = lines(await opened(stage))
        textuals = [command.title for command in App.get_system_commands(stage.app, stage.app.screen)]
        assert {"Screenshot", "Theme", "Quit"} <= set(textuals)
        assert not [title for title in textuals if f"{title}\n" in told]
        assert "Start tour" not in told, "there is a session already"
        assert "Settings" not in told
        assert "Pause: Stop the clock, or let it go on" in told


async def test_a_routine_is_started_by_its_name(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        assert (await opened(stage, "start tour"))[0].startswith("Start tour")
        await stage.press("enter")
        await stage.settle()
        assert isinstance(stage.screen, SessionScreen)
        assert stage.session.plan.routine == "tour"


async def test_a_routine_with_an_error_says_where_it_is(theatre: Theatre) -> None:
    theatre.write("broken.yaml", "name: Broken\nmain: [\n")
    async with theatre.home() as stage:
        await opened(stage, "start broken")
        await stage.press("enter")
        await stage.settle()
        assert "broken.yaml:2" in lines(stage.said)


async def test_a_theme_is_worn_in_the_middle_of_a_session_and_kept(theatre: Theatre) -> None:
    async with theatre.session("tour", at=30) as stage:
        before = stage.session.state
        await opened(stage, "theme light")
        await stage.press("enter")
        await stage.settle()
        assert stage.app.look.name == "light"
        file = stage.library.personal.config / SETTINGS_FILE
        assert "theme: light\n" in file.read_text(encoding="utf-8")
        assert stage.session.state == before
        assert stage.app.settings == replace(QUIET, theme="light"), "the rest stays as the session began with"


async def test_a_theme_that_cannot_be_kept_is_worn_all_the_same(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        (stage.library.personal.config / SETTINGS_FILE).mkdir(parents=True)
        await opened(stage, "theme light")
        await stage.press("enter")
        await stage.settle()
        assert stage.app.look.name == "light"
        assert stage.said == ["not kept: this is a folder; name a file in it"]


async def test_what_has_a_key_is_called_with_it_told(theatre: Theatre) -> None:
    settings = replace(QUIET, keys={"session.pause": ("f5",)})
    async with theatre.session("tour", settings=settings, size=(100, 40)) as stage:
        told = await opened(stage, "stop the clock")
        assert "f5" in told[0]
        await stage.press("enter")
        await stage.settle()
        assert stage.word == "PAUSED"


async def test_settings_and_keys_open_from_it(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await opened(stage, "show all keys")
        await stage.press("enter")
        await stage.settle()
        assert stage.screen.query(KeysHelp)
        await opened(stage, "what holds for every")
        await stage.press("enter")
        await stage.settle()
        assert isinstance(stage.screen, SettingsScreen)
