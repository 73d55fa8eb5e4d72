"""Looks at what works on this machine, says why something better doesn't, and what would mend it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from .coach.awake import AwakeStatus, WakepyAwake
from .coach.hearing import heard_by, player_for
from .files.folders import Folders
from .files.problems import Severity
from .files.settings import SETTINGS_FILE, THEMES, Settings, load_settings
from .sound.player import STARTING, Player, PlayerStatus
from .sound.speech import make_speech
from .system.clock import host_seconds
from .training.cue import Cue, Passage, Spoken

READY_WITHIN = 6.0
"""Seconds that sound may take to be found."""

TEST = Passage(0.0, ((0.0, Cue.COUNT), (1.0, Cue.COUNT), (2.0, Cue.COUNT), (3.0, Cue.WORK)))
"""The 3-2-1-go that is played."""

TEST_PHRASE = "Next: face pull, three sets of twelve."
SPOKEN_WITHIN = 13.0
"""Seconds that a phrase may take; the slowest engine is given up after that."""

SMALLEST = (40, 12)
"""Columns and rows from which on a session shows everything that matters."""


class Health(StrEnum):
    """How a part is."""

    GOOD = "good"
    LIMITED = "limited"
    """The coach works, but could do better."""
    BAD = "bad"
    """Something that was asked for doesn't work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the machine."""

    part: str
    health: Health
    line: str
    mend: str = ""
    """The one command or step that would make it better."""


def examine(
    folders: Folders, *, audible: bool, wait: Callable[[float], None] = time.sleep
) -> Iterator[Finding]:
    """Look at every part, one after the other; `audible` also plays a 3-2-1-go and says a phrase."""
    settings, finding = _settings(folders)
    yield finding
    yield _sound(settings, folders, audible, wait)
    yield _speech(settings, folders)
    yield _awake()
    yield _colours(settings)
    yield _size()
    yield from _folders(folders)


def record(findings: list[Finding]) -> list[dict[str, str]]:
    """Ready for JSON."""
    return [{key: str(value) for key, value in asdict(finding).items()} for finding in findings]


