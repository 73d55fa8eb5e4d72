"""An engine of speech that fails is given up in one line: it costs words, and nobody waits for it."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from backcoach.sound.speech import HANGS as HANGS_ALLOWED
from backcoach.sound.speech import SpeechStatus
from backcoach.sound.voices.voice import Run, Voice, VoiceFailed
from tests.sound.builders import is_running, wait_until
from tests.sound.speech_builders import (
    FAILS,
    HANGS,
    WRITES_NOTHING,
    WRITES_RUBBISH,
    Engine,
    MakeSpeech,
    files,
    rendered,
    speech_of,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake engines are shell scripts")


def test_an_engine_that_hangs_is_killed_given_up_and_told_of_once(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path, HANGS, patience=0.15)
    speech = speak(engine)
    told: list[SpeechStatus] = []
    speech.on_status(told.append)
    began = time.monotonic()
    speech.prepare(["One.", "Two.", "Three.", "Four."])
    assert speech.clip("One.") is None
    assert time.monotonic() - began < 0.1, "nobody waits for it"
    assert wait_until(lambda: told)
    assert told == [SpeechStatus("", "No speech: fake does not answer")]
    assert len(engine.commands) == HANGS_ALLOWED
    assert wait_until(lambda: not any(map(is_running, engine.pids)))
    speech.prepare(["Five."])
    assert speech.clip("Six.") is None
    assert len(engine.commands) == HANGS_ALLOWED
    assert files(tmp_path) == []


def test_the_next_engine_takes_over_with_everything_that_was_not_said(
    tmp_path: Path, speak: MakeSpeech
) -> None:
    hanging, speaking = Engine(tmp_path, HANGS, "hanging", patience=0.1), Engine(tmp_path, name="speaking")
    speech = speak(hanging, speaking)
    assert speech.status == SpeechStatus("hanging", "Speech: hanging")
    speech.prepare(["One.", "Two.", "Three."])
    assert rendered(speech, "One.", "Two.", "Three.")
    assert speech.status == SpeechStatus("speaking", "Speech: speaking (hanging does not answer)")


@pytest.mark.parametrize(
    ("does", "line"),
    [
        (FAILS, "No speech: fake ended with 3"),
        (WRITES_NOTHING, "No speech: fake writes no usable sound"),
        (WRITES_RUBBISH, "No speech: fake writes no usable sound"),
    ],
)
def test_an_engine_that_fails_is_given_up_in_one_line(
    tmp_path: Path, speak: MakeSpeech, does: str, line: str
) -> None:
    engine = Engine(tmp_path, does)
    speech = speak(engine)
    speech.prepare(str(number) for number in range(20))
    assert wait_until(lambda: not speech.status.speaks)
    assert speech.status.line == line
    assert len(engine.commands) == 3
    assert files(tmp_path) == []


def test_a_text_that_an_engine_cannot_say_costs_only_that_text(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path, 'read -r line; [ "$line" = bad ] && exit 1; cp "$WORDS" "$1"')
    speech = speak(engine)
    speech.prepare(["bad", "One.", "Two.", "Three."])
    assert rendered(speech, "One.", "Two.", "Three.")
    assert speech.clip("bad") is None
    assert speech.status.speaks


def test_an_engine_that_is_gone_when_it_is_needed_is_told(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path)
    engine.voice = Voice("gone", lambda _: ["/nonexistent/engine"], lambda: "")
    speech = speak(engine)
    speech.prepare(["1", "2", "3"])
    assert wait_until(lambda: not speech.status.speaks)
    assert speech.status.line == "No speech: gone: No such file or directory"


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path, speak: MakeSpeech) -> None:
    (tmp_path / "speech").write_text("in the way")
    speech = speak(Engine(tmp_path), Engine(tmp_path, name="other"))
    speech.prepare(["One."])
    assert wait_until(lambda: not speech.status.speaks)
    where = tmp_path / "speech"
    assert speech.status.line == f"No speech: nothing can be written to {where} (not a directory)"


def test_without_an_engine_there_is_one_line_and_no_thread(tmp_path: Path) -> None:
    lacking = [Voice(name, lambda _: [], lambda name=name: f"{name} is not installed") for name in "ab"]  # type: ignore[misc]
    speech = speech_of(tmp_path, *lacking)
    speech.prepare(["One."])
    assert speech.clip("One.") is None
    assert speech.status == SpeechStatus("", "No speech: a is not installed")
    assert not any(thread.name == "speech" for thread in threading.enumerate())
    speech.close()


def test_closing_kills_what_speaks_and_waits_for_nothing(tmp_path: Path, speak: MakeSpeech) -> None:
    engine = Engine(tmp_path, HANGS)
    speech = speak(engine)
    told: list[SpeechStatus] = []
    speech.on_status(told.append)
    speech.prepare(["One.", "Two."])
    assert wait_until(lambda: engine.pids)
    began = time.monotonic()
    speech.close()
    assert time.monotonic() - began < 0.5
    assert wait_until(lambda: not any(map(is_running, engine.pids)))
    assert len(engine.commands) == 1
    assert told == []
    run = Run()
    run.end()
    with pytest.raises(VoiceFailed):
        run.speak(engine.voice, "Two.", tmp_path / "x.wav")
