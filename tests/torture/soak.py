"""Hours of training in one process: is its memory flat, and are its files closed?"""

from __future__ import annotations

import contextlib
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backcoach.tui.screens.summary import TOO_SOON

from ..tui.terminal import Terminal, descendants, terminal, wait_until

WARM = 0.25
"""The part of the samples, from the first on, in which caches may still fill."""
MOST_GROWTH = 3_000
"""Kilobytes that the memory may grow by between the first and the last third of what comes then."""
SIZES = ((80, 24), (120, 40), (40, 12), (200, 60), (80, 24))

ROUTINE = """\
name: Soak
warm-up: [{work: cat-cow, for: 20s, rest: none}]
main:
  - {work: superman, sets: 2, reps: 5, rest: 30s}
  - {hold: thoracic-extension, for: 30s, sets: 1}
  - {carry: single-arm-overhead-carry, distance: 20 yd, sets: 1}
cool-down: [{hold: childs-pose, for: 20s}]
"""


@dataclass(frozen=True)
class Sample:
    """What a process holds at one moment."""

    at: float
    """Seconds since the start."""
    memory: int
    """Kilobytes that are resident."""
    files: int
    threads: int
    children: int


@dataclass
class Report:
    """The samples of one soak."""

    samples: list[Sample]

    @property
    def _thirds(self) -> tuple[list[Sample], list[Sample]]:
        warm = self.samples[round(len(self.samples) * WARM) :]
        third = max(1, len(warm) // 3)
        return warm[:third], warm[-third:]

    @property
    def growth(self) -> float:
        """Kilobytes by which the memory grew, from the first to the last third."""
        first, last = self._thirds
        return statistics.median(one.memory for one in last) - statistics.median(one.memory for one in first)

    def spread(self, what: Callable[[Sample], int]) -> tuple[int, int]:
        """The least and the most of something, once all is warm."""
        first, last = self._thirds
        found = [what(one) for one in (*first, *last)]
        return min(found), max(found)

    def __str__(self) -> str:
        files, threads = self.spread(lambda one: one.files), self.spread(lambda one: one.threads)
        return (
            f"{len(self.samples)} samples in {self.samples[-1].at / 60:.0f} min:"
            f" memory {self.samples[0].memory / 1000:.1f} → {self.samples[-1].memory / 1000:.1f} MB"
            f" (grew by {self.growth / 1000:+.2f} MB once warm), files {files[0]}–{files[1]},"
            f" threads {threads[0]}–{threads[1]},"
            f" children {self.spread(lambda one: one.children)}"
        )

    def assert_flat(self) -> None:
        """Object to whatever grows."""
        assert self.growth < MOST_GROWTH, str(self)
        for what in (lambda one: one.files, lambda one: one.threads, lambda one: one.children):
            # A journal that is just being read is three files more, early and late alike.
            first, last = (max(map(what, third)) for third in self._thirds)
            assert last - first <= 1, str(self)


def take(process: int, began: float) -> Sample:
    """Look at a process, which is to be alive."""
    status = Path(f"/proc/{process}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert "VmRSS" in fields, "it has ended by itself"
    return Sample(
        time.monotonic() - began,
        int(fields["VmRSS"].split()[0]),
        len(list(Path(f"/proc/{process}/fd").iterdir())),
        int(fields["Threads"]),
        len(descendants(process)),
    )


def session_after_session(home: Path, minutes: float, tell: Callable[[Sample], object]) -> Report:
    """Sessions one after the other in one process, each with keys pressed and the window pulled at."""
    _furnish(home)
    chance, began, samples = random.Random(1), time.monotonic(), []
    with terminal(home, "4", module="tests.torture.at_speed") as seen:
        _until(seen, b"Soak")
        while time.monotonic() - began < 60 * minutes:
            seen.written = b""
            seen.type("/")
            time.sleep(0.5)
            seen.type("soak")  # the cursor goes along with what is due, which is another one soon
            time.sleep(0.5)
            seen.type("\r")
            _until(seen, b"1 of ")
            _press(seen, chance)
            seen.written = b""
            seen.type("q")
            _until(seen, b"End the session here?")
            seen.type("y")
            _until(seen, b" go on")
            time.sleep(TOO_SOON + 0.5)  # before that the summary of a finished session takes no key
            seen.written = b""
            seen.type("\r")
            _until(seen, b"Proven five")
            wait_until(lambda: not descendants(seen.process.pid), 5)
            samples.append(take(seen.process.pid, began))
            tell(samples[-1])
    return Report(samples)


def one_long_session(home: Path, minutes: float, tell: Callable[[Sample], object]) -> Report:
    """A single session that goes on and on, with keys pressed and its file changed under it."""
    _furnish(home)
    chance, began, samples = random.Random(2), time.monotonic(), []
    routine = home / "routines" / "long.yaml"
    steps = "".join(f"  - {{work: superman, sets: 10, reps: 5, rest: {30 + n % 60}s}}\n" for n in range(400))
    routine.write_text(f"name: Long\nmain:\n{steps}")
    with terminal(home, "run", str(routine), "--speed", "4", "--mute") as seen:
        _until(seen, b"Superman")
        while time.monotonic() - began < 60 * minutes:
            seen.written = b""
            _press(seen, chance)
            routine.write_text(routine.read_text() + "#\n" * (chance.random() < 0.3))
            time.sleep(max(2.0, minutes / 20))  # each press moves on, and the plan is to last for all of it
            samples.append(take(seen.process.pid, began))
            tell(samples[-1])
    return Report(samples)


def _furnish(home: Path) -> None:
    (home / "routines").mkdir()
    (home / "routines" / "a-soak.yaml").write_text(ROUTINE)
    (home / "config.yaml").write_text("keep-awake: no\nsound: beeps\nprepare: 5s\n")


def _until(seen: Terminal, text: bytes) -> None:
    seen.wait_for(text, 60)


def _press(seen: Terminal, chance: random.Random) -> None:
    """A few seconds of somebody who can't leave the keys alone, nor the window's corner."""
    for _ in range(10):
        keys = chance.choice([" ", "+", "-", "\x1b[C", "\x1b[D", "u", "?", "m", "1", ""])
        seen.type(keys)
        time.sleep(chance.uniform(0.05, 0.6))
        if keys in (" ", "?"):
            seen.type(keys)
        if chance.random() < 0.2:
            with contextlib.suppress(OSError):
                seen.resize(*chance.choice(SIZES))
    seen.resize(80, 24)
