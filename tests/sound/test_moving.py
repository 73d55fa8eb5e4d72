"""Headphones that are plugged in or pulled out: heard of from the sound server, and told in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backcoach.sound.moving import Moving, has_server
from tests.sound.builders import wait_until
from tests.sound.conftest import Listening

posix = pytest.mark.skipif(sys.platform == "win32", reason="the scripts need a POSIX shell")

SUBSCRIBED = """#!/bin/sh
echo "Event 'new' on sink-input #1"
echo "Event 'change' on sink #0"
while [ ! -e "$0.moved" ]; do sleep 0.02; done
echo "Event 'change' on server #4294967295"
echo "Event 'change' on server #4294967295"
exec sleep 60
"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `pactl` that tells of one move, as soon as a file of this name is there."""
    pactl = tmp_path / "pactl"
    pactl.write_text(SUBSCRIBED)
    pactl.chmod(0o755)
    (tmp_path / "native").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'native'}")
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path / "pactl.moved"


@posix
def test_a_move_is_reported_once_by_the_name_of_the_new_device(server: Path) -> None:
    reports: list[dict[str, Any]] = []
    asked: list[str] = []

    def name() -> str:
        asked.append("asked")
        return "Headphones" if server.exists() else "Speakers"

    moving = Moving(reports.append, name)
    moving.listen()
    assert wait_until(lambda: asked)
    assert reports == []
    server.touch()
    assert wait_until(lambda: len(asked) == 3), "once at the start, and once for each event of the server"
    assert reports == [{"is": "device", "name": "Headphones"}]
    moving.close()
    moving._thread.join(5)
    assert moving._ear is not None
    assert moving._ear.returncode, "nobody is left behind"


@posix
def test_only_a_server_that_runs_is_listened_to(server: Path, tmp_path: Path) -> None:
    assert has_server()
    assert not has_server({"PULSE_SERVER": "unix:/nonexistent", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert not has_server({"XDG_RUNTIME_DIR": str(tmp_path)})
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert has_server({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert has_server({"PULSE_SERVER": "tcp:elsewhere"})
    assert not has_server({})


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nobody_is_listened_to(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert not has_server()


def test_a_move_is_told_in_one_line_and_remembered_when_the_process_is_new(
    listen: Callable[..., Listening],
) -> None:
    one = listen()
    one.wait_ready()
    keeper = one.player.keeper
    for _ in range(2):
        keeper.note(lambda: keeper._heard(keeper._process, {"is": "device", "name": "Headphones"}))  # type: ignore[arg-type]
    assert wait_until(lambda: one.player.status.device)
    assert [status.line for status in one.statuses] == ["Sound: null", "Sound: null, now through Headphones"]
    assert keeper._process is not None
    keeper._process.finish(0.0)
    assert wait_until(lambda: len(one.said("ready")) == 2)
    assert wait_until(lambda: one.player.status.device == "Headphones")
    assert one.player.status.audible
