"""Where two pictures of the same size differ, in pieces that are short to write."""

from __future__ import annotations

from collections.abc import Sequence

LEAP = 4
"""Cells that are the same for which a new start costs less to write than they do."""


def stretches(before: Sequence[object], after: Sequence[object]) -> list[tuple[int, int]]:
    """The stretches of a row that hold all differences, each from its first cell to the one past its last."""
    found: list[tuple[int, int]] = []
    for cell, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            goes_on = found and cell - found[-1][1] <= LEAP
            first = found.pop()[0] if goes_on else cell
            found.append((first, cell + 1))
    return found
