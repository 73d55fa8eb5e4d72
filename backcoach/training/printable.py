"""Text from outside, as it may be shown: nothing in it is obeyed by a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """The same text with everything written out that a terminal might obey instead of show."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _written_out(c) for c in text)


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
