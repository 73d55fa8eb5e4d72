"""Questions: large, answered with one finger, and never by accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from textual.screen import ModalScreen

from backcoach.journal.history import Unfinished
from backcoach.journal.rows import LoggedSession, SessionId, Standing
from backcoach.tui.screens.confirm import Confirm
from backcoach.tui.screens.dialogue import AnswerRow
from backcoach.tui.screens.lost_time import END, GO_ON, REDO, LostTime
from backcoach.tui.screens.notice import Notice
from backcoach.tui.screens.unfinished import DISCARD, KEEP, UnfinishedSession

from ..shipped import plan
from .stage import Stage, Theatre

LEFT = Unfinished(
    LoggedSession(SessionId(1), "tour", "Tour", "beginner", datetime(2026, 3, 2, 12, 0).astimezone()),
    Standing(3, 2.0),
    plan("tour"),
    done=2,
)

DIALOGUES: dict[str, Callable[[], ModalScreen[Any]]] = {
    "confirm": lambda: Confirm("End it here?", yes="end it", no="go on"),
    "lost time": lambda: LostTime(7400, 42),
    "unfinished": lambda: UnfinishedSession(LEFT),
    "notice": Notice,
}
each_dialogue = pytest.mark.parametrize("name", DIALOGUES)


async def answer(stage: Stage, dialogue: ModalScreen[Any], *keys: str) -> object:
    """What a dialogue answers to some keys; "open" while it doesn't."""
    answers: list[object] = []
    stage.app.push_screen(dialogue, answers.append)
    await stage.settle()
    await stage.press(*keys)
    if not answers:
        stage.app.pop_screen()
        return "open"
    return answers[0]


@pytest.mark.parametrize("key", ["space", "enter", "pagedown", "f5"])
async def test_one_key_gives_the_answer_that_surprises_least(theatre: Theatre, key: str) -> None:
    async with theatre.home() as stage:
        expected = {"confirm": False, "lost time": GO_ON, "unfinished": "go-on", "notice": True}
        for name, make in DIALOGUES.items():
            assert await answer(stage, make(), key) == expected[name]


async def test_arrows_and_a_clicker_choose_and_go_round(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        for keys, expected in {
            ("down", "space"): REDO,
            ("right", "right", "enter"): END,
            ("up", "pagedown"): END,
            ("pageup", "left", "f5"): REDO,
            ("down", "down", "down", "space"): GO_ON,
            ("tab", "space"): REDO,
        }.items():
            assert await answer(stage, LostTime(60, 10), *keys) == expected


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("confirm", "y", True),
        ("confirm", "n", False),
        ("confirm", "escape", False),
        ("lost time", "r", REDO),
        ("lost time", "escape", GO_ON),
        ("unfinished", "d", DISCARD),
        ("unfinished", "escape", KEEP),
        ("unfinished", "x", "open"),
    ],
)
async def test_a_letter_answers_at_once(theatre: Theatre, name: str, key: str, expected: object) -> None:
    async with theatre.home() as stage:
        assert await answer(stage, DIALOGUES[name](), key) == expected


async def test_a_click_answers(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        answers: list[object] = []
        stage.app.push_screen(LostTime(60, 10), answers.append)
        await stage.settle()
        await stage.pilot.click(f"#{REDO}", offset=(30, 1))
        await stage.settle()
        assert answers == [REDO]


@each_dialogue
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (220, 60)])
async def test_every_answer_is_seen_at_every_size(theatre: Theatre, name: str, size: tuple[int, int]) -> None:
    async with theatre.home(size=size) as stage:
        stage.app.push_screen(DIALOGUES[name]())
        await stage.settle()
        await stage.settle()
        for row in stage.screen.query(AnswerRow):
            assert stage.seen(row).strip(), row.answer
        large = size[1] >= 24
        assert (stage.screen.query(AnswerRow).first().size.height >= 3) is large
        assert stage.page.count("█") > 10 or not large


async def test_a_session_that_can_not_be_gone_on_with_can_be_kept_or_discarded(theatre: Theatre) -> None:
    broken = Unfinished(LEFT.session, LEFT.stands, None, 2)
    async with theatre.home() as stage:
        assert await answer(stage, UnfinishedSession(broken), "g") == "open"
        assert await answer(stage, UnfinishedSession(broken), "space") == KEEP
