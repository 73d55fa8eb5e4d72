"""What holds for the plan of every routine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.exercise import Sides
from backcoach.training.person import Person
from backcoach.training.phase import Phase, PhaseKind, SectionKind, Side
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.routine import Break, Level, Node, Routine, Step

from .builders import CATALOGUE, active, plan_of, rounds
from .strategies import PROPERTY, people, routines, steps

SIDES = {None: [None], Sides.ALTERNATE: [Side.ALTERNATE], Sides.EACH: [Side.LEFT, Side.RIGHT]}


@dataclass
class WrittenSet:
    """A set as a person would count it off the page, to hold a plan against."""

    step: Step
    section: SectionKind
    rest: float | None
    """As written; None: by the load."""

    @property
    def sides(self) -> list[Side | None]:
        return SIDES[self.step.sides or CATALOGUE[self.step.exercise].sides]


def written_sets(routine: Routine, level: Level) -> list[WrittenSet]:
    sets: list[WrittenSet] = []

    def walk(section: SectionKind, nodes: tuple[Node, ...], in_rounds: bool) -> None:
        for node in nodes:
            if isinstance(node, Step):
                for number in range(count(node, in_rounds)):
                    rest = node.rest[: number + 1][-1] if node.rest else None
                    sets.append(WrittenSet(node, section, rest))
            elif isinstance(node, Break):
                if sets:
                    sets[-1].rest = node.seconds
            else:
                for number in range(node.times):
                    if number and node.rest is not None:
                        sets[-1].rest = node.rest
                    walk(section, node.steps, True)

    def count(step: Step, in_rounds: bool) -> int:
        listed = max(map(len, (step.reps, step.seconds, step.load, step.rest)))
        if listed > 1:
            return listed
        if step.sets is not None:
            return int(step.sets.low)
        by_reps = step.kind is PhaseKind.WORK and not step.seconds
        return (2 if level is Level.BEGINNER else 4) if by_reps and not in_rounds else 1

    for section in SectionKind:
        walk(section, routine.sections.get(section, ()), False)
    return sets


def stretches(plan: Plan) -> Iterator[tuple[Phase, list[Phase], Phase]]:
    """Each two active phases that follow each other, and what lies between them."""
    done = active(plan)
    for one, other in pairwise(done):
        yield one, list(plan.phases[one.index + 1 : other.index]), other


@PROPERTY
@given(routines, people)
def test_phases_follow_each_other_without_a_gap(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    phases = plan.phases
    assert [phase.index for phase in phases] == list(range(len(phases)))
    assert [phase.at for phase in phases] == [0, *accumulate(phase.seconds for phase in phases)][:-1]
    assert all(phase.seconds > 0 for phase in phases)
    assert all(phase.why for phase in phases)
    assert plan.seconds == sum(phase.seconds for phase in phases)


@PROPERTY
@given(routines, people)
def test_a_plan_begins_with_preparing_and_ends_with_a_set(routine: Routine, person: Person) -> None:
    phases = make_plan(routine, CATALOGUE, person).phases
    assert phases[0].kind is PhaseKind.PREPARE
    assert phases[-1].kind.active


@PROPERTY
@given(routines, people)
def test_every_written_set_is_done_with_all_of_its_sides_in_order(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    expected = [
        (one.step.kind, one.step.exercise, one.section, side)
        for one in written_sets(routine, plan.level)
        for side in one.sides
    ]
    done = [(p.kind, p.exercise.id if p.exercise else None, p.section, p.side) for p in active(plan)]
    assert done == expected


@PROPERTY
@given(routines, people)
def test_a_rest_follows_every_set_but_the_last_unless_it_is_written_none(
    routine: Routine, person: Person
) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    sets = written_sets(routine, plan.level)
    phases = iter(stretches(plan))
    for one in sets:
        for _ in one.sides[1:]:
            _, between, _ = next(phases)
            assert PhaseKind.REST not in [phase.kind for phase in between]
        if one is sets[-1]:
            break
        before, between, after = next(phases)
        found = [phase.seconds for phase in between if phase.kind is PhaseKind.REST]
        if one.rest is None:
            assert len(found) == 1
            assert 30 <= found[0] <= 90  # R3
        else:
            assert found == ([one.rest] if one.rest else [])
        for rest in between[: len(found)]:
            assert rest.exercise is after.exercise
            assert (rest.set, rest.sets) == (before.set, before.sets)
    assert next(phases, None) is None


@PROPERTY
@given(routines, people)
def test_between_the_sides_of_a_set_lies_one_change_over(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    for one, between, other in stretches(plan):
        if (one.side, other.side) == (Side.LEFT, Side.RIGHT):
            (over,) = between
            assert (over.kind, over.seconds) == (PhaseKind.PREPARE, person.change_over)
            assert over.change_sides
            assert over.side is Side.RIGHT
            assert (one.seconds, one.reps, one.set, one.why) == (
                other.seconds,
                other.reps,
                other.set,
                other.why,
            )
        else:
            assert other.side is not Side.RIGHT


@PROPERTY
@given(routines, people)
def test_nobody_gets_ready_where_a_rest_gives_the_time(routine: Routine, person: Person) -> None:
    for one, between, other in stretches(make_plan(routine, CATALOGUE, person)):
        assert len(between) <= 1
        if one.section is not other.section or one.exercise is not other.exercise:
            assert len(between) == 1
            if between[0].kind is PhaseKind.PREPARE:
                crossing = one.section is not other.section
                assert between[0].seconds == (person.prepare if crossing else person.change_over)
                assert between[0].exercise is other.exercise
                assert between[0].section is other.section


@PROPERTY
@given(routines, people)
def test_sets_and_rounds_count_from_one_up_to_their_number(routine: Routine, person: Person) -> None:
    for phase in active(make_plan(routine, CATALOGUE, person)):
        assert phase.set is not None
        assert phase.sets is not None
        assert 1 <= phase.set <= phase.sets
        assert (phase.round is None) == (phase.rounds is None)
        assert phase.round is None or (phase.rounds is not None and 1 <= phase.round <= phase.rounds)


@PROPERTY
@given(steps, st.none() | st.integers(1, 4), people)
def test_each_set_of_a_lone_step_is_numbered_once_a_side(
    step: Step, times: int | None, person: Person
) -> None:
    done = active(plan_of(step if times is None else rounds(times, step), person=person))
    sides = len(WrittenSet(step, SectionKind.MAIN, None).sides)
    sets = len(done) // sides
    assert [phase.set for phase in done] == [number + 1 for number in range(sets) for _ in range(sides)]
    assert {phase.sets for phase in done} == {sets}


@PROPERTY
@given(routines, people)
def test_a_closed_plan_has_the_same_phases_at_the_same_times(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    closed = plan.closed()
    assert not any(phase.open for phase in closed.phases)
    assert [(p.at, p.kind, p.why) for p in closed.phases] == [(p.at, p.kind, p.why) for p in plan.phases]
