"""Which settings there are: how each is written, and what it is for."""

from __future__ import annotations

import re

from ..training import quantities as q
from ..training.routine import Level, Pace
from . import grammar as g
from .command_keys import CommandKeys
from .equipment import EQUIPMENT
from .groups import Group, Key, ListOf, Named
from .problems import listed, shown
from .settings import THEMES, Sound
from .shape import Choice, Quantity, YesNo

LONGEST_PREPARATION = 600.0
"""Seconds: who needs longer than ten minutes to get ready can pause."""


def parse_preparation(text: str) -> float:
    """Read seconds to get ready; "none" is 0. Raises QuantityError."""
    seconds = q.parse_rest(text)
    if seconds > LONGEST_PREPARATION:
        wrong = f"{shown(text)} is longer than ten minutes"
        raise q.QuantityError(wrong, "write less, and pause where you need longer")
    return seconds


_SPEED = r"^[0-9]{1,3}(?:\.[0-9]{1,3})? ?(?:m/s|km/h|mph)$"
_METRES_A_SECOND = {"m/s": 1.0, "km/h": 1 / 3.6, "mph": 0.44704}


def parse_walking_pace(text: str) -> float:
    """Read "0.8 m/s", "3 km/h" or "2 mph" as metres a second. Raises QuantityError."""
    text = text.strip()
    hint = "write 0.8 m/s, 3 km/h or 2 mph"
    if not re.fullmatch(_SPEED, text):
        raise q.QuantityError(f"{shown(text)} is not a walking pace", hint)
    unit = re.sub(r"[0-9. ]", "", text)
    pace = float(text.removesuffix(unit)) * _METRES_A_SECOND[unit]
    if not 0.1 <= pace <= 3:
        raise q.QuantityError(f"{shown(text)} is no pace to carry a weight at", hint)
    return round(pace, 3)


def parse_volume(text: str) -> int:
    """Read "80%" or "80" as per cent. Raises QuantityError."""
    match = re.fullmatch(r"([0-9]{1,3}) ?%?", text.strip())
    if not match or int(match[1]) > 100:
        raise q.QuantityError(f"{shown(text)} is not a volume", "write 0% to 100%")
    return int(match[1])


_SECONDS = Quantity(
    parse_preparation,
    q.REST,
    "a duration such as 10s, or none",
    (0, LONGEST_PREPARATION),
    examples=("10s", "none"),
)
_WORD = Quantity(g.parse_slug, g.SLUG_PATTERN, "a name in small letters", word=True)
_OWNED = Quantity(
    g.parse_slug, g.SLUG_PATTERN, "equipment such as dumbbells", examples=(*EQUIPMENT, "none"), word=True
)
_WEIGHT = Quantity(q.parse_weight, q.WEIGHT, "a weight such as 2.5 kg", examples=("2.5 kg", "5 lb"))
_WEIGHTS = ListOf(_WEIGHT, 60, single=True)

SETTINGS = Group(
    "the settings file",
    {
        "level": Key(Choice(Level), "How far you are; left out, each routine says for whom it is."),
        "weight-unit": Key(Choice(q.WeightUnit), "kg or lb: in which weights are shown."),
        "distance-unit": Key(Choice(q.DistanceUnit, (q.DistanceUnit.YARD, q.DistanceUnit.METRE)), "yd or m."),
        "pace": Key(Choice(Pace), "timed: the coach paces the sets. self: they end when you press the key."),
        "prepare": Key(_SECONDS, "Time to get ready at the start: 10s, or none."),
        "change-over": Key(_SECONDS, "Time to change sides, or to go to the next exercise: 5s."),
        "walking-pace": Key(
            Quantity(parse_walking_pace, _SPEED, "a pace such as 0.8 m/s", examples=("0.8 m/s", "3 km/h")),
            "How fast you walk with a weight: 0.8 m/s, 3 km/h or 2 mph.",
        ),
        "equipment": Key(
            ListOf(_OWNED, 60, single=True, empty=True),
            "What you have: [dumbbells, bench], or none. Left out: everything.",
        ),
        "bar": Key(_WEIGHT, "What your empty barbell weighs: 20 kg."),
        "plates": Key(_WEIGHTS, "The plates that you have a pair of: [1.25 kg, 2.5 kg, 5 kg]."),
        "dumbbells": Key(_WEIGHTS, "The dumbbells that you have: [5 kg, 7.5 kg, 10 kg]."),
        "one-rep-maxes": Key(
            Named(_WEIGHT, g.EXERCISE_ID, 200, "deadlift: 100 kg"),
            "The most that you can lift once, by exercise.",
        ),
        "sound": Key(
            Choice(Sound), "beeps, speech (words, beeps only where they must be exact), both or off."
        ),
        "volume": Key(
            Quantity(parse_volume, r"^[0-9]{1,3} ?%?$", "a volume such as 80%", (0, 100), whole=True),
            "How loud: 0% to 100%.",
        ),
        "sound-set": Key(_WORD, "Which sounds: bright, gentle, or a folder of your own."),
        "rep-ticks": Key(YesNo(), "Whether each rep is heard."),
        "theme": Key(_WORD, f"The colours of the screen: {listed(THEMES)}."),
        "figures": Key(YesNo(), "Whether moving figures show how an exercise goes."),
        "reduced-motion": Key(YesNo(), "Whether what moves on the screen stands still."),
        "keep-awake": Key(YesNo(), "Whether the screen is kept from going dark."),
        "keep-alive": Key(YesNo(), "Whether wireless speakers are kept from falling asleep."),
        "keys": Key(CommandKeys(), "Other keys, by command: {pause: [space, pagedown], next: f5}."),
    },
    also_called={
        "units": "weight-unit",
        "unit": "weight-unit",
        "speech": "sound",
        "mute": "sound",
        "one-rep-max": "one-rep-maxes",
        "1rm": "one-rep-maxes",
        "colours": "theme",
        "colors": "theme",
        "get-ready": "prepare",
        "keymap": "keys",
        "bindings": "keys",
        "shortcuts": "keys",
    },
)
