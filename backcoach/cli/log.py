"""`log` and its subcommands: what was done, shown, taken in, given out."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .group import examples, on_terminal
from .parameters import DAY, ExerciseName, RoutineName

if TYPE_CHECKING:
    from ..journal.exchange import Record


@click.group(
    invoke_without_command=True,
    epilog=examples(
        'log --since "2 weeks"',
        "log --since monday --exercise deadlift",
        "log --since 2026-11-01 --until 2026-11-30 --csv",
    ),
)
@click.option("--since", type=DAY, metavar="DAY", help="From this day on, or from so long ago.")
@click.option("--until", type=DAY, metavar="DAY", help="Up to this day.")
@click.option("--routine", type=RoutineName(), metavar="NAME", help="Sessions of this routine alone.")
@click.option("--exercise", type=ExerciseName(), metavar="NAME", help="Sets of this exercise alone.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@click.pass_context
def log(
    ctx: click.Context,
    since: date | None,
    until: date | None,
    routine: str | None,
    exercise: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show what was done, a row a set.

    Sets are corrected and deleted on the history screen, which the home screen leads to.
    """
    if ctx.invoked_subcommand is not None:
        return
    if as_json and as_csv:
        raise click.UsageError("--json and --csv can't both be meant")
    if since and until and until < since:
        raise click.UsageError("--until is before --since")
    from ..files.folders import personal
    from ..text.logbook import Asked, asked_for, print_records

    asked = Asked(since, until, routine, exercise)
    found = asked_for(personal(), asked)
    if found and on_terminal(sys.stdout) and not (as_json or as_csv):
        _show_table(found)
    elif found or as_json or as_csv:
        print_records(found, as_json=as_json, as_csv=as_csv)
    elif asked == Asked():
        click.echo("nothing is logged yet; a session is, as soon as its first set is done")
    else:
        click.echo("nothing like that is logged")


def _show_table(found: list[Record]) -> None:
    """As a table that fits the terminal; what is longer than the terminal can be paged through."""
    from ..text.logtable import log_table

    size = shutil.get_terminal_size((80, 24))
    lines = [click.style(line.text, bold=line.heading) for line in log_table(found, size.columns)]
    (click.echo if len(lines) < size.lines else click.echo_via_pager)("\n".join(lines))


@log.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def log_import(file: Path) -> None:
    """Take in a CSV of backcoach, Strong or Hevy.

    A set that is taken in twice isn't doubled.
    """
    from ..files.library import Library
    from ..text.logbook import import_file
    from .own import settings_of

    library = Library()
    click.echo(import_file(library.personal, file, library.catalogue, settings_of(library).weight_unit))


@log.command("export")
@click.option("--calendar", is_flag=True, required=True, help="As iCalendar.")
def log_export(calendar: bool) -> None:
    """Print the sessions for a calendar program."""
    from ..files.folders import personal
    from ..text.logbook import calendar_of

    click.echo(calendar_of(personal()), nl=False)
