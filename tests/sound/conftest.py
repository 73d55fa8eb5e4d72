"""Players that are closed, sound cards that are files, and sound servers that sound nowhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from backcoach.sound.child import ChildPlayer
from backcoach.sound.clips import CAP
from backcoach.sound.keeper import SoundSettings
from backcoach.sound.player import Player, PlayerStatus, SilentPlayer
from backcoach.sound.speech import RenderedSpeech
from tests.sound.builders import SOUNDS, is_running, wait_until
from tests.sound.hall import Hall, Open
from tests.sound.pulse import WHY_NOT, PulseServer
from tests.sound.scripted import Scripted
from tests.sound.speech_builders import Engine, MakeSpeech, speech_of


class Listening:
    """A ChildPlayer with everything that it said."""

    def __init__(self, *backends: str, fallback: Player | None = None, keep_awake: bool = False) -> None:
        self.reports: list[Mapping[str, Any]] = []
        self.statuses: list[PlayerStatus] = []
        self.pids: set[int] = set()
        settings = SoundSettings((SOUNDS / "bright",), backends or ("null",), keep_awake)
        self.player = ChildPlayer(
            settings,
            fallback or SilentPlayer(),
            on_status=self.statuses.append,
            on_report=self.reports.append,
        )

    def said(self, what: str) -> list[Mapping[str, Any]]:
        """The reports of one kind, so far."""
        return [report for report in self.reports if report["is"] == what]

    def is_ready(self) -> bool:
        """Whether the process that runs now has found its backend."""
        pid = self.player.keeper.pid
        if pid is not None:
            self.pids.add(pid)
        return pid is not None and self.player.status.backend not in ("starting", "silent", "bell")

    def wait_ready(self) -> int:
        """The process's id, once it can play."""
        assert wait_until(lambda: len(self.said("ready")) > self.player.keeper.restarts and self.is_ready())
        pid = self.player.keeper.pid
        assert pid is not None
        return pid


@pytest.fixture
def listen() -> Iterator[Callable[..., Listening]]:
    """Makes players whose processes are gone after the test."""
    made: list[Listening] = []

    def make(*backends: str, **options: Any) -> Listening:
        made.append(Listening(*backends, **options))
        return made[-1]

    yield make
    for one in made:
        one.player.close()
        one.player.close()
        assert wait_until(lambda pids=one.pids: not any(map(is_running, pids))), (
            one.pids,
            one.player.keeper.log,
        )


@pytest.fixture
def speak(tmp_path: Path) -> Iterator[MakeSpeech]:
    """Makes speech that is closed after the test."""
    made: list[RenderedSpeech] = []

    def make(*engines: Engine, cap: int = CAP) -> RenderedSpeech:
        made.append(speech_of(tmp_path / "speech", *(engine.voice for engine in engines), cap=cap))
        return made[-1]

    yield make
    for one in made:
        one.close()
        one.close()
    assert wait_until(lambda: not any(thread.name == "speech" for thread in threading.enumerate()))


@pytest.fixture
def hall() -> Iterator[Open]:
    """Opens halls; their threads are idle for ever after the test."""
    opened: list[Hall] = []

    def make(*backends: Scripted, keep_awake: bool = False) -> Hall:
        opened.append(Hall(list(backends), keep_awake))
        return opened[-1]

    yield make
    for one in opened:
        one.performer.cut()


def alsa_card(folder: Path) -> tuple[Path, Path]:
    """A sound card that is a file, and the ALSA configuration that has no other."""
    card, config = folder / "card", folder / "asound.conf"
    config.write_text(
        f'pcm.!default {{ type file slave.pcm {{ type null }} file "{card}" format raw truncate false }}\n'
    )
    return card, config


@pytest.fixture
def alsa_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound card that writes all it plays, unpaced: each opening to `card`, `card.0001`, …."""
    card, config = alsa_card(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    return card


@pytest.fixture
def no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a sound card. Writing an ALSA configuration to the path brings one back."""
    config = tmp_path / "asound.conf"
    config.write_text("# nothing\n")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
    return config


@pytest.fixture
def pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    """A sound server of our own with one sink; everything that is started plays there."""
    if WHY_NOT:
        pytest.skip(WHY_NOT)
    server = PulseServer(tmp_path)
    server.start()
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.add_sink("one")
    yield server
    server.stop()
