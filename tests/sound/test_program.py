"""The whole program by the wall clock: what it shows in a terminal, and what leaves the sound card then."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from backcoach.coach.vigil import HEARTBEAT
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.sound.agenda import Take
from backcoach.sound.parts import takes_of
from backcoach.sound.player import SilentPlayer
from backcoach.sound.speaking import SpeakingPlayer
from backcoach.sound.speech import make_speech
from backcoach.sound.tones import Tones
from backcoach.training.person import Person
from backcoach.training.phrases import Heard, texts
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from tests.fakes import LATE_LIMIT
from tests.sound.builders import SOUNDS, need, samples_of, wait_until
from tests.sound.conftest import alsa_card
from tests.sound.speech_builders import rendered
from tests.sound.test_speech_session import led, openings, sent
from tests.text.test_keyboard import ROOT, Shell, shell
from tests.tui.terminal import IN_A_SESSION, Terminal, descendants, terminal

__all__ = ["shell"]  # a fixture

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's"),
]

ASKED = b"Nothing happened here"
BELL_ALONE = b"no sound device (bell)"
VOLUME = 0.8
"""What the settings come with."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "notice-read").touch()
    return folder


# Stopped, and gone on with ---------------------------------------------------------------------------------


def stop(seen: Terminal, seconds: float) -> float:
    """Stop the program for a while; seconds from its going on until it asks."""
    seen.kill(signal.SIGSTOP)
    time.sleep(seconds)
    assert ASKED not in seen.written
    seen.kill(signal.SIGCONT)
    on = time.monotonic()
    assert wait_until(lambda: ASKED in seen.written)
    return time.monotonic() - on


def test_a_program_that_was_stopped_for_five_seconds_asks_within_one_and_gives_no_stale_cue(
    home: Path, alsa_file: Path
) -> None:
    need("simpleaudio")
    with terminal(home, "run", "tour", environment={"BACKCOACH_SOUND": "simpleaudio"}) as seen:
        seen.wait_for(IN_A_SESSION)
        assert wait_until(lambda: openings(alsa_file)), "the first phase is announced"
        began = time.monotonic()
        time.sleep(3.5)
        heard = len(openings(alsa_file))
        assert stop(seen, 5.0) < HEARTBEAT
        assert time.monotonic() - began < 9.5, "the phase would have been counted down and over by now"
        time.sleep(1.5)
        assert len(openings(alsa_file)) == heard, "nothing since"
        before = len(seen.written)
        seen.type("g")
        assert wait_until(lambda: len(openings(alsa_file)) > heard), "what to do is said again"
        assert wait_until(lambda: b"2 of 10" in seen.written[before:], 8.0), "six seconds were left of ten"
        assert seen.written[before:].count(ASKED) == 0, "asked once"
        seen.kill(signal.SIGTERM)
        assert seen.wait() == 128 + signal.SIGTERM


def test_a_stay_in_the_shell_pauses_the_session_and_asks_nothing(home: Path, shell: Shell) -> None:
    """Ctrl+z is meant: whoever comes back by fg finds a pause, and no question."""
    variables = f"BACKCOACH_HOME={home} BACKCOACH_SOUND=null PYTHONPATH={ROOT} TERM=xterm-256color"
    shell.type(f"stty rows 24 cols 80; {variables} {sys.executable} -m backcoach run tour\n")
    shell.read_to(IN_A_SESSION.decode())
    time.sleep(2)
    shell.type("\x1a")
    shell.read_to("topped")
    time.sleep(4)
    shell.type("fg\n")
    shown = shell.read_to("press space")
    assert ASKED.decode() not in shown
    shell.type("q")


# All of the tour, whole ------------------------------------------------------------------------------------


def tour(library: Library) -> Plan:
    return make_plan(library.routine("tour"), library.catalogue, Person()).closed()


def expected(plan: Plan, folders: Folders, *, words: bool) -> list[Take]:
    """What a whole session has the sound card play, in order."""
    session = led(plan, Heard(words=words))
    session.wait(plan.seconds + 5)
    speech = make_speech(folders.speech)
    try:
        assert not words or rendered(speech, *texts(plan))
        asked = SilentPlayer()
        SpeakingPlayer(asked, speech).schedule(sent(session))
        return [take for passage in asked.scheduled for take in takes_of(passage)]
    finally:
        speech.close()


def listen_to_the_tour(root: Path, sound: str) -> tuple[subprocess.Popen[str], Path]:
    """Start it in text, with nobody at the keys; the process, and where its sound card writes."""
    home, (card, config) = root / "home", alsa_card(root)
    (home / "config.yaml").write_text(f"sound: {sound}\nkeep-alive: no\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "backcoach", "run", "tour", "--events"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "BACKCOACH_HOME": str(home),
            "BACKCOACH_SOUND": "simpleaudio",
            "ALSA_CONFIG_PATH": str(config),
            "PULSE_SERVER": "unix:/nonexistent",
        },
    )
    return process, card


