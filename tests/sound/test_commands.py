"""The players that systems come with, played by scripts that note what they were given."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.sound.backends.backend import NOT_INSTALLED, Unavailable
from backcoach.sound.backends.choice import EVERY, make_backend, names
from backcoach.sound.backends.command import PROBE_LIMIT, RECIPES, CommandPlayer, Recipe
from backcoach.sound.wav import read_wav
from tests.sound.builders import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts need a POSIX shell")
PCM = bytes(range(256)) * 400


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH but for the shell's own tools."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def script(folder: Path, body: str) -> None:
    path = folder / "gramophone"
    path.write_text(f"#!/bin/sh\ncd '{folder}'\n{body}\n")
    path.chmod(0o755)


@pytest.fixture
def piped(folder: Path) -> Iterator[CommandPlayer]:
    player = CommandPlayer(Recipe("gramophone", ("--raw",), reads_pipe=True, lead=0.0))
    yield player
    player.close()


@pytest.fixture
def filed(folder: Path) -> Iterator[CommandPlayer]:
    player = CommandPlayer(Recipe("gramophone", (), reads_pipe=False, lead=0.0))
    yield player
    player.close()


def test_a_command_that_is_not_there_is_told(piped: CommandPlayer) -> None:
    with pytest.raises(Unavailable, match=NOT_INSTALLED):
        piped.open(murmur=False)


def test_a_command_that_fails_has_no_device(piped: CommandPlayer, folder: Path) -> None:
    script(folder, "exit 1")
    with pytest.raises(Unavailable, match="no sound device"):
        piped.open(murmur=False)


def test_a_command_that_hangs_is_given_up_and_killed(
    piped: CommandPlayer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.sound.backends.command.PROBE_LIMIT", 0.2)
    script(folder, "echo $$ > pid; exec sleep 60")
    begin = time.monotonic()
    with pytest.raises(Unavailable, match="no answer"):
        piped.open(murmur=False)
    assert time.monotonic() - begin < 2
    assert not Path(f"/proc/{(folder / 'pid').read_text().strip()}").exists()


def test_a_command_is_not_waited_for_until_it_has_played_its_probe(
    piped: CommandPlayer, folder: Path
) -> None:
    """Some sound servers keep two seconds ahead, and would say so late that they are there."""
    script(folder, "cat > part; exec sleep 60")
    begin = time.monotonic()
    piped.open(murmur=False)
    assert time.monotonic() - begin < PROBE_LIMIT - 0.5


def test_a_command_that_takes_nothing_in_is_given_up(
    piped: CommandPlayer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.sound.backends.command.PROBE_LIMIT", 0.2)
    script(folder, "exec sleep 60")
    with pytest.raises(Unavailable, match="no answer"):
        piped.open(murmur=False)


def test_a_command_stands_ready_and_gets_every_sample_on_its_pipe(piped: CommandPlayer, folder: Path) -> None:
    script(folder, "n=$(ls | grep -c '^begun'); touch begun$n; cat > part; mv part heard$n")
    piped.open(murmur=False)
    assert (folder / "begun0").exists(), "it was tried"
    piped.prepare()
    assert wait_until((folder / "begun1").exists)
    assert not (folder / "heard1").exists()
    piped.play(PCM, 0.0)
    assert wait_until((folder / "heard1").exists)
    assert (folder / "heard1").read_bytes() == PCM


def test_a_command_without_a_pipe_gets_a_wav(filed: CommandPlayer, folder: Path) -> None:
    script(folder, 'n=$(ls | grep -c "^heard"); cp "$1" part; mv part heard$n')
    filed.open(murmur=False)
    filed.play(PCM, 0.0)
    assert wait_until((folder / "heard1").exists)
    assert read_wav(folder / "heard1").tobytes() == PCM


def test_files_are_gone_after_close(filed: CommandPlayer, folder: Path) -> None:
    script(folder, 'echo "$1" >> names')
    filed.open(murmur=False)
    for _ in range(8):
        filed.play(PCM, 0.0)
    assert wait_until(lambda: len((folder / "names").read_text().split()) == 9)
    paths = [Path(name) for name in (folder / "names").read_text().split()]
    assert sum(path.exists() for path in paths) <= 4
    filed.close()
    assert not any(path.parent.exists() for path in paths)


def test_stop_kills_what_plays(piped: CommandPlayer, folder: Path) -> None:
    script(folder, "[ -e probed ] || { touch probed; cat > part; exit 0; }; echo $$ > pid; exec sleep 60")
    piped.open(murmur=False)
    piped.play(PCM, 0.0)
    assert wait_until(lambda: (folder / "pid").exists() and (folder / "pid").read_text().strip())
    piped.stop()
    assert not Path(f"/proc/{(folder / 'pid').read_text().strip()}").exists()
    piped.check()


def test_a_command_that_dies_while_it_plays_is_noticed(piped: CommandPlayer, folder: Path) -> None:
    script(folder, "[ -e probed ] || { touch probed; cat > part; exit 0; }; exit 3")
    piped.open(murmur=False)
    piped.play(PCM, 0.0)

    def noticed() -> bool:
        try:
            piped.check()
        except Unavailable:
            return True
        return False

    assert wait_until(noticed)


def test_rest_ends_the_process_that_stands_ready(piped: CommandPlayer, folder: Path) -> None:
    script(folder, "[ -e probed ] || { touch probed; cat > part; exit 0; }; echo $$ > pid; exec cat > part")
    piped.open(murmur=False)
    piped.prepare()
    assert wait_until(lambda: (folder / "pid").exists() and (folder / "pid").read_text().strip())
    piped.rest()
    assert not Path(f"/proc/{(folder / 'pid').read_text().strip()}").exists()


def test_every_backend_can_be_made_by_its_name() -> None:
    for name in EVERY:
        assert make_backend(name).name == name
    assert {recipe.command for recipe in RECIPES} < set(EVERY)
    assert set(names()) < set(EVERY)
    with pytest.raises(ValueError, match="gramophone"):
        make_backend("gramophone")
