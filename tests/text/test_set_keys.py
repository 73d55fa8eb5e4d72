"""What a person in text tells by keys of the set that was just done."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcoach.coach.leading import Leading, Makers, open_leading
from backcoach.files.folders import Folders
from backcoach.files.settings import Settings
from backcoach.journal import history
from backcoach.journal.rows import Amounts, LoggedSet
from backcoach.journal.store import Journal
from backcoach.text.by_keys import Action, bound, lead, session_actions
from backcoach.text.set_keys import SetKeys, set_in_words
from backcoach.training.past import Felt
from backcoach.training.plan import Plan
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit
from backcoach.training.session import State

from ..fakes import FakeClock, RecordingPlayer
from ..journal.builders import logged_set
from ..training.builders import QUICK, hold, plan_of, work
from .scripted_keys import ScriptedKeys

PLAN = plan_of(work(sets=3, reps=5, weight=Weight(20, WeightUnit.KG), rest=60), person=QUICK)
"""Sets of 15 s, each followed by a minute's rest but the last."""

IN_THE_REST = 20.0

HOW = "How was it? 1 easy, 2 right, 3 hard. E and r are for less and more done."


def told(
    folders: Folders, *script: tuple[float, str], plan: Plan = PLAN
) -> tuple[list[str], list[LoggedSet]]:
    """What was said as keys were pressed, and what is logged of it in the end."""
    clock = FakeClock()
    player = RecordingPlayer(clock)
    leading: Leading = open_leading(
        plan,
        Settings(),
        folders,
        Makers(lambda *_, **__: player, lambda _: clock, lambda _: None),
        state=State(),
        speed=1.0,
        mute=True,
        resumed=None,
        bell=lambda: None,
        on_news=lambda _: None,
    )
    lines: list[str] = []
    of_set = SetKeys(leading.just_done, lines.append)
    actions: dict[str, Action] = {
        name: of_set.before(one) for name, one in session_actions(leading.coach).items()
    }
    undo = actions["session.undo"]
    actions |= of_set.actions() | {
        "session.undo": lambda: of_set.undo() or undo(),
        "session.keys": lambda: lines.append(of_set.question({})),
    }
    lead(leading.coach, ScriptedKeys(clock, list(script)), bound({}, actions))
    leading.close()
    with Journal.open(folders.journal) as journal:
        return lines, history.sets(journal)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path, tmp_path)


def test_how_a_set_felt_is_kept_and_said(folders: Folders) -> None:
    lines, sets = told(folders, (IN_THE_REST, "1"))
    assert lines == ["Dumbbell row, set 1: 5 reps, 20 kilograms, easy."]
    assert [one.felt for one in sets] == [Felt.EASY, None, None]


def test_the_same_again_takes_it_back(folders: Folders) -> None:
    lines, sets = told(folders, (IN_THE_REST, "3"), (IN_THE_REST, "3"))
    assert lines[-1] == "Dumbbell row, set 1: 5 reps, 20 kilograms."
    assert sets[0].felt is None


def test_reps_and_weight_are_put_right_in_steps(folders: Folders) -> None:
    lines, sets = told(folders, (IN_THE_REST, "e"), (IN_THE_REST, "k"))
    assert lines[0] == "Dumbbell row, set 1: 4 reps, 20 kilograms."
    assert sets[0].done.reps == 4
    assert sets[0].done.weight is not None
    assert sets[0].done.weight.kg > 20
    assert sets[1].done.weight == sets[0].done.weight, "it stays on the bar"


def test_a_key_is_taken_back_as_long_as_nothing_else_was_pressed(folders: Folders) -> None:
    lines, sets = told(folders, (IN_THE_REST, "e"), (IN_THE_REST, "u"))
    assert lines == [
        "Dumbbell row, set 1: 4 reps, 20 kilograms.",
        "Dumbbell row, set 1: 5 reps, 20 kilograms.",
    ]
    assert sets[0].done.reps == 5


def test_a_later_key_of_the_session_is_what_is_taken_back(folders: Folders) -> None:
    lines, sets = told(folders, (IN_THE_REST, "e"), (IN_THE_REST, "+"), (IN_THE_REST, "u"))
    assert lines == ["Dumbbell row, set 1: 4 reps, 20 kilograms."]
    assert sets[0].done.reps == 4


def test_where_there_is_no_set_to_tell_of_it_is_said_so(folders: Folders) -> None:
    lines, sets = told(folders, (5.0, "1"), (IN_THE_REST, "h"))
    assert lines == ["There is no set to tell of now.", "That can't be."]
    assert sets[0].felt is None


def test_what_can_be_told_is_asked_with_its_keys(folders: Folders) -> None:
    lines, _ = told(folders, (5.0, "?"), (IN_THE_REST, "?"))
    assert lines == [
        "",
        f"{HOW[:-1]}, j and k for lighter and heavier.",
    ]


def test_a_hold_can_go_on_into_its_rest(folders: Folders) -> None:
    plan = plan_of(hold(seconds=20, sets=2, rest=60), person=QUICK)
    lines, sets = told(folders, (25.0, "h"), (26.0, "?"), plan=plan)
    assert lines == [
        "Dead hang, set 1: 25 seconds.",
        "How was it? 1 easy, 2 right, 3 hard. E and r are for less and more done.",
    ]
    assert sets[0].done.seconds == pytest.approx(25)


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Amounts(1, 3.0), "Dumbbell row, set 1: 1 rep."),
        (Amounts(None, 22.4, Distance(20, DistanceUnit.YARD)), "Dumbbell row, set 1: 20 yards."),
        (Amounts(None, 75.2), "Dumbbell row, set 1: 75 seconds."),
    ],
)
def test_a_set_is_told_by_what_it_is_measured_in(done: Amounts, said: str) -> None:
    assert set_in_words(logged_set(done=done)) == said
