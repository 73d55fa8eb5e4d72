"""What a command line asks of the full screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .coach.take_up import TakeUp

if TYPE_CHECKING:
    from .files.library import Found
    from .training.plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    plan: Plan | None = None
    """None: home, to choose from."""
    found: Found | None = None
    first: int = 0
    """The phase to start at."""
    speed: float = 1.0
    mute: bool = False
    take_up: TakeUp = TakeUp.ASK
    progression: bool = True
    """Whether the log moves the targets on."""
