"""What is written is for its owner alone; and where nothing can be written, a session is led all the same."""

from __future__ import annotations

import ctypes
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("takes rights away in Linux's way", allow_module_level=True)

from ..cli.commands import environment, invoke
from ..shipped import ROOT

LED = "Session finished."
SESSION = ("run", "tour", "--plain", "--speed", "5000")

CAPABILITIES = (1, 2)
"""What lets the superuser write and read whatever the rights say: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""


def led(home: Path, limit: Callable[[], object], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that was limited first."""
    return subprocess.run(
        [sys.executable, "-m", "backcoach", *arguments],
        cwd=ROOT,
        env=environment(home),
        preexec_fn=limit,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def no_superuser() -> None:
    """Whoever runs the tests obeys the rights of files like everybody."""
    for capability in CAPABILITIES:
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; it fails for who has none


def no_room(size: int) -> Callable[[], object]:
    """As on a full disk, no file grows beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o000, 0o277])
def test_everything_that_is_written_is_for_its_owner_alone(
    tmp_path: Path, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    home = tmp_path / "home"
    sheet = tmp_path / "strong.csv"
    sheet.write_text(
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n2020-12-30 18:51:52,Evening,Row,1,100,5\n"
    )
    written = (SESSION, ("new", "mine"), ("edit", "tour"), ("log", "import", str(sheet)), ("list",))
    with umask(mask):
        for arguments in written:
            assert invoke(home, *arguments).exit_code == 0, arguments
    for path in (home, *home.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), (path.name, oct(mode))
    assert {"journal.db", "mine.yaml"} <= {path.name for path in home.rglob("*")}


def test_where_nothing_can_be_written_a_session_is_led_and_says_what_is_not_kept(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = led(tmp_path, no_superuser, *SESSION)
    assert done.returncode == 0
    assert LED in done.stdout
    assert "not being kept: this session (Permission denied)" in done.stderr
    assert list(tmp_path.iterdir()) == []
    refused = led(tmp_path, no_superuser, "new", "mine")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("room", [0, 50_000])
def test_on_a_full_disk_a_session_is_led_and_the_next_one_is_kept(tmp_path: Path, room: int) -> None:
    done = led(tmp_path, no_room(room), *SESSION)
    assert done.returncode == 0
    assert LED in done.stdout
    assert "not being kept" in done.stderr
    assert "Traceback" not in done.stderr
    assert invoke(tmp_path, *SESSION).exit_code == 0
    assert invoke(tmp_path, "log").output.count("superman") >= 1
