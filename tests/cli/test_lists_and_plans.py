"""`list` and `plan`: what there is, and what it comes to."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from .. import shipped
from .commands import BAD, GOOD, Row, invoke, write


def test_list_has_a_line_for_each_routine(home: Path) -> None:
    result = invoke(home, "list")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(shipped.ROUTINES)
    assert re.match(r"^tour +1:49 +10 phases  dumbbell or kettlebell$", lines[-1])
    assert max(len(line) for line in lines) > 100, "in a pipe nothing is cut off"


def test_list_as_json_tells_what_one_wants_to_know_before_choosing(home: Path) -> None:
    rows = json.loads(invoke(home, "list", "--json").stdout)
    assert [row["routine"] for row in rows] == list(shipped.ROUTINES)
    for row in rows:
        plan = shipped.plan(row["routine"])
        assert (row["name"], row["seconds"], row["phases"]) == (plan.name, plan.seconds, len(plan.phases))
        assert (row["own"], row["hides"], row["problem"]) == (False, None, None)
        assert Path(row["file"]).is_file()
        assert all(isinstance(thing, str) for thing in row["equipment"])


def test_list_and_plan_agree_on_every_length_whatever_was_done(home: Path) -> None:
    before = {row["routine"]: row for row in json.loads(invoke(home, "list", "--json").stdout)}
    assert {row["last_done"] for row in before.values()} == {None}
    invoke(home, "run", "full-back-a", "--events", "--speed", "10000")
    after = {row["routine"]: row for row in json.loads(invoke(home, "list", "--json").stdout)}
    assert after["full-back-a"]["seconds"] != before["full-back-a"]["seconds"]
    assert datetime.fromisoformat(after["full-back-a"]["last_done"]).utcoffset() is not None
    assert after["full-back-b"]["last_done"] is None
    lines = {line.split()[0]: line for line in invoke(home, "list").stdout.splitlines()}
    assert "48 phases  today  barbell" in lines["full-back-a"]
    assert "50 phases         barbell" in lines["full-back-b"]
    for name, row in after.items():
        assert row["seconds"] == json.loads(invoke(home, "plan", name, "--json").stdout)["seconds"]
        assert isinstance(row["seconds"], int)


def test_list_shows_one_s_own_routines_and_what_they_hide(home: Path) -> None:
    write(home / "routines" / "mine.yaml", GOOD)
    write(home / "routines" / "tour.yaml", GOOD)
    rows = {row["routine"]: row for row in json.loads(invoke(home, "list", "--json").stdout)}
    assert len(rows) == 10
    assert rows["mine"]["own"]
    assert rows["mine"]["hides"] is None
    assert rows["tour"]["name"] == "My break"
    assert Path(rows["tour"]["hides"]) == shipped.ROOT / "routines" / "tour.yaml"
    lines = invoke(home, "list").stdout.splitlines()
    assert sum("yours" in line for line in lines) == 2
    assert "yours, hides the shipped one" in lines[-1]


def test_list_shows_a_broken_routine_with_its_problem_and_goes_on(home: Path) -> None:
    path = write(home / "routines" / "mine.yaml", BAD)
    result = invoke(home, "list")
    assert result.exit_code == 0
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert len(lines) == 10
    assert f"{path}:3:11: error: " in lines["mine"]


def test_a_folder_of_one_s_own_that_is_not_there_is_no_problem(home: Path) -> None:
    assert invoke(home, "list").exit_code == 0
    assert not home.exists()


# plan ----------------------------------------------------------------------------------------------------

FIELDS = {
    *("index", "at", "kind", "seconds", "section", "exercise", "set", "sets", "side", "round", "reps"),
    *("distance", "load", "weight", "why", "open", "cues"),
}
"""What the contract says that a phase has."""


def test_plan_shows_every_phase_with_its_time_its_length_and_why(home: Path) -> None:
    result = invoke(home, "plan", "tour")
    assert result.exit_code == 0
    title, *lines = result.stdout.splitlines()
    assert title == "Tour · beginner · 1:49 · 10 phases"
    assert [line for line in lines if line and not line.startswith(" ")] == ["warm-up", "main", "cool-down"]
    assert [line.split()[:3] for line in lines if line.startswith(" ")] == [
        [str(phase.index), f"{phase.at // 60:.0f}:{phase.at % 60:02.0f}", phase.kind]
        for phase in shipped.plan("tour").phases
    ]
    assert lines[7].split("  ")[-1] == "3 reps, as written: 3 × 4 s (2-0-1-1)"


@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_plan_as_json_has_the_fields_of_the_contract(home: Path, routine: str) -> None:
    made = json.loads(invoke(home, "plan", routine, "--json").stdout)
    assert made["routine"] == routine
    rows: list[Row] = made["phases"]
    assert made["seconds"] == rows[-1]["at"] + rows[-1]["seconds"]
    at = 0
    for index, row in enumerate(rows):
        assert row.keys() >= FIELDS
        assert (row["index"], row["at"]) == (index, at)
        assert row["kind"] in ("prepare", "work", "hold", "carry", "rest")
        assert row["why"]
        assert row["open"] is False
        between = row["kind"] in ("prepare", "rest")
        assert (row["exercise"] is None, row["next"] is None) == (between, not between)
        at += row["seconds"]
        for cue in row["cues"]:
            assert cue.keys() == {"at", "cue", "text"}
            assert row["at"] <= cue["at"] <= at
            assert cue["text"]
        assert row["cues"][0]["at"] == row["at"]
    assert rows[-1]["cues"][-1]["cue"] == "finish"


def test_plan_takes_a_level_and_without_one_the_routine_s(home: Path) -> None:
    levels = [
        json.loads(invoke(home, "plan", "proven-five", "--json", *level).stdout)["level"]
        for level in (["--level", "beginner"], ["--level", "advanced"], [])
    ]
    assert levels[:2] == ["beginner", "advanced"]
    assert levels[2] == shipped.plan("proven-five").level


def test_plan_takes_a_path(home: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "elsewhere" / "mine.yml", GOOD)
    made = json.loads(invoke(home, "plan", str(path), "--json").stdout)
    assert (made["routine"], made["name"]) == ("mine", "My break")


def test_a_routine_of_one_s_own_goes_before_the_shipped_one(home: Path) -> None:
    write(home / "routines" / "tour.yaml", GOOD)
    assert invoke(home, "plan", "tour").stdout.startswith("My break")
