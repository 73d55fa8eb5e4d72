"""The editor: a routine's file, and beside it what it comes to, live."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from backcoach.files.library import Library, ReadFile
from backcoach.tui.screens.changed_outside import ChangedOutside
from backcoach.tui.screens.confirm import Confirm
from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen

from .home_stage import MINE, choose, rows
from .stage import Stage, Theatre

WIDE = (140, 40)


@asynccontextmanager
async def editing(
    theatre: Theatre, text: str | bytes | None = MINE, *, size: tuple[int, int] = WIDE, **more: Any
) -> AsyncIterator[Stage]:
    """The editor with a routine of one's own; without a text, with the shipped tour."""
    if text is not None:
        theatre.write("mine.yaml", text)
    async with theatre.home(size=size, **more) as stage:
        await choose(stage, "tour" if text is None else "mine")
        await stage.press("e")
        assert isinstance(stage.screen, EditorScreen)
        yield stage


def area(stage: Stage) -> TextArea:
    return stage.screen.query_one(TextArea)


async def write(stage: Stage, text: str) -> None:
    """Have a whole text in the editor, and wait until it was thought about."""
    area(stage).text = text
    await think(stage)


async def think(stage: Stage) -> None:
    """Let the pause in typing pass."""
    await stage.pilot.pause()
    await stage.wait(0.5)
    await stage.settle()


def path(stage: Stage) -> Path:
    return stage.library.personal.routines / "mine.yaml"


# What it shows -----------------------------------------------------------------------------------------


