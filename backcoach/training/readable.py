"""Text as a screen reader reads it well: words in place of units, and of signs that it would spell out."""

from __future__ import annotations

import re

from .aloud import COMMANDS
from .quantities import plain

UNITS = {
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "s": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "kg": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"),
    "yd": ("yard", "yards"),
    "m": ("metre", "metres"),
    "ft": ("foot", "feet"),
    "%": ("per cent", "per cent"),
}
"""What follows a number, as one and as more of it."""

_TEMPO = re.compile(r" ?\(\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?){2,3}\)")
"""The field's four digits in brackets; the length that they come to stands beside them."""
_RANGE = re.compile(r"(?<=\d) ?[–—-] ?(?=\d)")
_UNIT = re.compile(r"(\d+(?:\.\d+)?) ?(h|min|s|ms|kg|lb|yd|m|ft|%)(?![\w%])")
_SIGNS = {"×": " times ", "·": ",", "→": ",", "…": "...", "–": ",", "—": ",", "’": "'", "&": " and "}


def readable(text: str) -> str:
    """A line in words: "3 × 5 s" is "3 times 5 seconds", "4–6 reps" is "4 to 6 reps"."""
    text = _RANGE.sub(" to ", _TEMPO.sub("", text))
    text = _UNIT.sub(_in_words, text).replace("/s", " a second")
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    text = "".join(" " if sign in COMMANDS or not sign.isprintable() else sign for sign in text)
    return re.sub(r" +([,.;:!?])", r"\1", " ".join(text.split()))


def sentence(text: str) -> str:
    """A line in words that begins and ends as a sentence does; nothing for nothing."""
    said = readable(text)
    if not said:
        return ""
    return said[0].upper() + said[1:] + ("" if said[-1] in ".!?" else ".")


def time_of(seconds: float) -> str:
    """A length of time in words: "45 seconds", "1 minute 49 seconds", "1 hour 2 minutes"."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    amounts = ((hours, "h"), (minutes, "min"), (rest if not hours else 0, "s"))
    return " ".join(_amount(amount, unit) for amount, unit in amounts if amount) or _amount(0, "s")


def _in_words(found: re.Match[str]) -> str:
    return _amount(float(found.group(1)), found.group(2))


def _amount(number: float, unit: str) -> str:
    one, more = UNITS[unit]
    return f"{plain(number)} {one if number == 1 else more}"
