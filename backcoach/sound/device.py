"""What the person calls the device that the sound goes to: asked of the system, where it tells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PATIENCE = 3.0
"""Seconds that the system may take to say."""

CARDS = Path("/proc/asound/cards")
"""Where Linux lists its sound cards: a line for each and one below it."""

NOWHERE = ("(null)", "@NONE@", "auto_null")
"""What a sound server says that has no device, or only one that swallows everything."""


def default_device() -> str:
    """The name of the device that sound goes to unless told otherwise; empty where nobody says."""
    if sys.platform == "darwin":
        return _of_macos(_asked("system_profiler", "-json", "SPAudioDataType"))
    if sys.platform == "linux":
        name = _asked("pactl", "get-default-sink").strip()
        if name in NOWHERE:
            return ""
        return _of_server(name, _asked("pactl", "--format=json", "list", "sinks")) if name else _of_cards()
    return ""  # Windows tells only who uses its programming interface


def _of_macos(told: str) -> str:
    for group in _parsed(told, "SPAudioDataType"):
        for device in group.get("_items", ()):
            if device.get("coreaudio_default_audio_output_device") == "spaudio_yes":
                return str(device.get("_name", ""))
    return ""


def _of_server(name: str, told: str) -> str:
    sinks = (sink for sink in _parsed(f'{{"sinks": {told or "[]"}}}', "sinks") if sink.get("name") == name)
    return next((str(sink.get("description") or name) for sink in sinks), name)


def _of_cards() -> str:
    """The first card, out of a line such as " 0 [PCH            ]: HDA-Intel - HDA Intel PCH"."""
    try:
        first = CARDS.read_text(encoding="utf-8", errors="replace").partition("\n")[0]
    except OSError:
        return ""
    return first.partition("]:")[2].partition(" - ")[2].strip()


def _parsed(told: str, key: str) -> list[dict[str, Any]]:
    try:
        listed = json.loads(told)[key]
    except (ValueError, KeyError, TypeError):
        return []
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _asked(*command: str) -> str:
    try:
        made = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return made.stdout if made.returncode == 0 else ""
