"""What is shown and asked when a session is over."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from backcoach.files.settings import Settings
from backcoach.journal import history
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.training.past import Felt
from backcoach.training.quantities import WeightUnit
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.summary import SummaryScreen
from backcoach.tui.widgets.big_word import BigWord
from backcoach.tui.widgets.next_target import NextTarget

from .home_stage import choose
from .stage import Stage, Theatre, skip_to

LIFTS = """
name: Lifts
main:
  - {work: lift, sets: 2, reps: 4-6, tempo: 1-0-1-0, rest: 30s}
  - {hold: hang, for: 15-30s, rest: none}
exercises:
  lift: {name: Bar lift, muscles: [lats], cues: [Up], equipment: [barbell], load: heavy}
  hang: {name: Dead hang, muscles: [lats], cues: [Hold]}
"""
"""Ready 10, lift 8, rest 30, lift 8, rest 30, hang 15."""
END = 10 + 8 + 30 + 8 + 30 + 15


async def finish(stage: Stage) -> None:
    """Let the session come to its end."""
    await skip_to(stage, END - 1)
    await stage.wait(2)
    await stage.settle()
    assert isinstance(stage.screen, SummaryScreen)


async def go_on(stage: Stage) -> None:
    await stage.wait(1)
    await stage.press("enter")


def targets(stage: Stage) -> list[str]:
    return [
        f"{one.query_one('.goal').content} | {one.query_one('.reason').content}"  # type: ignore[attr-defined]
        for one in stage.screen.query(NextTarget)
    ]


async def lift(stage: Stage, presses: int) -> None:
    """In the first rest, say that the bar was so many steps heavier."""
    await skip_to(stage, 20)
    assert stage.app.journey.leading is not None
    for _ in range(presses):
        assert stage.app.journey.leading.just_done.heavier()


async def test_what_was_seen_stands_there_before_the_log_is_read(theatre: Theatre) -> None:
    async with theatre.session("tour", at=108) as stage:
        await stage.wait(1)
        await stage.pilot.pause(0)
        assert stage.screen.query_one(BigWord)._word == "DONE"
        await stage.settle()
        assert stage.summed_up == "0:44 under load, 5/5 sets, 0:30 of rest"
        for row in ("✓ Warm-up         1/1  0:10", "✓ Overhead carry  2/2  5 m each side"):
            assert row in stage.page, stage.page


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_every_size_says_how_it_ended_and_how_one_goes_on(
    theatre: Theatre, size: tuple[int, int]
) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine", size=size) as stage:
        await finish(stage)
        assert "█" in stage.lines[1], "large letters"
        assert "go on" in stage.lines[-1]
        page = [line.rstrip() for line in stage.lines]
        assert max(len(line) for line in page) <= size[0]
        figures = ("3/3", "0:31") if size[0] == 40 else ("under load", "sets")
        for figure in figures:
            assert figure in stage.page


async def test_the_next_targets_are_told_with_their_reasons(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine", size=(120, 40)) as stage:
        await finish(stage)
        assert targets(stage) == [
            "✓ Bar lift   5 reps | all sets of 4 reps done: one rep more",
            "✓ Dead hang  20 s | all sets of 15 s done: 5 s more",
        ]
        assert "Next time   tab chooses, d declines" in stage.page


async def test_a_best_is_told_first_and_the_load_in_the_persons_unit(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine") as stage:
        await lift(stage, 1)
        await finish(stage)
        assert "★" not in stage.page, "nothing was ever done before"
        await go_on(stage)
    settings = Settings(keep_awake=False, weight_unit=WeightUnit.LB)
    async with theatre.session("mine", size=(120, 40), settings=settings) as stage:
        await lift(stage, 2)
        await finish(stage)
        assert "★ Bar lift  50 lb, the heaviest yet (44.1 lb before)" in stage.page
        assert stage.summed_up.endswith("400 lb lifted")
        assert "2 × 4 reps · 50 lb" in stage.page


async def test_a_declined_target_stays_as_it_was_in_the_next_plan_and_can_be_accepted_again(
    theatre: Theatre,
) -> None:
    theatre.write("mine.yaml", LIFTS)
    planner = Planner(theatre.library(), Settings())
    routine = theatre.library().routine("mine")
    async with theatre.session("mine", size=(120, 40)) as stage:
        await finish(stage)
        await stage.press("tab", "d")
        assert targets(stage)[0] == "✗ Bar lift   as this time | declined: 5 reps"
        assert stage.app.journey.leading is not None
        assert stage.app.journey.leading.writer.flush(5)
        assert {phase.reps for phase in planner.plan(routine).phases if phase.reps} == {4}
        await stage.press("down", "d", "up", "d")
        assert [one[0] for one in targets(stage)] == ["✓", "✗"]
        await go_on(stage)
    plan = planner.plan(routine)
    assert {phase.reps for phase in plan.phases if phase.reps} == {5}
    assert [phase.seconds for phase in plan.phases if phase.kind == "hold"] == [15]


async def test_a_target_can_be_clicked(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine", size=(120, 40)) as stage:
        await finish(stage)
        await stage.pilot.click(stage.screen.query(NextTarget).last())
        await stage.settle()
        assert targets(stage)[1].startswith("✗")


async def test_the_last_set_can_still_be_told_and_what_follows_from_it_is_told_anew(theatre: Theatre) -> None:
    theatre.write("mine.yaml", LIFTS)
    async with theatre.session("mine", size=(120, 40)) as stage:
        await finish(stage)
        await stage.press("e", "3")
        await stage.settle()
        assert "e − 10 of 15 s + r" in stage.page
        assert "10 of 15 s · felt hard" in stage.page
        assert targets(stage)[1] == "= Dead hang  15 s | not all 15 s in every set: the same again"
        await go_on(stage)
    with Journal.open(theatre.library().personal.journal) as journal:
        last = history.sets(journal)[-1]
    assert (last.done.seconds, last.felt) == (10, Felt.HARD)


async def test_after_the_stretches_nobody_is_asked(theatre: Theatre) -> None:
    async with theatre.session("tour", at=108) as stage:
        await stage.wait(1)
        await stage.settle()
        assert stage.screen.query_one("#set-log").has_class("-empty")


async def test_r18_a_note_on_posture_is_kept_with_the_session(theatre: Theatre) -> None:
    async with theatre.session("tour", at=50) as stage:
        await stage.press("q", "y")
        await stage.press("n")
        assert isinstance(stage.app.focused, Input)
        await stage.press(*"tall q", "enter")  # a q in a note ends nothing
        await stage.settle()
        assert "✓ noted  tall q" in stage.page, stage.page
        assert isinstance(stage.screen, SummaryScreen)
        await stage.press("n", "x", "escape")
        assert isinstance(stage.screen, SummaryScreen), "escape leaves the note, not the screen"
        await stage.press("enter")
    with Journal.open(theatre.library().personal.journal) as journal:
        (note,) = history.notes(journal)
        (session,) = history.sessions(journal)
    assert (note.text, note.about, note.session) == ("tall q", "posture", session.id)


async def test_a_press_that_was_meant_for_the_last_set_does_not_close_what_nobody_has_read(
    theatre: Theatre,
) -> None:
    async with theatre.home() as stage:
        await choose(stage, "tour")
        await stage.press("enter")
        await skip_to(stage, 108)
        await stage.wait(1)
        await stage.press("enter", "space")
        assert isinstance(stage.screen, SummaryScreen)
        await go_on(stage)
        assert isinstance(stage.screen, HomeScreen)


async def test_a_session_that_was_stopped_at_once_has_nothing_to_tell_and_says_so_kindly(
    theatre: Theatre,
) -> None:
    async with theatre.session("tour", at=2) as stage:
        await stage.press("q", "y")
        assert "What you did counts all the same." in stage.page
        assert stage.summed_up == "0:00 under load, 0/5 sets, 0:00 of rest"
        assert targets(stage) == []


async def test_a_journal_that_takes_nothing_leaves_what_was_seen(theatre: Theatre) -> None:
    library = theatre.library()
    library.personal.journal.parent.mkdir(parents=True, exist_ok=True)
    library.personal.journal.mkdir()
    async with theatre.session("tour", at=108, library=library) as stage:
        await stage.wait(1)
        await stage.settle()
        assert "✓ Overhead carry  2/2  0:12" in stage.page


async def test_it_says_how_punctual_the_session_was(theatre: Theatre) -> None:
    async with theatre.session("tour", at=107, size=(120, 40)) as stage:
        await stage.wait(3)
        await stage.settle()
        assert "late" in stage.text("#outlook") or "Every cue within" in stage.text("#outlook")


async def test_what_is_taken_away_while_it_is_opened_is_not_written_to(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        await stage.press("q", "y")
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)
        await stage.screen.query_one("#next-title").remove()
        stage.screen._show()
