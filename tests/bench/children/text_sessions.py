"""Leads many sessions one after the other in text, on a clock that is wound on by hand.

Usage: text_sessions FOLDER SESSIONS EVERY. A line of JSON is printed after every so many sessions.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

from backcoach.coach.leading import Makers
from backcoach.coach.take_up import TakeUp
from backcoach.files.library import Library
from backcoach.planner import Planner
from backcoach.sound.player import SilentPlayer
from backcoach.text import plain
from backcoach.text.keyboard import NoKeys
from tests.bench.children.virtual import EVERYTHING, tell
from tests.fakes import FakeClock
from tests.tui.stage import folders_in

ROUTINE = "tour"
"""Every kind of phase."""


class Winding(NoKeys):
    """Nobody presses a key, and time passes as soon as it is waited for."""

    def __init__(self) -> None:
        self.clock = FakeClock()

    def make_clock(self, _speed: float) -> FakeClock:
        """The clock of a new session."""
        self.clock = FakeClock()
        return self.clock

    def wait(self, seconds: float | None) -> str | None:
        """Wind the clock on."""
        self.clock.advance(seconds or 0.0)
        return None


def main(folder: Path, sessions: int, every: int) -> None:
    """Lead them."""
    time = Winding()
    makers = Makers(lambda *_, **__: SilentPlayer(), time.make_clock, lambda _: None)
    plain.keys_of = lambda _: contextlib.nullcontext(time)  # type: ignore[assignment, attr-defined]
    planner = Planner(Library(folders_in(folder)), EVERYTHING)
    routine = planner.library.routine(ROUTINE)
    for number in range(sessions):
        if number % every == 0:
            tell(number)
        with contextlib.redirect_stdout(io.StringIO()):
            plain.run_in_text(
                planner.plan(routine),
                planner,
                routine,
                as_json=False,
                speed=1.0,
                mute=True,
                first=0,
                take_up=TakeUp.NEVER,
                makers=makers,
            )
    tell(sessions)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
