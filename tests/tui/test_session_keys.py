"""Every key of the session does what its name says, at once."""

from __future__ import annotations

import pytest

from backcoach.training.session import Command, Mode
from backcoach.tui.screens.confirm import Confirm
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen

from .stage import Stage, Theatre

REST_AT = 42
"""Seconds: where the tour's rest of 30 s begins."""


async def test_p_pauses_and_space_goes_on(theatre: Theatre) -> None:
    async with theatre.session("tour", at=REST_AT + 5) as stage:
        await stage.press("p")
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.PAUSED, "PAUSED", "25")
        assert stage.screen.has_class("-paused")
        await stage.stall(300)
        assert stage.digits == "25"
        await stage.press("space")
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.RUNNING, "REST", "25")
        assert not stage.screen.has_class("-paused")
        await stage.wait(1)
        assert stage.digits == "24"


@pytest.mark.parametrize("key", ["space", "enter", "pagedown", "f5"])
async def test_space_and_its_like_end_the_set_and_count_it_as_done(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=32) as stage:
        await stage.press(key)
        assert (stage.word, stage.digits) == ("REST", "30")
        assert await sets_done_at_the_end(stage) == "2/5 sets"


async def test_enter_in_a_pause_goes_on(theatre: Theatre) -> None:
    async with theatre.session("tour", at=REST_AT + 5) as stage:
        await stage.press("p", "enter")
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.RUNNING, "REST", "25")


@pytest.mark.parametrize("key", ["right", "n"])
async def test_next_skips_the_phase_and_its_set_does_not_count(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=32) as stage:
        await stage.press(key)
        assert (stage.word, stage.digits) == ("REST", "30")
        assert await sets_done_at_the_end(stage) == "1/5 sets"


@pytest.mark.parametrize("key", ["left", "pageup", "backspace"])
async def test_back_starts_the_phase_again_and_soon_after_its_start_the_one_before(
    theatre: Theatre, key: str
) -> None:
    async with theatre.session("tour", at=REST_AT + 10) as stage:
        await stage.press(key)
        assert (stage.word, stage.digits) == ("REST", "30")
        await stage.press(key)
        assert (stage.word, stage.digits) == ("WORK", "12")
        assert stage.text("#exercise") == "Superman"


@pytest.mark.parametrize("key", ["plus", "equals_sign", "up"])
async def test_plus_gives_fifteen_seconds_more(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=REST_AT + 5) as stage:
        await stage.press(key)
        assert stage.digits == "40"
        assert stage.text("#left-in-all") == "1:17 left"


@pytest.mark.parametrize("key", ["minus", "down"])
async def test_minus_takes_fifteen_seconds_off(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=REST_AT + 5) as stage:
        await stage.press(key)
        assert stage.digits == "10"
        await stage.press(key)
        assert (stage.word, stage.digits) == ("CARRY", "6")


