"""Which engines there are, the best for this platform first."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from functools import partial
from pathlib import Path

from .voice import Voice

FORCE_VARIABLE = "BACKCOACH_SPEECH"
"""Environment variable that names the one engine to use, or `none`: for doctor, tests, and odd machines."""

CLIP_VARIABLE = "BACKCOACH_CLIP"
"""Tells PowerShell where to write, because a path in a script would have to be quoted."""

SAPI_SCRIPT = f"""
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$utf8 = New-Object System.Text.UTF8Encoding($false)
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), $utf8)
$text = $reader.ReadToEnd()
$bits = [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen
$channel = [System.Speech.AudioFormat.AudioChannel]::Mono
$format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, $bits, $channel)
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SetOutputToWaveFile($env:{CLIP_VARIABLE}, $format)
$voice.Speak($text)
$voice.Dispose()
"""


def _needs(command: str) -> str:
    return "" if shutil.which(command) else f"{command} is not installed"


def _installed(command: str) -> str:
    """Which build of a command is installed, told without starting it: it might hang."""
    path = shutil.which(command)
    if path is None:
        return ""
    about = Path(path).stat()
    return f"{about.st_size} {about.st_mtime_ns}"


def _espeak(target: Path) -> list[str]:
    return ["espeak-ng", "-v", "en", "-b", "1", "-w", str(target), "--stdin"]


def _say(target: Path) -> list[str]:
    return ["say", "-o", str(target), "--file-format=WAVE", "--data-format=LEI16@22050", "-f", "-"]


def _sapi(_: Path) -> list[str]:
    import base64  # the one engine that needs it is Windows'

    script = base64.b64encode(SAPI_SCRIPT.encode("utf-16-le")).decode()
    return ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", script]


def _loaded(target: Path) -> list[str]:
    return [sys.executable, "-P", str(Path(__file__).with_name("loaded.py")), str(target)]


def _loaded_lacks() -> str:
    return "" if importlib.util.find_spec("espeakng_loader") else "espeakng-loader is not installed"


def _loaded_version() -> str:
    import importlib.metadata  # with all that it needs more than a megabyte, for the last resort alone

    try:
        return importlib.metadata.version("espeakng-loader")
    except importlib.metadata.PackageNotFoundError:
        return ""


def _macos_version() -> str:
    import platform  # which no other voice needs

    return platform.mac_ver()[0]


def _windows_version() -> str:
    import platform

    return platform.version()


ESPEAK = Voice("espeak-ng", _espeak, partial(_needs, "espeak-ng"), partial(_installed, "espeak-ng"))
SAY = Voice("say", _say, partial(_needs, "say"), _macos_version)
SAPI = Voice(
    "sapi",
    _sapi,
    partial(_needs, "powershell"),
    _windows_version,
    environment=lambda target: {CLIP_VARIABLE: str(target)},
    patience=12.0,  # PowerShell alone may take seconds to begin
)
LOADED = Voice("espeakng-loader", _loaded, _loaded_lacks, _loaded_version)

EVERY = (ESPEAK, SAY, SAPI, LOADED)


def voices(forced: str = "") -> tuple[Voice, ...]:
    """The engines to try here, best first: the system's own voice before a bundled one.

    `forced` allows this one only; `none`, or a name that there isn't, allows none.
    """
    if forced:
        return tuple(voice for voice in EVERY if voice.name == forced)
    if sys.platform == "darwin":
        return (SAY, ESPEAK, LOADED)
    if sys.platform == "win32":
        return (SAPI, ESPEAK, LOADED)
    return (ESPEAK, LOADED)
