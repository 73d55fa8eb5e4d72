"""Home: the routines that there are, what they would be like, and what becomes of them when files change."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.notice import NOTICE, Notice
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.widgets.gallery import Gallery
from backcoach.tui.widgets.routine_list import RoutineList

from ..shipped import ROUTINES
from .stage import QUIET, Stage, Theatre

MINE = """\
name: Mine
about: What it is for.
warm-up:
  - work: arm-circles
    for: 20s
    rest: none
main:
  - work: dumbbell-row
    sets: 3
    reps: 8
cool-down:
  - hold: childs-pose
    for: 30s
"""

WIDE = (120, 40)


def rows(stage: Stage) -> dict[str, str]:
    """What the list says of each routine."""
    options = stage.screen.query_one(OptionList).options
    return {str(option.id): " ".join(str(option.prompt).split()) for option in options}


def rows_before(stage: Stage) -> dict[str, str]:
    """What the list said, whatever now stands before it."""
    home = next(screen for screen in stage.app.screen_stack if isinstance(screen, HomeScreen))
    return {str(option.id): str(option.prompt) for option in home.query_one(RoutineList).options}


def chosen(stage: Stage) -> str | None:
    option = stage.screen.query_one(OptionList).highlighted_option
    return option.id if option else None


async def choose(stage: Stage, routine: str) -> None:
    stage.screen.query_one(OptionList).highlighted = list(rows(stage)).index(routine)
    await stage.settle()


async def look(stage: Stage) -> None:
    """Let a second pass at home, in which a change must show."""
    await stage.wait(1.0)
    await stage.settle()


# The list and the preview ------------------------------------------------------------------------------


async def test_the_nine_routines_are_listed_with_their_length_and_level(theatre: Theatre) -> None:
    async with theatre.home(size=(120, 50)) as stage:
        assert isinstance(stage.screen, HomeScreen)
        assert set(rows(stage)) == set(ROUTINES)
        assert rows(stage)["full-back-a"] == "Full back, day A 26:26 advanced"
        assert "Full back, day A" in stage.page


async def test_a_row_is_as_wide_as_the_list_whatever_the_name(theatre: Theatre) -> None:
    theatre.write("long.yaml", MINE.replace("name: Mine", f"name: {'Ünd '.join('ever' for _ in range(30))}"))
    async with theatre.home() as stage:
        listed = stage.screen.query_one(RoutineList)
        assert {listed._heights[index] for index in range(listed.option_count)} == {2}


async def test_the_preview_says_what_it_is_for_what_it_needs_and_every_section(theatre: Theatre) -> None:
    async with theatre.home(size=(120, 50)) as stage:
        await choose(stage, "full-back-a")
        preview = stage.text("#about") + stage.text("#purpose") + stage.text("#outline")
        for words in (
            "26:26 · 14 sets · advanced · a heavy day",
            "Deadlift, pull-ups",
            "needs  barbell, bar, dumbbells, roman chair",
        ):
            assert words in preview
        for section in ("warm-up", "main", "cool-down"):
            assert f"{section}\n" in preview
        assert "Deadlift             3 × 4 reps, heavy" in preview
        assert "Glute bridge" in stage.page
        assert "low back, lats" in stage.text("#felt")


async def test_where_room_is_short_warm_up_and_cool_down_are_summed_up(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await choose(stage, "full-back-a")
        outline = stage.text("#outline")
        assert "warm-up  5 moves, 3:00\n" in outline
        assert "Glute bridge" not in outline
        assert len(stage.text("#purpose").splitlines()) == 3
        await stage.press("right")
        assert "Glute bridge" in stage.text("#outline")
        assert stage.text("#whole-purpose").endswith("now and then.")
        await stage.press("left")
        assert stage.text("#outline") == outline


async def test_a_large_screen_draws_the_exercises_too(theatre: Theatre) -> None:
    async with theatre.home(size=(220, 60), settings=replace(QUIET, figures=True)) as stage:
        await choose(stage, "full-back-a")
        await stage.settle()
        names = stage.seen(stage.screen.query_one(Gallery)).splitlines()[-1]
        for name in ("Deadlift", "Pull-up", "Dumbbell row", "Back extension"):
            assert name in names
    async with theatre.home(size=(220, 60), settings=QUIET) as stage:
        await choose(stage, "full-back-a")
        await stage.settle()
        assert not stage.screen.query(Gallery), "no figures are wanted"


async def test_what_is_missing_and_what_stands_in_is_said(theatre: Theatre) -> None:
    nothing = replace(QUIET, equipment=())
    async with theatre.home(size=(120, 50), settings=nothing) as stage:
        await choose(stage, "tour")
        assert "needs  dumbbell or kettlebell: not here" in stage.text("#outline")
        await choose(stage, "full-back-a")
        assert "needs  nothing but a mat" in stage.text("#outline")
        assert "Glute bridge in place of Deadlift: no barbell" in stage.text("#outline")


async def test_the_preview_follows_the_cursor(theatre: Theatre) -> None:
    async with theatre.home(size=WIDE) as stage:
        await stage.press("home")
        first = stage.text("#about")
        await stage.press("down")
        assert stage.text("#about") != first
        await stage.press("end")
        assert stage.text("#about").startswith("Tone and flow")


@pytest.mark.parametrize("key", ["enter", "space", "full_stop", "f5"])
async def test_one_key_starts_the_routine_that_is_chosen(theatre: Theatre, key: str) -> None:
    async with theatre.home() as stage:
        await choose(stage, "posture-break")
        await stage.press(key)
        assert isinstance(stage.screen, SessionScreen)
        assert stage.session.plan.routine == "posture-break"


async def test_a_clicker_moves_and_starts(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        first = chosen(stage)
        await stage.press("pagedown", "pagedown", "pageup", "f5")
        assert stage.session.plan.routine == list(rows_before(stage))[1] != first


async def test_a_click_shows_and_the_next_one_starts(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.pilot.click("#routines", offset=(5, 4))
        await stage.settle()
        assert isinstance(stage.screen, HomeScreen)
        third = list(rows(stage))[2]
        assert chosen(stage) == third
        await stage.pilot.click("#routines", offset=(5, 5))
        await stage.settle()
        assert isinstance(stage.screen, SessionScreen)
        assert stage.session.plan.routine == third


async def test_a_narrow_screen_shows_the_list_and_by_a_key_the_preview(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        for size in [(40, 12), (63, 24), (20, 5), (1, 1), (3, 40), (300, 100)]:
            await stage.resize(*size)
            assert stage.screen.query_one("#preview").display is (size[0] >= 64)
        await stage.resize(40, 12)
        assert "Full back at home" in stage.page
        await choose(stage, "full-back-home")
        await stage.press("right")
        assert "The full session with little" in " ".join(stage.page.split())
        assert "Proven five" not in stage.page
        await stage.press("escape")
        assert "Proven five" in stage.page
        await stage.press("right", "enter")
        assert stage.session.plan.routine == "full-back-home"


# One's own, and broken ones ----------------------------------------------------------------------------


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


# Editing -----------------------------------------------------------------------------------------------


async def test_e_opens_the_editor_with_the_routine_and_escape_leads_back(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await choose(stage, "tour")
        await stage.press("e")
        assert isinstance(stage.screen, EditorScreen)
        assert "tour.yaml" in stage.text("#file")
        await stage.press("escape")
        assert isinstance(stage.screen, HomeScreen)


@asynccontextmanager
async def home_that_steps_aside(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """A home whose screen can be suspended, as a test's can't."""
    from contextlib import nullcontext

    async with theatre.home() as stage:
        monkeypatch.setattr(stage.app, "suspend", nullcontext)
        yield stage


async def test_capital_e_opens_ones_own_editor_on_an_own_copy(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "change"
    script.write_text("#!/bin/sh\nsed -i 's/^name: .*/name: Changed by hand/' \"$1\"\n")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    async with home_that_steps_aside(theatre, monkeypatch) as stage:
        await choose(stage, "tour")
        await stage.press("E")
        assert (stage.library.personal.routines / "tour.yaml").exists()
        assert rows(stage)["tour"].startswith("Changed by hand 1:49 yours, hides the shipped one")


@pytest.mark.parametrize(
    ("visual", "said"), [("no-such-editor", "can't be started"), ("false", "ended with code 1")]
)
async def test_an_editor_that_fails_is_said(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch, visual: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    async with home_that_steps_aside(theatre, monkeypatch) as stage:
        await stage.press("E")
        assert any(said in line for line in stage.said)
        assert isinstance(stage.screen, HomeScreen)


# The first start ---------------------------------------------------------------------------------------


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


async def test_q_leaves_with_0(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("q")
    assert stage.app.return_code == 0


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
