"""What came of a session, read from the journal that it was led with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from backcoach.coach.just_done import JustDone
from backcoach.coach.leading import Makers, open_leading
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings
from backcoach.journal.rows import Amounts, SessionId
from backcoach.journal.store import Journal
from backcoach.planner import Planner
from backcoach.training.past import Felt
from backcoach.training.phase import PhaseKind
from backcoach.training.progression import Move
from backcoach.training.quantities import Weight, WeightUnit
from backcoach.training.routine import Routine
from backcoach.training.session import Command, State
from backcoach.upshot import Upshot, expectation, goal_of, lifted, upshot_of, weeks_in

from .fakes import FakeClock, RecordingPlayer
from .journal.builders import logged_session, logged_set

KG, LB = WeightUnit.KG, WeightUnit.LB

LIFTS = """
name: Lifts
main:
  - {work: deadlift, sets: 2, reps: 4-6, rest: 60s}
  - {hold: back-extension-hold, for: 15-30s, rest: 45s}
  - {work: superman, sets: 1, reps: 12, rest: none}
"""

Say = Callable[[JustDone], object]


def nothing(_: JustDone) -> None:
    """Nothing has to be said."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folders = Folders(tmp_path, tmp_path / "data", tmp_path / "cache")
    folders.routines.mkdir(parents=True)
    (folders.routines / "lifts.yaml").write_text(LIFTS)
    return Library(personal=folders)


def train(library: Library, say: Say = nothing, *, settings: Settings | None = None) -> Upshot:
    """Lead a whole session of lifts in no time, saying something in each rest; what came of it."""
    settings = settings or Settings()
    routine, planner = library.routine("lifts"), Planner(library, settings)
    clock = FakeClock()
    player = RecordingPlayer(clock)
    leading = open_leading(
        planner.plan(routine),
        settings,
        library.personal,
        Makers(lambda *_, **__: player, lambda _: clock, lambda _: None),
        state=State(),
        speed=1.0,
        mute=False,
        resumed=None,
        bell=lambda: None,
        on_news=lambda _: None,
    )
    leading.coach.command(Command.START)
    said = -1
    while (wake := leading.coach.wake) is not None:
        clock.set(wake)
        leading.coach.tick()
        told = leading.just_done.told
        if told is not None and told.resting and told.set.slot != said:
            said = told.set.slot
            say(leading.just_done)
    session = leading.recorder.session
    leading.close()
    assert session is not None
    return upshot_of(planner, routine, session)


def lift(amount: float, felt: Felt | None = None) -> Say:
    """Say that a bar was lifted, and how it felt."""

    def say(just_done: JustDone) -> None:
        told = just_done.told
        if told is None or told.set.exercise != "deadlift":
            return
        while (weight := just_done.told.set.done.weight) is None or weight.amount < amount:  # type: ignore[union-attr]
            assert just_done.heavier()
        if felt is not None:
            just_done.feel(felt)

    return say


def test_a_first_session_has_no_bests_and_says_what_comes_next(library: Library) -> None:
    upshot = train(library, lift(60))
    assert upshot.bests == ()
    assert len(upshot.sets) == 4
    asked = {one.exercise.id: (goal_of(one), one.target.why) for one in upshot.proposals}
    assert asked == {
        "deadlift": ("5 × 60 kg", "all sets of 4 reps done: one rep more"),
        "back-extension-hold": ("20 s", "all sets of 15 s done: 5 s more"),
        "superman": ("12 reps", asked["superman"][1]),
    }
    assert list(asked) == ["deadlift", "back-extension-hold", "superman"], "what is new comes first"
    assert upshot.outlook == ""  # two lifts and a hold are too little to count as a session of the week


def test_r5_what_felt_easy_asks_for_more_weight_the_next_time(library: Library) -> None:
    upshot = train(library, lift(60, Felt.EASY))
    deadlift = upshot.proposals[0]
    assert (deadlift.target.move, goal_of(deadlift)) == (Move.WEIGHT, "4 × 65 kg")
    assert deadlift.target.why == "more was easily there: 65 kg, back to 4 reps"
    following = train(library)
    assert [one.done.weight for one in following.sets if one.exercise == "deadlift"] == [
        Weight(65, KG),
        Weight(65, KG),
    ]
    assert [str(best.best) for best in following.bests if best.name == "Deadlift"] == [
        "65 kg, the heaviest yet (60 kg before)"
    ]


