"""The players that systems come with, each started a little ahead so that its start-up isn't heard."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import wave
from dataclasses import dataclass
from pathlib import Path

from backcoach.sound.backends.backend import LEAD_IN, NOT_INSTALLED, Unavailable
from backcoach.sound.tones import near_silence
from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds

RAW = ("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one command plays."""

    command: str
    options: tuple[str, ...]
    reads_pipe: bool
    """Raw samples on standard input, so that it can stand ready; otherwise it is given a WAV's path."""
    lead: float
    """Seconds from handing over the samples (or, with a path, from the start) to sound."""


RECIPES = (
    Recipe("paplay", (*RAW, "--client-name=backcoach"), reads_pipe=True, lead=0.005),
    Recipe("aplay", ("-q", "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-"), True, lead=0.005),
    Recipe("pw-play", ("--latency=40ms",), reads_pipe=False, lead=0.08),
    Recipe("afplay", (), reads_pipe=False, lead=0.15),
)
"""Best first. Those that can stand ready come before those that cannot. The leads of the first two are
measured, those of the others are guesses."""

PROBE = {True: 1.2, False: 0.05}
"""Seconds of near-silence that a command is tried with. One that reads a pipe gets more than a pipe holds:
it has a device as soon as it has taken it all in, and need not play it to the end."""

LOOK = 0.02
"""Seconds between looks whether it has."""

PROBE_LIMIT = 3.0
"""Seconds that this may take before the command counts as broken."""


class CommandPlayer:
    """A process for each passage."""

    slack = 0.0
    lead_in = LEAD_IN
    tail = 0.0
    spawns = True
    streams = False

    def __init__(self, recipe: Recipe) -> None:
        self.name = recipe.command
        self.lead = recipe.lead
        self._recipe = recipe
        self._argv: tuple[str, ...] = ()
        self._ready: subprocess.Popen[bytes] | None = None
        self._playing: list[subprocess.Popen[bytes]] = []
        self._folder: Passages | None = None
        self._fed = threading.Event()
        """Whether the process that was begun last has taken in everything, where it reads a pipe."""

    def open(self, *, murmur: bool) -> None:
        """Find the command, and have it play near-silence."""
        path = shutil.which(self._recipe.command)
        if path is None:
            raise Unavailable(NOT_INSTALLED)
        self._argv = (path, *self._recipe.options)
        probe = self._begin(near_silence(PROBE[self._recipe.reads_pipe]))
        ends = host_seconds() + PROBE_LIMIT
        try:
            while probe.poll() is None and not self._fed.wait(LOOK):
                if host_seconds() > ends:
                    raise Unavailable(f"no answer within {PROBE_LIMIT:.0f} s")
            code = probe.poll()
        finally:
            self.stop()
        if code not in (0, None):
            raise Unavailable("no sound device")

    def prepare(self) -> None:
        """Have a process standing ready with its device open, if this command can wait for samples."""
        if self._recipe.reads_pipe and (self._ready is None or self._ready.poll() is not None):
            self._ready = self._start(self._argv, subprocess.PIPE)

    def play(self, pcm: bytes, at: float) -> None:
        """Hand the samples over now."""
        self.check()
        self._playing = [process for process in self._playing if process.poll() is None]
        self._begin(pcm)

    def check(self) -> None:
        """A player that ended with an error has lost its device."""
        if any(process.poll() not in (None, 0) for process in self._playing):
            self.stop()
            raise Unavailable(f"{self.name} failed")

    def stop(self) -> None:
        """Kill what plays: silence within what the sound server has buffered."""
        for process in self._playing:
            _end(process)
        self._playing.clear()

    def rest(self) -> None:
        """End the process that stands ready: it holds the device."""
        if self._ready is not None:
            _end(self._ready)
            if self._ready.stdin is not None:
                self._ready.stdin.close()
            self._ready = None

    def close(self) -> None:
        """End every process, and remove the files."""
        self.stop()
        self.rest()
        if self._folder is not None:
            self._folder.remove()
            self._folder = None

    def _begin(self, pcm: bytes) -> subprocess.Popen[bytes]:
        if self._recipe.reads_pipe:
            self.prepare()
            self._fed = threading.Event()
            assert self._ready is not None  # what prepare is for
            process, self._ready = self._ready, None
            threading.Thread(target=_feed, args=(process, pcm, self._fed), daemon=True).start()
        else:
            self._folder = self._folder or Passages()
            process = self._start((*self._argv, str(self._folder.write(pcm))), subprocess.DEVNULL)
        self._playing.append(process)
        return process

    @staticmethod
    def _start(argv: tuple[str, ...], stdin: int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(argv, stdin=stdin, stdout=subprocess.DEVNULL)
        except OSError as error:
            raise Unavailable(f"cannot be started ({error.strerror})") from error


class Passages:
    """A folder of our own with the last few passages as WAVs, for players that want a file."""

    KEPT = 4

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="backcoach-sound-", ignore_cleanup_errors=True)
        self._count = 0

    def write(self, pcm: bytes) -> Path:
        """The samples as a new file; the oldest goes."""
        self._count += 1
        path = Path(self._folder.name) / f"{self._count}.wav"
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
            file.writeframes(pcm)
        (path.parent / f"{self._count - self.KEPT}.wav").unlink(missing_ok=True)
        return path

    def remove(self) -> None:
        """Delete them all."""
        self._folder.cleanup()


def _feed(process: subprocess.Popen[bytes], pcm: bytes, fed: threading.Event) -> None:
    """Write the samples, as fast as the player takes them, and say that there are no more."""
    assert process.stdin is not None  # started with a pipe
    try:
        with process.stdin as pipe:
            pipe.write(pcm)
    except OSError:
        return  # it was killed, or died: `check` reads its exit code
    fed.set()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
