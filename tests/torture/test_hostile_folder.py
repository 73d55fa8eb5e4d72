"""Whatever lies in a person's folders: no command hangs, none shows a traceback, nothing is obeyed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from backcoach.training.quantities import WeightUnit

if sys.platform == "win32":
    pytest.skip("pipes, links and devices are POSIX matters", allow_module_level=True)

from backcoach.files.catalogue import Catalogue
from backcoach.files.folders import SHIPPED_EXERCISES, Folders
from backcoach.files.problems import FileProblem
from backcoach.text.logbook import import_file

from ..cli.commands import invoke
from .hostile import MARKUP, OBEYED, assert_harmless, at_most, fill, routine

LONGEST = 20
"""Seconds; a command that hangs is killed then. They take a tenth of one."""

REFUSED = (
    *("escapes", "raw-escapes", "utf-16", "binary", "bomb", "deep", "huge", "folder", "pipe"),
    *("loop-a", "loop-b", "dangling", "zero", "terminal", "itself", "passwd"),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    fill(tmp_path / "routines")
    return tmp_path


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["check"]], ids=" ".join)
def test_a_look_at_the_whole_folder_ends_and_is_obeyed_by_nothing(home: Path, arguments: list[str]) -> None:
    with at_most(LONGEST):
        done = invoke(home, *arguments)
    assert done.exit_code == (1 if arguments == ["check"] else 0)
    assert_harmless(done.output)
    assert "Traceback" not in done.output


def test_every_hostile_file_is_listed_with_what_is_wrong_with_it(home: Path) -> None:
    with at_most(LONGEST):
        rows = {row["routine"]: row["problem"] for row in json.loads(invoke(home, "list", "--json").stdout)}
    for name in REFUSED:
        assert rows[name], name
    for name in ("markup", "-rf", "[bold]brackets", "tour"):
        assert rows[name] is None, name
    assert not any("\x1b" in name or "\n" in name or "\udcff" in name for name in rows)


@pytest.mark.parametrize("command", ["plan", "run", "edit", "new", "check"])
def test_each_hostile_file_is_refused_in_lines_by_each_command(
    home: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    more = {"run": ["--plain", "--speed", "5000"]}.get(command, [])
    for name in REFUSED:
        arguments = [f"of-{name}", "--from", name] if command == "new" else [name, *more]
        with at_most(LONGEST):
            done = invoke(home, command, *arguments)
        assert done.exit_code == 1 or command == "new", name
        assert_harmless(done.output)


def test_paths_that_a_terminal_would_obey_are_written_out(home: Path) -> None:
    for path in (home / "routines").iterdir():
        with at_most(LONGEST):
            done = invoke(home, "check", str(path))
        assert_harmless(done.output)
        assert done.exit_code == (": error: " in done.output)


def test_names_from_a_path_are_written_out_wherever_they_are_told(home: Path) -> None:
    path = str(home / "routines" / f"name{OBEYED}.yaml")
    for arguments in (
        ["plan", path],
        ["plan", path, "--json"],
        ["run", path, "--plain", "--speed", "5000"],
        ["run", path, "--events", "--speed", "5000"],
        ["log"],
        ["log", "--json"],
    ):
        with at_most(LONGEST):
            done = invoke(home, *arguments)
        assert done.exit_code == 0, arguments
        assert_harmless(done.output)


def test_markup_is_shown_as_it_is(home: Path) -> None:
    assert MARKUP in invoke(home, "plan", "markup").output
    assert f'"{MARKUP}"' in invoke(home, "plan", "markup", "--json").output


def test_nothing_that_was_imported_is_obeyed(tmp_path: Path) -> None:
    sheet = tmp_path / "strong.csv"
    sheet.write_text(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
        f"2020-12-30 18:51:52,Evening{OBEYED},Row{OBEYED},1,100,5,0,0,7\n"
        f"2020{OBEYED},Evening,Row,1,100,5,0,0,7\n",
        encoding="utf-8",
    )
    done = invoke(tmp_path, "log", "import", str(sheet))
    assert done.exit_code == 0, done.output
    assert_harmless(done.output)
    for arguments in (["log"], ["log", "--json"], ["log", "--csv"]):
        shown = invoke(tmp_path, *arguments).output
        assert_harmless(shown)
        assert "\\x1b[2J" in shown


def test_an_import_waits_for_no_pipe_and_reads_no_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(4_000_000_000)
    folders = Folders(tmp_path, tmp_path, tmp_path)
    catalogue = Catalogue(SHIPPED_EXERCISES)
    for name, why in {
        "pipe": "regular file",
        "zero": "regular file",
        "huge": "too long",
        "none": "no such",
    }.items():
        with at_most(LONGEST), pytest.raises(FileProblem, match=why) as caught:
            import_file(folders, tmp_path / f"{name}.csv", catalogue, WeightUnit.KG)
        assert len(caught.value.lines) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "zero", "loop", "bytes"])
def test_settings_that_are_no_file_are_told_and_stop_nothing(tmp_path: Path, kind: str) -> None:
    _put(tmp_path / "config.yaml", kind)
    with at_most(LONGEST):
        done = invoke(tmp_path, "plan", "tour")
        checked = invoke(tmp_path, "check")
    assert done.exit_code == 0
    assert "config.yaml:" in done.stderr
    assert ": error: " in done.stderr
    assert checked.exit_code == 1
    assert_harmless(done.output + checked.output)


@pytest.mark.parametrize("kind", ["folder", "pipe", "zero", "loop", "bytes"])
def test_a_journal_that_is_no_file_is_told_and_stops_no_session(tmp_path: Path, kind: str) -> None:
    _put(tmp_path / "journal.db", kind)
    with at_most(LONGEST):
        done = invoke(tmp_path, "run", "tour", "--events", "--speed", "10000")
    assert done.exit_code == 0
    assert '"session-finished"' in done.stdout
    assert kind == "bytes" or "not being kept" in done.stderr
    assert_harmless(done.output)
    with at_most(LONGEST):
        for arguments in (["log"], ["list"], ["plan", "full-back-a"]):
            assert_harmless(invoke(tmp_path, *arguments).output)


def test_a_home_that_is_a_file_stops_no_session(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    for arguments in (["list"], ["plan", "tour"], ["run", "tour", "--plain", "--speed", "10000"]):
        with at_most(LONGEST):
            assert invoke(home, *arguments).exit_code == 0
    done = invoke(home, "new", "mine")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_home_of_a_name_that_a_terminal_would_obey_is_written_out(tmp_path: Path) -> None:
    home = tmp_path / f"home{OBEYED}"
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "bad.yaml").write_text("name: [")
    (home / "config.yaml").write_text("volume: loud")
    (home / "routines" / "good.yaml").write_text(routine())
    for arguments in (
        ["list"],
        ["list", "--json"],
        ["check"],
        ["plan", "bad"],
        ["new", "bad"],
        ["doctor", "--silent"],
    ):
        with at_most(LONGEST):
            assert_harmless(invoke(home, *arguments).output)


def _put(path: Path, kind: str) -> None:
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "zero":
            path.symlink_to("/dev/zero")
        case "loop":
            path.symlink_to(path)
        case _:
            path.write_bytes(bytes(range(256)))
