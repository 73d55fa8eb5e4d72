"""`run` without a screen: in words, and as events."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from backcoach.text.records import phase_record
from backcoach.training.routine import Level

from .. import shipped
from .commands import Row, invoke, run, write


def records(result: Result) -> list[Row]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def phases_of(events: list[Row]) -> list[Row]:
    """The phases that were started, as `plan --json` would say them, but for their times."""
    started = [event for event in events if event["event"] == "phase-started"]
    return [{key: row for key, row in event.items() if key not in OWN} for event in started]


OWN = {"at", "event", "late", "scheduled", "after", "spent"}
"""What an event has beside what its phase has."""


@pytest.mark.parametrize("command", [invoke, run], ids=["in this process", "in its own"])
def test_run_as_events_without_a_terminal_walks_the_plan(home: Path, command: Callable[..., Result]) -> None:
    events = records(command(home, "run", "tour", "--events", "--speed", "200"))
    plan = shipped.plan("tour")
    expected = [{k: v for k, v in phase_record(phase).items() if k not in OWN} for phase in plan.phases]
    assert phases_of(events) == expected
    starts = [event["at"] for event in events if event["event"] == "phase-started"]
    assert starts == pytest.approx([phase.at for phase in plan.phases], abs=0.01)
    assert [event["event"] for event in (events[0], events[-1])] == ["session-started", "session-finished"]


@pytest.mark.parametrize("level", shipped.LEVELS)
def test_run_walks_the_whole_of_the_full_session(home: Path, level: Level) -> None:
    arguments = ["run", "full-back-a", "--events", "--speed", "10000", "--level", level.value]
    events = records(invoke(home, *arguments))
    plan = shipped.plan("full-back-a", level)
    expected = [{k: v for k, v in phase_record(phase).items() if k not in OWN} for phase in plan.phases]
    assert phases_of(events) == expected
    assert [event["ending"] for event in events if "ending" in event] == ["elapsed"] * len(plan.phases)


def test_run_from_a_phase_begins_there(home: Path) -> None:
    events = records(invoke(home, "run", "tour", "--events", "--speed", "1000", "--from", "7"))
    assert [event["index"] for event in events if event["event"] == "phase-started"] == [7, 8, 9]


def test_run_in_text_says_each_event_in_a_line(home: Path) -> None:
    result = invoke(home, "run", "tour", "--plain", "--speed", "1000")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "   0:00  Tour, 10 steps, 1 minute 49 seconds."
    assert "   1:49  Session finished." in lines
    assert "   0:30  Work: superman, 3 reps." in lines
    assert "5 of 5 sets done, 44 seconds under load, 30 seconds of rest." in lines


def test_settings_of_one_s_own_are_kept_to(home: Path) -> None:
    write(home / "config.yaml", "level: advanced\n")
    made = json.loads(invoke(home, "plan", "proven-five", "--json").stdout)
    assert made["level"] == "advanced"
    assert json.loads(invoke(home, "plan", "proven-five", "--json", "--level", "beginner").stdout)[
        "level"
    ] == ("beginner")
