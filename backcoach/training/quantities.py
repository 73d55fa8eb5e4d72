"""The quantities of a routine: durations, ranges, loads, weights, distances, tempos.

Text goes in as a person wrote it, and comes out as a person reads it. What can be read two ways is
refused with a hint. Each grammar is one regular expression, which the reader's schema shows to editors.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 4 * 3600.0
"""Seconds: no phase of a workout lasts longer than four hours; what does is a slip of the keyboard."""

KG_PER_LB = 0.45359237
METRES_PER_YARD = 0.9144
METRES_PER_FOOT = 0.3048

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_WHOLE = r"[0-9]{1,6}"
_DASH = r" ?[-–] ?"

# The looks of the quantities. Full matches; also the `pattern`s of the JSON Schema.
_SINGLE_DURATION = (
    r"(?:[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?"
    rf"|{_NUMBER} ?h(?: ?[0-5]?[0-9] ?m(?:in)?)?"
    r"|[0-9]{1,3} ?m(?:in)?(?: ?[0-5]?[0-9] ?s(?:ec)?)?"
    rf"|{_NUMBER}(?: ?s(?:ec)?)?)"
)
DURATION = rf"^{_SINGLE_DURATION}$"
DURATION_RANGE = rf"^{_SINGLE_DURATION}(?:{_DASH}{_SINGLE_DURATION})?$"
REST = rf"^(?:none|no|{_SINGLE_DURATION})$"
WHOLE_RANGE = rf"^{_WHOLE}(?:{_DASH}{_WHOLE})?$"
WEIGHT = rf"^{_NUMBER} ?(?:kg|lbs?)$"
LOAD = rf"^(?:heavy|light|bodyweight|{_NUMBER} ?%|{_NUMBER} ?(?:kg|lbs?))$"
DISTANCE = rf"^{_NUMBER} ?(?:yd|yards?|m|metres?|meters?|ft|feet)$"
TEMPO = r"^[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{1,2}|[xX])(?:-[0-9]{1,2})?$"


class QuantityError(ValueError):
    """A text is not the quantity that it should be. The message is one clause in lower case."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right
        """What would be right: "write 45s, 1m30s or 1:30"."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included; one number is a range whose ends are the same."""

    low: float
    high: float

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.low == self.high

    def __str__(self) -> str:
        return plain(self.low) if self.fixed else f"{plain(self.low)}–{plain(self.high)}"


class LoadClass(StrEnum):
    """How heavy a set is, where no number says so. Rest follows from it (R3)."""

    HEAVY = "heavy"
    LIGHT = "light"
    BODYWEIGHT = "bodyweight"


class WeightUnit(StrEnum):
    """A unit of weight."""

    KG = "kg"
    LB = "lb"


class DistanceUnit(StrEnum):
    """A unit of distance, as written."""

    YARD = "yd"
    METRE = "m"
    FOOT = "ft"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in the unit in which it was written."""

    amount: float
    unit: WeightUnit

    @property
    def kg(self) -> float:
        """The same in kilograms."""
        return self.amount * (1.0 if self.unit is WeightUnit.KG else KG_PER_LB)

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of the one-rep maximum, in per cent (R6)."""

    amount: float

    def __str__(self) -> str:
        return f"{plain(self.amount)} %"


Load = LoadClass | Percent | Weight


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance in the unit in which it was written."""

    amount: float
    unit: DistanceUnit

    @property
    def metres(self) -> float:
        """The same in metres."""
        factor = {
            DistanceUnit.YARD: METRES_PER_YARD,
            DistanceUnit.METRE: 1.0,
            DistanceUnit.FOOT: METRES_PER_FOOT,
        }[self.unit]
        return self.amount * factor

    def __str__(self) -> str:
        return f"{plain(self.amount)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long the parts of one rep take, in seconds, in the field's order."""

    lowering: float
    bottom: float
    lifting: float
    top: float

    @property
    def seconds(self) -> float:
        """The length of one rep."""
        return self.lowering + self.bottom + self.lifting + self.top

    def __str__(self) -> str:
        return "-".join(plain(part) for part in (self.lowering, self.bottom, self.lifting, self.top))


