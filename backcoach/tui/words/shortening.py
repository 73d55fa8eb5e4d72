"""Cuts a text to the lines there are; apart, because the first frame needs this and no other words."""

from __future__ import annotations

from textwrap import shorten, wrap


def shortened(text: str, width: int, most: int) -> str:
    """The first lines of a text, with an ellipsis where some are left out."""
    lines = wrap(text, max(8, width))
    if len(lines) <= most:
        return "\n".join(lines)
    return "\n".join(
        [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), max(8, width), placeholder=" …")]
    )
