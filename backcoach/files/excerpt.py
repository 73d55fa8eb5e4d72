"""The line that a problem is on, with a caret under its place, as a terminal shows it."""

from __future__ import annotations

import re
import unicodedata

INDENT = "    "
WIDEST = 100
"""Cells of a line that are shown; a longer one is cut out around the place."""

_TAB = 4
_LINE_END = re.compile(r"\r\n|\n|\r")


def lines_of(source: str) -> list[str]:
    """The lines of a text, as YAML and editors count them."""
    return _LINE_END.split(source)


def excerpt(source: str, line: int, column: int) -> str:
    """A line and a caret under its column, both counted from 1; empty where there is no such line.

    Tabs are widened, wide characters count two cells, and what can't be printed is shown as a sign.
    """
    lines = lines_of(source)
    if not 1 <= line <= len(lines):
        return ""
    text = lines[line - 1]
    at = min(column - 1, len(text))
    # Far to the right there is no use in showing the beginning, which a terminal would wrap away.
    start = 0 if at < WIDEST * 3 // 4 else at - WIDEST // 2
    before, width = _cells(text[start:at])
    after, _ = _cells(text[at : start + WIDEST])
    left = "…" if start else ""
    right = "…" if start + WIDEST < len(text) else ""
    shown = left + before + after + right
    return f"{INDENT}{shown.rstrip()}\n{INDENT}{' ' * (len(left) + width)}^"


def _cells(text: str) -> tuple[str, int]:
    """A text as it may be printed, and how many cells it takes."""
    shown: list[str] = []
    width = 0
    for character in text:
        if character == "\t":
            shown.append(" " * _TAB)
            width += _TAB
        elif not character.isprintable() and character != "\N{NO-BREAK SPACE}":
            shown.append("\N{REPLACEMENT CHARACTER}")
            width += 1
        else:
            shown.append(character)
            if unicodedata.category(character) not in ("Mn", "Me"):
                width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return "".join(shown), width
