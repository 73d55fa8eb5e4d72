"""What a measurement is, and the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .figures import Row

if TYPE_CHECKING:
    from .bench import Bench


class CannotMeasure(Exception):
    """Something that a measurement needs isn't there; its text says what."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One thing that is measured, in a file of its own."""

    name: str
    """What `--only` calls it."""
    about: str
    """In a line, what is measured, how, and of what."""
    measure: Callable[[Bench], Iterable[Row]]
    """Raises CannotMeasure."""
    minutes: float
    """About how long it takes on two cores that have nothing else to do, with a run that others share."""
    quick_minutes: float


def every_measurement() -> tuple[Measurement, ...]:
    """All of them, in the order of the table."""
    from .measurements import (
        commands,
        cues,
        growing,
        history,
        lasting,
        late,
        memory,
        paused,
        running,
        starting,
        writing,
    )

    modules = (running, paused, memory, starting, late, cues, commands, history, writing, growing, lasting)
    return tuple(module.MEASUREMENT for module in modules)
