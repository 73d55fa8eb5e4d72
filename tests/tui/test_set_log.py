"""The set that was just done, as it is shown, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Size

from backcoach.coach.just_done import JustDone, Told
from backcoach.journal.recorder import Recorder
from backcoach.journal.rows import Amounts, LoggedSet
from backcoach.journal.writer import JournalWriter
from backcoach.training.exercise import Exercise
from backcoach.training.loading import Kit
from backcoach.training.past import Felt
from backcoach.training.phase import Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit
from backcoach.training.session import Command
from backcoach.tui.screens.log_keys import LogKeys
from backcoach.tui.styles.looks import DARK
from backcoach.tui.widgets.set_log import SetLog, measure_of, set_log

from ..fakes import led
from ..journal.builders import logged_set
from ..training.builders import QUICK, plan_of, work

KEYS = {f"session.{name}": key for name, key in zip(
    ("easy", "right", "hard", "fewer", "more", "lighter", "heavier", "held-on"), "123erjkh", strict=True
)}  # fmt: skip
LIFT = Exercise("lift", "Deadlift", equipment=(("barbell",),))
HUNDRED = Weight(100, WeightUnit.KG)


def told(
    done: Amounts,
    planned: Amounts | None = None,
    *,
    weighed: bool = True,
    can_hold_on: bool = False,
    resting: bool = True,
    **more: object,
) -> Told:
    one: LoggedSet = logged_set(done=done, planned=planned or done, **more)
    return Told(one, weighed, can_hold_on, resting)


FIVE = told(Amounts(5, 15.0, None, HUNDRED))


def page(spoken: Told, columns: int = 80, rows: int = 24) -> list[str]:
    return set_log(spoken, KEYS, Size(columns, rows)).plain.split("\n")


def test_a_large_screen_asks_in_letters_of_three_rows() -> None:
    above, *question = page(FIVE)
    assert above == "Dumbbell row, set 1   e − 5 reps + r   j − 10 kg + k".replace("10 kg", "100 kg")
    assert len(question) == 3
    assert max(len(row) for row in question) <= 76, "it fits 80 columns"
    assert "█▀▀ ▄▀▄ ▄▀▀ █ █" in question[0], "EASY"


@pytest.mark.parametrize("size", [(40, 16), (60, 30), (100, 18)])
def test_a_small_screen_asks_in_one_line(size: tuple[int, int]) -> None:
    lines = page(FIVE, *size)
    assert len(lines) == 2
    assert lines[1].endswith("1 easy   2 right   3 hard")
    assert max(len(line) for line in lines) <= size[0] - 4


def test_where_rows_are_few_the_question_is_all_there_is_room_for() -> None:
    assert page(FIVE, 40, 12) == ["1 easy   2 right   3 hard"]


def test_while_the_next_set_runs_there_is_one_line() -> None:
    slow = told(Amounts(5, 15.0, None, HUNDRED), resting=False)
    assert page(slow) == ["Dumbbell row, set 1   e−5 reps+r   j−100 kg+k   1 easy   2 right   3 hard"]
    assert page(slow, 70) == ["e−5 reps+r   j−100 kg+k   1 easy   2 right   3 hard"]
    assert page(slow, 50) == ["1 easy   2 right   3 hard"]


def test_the_answer_has_a_tick_so_that_colour_is_never_alone() -> None:
    answered = told(Amounts(5, 15.0), felt=Felt.RIGHT)
    assert page(answered, 60, 20)[1] == "1 easy   ✓ right   3 hard"
    assert page(answered)[1:] != page(told(Amounts(5, 15.0)))[1:]


@pytest.mark.parametrize(
    ("done", "planned", "said"),
    [
        (Amounts(5, 15.0), None, "5 reps"),
        (Amounts(1, 15.0), None, "1 rep"),
        (Amounts(4, 15.0), Amounts(5, 15.0), "4 of 5 reps"),
        (Amounts(0, 15.0), Amounts(1, 15.0), "0 of 1 rep"),
        (Amounts(6, 15.0), Amounts(5, 15.0), "6 of 5 reps"),
        (Amounts(None, 30.0), None, "30 s"),
        (Amounts(None, 21.7), Amounts(None, 30.0), "22 of 30 s"),
        (Amounts(None, 34.2), Amounts(None, 30.0), "34 s"),
        (Amounts(None, 23.0, Distance(20, DistanceUnit.YARD)), None, "20 yd"),
        (
            Amounts(None, 23.0, Distance(15, DistanceUnit.YARD)),
            Amounts(None, 23.0, Distance(20, DistanceUnit.YARD)),
            "15 of 20 yd",
        ),
    ],
)
def test_what_was_done_stands_beside_what_was_planned(
    done: Amounts, planned: Amounts | None, said: str
) -> None:
    assert measure_of(told(done, planned)) == said


def test_the_set_is_named_with_its_number_and_side() -> None:
    left = told(Amounts(5), number=2, count=3, side=Side.LEFT)
    assert page(left)[0].startswith("Dumbbell row, set 2, left   e − 5 reps")


def test_the_lowest_screen_asks_and_then_shows_what_was_said() -> None:
    assert page(FIVE, 40, 12) == ["1 easy   2 right   3 hard"]
    hard = told(Amounts(4, 15.0, None, HUNDRED), Amounts(5, 15.0, None, HUNDRED), felt=Felt.HARD)
    assert page(hard, 40, 12) == ["✓ hard  e−4 of 5 reps+r  j−100 kg+k"]
    fewer = told(Amounts(4, 15.0, None, HUNDRED), Amounts(5, 15.0, None, HUNDRED))
    assert page(fewer, 40, 12) == ["e−4 of 5 reps+r  j−100 kg+k"]


def test_only_what_can_be_said_has_its_keys() -> None:
    plain = page(told(Amounts(12), weighed=False))[0]
    assert "kg" not in plain
    assert " j " not in plain
    assert page(told(Amounts(12)))[0].endswith("j − no weight + k")
    hold = told(Amounts(None, 20.0), weighed=False, can_hold_on=True)
    assert page(hold)[0].endswith("e − 20 s + r   h held on")


# On a screen -------------------------------------------------------------------------------------------


class Rest(LogKeys[None]):
    """A screen with nothing but the log."""

    def compose(self) -> ComposeResult:
        yield SetLog()

    def on_mount(self) -> None:
        self.show_set_log()


class OneScreen(App[None]):
    CSS = "SetLog { height: auto; }"

    def __init__(self, just_done: JustDone) -> None:
        super().__init__()
        self.register_theme(DARK.theme())
        self.theme = DARK.name
        self.rest = Rest()
        self.rest.just_done = just_done

    def on_mount(self) -> None:
        self.push_screen(self.rest)


@pytest.fixture
def just_done(tmp_path: Path) -> Iterator[JustDone]:
    """In the rest after a first set of five at 100 kg."""
    plan = plan_of(work("lift", sets=2, rest=60, weight=HUNDRED), person=QUICK, own=(LIFT,))
    session = led(plan, start=False)
    writer = JournalWriter(tmp_path / "journal.db")
    recorder = Recorder(writer, session.coach.session, session.clock.now)
    session.coach.listen(recorder)
    session.press(Command.START)
    session.wait(20)
    yield JustDone(session.coach, recorder, Kit(), WeightUnit.KG)
    writer.close()


async def test_each_key_says_what_it_stands_beside(just_done: JustDone) -> None:
    app = OneScreen(just_done)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "k", "3")
        spoken = just_done.told
        assert spoken is not None
        assert (spoken.set.done.reps, str(spoken.set.done.weight), spoken.set.felt) == (
            4,
            "102.5 kg",
            Felt.HARD,
        )
        assert str(app.rest.query_one(SetLog).content).startswith(
            "Deadlift, set 1   e − 4 of 5 reps + r   j − 102.5 kg + k"
        )
        await pilot.press("r", "j", "3")
        assert just_done.told is not None
        assert (just_done.told.set.done.reps, just_done.told.set.felt) == (5, None)


async def test_each_part_can_be_clicked(just_done: JustDone) -> None:
    app = OneScreen(just_done)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for part in ("+ k", "e −"):
            column = str(app.rest.query_one(SetLog).content).index(part)
            await pilot.click(SetLog, offset=(column, 0))
            await pilot.pause()
        await pilot.click(SetLog, offset=(60, 2))  # in the middle of HARD
        await pilot.pause()
        assert just_done.told is not None
        one = just_done.told.set
        assert (one.done.reps, str(one.done.weight), one.felt) == (4, "102.5 kg", Felt.HARD)


async def test_the_keys_are_those_of_the_settings(just_done: JustDone) -> None:
    app = OneScreen(just_done)
    app.set_keymap({"session.fewer": "x"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        assert "x − 4 of 5 reps + r" in str(app.rest.query_one(SetLog).content)
