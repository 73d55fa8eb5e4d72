"""Engines for the tests of speech: scripts that write a WAV, hang, or fail, and note what they were given."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from pathlib import Path

from backcoach.sound.clips import Clips
from backcoach.sound.speech import RenderedSpeech
from backcoach.sound.voices.voice import Voice
from tests.sound.builders import wait_until, write_wav

SPEAKS = 'cat > "$HEARD.$$"; mv "$HEARD.$$" "$HEARD/$$"; cp "$WORDS" "$1"'
HANGS = 'echo x > "$HEARD/$$"; sleep 60'
FAILS = 'echo x > "$HEARD/$$"; exit 3'
WRITES_NOTHING = 'echo x > "$HEARD/$$"'
WRITES_RUBBISH = 'echo x > "$HEARD/$$"; echo rubbish > "$1"'

SPEAKS_DISTINCTLY = """
import struct, sys, wave, zlib
text = sys.stdin.buffer.read()
length = 2205 * (3 + len(text) // 4)
half = 20 + zlib.crc32(text) % 997
with wave.open(sys.argv[1], "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
    levels = [9000 if at // half % 2 else -9000 for at in range(length)]
    file.writeframes(struct.pack(f"<{length}h", *levels))
"""
"""Another tone for each text, as long as its words would take."""


class Engine:
    """A fake engine, and what it heard."""

    def __init__(self, folder: Path, does: str = SPEAKS, name: str = "fake", **more: object) -> None:
        self.heard_in = folder / f"{name}-heard"
        self.heard_in.mkdir(parents=True)
        self.commands: list[list[str]] = []
        spoken = write_wav(folder / f"{name}.wav", [0, 0, 9000, -9000] * 2000 + [0] * 4000, rate=22_050)
        script = folder / f"{name}.sh"
        script.write_text(f"HEARD='{self.heard_in}'; WORDS='{spoken}'\n{does}\n")

        def command(target: Path) -> list[str]:
            self.commands.append(["/bin/sh", str(script), str(target)])
            return self.commands[-1]

        self.voice = Voice(name, command, lambda: "", **more)  # type: ignore[arg-type]

    @property
    def heard(self) -> list[str]:
        """What was on its standard input, sorted: each run has a file of its own."""
        return sorted(path.read_text().rstrip("\n") for path in self.heard_in.iterdir() if path.is_file())

    @property
    def pids(self) -> list[int]:
        """Every process of it that there was."""
        return [int(path.name) for path in self.heard_in.iterdir()]


def distinct_voice() -> Voice:
    """An engine whose words can be told apart in a recording."""
    return Voice(
        "distinct", lambda target: [sys.executable, "-c", SPEAKS_DISTINCTLY, str(target)], lambda: ""
    )


def rendered(speech: RenderedSpeech, *texts: str) -> bool:
    """Whether all of these can be had before long."""
    return wait_until(lambda: all(speech.clip(text) is not None for text in texts))


MakeSpeech = Callable[..., RenderedSpeech]


def speech_of(folder: Path, *voices: Voice, cap: int = 32_000_000) -> RenderedSpeech:
    """Speech by these engines, kept in a folder."""
    return RenderedSpeech(voices, Clips(folder, cap))


def levels(count: int, level: int = 9000) -> array[int]:
    """A square wave."""
    return array("h", [level if at % 2 else -level for at in range(count)])


def files(folder: Path) -> list[Path]:
    """What is in the folder of clips, sorted."""
    return sorted((folder / "speech").iterdir())
