"""The branches for Windows and macOS, run with fakes of what only those systems have."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from platformdirs.macos import MacOS
from platformdirs.windows import Windows

from backcoach.files.folders import personal
from backcoach.sound.voices import voice as voices
from backcoach.sound.voices.voice import Run, Voice

from ..elsewhere import module_on

Patch = pytest.MonkeyPatch


# Time ------------------------------------------------------------------------------------------------------


def test_windows_counts_by_its_fine_clock_which_runs_on_in_sleep(monkeypatch: Patch) -> None:
    clock = module_on(monkeypatch, "win32", "backcoach.system.steady")
    monkeypatch.setattr(time, "perf_counter", lambda: 77.25)
    monkeypatch.setattr(time, "monotonic", lambda: 77.234)  # in steps of 16 ms, before Python 3.13
    assert clock.host_seconds() == 77.25
    assert clock.host_asleep() == 0.0


def test_macos_tells_its_sleep_by_two_clocks_that_nobody_sets(monkeypatch: Patch) -> None:
    raw, awake = 104, 108
    times = {raw: 1000.0, awake: 940.0}
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", raw, raising=False)
    monkeypatch.setattr(time, "CLOCK_UPTIME_RAW", awake, raising=False)
    monkeypatch.setattr(time, "clock_gettime", times.__getitem__)
    clock = module_on(monkeypatch, "darwin", "backcoach.system.steady")
    assert clock.host_asleep() == 60.0
    times[raw] += 3600  # the lid is shut
    assert clock.host_asleep() == 3660.0


# Keys ------------------------------------------------------------------------------------------------------


@dataclass
class Console:
    """What `msvcrt` has of keys and locks."""

    typed: deque[str] = field(default_factory=deque)
    locked: set[tuple[int, int]] = field(default_factory=set)
    """Inode and byte."""
    LK_NBLCK: int = 2
    LK_UNLCK: int = 0

    def kbhit(self) -> bool:
        return bool(self.typed)

    def getwch(self) -> str:
        return self.typed.popleft()

    def locking(self, descriptor: int, how: int, count: int) -> None:
        assert count == 1
        byte = (os.fstat(descriptor).st_ino, os.lseek(descriptor, 0, os.SEEK_CUR))
        if how == self.LK_UNLCK:
            self.locked.remove(byte)
        elif byte in self.locked:
            raise OSError(13, "Permission denied")
        else:
            self.locked.add(byte)


def test_a_console_of_windows_hands_over_key_after_key_and_arrows_in_one_piece(monkeypatch: Patch) -> None:
    console = Console()
    keyboard = module_on(monkeypatch, "win32", "backcoach.text.keyboard", msvcrt=console)
    slept: list[float] = []
    monkeypatch.setattr(time, "perf_counter", lambda: sum(slept))
    monkeypatch.setattr(time, "sleep", slept.append)
    with keyboard.keys_of(SimpleNamespace(isatty=lambda: True)) as keys:
        console.typed.extend(["q", "\xe0", "H", "\x00", "M", "\xe0", "S", "é"])
        assert [keys.wait(1.0) for _ in range(5)] == ["q", "\x1b[A", "\x1b[C", "", "é"]
        assert slept == [], "what was typed is there at once"
        assert keys.wait(0.05) is None
        assert sum(slept) == pytest.approx(0.05)
        monkeypatch.setattr(time, "sleep", lambda _: console.typed.append("x"))
        assert keys.wait(None) == "x"
    with keyboard.keys_of(SimpleNamespace(isatty=lambda: False)) as keys:
        assert type(keys).__name__ == "NoKeys"
    with keyboard.keys_of(None) as keys:
        assert type(keys).__name__ == "NoKeys"


# Locks -----------------------------------------------------------------------------------------------------


def test_windows_locks_a_byte_beyond_the_text_so_that_a_second_copy_can_read_it(
    monkeypatch: Patch, tmp_path: Path
) -> None:
    console = Console()
    lock = module_on(monkeypatch, "win32", "backcoach.journal.lock", msvcrt=console)
    first, second = lock.Lead(tmp_path / "journal.db"), lock.Lead(tmp_path / "journal.db")
    assert first.take("the tour")
    ((_, byte),) = console.locked
    assert byte > 1_000_000
    assert not second.take()
    assert "the tour" in second.other()
    first.release()
    assert console.locked == set()
    assert second.take()
    second.release()


# Processes -------------------------------------------------------------------------------------------------


def test_on_windows_the_sound_process_has_no_window_and_no_ctrl_c(monkeypatch: Patch) -> None:
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    process = module_on(monkeypatch, "win32", "backcoach.sound.process")
    assert process._start_options() == {"creationflags": 0x08000200}
    killed: list[str] = []
    process._kill_group(SimpleNamespace(kill=lambda: killed.append("kill"), pid=-1))
    assert killed == ["kill"]
    assert module_on(monkeypatch, "darwin", "backcoach.sound.process")._start_options() == {
        "start_new_session": True
    }


def test_an_engine_of_windows_has_no_window_and_is_killed_alone(monkeypatch: Patch, tmp_path: Path) -> None:
    started: list[dict[str, Any]] = []
    killed: list[str] = []

    class Hanging:
        stdin = None
        pid = 4711

        def __init__(self, _: list[str], **how: Any) -> None:
            started.append(how)

        def communicate(self, *_: object, **__: object) -> None:
            raise subprocess.TimeoutExpired("sapi", 1)

        def kill(self) -> None:
            killed.append("kill")

        def wait(self) -> None: ...

    monkeypatch.setattr(voices.sys, "platform", "win32")  # type: ignore[attr-defined]
    monkeypatch.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
    monkeypatch.setattr(subprocess, "Popen", Hanging)
    monkeypatch.setattr(os, "setpriority", lambda *_: None)
    sapi = Voice("sapi", lambda _: ["powershell"], lambda: "")
    with pytest.raises(voices.VoiceHung, match="sapi does not answer"):
        Run().speak(sapi, "Left side.", tmp_path / "words.wav")
    assert started[0]["creationflags"] == 0x08000000
    assert killed == ["kill"]


# Signals, files --------------------------------------------------------------------------------------------


def test_where_there_is_no_sighup_ctrl_break_ends_the_program_in_good_order(monkeypatch: Patch) -> None:
    """Windows has SIGBREAK instead; SIGUSR1 stands in for it here."""
    monkeypatch.delattr(signal, "SIGHUP")
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    signals = module_on(monkeypatch, "win32", "backcoach.system.signals")
    told: list[int] = []
    with signals.told_by_signals(told.append):
        signal.raise_signal(signal.SIGUSR1)
        signal.raise_signal(signal.SIGTERM)
    assert told == [signal.SIGUSR1, signal.SIGTERM]


def test_where_a_folder_cannot_be_synced_a_file_is_kept_all_the_same(
    monkeypatch: Patch, tmp_path: Path
) -> None:
    from backcoach.files import disk

    monkeypatch.delattr(os, "O_DIRECTORY")
    target = tmp_path / "config.yaml"
    disk.save_atomically(target, "theme: dark\n")
    assert target.read_text() == "theme: dark\n"


def test_elsewhere_a_closed_terminal_is_left_to_the_system(monkeypatch: Patch) -> None:
    for platform in ("win32", "darwin"):
        hangup = module_on(monkeypatch, platform, "backcoach.tui.terminal.hangup")
        assert hangup.on_hangup(None, 0, lambda: None) is None


def test_each_system_has_its_own_folders_for_a_person_s_files(monkeypatch: Patch) -> None:
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _: "/users/ann/AppData/Local")
    monkeypatch.setenv("HOME", "/Users/ann")
    for of_system, config, cache in (
        (MacOS, "/Users/ann/Library/Application Support/backcoach", "/Users/ann/Library/Caches/backcoach"),
        (Windows, "/users/ann/AppData/Local/backcoach", "/users/ann/AppData/Local/backcoach/Cache"),
    ):
        monkeypatch.setattr("platformdirs.PlatformDirs", of_system)
        folders = personal({})
        assert (folders.config.as_posix(), folders.data.as_posix()) == (config, config)
        assert folders.cache.as_posix() == cache
        assert folders.routines != folders.sounds
