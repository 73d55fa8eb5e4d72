"""The machine slept, or the program was stopped, in the middle of a session."""

from __future__ import annotations

import pytest

from backcoach.coach.vigil import HEARTBEAT, Vigil
from backcoach.training.session import Mode
from backcoach.tui.screens.lost_time import LostTime
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen

from ..training.builders import plan_by_hand
from .stage import Theatre


async def test_lost_time_does_not_count_and_is_asked_about(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.stall(90)
        assert isinstance(stage.screen, LostTime)
        assert stage.session.state.mode is Mode.PAUSED
        assert "90 s" in stage.page
        assert "0:22" in stage.page, "what is left of the phase"
        await stage.stall(600)
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.RUNNING, "REST", "22")


async def test_after_a_gap_of_any_length_nothing_stale_is_heard_and_one_question_asked_within_a_second(
    theatre: Theatre,
) -> None:
    slept = 0.0
    plan = plan_by_hand(10.0, 10.0)
    async with theatre.session(plan, at=5, vigil=lambda clock: Vigil(clock, lambda: slept)) as stage:
        for gap, sleeps in ((30, False), (600, True), (28_800, False), (28_800, True)):
            assert stage.word == "HOLD"
            assert int(stage.digits) <= 5, "it would have been counted down meanwhile"
            shown, told = stage.digits, len(stage.player.asked)
            if sleeps:  # the steady clock stands meanwhile, and so do all timers
                slept += gap
                await stage.wait(HEARTBEAT)
            else:
                await stage.stall(gap)
            assert [type(one) for one in stage.app.screen_stack].count(LostTime) == 1
            assert isinstance(stage.screen, LostTime)
            assert int(shown) - int(stage.session.left(stage.time.clock.now())) <= 1, "where it was stopped"
            await stage.wait(30)
            assert [asked.passages for asked in stage.player.asked[told:]] == [None], "cut, and never more"
            await stage.press("g")
            assert stage.player.pending, "what is to come is sent anew"


@pytest.mark.parametrize("key", ["g", "escape"])
async def test_go_on_takes_up_where_it_stood(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.stall(20)
        await stage.press(key)
        assert (stage.word, stage.digits) == ("REST", "22")
        await stage.wait(1)
        assert stage.digits == "21"


async def test_redo_starts_the_phase_again(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.stall(20)
        await stage.press("r")
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.RUNNING, "REST", "30")


async def test_redo_in_the_first_seconds_stays_in_the_phase(theatre: Theatre) -> None:
    async with theatre.session("tour", at=43) as stage:
        await stage.stall(20)
        await stage.press("r")
        assert (stage.word, stage.session.state.index) == ("REST", 4)


async def test_end_ends(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.stall(20)
        await stage.press("e")
        assert isinstance(stage.screen, SummaryScreen)
        await stage.press("enter")
    assert stage.app.return_code == 130


async def test_the_arrows_go_from_answer_to_answer(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.stall(20)
        await stage.press("right", "right", "left", "enter")
        assert stage.digits == "30", "the middle answer: redo"


async def test_a_pause_however_long_is_no_lost_time(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("p")
        await stage.stall(4000)
        await stage.press("p")
        assert (stage.word, stage.digits) == ("REST", "22")
