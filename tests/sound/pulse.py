"""A sound server of a test's own, with sinks that sound nowhere but keep time, and what they were given.

A null sink's monitor hands over what the sink plays as it plays it, so that a recording of it has times of
the wall clock, not only of its own samples.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from backcoach.sound.wav import RATE
from backcoach.system.steady import host_seconds
from tests.sound.builders import onsets, wait_until

NEEDED = ("pulseaudio", "pactl", "parec")
MISSING = [command for command in NEEDED if shutil.which(command) is None]
WHY_NOT = f"needs {' and '.join(MISSING)}" if MISSING else ""
"""Why there can be no sound server; empty where there can."""

LOUD = 600
"""The amplitude from which on something is heard."""

NEAR = RATE
"""Samples around a moment by whose arrival the moment is told."""


class PulseServer:
    """A server without any card."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._address = f"unix:{folder / 'native'}"
        config = folder / "asound.conf"
        config.write_text("</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\n")
        self.environment = {"PULSE_SERVER": self._address, "ALSA_CONFIG_PATH": str(config)}
        """What makes a program play here."""
        self.sinks: dict[str, int] = {}
        """The sinks that were added, and the module of each."""
        self._process: subprocess.Popen[bytes] | None = None
        self._ears: list[subprocess.Popen[bytes]] = []

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it answers."""
        home = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        places = {"PULSE_RUNTIME_PATH": str(self._folder), "PULSE_STATE_PATH": str(self._folder)}
        # Not in real time: a system that is overloaded kills what is.
        options = ["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no"]
        protocol = f"module-native-protocol-unix socket={self._folder / 'native'} auth-anonymous=1"
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["pulseaudio", *options, "-L", protocol],
                env={**os.environ, **home, **places},
                stdout=log,
                stderr=log,
            )
        assert wait_until(lambda: self._asked("info").returncode == 0), "the server answers"

    def stop(self) -> None:
        """End it, as a crash would."""
        for ear in self._ears:
            ear.kill()
            ear.wait()
        self._ears.clear()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            (self._folder / "native").unlink(missing_ok=True)

    def add_sink(self, name: str) -> None:
        """A null sink; the first one is where everything is played."""
        form = f"rate={RATE} channels=1 format=s16le sink_properties=device.description={name}"
        module = self._asked("load-module", "module-null-sink", f"sink_name={name}", *form.split()).stdout
        self.sinks[name] = int(module)
        # A null sink that nobody listens to plays pieces of two seconds; no real one does.
        ear = subprocess.Popen(
            self._parec(name), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_without_latency()
        )
        self._ears.append(ear)

    def remove(self, module: int) -> None:
        """Take a device away."""
        self._asked("unload-module", str(module))

    def make_default(self, sink: str) -> None:
        """Choose where what is played from now on goes."""
        self._asked("set-default-sink", sink)

    @contextmanager
    def recording(self, sink: str = "one") -> Iterator[Recording]:
        """Record what a sink plays until the end of the block."""
        process = subprocess.Popen(self._parec(sink), stdout=subprocess.PIPE, env=_without_latency())
        assert process.stdout is not None
        recording = Recording()
        thread = threading.Thread(target=recording.read, args=(process.stdout.fileno(),), daemon=True)
        thread.start()
        try:
            assert wait_until(lambda: recording.pieces), f"the recording runs; {self._told()}"
            yield recording
        finally:
            process.kill()
            process.wait()
            thread.join()
            process.stdout.close()

    def _told(self) -> str:
        """How the server fares, for whoever waits for it in vain."""
        ended = self._process.poll() if self._process is not None else "stopped"
        log = (self._folder / "log").read_text(encoding="utf-8", errors="replace")
        return f"its server {'runs' if ended is None else f'ended: {ended}'}, and said {log[-500:]!r}"

    def _parec(self, sink: str) -> list[str]:
        command = ["parec", "-s", self._address, "-d", f"{sink}.monitor", "--raw", "--latency-msec=20"]
        return [*command, "--format=s16le", f"--rate={RATE}", "--channels=1"]

    def _asked(self, *what: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pactl", "-s", self._address, *what], capture_output=True, text=True, check=False, timeout=20
        )


def _without_latency() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PULSE_LATENCY_MSEC"}


@dataclass
class Recording:
    """What a sink has played, and when."""

    samples: array[int] = field(default_factory=lambda: array("h"))
    pieces: list[tuple[int, float]] = field(default_factory=list)
    """How many samples there were, and when sample 0 would have been by the arrival of the last one."""

    def read(self, descriptor: int) -> None:
        """Take in what arrives, until nothing does any more."""
        rest = b""
        with suppress(OSError):
            while piece := os.read(descriptor, 65_536):
                now = host_seconds()
                piece = rest + piece
                whole = len(piece) // 2 * 2
                rest = piece[whole:]
                self.samples.frombytes(piece[:whole])
                self.pieces.append((len(self.samples), now - len(self.samples) / RATE))

    def when(self, sample: int) -> float:
        """The host second at which a sample was played. What arrives is late, but never early: the least
        of the origins about it is the right one."""
        near = [origin for count, origin in self.pieces if -NEAR / 2 <= count - sample <= NEAR]
        return sample / RATE + min(near)

    def behind(self) -> float:
        """Seconds that the sink should have played since the recording began, and of which nothing came.

        A server that is held up hands nothing over, where one that merely has nothing to play hands over
        silence: so who hears nothing knows whose fault it is.
        """
        _, began = self.pieces[0]
        return host_seconds() - began - len(self.samples) / RATE

    def is_loud(self) -> bool:
        """Whether something is heard just now."""
        return max(map(abs, self.samples[-RATE // 20 :]), default=0) > LOUD

    def last_heard(self) -> float:
        """The host second at which it fell silent for good. Raises StopIteration if it never spoke."""
        samples = self.samples
        return self.when(next(at for at in range(len(samples) - 1, -1, -1) if abs(samples[at]) > LOUD))

    def onsets(self) -> list[float]:
        """The host seconds at which sounds began, after a tenth of a second of silence."""
        return [self.when(sample) for sample in onsets(self.samples, threshold=LOUD, silence=RATE // 10)]


class Tardiness:
    """How late this machine wakes those who sleep, while the block lasts: a measure of its load."""

    STEP = 0.002

    def __init__(self) -> None:
        self.worst = 0.0
        """Seconds."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._measure, daemon=True)

    def __enter__(self) -> Tardiness:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _measure(self) -> None:
        while not self._over.is_set():
            asleep = time.monotonic()
            time.sleep(self.STEP)
            self.worst = max(self.worst, time.monotonic() - asleep - self.STEP)


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Processes that do nothing, as fast as they can."""
    loops = [subprocess.Popen([sys.executable, "-S", "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
