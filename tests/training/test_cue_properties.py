"""What holds for the cues of every phase of every plan."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backcoach.training.cue import Cue
from backcoach.training.cues import JOINED, moments, passages, start_cue
from backcoach.training.person import Person
from backcoach.training.planning import make_plan
from backcoach.training.routine import Routine

from .builders import CATALOGUE, plan_by_hand
from .strategies import PROPERTY, people, routines

lengths = st.none() | st.floats(0, 400)


@PROPERTY
@given(routines, people, lengths)
def test_cues_come_in_order_within_their_phase(
    routine: Routine, person: Person, length: float | None
) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    for phase in plan.phases:
        long = phase.seconds if length is None else length
        offsets = [moment.offset for moment in moments(plan, phase.index, length)]
        assert offsets == sorted(offsets)
        assert all(0 <= offset <= long for offset in offsets)
        assert offsets[:1] == ([0] if long > 0 else [])


@PROPERTY
@given(routines, people)
def test_every_phase_leads_to_the_next_one_s_start_and_the_last_to_the_finish(
    routine: Routine, person: Person
) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    for phase in plan.phases:
        heard = [part for passage in passages(plan, phase.index, phase.seconds, 0) for part in passage.parts]
        if phase.open:
            assert heard == []
        elif phase is plan.phases[-1]:
            assert heard[-1][1] is Cue.FINISH
        else:
            assert heard[-1][1] is start_cue(plan.phases[phase.index + 1])


@PROPERTY
@given(routines, people)
def test_a_finish_is_heard_once_at_most(routine: Routine, person: Person) -> None:
    plan = make_plan(routine, CATALOGUE, person)
    finishes = [
        moment for phase in plan.phases for moment in moments(plan, phase.index) if moment.cue is Cue.FINISH
    ]
    assert len(finishes) == (not plan.phases[-1].open)


@PROPERTY
@given(st.floats(0.1, 400), st.floats(0, 1))
def test_passages_hold_every_cue_to_come_once_at_its_own_time(length: float, share: float) -> None:
    plan = plan_by_hand(length, 5)
    elapsed = length * share
    expected = [(one.offset, one.cue) for one in moments(plan, 0)] + [(length, Cue.HOLD)]
    expected = [(offset, cue) for offset, cue in expected if offset > 0 and offset >= elapsed]
    found = passages(plan, 0, length, elapsed)
    heard = [(passage.at + offset, cue) for passage in found for offset, cue in passage.parts]
    assert [cue for _, cue in heard] == [cue for _, cue in expected]
    for (at, _), (offset, _) in zip(heard, expected, strict=True):
        assert abs(at - offset) < 1e-9
    for one, other in pairwise(found):
        assert other.at - (one.at + one.parts[-1][0]) > JOINED - 1e-9
    for passage in found:
        assert all(late[0] - soon[0] <= JOINED + 1e-9 for soon, late in pairwise(passage.parts))