def plain(number: float) -> str:
    """Print a number as a person would: no trailing zeros."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def seconds_text(seconds: float) -> str:
    """Print a duration as "45 s", "75 s", "2 min", "2 min 30 s"."""
    if seconds < 100:
        return f"{plain(seconds)} s"
    minutes, rest = divmod(seconds, 60)
    return f"{plain(minutes)} min {plain(rest)} s" if rest else f"{plain(minutes)} min"


def clock_text(seconds: float) -> str:
    """Print a duration as a clock shows it: "0:45", "12:05", "1:02:30". Fractions round up."""
    whole = math.ceil(seconds - 1e-6)
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


_DURATION_HINT = "write 45s, 1m30s, 1:30 or 90 (seconds)"


def parse_duration(text: str) -> float:
    """Read "45s", "1m30s", "1:30" or "90" as seconds.

    Raises QuantityError; also for none at all, and for more than LONGEST.
    """
    text = text.strip()
    if not re.fullmatch(DURATION, text):
        raise QuantityError(f"{_shown(text)} is not a duration", _comma_hint(text) or _DURATION_HINT)
    seconds = _seconds(text)
    if seconds > LONGEST:
        raise QuantityError(
            f"{_shown(text)} is longer than a workout",
            f"the longest that a phase can last is {plain(LONGEST / 3600)} h; {_DURATION_HINT}",
        )
    return seconds


def parse_lasting(text: str) -> float:
    """Read a duration that can't be zero. Raises QuantityError."""
    seconds = parse_duration(text)
    if seconds <= 0:
        raise QuantityError(f"{_shown(text)} lasts no time", _DURATION_HINT)
    return seconds


def _seconds(text: str) -> float:
    if ":" in text:
        total = 0.0
        for part in text.split(":"):
            total = total * 60 + int(part)
        return total
    total = 0.0
    for number, unit in re.findall(r"([0-9.]+) ?(h|m|s|$)", text):
        total += float(number) * {"h": 3600, "m": 60, "s": 1, "": 1}[unit]
    return total


def parse_duration_range(text: str) -> Range:
    """Read "15-30s" or one duration as a range of seconds.

    A first number without a unit takes the second's: "1-2m" is one to two minutes. Raises QuantityError.
    """
    text = text.strip()
    if not re.fullmatch(DURATION_RANGE, text):
        hint = "write 30s, or a range such as 15-30s"
        raise QuantityError(f"{_shown(text)} is not a duration", _comma_hint(text) or hint)
    parts = re.split(_DASH, text)
    unit = re.search(r" ?[a-z]+$", parts[-1])
    if len(parts) == 2 and unit and re.fullmatch(_NUMBER, parts[0]):
        if not re.fullmatch(rf"{_NUMBER} ?[a-z]+", parts[1]):
            raise QuantityError(f"{_shown(text)}: {parts[0]} of what?", "write both units: 30s-1m30s")
        parts[0] += unit.group()
    return _ordered(text, [parse_lasting(part) for part in parts])


def parse_rest(text: str) -> float:
    """Read a rest in seconds; "none" and "no" are 0. Raises QuantityError."""
    if text.strip() in ("none", "no"):
        return 0.0
    try:
        return parse_duration(text)
    except QuantityError as error:
        hint = _comma_hint(text) or "write 45s, 1m30s, 1:30, or none"
        raise QuantityError(error.wrong, hint) from None


def parse_whole_range(text: str, most: int, what: str) -> Range:
    """Read "5" or "4-6" as whole numbers from 1 to `most`; `what` names them ("reps").

    Raises QuantityError.
    """
    text = text.strip()
    if not re.fullmatch(WHOLE_RANGE, text):
        raise QuantityError(f"{_shown(text)} is not a number of {what}", "write 5, or a range such as 4-6")
    numbers = [int(part) for part in re.split(_DASH, text)]
    if min(numbers) < 1:
        raise QuantityError(f"{_shown(text)}: no {what} at all", "write at least 1, or leave the step out")
    if max(numbers) > most:
        raise QuantityError(f"{_shown(text)}: too many {what}", f"write at most {most}")
    return _ordered(text, numbers)


