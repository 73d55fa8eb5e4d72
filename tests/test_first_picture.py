"""The picture that stands before anything is loaded: shown when it is right, never when it might not be."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.files.folders import Folders, personal
from backcoach.first_picture import MOST, FirstPicture, picture_of_home
from backcoach.system import held_terminal

from .tui.terminal import Terminal, terminal, wait_until

PICTURE = "▇▇ Full back, day A"

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals there")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return personal({"BACKCOACH_HOME": str(tmp_path)})


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every picture that was put on the terminal."""
    pictures: list[str] = []
    monkeypatch.setattr(held_terminal, "hold", lambda picture: pictures.append(picture.decode()))
    return pictures


def test_what_was_kept_is_shown_the_next_time(folders: Folders, shown: list[str]) -> None:
    picture_of_home(folders).show()
    assert not shown
    picture_of_home(folders).keep(PICTURE)
    picture_of_home(folders).show()
    assert shown == [PICTURE]


def a_new_routine(folders: Folders) -> None:
    folders.routines.mkdir()
    (folders.routines / "mine.yaml").write_text("name: Mine\n")


def other_settings(folders: Folders) -> None:
    (folders.config / "config.yaml").write_text("theme: chalk\n")


def a_notice_to_read(folders: Folders) -> None:
    (folders.data / "notice-read").unlink()


def a_damaged_picture(folders: Folders) -> None:
    kept = folders.cache / "first-picture" / "home"
    kept.write_bytes(kept.read_bytes().replace(b"day A", b"day B"))


def a_picture_cut_short(folders: Folders) -> None:
    kept = folders.cache / "first-picture" / "home"
    os.truncate(kept, 7)


def no_colour(_: Folders) -> None:
    os.environ["NO_COLOR"] = "1"


def other_arguments(_: Folders) -> None:
    sys.argv = [*sys.argv, "--mute"]


@pytest.mark.parametrize(
    "change",
    [
        a_new_routine,
        other_settings,
        a_notice_to_read,
        a_damaged_picture,
        a_picture_cut_short,
        no_colour,
        other_arguments,
    ],
)
def test_what_might_be_wrong_is_not_shown(
    change: Callable[[Folders], None],
    folders: Folders,
    shown: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setattr(sys, "argv", ["backcoach"])
    (folders.data / "notice-read").touch()
    picture_of_home(folders).keep(PICTURE)
    picture_of_home(folders).show()
    assert shown.pop() == PICTURE
    change(folders)
    picture_of_home(folders).show()
    assert not shown


def test_what_a_screen_depends_on_beside_is_told_apart(folders: Folders, shown: list[str]) -> None:
    FirstPicture(folders, "session", "a plan").keep(PICTURE)
    FirstPicture(folders, "session", "another plan").show()
    assert not shown
    FirstPicture(folders, "session", "a plan").show()
    assert shown == [PICTURE]


def test_a_picture_is_for_its_owner_alone_and_written_once(folders: Folders) -> None:
    picture_of_home(folders).keep(PICTURE)
    kept = folders.cache / "first-picture" / "home"
    assert sys.platform == "win32" or stat.S_IMODE(kept.stat().st_mode) == 0o600
    before = kept.stat()
    picture_of_home(folders).keep(PICTURE)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in kept.parent.iterdir()] == ["home"]


def test_where_nothing_can_be_kept_nothing_is_said(folders: Folders, shown: list[str]) -> None:
    folders.cache.write_text("a file is in the way")
    picture_of_home(folders).keep(PICTURE)
    picture_of_home(folders).show()
    assert not shown


def test_a_picture_beyond_all_measure_is_not_kept(folders: Folders) -> None:
    picture_of_home(folders).keep("x" * (MOST + 1))
    assert not folders.cache.exists()


# On a real terminal --------------------------------------------------------------------------------

MOUSE = b"\x1b[?1000h"
"""What Textual writes first of all that the picture doesn't."""
TAKEN, GIVEN_BACK = b"\x1b[?1049h", b"\x1b[?1049l"


def opened(seen: Terminal, text: bytes) -> bytes:
    """Wait until Textual has the terminal and a screen stands; what stood before."""
    seen.wait_for(MOUSE)
    before, _, _ = seen.written.partition(MOUSE)
    assert wait_until(lambda: text in seen.written.partition(MOUSE)[2], 20)
    return before


def kept_by(home: Path, name: str) -> bool:
    return wait_until((home / "cache" / "first-picture" / name).exists, 10)


