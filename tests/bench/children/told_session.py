"""A session on the full screen that tells when it began and where its digits are.

All else is the program's own. Usage: told_session.py FILE ROUTINE. Lines of JSON go to FILE: the host second
at which the session began, each new layout of the digits, and how long the machine stood still where it did.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import backcoach.coach.leading
from backcoach.asked import Asked
from backcoach.coach.conductor import Coach
from backcoach.files.library import Library
from backcoach.files.settings_reader import load_settings
from backcoach.planner import Planner
from backcoach.training.event import Event, Interrupted, SessionStarted
from backcoach.tui.app import open_screen
from backcoach.tui.widgets.big_clock import BigClock

FILE, ROUTINE = sys.argv[1:]

Whatever = TypeVar("Whatever")


def tell(**what: object) -> None:
    """Write a line."""
    with Path(FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(what) + "\n")


class ToldCoach(Coach):
    """Tells when its session began, and where time was lost to it."""

    def __init__(self, *arguments: object, **more: object) -> None:
        super().__init__(*arguments, **more)  # type: ignore[arg-type]
        self.listen(self._tell_bench)

    def _tell_bench(self, event: Event) -> None:
        if isinstance(event, SessionStarted):
            tell(began=self.clock.host(event.at), backend=self.player.status.backend)
        elif isinstance(event, Interrupted):
            tell(stood_still=event.lost)


def telling_layouts() -> None:
    """Have the clock tell where its characters are, whenever that changes."""
    told: list[object] = [None]

    def telling(change: Callable[[BigClock], Whatever]) -> Callable[[BigClock], Whatever]:
        def changed(clock: BigClock) -> Whatever:
            told_back = change(clock)
            corner = clock.content_region.offset
            layout = [[*glyph.region.translate(corner), glyph.pen] for glyph in clock.glyphs]
            if layout != told[0]:
                told[0] = layout
                tell(layout=layout)
            return told_back

        return changed

    BigClock._fit = telling(BigClock._fit)  # type: ignore[method-assign]
    BigClock.show_prepared = telling(BigClock.show_prepared)  # type: ignore[method-assign]


if __name__ == "__main__":
    backcoach.coach.leading.Coach = ToldCoach  # type: ignore[misc]
    telling_layouts()
    library = Library()
    settings, _ = load_settings(library.personal, library.catalogue)
    plan = Planner(library, settings).plan(library.routine(ROUTINE)).closed()
    sys.exit(open_screen(library, settings, Asked(plan, library.find(ROUTINE))))
