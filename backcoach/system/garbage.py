"""Keeps Python's search for unreachable objects out of the way of what a person waits for.

While modules load there are a hundred thousand new objects to look at, and nothing to be found among them.
What was loaded stays for good, and looking through it again would hold a running session up for as long as a
phase takes to turn.
"""

from __future__ import annotations

import gc


def put_off() -> None:
    """Don't search until further notice."""
    gc.disable()


def half_loaded() -> None:
    """Find what loading has left behind, while what is still to be loaded can have its room.

    It is mostly classes: one with slots is made twice where its fields are told first.
    """
    if not gc.isenabled():
        gc.collect()
        gc.freeze()


def all_loaded() -> None:
    """Count what is there as loaded; what the first frame leaves behind comes after it, and is found."""
    if not gc.isenabled():
        gc.freeze()


def take_up() -> None:
    """Search now, among what is new, and from now on; where it was never put off, all stays as it is."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()
