"""Whether to go on with a session that was left; apart, because to ask for it nothing else need be loaded."""

from __future__ import annotations

from enum import Enum, auto


class TakeUp(Enum):
    """What to do about a session that was left unfinished."""

    ASK = auto()
    ALWAYS = auto()
    """Go on with it without asking."""
    NEVER = auto()
    """Begin anew, and leave it as it is."""
