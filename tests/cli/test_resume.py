"""A session that was cut off from outside, and is taken up again by the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from .. import shipped
from .commands import invoke, start

OFFER = "backcoach: an earlier session of tour was cut off; --resume goes on with it"
FAST = ["run", "tour", "--events", "--speed", "2000"]


def started(result: Result) -> list[int]:
    """The phases that were started, by index."""
    assert result.exit_code == 0, result.output
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert events[-1]["event"] == "session-finished"
    return [event["index"] for event in events if event["event"] == "phase-started"]


@pytest.fixture
def cut_off(tmp_path: Path) -> tuple[Path, int]:
    """A home in which a tour was killed in its fourth phase or soon after; which phase it was."""
    home = tmp_path / "home"
    process = start(home, "run", "tour", "--events", "--speed", "40")
    assert process.stdout is not None
    last: dict[str, Any] = {}
    for line in process.stdout:
        event = json.loads(line)
        last = event if event["event"] == "phase-started" else last
        if event.get("cue") == "rep":
            break
    process.kill()
    with process:
        for line in process.stdout:
            event = json.loads(line) if line.endswith("}\n") else {}
            last = event if event.get("event") == "phase-started" else last
    return home, int(last["index"])


def test_what_was_cut_off_is_offered_and_gone_on_with_when_asked(cut_off: tuple[Path, int]) -> None:
    home, index = cut_off
    resumed = invoke(home, *FAST, "--resume")
    assert resumed.stderr == ""
    assert started(resumed) == list(range(index + 1, 10))
    assert json.loads(resumed.stdout.splitlines()[0])["event"] == "resumed"
    again = invoke(home, *FAST, "--resume")
    assert started(again) == list(range(10))  # nothing is left to go on with


def test_without_being_asked_a_session_begins_anew_and_says_what_there_is(cut_off: tuple[Path, int]) -> None:
    home, _ = cut_off
    result = invoke(home, *FAST)
    assert started(result) == list(range(10))
    assert result.stderr.splitlines() == [OFFER]


def test_fresh_begins_anew_without_a_word(cut_off: tuple[Path, int]) -> None:
    home, _ = cut_off
    result = invoke(home, *FAST, "--fresh")
    assert started(result) == list(range(10))
    assert result.stderr == ""


def test_an_unfinished_session_of_another_routine_is_no_matter(cut_off: tuple[Path, int]) -> None:
    home, _ = cut_off
    result = invoke(home, "run", "posture-break", "--events", "--speed", "5000", "--resume")
    assert result.stderr == ""
    assert started(result) == list(range(len(shipped.plan("posture-break").phases)))


def test_to_resume_and_to_begin_anew_can_not_both_be_meant(tmp_path: Path) -> None:
    result = invoke(tmp_path, *FAST, "--resume", "--fresh")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "Error: --resume and --fresh can't both be meant"