@pytest.fixture
def tours(tmp_path: Path) -> Iterator[dict[str, tuple[subprocess.Popen[str], Path]]]:
    """The tour with beeps alone and with words, both at once: it takes its two minutes."""
    need("simpleaudio")
    need("espeak-ng")
    made = {}
    for sound in ("beeps", "both"):
        (tmp_path / sound / "home").mkdir(parents=True)
        made[sound] = listen_to_the_tour(tmp_path / sound, sound)
    yield made
    for process, _ in made.values():
        process.kill()
        process.wait()


def test_a_tour_by_the_wall_clock_is_heard_whole_in_order_and_once(
    tours: dict[str, tuple[subprocess.Popen[str], Path]],
) -> None:
    for sound, (process, card) in tours.items():
        told, _ = process.communicate(timeout=180)
        assert process.returncode == 0
        folder = card.parent / "home"
        takes = expected(tour(Library()), Folders(folder, folder, folder / "cache"), words=sound == "both")
        tones = Tones([SOUNDS / "bright"], VOLUME)
        heard = openings(card)
        assert len(heard) == len(takes), sound
        for take, pcm in zip(takes, heard, strict=True):
            before, found, after = pcm.partition(tones.mix(take.parts))
            assert found, (sound, take)
            assert not any(before) or max(map(abs, samples_of(before))) <= 3, "a lead-in that nobody hears"
            assert not any(after)
        events = [json.loads(line) for line in told.splitlines()]
        cues = [event for event in events if event["event"] == "cue-given"]
        assert all(event["at"] == pytest.approx(event["scheduled"]) for event in cues)
        assert max(event["late"] for event in events) < LATE_LIMIT


# Everything at once ----------------------------------------------------------------------------------------

ROUTINE = """
name: Trial
main:
  - hold: dead-hang
    for: 8s
    sets: 3
    rest: 6s
"""
SECONDS = 46
"""Ten to get ready, three holds, two rests."""


def test_a_session_ends_on_time_with_no_card_then_a_lost_one_twenty_dead_children_and_a_dumb_engine(
    home: Path, tmp_path: Path, no_card: Path
) -> None:
    need("simpleaudio")
    (home / "config.yaml").write_text("keep-awake: no\nsound: both\n")
    routine = tmp_path / "trial.yaml"
    routine.write_text(ROUTINE)
    mute = tmp_path / "bin" / "espeak-ng"
    mute.parent.mkdir()
    mute.write_text("#!/bin/sh\nexec sleep 600\n")
    mute.chmod(0o755)
    environment = {"BACKCOACH_SOUND": "simpleaudio", "PATH": f"{mute.parent}{os.pathsep}{os.environ['PATH']}"}
    with terminal(home, "run", str(routine), environment=environment) as seen:
        seen.wait_for(BELL_ALONE)
        began = time.monotonic()
        no_card.write_text("pcm.!default { type null }\n")
        seen.wait_for(b"simpleaudio 80%")
        time.sleep(1)
        no_card.write_text("# nothing\n")
        kill_the_sound(seen)
        before = len(seen.written)
        assert wait_until(lambda: BELL_ALONE in seen.written[before:])
        no_card.write_text("pcm.!default { type null }\n")
        for _ in range(20):
            kill_the_sound(seen)
            time.sleep(1.2)
        assert wait_until(lambda: b"under load" in seen.written, 30)
        assert time.monotonic() - began == pytest.approx(SECONDS, abs=1.0)
        assert b"No speech: espeak-ng does not answer" in seen.written
        assert wait_until(lambda: "Dead hang  3/3" in screen_of(seen))
        shown = screen_of(seen)
        for stray in ("ALSA", "Traceback", "Killed", "Error"):
            assert stray not in shown
            assert stray.encode() not in seen.written
        time.sleep(2)  # a key that comes at once was meant for the session
        seen.type("\r")
        assert seen.wait() == 0
        assert not descendants(seen.process.pid)


def screen_of(seen: Terminal) -> str:
    """What stands on the screen."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(seen.written)
    return "\n".join(screen.display)


def kill_the_sound(seen: Terminal) -> None:
    """Kill the process that plays, as soon as there is one."""

    def sounding() -> list[int]:
        return [
            child
            for child in descendants(seen.process.pid)
            if b"backcoach.sound.helper" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]

    assert wait_until(sounding)
    for child in sounding():
        os.kill(child, signal.SIGKILL)
