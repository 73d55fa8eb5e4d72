"""The row of keys at the foot of a screen."""

from __future__ import annotations

import pytest

from backcoach.tui.widgets.keys_footer import KeysFooter
from backcoach.tui.widgets.keys_help import KeysHelp

from .stage import Stage, Theatre


def footer(stage: Stage) -> KeysFooter:
    return stage.screen.query_one(KeysFooter)


def column(stage: Stage, words: str) -> int:
    """Where words stand in the footer."""
    return stage.lines[footer(stage).region.y].index(words)


async def test_a_click_on_a_key_presses_it_and_one_beside_it_does_nothing(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        row = footer(stage)
        assert stage.word != "PAUSED"
        await stage.pilot.click(row, offset=(column(stage, "p pause") - 1, 0))
        await stage.pilot.click(row, offset=(row.region.width - 1, 0))
        await stage.settle()
        assert stage.word != "PAUSED"
        await stage.pilot.click(row, offset=(column(stage, "p pause"), 0))
        await stage.settle()
        assert stage.word == "PAUSED"


async def test_the_key_that_is_pointed_at_stands_out_and_is_explained(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        row = footer(stage)
        plain = stage.painted(row)
        await stage.pilot.hover(row, offset=(column(stage, "? keys") + 5, 0))
        assert row.tooltip == "Show all keys, or hide them again"
        assert stage.painted(row) > plain
        await stage.pilot.hover(row, offset=(column(stage, "? keys") + 6, 0))
        assert row.tooltip is None
        assert stage.painted(row) == plain


async def test_a_key_that_can_do_nothing_now_is_dim_and_rings(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[None] = []
    async with theatre.home() as stage:
        plain = stage.painted(footer(stage))
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(None))
        monkeypatch.setattr(stage.app, "check_action", lambda action, _: None if action == "keys" else True)
        stage.screen.refresh_bindings()
        await stage.settle()
        assert stage.painted(footer(stage)) > plain
        await stage.pilot.click(footer(stage), offset=(column(stage, "? keys"), 0))
        await stage.settle()
        assert rung
        assert not stage.screen.query(KeysHelp)


async def test_what_changes_nothing_of_the_keys_paints_and_makes_nothing(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    render_line = KeysFooter.render_line
    monkeypatch.setattr(KeysFooter, "render_line", lambda self, y: painted.append(y) or render_line(self, y))
    async with theatre.home() as stage:
        assert painted
        painted.clear()
        widgets = list(stage.screen.walk_children())
        for _ in range(3):
            stage.screen.refresh_bindings()
        await stage.settle()
        assert not painted
        assert list(stage.screen.walk_children()) == widgets
