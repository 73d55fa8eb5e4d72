"""The commands about routines: list, plan, new, edit, check, schema."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from .group import on_terminal
from .parameters import LEVEL, PROGRESSION, ROUTINE, RoutineName

if TYPE_CHECKING:
    from pathlib import Path

    from ..files.library import Library
    from ..files.problems import Problem
    from ..training.routine import Level


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the routines, with length, equipment and when each was done."""
    from ..overview import overviews
    from ..text.listing import table
    from .own import planner_of

    planner = planner_of(_library())
    rows = list(overviews(planner, planner.library.routines()))
    if as_json:
        from ..system.printable import json_text
        from ..text.records import overview_record

        click.echo(json_text([overview_record(row) for row in rows], 2))
    else:
        click.echo("\n".join(table(rows, date.today(), _width())))


@click.command()
@ROUTINE
@LEVEL
@PROGRESSION
@click.option("--json", "as_json", is_flag=True, help="As JSON, every cue with its time.")
def plan(routine: str, level: Level | None, progression: bool, as_json: bool) -> None:
    """Show every phase of ROUTINE, and why it is so long.

    Nothing is played. The first column is what `run --from` takes.
    """
    from .own import planner_of

    library = _library()
    made = planner_of(library, level, progression).plan(library.routine(routine))
    if as_json:
        from ..system.printable import json_text
        from ..text.records import plan_record

        click.echo(json_text(plan_record(made), 2))
    else:
        from ..text.listing import plan_lines

        click.echo("\n".join(plan_lines(made, _width())))


@click.command()
@click.argument("name")
@click.option("--from", "source", type=RoutineName(), metavar="ROUTINE", help="Copy this one.")
def new(name: str, source: str | None) -> None:
    """Write a routine of your own to begin from.

    It is put into your own folder under NAME, with comments, and its path is printed.
    """
    _say_path(_library().new_routine(name, source))


@click.command()
@ROUTINE
@click.pass_context
def edit(ctx: click.Context, routine: str) -> None:
    """Open ROUTINE in your own editor.

    That is $VISUAL or $EDITOR. A shipped routine is copied first, and your copy goes before it from then
    on. What is wrong with the file is said afterwards.
    """
    from ..editor import NoEditor, open_in_editor
    from ..files.problems import FileProblem

    library = _library()
    path = library.copy_for_editing(routine)
    _say_path(path)
    try:
        open_in_editor(path)
    except NoEditor as problem:
        raise FileProblem((str(problem),)) from None
    read = library.read(library.find(str(path)))
    ctx.exit(1 if _tell(str(path), read.problems, read.source) else 0)


@click.command()
@click.argument("files", nargs=-1, type=RoutineName(), metavar="[FILE]...")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Say everything that is wrong with routines.

    FILEs are names or paths; without any, all your own routines and sounds and the settings are looked at.
    It ends with code 1 when there is an error.
    """
    from ..files.settings import SETTINGS_FILE
    from ..files.settings_reader import load_settings

    library = _library()
    settings, problems = load_settings(library.personal, library.catalogue)
    library = replace(library, owned=settings.owned)
    chosen = [library.find(name) for name in files] or [r for r in library.routines() if r.own]
    failed = False
    if not files:
        from ..coach.hearing import own_sound_problems  # who checks one routine needn't wait for all of sound

        failed = _tell(str(library.personal.config / SETTINGS_FILE), problems)
        for path, problem in own_sound_problems(library.personal, settings):
            failed = _tell(str(path), (problem,)) or failed
    for found in chosen:
        read = library.read(found)
        failed = _tell(str(found.path), read.problems, read.source) or failed
    if not failed and on_terminal(sys.stdout):
        click.echo(f"{len(chosen)} routine{'s' if len(chosen) != 1 else ''} checked: no errors.")
    ctx.exit(1 if failed else 0)


@click.command()
@click.option("--settings", "of_settings", is_flag=True, help="The schema of config.yaml instead.")
def schema(of_settings: bool) -> None:
    """Print the JSON Schema of routine files."""
    from ..files.schema import routine_schema, settings_schema
    from ..system.printable import json_text

    made = settings_schema() if of_settings else routine_schema(_library().catalogue)
    click.echo(json_text(made, 2))


def _library() -> Library:
    from ..files.library import Library

    return Library()


def _width() -> int | None:
    """The columns of the terminal; None where there is none: in a pipe or a file nothing is cut off."""
    return shutil.get_terminal_size((100, 24)).columns if on_terminal(sys.stdout) else None


def _say_path(path: Path) -> None:
    """Print a path as it is for a script, and as it can be shown for a person."""
    from ..system.printable import printable

    click.echo(printable(str(path)) if on_terminal(sys.stdout) else path)


def _tell(path: str, problems: tuple[Problem, ...], source: str = "") -> bool:
    """Print problems, with their place in the file on a terminal; True when one is an error."""
    from ..files.problems import Severity

    for problem in problems:
        click.echo(problem.one_line(path))
        excerpt = problem.excerpt(source) if source and on_terminal(sys.stdout) else ""
        if excerpt:
            click.secho(excerpt, fg="red" if problem.severity is Severity.ERROR else "yellow")
    return any(problem.severity is Severity.ERROR for problem in problems)
