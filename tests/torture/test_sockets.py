"""A session talks to nobody but the sound server and the desktop's bus, both on this machine."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from ..tui.terminal import IN_A_SESSION, descendants, terminal, wait_until

SPY = """
import os, sys

TALK = {"bind", "connect", "getaddrinfo", "gethostbyname", "sendto"}

def _heard(event, arguments):
    if event.startswith("socket.") and event[7:] in TALK:
        where = os.open(os.environ["SPIED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(where, f"{event} {arguments[1:]}\\n".encode())
        os.close(where)

sys.addaudithook(_heard)
"""
"""Runs in every Python process before anything else, and notes whom it calls."""

ABROAD = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "packet")
"""What the kernel lists of sockets that could reach another machine."""

NEIGHBOURS = ("pulse", "pipewire", "dbus", "bus")
"""In the paths of those who may be talked to."""


def sockets(pid: int) -> set[str]:
    """The numbers of all sockets that a process holds."""
    found = set()
    for one in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            link = str(one.readlink())
            if link.startswith("socket:"):
                found.add(link.removeprefix("socket:[")[:-1])
    return found


def listed(pid: int, table: str) -> set[str]:
    """The numbers of the sockets of one kind that a process could have."""
    path = Path(f"/proc/{pid}/net/{table}")
    rows = path.read_text().splitlines()[1:] if path.exists() else []
    place = 8 if table == "packet" else 9
    return {row.split()[place] for row in rows}


@pytest.mark.parametrize("sound", ["", "null"])
def test_a_session_talks_to_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: str) -> None:
    spy = tmp_path / "spy"
    spy.mkdir()
    (spy / "sitecustomize.py").write_text(SPY)
    spied = tmp_path / "spied"
    monkeypatch.setenv("SPIED", str(spied))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(spy), os.environ.get("PYTHONPATH", "")]))
    (tmp_path / "config.yaml").write_text("keep-awake: yes\nsound: speech\n")
    with terminal(tmp_path, "run", "tour") as seen:
        seen.wait_for(IN_A_SESSION)
        main = seen.process.pid
        assert wait_until(lambda: bool(descendants(main)), 10), "the sound's own process"
        time.sleep(0.5)  # what wakes, plays and tells the desktop has begun by then
        processes = {main, *descendants(main)}
        held = set[str]().union(*map(sockets, processes))
        assert held, "its own loop has one"
        for table in ABROAD:
            assert not held & listed(main, table), table
    calls = spied.read_text().splitlines() if spied.exists() else []
    assert all(any(name in call for name in NEIGHBOURS) for call in calls), calls


def test_the_spy_would_notice(tmp_path: Path) -> None:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        assert sockets(os.getpid()) & listed(os.getpid(), "tcp")
