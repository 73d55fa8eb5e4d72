"""Every key has a name for the settings, a word and a sentence, and can be found out on the screen."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import backcoach.tui
from backcoach.files.commands import COMMANDS
from backcoach.files.settings import Settings
from backcoach.tui.app import BackcoachApp
from backcoach.tui.drawing.lettering import lettered
from backcoach.tui.screens.dialogue import AnswerRow
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen
from backcoach.tui.widgets.keys_footer import KeysFooter
from backcoach.tui.widgets.keys_help import KeysHelp, KeysTable

from .stage import QUIET, Stage, Theatre
from .test_editor_screen import editing


def modules() -> list[str]:
    prefix = f"{backcoach.tui.__name__}."
    return [found.name for found in pkgutil.walk_packages(backcoach.tui.__path__, prefix)]


def classes() -> Iterator[type[DOMNode]]:
    """Every class of the screen that binds keys itself."""
    for name in modules():
        module = importlib.import_module(name)
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == name and "BINDINGS" in vars(one):
                yield one


BOUND = [(one, binding) for one in classes() for binding in one.BINDINGS]
"""Every binding of the program's own, with the class that it belongs to."""

each_binding = pytest.mark.parametrize(
    ("owner", "binding"), BOUND, ids=[getattr(binding, "id", None) or str(binding) for _, binding in BOUND]
)


def test_the_bindings_are_found() -> None:
    owners = {one.__name__ for one, _ in BOUND}
    assert {"BackcoachApp", "HomeScreen", "SessionKeys", "EditorScreen", "Confirm", "Dialogue"} <= owners
    assert len(BOUND) > 25


@each_binding
def test_a_binding_has_an_id_a_description_and_a_tooltip(owner: type[DOMNode], binding: object) -> None:
    assert isinstance(binding, Binding), "a tuple has no id"
    assert binding.id
    assert re.fullmatch(r"[a-z]+\.[a-z-]+", binding.id)
    assert 0 < len(binding.description) <= 16
    assert binding.tooltip
    assert binding.tooltip[0].isupper(), "a sentence"
    assert not binding.tooltip.endswith(".")


def test_no_two_bindings_have_the_same_id() -> None:
    counted = Counter(binding.id for _, binding in BOUND if isinstance(binding, Binding))
    assert [id_ for id_, times in counted.items() if times > 1] == []


def test_the_settings_know_every_command_and_its_keys() -> None:
    """What differs is to be written into `backcoach/files/commands.py`."""
    bound = {
        binding.id: tuple(one.key for one in Binding.make_bindings([binding]))
        for _, binding in BOUND
        if isinstance(binding, Binding) and binding.id
    }
    assert dict(sorted(COMMANDS.items())) == dict(sorted(bound.items()))


@pytest.mark.parametrize("owner", classes(), ids=lambda one: one.__name__)
def test_no_key_means_two_things_on_one_screen(owner: type[DOMNode]) -> None:
    keys = Counter(
        key for binding in owner.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
    )
    assert [key for key, times in keys.items() if times > 1] == []


@each_binding
def test_a_binding_leads_to_an_action_that_there_is(owner: type[DOMNode], binding: Binding) -> None:
    action = re.sub(r"\(.*", "", binding.action)
    target: type = owner
    if action.startswith("app."):
        target, action = BackcoachApp, action.removeprefix("app.")
    elif action.startswith("screen."):
        target, action = HomeScreen, action.removeprefix("screen.")
    assert hasattr(target, f"action_{action}")


# On the screen -----------------------------------------------------------------------------------------


def in_the_footer(stage: Stage) -> set[str]:
    """The words of the keys in the footer."""
    return {key.description for key in stage.screen.query_one(KeysFooter).keys}


async def hide_help(stage: Stage) -> None:
    """As often as there is more to be shown before it goes."""
    for _ in range(10):
        if not stage.screen.query(KeysHelp):
            return
        stage.app.action_keys()
        await stage.settle()
    raise AssertionError("the help stays")


async def in_the_help(stage: Stage) -> str:
    """All that the table of keys says, in one line."""
    stage.app.action_keys()
    await stage.settle()
    table = stage.screen.query_one(KeysTable).render()
    console = Console(width=400, color_system=None)
    with console.capture() as captured:
        console.print(table)
    await hide_help(stage)
    return " ".join(captured.get().split())


async def assert_every_key_can_be_found_out(
    stage: Stage, owner: type[Screen[object]] | type[DOMNode]
) -> None:
    footer, told = in_the_footer(stage), await in_the_help(stage)
    for binding in owner.BINDINGS:
        assert isinstance(binding, Binding)
        if stage.screen.check_action(binding.action, ()) is False:
            continue  # it leads nowhere from here
        assert binding.tooltip in told
        assert not binding.show or binding.description in footer


async def test_every_key_of_the_session_is_in_the_footer_and_the_help(theatre: Theatre) -> None:
    async with theatre.session("tour", size=(120, 40)) as stage:
        await assert_every_key_can_be_found_out(stage, SessionScreen)
        await assert_every_key_can_be_found_out(stage, BackcoachApp)


async def test_every_key_of_home_is_in_the_footer_and_the_help(theatre: Theatre) -> None:
    async with theatre.home(size=(120, 40)) as stage:
        for node in (type(stage.screen), type(stage.screen.query_one("#routines"))):
            await assert_every_key_can_be_found_out(stage, node)


