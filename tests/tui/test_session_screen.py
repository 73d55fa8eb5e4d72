"""The session: what stands on the screen in each phase, and how it comes to an end."""

from __future__ import annotations

import threading

import pytest

from backcoach.sound.player import PlayerStatus
from backcoach.training.person import Person
from backcoach.training.phase import PhaseKind
from backcoach.training.quantities import LoadClass, Percent, Weight, WeightUnit
from backcoach.training.routine import Pace
from backcoach.training.session import Mode
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen
from backcoach.tui.styles.looks import DARK
from backcoach.tui.widgets.big_word import BigWord

from ..training.builders import QUICK, plan_of, work
from .home_stage import choose
from .stage import Stage, Theatre, skip_to

TOUR = {
    0: (PhaseKind.PREPARE, "READY", "Arm circles", "10 s", "", "Arm circles, 10 s"),
    10: (PhaseKind.WORK, "WORK", "Arm circles", "", "10 s", "get ready, 10 s   then  Superman, 3 reps"),
    30: (PhaseKind.WORK, "WORK", "Superman", "", "rep 1 of 3", "rest 30 s   then  Overhead carry, left, 5 m"),
    42: (PhaseKind.REST, "REST", "Next: overhead carry", "left side  ·  5 m", "as written: 30 s",
         "Overhead carry, left, 5 m"),
    72: (PhaseKind.CARRY, "CARRY", "Overhead carry", "left side", "5 m  ·  light",
         "change to the right side   then  Overhead carry, right, 5 m"),
    78: (PhaseKind.PREPARE, "CHANGE", "Right side next", "right side  ·  5 m", "",
         "Overhead carry, right, 5 m"),
    99: (PhaseKind.HOLD, "HOLD", "Child's pose", "", "10 s", "the end"),
}  # fmt: skip
"""What the tour shows from which second on: kind, word, title, place, measure, and what comes next."""


async def test_each_kind_of_phase_shows_its_word_colour_exercise_dose_and_what_comes(
    theatre: Theatre,
) -> None:
    async with theatre.session("tour") as stage:
        for at, (kind, word, title, place, measure, coming) in TOUR.items():
            await skip_to(stage, at)
            assert stage.word == word
            assert [one for one in PhaseKind if stage.screen.has_class(f"-{one}")] == [kind]
            assert stage.screen.styles.background.hex == DARK.phases[kind].ground
            assert stage.screen.styles.color.hex == DARK.phases[kind].ink
            assert stage.text("#exercise") == title
            assert stage.text("#place") == place
            assert stage.text("#measure") == measure
            assert stage.text("#next") == f"next  {coming}"
            for text in (title, place, measure, coming.split("   then")[0], stage.text("#left-in-all")):
                assert text in stage.page, "at 80 by 24 it can really be seen"


async def test_the_top_says_where_one_is_and_how_much_is_left_of_it_all(theatre: Theatre) -> None:
    async with theatre.session("tour", at=42) as stage:
        assert stage.text("#routine") == "Tour  ·  main  ·  5 of 10"
        assert stage.text("#left-in-all") == "1:07 left"
        await stage.wait(7)
        assert stage.text("#left-in-all") == "1:00 left"


async def test_sets_reps_weight_and_side_are_said(theatre: Theatre) -> None:
    plan = plan_of(work(sets=3, reps=5, weight=Weight(40, WeightUnit.KG), rest=60), person=QUICK)
    async with theatre.session(plan) as stage:
        assert stage.text("#place") == "set 1 of 3"
        assert stage.text("#measure") == "rep 1 of 5  ·  40 kg"
        assert stage.text("#next") == "next  rest 60 s   then  Dumbbell row, set 2, 5 reps, 40 kg"
        await stage.wait(15)
        assert stage.word == "REST"
        assert stage.text("#place") == "set 2 of 3  ·  5 reps, 40 kg", "a rest speaks of the set it leads to"


async def test_the_rep_that_runs_is_told_in_time_with_the_ticks(theatre: Theatre) -> None:
    plan = plan_of(work(reps=4, rest=0), person=QUICK)
    pace = plan.phases[0].seconds / 4
    async with theatre.session(plan) as stage:
        seen = []
        for _ in range(4):
            seen.append(stage.text("#measure"))
            await stage.wait(pace)
        assert seen == [f"rep {number} of 4" for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (LoadClass.HEAVY, "rep 1 of 5  ·  heavy"),
        (LoadClass.BODYWEIGHT, "rep 1 of 5"),
        (Percent(85), "rep 1 of 5  ·  85 % of your best"),
    ],
)
async def test_a_load_without_a_weight_is_said_in_words(
    theatre: Theatre, load: LoadClass | Percent, said: str
) -> None:
    async with theatre.session(plan_of(work(load=load), person=QUICK)) as stage:
        assert stage.text("#measure") == said


async def test_a_set_at_ones_own_pace_counts_up_and_says_how_it_ends(theatre: Theatre) -> None:
    plan = plan_of(work(sets=2, reps=8, pace=Pace.SELF, rest=30), person=Person(prepare=0))
    async with theatre.session(plan) as stage:
        assert stage.text("#measure") == "8 reps  ·  space when done"
        assert stage.digits == "0"
        await stage.wait(75)
        assert (stage.word, stage.digits) == ("WORK", "75")
        await stage.press("enter")
        assert (stage.word, stage.digits) == ("REST", "30")


async def test_the_muscles_the_cues_and_the_faults_are_there_to_think_of(theatre: Theatre) -> None:
    async with theatre.session("tour", at=30, size=(120, 40)) as stage:
        thoughts = stage.text("#thoughts")
        exercise = stage.library.catalogue["superman"]
        assert thoughts.startswith("▸ Space ends a set when done\nfeel  low back, glutes\n")
        assert exercise.cues[0] in thoughts
        assert exercise.breath in thoughts
        assert exercise.faults[0] in thoughts
        assert exercise.cues[0] in stage.page


