"""What a person may have meant by a quantity that can't be read: the same in the spelling that can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from ..training.quantities import QuantityError

T = TypeVar("T")

_SPELLINGS = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        (r"\s*(?:—|−|‒|―|~|\.\.+|…| to | bis )\s*", "-"),
        (r"(?<=\d),(?=\d)", "."),
        (r"(?<=\d) ?(?:seconds?|secs?\.?|″|'')", "s"),
        (r"(?<=\d) ?(?:minutes?|mins?\.?|′|')", "m"),
        (r"(?<=\d) ?(?:hours?|hrs?\.?)", "h"),
        (r"(?<=\d) ?(?:kilograms?|kilos?|kgs)", " kg"),
        (r"(?<=\d) ?(?:pounds?|lbs\.|#)", " lb"),
        (r"(?<=\d) ?(?:per ?cent|pct)", "%"),
        (r"(?<=\d) ?(?:yds|yd\.)", " yd"),
        (r"^(?:x|×) ?(?=\d)", ""),
        (r"(?<=\d) ?(?:x|×|times|reps?|repetitions?|sets?|rounds?)$", ""),
        (r"^(?:zero|nothing|null|false|without|skip|-+)$", "none"),
        (r"^(?:body ?-?weight|bw)$", "bodyweight"),
        (r"^(\d+)[.]5 ?m$", r"\1m30s"),
        (r"(?<=[hms])[ ,]+(?:and )?(?=\d)", ""),
        (r"^(\d)(\d)([\dx])(\d)?$", r"\1-\2-\3-\4"),
        (r"^(\d+)[ /.,:]+(\d+)[ /.,:]+([\dx]+)[ /.,:]+(\d+)$", r"\1-\2-\3-\4"),
    )
)


def meant(text: str, parse: Callable[[str], T]) -> str:
    """The spelling of a text that `parse` does take; empty where none is found."""
    word = unicodedata.normalize("NFKC", text[:60]).lower()
    word = " ".join(word.strip("“”„‘’«»`\"' \t.;,!").split())
    for pattern, right in _SPELLINGS:
        if _taken(word, parse):
            return word
        word = pattern.sub(right, word).strip()
    return word if _taken(word, parse) else ""


def _taken(word: str, parse: Callable[[str], T]) -> bool:
    try:
        parse(word)
    except QuantityError:
        return False
    return True
