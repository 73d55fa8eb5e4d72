"""Leads one session of some hours on the screen, every second of it, and tells what the process holds.

Usage: long_session FOLDER SECONDS EVERY. A line of JSON is printed after every so many seconds of it.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from backcoach.asked import Asked
from backcoach.files.library import Library
from backcoach.training.person import Person
from backcoach.training.phase import SectionKind
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from tests.bench.children.virtual import EVERYTHING, tell, wound_by_hand
from tests.bench.subjects import SESSION


def long_plan(seconds: float) -> Plan:
    """The usual routine, its main part as often as it takes to fill so many seconds."""
    library = Library()
    routine = library.routine(SESSION)
    main = routine.sections[SectionKind.MAIN]
    plan, times = make_plan(routine, library.catalogue, Person()), 1
    while plan.seconds < seconds:
        times += 1
        longer = replace(routine, sections={**routine.sections, SectionKind.MAIN: main * times})
        plan = make_plan(longer, library.catalogue, Person())
    return plan.closed()


async def main(folder: Path, seconds: int, every: int) -> None:
    """Lead it."""
    async with wound_by_hand(folder, EVERYTHING, Asked(plan=long_plan(seconds))) as wound:
        for at in range(0, seconds, every):
            tell(at)
            await wound.wait(every)
        tell(seconds)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
