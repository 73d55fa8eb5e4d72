"""A session as JSON lines: an event each, with its moment and its phase."""

from __future__ import annotations

import json

import pytest

from backcoach.coach.conductor import Coach
from backcoach.coach.vigil import Vigil
from backcoach.text.by_keys import bound, lead, session_actions
from backcoach.text.plain import tell_in_json
from backcoach.text.records import phase_record
from backcoach.training.plan import Plan
from backcoach.training.routine import Level
from backcoach.training.session import Mode

from .. import shipped
from ..fakes import FakeClock, RecordingPlayer
from ..training.builders import plan_by_hand
from .scripted_keys import NobodyThere, ScriptedKeys


def records(plan: Plan) -> list[dict[str, object]]:
    """Lead a session with nobody there, on a clock that jumps from moment to moment."""
    clock = FakeClock()
    coach = Coach(plan, clock, RecordingPlayer(clock), vigil=Vigil(clock, asleep=lambda: 0.0))
    lines: list[str] = []
    coach.listen(tell_in_json(coach.session, lines.append))
    assert lead(coach, NobodyThere(clock), {}) is Mode.FINISHED
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("level", shipped.LEVELS)
@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_the_events_are_the_plan_s_phases(routine: str, level: Level) -> None:
    plan = shipped.plan(routine, level).closed()
    events = records(plan)
    started = [event for event in events if event["event"] == "phase-started"]
    assert len(started) == len(plan.phases)
    for event, phase in zip(started, plan.phases, strict=True):
        assert event["late"] == 0
        planned = phase_record(phase)
        assert {name: event[name] for name in planned} == planned
    ended = [(event["at"], event["index"], event["seconds"]) for event in events if "ending" in event]
    assert ended == [(phase.at + phase.seconds, phase.index, phase.seconds) for phase in plan.phases]
    assert [event["event"] for event in events[:2]] == ["session-started", "phase-started"]
    assert events[-1] == {"at": plan.seconds, "event": "session-finished", "late": 0}
    times = [event["at"] for event in events]
    assert times == sorted(times)


def test_an_event_is_one_line_of_json_with_its_own_fields() -> None:
    clock = FakeClock()
    plan = plan_by_hand(10, 10)
    coach = Coach(plan, clock, RecordingPlayer(clock))
    lines: list[str] = []
    coach.listen(tell_in_json(coach.session, lines.append))
    keys = ScriptedKeys(clock, [(2.5, "p"), (4.0, "p"), (5.0, "+"), (6.0, "n"), (6.5, "q"), (6.5, "q")])
    lead(coach, keys, bound({}, session_actions(coach)))
    made = [json.loads(line) for line in lines]
    assert not any("\n" in line for line in lines)
    assert [record["event"] for record in made] == [
        *("session-started", "phase-started", "cue-given", "paused", "resumed", "adjusted"),
        *("phase-ended", "phase-started", "cue-given", "phase-ended", "session-stopped"),
    ]
    by_name = {str(record["event"]): record for record in reversed(made)}
    assert by_name["session-started"] == {"at": 0, "event": "session-started", "late": 0}
    text = "Hold: dead hang, 10 s"
    cue = {"at": 0, "event": "cue-given", "index": 0, "cue": "hold", "text": text, "scheduled": 0, "late": 0}
    assert by_name["cue-given"] == cue
    assert by_name["paused"].items() >= {"at": 2.5, "index": 0, "left": 7.5, "kind": "hold"}.items()
    assert by_name["resumed"].items() >= {"at": 4, "left": 7.5}.items()
    assert by_name["adjusted"].items() >= {"at": 5, "by": 15, "left": 21.5}.items()
    assert by_name["phase-ended"].items() >= {"at": 6, "ending": "skipped", "seconds": 4.5}.items()
    assert (
        made[7].items() >= {"event": "phase-started", "index": 1, "after": "skipped", "seconds": 10}.items()
    )
    assert made[-1].items() >= {"event": "session-stopped", "index": 1}.items()
