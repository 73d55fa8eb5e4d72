"""What the doctor finds, what it makes of it, and the one command that it names."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from backcoach import remedies
from backcoach.cli.doctor import told
from backcoach.coach.awake import AwakeStatus, StatusCallback
from backcoach.doctor import TEST, TEST_PHRASE, Finding, Health, Instruments, examine, record
from backcoach.files.folders import Folders
from backcoach.sound.clips import Clip
from backcoach.sound.player import FORCE_VARIABLE, STARTING, PlayerStatus, SilentPlayer
from backcoach.sound.speech import SpeechStatus
from backcoach.training.cue import Passage, Spoken
from backcoach.tui.app import BackcoachApp

from .fakes import FakeClock, RecordingPlayer
from .sound.builders import write_wav

GOOD = PlayerStatus("simpleaudio", "Sound: simpleaudio", audible=True)
ON = AwakeStatus(True, "the screen stays on (org.gnome.SessionManager)")
NO_METHOD = AwakeStatus(False, "the screen may go dark: this desktop offers no way to keep it on")
Patch = pytest.MonkeyPatch


@dataclass
class Voice:
    """Speech that is there at once, never, or not at all."""

    status: SpeechStatus = field(default_factory=lambda: SpeechStatus("espeak-ng", "Speech: espeak-ng"))
    answers: bool = True
    closed: bool = False
    asked: list[str] = field(default_factory=list)

    def on_ready(self, callback: Callable[[str], object]) -> None:
        if self.answers:
            callback(TEST_PHRASE)

    def on_status(self, callback: Callable[[SpeechStatus], object]) -> None: ...

    def clip(self, text: str) -> Clip | None:
        self.asked.append(text)
        return Clip(Path("words.wav"), 1.0) if self.answers else None

    def close(self) -> None:
        self.closed = True


@dataclass
class Practice:
    """A machine on which all is well, but for what a test changes."""

    folders: Folders
    player: RecordingPlayer | SilentPlayer = field(default_factory=lambda: RecordingPlayer(FakeClock()))
    voice: Voice = field(default_factory=Voice)
    awake: AwakeStatus | None = ON
    device: str = "Headphones"
    waited: list[float] = field(default_factory=list)
    asked_of_the_screen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sounds(GOOD)

    def sounds(self, status: PlayerStatus) -> None:
        self.player.status = status  # type: ignore[misc]

    def settings(self, text: str) -> None:
        (self.folders.config / "config.yaml").write_text(text)

    def findings(self, *, audible: bool = False) -> list[Finding]:
        practice = self

        class Awake:
            def __init__(self, tell: StatusCallback) -> None:
                self._tell = tell

            def keep(self) -> None:
                practice.asked_of_the_screen.append("keep")
                if practice.awake is not None:
                    self._tell(practice.awake)

            def release(self) -> None:
                practice.asked_of_the_screen.append("release")

        instruments = Instruments(
            player=lambda *_, **__: self.player,
            speech=lambda _: self.voice,  # type: ignore[arg-type, return-value]
            device=lambda: self.device,
            awake=Awake,
            wait=self.waited.append,
            patience=0.001,
        )
        return list(examine(self.folders, audible=audible, instruments=instruments))

    def found(self, part: str) -> Finding:
        return next(one for one in self.findings() if one.part == part)


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: Patch) -> Practice:
    for name, value in {"COLUMNS": "80", "LINES": "24", "COLORTERM": "truecolor", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    for name in (FORCE_VARIABLE, "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(remedies, "better_player", lambda why: f"mend simpleaudio: {why}")
    monkeypatch.setattr(remedies, "no_device", lambda: "find a device")
    monkeypatch.setattr(remedies, "no_player", lambda: "install a player")
    monkeypatch.setattr(remedies, "no_voice", lambda: "install a voice")
    monkeypatch.setattr(remedies, "screen_goes_dark", lambda *, installed: f"keep it on: {installed}")
    return Practice(Folders(tmp_path, tmp_path / "data", tmp_path / "cache"))


def test_where_all_is_well_each_part_says_so_and_nothing_is_to_be_mended(practice: Practice) -> None:
    findings = practice.findings()
    assert {one.health for one in findings} == {Health.GOOD}
    assert not any(one.mend or one.command for one in findings)
    lines = {one.part: one.line for one in findings}
    assert lines["sound"] == "simpleaudio, through Headphones"
    assert lines["speech"].startswith("espeak-ng, a phrase in ")
    assert lines["screen"] == ON.line
    assert lines["terminal"] == "80 × 24"
    assert practice.asked_of_the_screen == ["keep", "release"]
    assert practice.player.closed
    assert practice.voice.closed


# Sound -----------------------------------------------------------------------------------------------------


def test_a_3_2_1_go_and_a_phrase_are_played_only_where_they_may_be_heard(practice: Practice) -> None:
    assert isinstance(practice.player, RecordingPlayer)
    practice.findings()
    assert practice.player.asked == []
    practice.findings(audible=True)
    (asked,) = practice.player.asked
    assert asked.passages is not None
    count, words = asked.passages
    assert count == Passage(count.at, TEST.parts)
    ((_, said),) = words.parts
    assert isinstance(said, Spoken)
    assert said.text == TEST_PHRASE
    assert practice.waited
    assert practice.waited[0] > words.at - count.at


@pytest.mark.parametrize(
    ("status", "health", "command"),
    [
        (
            PlayerStatus("miniaudio", "Sound: miniaudio (simpleaudio: not installed)", audible=True),
            Health.LIMITED,
            "mend simpleaudio: not installed",
        ),
        (
            PlayerStatus("aplay", "Sound: aplay (simpleaudio: no sound device; miniaudio: hangs)", True),
            Health.LIMITED,
            "mend simpleaudio: no sound device",
        ),
        (PlayerStatus("silent", "No sound: no sound device", audible=False), Health.BAD, "find a device"),
        (
            PlayerStatus("silent", "No sound: no way to play sound is installed", audible=False),
            Health.BAD,
            "install a player",
        ),
        (PlayerStatus(STARTING, "Sound is starting", audible=False), Health.BAD, "find a device"),
    ],
)
def test_what_plays_is_told_with_why_nothing_better_does_and_what_would_mend_it(
    practice: Practice, status: PlayerStatus, health: Health, command: str
) -> None:
    practice.device = ""
    practice.sounds(status)
    assert (found := practice.found("sound")).health is health
    assert (found.line, found.command) == (status.line.removeprefix("Sound: "), command)


def test_sound_that_was_turned_off_or_forced_is_nobody_s_fault(
    practice: Practice, monkeypatch: Patch
) -> None:
    practice.sounds(PlayerStatus("aplay", "Sound: aplay", audible=True))
    monkeypatch.setenv(FORCE_VARIABLE, "aplay")
    found = practice.found("sound")
    assert found.line == "aplay, through Headphones; BACKCOACH_SOUND=aplay allows nothing else"
    assert found.command == "unset BACKCOACH_SOUND"
    practice.settings("sound: off\n")
    practice.player = SilentPlayer("Sound is off")
    found = practice.found("sound")
    assert (found.health, found.line, found.command) == (Health.GOOD, "off, as the settings ask for", "")


# Speech ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("voice", "line"),
    [
        (
            Voice(SpeechStatus("", "No speech: espeak-ng is not installed"), answers=False),
            "beeps alone: espeak-ng is not installed",
        ),
        (Voice(answers=False), "beeps alone: espeak-ng does not answer"),
    ],
    ids=["missing", "hanging"],
)
def test_a_voice_that_is_missing_or_hangs_leaves_the_beeps(
    practice: Practice, voice: Voice, line: str
) -> None:
    practice.voice = voice
    found = practice.found("speech")
    assert (found.health, found.line, found.command) == (Health.LIMITED, line, "install a voice")


def test_speech_that_nobody_wants_is_not_tried(practice: Practice) -> None:
    practice.settings("sound: beeps\n")
    assert practice.found("speech").line == "off, as the settings ask for (sound: beeps)"
    assert practice.voice.asked == []


# Screen, terminal, colours ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "installed"),
    [
        (NO_METHOD, True),
        (AwakeStatus(False, "the screen may go dark: wakepy is not installed"), False),
        (None, True),
    ],
    ids=["no way", "not installed", "no answer"],
)
def test_a_screen_that_goes_dark_is_told_with_what_would_keep_it_on(
    practice: Practice, status: AwakeStatus | None, installed: bool
) -> None:
    practice.awake = status
    found = practice.found("screen")
    assert found.health is Health.LIMITED
    assert found.line == (status.line if status else "the screen may go dark: the desktop does not answer")
    assert found.command == f"keep it on: {installed}"


def test_a_screen_for_which_there_is_no_command_is_told_in_words(
    practice: Practice, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(remedies, "screen_goes_dark", lambda *, installed: "")
    practice.awake = NO_METHOD
    found = practice.found("screen")
    assert (found.mend, found.command) == ("turn the screen saver off where you train", "")


def test_a_small_terminal_is_told_how_large_it_must_be(practice: Practice, monkeypatch: Patch) -> None:
    monkeypatch.setenv("COLUMNS", "39")
    found = practice.found("terminal")
    assert (found.health, found.line, found.mend) == (Health.LIMITED, "39 × 24", "make it at least 40 × 12")


@pytest.mark.parametrize(("value", "grey"), [("", False), ("0", True), ("1", True), (None, False)])
def test_doctor_and_screen_agree_whether_no_color_is_set(
    practice: Practice, monkeypatch: Patch, value: str | None, grey: bool
) -> None:
    """By the rule of no-color.org: it counts when it is not empty, whatever it says."""
    from backcoach.files.library import Library
    from backcoach.files.settings import Settings

    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert practice.found("colours").line.startswith("none, as NO_COLOR asks for") is grey
    assert BackcoachApp(Library(personal=practice.folders), Settings()).no_color is grey


# Settings and folders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "health", "told"),
    [("theme: tartan\n", Health.LIMITED, ":1:8: warning: "), ("theme: [\n", Health.BAD, ": error: ")],
)
def test_settings_that_are_wrong_are_told_and_all_else_is_looked_at(
    practice: Practice, text: str, health: Health, told: str
) -> None:
    practice.settings(text)
    found = practice.found("settings")
    assert found.health is health
    assert found.line.startswith(f"{practice.folders.config / 'config.yaml'}:")
    assert told in found.line
    assert found.command == "backcoach check"
    assert practice.found("cache").health is Health.GOOD


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everybody may write there")
def test_a_folder_without_the_right_to_write_is_told_with_how_to_have_it(practice: Practice) -> None:
    practice.folders.data.mkdir(mode=0o500)
    found = practice.found("data")
    assert found.health is Health.BAD
    assert found.line == f"{practice.folders.data}: permission denied"
    assert found.command == f'sudo chown -R "$USER" {practice.folders.data}'


def test_a_folder_that_cannot_be_written_to_is_told(practice: Practice, monkeypatch: Patch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    for part in ("routines", "sounds", "data", "cache"):
        found = practice.found(part)
        assert found.health is Health.BAD
        assert found.line.endswith(": read-only file system")
        assert found.command


@pytest.mark.parametrize("kind", ["file", "dangling link"])
def test_what_stands_in_a_folder_s_place_is_told_with_how_to_move_it(practice: Practice, kind: str) -> None:
    if kind == "file":
        practice.folders.data.write_text("")
    else:
        practice.folders.data.symlink_to("nowhere")
    found = practice.found("data")
    assert found.health is Health.BAD
    assert found.line.endswith(f"{practice.folders.data} is not a folder")
    assert found.command == f"mv {practice.folders.data} {practice.folders.data}.old"


def test_own_sounds_are_counted_and_the_first_bad_one_told(practice: Practice) -> None:
    def of_sounds() -> list[Finding]:
        return [one for one in practice.findings() if one.part == "own WAVs"]

    assert of_sounds() == []
    practice.folders.sounds.mkdir()
    write_wav(practice.folders.sounds / "count.wav", [0, 9000] * 500)
    assert [one.line for one in of_sounds()] == ["1, each as it should be"]
    (practice.folders.sounds / "rest.wav").write_text("RIFF, or so")
    (bad,) = of_sounds()
    assert bad.health is Health.LIMITED
    assert bad.line.startswith("rest.wav: ")
    assert bad.line.endswith("; the shipped sound is played instead")
    assert bad.mend == "export it as a 16-bit PCM WAV, mono or stereo"
    (practice.folders.sounds / "work.mp3").write_text("ID3")
    (bad,) = of_sounds()
    assert bad.line.endswith(", and 1 more")
    assert bad.command == "backcoach check"


# How it is told --------------------------------------------------------------------------------------------


def test_json_has_every_field_of_every_finding(practice: Practice) -> None:
    practice.awake = NO_METHOD
    made = json.loads(json.dumps(record(practice.findings())))
    assert [one["part"] for one in made] == [
        *("settings", "sound", "speech", "screen", "colours", "terminal"),
        *("routines", "sounds", "data", "cache"),
    ]
    assert all(set(one) == {"part", "health", "line", "mend", "command"} for one in made)
    assert made[3]["command"] == "keep it on: True"


def test_lines_break_between_words_and_commands_not_at_all() -> None:
    command = "sudo apt-get install gcc python3-dev libasound2-dev && python -m pip install simpleaudio"
    found = Finding("sound", Health.BAD, "No sound: " + "why " * 20, "do this and " * 8, command)
    lines = told(found, 80)
    assert lines[-2:] == [" " * 18 + "run:", "    " + command]
    assert all(len(line) <= 80 + 9 for line in lines[:-1]), "nine signs of them are colours"
    assert all(line.startswith(" " * 18) for line in lines[1:-1])
    assert told(Finding("sound", Health.GOOD, "plays", "", "mend"), 80)[-1] == " " * 18 + "run:    mend"


def test_nothing_in_a_path_is_obeyed_by_the_terminal() -> None:
    lines = told(Finding("data", Health.BAD, "/a\x1b[2Jb", "c\x07", "rm '\x1b]0;x'"), 80)
    assert not any(
        "\x1b" in line.replace("\x1b[31m", "").replace("\x1b[0m", "") or "\x07" in line for line in lines
    )
