"""What is the person's own, as the commands need it: settings, and plans made with them."""

from __future__ import annotations

from dataclasses import replace

import click

from ..files.library import Library
from ..files.settings import SETTINGS_FILE, Settings
from ..files.settings_reader import load_settings
from ..planner import Planner
from ..system.held_terminal import give_back
from ..training.routine import Level


def settings_of(library: Library) -> Settings:
    """The person's settings; what is wrong with their file is said, and doesn't stop anything."""
    settings, problems = load_settings(library.personal, library.catalogue)
    if problems:
        give_back()  # nothing is to be said on a screen that goes
    for problem in problems:
        click.echo(problem.one_line(str(library.personal.config / SETTINGS_FILE)), err=True)
    return settings


def planner_of(library: Library, level: Level | None = None, progression: bool = True) -> Planner:
    """Who plans for the person, at their level or the one that was asked for."""
    settings = settings_of(library)
    return Planner(library, replace(settings, level=level) if level else settings, progression)
