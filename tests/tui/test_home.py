"""Home: the routines that there are, what they would be like, and how one starts or edits one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.tui.screens.editor import EditorScreen
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.widgets.gallery import Gallery
from backcoach.tui.widgets.routine_list import RoutineList

from ..shipped import ROUTINES
from .home_stage import MINE, WIDE, choose, chosen, rows, rows_before
from .stage import QUIET, Stage, Theatre

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


async def test_q_leaves_with_0(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("q")
    assert stage.app.return_code == 0
