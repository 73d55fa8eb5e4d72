"""`log` and its subcommands: what was done, shown, taken in, given out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="From this day on.")
@click.pass_context
def log(ctx: click.Context, as_json: bool, as_csv: bool, since: datetime | None) -> None:
    """Show what was done, a row a set."""
    if ctx.invoked_subcommand is not None:
        return
    if as_json and as_csv:
        raise click.UsageError("--json and --csv can't both be meant")
    from ..files.folders import personal
    from ..logbook import print_log

    print_log(personal(), since, as_json=as_json, as_csv=as_csv)


@log.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def log_import(file: Path) -> None:
    """Take in a CSV of backcoach's own, of Strong or of Hevy. A set taken in twice isn't doubled."""
    from ..files.library import Library
    from ..logbook import import_file
    from .own import settings_of

    library = Library()
    click.echo(import_file(library.personal, file, library.catalogue, settings_of(library).weight_unit))


@log.command("export")
@click.option("--calendar", is_flag=True, required=True, help="Sessions as iCalendar.")
def log_export(calendar: bool) -> None:
    """Print the sessions as iCalendar, for a calendar program."""
    from ..files.folders import personal
    from ..logbook import calendar_of

    click.echo(calendar_of(personal()), nl=False)
