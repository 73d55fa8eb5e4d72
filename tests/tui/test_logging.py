"""Telling how a set was while one rests: from the key on the screen to the next plan and its reason."""

from __future__ import annotations

from backcoach.files.settings import Settings
from backcoach.journal import history
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.training.past import Felt
from backcoach.training.session import Mode
from backcoach.tui.widgets.set_log import SetLog

from .stage import Stage, Theatre, skip_to

LIFTS = """
name: Lifts
main:
  - {work: lift, sets: 2, reps: 4-6, tempo: 2-0-2-0, rest: 30s}
  - {hold: hang, for: 15-30s, rest: 30s}
cool-down: [{hold: childs-pose, for: 10s}]
exercises:
  lift: {name: Bar lift, muscles: [lats], cues: [Up], equipment: [barbell], load: heavy}
  hang: {name: Dead hang, muscles: [lats], cues: [Hold]}
"""
FIRST_REST = 10 + 16
SECOND_REST = FIRST_REST + 30 + 16
LAST_REST = SECOND_REST + 30 + 15
END = LAST_REST + 30 + 10


def asked(stage: Stage) -> str:
    """What stands of the set that was just done; empty where nothing does."""
    log = stage.screen.query_one(SetLog)
    return stage.seen(log) if log.display else ""


async def test_r5_what_is_told_in_the_rests_is_what_the_next_plan_asks_and_says(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        assert asked(stage) == ""
        await skip_to(stage, FIRST_REST + 5)
        assert "Bar lift, set 1   e − 4 reps + r   j − no weight + k" in asked(stage)
        await stage.press(*"kkk")  # the bar, and two steps more
        assert "j − 25 kg + k" in asked(stage)
        assert "25 kg" in stage.text("#next"), "it stays on the bar"
        await skip_to(stage, SECOND_REST + 5)
        assert "Bar lift, set 2   e − 4 reps + r   j − 25 kg + k" in asked(stage)
        await stage.press("1")
        await skip_to(stage, LAST_REST + 4)
        await stage.press("h", "3")
        assert "e − 19 s + r" in asked(stage)
        await skip_to(stage, END)
        await stage.wait(1)
        await stage.settle()
        assert "2 × 4 reps · 25 kg · felt easy" in stage.page
    library = theatre.library()
    with Journal.open(library.personal.journal) as journal:
        lifts = sorted(history.sets(journal, exercise="lift"), key=lambda one: one.slot)
        (hang,) = history.sets(journal, exercise="hang")
    assert [(str(one.done.weight), one.felt) for one in lifts] == [("25 kg", None), ("25 kg", Felt.EASY)]
    assert (hang.done.seconds, hang.planned.seconds, hang.felt) == (19, 15, Felt.HARD)
    plan = Planner(library, Settings()).plan(library.routine("mine"))
    first = next(phase for phase in plan.phases if phase.reps)
    assert (str(first.weight), first.reps) == ("27.5 kg", 4)
    assert "more was easily there: 27.5 kg, back to 4 reps" in first.why
    hold = next(phase for phase in plan.phases if phase.kind == "hold")
    assert (hold.seconds, "but hard: the same again" in hold.why) == (15, True)


async def test_the_question_stays_for_the_first_seconds_of_the_next_set_and_no_longer(
    theatre: Theatre,
) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        await skip_to(stage, FIRST_REST + 30 + 5)
        assert "j−no weight+k   1 easy   2 right   3 hard" in asked(stage)
        await stage.press("3")
        assert "✓ hard" in asked(stage)
        await stage.wait(6)
        assert asked(stage) == ""
        await stage.press("1", "r")
        await skip_to(stage, SECOND_REST + 1)
    with Journal.open(theatre.library().personal.journal) as journal:
        # The wall's clock hardly moves here, so that it doesn't tell which set was first.
        first, second = sorted(history.sets(journal, exercise="lift"), key=lambda one: one.slot)
    assert (first.felt, first.done.reps) == (Felt.HARD, 4)
    assert (second.felt, second.done.reps) == (None, 4), "what nobody sees changes nothing"


async def test_u_takes_one_answer_after_the_other_back(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        await skip_to(stage, FIRST_REST + 5)
        await stage.press("e", "2", "u")
        assert "e − 3 of 4 reps + r" in asked(stage)
        await stage.press("u")
        assert "e − 4 reps + r" in asked(stage)
    with Journal.open(theatre.library().personal.journal) as journal:
        (one,) = history.sets(journal)
    assert (one.felt, one.done.reps) == (None, 4)


async def test_an_answer_moves_neither_the_clock_nor_the_session(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        await skip_to(stage, FIRST_REST + 5)
        state, cuts = stage.session.state, stage.player.cuts
        await stage.press(*"123erkjh")
        assert stage.session.state == state
        assert stage.player.cuts == cuts


async def test_a_click_on_an_answer_gives_it_and_does_not_stop_the_clock(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        await skip_to(stage, FIRST_REST + 5)
        await stage.pilot.click(SetLog, offset=(60, 2))
        await stage.settle()
        assert stage.app.journey.leading is not None
        told = stage.app.journey.leading.just_done.told
        assert told is not None
        assert told.set.felt is Felt.HARD
        await stage.pilot.click(SetLog, offset=(78, 0))  # beside everything
        await stage.settle()
        assert stage.session.state.mode is Mode.RUNNING
