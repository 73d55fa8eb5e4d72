"""What the device is called: by a sound server, by macOS, by the kernel, or by nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backcoach.sound import device
from backcoach.sound.device import default_device

SINKS = json.dumps(
    [{"name": "hdmi", "description": "Television"}, {"name": "bt", "description": "Headphones of Ann"}]
)
MACOS = json.dumps(
    {
        "SPAudioDataType": [
            {
                "_items": [
                    {
                        "_name": "MacBook Pro Microphone",
                        "coreaudio_default_audio_input_device": "spaudio_yes",
                    },
                    {"_name": "AirPods", "coreaudio_default_audio_output_device": "spaudio_yes"},
                ]
            }
        ]
    }
)
Patch = pytest.MonkeyPatch


def answers(monkeypatch: Patch, platform: str, told: dict[str, str]) -> None:
    """A system on which these commands, by their last word, say these things."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(device, "_asked", lambda *command: told.get(command[-1], ""))


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"get-default-sink": "bt\n", "sinks": SINKS}, "Headphones of Ann"),
        ({"get-default-sink": "bt\n", "sinks": "an older pactl"}, "bt"),
        ({"get-default-sink": "@NONE@\n", "sinks": SINKS}, ""),
        ({"get-default-sink": "(null)\n", "sinks": "[]"}, ""),
        ({"get-default-sink": "auto_null\n", "sinks": SINKS}, ""),
        ({"get-default-sink": "gone\n", "sinks": SINKS}, "gone"),
    ],
)
def test_a_sound_server_names_its_default(monkeypatch: Patch, told: dict[str, str], name: str) -> None:
    answers(monkeypatch, "linux", told)
    assert default_device() == name


def test_without_a_server_the_kernel_names_its_first_card(monkeypatch: Patch, tmp_path: Path) -> None:
    answers(monkeypatch, "linux", {})
    cards = tmp_path / "cards"
    monkeypatch.setattr(device, "CARDS", cards)
    assert default_device() == ""
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n      HDA Intel PCH at 0xf7f10000\n")
    assert default_device() == "HDA Intel PCH"
    cards.write_text("--- no soundcards ---\n")
    assert default_device() == ""


def test_macos_names_what_it_plays_through_and_not_what_it_hears_with(monkeypatch: Patch) -> None:
    answers(monkeypatch, "darwin", {"SPAudioDataType": MACOS})
    assert default_device() == "AirPods"
    for told in ("", "{}", "[]", '{"SPAudioDataType": [1, {}]}'):
        answers(monkeypatch, "darwin", {"SPAudioDataType": told})
        assert default_device() == ""


def test_windows_says_nothing_and_nobody_is_asked(monkeypatch: Patch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("asked"))
    assert default_device() == ""


def test_a_command_that_is_missing_fails_or_hangs_says_nothing(monkeypatch: Patch) -> None:
    monkeypatch.setattr(device, "PATIENCE", 0.05)
    assert device._asked("backcoach-has-no-such-command") == ""
    assert device._asked("sleep", "5") == ""
    assert device._asked("false") == ""
