"""The one command, on this very system, that would mend what the doctor found."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

MANAGERS = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S",
    "zypper": "sudo zypper install",
    "apk": "sudo apk add",
}
"""How packages are installed on Linux, by the command that does it."""

HEADERS = {
    "apt-get": "gcc python3-dev libasound2-dev",
    "dnf": "gcc python3-devel alsa-lib-devel",
    "pacman": "gcc alsa-lib",
    "zypper": "gcc python3-devel alsa-devel",
    "apk": "gcc musl-dev python3-dev alsa-lib-dev",
}
"""What simpleaudio is built with."""

BRIDGES = {
    "apt-get": ("pipewire-alsa", "libasound2-plugins"),
    "dnf": ("pipewire-alsa", "alsa-plugins-pulseaudio"),
    "pacman": ("pipewire-alsa", "pulseaudio-alsa"),
    "zypper": ("pipewire-alsa", "alsa-plugins-pulse"),
    "apk": ("pipewire-alsa", "alsa-plugins-pulse"),
}
"""What leads ALSA, which simpleaudio plays through, to the sound server: PipeWire, or PulseAudio."""


def no_device() -> str:
    """Where there is no device, or no server that has one."""
    if sys.platform == "darwin":
        return "open x-apple.systempreferences:com.apple.preference.sound"
    if sys.platform == "win32":
        return "start ms-settings:sound"
    if shutil.which("pipewire"):
        return "systemctl --user restart pipewire pipewire-pulse wireplumber"
    if shutil.which("pulseaudio"):
        return "pulseaudio --start"
    return _package("pipewire", "pipewire-pulse") or "alsamixer"


def no_player() -> str:
    """Where there is nothing to play with at all."""
    if sys.platform == "linux":
        return _package("alsa-utils") or _pip("miniaudio")
    return _pip("miniaudio")


def better_player(why: str) -> str:
    """Where simpleaudio is not what plays, for this reason."""
    if sys.platform == "linux" and "device" in why:
        return _bridge()
    if sys.platform != "linux":
        return _pip("backcoach[simpleaudio]")
    manager = _manager()
    headers = f"{MANAGERS[manager]} {HEADERS[manager]} && " if manager else ""
    return headers + _pip("backcoach[simpleaudio]")


def no_voice() -> str:
    """Where nothing speaks, or what should doesn't answer."""
    if sys.platform == "linux" and not shutil.which("espeak-ng") and (command := _package("espeak-ng")):
        return command
    return _pip("backcoach[speech]")


def screen_goes_dark(*, installed: bool) -> str:
    """Where nothing keeps the screen on; `installed`: what asks the desktop for it is there."""
    if not installed:
        return _pip("wakepy")
    if sys.platform == "darwin":
        return "caffeinate -d backcoach"
    if sys.platform == "win32":
        return "powercfg /change monitor-timeout-ac 0"
    if "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", ""):
        return "gsettings set org.gnome.desktop.session idle-delay 0"
    if os.environ.get("DISPLAY") and shutil.which("xset"):
        return "xset s off -dpms"
    if os.environ.get("TERM") == "linux":
        return "setterm --blank 0"
    return ""  # perhaps a machine that is only looked at from another one


def unset(variable: str) -> str:
    """Where a variable of the environment asks for something worse."""
    return f"set {variable}=" if sys.platform == "win32" else f"unset {variable}"


def set_variable(variable: str, value: str) -> str:
    """Where a variable of the environment could say more."""
    return f"{'set' if sys.platform == 'win32' else 'export'} {variable}={value}"


def unwritable(path: Path) -> str:
    """Where nothing can be written to what is there."""
    if sys.platform == "win32":
        return f'icacls {_quoted(path)} /grant "%USERNAME%:(OI)(CI)F"'
    return f'sudo chown -R "$USER" {_quoted(path)}'


def in_the_way(path: Path) -> str:
    """Where something that is no folder stands in a folder's place."""
    if sys.platform == "win32":
        return f'ren {_quoted(path)} "{path.name}.old"'
    return f"mv {_quoted(path)} {_quoted(path.with_name(path.name + '.old'))}"


def _package(*names: str) -> str:
    manager = _manager()
    return f"{MANAGERS[manager]} {' '.join(names)}" if manager else ""


def _bridge() -> str:
    manager = _manager()
    if not manager:
        return ""
    for_pipewire, for_pulseaudio = BRIDGES[manager]
    return f"{MANAGERS[manager]} {for_pipewire if shutil.which('pipewire') else for_pulseaudio}"


def _manager() -> str:
    """The command that installs packages here; empty where none is known."""
    return next((name for name in MANAGERS if shutil.which(name)), "")


def _pip(what: str) -> str:
    """Double quotes, because every shell takes them, Windows' too; and the very Python that runs."""
    python = Path(sys.executable)
    known = shutil.which(python.name)
    same = known is not None and Path(known) == python
    return f'{python.name if same else _quoted(python)} -m pip install "{what}"'


def _quoted(path: Path) -> str:
    """A path as one word of the system's shell."""
    return f'"{path}"' if sys.platform == "win32" else shlex.quote(str(path))
