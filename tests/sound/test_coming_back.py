"""Sound that could not be had at first, or was given up, comes back by itself."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from backcoach.sound.backends.backend import Unavailable
from backcoach.sound.backends.windows import WinSound
from backcoach.sound.watchdog import Record
from backcoach.sound.wav import read_wav
from tests.sound.builders import passage, wait_until
from tests.sound.conftest import Listening

Listen = Callable[..., Listening]


def test_a_process_that_cannot_be_started_is_told_and_tried_again(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.sound.keeper.START_AGAIN", 0.3)
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/nonexistent/python")
        one = listen()
        assert wait_until(lambda: one.statuses)
        assert one.player.status.line.startswith("No sound: the sound process cannot be started (")
        one.player.schedule([passage(60.0)])
    assert wait_until(lambda: one.player.status.backend == "null")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_backend_that_was_given_up_is_tried_again_after_a_while(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "FORGIVEN_AFTER", 0.5)
    monkeypatch.setattr(Record, "ALLOWED", 1)
    one = listen()
    one.player.schedule([passage(60.0)])
    os.kill(one.wait_ready(), signal.SIGSEGV)
    assert wait_until(lambda: [status.backend for status in one.statuses] == ["null", "silent", "null"])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_what_was_given_up_while_idle_comes_back_with_the_next_schedule(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "FORGIVEN_AFTER", 0.2)
    monkeypatch.setattr(Record, "ALLOWED", 1)
    one = listen()
    os.kill(one.wait_ready(), signal.SIGSEGV)
    assert wait_until(lambda: one.player.status.backend == "silent")
    assert not wait_until(lambda: one.player.keeper.pid, 0.5), "an idle player tries nothing"
    one.player.schedule([passage(0.5)])
    assert wait_until(lambda: one.player.status.backend == "null")


def test_windows_plays_a_file_and_says_when_there_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[int] = []

    def play_sound(name: str | None, flags: int) -> None:
        if name is not None:
            played.append(len(read_wav(Path(name))))

    module = SimpleNamespace(SND_FILENAME=1, SND_ASYNC=2, SND_NODEFAULT=4, PlaySound=play_sound)
    monkeypatch.setitem(sys.modules, "winsound", module)  # type: ignore[arg-type]
    backend = WinSound()
    backend.open(murmur=False)
    backend.play(bytes(200), 0.0)
    assert played[-1] == 100

    def refuse(name: str | None, flags: int) -> None:
        raise RuntimeError("Failed to play sound")

    module.PlaySound = refuse
    with pytest.raises(Unavailable, match="no sound device"):
        backend.play(bytes(200), 0.0)
    module.PlaySound = play_sound
    backend.close()
