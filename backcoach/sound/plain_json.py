"""JSON by the parts that Python's own `json` is made of, without what that loads besides.

It loads patterns, and what patterns need, to skip blanks that nobody writes here: a tenth of the sound
process's memory. A Python that has these parts no longer, or others, reads and writes by `json` itself.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def write_json(value: object) -> str:
    """A value in one line, without blanks. Raises ValueError or TypeError for what JSON can't say."""
    return _write(value)


def read_json(text: str) -> Any:
    """What a text says. Raises ValueError where it isn't JSON."""
    return _read(text)


def _by_parts() -> tuple[Callable[[object], str], Callable[[str], Any]]:
    """Raises ImportError or TypeError where this Python has other parts."""
    from _json import encode_basestring_ascii, make_encoder, make_scanner

    def refuse(value: object) -> None:
        raise TypeError(f"{type(value).__name__} is no JSON")

    class Strict:
        """How values are read: as `json` does, without what isn't in the standard, such as NaN."""

        strict = True
        object_hook = object_pairs_hook = None
        parse_float, parse_int = float, int

        @staticmethod
        def parse_constant(text: str) -> None:
            raise ValueError(f"{text} is no JSON")

    encode = make_encoder(None, refuse, encode_basestring_ascii, None, ":", ",", False, False, False)
    scan = make_scanner(Strict)  # type: ignore[arg-type]  # it asks for these names alone

    def write(value: object) -> str:
        return "".join(encode(value, 0))

    def read(text: str) -> Any:
        text = text.strip()
        try:
            value, end = scan(text, 0)
        except StopIteration as stopped:
            raise ValueError(f"no JSON at character {stopped.value}") from None
        if end != len(text):
            raise ValueError(f"more than one value, from character {end}")
        return value

    return write, read


def _by_json() -> tuple[Callable[[object], str], Callable[[str], Any]]:
    from json import JSONDecoder, JSONEncoder

    return JSONEncoder(separators=(",", ":"), allow_nan=False).encode, JSONDecoder().decode


try:
    _write, _read = _by_parts()
except (ImportError, TypeError):
    _write, _read = _by_json()