@on_unix
def test_home_stands_at_once_when_it_is_opened_again_and_takes_the_first_key(tmp_path: Path) -> None:
    with terminal(tmp_path) as seen:
        assert b"Full back, day A" not in opened(seen, b"Full back, day A")
        assert kept_by(tmp_path, "home")
        seen.type("q")
        assert seen.wait() == 0
    with terminal(tmp_path) as seen:
        seen.wait_for(b"Full back, day A")
        seen.type("q")  # nobody reads it yet, and it is not lost
        assert seen.wait() == 0
        assert b"Full back, day A" in seen.written.partition(MOUSE)[0]
        assert seen.written.count(TAKEN) == 1, "what stands is not wiped"
        assert seen.written.rstrip().count(GIVEN_BACK) == 1
        assert seen.after == seen.before


@on_unix
def test_a_session_stands_at_once_with_its_digits_and_not_where_a_question_comes_first(
    tmp_path: Path,
) -> None:
    words, kept = b"1 of 10", tmp_path / "cache" / "first-picture" / "session"
    with terminal(tmp_path, "run", "tour") as seen:
        assert words not in opened(seen, words)
        assert kept_by(tmp_path, "session")
        seen.process.kill()
        seen.wait()
    for journal in tmp_path.glob("journal.db*"):
        journal.unlink()
    with terminal(tmp_path, "run", "tour") as seen:
        assert words in opened(seen, words)
        seen.type("\x1b[C")
        seen.wait_for(b"2 of 10")
        seen.process.kill()
        seen.wait()
    with terminal(tmp_path, "run", "tour") as seen:
        before = kept.read_bytes()
        assert words not in opened(seen, b"A session was")
        assert words not in seen.written
        seen.type("d")
        seen.wait_for(words)
        assert kept.read_bytes() == before, "a question is no picture of a session"


def holder(folder: Path, then: str) -> dict[str, str]:
    """The environment in which a module `holder` holds the terminal, and then does something."""
    lines = ("import os, sys, time", "from backcoach.system.held_terminal import give_back, hold")
    held = 'assert hold(b"HELD")' if "spurned" not in then else 'assert not hold(b"HELD")'
    (folder / "holder.py").write_text("\n".join((*lines, held, then)) + "\n")
    return {"PYTHONPATH": os.pathsep.join((str(folder), *sys.path))}


@on_unix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_while_only_the_picture_stands_the_terminal_is_given_back(
    name: str, tmp_path: Path
) -> None:
    import signal

    number = getattr(signal, name)
    environment = holder(tmp_path, "time.sleep(60)")
    with terminal(tmp_path, module="holder", environment=environment) as seen:
        seen.wait_for(b"HELD")
        seen.kill(number)
        assert seen.wait() == 128 + number
        assert seen.written.endswith(GIVEN_BACK)
        assert seen.after == seen.before


@on_unix
def test_told_to_end_while_the_terminal_is_being_given_back_that_is_done_first(tmp_path: Path) -> None:
    then = """
import backcoach.system.held_terminal as held
usual = held._write
def told(data):
    held._write = usual
    os.kill(os.getpid(), 15)
    usual(data)
held._write = told
give_back()
"""
    with terminal(tmp_path, module="holder", environment=holder(tmp_path, then)) as seen:
        assert seen.wait() == 143
        assert seen.written.endswith(GIVEN_BACK)
        assert seen.after == seen.before


@on_unix
def test_what_is_typed_on_the_picture_is_not_echoed_and_still_there_to_be_read(tmp_path: Path) -> None:
    then = 'os.read(0, 1)\nos.write(1, b"READ")\ngive_back()'
    with terminal(tmp_path, module="holder", environment=holder(tmp_path, then)) as seen:
        seen.wait_for(b"HELD")
        seen.type("\x03")  # not even an interruption: that is a key of the screen's
        seen.wait_for(b"READ")
        assert seen.wait() == 0
        assert b"^C" not in seen.written
        assert seen.after == seen.before


@on_unix
def test_what_is_wrong_with_the_settings_is_said_where_it_stays(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("keep-awake: no\nsound: beeps\nvolum: 3\n")
    with terminal(tmp_path) as seen:
        opened(seen, b"Full back, day A")
        assert kept_by(tmp_path, "home")
        seen.type("q")
        assert seen.wait() == 0
    with terminal(tmp_path) as seen:
        opened(seen, b"Full back, day A")
        said = seen.written.index(b"volum")
        assert GIVEN_BACK in seen.written[:said], "on the first screen, which stays"
        seen.type("q")
        assert seen.wait() == 0
        assert seen.after == seen.before


def test_without_a_terminal_nothing_is_held() -> None:
    assert threading.current_thread() is threading.main_thread()
    assert not held_terminal.hold(b"never seen")
    held_terminal.give_back()
    assert held_terminal.hand_over() is None
