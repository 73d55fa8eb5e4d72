"""What a person has set once for every routine: `config.yaml`, read with the same care as routines."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from ..training import quantities as q
from ..training.exercise import Exercise
from ..training.person import Person
from ..training.routine import Level, Pace
from .commands import Keymap
from .disk import read_text
from .equipment import EQUIPMENT, owned_with
from .excerpt import lines_of
from .folders import SHIPPED_EXERCISES, Folders
from .groups import Values
from .problems import Problem, Problems, TooManyProblems, did_you_mean, listed, shown
from .settings_table import SETTINGS, THEMES, Sound
from .tree import parse_tree

__all__ = [
    "EQUIPMENT",
    "SETTINGS",
    "SETTINGS_FILE",
    "THEMES",
    "Settings",
    "Sound",
    "load_settings",
    "read_settings",
]

SETTINGS_FILE = "config.yaml"


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
    keys: Keymap = field(default_factory=dict)
    """Keys in place of a command's own, by command."""

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
        return owned_with(self.equipment)


def read_settings(
    text: str, problems: Problems, catalogue: Mapping[str, Exercise], sound_sets: Collection[str] = ()
) -> Settings:
    """Read settings. What can't be used is left at its default, and all problems are in `problems`.

    `sound_sets` are the sets of sounds that there are; without any the name of one is not looked at.
    """
    values: Values | None = None
    with suppress(TooManyProblems):
        if _says_something(text):
            node = parse_tree(text, problems)
            values = SETTINGS.read(node, problems) if node is not None else None
        if values is not None:
            _check_names(values, catalogue, problems)
            _check_sound_set(values, sound_sets, problems)
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
    return read_settings(text, problems, catalogue, folders.sound_sets()), problems.in_order()


def _says_something(text: str) -> bool:
    """Whether there is more than comments: a file with every line commented out is a good one."""
    return any(
        line.strip(" \t\ufeff") and not line.lstrip(" \t\ufeff").startswith("#")
        for line in lines_of(text)  # a lone carriage return ends a line, too
    )


def _check_sound_set(values: Values, known: Collection[str], problems: Problems) -> None:
    """Warn of a set of sounds that isn't there: the first shipped one is played then."""
    name = values.get("sound-set", "")
    if name and known and name not in known:
        hint = did_you_mean(name, known) or f"write {listed(known)}, or make a folder of that name for it"
        problems.warn(values.mark_of("sound-set"), f"there is no set of sounds {shown(name)}", hint)


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
