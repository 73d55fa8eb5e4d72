"""What the tests of home share: a routine of one's own, and what the list says."""

from __future__ import annotations

from textual.widgets import OptionList

from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.widgets.routine_list import RoutineList

from .stage import Stage

MINE = """\
name: Mine
about: What it is for.
warm-up:
  - work: arm-circles
    for: 20s
    rest: none
main:
  - work: dumbbell-row
    sets: 3
    reps: 8
cool-down:
  - hold: childs-pose
    for: 30s
"""

WIDE = (120, 40)


def rows(stage: Stage) -> dict[str, str]:
    """What the list says of each routine."""
    options = stage.screen.query_one(OptionList).options
    return {str(option.id): " ".join(str(option.prompt).split()) for option in options}


def rows_before(stage: Stage) -> dict[str, str]:
    """What the list said, whatever now stands before it."""
    home = next(screen for screen in stage.app.screen_stack if isinstance(screen, HomeScreen))
    return {str(option.id): str(option.prompt) for option in home.query_one(RoutineList).options}


def chosen(stage: Stage) -> str | None:
    option = stage.screen.query_one(OptionList).highlighted_option
    return option.id if option else None


async def choose(stage: Stage, routine: str) -> None:
    stage.screen.query_one(OptionList).highlighted = list(rows(stage)).index(routine)
    await stage.settle()


async def look(stage: Stage) -> None:
    """Let a second pass at home, in which a change must show."""
    await stage.wait(1.0)
    await stage.settle()
