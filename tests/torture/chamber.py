"""All tortures that take long: what each is called, what it does, and for how long it usually does it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path


class LeftOut(Exception):
    """A torture that can't be done here; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long each torture may take."""

    minutes: float | None = None
    """None: as long, or as often, as it usually does."""

    def times(self, usual: int) -> Iterator[int]:
        """Count so many times; where minutes are given, until they are over, however often that is."""
        began = time.monotonic()
        for number in range(usual) if self.minutes is None else count():
            if self.minutes is not None and time.monotonic() - began > 60 * self.minutes:
                return
            yield number

    def lasting(self, usual: float) -> float:
        """So many minutes."""
        return usual if self.minutes is None else self.minutes


@dataclass(frozen=True, slots=True)
class Torture:
    """One way to do harm, done again and again."""

    name: str
    about: str
    run: Callable[[Budget], str]
    """Raises AssertionError where a promise was broken, and LeftOut; else what was done, in figures."""


def every_torture() -> tuple[Torture, ...]:
    """All of them, the shortest first."""
    from . import ends, targets

    return (
        *(
            Torture(f"end:{name}", f"200 runs ended by {how} at random moments", partial(_end, how))
            for name, how in zip(("kill", "term", "hup", "stop", "close"), ends.ENDINGS, strict=True)
        ),
        Torture("conductor", "10,000 lives of a session, with all that can happen to one", _conductor),
        Torture("screen", "200 lives of the full screen, resized, reloaded and typed into", _screen),
        *(
            Torture(f"fuzz:{name}", f"half an hour of {name} bytes, led by coverage", partial(_fuzz, name))
            for name in targets.TARGETS
        ),
        Torture(
            "soak:sessions", "eight hours of sessions in one process", partial(_soak, "session_after_session")
        ),
        Torture("soak:long", "eight hours of one session", partial(_soak, "one_long_session")),
    )


def _end(how: str, budget: Budget) -> str:
    from .ends import end_somewhere

    done, wrong = 0, []
    for _ in budget.times(200):
        seed = random.randrange(10**9)
        with tempfile.TemporaryDirectory() as home:
            try:
                end_somewhere(Path(home), how, random.Random(seed))
            except Exception as error:
                # The others are still of interest: how often does it go wrong?
                wrong.append(f"{seed}: {type(error).__name__}: {str(error).splitlines()[0][:200]}")
        done += 1
    assert not wrong, f"{len(wrong)} of {done} went wrong, by their seeds: " + "; ".join(wrong[:5])
    return f"{done} ended"


def _conductor(budget: Budget) -> str:
    from .test_conductor import run

    done = 0
    for _ in budget.times(100):
        run(100, 60, same=False)
        done += 100
    return f"{done} lives of up to 60 steps"


def _screen(budget: Budget) -> str:
    from .test_screen import run

    done = 0
    for _ in budget.times(40):
        run(5, 40, same=False)
        done += 5
    return f"{done} lives of up to 40 steps"


def _fuzz(target: str, budget: Budget) -> str:
    if find_spec("atheris") is None:
        raise LeftOut("it needs atheris: pip install 'backcoach[fuzz]'")
    from . import corpus
    from .places import IN_MEMORY

    with tempfile.TemporaryDirectory(prefix="backcoach-fuzz-", dir=IN_MEMORY) as folder:
        seeds, own = Path(folder) / target, Path(folder) / "own"
        own.mkdir()  # a fuzzer ends too suddenly to take away what it made
        corpus.unpack(target, seeds)
        known = len(list(seeds.iterdir()))
        seconds = max(1, round(60 * budget.lasting(30)))
        command = [
            sys.executable,
            "-m",
            "tests.torture.fuzz",
            target,
            str(seeds),
            f"-max_total_time={seconds}",
        ]
        told = subprocess.run(
            command,
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
            check=False,
            env={**os.environ, "TMPDIR": str(own)},
        )
        words = told.stdout.decode(errors="replace")
        if told.returncode:
            # Its input would go with the folder.
            broken = [path.read_bytes() for path in Path(folder).iterdir() if path.is_file()]
            raise AssertionError(f"broken by {broken}: {words[-2000:]}")
        runs = next((line.split()[0].lstrip("#") for line in words.splitlines() if "DONE" in line), "?")
        return f"{runs} inputs, {len(list(seeds.iterdir())) - known} that reached something new"


def _soak(which: str, budget: Budget) -> str:
    from . import soak

    with tempfile.TemporaryDirectory() as home:
        report = getattr(soak, which)(Path(home), budget.lasting(480), lambda _: None)
    report.assert_flat()
    return str(report)
