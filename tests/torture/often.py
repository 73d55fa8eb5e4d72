"""How often, and for how long, the long versions do what they do."""

from __future__ import annotations

import os


def repetitions(usual: int) -> int:
    """So many times, unless BACKCOACH_TORTURE says by how much more or less often."""
    return max(1, round(usual * float(os.environ.get("BACKCOACH_TORTURE", "1"))))


def minutes(name: str, usual: float) -> float:
    """So many minutes, unless the variable of that name says otherwise."""
    return float(os.environ.get(name, usual))
