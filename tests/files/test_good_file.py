"""A file with every feature is read without a word, and its plan says what it says."""

from __future__ import annotations

from backcoach.files import keys
from backcoach.files.tree import Mapping, Sequence, parse_tree
from backcoach.training.muscle import TRAPEZIUS, Muscle
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.planning import make_plan
from backcoach.training.quantities import LoadClass, Percent, Range
from backcoach.training.routine import Break, Doses, Level, Pace, Repeat, Routine, Step

from .places import CATALOGUE, GOOD, Problems, parser, read

__all__ = ["parser"]

TEXT = (GOOD / "everything.yaml").read_text(encoding="utf-8")


def _routine() -> Routine:
    routine, problems = read(TEXT)
    assert problems == ()
    assert routine is not None
    return routine


def _phases(kind: PhaseKind, exercise: str = "") -> list[Phase]:
    plan = make_plan(_routine(), CATALOGUE, Person())
    return [
        phase
        for phase in plan.phases
        if phase.kind is kind and (not exercise or (phase.exercise and phase.exercise.id == exercise))
    ]


def test_the_good_file_has_no_problem_with_either_parser(parser: str) -> None:
    assert _routine().name == "Everything: all of it"


def test_the_good_file_uses_every_key_there_is() -> None:
    used: set[str] = set()
    waiting = [parse_tree(TEXT, Problems())]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            used |= {key.text for key, _ in node.pairs}
            waiting += [value for _, value in node.pairs]
        elif isinstance(node, Sequence):
            waiting += node.items
    groups = (keys.ROUTINE, keys.STEP, keys.BREAK, keys.REPEAT, keys.EXERCISE, keys.DOSE)
    # A dose of one's own in distance would need a carry of one's own; steps use the key.
    assert {key for group in groups for key in group.keys} <= used


def test_the_head_of_the_file_is_kept() -> None:
    routine = _routine()
    assert routine.about == "A text over several lines."
    assert routine.level is Level.ADVANCED
    assert routine.doses is Doses.BY_EXERCISE
    assert list(routine.sections) == list(SectionKind)


def test_what_yaml_1_1_would_change_means_what_a_person_sees() -> None:
    warm_up = _routine().sections[SectionKind.WARM_UP]
    first, second, pause = warm_up
    assert isinstance(second, Step)
    assert second.seconds == (Range(30, 30),)
    assert second.rest == (0.0,)
    assert pause == Break(20.0)
    assert isinstance(first, Step)
    twelve = _routine().sections[SectionKind.MAIN][1]
    assert isinstance(twelve, Step)
    assert twelve.sets == Range(12, 12)


def test_lists_give_a_value_to_each_set_in_the_plan() -> None:
    rows = _phases(PhaseKind.WORK, "dumbbell-row")
    assert [phase.reps for phase in rows] == [12, 10, 8]
    assert [str(phase.weight) for phase in rows] == ["12.5 kg", "15 kg", "40 lb"]
    assert [phase.load for phase in rows] == [LoadClass.LIGHT, LoadClass.LIGHT, LoadClass.HEAVY]


def test_loads_tempos_and_lines_of_ones_own_come_through() -> None:
    deadlifts = _phases(PhaseKind.WORK, "deadlift")
    assert deadlifts[0].note == "Push the floor away"
    assert str(deadlifts[0].tempo) == "3-1-1-0"
    assert deadlifts[3].load == Percent(85)
    assert len(deadlifts) == 3 + 12


def test_sides_and_paces_come_through() -> None:
    rows = _phases(PhaseKind.WORK, "one-arm-dumbbell-row")
    assert [phase.side for phase in rows] == [Side.LEFT, Side.RIGHT] * 2
    assert all(phase.open for phase in rows)
    step = _routine().sections[SectionKind.MAIN][4]
    assert isinstance(step, Step)
    assert step.pace is Pace.SELF
    assert step.rep_ticks is True
    assert all(phase.rep_ticks for phase in rows)


def test_distances_keep_the_unit_in_which_they_were_written() -> None:
    distances = [str(phase.distance) for phase in _phases(PhaseKind.CARRY)]
    assert list(dict.fromkeys(distances)) == ["20 yd", "60 ft", "18 m"]


def test_rounds_within_rounds_multiply() -> None:
    repeat = _routine().sections[SectionKind.MAIN][-1]
    assert isinstance(repeat, Repeat)
    assert isinstance(repeat.steps[1], Repeat)
    assert len(_phases(PhaseKind.WORK, "face-pull")) == 3
    assert len(_phases(PhaseKind.WORK, "towel-row")) == 6
    # The one in the cool-down is the seventh.
    assert len(_phases(PhaseKind.HOLD, "plank")) == 7


def test_exercises_of_ones_own_come_through() -> None:
    towel = _routine().exercises["towel-row"]
    assert towel.muscles == (Muscle.LATS, *TRAPEZIUS)
    assert towel.equipment == (("towel",), ("bar", "rings"))
    assert towel.needs() == ("towel", "bar or rings")
    assert towel.cues == ("Pull the towel apart first",)
    assert towel.dose.reps == Range(8, 12)
    plank = _routine().exercises["plank"]
    assert plank.kind is PhaseKind.HOLD
    assert plank.dose.seconds == Range(30, 60)


def test_json_is_yaml_too() -> None:
    text = (
        '{"name": "Test", "warm-up": [{"work": "cat-cow", "rest": "none"}],'
        ' "main": [{"work": "superman", "sets": 3}], "cool-down": [{"hold": "childs-pose"}]}'
    )
    routine, problems = read(text)
    assert problems == ()
    assert routine is not None
