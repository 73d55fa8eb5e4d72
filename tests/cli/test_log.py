"""The log, as it is asked for on the command line."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import backcoach.cli.log
from backcoach.cli import main
from backcoach.journal.exchange import records
from backcoach.journal.rows import Amounts
from backcoach.journal.store import Journal
from backcoach.text.logtable import log_table
from backcoach.training.past import Felt
from backcoach.training.phase import Side
from backcoach.training.quantities import Distance, DistanceUnit, Weight, WeightUnit

from ..journal.builders import begin, logged_set
from .commands import environment, invoke

NOW = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
TEN_KG = Weight(10, WeightUnit.KG)


def words(value: object) -> str | None:
    """The options of a case, as its name."""
    return " ".join(value) if isinstance(value, list) and value and isinstance(value[0], str) else ""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody who trained three weeks ago, a week ago, and today."""
    with Journal.open(tmp_path / "journal.db") as journal:
        for number, (days, routine, exercise, name) in enumerate(
            [
                (21, "day-a", "deadlift", "Deadlift"),
                (7, "day-b", "pull-up", "Pull-up"),
                (0, "day-a", "deadlift", "Deadlift"),
            ],
            1,
        ):
            at = NOW - timedelta(days=days)
            begin(journal, number, began=at, routine=routine)
            for slot in (1, 2):
                one = logged_set(number, slot, at=at, exercise=exercise, name=name, number=slot, count=2)
                journal.set_done(one)
    return tmp_path


def days(result: Result) -> list[int]:
    """How many days ago each row of JSON was."""
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)
    return [(NOW.date() - datetime.fromisoformat(row["at"]).date()).days for row in rows]


@pytest.mark.parametrize(
    ("options", "ago"),
    [
        ([], [21, 21, 7, 7, 0, 0]),
        (["--since", "2 weeks"], [7, 7, 0, 0]),
        (["--since", "today"], [0, 0]),
        (["--until", "yesterday"], [21, 21, 7, 7]),
        (["--since", "7 days", "--until", "7 days"], [7, 7]),
        (["--since", (NOW - timedelta(days=7)).date().isoformat()], [7, 7, 0, 0]),
        (["--routine", "day-a"], [21, 21, 0, 0]),
        (["--exercise", "pull-up"], [7, 7]),
        (["--exercise", "DEADLIFT", "--since", "1 week"], [0, 0]),
        (["--exercise", "deadlift", "--routine", "day-b"], []),
    ],
    ids=words,
)
def test_a_part_of_the_log_is_asked_for_by_day_routine_and_exercise(
    home: Path, options: list[str], ago: list[int]
) -> None:
    assert days(invoke(home, "log", "--json", *options)) == ago


def test_csv_takes_the_same_options(home: Path) -> None:
    result = invoke(home, "log", "--csv", "--exercise", "pull-up")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["exercise"] for row in rows] == ["pull-up"] * 2


def test_in_a_pipe_there_is_a_line_a_set(home: Path) -> None:
    lines = invoke(home, "log", "--since", "today").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{NOW:%Y-%m-%d} 12:00  day-a            deadlift")
    assert lines[0].endswith("8 reps, 20 s, 10 kg")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--exercise", "deadlft"], 'no set of "deadlft" is logged; did you mean "deadlift"?'),
        (["--exercise", "quidditch"], 'no set of "quidditch" is logged; see what is with: backcoach log'),
        (["--routine", "daya"], 'no session of "daya" is logged; did you mean "day-a"?'),
        (["--routine", "x"], 'no session of "x" is logged; the log has it under the name of its file'),
    ],
    ids=words,
)
def test_what_was_never_done_is_told_with_what_was_meant(home: Path, options: list[str], line: str) -> None:
    result = invoke(home, "log", *options)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{line}\n")


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["--since", "soon"], '"soon" is not a day; write 2026-11-01, 2026-11, 2 weeks, yesterday or monday'),
        (["--since", "today", "--until", "yesterday"], "--until is before --since"),
        (["--json", "--csv"], "--json and --csv can't both be meant"),
    ],
    ids=words,
)
def test_what_makes_no_sense_is_wrong_usage(home: Path, options: list[str], wrong: str) -> None:
    result = invoke(home, "log", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].endswith(wrong)


