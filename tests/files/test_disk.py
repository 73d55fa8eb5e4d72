"""Reading never hangs, and saving never leaves half a file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from backcoach.files import disk
from backcoach.files.disk import load_text, save_atomically
from backcoach.files.problems import FileProblem

posix = pytest.mark.skipif(os.name != "posix", reason="rights and pipes are POSIX matters")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


def _refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        load_text(path)
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].isprintable()
    return caught.value.lines[0]


def test_what_is_no_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == "this is a folder; name a file in it"
    assert _refusal(tmp_path / "none.yaml").startswith("there is no such file; ")
    assert "can't be read" in _refusal(tmp_path / ("x" * 5000))
    assert "can't be read" in _refusal(tmp_path / "a\0b")


@posix
def test_a_pipe_a_device_and_a_socket_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert _refusal(tmp_path / "pipe.yaml") == "this is not a regular file; save the text as one"
    assert _refusal(Path("/dev/zero")) == "this is not a regular file; save the text as one"


@posix
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert "can't be read" in _refusal(tmp_path / "a.yaml")


@posix
@not_root
def test_a_file_without_the_right_to_read_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("name: x\n")
    path.chmod(0)
    assert _refusal(path) == "the file can't be read; give yourself the right to read it"


def test_a_file_that_loses_its_rights_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("name: x\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk.os, "open", refuse)
    assert _refusal(path) == "the file can't be read; give yourself the right to read it"


def test_a_file_that_is_far_too_long_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # a hole: takes no room on the disk
    assert _refusal(path).startswith("the file is too long; ")


def test_a_wrong_byte_behind_a_byte_order_mark_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfV\xda")
    assert _refusal(path) == "the byte DA is not UTF-8 text; save the file as UTF-8"


def test_text_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffname: Rücken\r\n".encode())
    assert load_text(path) == "name: Rücken\r\n"


def test_a_saved_text_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.yaml"
    save_atomically(path, "name: Rücken\r\n")
    assert path.read_bytes() == "name: Rücken\r\n".encode()
    save_atomically(path, "")
    assert path.read_bytes() == b""
    assert [entry.name for entry in path.parent.iterdir()] == ["a.yaml"]


@posix
def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    save_atomically(path, "one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    save_atomically(path, "two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    target = tmp_path / "dotfiles" / "real.yaml"
    target.write_text("one")
    link = tmp_path / "a.yaml"
    link.symlink_to(target)
    save_atomically(link, "two")
    assert link.is_symlink()
    assert target.read_text() == "two"


def test_a_failed_save_leaves_the_old_text_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", fail)
    with pytest.raises(FileProblem) as caught:
        save_atomically(path, "new")
    assert "No space left on device" in caught.value.lines[0]
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("name", ["folder", "file/a.yaml", "\0", "x" * 5000])
def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileProblem) as caught:
        save_atomically(tmp_path / name, "text")
    assert len(caught.value.lines) == 1
    assert caught.value.lines[0].isprintable()


@posix
def test_saving_into_a_circle_of_links_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    if sys.version_info >= (3, 13):
        pytest.skip("resolves to a place that can be written")
    with pytest.raises(FileProblem):
        save_atomically(tmp_path / "a.yaml", "text")
