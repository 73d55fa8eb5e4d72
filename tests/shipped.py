"""What is shipped, with nobody's own files in its way."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.training.person import Person
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.routine import Level

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

NOWHERE = ROOT / "tests" / "nowhere"
"""A folder that there isn't."""

LIBRARY = Library(Folders(config=NOWHERE, data=NOWHERE, cache=NOWHERE))

ROUTINES = (
    "first-pull-up",
    "full-back-a",
    "full-back-b",
    "full-back-home",
    "hard-to-tone",
    "posture-break",
    "proven-five",
    "tone-and-flow",
    "tour",
)
"""The nine that the articles describe."""

LEVELS = tuple(Level)


@cache
def plan(routine: str, level: Level | None = None) -> Plan:
    """The plan of a shipped routine for somebody of that level, and with no past."""
    return make_plan(LIBRARY.routine(routine), LIBRARY.catalogue, Person(level=level))