def test_where_there_is_nothing_it_is_said_so(home: Path, tmp_path: Path) -> None:
    (empty := tmp_path / "empty").mkdir()
    assert invoke(empty, "log").stdout.startswith("nothing is logged yet")
    assert invoke(empty, "log", "--json").stdout == "[\n]\n"
    assert invoke(home, "log", "--until", "1 year").stdout == "nothing like that is logged\n"


# As a table ------------------------------------------------------------------------------------------------


def test_a_terminal_gets_a_table_with_a_heading_for_each_session(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2026-11-20T18:05:00+01:00")
    with Journal.open(tmp_path / "journal.db") as journal:
        begin(journal, 1, began=at, routine="day-a")
        row = {"exercise": "deadlift", "name": "Deadlift", "count": 2, "at": at}
        planned = Amounts(5, 20.0, None, TEN_KG)
        journal.set_done(logged_set(1, 1, number=1, planned=planned, done=planned, felt=Felt.EASY, **row))
        fewer = Amounts(4, 20.0, None, Weight(102.5, WeightUnit.KG))
        journal.set_done(logged_set(1, 2, number=2, planned=planned, done=fewer, **row))
        carried = Amounts(None, 22.0, Distance(20, DistanceUnit.YARD), None)
        carry = {
            "exercise": "carry",
            "name": "Carry",
            "count": 1,
            "done": carried,
            "planned": carried,
            "at": at,
        }
        journal.set_done(logged_set(1, 3, side=Side.LEFT, **carry))
        at += timedelta(days=1)
        begin(journal, 2, began=at, routine="day-b")
        held = Amounts(None, 75.2, None, None)
        journal.set_done(
            logged_set(2, 1, name="Hang", count=1, done=held, planned=held, at=at + timedelta(days=1))
        )
        found = list(records(journal))
    lines = list(log_table(found, 80))
    assert [line.text for line in lines] == [
        "Fri 20 Nov 2026, 18:05  Day-A  3 sets",
        "  Deadlift  1/2        5 reps       10 kg     easy",
        "            2/2        4 of 5 reps  102.5 kg",
        "  Carry          left  20 yd",
        "",
        "Sat 21 Nov 2026, 18:05  Day-B  1 set",
        "  Hang                 75 s",
    ]
    assert [line.text for line in lines if line.heading] == [lines[0].text, lines[5].text]
    assert max(len(line.text) for line in log_table(found, 30)) == 30
    assert list(log_table([], 80)) == []


def shown(home: Path, monkeypatch: pytest.MonkeyPatch, rows: int, **more: str) -> tuple[str, list[str]]:
    """What a terminal of so many rows shows at once, and what it is given to page through."""
    paged: list[str] = []
    monkeypatch.setattr(backcoach.cli.log, "on_terminal", lambda *_: True)
    monkeypatch.setattr(backcoach.cli.log.click, "echo_via_pager", paged.append)
    monkeypatch.setattr(backcoach.cli.log.shutil, "get_terminal_size", lambda _: os.terminal_size((80, rows)))
    env = {**environment(home), **more}
    result = CliRunner(env=env).invoke(main, ["log"], catch_exceptions=False, color=True)
    return result.stdout, paged


def test_a_long_table_can_be_paged_through(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, paged = shown(home, monkeypatch, rows=24)
    assert (len(whole.splitlines()), paged) == (11, [])
    whole, paged = shown(home, monkeypatch, rows=8)
    assert (whole, len(paged)) == ("", 1)


@pytest.mark.parametrize(("no_color", "bold"), [("1", False), ("", True)])
def test_no_color_is_honoured(home: Path, monkeypatch: pytest.MonkeyPatch, no_color: str, bold: bool) -> None:
    whole, _ = shown(home, monkeypatch, rows=24, NO_COLOR=no_color)
    assert ("\x1b[1m" in whole) == bold
