"""Quantities and names as they are said aloud, so that every speech engine says the same, and only text."""

from __future__ import annotations

import unicodedata

from .muscle import ANATOMY, Muscle
from .phase import Phase, Side
from .quantities import Distance, DistanceUnit, Weight, WeightUnit, plain

LONGEST_TEXT = 140
"""Characters of somebody's own line that are said; about ten seconds."""

COMMANDS = frozenset("<>[]{}|\\^`")
"""Signs that some engine takes for a command to itself rather than for text."""

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_WEIGHTS = {WeightUnit.KG: "kilogram", WeightUnit.LB: "pound"}
_DISTANCES = {
    DistanceUnit.YARD: ("yard", "yards"),
    DistanceUnit.METRE: ("metre", "metres"),
    DistanceUnit.FOOT: ("foot", "feet"),
}


def text_only(text: str) -> str:
    """A line that can't be anything but words to an engine: no control characters, markup or line ends."""
    kept = (" " if sign in COMMANDS or unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join("".join(kept).split())[:LONGEST_TEXT].strip()


def number(value: float) -> str:
    """A number in words, to three decimals; from 1,000 on in digits."""
    digits = plain(abs(value))
    whole, _, decimals = digits.partition(".")
    if int(whole) >= 1000:
        return digits
    said = _whole(int(whole)) + (
        " point " + " ".join(_SMALL[int(one)] for one in decimals) if decimals else ""
    )
    return f"minus {said}" if value < 0 and digits != "0" else said


def _whole(value: int) -> str:
    if value < 20:
        return _SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_whole(rest)}" if rest else "")


def duration(seconds: float) -> str:
    """Seconds in words: "one second", "seventy-five seconds", "two minutes", "two minutes thirty"."""
    whole = max(1, round(seconds))
    if whole < 100:
        return _counted(whole, "second", "seconds")
    minutes, rest = divmod(whole, 60)
    return _counted(minutes, "minute", "minutes") + (f" {number(rest)}" if rest else "")


def weight(value: Weight) -> str:
    """A weight in words: "twenty-two point five kilograms"."""
    unit = _WEIGHTS[value.unit]
    return _counted(value.amount, unit, f"{unit}s")


def distance(value: Distance) -> str:
    """A distance in words: "twenty yards"."""
    return _counted(value.amount, *_DISTANCES[value.unit])


def dose(phase: Phase) -> str:
    """How much of it: "twelve reps", "twenty yards", "forty seconds"; empty where that is open."""
    if phase.reps is not None:
        return _counted(phase.reps, "rep", "reps")
    if phase.distance is not None:
        return distance(phase.distance)
    return "" if phase.open else duration(phase.seconds)


def side(phase: Phase) -> str:
    """The side that works, where it is one: "left side"."""
    return f"{phase.side} side" if phase.side in (Side.LEFT, Side.RIGHT) else ""


def muscle(one: Muscle) -> str:
    """What to feel (R15): "Feel your lats."."""
    name = ANATOMY[one].name
    return f"Feel {'the' if ' of ' in name else 'your'} {name}."


def sentence(text: str) -> str:
    """Some words as a sentence; nothing for nothing."""
    said = text_only(text)
    if not said:
        return ""
    return said[0].upper() + said[1:] + ("" if said[-1] in ".!?…" else ".")


def joined(*parts: str) -> str:
    """The parts that there are, as a list within a sentence."""
    return ", ".join(part for part in parts if part)


def speaking_time(text: str) -> float:
    """About how many seconds an unhurried voice takes; a little more, rather than less."""
    pauses = sum(sign in ",.:" for sign in text[:-1])
    return 0.2 + len(text) / 14 + 0.15 * pauses


def _counted(value: float, one: str, more: str) -> str:
    return f"{number(value)} {one if value == 1 else more}"
