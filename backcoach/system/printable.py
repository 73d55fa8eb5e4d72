"""Text from outside, as it may be shown: nothing in it is obeyed by a terminal."""

from __future__ import annotations

import json
import re

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and line feed, other line ends, and marks that turn the writing round."""


def printable(text: str) -> str:
    """The same text with everything written out that a terminal might obey instead of show."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _written_out(c) for c in text)


def tame(text: str) -> str:
    """The same text with only what is sure to do mischief written out; odd spaces and line ends stay."""
    return OBEYED.sub(lambda found: _written_out(found.group()), text)


def json_text(value: object, indent: int | None = None) -> str:
    """JSON that reads as it was written, but for signs that a terminal might obey: those are escaped."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    if indent is None and text.isprintable():
        return text
    # Outside of its strings JSON has only printable signs and line ends.
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
