"""Putting right what was logged wrong, on the screen."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from backcoach.journal.lock import Lead
from backcoach.journal.rows import LoggedSet
from backcoach.journal.store import Journal
from backcoach.retrospect import Retrospect
from backcoach.training.past import Felt
from backcoach.training.phase import Side
from backcoach.tui.screens.history_correct import CorrectSet

from ..journal.builders import begin, logged_set
from .history_stage import looking_back, trained
from .stage import Stage, Theatre


def first_set(stage: Stage) -> LoggedSet:
    """The first set of the latest session, as the journal has it."""
    retrospect = Retrospect(stage.library)
    return retrospect.whole(retrospect.sessions(1)[0].session).sets[0]


async def typed(stage: Stage, text: str) -> None:
    """Type over what stands in the field."""
    field = stage.screen.focused
    assert isinstance(field, Input)
    field.value = text


async def test_a_set_is_corrected_and_the_correction_taken_back(theatre: Theatre) -> None:
    async with looking_back(theatre, page="2") as stage:
        before = first_set(stage)
        await stage.press("enter", "enter")
        assert isinstance(stage.screen, CorrectSet)
        await typed(stage, "7")
        await stage.press("down")
        await typed(stage, "50")
        await stage.press("down", "right", "enter")
        await stage.settle()
        after = first_set(stage)
        assert (after.done.reps, str(after.done.weight), after.felt) == (7, "50 kg", Felt.EASY)
        assert stage.said == ["Deadlift, set 1: 4 × 40.05 kg → 7 × 50 kg, felt easy  (u takes it back)"]
        assert "7 × 50 kg" in stage.seen(stage.screen.query_one("#sets"))
        await stage.press("u")
        await stage.settle()
        assert first_set(stage) == before
        assert stage.said[-1].startswith("Taken back: Deadlift, set 1")
        assert stage.screen.query_one("#sets").has_focus


async def test_what_cannot_be_read_is_told_at_its_field_and_nothing_is_lost(theatre: Theatre) -> None:
    async with looking_back(theatre, page="2") as stage:
        before = first_set(stage)
        await stage.press("enter", "enter")
        await typed(stage, "many")
        await stage.press("down")
        await typed(stage, "50")
        await stage.press("enter")
        assert '"many" is not a number of reps; write 5' in stage.page
        assert stage.screen.focused is stage.screen.query_one("#reps")
        assert stage.screen.query_one("#weight", Input).value == "50"
        await typed(stage, "6")
        await stage.settle()
        assert "is not a number" not in stage.page
        await stage.press("escape")
        assert first_set(stage) == before
        assert stage.said == []


async def test_the_wrong_side_can_be_put_right_with_the_mouse(theatre: Theatre) -> None:
    now = trained(theatre, 1)
    with Journal.open(theatre.library().personal.journal) as journal:
        begin(journal, 99, began=now)
        journal.set_done(logged_set(99, side=Side.LEFT, at=now))
    async with looking_back(theatre, page="2", now=now) as stage:
        sets = stage.screen.query_one("#sets")
        row = next(y for y, line in enumerate(stage.lines) if "8 × 10 kg" in line and y >= sets.region.y)
        await stage.pilot.click(offset=(sets.region.x + 4, row))
        await stage.settle()
        assert isinstance(stage.screen, CorrectSet)
        await stage.pilot.click("#side")
        await stage.pilot.click("#save")
        await stage.settle()
        assert first_set(stage).side is Side.RIGHT


@pytest.mark.parametrize("answer", ["y", "n"])
async def test_a_set_is_deleted_after_one_clear_question(theatre: Theatre, answer: str) -> None:
    async with looking_back(theatre, page="2", size=(120, 24)) as stage:
        before = first_set(stage)
        await stage.press("enter", "d")
        assert "Deadlift, set 1: 4 × 40.05 kg. u brings it back." in stage.page
        await stage.press(answer)
        await stage.settle()
        assert (first_set(stage) == before) is (answer == "n")
        await stage.press("u")
        await stage.settle()
        assert first_set(stage) == before


async def test_after_a_deletion_the_cursor_is_on_a_set_again(theatre: Theatre) -> None:
    now = trained(theatre, 1)
    with Journal.open(theatre.library().personal.journal) as journal:
        begin(journal, 99, began=now)
        for slot, (name, number) in enumerate((("row", 1), ("row", 2), ("hang", 1))):
            journal.set_done(logged_set(99, slot, at=now, exercise=name, name=name, number=number))
    async with looking_back(theatre, page="2", now=now) as stage:
        await stage.press("enter", "down", "d", "y")
        await stage.settle()
        await stage.press("enter")
        assert "hang, set 1" in stage.page
        await stage.press("escape", "d", "y")
        await stage.settle()
        await stage.press("enter")
        assert "row, set 1" in stage.page


async def test_a_session_is_deleted_and_comes_back(theatre: Theatre) -> None:
    async with looking_back(theatre, page="2") as stage:
        await stage.press("d")
        assert "Day-1, Wednesday 4 March, with its 30 sets. u brings it back." in stage.page
        await stage.press("y")
        await stage.settle()
        assert "Wed 4 Mar" not in stage.page
        assert "Mon 2 Mar 2026" in stage.seen(stage.screen.query_one("#session"))
        await stage.press("u")
        await stage.settle()
        assert "Wed 4 Mar" in stage.page
        await stage.press("1")
        assert "2 of 2–3" in stage.page


async def test_a_correction_that_cannot_be_kept_is_told_of_and_the_page_stays(theatre: Theatre) -> None:
    now = trained(theatre, 1)
    with Journal.open(theatre.library().personal.journal) as journal:
        begin(journal, 99, began=now)
        journal.set_done(logged_set(99, at=now))
    async with looking_back(theatre, page="2", now=now) as stage:
        with Lead(stage.library.personal.journal) as other:
            other.take("day-a")
            await stage.press("d", "y")
            await stage.settle()
        (said,) = stage.said
        assert said.startswith("another backcoach is running: day-a")
        assert "unfinished" in stage.page