@pytest.mark.parametrize("seconds", [0.4, 1.0, 2.9])
async def test_a_short_stall_of_the_loop_shifts_nothing(theatre: Theatre, seconds: float) -> None:
    async with theatre.session("tour", at=40) as stage:  # two seconds before the rest
        await stage.stall(seconds)
        assert stage.at == pytest.approx(40 + seconds)
        assert (stage.word, stage.digits) == {0.4: ("WORK", "2"), 1.0: ("WORK", "1")}.get(
            seconds, ("REST", "30")
        )


async def test_a_jump_of_the_clock_over_phases_ends_in_the_right_phase_at_the_right_digit(
    theatre: Theatre,
) -> None:
    async with theatre.session("tour", at=65, vigil=lambda clock: None) as stage:
        await stage.stall(20)
        assert (stage.word, stage.digits) == ("CARRY", "4")
        assert stage.text("#place") == "right side"
        await stage.wait(1)
        assert stage.digits == "3"


async def test_a_session_that_comes_to_its_end_says_done_and_exits_with_0(theatre: Theatre) -> None:
    async with theatre.session("tour", at=98) as stage:
        await stage.wait(11)
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)
        assert stage.screen.query_one(BigWord)._word == "DONE"
        assert "5/5 sets" in stage.summed_up
        assert not stage.player.closed, "the finish still sounds"
        await stage.wait(1)
        await stage.press("enter")
        assert stage.player.closed
    assert stage.app.return_code == 0


async def test_q_asks_and_no_goes_on_where_the_clock_stood(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("q")
        assert not isinstance(stage.screen, SessionScreen)
        await stage.stall(90)
        await stage.press("n")
        assert (stage.word, stage.digits) == ("REST", "22")
        await stage.wait(1)
        assert stage.digits == "21"


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_slip_of_the_finger_never_ends_a_session(theatre: Theatre, key: str) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("escape", key)
        assert stage.session.state.mode is Mode.RUNNING
        assert stage.digits == "22"


async def test_yes_ends_the_session_says_stopped_and_exits_with_130(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("q", "y")
        assert isinstance(stage.screen, SummaryScreen)
        assert stage.screen.query_one(BigWord)._word == "STOPPED"
        assert "2/5 sets" in stage.summed_up
        await stage.press("enter")
    assert stage.app.return_code == 130


async def test_ctrl_q_stops_at_once_and_exits_with_130(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("ctrl+q")
    assert stage.app.return_code == 130


async def test_ctrl_q_after_the_end_exits_with_0(theatre: Theatre) -> None:
    async with theatre.session("tour", at=108) as stage:
        await stage.wait(1)
        await stage.settle()
        await stage.press("ctrl+q")
    assert stage.app.return_code == 0


async def test_ctrl_q_in_a_session_from_home_exits_with_0(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("enter", "ctrl+q")
    assert stage.app.return_code == 0


async def test_who_had_paused_before_q_is_still_paused_after_no(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("p", "q", "n")
        assert stage.session.state.mode is Mode.PAUSED
        assert stage.word == "PAUSED"


async def test_a_session_from_home_ends_at_home(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await stage.press("enter", "q", "y", "enter")
        assert isinstance(stage.screen, HomeScreen)
        assert stage.player.closed
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)
        assert len(stage.players) == 2


async def test_a_session_can_begin_in_the_middle(theatre: Theatre) -> None:
    async with theatre.session("tour", first=4) as stage:
        assert (stage.word, stage.digits) == ("REST", "30")
        assert stage.text("#routine") == "Tour  ·  main  ·  5 of 10"


async def test_the_sound_in_use_is_always_on_the_screen(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        assert sound_line(stage).startswith("♪ recording")
        assert sound_line(stage) in stage.page


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (PlayerStatus("aplay", "aplay, as simpleaudio is not installed", audible=True), "♪ aplay"),
        (PlayerStatus("silent", "No sound: no device", audible=False), "♪ No sound: no device"),
    ],
)
async def test_a_change_of_the_sound_told_in_another_thread_shows_up(
    theatre: Theatre, status: PlayerStatus, line: str
) -> None:
    async with theatre.session("tour") as stage:
        thread = threading.Thread(target=stage.player.tell, args=(status,))
        thread.start()
        thread.join()
        await stage.settle()
        assert sound_line(stage).startswith(line)


async def test_a_change_of_the_sound_after_the_session_disturbs_nothing(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        status = PlayerStatus("bell", "the terminal's bell", audible=True)
        await stage.press("q", "y")
        stage.player.tell(status)
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)
    stage.player.tell(status)


async def test_a_session_that_ends_behind_the_open_palette_leads_home_all_the_same(theatre: Theatre) -> None:
    async with theatre.home() as stage:
        await choose(stage, "tour")
        await stage.press("enter")
        await skip_to(stage, 98)
        await stage.press("ctrl+p")
        await stage.wait(12)
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)
        await stage.wait(1)
        await stage.press("enter")
        assert isinstance(stage.screen, HomeScreen)


async def test_going_on_at_4_times_the_speed_shows_every_second(theatre: Theatre) -> None:
    async with theatre.session("tour", speed=4.0) as stage:
        await skip_to(stage, 42)
        seen: list[str] = []
        stage.time.after_each.append(lambda: seen.append(stage.digits))
        await stage.wait(29 / 4)
        assert list(dict.fromkeys(["30", *seen])) == [str(left) for left in range(30, 0, -1)]


def sound_line(stage: Stage) -> str:
    return stage.text("#sound")