async def test_every_key_of_the_editor_is_in_the_footer_and_the_help(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await assert_every_key_can_be_found_out(stage, type(stage.screen))


async def test_every_key_of_the_summary_is_in_the_footer(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("q", "y")
        await assert_every_key_can_be_found_out(stage, SummaryScreen)


async def test_the_footer_of_the_session_fits_80_columns(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        last = stage.lines[-1]
        for binding in SessionScreen.BINDINGS:
            assert isinstance(binding, Binding)
            assert not binding.show or binding.description in last, last


async def test_every_answer_of_a_question_says_its_key(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("q")
        answers = [row.answer for row in stage.screen.query(AnswerRow)]
        assert [(answer.key, answer.words) for answer in answers] == [("N", "go on"), ("Y", "end it")]
        for key in "NY":
            assert lettered(key)[0].strip() in stage.page


@pytest.mark.parametrize("where", ["home", "session"])
async def test_the_help_goes_with_the_key_it_came_with(theatre: Theatre, where: str) -> None:
    stages = theatre.home(size=(120, 40)) if where == "home" else theatre.session("tour", size=(120, 40))
    async with stages as stage:
        await stage.press("question_mark")
        assert "? hides this" in stage.page
        await stage.press("question_mark")
        assert not stage.screen.query(KeysHelp)


async def test_help_that_does_not_fit_is_gone_through_by_its_own_key(theatre: Theatre) -> None:
    async with theatre.session("tour", size=(40, 12)) as stage:
        pages = []
        while not pages or stage.screen.query(KeysHelp):
            await stage.press("question_mark")
            pages.append(stage.page)
        assert "? more" in pages[0]
        assert "? hides this" in pages[-2]
        seen = " ".join(" ".join(pages).split())
        assert "Stop the clock" in seen
        assert "Leave backcoach" in seen
        assert len(stage.lines[0].strip()) > 0


# Keys of the settings ----------------------------------------------------------------------------------

REMOTE = {
    "session.pause": ("f5", "space"),
    "session.next": ("pagedown", "right"),
    "session.back": ("pageup",),
    "session.mute": ("full_stop",),
    "session.shorter": ("minus",),
}
"""What a presenter's remote sends."""


def with_keys(**more: tuple[str, ...]) -> Settings:
    return replace(QUIET, keys={**REMOTE, **more})


async def test_the_keys_of_the_settings_call_the_commands(theatre: Theatre) -> None:
    async with theatre.session("tour", settings=with_keys()) as stage:
        await stage.press("pagedown")
        assert stage.session.state.index == 1
        await stage.press("right")
        assert stage.session.state.index == 2
        await stage.press("pageup")
        assert stage.session.state.index == 1
        await stage.press("f5")
        assert stage.word == "PAUSED"
        await stage.press("space")
        assert stage.word != "PAUSED"
        await stage.press("full_stop")
        assert stage.player.volume == 0
        await stage.press("n", "b", "m")
        assert (stage.session.state.index, stage.player.volume) == (1, 0), "no longer their keys"


async def test_footer_and_help_tell_the_keys_of_the_settings_in_the_usual_order(theatre: Theatre) -> None:
    async with theatre.session("tour", size=(120, 40)) as stage:
        order = [key.description for key in stage.screen.query_one(KeysFooter).keys]
        stage.app.take_settings(with_keys())
        await stage.settle()
        keys = stage.screen.query_one(KeysFooter).keys
        assert [key.description for key in keys] == order
        shown = {key.description: key.display for key in keys}
        assert (shown["pause"], shown["skip"], shown["back"]) == ("f5", "page↓", "page↑")
        told = await in_the_help(stage)
        assert "f5 space Stop the clock" in told
        assert "page↓ → Skip this phase" in told
        assert "− Fifteen seconds less" in told
        stage.app.take_settings(QUIET)
        await stage.settle()
        shown = {key.description: key.display for key in stage.screen.query_one(KeysFooter).keys}
        assert (shown["pause"], shown["skip"]) == ("p", "→")


async def test_a_key_that_is_given_away_on_home_is_not_the_lists_any_more(theatre: Theatre) -> None:
    settings = replace(QUIET, keys={"home.keys": ("space",)})
    async with theatre.home(settings=settings) as stage:
        await stage.press("space")
        assert stage.screen.query(KeysHelp), "not started"
        assert "enter . f5 Start the routine" in await in_the_help(stage)


async def test_what_is_told_in_a_sentence_names_the_keys_of_the_settings(theatre: Theatre) -> None:
    settings = replace(QUIET, keys={"session.go": ("f5",), "dialogue.choose": ("f6",), "home.start": ("f7",)})
    async with theatre.home(settings=settings) as stage:
        assert "Press f7: a tour" in stage.page
    async with theatre.session("tour", settings=settings) as stage:
        await stage.press("p")
        assert stage.text("#measure") == "press f5"
        await stage.press("q")
        assert "f6 chooses   ↑ ↓ light another answer" in stage.page


async def test_a_key_that_starts_a_routine_starts_it_from_a_closer_look_too(theatre: Theatre) -> None:
    async with theatre.home(settings=replace(QUIET, keys={"home.start": ("f7",)})) as stage:
        await stage.press("right", "enter")
        assert isinstance(stage.screen, HomeScreen)
        await stage.press("f7")
        await stage.settle()
        assert not isinstance(stage.screen, HomeScreen)