def parse_weight(text: str, most: float = 1000) -> Weight:
    """Read "40 kg" or "90 lb", at most `most` of either. Raises QuantityError."""
    text = text.strip()
    hint = "write the unit: 40 kg or 90 lb"
    if not re.fullmatch(WEIGHT, text):
        raise QuantityError(f"{_shown(text)} is not a weight", _comma_hint(text) or hint)
    amount, unit = _split_unit(text)
    if amount <= 0:
        raise QuantityError(f"{_shown(text)} weighs nothing", "leave it out, or write load: bodyweight")
    if amount > most:
        raise QuantityError(f"{_shown(text)} is more than anyone lifts", hint)
    return Weight(amount, WeightUnit.KG if unit == "kg" else WeightUnit.LB)


def parse_load(text: str) -> Load:
    """Read "heavy", "light", "bodyweight", "85%" (of the one-rep maximum), "40 kg" or "90 lb".

    Raises QuantityError.
    """
    text = text.strip()
    if text in list(LoadClass):
        return LoadClass(text)
    if not re.fullmatch(LOAD, text):
        raise QuantityError(
            f"{_shown(text)} is not a load",
            _comma_hint(text) or "write heavy, light, bodyweight, 85%, 40 kg or 90 lb",
        )
    if text.endswith("%"):
        percent = float(text.rstrip("% "))
        if not 1 <= percent <= 100:
            raise QuantityError(f"{_shown(text)} of the one-rep maximum can't be", "write 1% to 100%")
        return Percent(percent)
    return parse_weight(text)


def parse_distance(text: str, most: float = 5000) -> Distance:
    """Read "20 yd", "18 m" or "60 ft", at most `most` metres. Raises QuantityError."""
    text = text.strip()
    hint = "write 20 yd, 18 m or 60 ft"
    if not re.fullmatch(DISTANCE, text):
        raise QuantityError(f"{_shown(text)} is not a distance", _comma_hint(text) or hint)
    amount, unit = _split_unit(text)
    distance = Distance(
        amount,
        DistanceUnit.YARD if unit[0] == "y" else DistanceUnit.FOOT if unit[0] == "f" else DistanceUnit.METRE,
    )
    if amount <= 0:
        raise QuantityError(f"{_shown(text)} is no way to go", hint)
    if distance.metres > most:
        raise QuantityError(f"{_shown(text)} is too far to carry anything", hint)
    return distance


def parse_tempo(text: str) -> Tempo:
    """Read "3-1-1-0" or "3-1-1": lowering, bottom, lifting, top in seconds.

    An X for the lifting means "as fast as you can" in the field; the coach paces it as one second.
    Raises QuantityError.
    """
    text = text.strip()
    hint = "write lowering-bottom-lifting-top in seconds, such as 3-1-1-0"
    if not re.fullmatch(TEMPO, text):
        raise QuantityError(f"{_shown(text)} is not a tempo", hint)
    parts = [1.0 if part in "xX" else float(part) for part in text.split("-")]
    tempo = Tempo(parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else 0.0)
    if not 1 <= tempo.seconds <= 60:
        raise QuantityError(f"{_shown(text)}: a rep takes 1 to 60 seconds in all", hint)
    return tempo


def _ordered(text: str, ends: list[float] | list[int]) -> Range:
    low, high = ends[0], ends[-1]
    if low > high:
        raise QuantityError(f"{_shown(text)} runs backwards", "write the smaller number first")
    return Range(low, high)


def _split_unit(text: str) -> tuple[float, str]:
    number = re.match(_NUMBER, text)
    assert number is not None  # the caller has matched the whole text
    return float(number.group()), text[number.end() :].strip()


def _comma_hint(text: str) -> str | None:
    return "use a point, not a comma" if re.search(r"[0-9],[0-9]", text) else None


def _shown(text: str) -> str:
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
