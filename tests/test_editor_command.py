"""The person's own editor: which one it is, and that no shell ever reads its name or the file's."""

from __future__ import annotations

import shlex
import stat
import sys
from pathlib import Path

import pytest

from backcoach import editor
from backcoach.editor import NoEditor, editor_command, open_in_editor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the words of a command are split as in sh")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Where the stand-in for an editor notes the words that it was called with, one a line."""
    return tmp_path / "notes"


@pytest.fixture
def scribe(tmp_path: Path, notes: Path) -> Path:
    """A program that notes its arguments."""
    return program(
        tmp_path / "scribe", f"import sys; open({str(notes)!r}, 'w').write('\\n'.join(sys.argv[1:]))"
    )


def program(path: Path, code: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


# Which one ---------------------------------------------------------------------------------------------


def test_visual_comes_before_editor() -> None:
    assert editor_command({"VISUAL": "code -w", "EDITOR": "vi"}) == ["code", "-w"]


def test_editor_is_taken_where_visual_is_not_set() -> None:
    assert editor_command({"EDITOR": "vi"}) == ["vi"]


@pytest.mark.parametrize("empty", ["", "   ", "\t"])
def test_an_empty_variable_is_as_good_as_none(empty: str) -> None:
    assert editor_command({"VISUAL": empty, "EDITOR": "nano"}) == ["nano"]


def test_without_either_what_the_system_has_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name in ("nano", "vi") else None)
    assert editor_command({}) == ["nano"]


def test_where_there_is_none_at_all_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(NoEditor, match=r"^no editor is set; set EDITOR to one, such as: export EDITOR=nano$"):
        editor_command({})


# Its words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("code --wait", ["code", "--wait"]),
        ("  emacs   -nw  ", ["emacs", "-nw"]),
        ("'/opt/my editor/bin/edit' -f", ["/opt/my editor/bin/edit", "-f"]),
        ('"/opt/my editor/edit"', ["/opt/my editor/edit"]),
        (r"/opt/my\ editor/edit", ["/opt/my editor/edit"]),
        ("vim -c 'set spell | set nowrap'", ["vim", "-c", "set spell | set nowrap"]),
        ("vi; rm -rf ~", ["vi;", "rm", "-rf", "~"]),
        (
            "$(reboot) `reboot` && reboot | reboot > x",
            ["$(reboot)", "`reboot`", "&&", "reboot", "|", "reboot", ">", "x"],
        ),
    ],
)
def test_the_words_are_taken_apart_as_a_person_quotes_them_and_mean_nothing_more(
    value: str, words: list[str]
) -> None:
    assert editor_command({"EDITOR": value}) == words


@pytest.mark.parametrize("value", ["vi '", 'code "-w', "vi \\"])
def test_a_quote_that_is_left_open_is_said(value: str) -> None:
    with pytest.raises(NoEditor, match=r"^\$VISUAL can't be read as a command; quote it right"):
        editor_command({"VISUAL": value})


def test_a_program_with_a_space_in_its_path_needs_no_quotes(tmp_path: Path) -> None:
    path = program(tmp_path / "my editor" / "edit", "")
    assert editor_command({"EDITOR": str(path)}) == [str(path)]


# Calling it --------------------------------------------------------------------------------------------


def test_the_file_is_the_last_word(scribe: Path, notes: Path, tmp_path: Path) -> None:
    open_in_editor(tmp_path / "routine.yaml", {"EDITOR": f"{shlex.quote(str(scribe))} --wait"})
    assert notes.read_text().split("\n") == ["--wait", str(tmp_path / "routine.yaml")]


@pytest.mark.parametrize(
    "name",
    ["with space.yaml", "a;touch pwned.yaml", "$(touch pwned).yaml", "`touch pwned`.yaml", "a'b\"c.yaml"],
)
def test_no_shell_reads_the_files_name(
    scribe: Path, notes: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_in_editor(tmp_path / name, {"EDITOR": shlex.quote(str(scribe))})
    assert notes.read_text() == str(tmp_path / name)
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    "more", ["; touch pwned", "&& touch pwned", "| tee pwned", "$(touch pwned)", "> pwned"]
)
def test_no_shell_reads_the_command(
    scribe: Path, notes: Path, tmp_path: Path, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_in_editor(tmp_path / "a.yaml", {"EDITOR": f"{shlex.quote(str(scribe))} {more}"})
    assert notes.read_text().split("\n")[:-1] == more.split()
    assert not (tmp_path / "pwned").exists()


def test_it_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "routine.yaml"
    slow = program(
        tmp_path / "slow", "import sys, time; time.sleep(0.2); open(sys.argv[1], 'w').write('done')"
    )
    open_in_editor(path, {"EDITOR": str(slow)})
    assert path.read_text() == "done"


def test_a_program_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(NoEditor) as raised:
        open_in_editor(Path("a.yaml"), {"EDITOR": "no-such-editor-anywhere -w"})
    line = "the editor 'no-such-editor-anywhere' can't be started (No such file or directory); "
    assert str(raised.value) == line + "set EDITOR to another"


def test_a_file_that_is_no_program_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no program")
    with pytest.raises(NoEditor, match=r"can't be started \(Permission denied\)"):
        open_in_editor(tmp_path / "a.yaml", {"EDITOR": str(path)})


@pytest.mark.parametrize("code", [1, 3, 127])
def test_an_editor_that_fails_is_said_with_its_code(tmp_path: Path, code: int) -> None:
    failing = program(tmp_path / "failing", f"raise SystemExit({code})")
    with pytest.raises(NoEditor, match=rf"^the editor '.*failing' ended with code {code}$"):
        open_in_editor(tmp_path / "a.yaml", {"EDITOR": str(failing)})


def test_an_editor_that_was_killed_is_said(tmp_path: Path) -> None:
    killed = program(tmp_path / "killed", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(NoEditor, match="ended with code -9"):
        open_in_editor(tmp_path / "a.yaml", {"EDITOR": str(killed)})


def test_the_systems_editors_are_looked_for_from_the_friendliest_on() -> None:
    assert editor.FALLBACKS == ("sensible-editor", "nano", "vi")
