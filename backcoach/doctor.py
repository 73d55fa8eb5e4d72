"""Looks at what works on this machine, says why something better doesn't, and what would mend it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from . import remedies
from .coach.awake import NOT_INSTALLED, Awake, AwakeStatus, StatusCallback, WakepyAwake
from .coach.hearing import heard_by, own_sound_problems, player_for
from .files.folders import Folders
from .files.problems import Severity
from .files.settings import SETTINGS_FILE, THEMES, Settings, Sound
from .files.settings_reader import load_settings
from .sound.device import default_device
from .sound.player import FORCE_VARIABLE, NO_PLAYER, STARTING, Player, PlayerStatus
from .sound.sets import own_sounds
from .sound.speech import Speech, make_speech
from .system.steady import host_seconds
from .training.cue import Cue, Passage, Spoken

READY_WITHIN = 6.0
"""Seconds that sound may take to be found."""

TEST = Passage(0.0, ((0.0, Cue.COUNT), (1.0, Cue.COUNT), (2.0, Cue.COUNT), (3.0, Cue.WORK)))
"""The 3-2-1-go that is played."""

TEST_PHRASE = "Next: face pull, three sets of twelve."
SPOKEN_WITHIN = 13.0
"""Seconds that a phrase may take; the slowest engine is given up after that."""

AWAKE_WITHIN = 5.0
"""Seconds that the desktop may take to say whether it keeps the screen on."""

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
    """The one step that would make it better, in words; empty where the command says it all."""
    command: str = ""
    """The one command that does it, on this system."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """What the doctor looks with; tests put their own in."""

    player: Callable[..., Player] = player_for
    speech: Callable[[Path], Speech] = make_speech
    device: Callable[[], str] = default_device
    awake: Callable[[StatusCallback], Awake] = WakepyAwake
    wait: Callable[[float], None] = time.sleep
    patience: float = 1.0
    """What the seconds that others may take are multiplied by."""


def examine(folders: Folders, *, audible: bool, instruments: Instruments | None = None) -> Iterator[Finding]:
    """Look at every part, one after the other; `audible` also plays a 3-2-1-go and says a phrase."""
    instruments = instruments or Instruments()
    settings, finding = _settings(folders)
    yield finding
    yield _sound(settings, folders, audible, instruments)
    yield _speech(settings, folders, instruments)
    yield _awake(instruments)
    yield _colours(settings)
    yield _size()
    yield from _folders(folders)
    yield from _own_sounds(folders, settings)


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
    return settings, Finding("settings", health, worst.one_line(str(path)), command="backcoach check")


def _sound(settings: Settings, folders: Folders, audible: bool, instruments: Instruments) -> Finding:
    player = instruments.player(settings, folders=folders)
    try:
        status = _settled(player, READY_WITHIN * instruments.patience)
        if audible and status.audible:
            start = host_seconds() + 0.3
            words = Passage(start + 4.0, ((0.0, Spoken(TEST_PHRASE, 5.0)),))
            player.schedule([Passage(start, TEST.parts), words])
            instruments.wait(7.5 if heard_by(settings).words else 3.9)
            status = player.status
    finally:
        player.close()
    if settings.sound is Sound.OFF:
        return Finding("sound", Health.GOOD, "off, as the settings ask for")
    device = instruments.device() if status.audible and not status.stands_in else ""
    line = status.line.removeprefix("Sound: ") + (f", through {device}" if device else "")
    if status.backend == "simpleaudio":
        return Finding("sound", Health.GOOD, line)
    health = Health.LIMITED if status.audible else Health.BAD
    forced = os.environ.get(FORCE_VARIABLE)
    if forced:
        why = f"{line}; {FORCE_VARIABLE}={forced} allows nothing else"
        return Finding("sound", health, why, "", remedies.unset(FORCE_VARIABLE))
    if NO_PLAYER in status.line:
        return Finding("sound", health, status.line, "", remedies.no_player())
    if not status.audible:
        step = "plug speakers in, or choose them in the system's settings"
        return Finding("sound", health, status.line, step, remedies.no_device())
    return Finding("sound", health, line, "", remedies.better_player(_why(status, "simpleaudio")))


def _why(status: PlayerStatus, backend: str) -> str:
    """Why a backend is not what plays, out of a line such as "Sound: aplay (miniaudio: no device)"."""
    _, told, rest = status.line.partition(f"{backend}: ")
    return rest.partition(";")[0].rstrip(")") if told else ""


def _speech(settings: Settings, folders: Folders, instruments: Instruments) -> Finding:
    """What would speak, and how long a phrase takes it that isn't kept yet."""
    if not heard_by(settings).words:
        return Finding("speech", Health.GOOD, f"off, as the settings ask for (sound: {settings.sound})")
    with tempfile.TemporaryDirectory() as empty:
        speech = instruments.speech(Path(empty) / "speech")
        told = threading.Event()
        speech.on_ready(lambda _: told.set())
        speech.on_status(lambda status: None if status.speaks else told.set())
        began = time.monotonic()
        speech.clip(TEST_PHRASE)
        if speech.status.speaks:
            told.wait(SPOKEN_WITHIN * instruments.patience)
        took = time.monotonic() - began
        clip, status = speech.clip(TEST_PHRASE), speech.status
        speech.close()
    if clip is not None:
        line = f"{status.line.removeprefix('Speech: ')}, a phrase in {took * 1000:.0f} ms"
        return Finding("speech", Health.GOOD, f"{line}, kept in {folders.speech}")
    why = status.line.removeprefix("No speech: ") if not status.speaks else f"{status.engine} does not answer"
    return Finding("speech", Health.LIMITED, f"beeps alone: {why}", "", remedies.no_voice())


