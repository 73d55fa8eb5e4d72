"""Finding a routine as one types, and writing a new one."""

from __future__ import annotations

import pytest
from textual.events import Key

from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.new_routine import NewRoutine, slug
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.widgets.search_line import SearchLine

from .home_stage import MINE, choose, chosen, rows
from .stage import Theatre


async def test_every_letter_filters_and_escape_shows_all_again(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("slash", *"pull")
        assert "first-pull-up" in rows(stage)
        found = len(rows(stage))
        assert 1 < found < 9
        assert chosen(stage) == next(iter(rows(stage))) == "first-pull-up", "names come first"
        await stage.press(*" flow")
        assert list(rows(stage)) == ["tone-and-flow"]
        await stage.press("escape")
        assert len(rows(stage)) == 9
        assert not stage.screen.query_one(SearchLine).display


async def test_letters_that_come_in_one_go_with_the_key_are_searched_for(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        for key, letter in (("slash", "/"), ("s", "s"), ("o", "o"), ("q", "q")):
            stage.app.post_message(Key(key, letter))
        await stage.settle()
        assert isinstance(stage.screen, HomeScreen)
        assert stage.screen.query_one(SearchLine).words == "soq"


@pytest.mark.parametrize(
    ("words", "routine", "why"),
    [
        ("lats", "proven-five", "works lats"),
        ("trapezius", "posture-break", "works lower traps"),
        ("roman", "full-back-a", "needs roman chair"),
        ("cable machine", "full-back-b", "needs cable machine"),
        ("vinyasa", "tone-and-flow", "has Vinyasa flow"),
        ("beginner", "first-pull-up", "beginner"),
        ("mine", "mine", ""),
        ("BÉGINNER", "proven-five", "beginner"),
    ],
)
async def test_muscles_things_exercises_and_levels_are_found_and_it_is_said_why(
    theatre: Theatre, words: str, routine: str, why: str
) -> None:
    theatre.write("mine.yaml", MINE)
    async with theatre.home(size=(120, 40)) as stage:
        await stage.press("slash")
        stage.screen.query_one(SearchLine).value = words
        await stage.settle()
        assert why in rows(stage)[routine]


async def test_while_one_types_arrows_move_and_enter_starts(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("slash", *"pull", "down", "down", "up")
        second = chosen(stage)
        assert second == list(rows(stage))[1]
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)
        assert stage.session.plan.routine == second


async def test_no_letter_is_a_command_while_one_types(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("slash", *"qnehsE?")
        assert isinstance(stage.screen, HomeScreen)
        assert stage.screen.query_one(SearchLine).value == "qnehsE?"


async def test_a_search_without_hits_says_what_to_do(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("slash", *"xyz", "enter", "slash")
        assert rows(stage) == {}
        assert "No routine has “xyz” in it." in stage.page
        assert "shows all of them" in stage.page
        assert stage.screen.query_one("#preview").visible is False
        await stage.press("escape")
        assert len(rows(stage)) == 9


async def test_a_found_routine_that_is_looked_at_is_still_found_afterwards(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("slash", *"flow", "enter")
        await stage.press("q", "y", "enter")
        assert isinstance(stage.screen, HomeScreen)
        assert len(rows(stage)) == 9, "who comes back sees all of them"


# A new routine -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("My back", "my-back"),
        ("  Größe 2! ", "grosse-2"),
        ("Día-A", "dia-a"),
        ("...", ""),
        ("背", ""),
        ("a/../b", "a-b"),
    ],
)
def test_a_name_in_words_becomes_the_name_of_a_file(words: str, name: str) -> None:
    assert slug(words) == name


async def test_n_asks_for_a_name_and_opens_the_new_routine(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("n")
        assert isinstance(stage.screen, NewRoutine)
        assert "Type a name" in stage.page
        await stage.press("enter")
        assert isinstance(stage.screen, NewRoutine), "no name yet"
        await stage.press(*"My back")
        assert "Enter writes my-back.yaml" in stage.page
        await stage.press("enter")
        assert isinstance(stage.screen, EditorScreen)
        assert "my-back.yaml" in stage.text("#file")
        await stage.press("escape")
        assert rows(stage)["my-back"].startswith("My back ")


async def test_a_new_routine_can_be_a_copy_of_the_chosen_one(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await choose(stage, "proven-five")
        await stage.press("n", *"Five", "tab")
        assert "It begins as a copy of Proven five." in stage.page
        await stage.press("enter")
        assert "renegade-row" in (stage.library.personal.routines / "five.yaml").read_text()


async def test_a_name_that_is_taken_is_said_before_anything_is_written(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE)
    async with theatre.home() as stage:
        await stage.press("n", *"Mine", "enter")
        assert isinstance(stage.screen, NewRoutine)
        assert "You have a routine mine already" in stage.page
        await stage.press("escape")
        assert isinstance(stage.screen, HomeScreen)
    assert path.read_text() == MINE