async def test_the_text_stands_on_the_left_and_the_plan_on_the_right(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        assert area(stage).text == MINE
        assert "dumbbell-row" in stage.page
        assert stage.text("#file") == str(path(stage))
        assert stage.text("#outcome-sum").startswith("Mine\n")
        assert "   0:10 work     0:20  Arm circles, 20 s\n" in stage.text("#phases")
        assert "Dumbbell row, set 3, 8 reps" in stage.text("#phases")
        assert stage.text("#problem-lines") == ""


async def test_an_error_is_shown_at_its_line_and_column_and_the_last_good_plan_stays(
    theatre: Theatre,
) -> None:
    async with editing(theatre) as stage:
        good = stage.text("#phases")
        await write(stage, MINE.replace("reps: 8", "reps: many"))
        assert '10:11  error  "many" is not a number of reps' in stage.text("#problem-lines")
        assert "10:11" in stage.page
        assert stage.text("#phases") == good
        assert stage.screen.query_one("#outcome").has_class("-stale")


async def test_mending_the_error_clears_it_and_shows_the_new_plan(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE.replace("reps: 8", "reps: many"))
        await write(stage, MINE.replace("reps: 8", "reps: 9"))
        assert stage.text("#problem-lines") == ""
        assert not stage.screen.query_one("#problems").display
        assert "9 reps" in stage.text("#phases")
        assert not stage.screen.query_one("#outcome").has_class("-stale")


async def test_what_is_typed_is_thought_about_once_the_typing_pauses(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editing(theatre) as stage:
        read: list[str] = []
        plain = Library.read_source
        monkeypatch.setattr(
            Library,
            "read_source",
            lambda library, found, text: read.append(text) or plain(library, found, text),
        )
        await stage.pilot.press("#", "x", "y")
        await stage.wait(0.1)
        assert read == []
        await think(stage)
        assert read == ["#xy" + MINE]


async def test_warnings_are_shown_and_the_plan_is_still_new(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE.replace("cool-down:\n  - hold: childs-pose\n    for: 30s\n", ""))
        assert "warning" in stage.text("#problem-lines")
        assert "cool-down" not in stage.text("#phases")


async def test_what_stands_in_a_file_is_shown_and_never_obeyed(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE.replace("reps: 8", "reps: '[red]x[/] $accent'"))
        assert "[red]x[/] $accent" in stage.text("#problem-lines")
        assert "[red]x[/] $accent" in stage.page


async def test_an_empty_text_has_a_problem_and_no_crash(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, "")
        assert "error" in stage.text("#problem-lines")
        await stage.press("f8")


async def test_a_plan_of_thousands_of_phases_is_cut_in_the_list(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        rounds = "  - repeat: 9\n    steps:\n      - work: superman\n        sets: 50\n        reps: 5\n"
        await write(stage, MINE.replace("cool-down:", f"{rounds}cool-down:"))
        assert "… and " in stage.text("#phases")
        assert len(stage.text("#phases").splitlines()) < 420


async def test_the_yaml_is_highlighted_where_its_parser_is_installed(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        installed = importlib.util.find_spec("tree_sitter_yaml") is not None
        assert area(stage).language == ("yaml" if installed else None)


async def test_without_the_parser_the_text_is_edited_plain(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter_yaml", None)
    async with editing(theatre) as stage:
        assert area(stage).language is None
        assert area(stage).text == MINE


async def test_a_narrow_screen_shows_the_text_and_its_problems(theatre: Theatre) -> None:
    async with editing(theatre, MINE.replace("reps: 8", "reps: many"), size=(60, 20)) as stage:
        assert not stage.screen.query_one("#outcome").display
        assert "dumbbell-row" in stage.page
        assert "10:11" in stage.page
        for size in [(40, 12), (10, 4), (1, 1), (200, 60)]:
            await stage.resize(*size)


# Typing is never held up -------------------------------------------------------------------------------


async def test_a_slow_reading_holds_up_nothing_and_an_old_one_is_not_shown(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editing(theatre) as stage:
        plain, go_on, begun = Library.read_source, threading.Event(), threading.Event()

        def slow(library: Library, found: Any, text: str) -> ReadFile:
            if "slow" in text:
                begun.set()
                assert go_on.wait(10)
            return plain(library, found, text)

        monkeypatch.setattr(Library, "read_source", slow)
        area(stage).text = "slow: ["
        await stage.pilot.pause(0)
        await stage.wait(0.2)
        assert await asyncio.to_thread(begun.wait, 10)
        area(stage).text = MINE
        await stage.pilot.pause(0)
        assert area(stage).text == MINE, "while it is being read"
        await stage.wait(0.2)
        await stage.pilot.pause()
        assert stage.text("#problem-lines") == ""
        go_on.set()
        await stage.settle()
        assert stage.text("#problem-lines") == "", "the old reading came last"


async def test_leaving_while_it_is_read_breaks_nothing(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editing(theatre) as stage:
        plain, go_on = Library.read_source, threading.Event()
        monkeypatch.setattr(Library, "read_source", lambda *arguments: go_on.wait(10) and plain(*arguments))
        area(stage).text = MINE + "# more\n"
        await stage.pilot.pause(0)
        await stage.wait(0.2)
        await stage.pilot.press("escape", "y")
        go_on.set()
        await stage.settle()
        assert isinstance(stage.screen, HomeScreen)


# Problems ----------------------------------------------------------------------------------------------


async def test_f8_goes_from_problem_to_problem_and_round_again(theatre: Theatre) -> None:
    text = MINE.replace("reps: 8", "reps: many").replace("for: 30s", "for: ever")
    async with editing(theatre, text) as stage:
        places = [area(stage).cursor_location]
        for _ in range(2):
            await stage.press("f8")
            places.append(area(stage).cursor_location)
        assert places == [(9, 10), (12, 9), (9, 10)], "and it was opened at the first"
        assert area(stage).document.lines[9][10:] == "many"


async def test_f8_without_a_problem_stays_where_it_is(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        area(stage).move_cursor((3, 2))
        await stage.press("f8")
        assert area(stage).cursor_location == (3, 2)


# Saving ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        MINE.encode(),
        b"# by hand\r\n" + MINE.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + MINE.encode(),
        b"# one\r\n# two\n# three\r" + MINE.encode(),
        MINE.rstrip("\n").encode() + b"   # no line end",
        b"# tabs\there, and spaces   \n\n\n" + MINE.encode(),
    ],
    ids=["plain", "crlf", "bom", "mixed", "open", "blanks"],
)
async def test_ctrl_s_saves_the_change_and_every_other_byte_as_it_was(theatre: Theatre, raw: bytes) -> None:
    async with editing(theatre, raw) as stage:
        assert "not saved" not in stage.text("#file"), "nothing was changed yet"
        where = area(stage).document.lines.index("    reps: 8")
        area(stage).replace("12", (where, 10), (where, 11))
        await think(stage)
        assert "not saved" in stage.text("#file")
        await stage.press("ctrl+s")
        assert path(stage).read_bytes() == raw.replace(b"reps: 8", b"reps: 12")
        assert "not saved" not in stage.text("#file")
        assert "Saved." in stage.said


async def test_nothing_is_written_where_nothing_was_changed(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        before = path(stage).stat()
        await stage.press("ctrl+s")
        assert path(stage).stat() == before


async def test_a_shipped_routine_is_saved_as_an_own_copy_and_hides_the_shipped_one(theatre: Theatre) -> None:
    async with editing(theatre, None) as stage:
        assert "a copy of your own is made when you save" in stage.text("#file")
        await stage.press("#", "ctrl+s")
        own = stage.library.personal.routines / "tour.yaml"
        shipped = (stage.library.shipped_routines / "tour.yaml").read_text()
        assert own.read_text() == "#" + shipped
        assert "a copy of your own" not in stage.text("#file")
        await stage.press("escape")
        assert "yours, hides the shipped one" in rows(stage)["tour"]


async def test_an_error_can_be_saved_and_is_said(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, "nonsense: [")
        await stage.press("ctrl+s")
        assert path(stage).read_text() == "nonsense: ["
        assert "Saved, with an error still in it." in stage.said


async def test_what_can_not_be_saved_is_said_and_stays_in_the_editor(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE + "# more\n")
        path(stage).unlink()
        path(stage).mkdir()
        await stage.press("ctrl+s", "o")
        assert any("can't be saved" in said for said in stage.said)
        assert area(stage).text == MINE + "# more\n"
        assert "not saved" in stage.text("#file")


async def test_a_saved_change_is_on_the_home_screen(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE.replace("name: Mine", "name: Ours"))
        await stage.press("ctrl+s", "escape")
        assert isinstance(stage.screen, HomeScreen)
        assert rows(stage)["mine"].startswith("Ours ")


# A change from outside ---------------------------------------------------------------------------------


@asynccontextmanager
async def changed_outside(theatre: Theatre) -> AsyncIterator[Stage]:
    """The question that ctrl+s brings up when somebody else has saved the file meanwhile."""
    async with editing(theatre) as stage:
        await write(stage, MINE + "# mine\n")
        path(stage).write_text(MINE + "# theirs\n")
        await stage.press("ctrl+s")
        assert isinstance(stage.screen, ChangedOutside)
        assert path(stage).read_text() == MINE + "# theirs\n", "nothing is overwritten without asking"
        yield stage


async def test_mine_overwrites_what_was_changed_outside(theatre: Theatre) -> None:
    async with changed_outside(theatre) as stage:
        await stage.press("o")
        assert path(stage).read_text() == MINE + "# mine\n"
        assert "not saved" not in stage.text("#file")


async def test_theirs_is_loaded_in_place_of_mine(theatre: Theatre) -> None:
    async with changed_outside(theatre) as stage:
        await stage.press("l")
        await think(stage)
        assert area(stage).text == MINE + "# theirs\n"
        assert path(stage).read_text() == MINE + "# theirs\n"
        assert "not saved" not in stage.text("#file")


@pytest.mark.parametrize("key", ["space", "escape", "g"])
async def test_what_surprises_least_goes_on_editing_and_loses_neither(theatre: Theatre, key: str) -> None:
    async with changed_outside(theatre) as stage:
        await stage.press(key)
        assert area(stage).text == MINE + "# mine\n"
        assert path(stage).read_text() == MINE + "# theirs\n"
        assert "not saved" in stage.text("#file")
        await stage.press("ctrl+s")
        assert isinstance(stage.screen, ChangedOutside), "it is asked again, not forgotten"


async def test_a_file_deleted_meanwhile_is_asked_about_too(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await write(stage, MINE + "# mine\n")
        path(stage).unlink()
        await stage.press("ctrl+s", "l")
        assert any("can't be read any more" in said for said in stage.said)
        assert area(stage).text == MINE + "# mine\n", "what was written isn't lost"
        await stage.press("ctrl+s", "o")
        assert path(stage).read_text() == MINE + "# mine\n"


# Leaving -----------------------------------------------------------------------------------------------


async def test_escape_leaves_where_nothing_was_changed(theatre: Theatre) -> None:
    async with editing(theatre, b"# one\r\n# two\n" + MINE.encode()) as stage:
        await stage.press("escape")
        assert isinstance(stage.screen, HomeScreen)


async def test_leaving_unsaved_changes_is_asked_about_and_enter_stays(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await stage.press("#", "escape")
        assert isinstance(stage.screen, Confirm)
        await stage.press("enter")
        assert isinstance(stage.screen, EditorScreen)
        assert area(stage).text == "#" + MINE
        await stage.press("escape", "y")
        assert isinstance(stage.screen, HomeScreen)
        assert path(stage).read_text() == MINE


async def test_a_change_taken_back_is_no_change(theatre: Theatre) -> None:
    async with editing(theatre) as stage:
        await stage.press("#", "backspace", "escape")
        assert isinstance(stage.screen, HomeScreen)
