"""What can be owned to train with, and what serves as what."""

from __future__ import annotations

from collections.abc import Iterable

EQUIPMENT = (
    "bar",
    "barbell",
    "bench",
    "box",
    "cable-machine",
    "chair",
    "doorway",
    "dumbbell",
    "dumbbells",
    "hex-bar",
    "incline-bench",
    "kettlebell",
    "light-band",
    "light-dumbbells",
    "mat",
    "pulldown-machine",
    "resistance-band",
    "roman-chair",
    "stool",
    "wall",
)
"""What the catalogue's exercises need."""

EVERYWHERE = frozenset({"chair", "doorway", "mat", "wall"})
"""What goes without saying; a folded blanket is a mat."""

_SERVES_AS = {
    "dumbbells": ("dumbbell", "light-dumbbells"),
    "light-dumbbells": ("dumbbell",),
    "resistance-band": ("light-band",),
    "incline-bench": ("bench",),
    "bench": ("stool", "box"),
    "box": ("stool",),
}


def owned_with(things: Iterable[str]) -> frozenset[str]:
    """All that can be used by who has some things, with what goes without saying and what serves as more."""
    owned = set(EVERYWHERE)
    waiting = list(things)
    while waiting:
        thing = waiting.pop()
        if thing not in owned:
            owned.add(thing)
            waiting += _SERVES_AS.get(thing, ())
    return frozenset(owned)