async def test_m_mutes_says_so_and_turns_the_sound_on_as_loud_as_before(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        stage.player.volume = 0.35
        await stage.press("m")
        assert stage.player.volume == 0
        assert stage.text("#sound").startswith("♪ muted")
        await stage.press("m")
        assert stage.player.volume == 0.35
        assert stage.text("#sound").startswith("♪ recording")


async def test_m_makes_a_sound_that_was_turned_down_to_nothing_heard(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        stage.player.volume = 0
        await stage.press("m")
        assert stage.player.volume == 1


async def test_the_session_goes_on_under_a_mute(theatre: Theatre) -> None:
    async with theatre.session("tour", at=REST_AT) as stage:
        await stage.press("m")
        await stage.wait(2)
        assert stage.digits == "28"


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_ask_before_they_end_anything(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=REST_AT) as stage:
        await stage.press(key)
        assert isinstance(stage.screen, Confirm)
        assert stage.session.state.mode is Mode.PAUSED


async def test_two_quick_question_marks_are_one_too_many_and_no_harm(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        for presses in (2, 3, 4):
            for _ in range(presses):
                stage.app.action_keys()  # at once: not even the first has come to the screen
            await stage.settle()
        assert stage.session.state.mode is Mode.RUNNING


async def test_question_mark_shows_the_keys_and_hides_them_again(theatre: Theatre) -> None:
    async with theatre.session("tour", at=REST_AT, size=(120, 40)) as stage:
        await stage.press("question_mark")
        assert "Stop the clock" in stage.page
        assert stage.digits == "30", "the session goes on behind it"
        await stage.press("question_mark")
        assert "Stop the clock" not in stage.page


async def test_keys_that_come_after_the_end_do_nothing(theatre: Theatre) -> None:
    async with theatre.session("tour", at=108) as stage:
        screen = stage.screen
        assert isinstance(screen, SessionScreen)
        stage.time.jump(1.5)
        screen.coach.tick()
        assert stage.session.state.mode is Mode.FINISHED
        for command in Command:
            assert not screen.coach.command(command)
        screen.action_pause()
        screen.action_go()
        screen.action_longer()
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)


async def test_two_quick_presses_are_two_commands(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        await stage.pilot.press("right", "right")
        await stage.settle()
        assert stage.session.state.index == 2


async def test_next_pressed_just_after_a_phase_ended_by_itself_skips_nothing(theatre: Theatre) -> None:
    async with theatre.session("tour", at=29) as stage:
        await stage.wait(1.3)
        await stage.press("right")
        assert stage.text("#exercise") == "Superman"
        await stage.wait(1)
        await stage.press("right")
        assert stage.word == "REST"


async def test_what_is_pressed_is_also_heard(theatre: Theatre) -> None:
    async with theatre.session("tour", at=REST_AT + 5) as stage:
        player = stage.player
        cuts = player.cuts
        await stage.press("p")
        assert player.cuts == cuts + 1
        assert player.pending == ()


async def sets_done_at_the_end(stage: Stage) -> str:
    await stage.press("q", "y")
    return stage.summed_up.split(", ")[1]


# What a wrong key did -----------------------------------------------------------------------------------


async def test_u_takes_a_wrong_key_back_and_the_set_goes_on(theatre: Theatre) -> None:
    async with theatre.session("tour", at=34) as stage:
        await stage.press("space")
        assert stage.word == "REST"
        await stage.wait(1)
        await stage.press("u")
        assert (stage.word, stage.digits) == ("WORK", "8")
        await stage.wait(8)
        assert stage.word == "REST"
        assert await sets_done_at_the_end(stage) == "2/5 sets"


async def test_undo_is_dimmed_while_there_is_nothing_to_take_back(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        assert stage.screen.check_action("undo", ()) is None, "dimmed"
        await stage.press("plus")
        assert stage.screen.check_action("undo", ())
        await stage.press("u")
        assert stage.digits == "22"
        assert stage.screen.check_action("undo", ()) is None


# A clicker, a mouse, one finger ------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["b", "full_stop"])
async def test_the_clickers_key_for_a_black_screen_pauses(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press(key)
        assert stage.session.state.mode is Mode.PAUSED
        await stage.press("f5")
        assert stage.session.state.mode is Mode.RUNNING


@pytest.mark.parametrize("where", ["#clock", "#words"])
async def test_a_tap_on_the_field_stops_the_clock_and_another_lets_it_go_on(
    theatre: Theatre, where: str
) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.pilot.click(where)
        assert stage.word == "PAUSED"
        await stage.pilot.click(where)
        assert stage.word == "REST"


async def test_a_tap_on_the_bands_does_nothing(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.pilot.click("#routine")
        await stage.pilot.click("#next")
        assert stage.word == "REST"


@pytest.mark.parametrize(("routine", "key"), [("full-back-a", "space"), ("tour", "pagedown")])
async def test_all_of_a_routine_can_be_done_with_one_key(theatre: Theatre, routine: str, key: str) -> None:
    async with theatre.session(routine) as stage:
        plan = stage.session.plan
        for _ in plan.phases:
            await stage.wait(1)
            await stage.press(key)
        assert isinstance(stage.screen, SummaryScreen)
        sets = sum(phase.kind.active for phase in plan.phases)
        assert stage.summed_up.split(", ")[1] == f"{sets}/{sets} sets"


# Volume -------------------------------------------------------------------------------------------------


async def test_nine_and_nought_turn_the_volume_in_small_steps_and_it_is_shown(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        stage.player.volume = 0.95
        await stage.press("0")
        assert stage.player.volume == 1.0
        await stage.press("9", "9")
        assert stage.player.volume == 0.8
        assert "80%" in stage.text("#sound")


async def test_quieter_never_turns_the_sound_off(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        stage.player.volume = 0.2
        await stage.press("9", "9", "9")
        assert stage.player.volume == 0.1