def _settled(player: Player, within: float) -> PlayerStatus:
    """The status once the player has found out what there is; at the latest after so many seconds."""
    settled = threading.Event()
    player.on_status(lambda _: settled.set())
    ends = time.monotonic() + within
    while player.status.backend == STARTING and time.monotonic() < ends:
        settled.wait(0.1)
        settled.clear()
    return player.status


def _awake(instruments: Instruments) -> Finding:
    told: list[AwakeStatus] = []
    known = threading.Event()

    def tell(status: AwakeStatus) -> None:
        told.append(status)
        known.set()

    awake = instruments.awake(tell)
    awake.keep()
    known.wait(AWAKE_WITHIN * instruments.patience)
    awake.release()
    status = told[0] if told else AwakeStatus(False, "the screen may go dark: the desktop does not answer")
    if status.kept:
        return Finding("screen", Health.GOOD, status.line)
    command = remedies.screen_goes_dark(installed=NOT_INSTALLED not in status.line)
    step = "" if command else "turn the screen saver off where you train"
    return Finding("screen", Health.LIMITED, status.line, step, command)


def _colours(settings: Settings) -> Finding:
    theme = settings.theme if settings.theme in THEMES else ""
    if os.environ.get("NO_COLOR"):
        line = "none, as NO_COLOR asks for: all is grey, and each phase has its word and its shape"
        return Finding("colours", Health.GOOD, line)
    depth = os.environ.get("COLORTERM", "")
    name = os.environ.get("TERM", "")
    worn = f"theme: {theme or THEMES[0]}"
    if depth in ("truecolor", "24bit") or sys.platform == "win32":
        return Finding("colours", Health.GOOD, f"sixteen million ({name or 'console'}), {worn}")
    if "256" in name:
        command = remedies.set_variable("COLORTERM", "truecolor")
        return Finding(
            "colours", Health.GOOD, f"256 ({name}), {worn}", "if the terminal can do more", command
        )
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
        there = "" if path.is_dir() else " (will be made when it is needed)"
        yield _trouble_with(name, path) or Finding(name, Health.GOOD, f"{path}{there}")


def _trouble_with(name: str, path: Path) -> Finding | None:
    """Why nothing can be written there; None where it can."""
    existing = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    if not existing.is_dir():
        line = f"{path}: {existing} is not a folder"
        return Finding(name, Health.BAD, line, "", remedies.in_the_way(existing))
    try:
        with tempfile.TemporaryFile(dir=existing):
            return None
    except OSError as error:
        line = f"{path}: {(error.strerror or str(error)).lower()}"
        return Finding(name, Health.BAD, line, "", remedies.unwritable(existing))


def _own_sounds(folders: Folders, settings: Settings) -> Iterator[Finding]:
    """The person's own sounds, where there are any; what is wrong with the first that can't be played."""
    problems = own_sound_problems(folders, settings)
    good = len(own_sounds(folders.sounds, settings.sound_set).files)
    if problems:
        path, problem = problems[0]
        more = f", and {len(problems) - 1} more" * (len(problems) > 1)
        command = "backcoach check" if more else ""
        yield Finding(
            "own WAVs", Health.LIMITED, f"{path.name}: {problem.wrong}{more}", problem.right, command
        )
    elif good:
        yield Finding("own WAVs", Health.GOOD, f"{good}, each as it should be")
