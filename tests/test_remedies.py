"""The command that the doctor names is one that this system has."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from backcoach import remedies

System = Callable[..., None]
PYTHON = PurePosixPath("/opt/coach/bin/python3")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """Makes this another system, with these commands and no others."""
    for name in ("XDG_CURRENT_DESKTOP", "DISPLAY", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def make(platform: str, *commands: str, **environment: str) -> None:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "executable", str(PYTHON))
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in commands else None)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

    return make


@pytest.mark.parametrize("manager", remedies.MANAGERS)
def test_each_package_manager_installs_by_its_own_names(system: System, manager: str) -> None:
    system("linux", manager)
    for command in (
        remedies.better_player("not installed"),
        remedies.better_player("no sound device"),
        remedies.no_voice(),
        remedies.no_player(),
        remedies.no_device(),
    ):
        assert command.startswith(remedies.MANAGERS[manager] + " ")
        assert shlex.split(command)
    headers = remedies.better_player("not installed")
    assert headers.endswith(f' && {PYTHON} -m pip install "backcoach[simpleaudio]"')


def test_a_linux_without_a_known_package_manager_is_helped_by_pip_or_not_at_all(system: System) -> None:
    system("linux")
    assert remedies.better_player("not installed") == f'{PYTHON} -m pip install "backcoach[simpleaudio]"'
    assert remedies.no_voice() == f'{PYTHON} -m pip install "backcoach[speech]"'
    assert remedies.no_player() == f'{PYTHON} -m pip install "miniaudio"'
    assert remedies.better_player("no sound device") == ""


def test_the_bridge_leads_to_the_server_that_there_is(system: System) -> None:
    system("linux", "apt-get", "pipewire", "pulseaudio")
    assert remedies.better_player("no sound device") == "sudo apt-get install pipewire-alsa"
    system("linux", "apt-get", "pulseaudio")
    assert remedies.better_player("no sound device") == "sudo apt-get install libasound2-plugins"


@pytest.mark.parametrize(
    ("platform", "commands", "command"),
    [
        ("linux", ["pipewire", "pulseaudio"], "systemctl --user restart pipewire pipewire-pulse wireplumber"),
        ("linux", ["pulseaudio"], "pulseaudio --start"),
        ("linux", [], "alsamixer"),
        ("darwin", [], "open x-apple.systempreferences:com.apple.preference.sound"),
        ("win32", [], "start ms-settings:sound"),
    ],
)
def test_a_missing_device_is_looked_for_where_the_system_has_them(
    system: System, platform: str, commands: list[str], command: str
) -> None:
    system(platform, *commands)
    assert remedies.no_device() == command


def test_a_voice_that_is_installed_but_hangs_is_replaced_and_not_installed_again(system: System) -> None:
    system("linux", "apt-get", "espeak-ng")
    assert remedies.no_voice() == f'{PYTHON} -m pip install "backcoach[speech]"'


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nothing_is_asked_of_a_linux_package_manager(system: System, platform: str) -> None:
    system(platform, *remedies.MANAGERS)
    for command in (remedies.better_player("no sound device"), remedies.no_voice(), remedies.no_player()):
        python = f'"{PYTHON}"' if platform == "win32" else str(PYTHON)
        assert command.startswith(f'{python} -m pip install "')


@pytest.mark.parametrize(
    ("platform", "commands", "environment", "command"),
    [
        (
            *("linux", [], {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}),
            "gsettings set org.gnome.desktop.session idle-delay 0",
        ),
        ("linux", ["xset"], {"XDG_CURRENT_DESKTOP": "XFCE", "DISPLAY": ":0"}, "xset s off -dpms"),
        ("linux", [], {"DISPLAY": ":0"}, ""),
        ("linux", [], {"TERM": "linux"}, "setterm --blank 0"),
        ("linux", ["xset"], {"TERM": "xterm"}, ""),
        ("darwin", [], {}, "caffeinate -d backcoach"),
        ("win32", [], {}, "powercfg /change monitor-timeout-ac 0"),
    ],
)
def test_each_desktop_keeps_its_screen_on_in_its_own_way(
    system: System, platform: str, commands: list[str], environment: dict[str, str], command: str
) -> None:
    system(platform, *commands, **environment)
    assert remedies.screen_goes_dark(installed=True) == command
    assert remedies.screen_goes_dark(installed=False).endswith(' -m pip install "wakepy"')


def test_what_stands_in_the_way_is_moved_and_rights_are_given_as_each_system_does(system: System) -> None:
    folder = Path("/home/ann/my data")
    system("linux")
    assert shlex.split(remedies.in_the_way(folder)) == ["mv", str(folder), f"{folder}.old"]
    assert shlex.split(remedies.unwritable(folder))[-1] == str(folder)
    assert remedies.unset("NAME") == "unset NAME"
    assert remedies.set_variable("NAME", "x") == "export NAME=x"
    system("win32")
    windows = PureWindowsPath(r"C:\Users\Ann Lee\data")
    assert remedies.in_the_way(windows) == r'ren "C:\Users\Ann Lee\data" "data.old"'  # type: ignore[arg-type]
    assert remedies.unwritable(windows).startswith(r'icacls "C:\Users\Ann Lee\data" /grant ')  # type: ignore[arg-type]
    assert remedies.unset("NAME") == "set NAME="
    assert remedies.set_variable("NAME", "x") == "set NAME=x"


def test_the_very_python_that_runs_is_named_by_its_name_only_where_that_finds_it(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    system("darwin")
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert remedies.no_voice() == 'python3 -m pip install "backcoach[speech]"'
    monkeypatch.setattr(sys, "executable", "/Users/ann lee/env/bin/python3")
    assert remedies.no_voice() == "'/Users/ann lee/env/bin/python3' -m pip install \"backcoach[speech]\""
