"""Reads `config.yaml`, with the same care as routines."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from ..training.exercise import Exercise
from .disk import read_text
from .equipment import EQUIPMENT
from .excerpt import lines_of
from .folders import SHIPPED_EXERCISES, Folders
from .groups import Values
from .problems import Problem, Problems, TooManyProblems, did_you_mean, listed, shown
from .settings import SETTINGS_FILE, THEMES, Settings
from .settings_table import SETTINGS
from .tree import parse_tree


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