def test_a_longer_hold_is_a_best(library: Library) -> None:
    train(library)
    upshot = train(library)  # the hold has grown by five seconds (R7), the lift by a rep
    assert [f"{one.name}: {one.best}" for one in upshot.bests] == [
        "Deadlift: 5 reps, the most yet (4 before)",
        "Back-extension hold: 20 s, the longest yet (15 s before)",
    ]


def test_what_is_declined_stays_as_it_was_until_it_was_done_once_more(library: Library) -> None:
    train(library, lift(60, Felt.EASY))
    routine, planner = library.routine("lifts"), Planner(library, Settings())
    with Journal.open(library.personal.journal) as journal:
        journal.decline("deadlift", datetime.now().astimezone() + timedelta(seconds=1))
        (session,) = journal.rows("SELECT id FROM session")
    upshot = upshot_of(planner, routine, SessionId(session["id"]))
    assert upshot.declined == {"deadlift"}
    assert goal_of(upshot.proposals[0]) == "4 × 65 kg", "it can still be accepted"
    plan = planner.plan(routine)
    deadlifts = [phase for phase in plan.phases if phase.kind is PhaseKind.WORK and phase.reps == 4]
    assert {phase.weight for phase in deadlifts} == {Weight(60, KG)}
    with Journal.open(library.personal.journal) as journal:
        journal.accept("deadlift")
    assert upshot_of(planner, routine, SessionId(session["id"])).declined == frozenset()


def test_the_load_is_summed_up_in_the_persons_unit(library: Library) -> None:
    upshot = train(library, lift(60))
    assert upshot.lifted == Weight(480, KG)  # twice four times sixty
    sets = [logged_set(done=Amounts(10, weight=Weight(100, LB))), logged_set(slot=2, done=Amounts(8))]
    assert lifted(sets, LB) == Weight(1000, LB)
    assert lifted(sets, KG) == Weight(454, KG)
    assert lifted(sets[1:], KG) is None


def test_a_journal_that_cannot_be_read_gives_nothing_and_stops_nobody(library: Library) -> None:
    routine, planner = library.routine("lifts"), Planner(library, Settings())
    assert upshot_of(planner, routine, SessionId(1)) == Upshot()
    library.personal.journal.parent.mkdir(parents=True, exist_ok=True)
    library.personal.journal.write_bytes(b"no journal" * 1000)
    assert upshot_of(planner, routine, SessionId(1)) == Upshot()


def test_without_its_routine_a_session_still_has_its_sets(library: Library) -> None:
    train(library)
    with Journal.open(library.personal.journal) as journal:
        (session,) = journal.rows("SELECT id FROM session")
    upshot = upshot_of(Planner(library, Settings()), None, SessionId(session["id"]))
    assert len(upshot.sets) == 4
    assert upshot.proposals == ()


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (1, "Week 1: expect to see a difference after about 8."),
        (8, "Week 8: expect to see a difference after about 8."),
        (9, "8 weeks done: about now a difference shows."),
        (11, ""),
    ],
)
def test_r19_a_difference_is_promised_after_eight_weeks_and_not_before(week: int, said: str) -> None:
    assert expectation(week) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(15, "Week 3: expect to see a difference after about 8."), (400, "")],
)
def test_the_weeks_are_counted_from_the_first_session(library: Library, days: int, said: str) -> None:
    assert weeks_in(date(2026, 1, 5), date(2026, 1, 5)) == 1
    assert weeks_in(date(2026, 1, 5), date(2026, 1, 12)) == 2
    ago = datetime.now().astimezone() - timedelta(days=days)
    library.personal.journal.parent.mkdir(parents=True, exist_ok=True)
    with Journal.open(library.personal.journal) as journal:
        at = round(ago.timestamp() * 1000)
        row = {"id": 1, "routine": "x", "name": "X", "at": at, "zone": 0, "ending": "finished"}
        journal.insert("session", row)
        for slot in range(8):
            journal.set_done(logged_set(slot=slot, at=ago))
    assert train(library).outlook == said


def test_a_routine_is_not_needed_to_be_one_of_the_library(library: Library) -> None:
    routine = Routine("other", "Other")
    assert upshot_of(Planner(library, Settings()), routine, logged_session().id) == Upshot()
