"""Home follows the files: one's own, broken ones, and those that change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcoach.files.library import Library
from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen

from ..shipped import ROUTINES
from .home_stage import MINE, WIDE, choose, chosen, look, rows
from .stage import Theatre


async def test_an_own_routine_is_listed_as_ones_own(theatre: Theatre) -> None:
    theatre.write("mine.yaml", MINE)
    async with theatre.home() as stage:
        assert rows(stage)["mine"] == "Mine 6:25 yours"


async def test_an_own_routine_hides_the_shipped_one_of_the_same_name_and_says_so(theatre: Theatre) -> None:
    theatre.write("tour.yaml", MINE)
    async with theatre.home() as stage:
        assert len(rows(stage)) == 9
        assert rows(stage)["tour"] == "Mine 6:25 yours, hides the shipped one"


async def test_a_routine_with_an_error_says_where_and_does_not_start(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE.replace("reps: 8", "reps: many"))
    async with theatre.home(size=WIDE) as stage:
        await choose(stage, "mine")
        assert rows(stage)["mine"] == 'mine line 10: "many" is not a number of rep…'
        line = f'{path}:10:11: error: "many" is not a number of reps'
        assert line in stage.text("#outline")
        assert "Press e to mend it" in stage.text("#outline")
        await stage.press("enter")
        assert isinstance(stage.screen, HomeScreen)
        assert any('line 10: "many" is not a number of reps' in said for said in stage.said)


async def test_what_a_file_says_is_shown_and_never_obeyed(theatre: Theatre) -> None:
    theatre.write("mine.yaml", MINE.replace("name: Mine", 'name: "[red]M[/red] $accent"'))
    async with theatre.home(size=WIDE) as stage:
        await choose(stage, "mine")
        assert rows(stage)["mine"].startswith("[red]M[/red] $accent")
        assert stage.text("#about").startswith("[red]M[/red] $accent")


async def test_what_can_be_no_routine_breaks_nothing(theatre: Theatre) -> None:
    theatre.write("binary.yaml", b"\xff\xfe\x00")
    theatre.write("empty.yaml", "")
    theatre.write("huge.yaml", "# x\n" * 100_000)
    own = theatre.library().personal.routines
    (own / "folder.yaml").mkdir()
    os.mkfifo(own / "pipe.yaml")
    async with theatre.home() as stage:
        for name in ("binary", "empty", "huge", "folder", "pipe"):
            assert rows(stage)[name].startswith(f"{name} line 1: ")
            await choose(stage, name)
            await stage.press("e", "enter")
            if isinstance(stage.screen, EditorScreen):
                await stage.press("escape", "y")
            assert isinstance(stage.screen, HomeScreen)


async def test_without_any_routine_there_is_still_a_home(theatre: Theatre, tmp_path: Path) -> None:
    library = Library(personal=theatre.library().personal, shipped_routines=tmp_path / "nothing")
    async with theatre.home(library=library) as stage:
        assert rows(stage) == {}
        assert "Press n to write one of your own." in stage.page
        assert stage.seen(stage.screen.query_one("#nothing")).split()[:4] == [
            "There",
            "are",
            "no",
            "routines",
        ]
        await stage.press("enter", "e", "E", "down", "home", "right", "left", "slash", "x", "escape")
        assert isinstance(stage.screen, HomeScreen)
        await stage.press("n", *"Mine", "enter")
        assert isinstance(stage.screen, EditorScreen)
        await stage.press("escape")
        assert rows(stage) == {"mine": "Mine 8:12 next yours"}


# Changes -----------------------------------------------------------------------------------------------


async def test_a_saved_change_shows_within_a_second(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE)
    async with theatre.home(size=WIDE) as stage:
        await choose(stage, "mine")
        path.write_text(MINE.replace("name: Mine", "name: Ours").replace("sets: 3", "sets: 4"))
        await look(stage)
        assert rows(stage)["mine"].startswith("Ours ")
        assert stage.text("#about").startswith("Ours")
        assert "4 × 8 reps" in stage.text("#outline")
        assert chosen(stage) == "mine"


async def test_a_change_saved_before_the_first_look_shows_too(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE)
    async with theatre.home() as stage:
        path.write_text(MINE.replace("name: Mine", "name: Ours"))
        await look(stage)
        assert rows(stage)["mine"].startswith("Ours ")


async def test_a_new_file_appears_and_the_cursor_stays_where_it_was(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await choose(stage, "tour")
        theatre.write("a-new-one.yaml", MINE)
        await look(stage)
        assert next(iter(rows(stage))) == "tour", "first, for who has not begun"
        assert list(rows(stage))[1:3] == ["proven-five", "a-new-one"]
        assert chosen(stage) == "tour"


async def test_a_deleted_file_goes_and_the_shipped_one_it_hid_comes_back(theatre: Theatre) -> None:
    mine, hiding = theatre.write("mine.yaml", MINE), theatre.write("tour.yaml", MINE)
    async with theatre.home() as stage:
        await choose(stage, "mine")
        mine.unlink()
        hiding.unlink()
        await look(stage)
        assert set(rows(stage)) == set(ROUTINES)
        assert rows(stage)["tour"] == "Tour 1:49 start here beginner"
        assert chosen(stage) == "tour"


async def test_a_file_that_breaks_and_is_mended_is_told_both_times(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE)
    async with theatre.home() as stage:
        path.write_text(MINE + "nonsense: [\n")
        await look(stage)
        assert rows(stage)["mine"].startswith("mine line 1")
        path.write_text(MINE)
        await look(stage)
        assert rows(stage)["mine"] == "Mine 6:25 yours"


async def test_files_that_stay_are_not_read_again(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    async with theatre.home() as stage:
        monkeypatch.setattr(Library, "read", lambda *_: pytest.fail("read again"))
        await look(stage)


async def test_a_change_made_during_a_session_shows_when_one_comes_home(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", MINE)
    async with theatre.home() as stage:
        await choose(stage, "tour")
        await stage.press("enter")
        path.write_text(MINE.replace("name: Mine", "name: Ours"))
        await stage.press("q", "y", "enter")
        assert rows(stage)["mine"].startswith("Ours ")
