"""Files that change are noticed by looking at them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcoach.files.watch import Watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "routine.yaml"
    path.write_text("name: One\n")
    return path


@pytest.fixture
def watch(file: Path) -> Watch:
    """A watch that has looked at the file once."""
    made = Watch()
    made.changed([file])
    return made


def test_the_first_look_is_no_change(file: Path) -> None:
    assert not Watch().changed([file])


def test_a_file_that_stays_is_no_change(watch: Watch, file: Path) -> None:
    assert not watch.changed([file])
    file.read_text()
    assert not watch.changed([file])


def test_a_saved_change_is_told_once(watch: Watch, file: Path) -> None:
    file.write_text("name: Another\n")
    assert watch.changed([file])
    assert not watch.changed([file])


def test_a_change_of_the_same_length_within_a_moment_is_noticed(watch: Watch, file: Path) -> None:
    before = file.stat()
    file.write_text("name: Two\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert watch.changed([file])


def test_a_file_put_in_place_of_it_is_noticed_even_with_its_time_and_length(
    watch: Watch, file: Path, tmp_path: Path
) -> None:
    before = file.stat()
    other = tmp_path / "new"
    other.write_text("name: Two\n")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert watch.changed([file])


def test_a_file_that_goes_and_one_that_comes_are_noticed(watch: Watch, file: Path) -> None:
    text = file.read_text()
    file.unlink()
    assert watch.changed([file])
    assert not watch.changed([file])
    file.write_text(text)
    assert watch.changed([file])


def test_a_further_file_is_noticed(watch: Watch, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    assert not watch.changed([file, other]), "it isn't there yet"
    other.touch()
    assert watch.changed([file, other])


def test_a_file_under_another_name_is_noticed(watch: Watch, file: Path) -> None:
    moved = file.rename(file.with_name("moved.yaml"))
    assert watch.changed([moved])


def test_what_can_not_be_looked_at_counts_as_not_there(watch: Watch, file: Path) -> None:
    assert not Watch().changed([file / "below-a-file"])
    assert watch.changed([file / "below-a-file"])


def test_each_watch_looks_for_itself(watch: Watch, file: Path) -> None:
    other = Watch()
    other.changed([file])
    file.write_text("name: Another\n")
    assert watch.changed([file])
    assert other.changed([file])
