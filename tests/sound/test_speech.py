"""Words are rendered ahead, kept by what they are, and an engine that fails costs nothing but words."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.sound.clips import LOUD, Clips, levelled, trimmed
from backcoach.sound.speech import SpeechStatus, make_speech
from backcoach.sound.voices import choice
from backcoach.sound.voices.choice import EVERY, FORCE_VARIABLE, SAPI_SCRIPT, voices
from backcoach.sound.voices.voice import VoiceFailed
from backcoach.sound.wav import read_samples, read_wav
from tests.sound.builders import wait_until, write_wav
from tests.sound.speech_builders import (
    Engine,
    MakeSpeech,
    files,
    levels,
    rendered,
    speech_of,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engines are shell scripts")


def test_words_are_not_there_before_they_are_rendered_and_then_at_once(
    tmp_path: Path, speak: MakeSpeech
) -> None:
    speech = speak(Engine(tmp_path))
    assert speech.clip("Left side.") is None
    assert rendered(speech, "Left side.")
    clip = speech.clip("Left side.")
    assert clip is not None
    samples, rate = read_samples(clip.path)
    assert clip.seconds == len(samples) / rate == pytest.approx(0.36, abs=0.03)


def test_a_text_is_rendered_once_and_kept_for_later_sessions(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path)
    for _ in range(3):
        speech = speak(engine)
        speech.prepare(["One.", "Two.", "One."])
        assert rendered(speech, "One.", "Two.")
    assert engine.heard == ["One.", "Two."]
    assert len(files(tmp_path)) == 2


def test_another_engine_or_another_build_of_it_speaks_anew(tmp_path: Path, speak: MakeSpeech) -> None:
    engines = [
        Engine(tmp_path / "a"),
        Engine(tmp_path / "b", stamp=lambda: "2"),
        Engine(tmp_path / "c", name="other"),
    ]
    for engine in engines:
        assert rendered(speak(engine), "One.")
    assert [engine.heard for engine in engines] == [["One."]] * 3


def test_what_is_needed_now_goes_before_what_is_needed_later(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path, f"sleep 0.1; {'cat > /dev/null; cp $WORDS $1'}")
    speech = speak(engine)
    order: list[str] = []
    speech.on_ready(order.append)
    speech.prepare(["first", "second", "third"])
    assert wait_until(lambda: engine.commands)
    speech.clip("now")
    assert rendered(speech, "first", "second", "third", "now")
    assert order == ["first", "now", "second", "third"]


def test_nothing_is_looked_at_on_the_caller_s_thread(tmp_path: Path, speak: MakeSpeech) -> None:
    looked: list[str] = []

    def slow() -> Iterator[str]:
        looked.append(threading.current_thread().name)
        time.sleep(0.2)
        yield "One."

    speech = speak(Engine(tmp_path))
    began = time.monotonic()
    speech.prepare(slow())
    speech.clip("Two.")
    assert time.monotonic() - began < 0.15
    assert rendered(speech, "One.", "Two.")
    assert looked == ["speech"]


def test_only_their_owner_may_read_the_clips(tmp_path: Path, speak: MakeSpeech) -> None:
    old = os.umask(0)
    try:
        assert rendered(speak(Engine(tmp_path)), "One.")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "speech").stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in files(tmp_path)] == [0o600]


def test_a_clip_that_is_not_whole_is_rendered_anew(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path)
    assert rendered(speak(engine), "One.")
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    for content in (b"", whole[:-100], b"x" * len(whole)):
        path.write_bytes(content)
        assert rendered(speak(engine), "One.")
        assert path.read_bytes() == whole
    assert len(engine.heard) == 4


def test_the_longest_unused_clips_go_when_there_are_too_many_but_none_of_this_session(
    tmp_path: Path, speak: MakeSpeech
) -> None:
    engine = Engine(tmp_path)
    speech = speak(engine)
    assert rendered(speech, "old", "older", "kept")
    by_text = {text: speech.clip(text).path for text in ("old", "older", "kept")}  # type: ignore[union-attr]
    size = by_text["old"].stat().st_size
    for age, text in enumerate(("kept", "old", "older")):
        os.utime(by_text[text], (1_000_000 - age, 1_000_000 - age))
    later = speak(engine, cap=3 * size)
    later.prepare(["older", "new"])  # the oldest of all is needed again
    assert rendered(later, "older", "new")
    assert wait_until(lambda: len(files(tmp_path)) == 3)
    assert not by_text["old"].exists()
    assert by_text["kept"].exists()
    tiny = speak(engine, cap=1)
    tiny.prepare(["new", "newer"])
    assert rendered(tiny, "new", "newer")
    assert wait_until(lambda: len(files(tmp_path)) == 2)
    assert {tiny.clip(text).path for text in ("new", "newer")} == set(files(tmp_path))  # type: ignore[union-attr]


def test_what_a_crash_left_unfinished_is_cleared_away(tmp_path: Path, speak: MakeSpeech) -> None:
    left = tmp_path / "speech" / ".new-crashed"
    left.mkdir(parents=True)
    (left / "raw.wav").write_text("half")
    os.utime(left, (1_000_000, 1_000_000))
    assert rendered(speak(Engine(tmp_path)), "One.")
    assert wait_until(lambda: not left.exists())


# Text is only text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("-w /etc/passwd", "-w /etc/passwd"),
        ("--version", "--version"),
        ("$(reboot)", "$(reboot)"),
        ("; rm -rf ~ #", "; rm -rf ~ #"),
        ("'\"", "'\""),
        ("Row\n--stdout\n", "Row --stdout"),
        ("a\x00b", "a b"),
        ("`id`", "id"),
        ("<speak><audio src='x'/></speak>", "speak audio src='x'/ /speak"),
        ("[[volm 1]] Row", "volm 1 Row"),
        ("Übung 💪", "Übung 💪"),
    ],
)
def test_a_name_never_becomes_anything_but_words(
    tmp_path: Path, speak: MakeSpeech, name: str, heard: str
) -> None:
    engine = Engine(tmp_path)
    assert rendered(speak(engine), name)
    assert engine.heard == [heard]
    (command,) = engine.commands
    assert command[:2] == ["/bin/sh", str(tmp_path / "fake.sh")]
    assert len(command) == 3
    assert Path(command[2]).parent.parent == tmp_path / "speech"


def test_a_text_without_any_word_is_not_rendered(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path)
    speech = speak(engine)
    speech.prepare(["\x00\n", "[]", "One."])
    assert rendered(speech, "One.")
    assert engine.heard == ["One."]


def test_no_command_of_an_engine_depends_on_what_is_said() -> None:
    target = Path("/clips/new.wav")
    for voice in EVERY:
        assert voice.command(target) == voice.command(target)
    assert choice._espeak(target)[-1] == "--stdin"
    assert choice._say(target)[-2:] == ["-f", "-"]
    assert "ReadToEnd" in SAPI_SCRIPT
    assert dict(choice.SAPI.environment(target)) == {"BACKCOACH_CLIP": str(target)}


# Which engine, and what it makes ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "first"), [("linux", "espeak-ng"), ("darwin", "say"), ("win32", "sapi")]
)
def test_the_system_s_own_voice_comes_first(
    monkeypatch: pytest.MonkeyPatch, platform: str, first: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert voices()[0].name == first
    assert voices()[-1].name == "espeakng-loader"


def test_one_engine_can_be_forced_and_none_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [voice.name for voice in voices("say")] == ["say"]
    monkeypatch.setenv(FORCE_VARIABLE, "none")
    assert make_speech(tmp_path).status == SpeechStatus("", "No speech: no engine is allowed")


def test_silence_around_the_words_is_cut_off() -> None:
    samples = array("h", [0] * 5000) + levels(1000) + array("h", [0] * 9000)
    kept = trimmed(samples, 22_050)
    assert len(kept) == 1000 + 2 * 220
    assert trimmed(array("h", [0] * 100), 22_050) == array("h")
    assert trimmed(levels(10), 22_050) == levels(10)


def test_all_words_are_equally_loud() -> None:
    for level in (300, 9000, 32_767):
        assert max(levelled(levels(100, level))) == pytest.approx(LOUD, abs=100)
    assert levelled(array("h")) == array("h")


def test_speech_at_half_the_rate_is_doubled_as_any_other_would_be(tmp_path: Path) -> None:
    slopes = [0, 100, 300, -300, 7, 8]
    doubled = read_wav(write_wav(tmp_path / "a.wav", slopes, rate=22_050))
    assert list(doubled) == [0, 50, 100, 200, 300, 0, -300, -147, 7, 7, 8, 8]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_says_a_phrase(tmp_path: Path) -> None:
    speech = speech_of(tmp_path / "speech", *voices("espeak-ng"))
    try:
        assert rendered(speech, "Next: face pull, three sets of twelve.", "-w /etc/passwd")
        clip = speech.clip("Next: face pull, three sets of twelve.")
        assert clip is not None
        assert 1.5 < clip.seconds < 3.5
        assert max(read_wav(clip.path)) > 15_000
    finally:
        speech.close()


def test_espeakng_loader_says_a_phrase(tmp_path: Path) -> None:
    pytest.importorskip("espeakng_loader", reason="espeakng-loader is not installed")
    speech = speech_of(tmp_path / "speech", *voices("espeakng-loader"))
    try:
        assert rendered(speech, "Left side.")
    finally:
        speech.close()


def test_nothing_is_left_in_the_folder_but_whole_clips(tmp_path: Path) -> None:
    clips = Clips(tmp_path / "speech")

    def fail(_: Path) -> None:
        raise VoiceFailed("no")

    with pytest.raises(VoiceFailed):
        clips.make(fail, "a")
    assert files(tmp_path) == []
    clips.make(lambda target: shutil.copy(write_wav(tmp_path / "a.wav", levels(500)), target), "a")  # type: ignore[arg-type,return-value]
    assert [path.suffix for path in files(tmp_path)] == [".wav"]
