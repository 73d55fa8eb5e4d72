"""The commands, as a person or a script meets them: what is printed where, and the exit code."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import backcoach
from backcoach.text.records import phase_record
from backcoach.training.routine import Level

from . import shipped
from .commands import environment, finish, invoke, run, start

Row = dict[str, Any]

GOOD = """\
name: My break
warm-up:
  - work: cat-cow
    for: 20s
main:
  - hold: superman-hold
    for: 20s
    sets: 2
cool-down:
  - hold: childs-pose
    for: 20s
"""
BAD = GOOD.replace("sets: 2", "sets: two").replace("cat-cow", "cat-crow")
PROBLEM = re.compile(r"^(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<how>error|warning): .+$")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person who has nothing of their own yet."""
    return tmp_path / "home"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(result: Result, code: int = 1) -> list[str]:
    """The lines of a refusal: nothing on standard output, and never a traceback."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr.splitlines()


# list ----------------------------------------------------------------------------------------------------


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


# Refusals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["plan"], ["run", "--plain"], ["run", "--events"], ["run"], ["check"]])
def test_an_unknown_routine_is_refused_in_one_line_with_what_was_meant(
    home: Path, command: list[str]
) -> None:
    (line,) = refused(invoke(home, command[0], "ful-back-a", *command[1:]))
    assert line == 'no routine is called "ful-back-a"; did you mean "full-back-a"?'


def test_where_no_name_is_near_one_is_told_where_to_look(home: Path) -> None:
    (line,) = refused(invoke(home, "plan", "quidditch"))
    assert line == 'no routine is called "quidditch"; see them with: backcoach list'


@pytest.mark.parametrize("command", [["plan"], ["run", "--plain"], ["run", "--events"], ["run"]])
def test_a_routine_with_errors_is_refused_with_all_of_them(
    home: Path, tmp_path: Path, command: list[str]
) -> None:
    path = write(tmp_path / "bad.yaml", BAD)
    lines = refused(invoke(home, command[0], str(path), *command[1:]))
    assert [line.split(": ")[0] for line in lines] == [f"{path}:3:11", f"{path}:8:11"]


@pytest.mark.parametrize("first", ["10", "99"])
def test_from_a_phase_past_the_end_is_refused(home: Path, first: str) -> None:
    (line,) = refused(invoke(home, "run", "tour", "--events", "--from", first))
    assert line == f"phase {first} is past the end; this session has phases 0 to 9"


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["run"],
        ["plan", "tour", "--level", "expert"],
        ["plan", "tour", "posture-break"],
        ["run", "tour", "--speed", "0"],
        ["run", "tour", "--speed", "fast"],
        ["run", "tour", "--from", "-1"],
        ["run", "tour", "--loud"],
        ["run", "tour", "--plain", "--events"],
        ["run", "tour", "--resume", "--fresh"],
        ["train"],
        ["list", "extra"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_two(home: Path, arguments: list[str]) -> None:
    lines = refused(invoke(home, *arguments), 2)
    assert lines[0].startswith("Usage: ")
    assert lines[-1].startswith("Error: ")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("lst", 'did you mean "list"?'),
        ("tour", "start that routine with: backcoach run tour"),
        ("quidditch", "see them with: backcoach --help"),
    ],
)
def test_a_command_that_there_is_not_is_told_what_was_meant(home: Path, typed: str, hint: str) -> None:
    assert refused(invoke(home, typed), 2)[-1] == f"Error: there is no command {typed!r}; {hint}"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "the full screen needs a terminal; see what there is with: backcoach list"),
        (["run", "tour"], "the full screen needs a terminal; without one use --plain or --events"),
    ],
    ids=["home", "run"],
)
def test_the_full_screen_is_refused_where_there_is_no_terminal(
    home: Path, arguments: list[str], line: str
) -> None:
    assert refused(run(home, *arguments)) == [line]


# check -----------------------------------------------------------------------------------------------------


def test_check_says_nothing_about_a_good_file(home: Path, tmp_path: Path) -> None:
    result = invoke(home, "check", str(write(tmp_path / "good.yaml", GOOD)))
    assert (result.exit_code, result.output) == (0, "")


def test_check_says_nothing_about_what_is_shipped(home: Path) -> None:
    result = invoke(home, "check", *shipped.ROUTINES)
    assert (result.exit_code, result.output) == (0, "")


def test_check_says_every_problem_with_its_place_and_fails(home: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.yaml", BAD)
    result = invoke(home, "check", str(path))
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    problems = [PROBLEM.match(line) for line in result.stdout.splitlines()]
    places = [(found["file"], found["line"], found["column"], found["how"]) for found in problems if found]
    assert places == [(str(path), "3", "11", "error"), (str(path), "8", "11", "error")]
    assert len(problems) == 2
    assert 'did you mean "cat-cow"?' in result.stdout


def test_check_warns_without_failing(home: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "odd.yaml", GOOD[: GOOD.index("cool-down:")])
    result = invoke(home, "check", str(path))
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert f"{path}:1:1: warning: there is no cool-down" in line


def test_one_bad_file_among_good_ones_fails_the_check(home: Path, tmp_path: Path) -> None:
    good, bad = write(tmp_path / "good.yaml", GOOD), write(tmp_path / "bad.yaml", BAD)
    assert invoke(home, "check", str(bad), str(good)).exit_code == 1


def test_check_without_files_looks_at_one_s_own_and_the_settings(home: Path) -> None:
    assert (invoke(home, "check").exit_code, invoke(home, "check").output) == (0, "")
    write(home / "routines" / "mine.yaml", BAD)
    settings = write(home / "config.yaml", "level: expert\n")
    result = invoke(home, "check")
    assert result.exit_code == 1
    files = {found["file"] for line in result.stdout.splitlines() if (found := PROBLEM.match(line))}
    assert files == {str(settings), str(home / "routines" / "mine.yaml")}


def test_check_looks_at_one_s_own_sounds(home: Path) -> None:
    odd = write(home / "sounds" / "wrok.wav", "?")
    assert invoke(home, "check").exit_code == 0, "nobody misses it"
    bad = write(home / "sounds" / "work.wav", "not a sound")
    result = invoke(home, "check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{bad}:1:1: error: not a WAV file; the shipped sound is played instead; "
        "export it as a 16-bit PCM WAV, mono or stereo",
        f'{odd}:1:1: warning: no cue is called so; did you mean "work.wav"?',
    ]


def test_check_tells_of_a_file_that_is_not_there(home: Path, tmp_path: Path) -> None:
    result = invoke(home, "check", str(tmp_path / "nothing.yaml"))
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert PROBLEM.match(line)


# run -------------------------------------------------------------------------------------------------------


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


# Exit codes, from outside ----------------------------------------------------------------------------------


def test_exit_codes_of_real_processes(home: Path, tmp_path: Path) -> None:
    bad = write(tmp_path / "bad.yaml", BAD)
    started = {
        0: start(home, "--version"),
        1: start(home, "check", str(bad)),
        2: start(home, "plan", "tour", "--level", "expert"),
    }
    results = {code: finish(process) for code, process in started.items()}
    assert [result.exit_code for result in results.values()] == [0, 1, 2]
    assert results[0].stdout == f"backcoach, version {backcoach.__version__}\n"
    assert not any("Traceback" in result.stderr for result in results.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("how", ["--plain", "--events"])
def test_ctrl_c_ends_a_session_with_130_and_a_last_line(home: Path, how: str) -> None:
    process = start(home, "run", "tour", how)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    result = finish(process)
    assert result.exit_code == 130
    assert result.stderr == ""
    assert "Tour, 10 steps" in first or "session-started" in first
    lines = result.stdout.splitlines()
    ended = "Session ended early." if how == "--plain" else '"event": "session-stopped"'
    assert any(ended in line for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe ends otherwise on Windows")
def test_a_reader_that_goes_away_ends_the_session_quietly(home: Path) -> None:
    process = start(home, "run", "tour", "--events", "--speed", "50")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    with process:
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["plan", "tour"],
        ["log", "--json"],
        ["--version"],
        ["run", "tour", "--plain", "--speed", "1000"],
    ],
    ids=" ".join,
)
def test_a_full_disk_is_told_in_one_line(home: Path, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        result = finish(start(home, *arguments, out=full))
    assert refused(result) == ["the output can't be written: No space left on device"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes no handles so")
@pytest.mark.parametrize("arguments", [["list"], ["run", "tour", "--plain", "--speed", "1000"]], ids=" ".join)
def test_a_command_whose_output_is_closed_has_nothing_to_say(home: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "backcoach", *arguments]
    closed = ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command]
    done = subprocess.run(
        closed, cwd=shipped.ROOT, env=environment(home), stderr=subprocess.PIPE, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


INTERRUPTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
wanted = sys.argv.pop(1)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder())
from backcoach.__main__ import main
main()
"""
"""The command, with Ctrl-C pressed at the moment when it loads a module."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("module", ["click", "backcoach.files.library", "yaml", "backcoach.text.plain"])
def test_ctrl_c_before_a_session_has_begun_ends_it_quietly(home: Path, module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, "run", "tour", "--plain", "--speed", "1000"]
    done = subprocess.run(
        command, cwd=shipped.ROOT, env=environment(home), capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert (done.stdout, done.stderr.strip()) == ("", "")
