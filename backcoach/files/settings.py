"""What a person has set once for every routine: `config.yaml`, read with the same care as routines."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ..training import quantities as q
from ..training.exercise import Exercise
from ..training.person import Person
from ..training.routine import Level, Pace
from . import grammar as g
from .disk import read_text
from .folders import SHIPPED_EXERCISES, Folders
from .groups import Group, Key, ListOf, Named, Values
from .problems import Problem, Problems, TooManyProblems, did_you_mean, listed, shown
from .shape import Choice, Quantity, YesNo
from .tree import parse_tree

SETTINGS_FILE = "config.yaml"

LONGEST_PREPARATION = 600.0
"""Seconds: who needs longer than ten minutes to get ready can pause."""

THEMES = ("dark", "light", "colour-blind-dark", "colour-blind-light", "high-contrast", "terminal")
"""The looks of the full screen, the usual one first."""

EQUIPMENT = (
    "bar",
    "barbell",
    "bench",
    "box",
    "cable-machine",
    "chair",
    "doorway",
    "dumbbell",
    "dumbbells",
    "hex-bar",
    "incline-bench",
    "kettlebell",
    "light-band",
    "light-dumbbells",
    "mat",
    "pulldown-machine",
    "resistance-band",
    "roman-chair",
    "stool",
    "wall",
)
"""What the catalogue's exercises need."""

EVERYWHERE = frozenset({"chair", "doorway", "mat", "wall"})
"""What goes without saying; a folded blanket is a mat."""

_SERVES_AS = {
    "dumbbells": ("dumbbell", "light-dumbbells"),
    "light-dumbbells": ("dumbbell",),
    "resistance-band": ("light-band",),
    "incline-bench": ("bench",),
    "bench": ("stool", "box"),
    "box": ("stool",),
}


class Sound(StrEnum):
    """What is heard."""

    BEEPS = "beeps"
    SPEECH = "speech"
    """Words instead of beeps where they will do; counts, starts and reps, which must be exact, stay beeps."""
    BOTH = "both"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's choices; the defaults are what most people want."""

    level: Level | None = None
    """None: the routine's own level, or beginner."""
    weight_unit: q.WeightUnit = q.WeightUnit.KG
    """In which weights are shown and asked for."""
    distance_unit: q.DistanceUnit | None = None
    """Yards or metres; None: as the routine says it."""
    pace: Pace = Pace.TIMED
    prepare: float = 10.0
    """Seconds to get ready at the start of a session and of a section."""
    change_over: float = 5.0
    """Seconds to change sides, or to move on where no rest lies between."""
    walking_pace: float = 0.8
    """Metres a second of a loaded walk (R10)."""
    equipment: tuple[str, ...] | None = None
    """What there is; None: everything. See `owned`."""
    bar: q.Weight | None = None
    """What the empty barbell weighs; None: 20 kg or 45 lb, as the unit is."""
    plates: tuple[q.Weight, ...] = ()
    """The plates that there are a pair of; empty: the usual ones."""
    dumbbells: tuple[q.Weight, ...] = ()
    """The dumbbells that there are; empty: the usual ones."""
    one_rep_maxes: Mapping[str, q.Weight] = field(default_factory=dict)
    """The most that can be lifted once, by exercise; loads in per cent are shares of it (R6)."""
    sound: Sound = Sound.BOTH
    volume: int = 80
    """Per cent of full loudness."""
    sound_set: str = "bright"
    """The folder of the cues' sounds."""
    rep_ticks: bool = True
    """Whether each rep is heard."""
    theme: str = ""
    """The colours; empty: the program's own."""
    figures: bool = True
    """Whether moving figures show how an exercise goes."""
    reduced_motion: bool = False
    """Whether things that move on the screen stand still."""
    keep_awake: bool = True
    """Whether the screen is kept from going dark during a session."""
    keep_alive: bool = False
    """Whether an unhearable sound keeps wireless speakers from falling asleep between cues."""

    def without_words(self) -> Settings:
        """The same with beeps alone, where words were asked for."""
        words = self.sound in (Sound.SPEECH, Sound.BOTH)
        return replace(self, sound=Sound.BEEPS) if words else self

    def person(self) -> Person:
        """The part that a plan depends on."""
        return Person(self.level, self.pace, self.prepare, self.change_over, self.walking_pace, self.owned)

    @property
    def owned(self) -> frozenset[str] | None:
        """All equipment that can be used, with what serves as something else; None: everything."""
        if self.equipment is None:
            return None
        owned = set(EVERYWHERE)
        waiting = list(self.equipment)
        while waiting:
            thing = waiting.pop()
            if thing not in owned:
                owned.add(thing)
                waiting += _SERVES_AS.get(thing, ())
        return frozenset(owned)


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
    },
)


def read_settings(text: str, problems: Problems, catalogue: Mapping[str, Exercise]) -> Settings:
    """Read settings. What can't be used is left at its default, and all problems are in `problems`."""
    values: Values | None = None
    with suppress(TooManyProblems):
        if _says_something(text):
            node = parse_tree(text, problems)
            values = SETTINGS.read(node, problems) if node is not None else None
        if values is not None:
            _check_names(values, catalogue, problems)
    if values is None:
        return Settings()
    found: dict[str, Any] = {key.replace("-", "_"): value for key, value in values.by_key.items()}
    if found.get("equipment") == ("none",):
        found["equipment"] = ()
    return Settings(**found)


def load_settings(
    folders: Folders, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a person, and what is wrong with their file; without a file, the defaults."""
    path = folders.config / SETTINGS_FILE
    if not os.path.lexists(path):
        return Settings(), ()
    problems = Problems()
    text = read_text(path, problems)
    if text is None:
        return Settings(), problems.in_order()
    if catalogue is None:
        # Imported here: an empty settings file needs no catalogue.
        from .catalogue import Catalogue

        catalogue = Catalogue(SHIPPED_EXERCISES)
    return read_settings(text, problems, catalogue), problems.in_order()


def _says_something(text: str) -> bool:
    """Whether there is more than comments: a file with every line commented out is a good one."""
    return any(
        line.strip(" \t\ufeff") and not line.lstrip(" \t\ufeff").startswith("#") for line in text.split("\n")
    )


def _check_names(values: Values, catalogue: Mapping[str, Exercise], problems: Problems) -> None:
    """Warn of names that nothing in the catalogue has; a routine of one's own may still use them."""
    equipment: tuple[str, ...] = values.get("equipment", ())
    for entry, thing in enumerate(equipment):
        if thing not in EQUIPMENT and equipment != ("none",):
            hint = did_you_mean(thing, EQUIPMENT) or f"the catalogue has {', '.join(EQUIPMENT)}"
            wrong = f"no exercise of the catalogue needs {shown(thing)}"
            problems.warn(values.mark_of("equipment", entry), wrong, hint)
    theme = values.get("theme", THEMES[0])
    if theme not in THEMES:
        hint = did_you_mean(theme, THEMES) or f"write {listed(THEMES)}"
        problems.warn(values.mark_of("theme"), f"there is no theme {shown(theme)}", hint)
    for name in values.get("one-rep-maxes", {}):
        if name not in catalogue:
            hint = did_you_mean(name, catalogue) or "a routine has to describe it"
            problems.warn(values.mark_of("one-rep-maxes", name), f"no exercise is called {shown(name)}", hint)
