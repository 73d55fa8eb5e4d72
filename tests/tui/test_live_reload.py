"""A routine's file is saved while its session runs."""

from __future__ import annotations

from backcoach.files.settings import Settings
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.session import Mode
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen

from .home_stage import choose
from .stage import Stage, Theatre, skip_to

BEFORE = """\
name: Mine
warm-up:
  - work: arm-circles
    for: 20s
    rest: none
main:
  - hold: dead-hang
    for: 20s
    sets: 3
    rest: 30s
cool-down:
  - hold: childs-pose
    for: 30s
"""
"""prepare 10, work 20, prepare 10, hold 20, rest 30, hold 20, rest 30, hold 20, …"""

IN_THE_FIRST_HANG = 45.0
IN_THE_FIRST_REST = 65.0


async def save(stage: Stage, text: str) -> None:
    """Save the file and let a second pass, in which it must be noticed."""
    (stage.library.personal.routines / "mine.yaml").write_text(text)
    await stage.wait(1.0)
    await stage.settle()


def lengths(stage: Stage) -> list[float]:
    return [phase.seconds for phase in stage.session.plan.phases]


async def test_the_coming_steps_are_replaced_and_what_is_done_is_kept(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        done = stage.session.plan.phases[:5]
        assert (stage.word, stage.digits) == ("REST", "25")
        await save(stage, BEFORE.replace("for: 20s\n    sets: 3", "for: 40s\n    sets: 4"))
        assert stage.session.plan.phases[:5] == done
        assert lengths(stage)[4:] == [30, 40, 30, 40, 30, 40, 30, 30]
        assert (stage.word, stage.digits) == ("REST", "24"), "the rest that runs isn't disturbed"
        assert "the routine was changed" in stage.said
        assert stage.text("#next") == "next  Dead hang, set 2, 40 s"
        assert stage.text("#place") == "set 2 of 4  ·  40 s"
        await stage.wait(24)
        assert (stage.word, stage.digits) == ("HOLD", "40")


async def test_the_time_left_and_the_place_in_the_plan_are_the_new_ones(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        left = stage.text("#left-in-all")
        await save(stage, BEFORE.replace("    sets: 3\n", "    sets: 2\n"))
        assert stage.text("#routine").endswith("5 of 8")
        assert stage.text("#left-in-all") != left


async def test_a_set_that_runs_goes_on_as_it_was(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_HANG) as stage:
        await save(stage, BEFORE.replace("for: 20s\n    sets: 3", "for: 60s\n    sets: 3"))
        assert (stage.word, stage.digits) == ("HOLD", "14")
        assert lengths(stage)[3:6] == [20, 30, 60]


async def test_a_bad_edit_keeps_the_last_good_version_and_says_where_it_is_bad(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        before = stage.session.plan
        await save(stage, BEFORE.replace("sets: 3", "sets: many"))
        assert stage.session.plan is before
        said = f'the last good version stays: {path}:9:11: error: "many"'
        assert [line for line in stage.said if line.startswith(said)]
        assert (stage.session.state.mode, stage.digits) == (Mode.RUNNING, "24")
        await save(stage, BEFORE.replace("sets: 3", "sets: 4"))
        assert len(stage.session.plan.phases) == len(before.phases) + 2


async def test_a_file_that_goes_keeps_the_last_good_version(theatre: Theatre) -> None:
    path = theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        before = stage.session.plan
        path.unlink()
        await stage.wait(1)
        await stage.settle()
        assert stage.session.plan is before
        assert any("the last good version stays" in line for line in stage.said)


async def test_nothing_is_said_where_nothing_was_changed(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_HANG) as stage:
        await stage.wait(5)
        assert stage.said == []


async def test_a_change_saved_before_the_first_look_is_taken_over_too(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine") as stage:
        await save(stage, BEFORE.replace("sets: 3", "sets: 4"))
        assert "the routine was changed" in stage.said


async def test_a_change_in_a_pause_is_taken_over_and_the_pause_goes_on(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        await stage.press("p")
        await save(stage, BEFORE.replace("for: 20s\n    sets: 3", "for: 40s\n    sets: 3"))
        assert (stage.session.state.mode, stage.word, stage.digits) == (Mode.PAUSED, "PAUSED", "25")
        assert stage.text("#next") == "next  Dead hang, set 2, 40 s"


async def test_the_summary_counts_by_the_changed_plan(theatre: Theatre) -> None:
    theatre.write("mine.yaml", BEFORE)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        await save(stage, BEFORE.replace("sets: 3", "sets: 5"))
        await stage.press("q", "y")
        assert isinstance(stage.screen, SummaryScreen)
        assert "2/7 sets" in stage.summed_up


async def test_the_shipped_file_can_be_hidden_by_a_copy_without_disturbing_the_session(
    theatre: Theatre,
) -> None:
    async with theatre.session("tour", at=50) as stage:
        theatre.write("tour.yaml", BEFORE)
        await stage.wait(1)
        await stage.settle()
        assert stage.session.plan.name == "Tour"


async def test_the_coming_steps_are_planned_for_the_same_person_with_the_same_past(theatre: Theatre) -> None:
    loaded = BEFORE.replace("main:\n", "main:\n  - work: deadlift\n    sets: 2\n    reps: 5\n    load: 50%\n")
    theatre.write("mine.yaml", loaded)
    settings = Settings(keep_awake=False, prepare=4, one_rep_maxes={"deadlift": Weight(100, WeightUnit.KG)})
    async with theatre.home(settings=settings) as stage:
        await choose(stage, "mine")
        await stage.press("enter")
        assert isinstance(stage.screen, SessionScreen)
        assert stage.session.plan.routine == "mine"
        weights = [phase.weight for phase in stage.session.plan.phases if phase.weight]
        assert weights
        await save(stage, loaded.replace("for: 30s", "for: 40s"))
        assert "the routine was changed" in stage.said
        assert lengths(stage)[0] == 4
        assert lengths(stage)[-1] == 40
        assert [phase.weight for phase in stage.session.plan.phases if phase.weight] == weights


async def test_the_sets_of_the_running_session_do_not_count_as_a_past_one(theatre: Theatre) -> None:
    ranged = BEFORE.replace("for: 20s\n    sets: 3", "for: 20-60s\n    sets: 3")
    theatre.write("mine.yaml", ranged)
    async with theatre.session("mine", at=IN_THE_FIRST_REST) as stage:
        assert lengths(stage)[3:6] == [20, 30, 20]
        await save(stage, ranged.replace("sets: 3", "sets: 4"))
        assert stage.said == ["the routine was changed"]
        assert lengths(stage)[3:6] == [20, 30, 20]
        await skip_to(stage, stage.session.plan.seconds + 1)
    async with theatre.home() as stage:
        await choose(stage, "mine")
        await stage.press("enter")
        assert lengths(stage)[3] == 25, "the next session is another matter"
