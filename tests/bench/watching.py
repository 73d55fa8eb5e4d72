"""A session that is led in real time, watched and listened to: when each digit and each cue really came.

It is shown in a terminal of ours, and plays to a sound server of ours, where there can be one. Beside it runs
the least that shows a number every second, which says how well this machine lets anybody keep time.
"""

from __future__ import annotations

import contextlib
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backcoach.files.library import Library
from backcoach.training.person import Person
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from tests.sound.pulse import WHY_NOT, PulseServer, busy_loops

from .bench import Bench
from .digits import Lateness, Told, changes_of, lateness, told_in
from .onsets import Heard, cues_of, heard
from .peers import CHILDREN
from .registry import CannotMeasure
from .subjects import SESSION, backcoach, home_in
from .terminal import SMALL, Terminal, terminal

MARGIN = 5.0
"""Seconds that two starts and an end take together, at the most."""

SETTINGS = ("figures: no", "sound: beeps", "rep-ticks: no")
"""Only beeps that stand alone can be told apart in a recording."""

SINK = "one"


@dataclass(frozen=True, slots=True)
class Watched:
    """When all came, after its moment."""

    session: Lateness
    ticker: Lateness
    cues: Heard | None
    """None where there is no sound server."""
    backend: str
    """What played the cues."""


def the_plan() -> Plan:
    """What is led."""
    library = Library()
    return make_plan(library.routine(SESSION), library.catalogue, Person()).closed()


@cache
def watched(bench: Bench, changes: int, loops: int) -> Watched:
    """Lead a session for so many changes of its digits, beside so many busy loops.

    It takes as many seconds, and is done once for all measurements that need it. Raises CannotMeasure.
    """
    folder, plan = bench.folder("watched"), the_plan()
    # The first digits stand there before the session begins: they wait for its sound.
    due = list(changes_of(plan))[1 : changes + 1]
    seconds = due[-1].at
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(_sound_server(folder))
        _, environment = backcoach(home_in(folder / "home", *SETTINGS))
        session: list[str | Path] = [
            sys.executable,
            CHILDREN / "told_session.py",
            folder / "session",
            SESSION,
        ]
        ticker: list[str | Path] = [sys.executable, CHILDREN / "ticker.py", folder / "ticker", str(changes)]
        recording = stack.enter_context(server.recording(SINK)) if server else None
        shown = stack.enter_context(terminal(session, SMALL, environment=_heard_by(server, environment)))
        ticks = stack.enter_context(terminal(ticker, SMALL))
        shown.wait_for(" left")
        ticks.wait_for("ready")
        stack.enter_context(busy_loops(loops))
        what = f"{changes} digits" + (", busy" if loops else "")
        with bench.steps(what, seconds + MARGIN) as steps:
            for _ in range(int(seconds + MARGIN)):
                time.sleep(1)
                steps.done()
    told = told_in(folder / "session")
    if told.stood_still:
        raise CannotMeasure(f"this machine stood still for {told.stood_still:.0f} s, and the session paused")
    return Watched(
        lateness(shown.chunks, SMALL, told, due),
        _ticks(ticks, told_in(folder / "ticker"), changes),
        heard(cues_of(plan, seconds), recording.onsets(), told.began) if recording else None,
        told.backend,
    )


@contextlib.contextmanager
def _sound_server(folder: Path) -> Iterator[PulseServer | None]:
    if WHY_NOT:
        yield None
        return
    server = PulseServer(folder)
    server.start()
    try:
        server.add_sink(SINK)
        yield server
    finally:
        server.stop()


def _heard_by(server: PulseServer | None, environment: Mapping[str, str]) -> Mapping[str, str]:
    """What makes a session play to a server, with whatever it would choose by itself."""
    return {**environment, "BACKCOACH_SOUND": "", **server.environment} if server else environment


def _ticks(made: Terminal, told: Told, count: int) -> Lateness:
    shown = {int(tick): at for at, chunk in made.chunks for tick in re.findall(rb"tick (\d+) ", chunk)}
    return Lateness(tuple(shown[n] - told.began - n if n in shown else None for n in range(count)))
