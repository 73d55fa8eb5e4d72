"""The commands that write, check and take in files, and the one that looks at the machine."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

import backcoach.cli.routines
from backcoach.doctor import Finding, Health
from backcoach.journal.store import Journal

from .. import shipped
from ..journal.builders import NOON, begin, logged_set
from .commands import BAD, GOOD, invoke, refused, write


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


# new and edit ----------------------------------------------------------------------------------------------


def test_new_prints_the_path_of_a_routine_that_can_be_led_at_once(home: Path) -> None:
    result = invoke(home, "new", "my-back", "--from", "full-back-home")
    assert (result.exit_code, result.stderr) == (0, "")
    path = Path(result.stdout.strip())
    assert path == home / "routines" / "my-back.yaml"
    assert invoke(home, "check").output == ""
    made, source = (
        json.loads(invoke(home, "plan", name, "--json").stdout) for name in ("my-back", "full-back-home")
    )
    assert made["seconds"] == source["seconds"]


def test_new_never_writes_over_a_routine_that_there_is(home: Path) -> None:
    invoke(home, "new", "my-back")
    before = (home / "routines" / "my-back.yaml").read_text()
    (line,) = refused(invoke(home, "new", "my-back", "--from", "tour"))
    assert "my-back" in line
    assert (home / "routines" / "my-back.yaml").read_text() == before


def editor(tmp_path: Path, code: str) -> str:
    """An $EDITOR that does this with the file."""
    script = tmp_path / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{code}\n")
    return f'"{sys.executable}" "{script}"'


def test_edit_copies_a_shipped_routine_first_and_checks_what_came_of_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, f"path.write_text({GOOD!r})"))
    result = invoke(home, "edit", "tour")
    path = home / "routines" / "tour.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert path.read_text() == GOOD
    monkeypatch.setenv("EDITOR", editor(tmp_path, f"path.write_text({BAD!r})"))
    result = invoke(home, "edit", "tour")
    assert result.exit_code == 1
    assert f"{path}:3:11: error: " in result.stdout


def test_an_editor_that_fails_is_told_in_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    result = invoke(home, "edit", "tour")
    assert result.exit_code == 1
    assert result.stderr.startswith("the editor '/nowhere/editor' can't be started (")
    assert len(result.stderr.splitlines()) == 1


# schema and check ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [[], ["--settings"]])
def test_schema_is_printed_as_json(home: Path, options: list[str]) -> None:
    made = json.loads(invoke(home, "schema", *options).stdout)
    assert made["$schema"].startswith("https://json-schema.org/")


def test_on_a_terminal_check_shows_the_place_and_says_when_all_is_well(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backcoach.cli.routines, "on_terminal", lambda *_: True)
    assert invoke(home, "check", "tour").stdout == "1 routine checked: no errors.\n"
    assert invoke(home, "check", *shipped.ROUTINES[:2]).stdout == "2 routines checked: no errors.\n"
    result = invoke(home, "check", str(write(tmp_path / "bad.yaml", BAD)))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:3] == ["      - work: cat-crow", "              ^"]


def test_what_is_wrong_with_the_settings_stops_nothing_and_is_said_aside(home: Path) -> None:
    path = write(home / "config.yaml", "level: expert\n")
    result = invoke(home, "list")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(shipped.ROUTINES)
    assert result.stderr.startswith(f"{path}:1:8: error: ")


# The log, in and out ---------------------------------------------------------------------------------------


@pytest.fixture
def logged(home: Path) -> Path:
    """A session of two sets."""
    with Journal.open(home / "journal.db") as journal:
        begin(journal)
        for slot in (1, 2):
            journal.set_done(logged_set(slot=slot, number=slot, at=NOON + timedelta(minutes=slot)))
    return home


def test_what_was_given_out_is_taken_in_elsewhere_once(logged: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(invoke(logged, "log", "--csv").stdout)
    other = tmp_path / "other"
    first, again = (invoke(other, "log", "import", str(file)).stdout for _ in range(2))
    assert first == "2 sets in 1 session taken in from backcoach\n"
    assert again == "0 sets in 0 sessions taken in from backcoach, 2 were there already\n"
    assert invoke(other, "log").stdout == invoke(logged, "log").stdout


def test_a_file_that_is_no_log_is_refused_in_one_line(home: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "notes.csv", "a,b\n1,2\n")
    (line,) = refused(invoke(home, "log", "import", str(file)))
    assert line.startswith(f"{file}: ")
    refused(invoke(home, "log", "import", str(tmp_path / "nothing.csv")), 2)


def test_the_sessions_are_printed_for_a_calendar(logged: Path) -> None:
    printed = invoke(logged, "log", "export", "--calendar").stdout
    assert printed.startswith("BEGIN:VCALENDAR")
    assert printed.count("BEGIN:VEVENT") == 1


def test_a_damaged_journal_is_told_where_it_is_asked_and_left_out_where_it_is_not(home: Path) -> None:
    write(home / "journal.db", "no database at all" * 500)
    (line,) = refused(invoke(home, "log"))
    assert line.startswith(f"{home / 'journal.db'} can't be used (")
    assert invoke(home, "plan", "tour").exit_code == 0
    assert [row["last_done"] for row in json.loads(invoke(home, "list", "--json").stdout)] == [None] * 9


def test_a_journal_that_is_damaged_inside_leaves_plans_as_without_one(logged: Path) -> None:
    before = json.loads(invoke(logged, "plan", "tour", "--json", "--no-progression").stdout)
    path = logged / "journal.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    result = invoke(logged, "plan", "tour", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["phases"] == before["phases"]


# doctor ----------------------------------------------------------------------------------------------------

FINDINGS = (
    Finding("sound", Health.GOOD, "plays"),
    Finding("speech", Health.LIMITED, "no voice", "pip install a voice"),
)


@pytest.mark.parametrize(("bad", "code"), [((), 0), ((Finding("folders", Health.BAD, "read-only"),), 1)])
def test_doctor_tells_what_it_finds_and_what_would_mend_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, bad: tuple[Finding, ...], code: int
) -> None:
    asked: list[bool] = []

    def examine(_: object, *, audible: bool) -> tuple[Finding, ...]:
        asked.append(audible)
        return FINDINGS + bad

    monkeypatch.setattr("backcoach.doctor.examine", examine)
    result = invoke(home, "doctor", "--silent")
    assert result.exit_code == code
    assert result.stdout.splitlines()[:3] == [
        "sound     good    plays",
        "speech    limited no voice",
        "                  better: pip install a voice",
    ]
    made = invoke(home, "doctor", "--json")
    assert made.exit_code == code
    assert json.loads(made.stdout)
    assert asked == [False, True]