def _settings(folders: Folders) -> tuple[Settings, Finding]:
    settings, problems = load_settings(folders)
    path = folders.config / SETTINGS_FILE
    if not problems:
        line = str(path) if path.exists() else f"all at their defaults; {path} would change them"
        return settings, Finding("settings", Health.GOOD, line)
    worst = min(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    health = Health.BAD if worst.severity is Severity.ERROR else Health.LIMITED
    return settings, Finding("settings", health, worst.one_line(str(path)), "backcoach check")


def _sound(settings: Settings, folders: Folders, audible: bool, wait: Callable[[float], None]) -> Finding:
    player = player_for(settings, folders=folders)
    try:
        status = _settled(player)
        if audible and status.audible:
            start = host_seconds() + 0.3
            words = Passage(start + 4.0, ((0.0, Spoken(TEST_PHRASE, 5.0)),))
            player.schedule([Passage(start, TEST.parts), words])
            wait(7.5 if heard_by(settings).words else 3.9)
            status = player.status
    finally:
        player.close()
    if not status.audible:
        health = Health.GOOD if "off" in status.line else Health.BAD
        return Finding("sound", health, status.line, "" if health is Health.GOOD else _mend_no_sound())
    better = status.backend == "simpleaudio"
    return Finding(
        "sound",
        Health.GOOD if better else Health.LIMITED,
        status.line,
        "" if better else _mend_simpleaudio(),
    )


def _speech(settings: Settings, folders: Folders) -> Finding:
    """What would speak, and how long a phrase takes it that isn't kept yet."""
    if not heard_by(settings).words:
        return Finding("speech", Health.GOOD, f"off, as the settings ask for (sound: {settings.sound})")
    with tempfile.TemporaryDirectory() as empty:
        speech = make_speech(Path(empty) / "speech")
        told = threading.Event()
        speech.on_ready(lambda _: told.set())
        speech.on_status(lambda status: None if status.speaks else told.set())
        began = time.monotonic()
        speech.clip(TEST_PHRASE)
        if speech.status.speaks:
            told.wait(SPOKEN_WITHIN)
        took = time.monotonic() - began
        clip, status = speech.clip(TEST_PHRASE), speech.status
        speech.close()
    if clip is not None:
        line = f"{status.line.removeprefix('Speech: ')}, a phrase in {took * 1000:.0f} ms"
        return Finding("speech", Health.GOOD, f"{line}, kept in {folders.speech}")
    why = status.line.removeprefix("No speech: ") if not status.speaks else f"{status.engine} does not answer"
    return Finding("speech", Health.LIMITED, f"beeps alone: {why}", _mend_no_speech())


def _mend_no_speech() -> str:
    install = {
        "apt-get": "sudo apt-get install espeak-ng",
        "dnf": "sudo dnf install espeak-ng",
        "pacman": "sudo pacman -S espeak-ng",
        "zypper": "sudo zypper install espeak-ng",
        "apk": "sudo apk add espeak-ng",
    }
    for manager, command in install.items():
        if sys.platform == "linux" and shutil.which(manager):
            return command
    return f"{Path(sys.executable).name} -m pip install 'backcoach[speech]'"


def _settled(player: Player) -> PlayerStatus:
    """The status once the player has found out what there is; at the latest after READY_WITHIN."""
    settled = threading.Event()
    player.on_status(lambda _: settled.set())
    ends = time.monotonic() + READY_WITHIN
    while player.status.backend == STARTING and time.monotonic() < ends:
        settled.wait(0.1)
        settled.clear()
    return player.status


def _mend_no_sound() -> str:
    if sys.platform == "linux":
        return "plug speakers in, or start the sound server: systemctl --user start pipewire pulseaudio"
    return "plug speakers in, and choose them in the system's sound settings"


def _mend_simpleaudio() -> str:
    install = f"{Path(sys.executable).name} -m pip install 'backcoach[simpleaudio]'"
    if sys.platform != "linux":
        return install
    headers = {
        "apt-get": "sudo apt-get install gcc python3-dev libasound2-dev",
        "dnf": "sudo dnf install gcc python3-devel alsa-lib-devel",
        "pacman": "sudo pacman -S gcc alsa-lib",
        "zypper": "sudo zypper install gcc python3-devel alsa-devel",
        "apk": "sudo apk add gcc musl-dev python3-dev alsa-lib-dev",
    }
    for manager, command in headers.items():
        if shutil.which(manager):
            return f"{command} && {install}"
    return f"install the ALSA headers, then {install}"


def _awake() -> Finding:
    told: list[AwakeStatus] = []
    known = threading.Event()

    def tell(status: AwakeStatus) -> None:
        told.append(status)
        known.set()

    awake = WakepyAwake(tell)
    awake.keep()
    known.wait(5.0)
    awake.release()
    if not told:
        return Finding(
            "screen", Health.LIMITED, "the desktop doesn't answer when asked to keep the screen on"
        )
    status = told[0]
    mend = "" if status.kept else "turn the screen saver off in the desktop's settings while you train"
    return Finding("screen", Health.GOOD if status.kept else Health.LIMITED, status.line, mend)


def _colours(settings: Settings) -> Finding:
    theme = settings.theme if settings.theme in THEMES else ""
    if os.environ.get("NO_COLOR"):
        line = "none, as NO_COLOR asks for: all is grey, and each phase has its word and its shape"
        return Finding("colours", Health.GOOD, line)
    depth = os.environ.get("COLORTERM", "")
    name = os.environ.get("TERM", "")
    worn = f"theme: {theme or THEMES[0]}"
    if depth in ("truecolor", "24bit") or platform.system() == "Windows":
        return Finding("colours", Health.GOOD, f"sixteen million ({name or 'console'}), {worn}")
    if "256" in name:
        mend = "COLORTERM=truecolor, if the terminal can do more"
        return Finding("colours", Health.GOOD, f"256 ({name}), {worn}", mend)
    few = f"sixteen at the most ({name or 'TERM is not set'}), theme: {theme or 'terminal'}"
    if theme in ("", "terminal"):
        return Finding("colours", Health.LIMITED, few, "use a terminal with 256 colours or more")
    return Finding(
        "colours", Health.LIMITED, few, "theme: terminal, in the settings: two phases may look alike"
    )


def _size() -> Finding:
    columns, rows = shutil.get_terminal_size((0, 0))
    if not (columns and rows):
        return Finding("terminal", Health.LIMITED, "there is none", "run it in a terminal")
    roomy = columns >= SMALLEST[0] and rows >= SMALLEST[1]
    mend = "" if roomy else f"make it at least {SMALLEST[0]} × {SMALLEST[1]}"
    return Finding("terminal", Health.GOOD if roomy else Health.LIMITED, f"{columns} × {rows}", mend)


def _folders(folders: Folders) -> Iterator[Finding]:
    for name, path in (
        ("routines", folders.routines),
        ("sounds", folders.sounds),
        ("data", folders.data),
        ("cache", folders.cache),
    ):
        problem = _unwritable(path)
        if problem:
            yield Finding(
                name, Health.BAD, f"{path}: {problem}", f"give yourself the right to write to {path}"
            )
        else:
            there = "" if path.is_dir() else " (will be made when it is needed)"
            yield Finding(name, Health.GOOD, f"{path}{there}")


def _unwritable(path: Path) -> str:
    """Why nothing can be written there, in a few words; empty where it can."""
    existing = next((place for place in (path, *path.parents) if place.exists()), path)
    if not existing.is_dir():
        return f"{existing} is not a folder"
    try:
        with tempfile.TemporaryFile(dir=existing):
            return ""
    except OSError as error:
        return error.strerror or str(error)
