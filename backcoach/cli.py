"""The commands. They wire the parts together and decide nothing.

Each command imports what it needs when it runs: `plan` must not wait for the full screen to load.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .files.library import Library
from .files.problems import FileProblem, Problem, Severity
from .files.settings import SETTINGS_FILE, Settings, load_settings
from .training.plan import Plan
from .training.routine import Level

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

STOPPED_BY_PERSON = 130


class RoutineName(click.ParamType[str]):
    """A routine's name or path; the shell completes the names."""

    name = "routine"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the routines that there are."""
        from click.shell_completion import CompletionItem

        found = Library().routines()
        return [CompletionItem(routine.id) for routine in found if routine.id.startswith(incomplete)]


class _Group(click.Group):
    """Turns problems of files and requests into one line each and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FileProblem as problem:
            for line in problem.lines:
                click.echo(line, err=True)
            ctx.exit(1)


ROUTINE = click.argument("routine", type=RoutineName())
PROGRESSION = click.option(
    "--progression/--no-progression", default=True, help="Whether the log moves the targets on."
)
LEVEL = click.option(
    "--level", type=click.Choice([level.value for level in Level]), help="Whose doses to take."
)


@click.group(
    cls=_Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="backcoach")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Lead me through a timed back workout.

    Without a command the full-screen home opens: choose a routine, look at its plan, start it.
    """
    if ctx.invoked_subcommand is None:
        from .tui.app import open_screen

        library = Library()
        ctx.exit(open_screen(library, load_settings(library.personal, library.catalogue)[0]))


@main.command()
@ROUTINE
@LEVEL
@PROGRESSION
@click.option("--plain", is_flag=True, help="No full screen: a line of text for each event.")
@click.option("--events", is_flag=True, help="No full screen: a line of JSON for each event.")
@click.option(
    "--speed", type=click.FloatRange(0.01, 10_000), default=1.0, help="Run the clock N times as fast."
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option("--no-speech", is_flag=True, help="Beeps alone, no words.")
@click.option("--resume", is_flag=True, help="Go on with the unfinished session of this routine.")
@click.option("--fresh", is_flag=True, help="Begin anew; don't offer to resume.")
@click.option("--from", "first", type=click.IntRange(0), default=0, metavar="N", help="Start at phase N.")
@click.pass_context
def run(
    ctx: click.Context,
    routine: str,
    level: str | None,
    progression: bool,
    plain: bool,
    events: bool,
    speed: float,
    mute: bool,
    no_speech: bool,
    resume: bool,
    fresh: bool,
    first: int,
) -> None:
    """Go straight into the session of ROUTINE, a name or a file."""
    library = Library()
    settings = _own_settings(library)
    if no_speech:
        settings = settings.without_words()
    if resume and fresh:
        raise click.UsageError("--resume and --fresh can't both be meant")
    found = library.find(routine)
    settings = _at_level(settings, level)
    plan = _planned(library, settings, routine, progression)
    if first >= len(plan.phases):
        wrong = f"phase {first} is past the end; this session has phases 0 to {len(plan.phases) - 1}"
        raise FileProblem((wrong,))
    from .keeping import TakeUp

    take_up = TakeUp.ALWAYS if resume else TakeUp.NEVER if fresh else TakeUp.ASK
    if plain or events:
        from .plain import run_in_text

        stopped = run_in_text(
            plan,
            settings,
            library.personal,
            as_json=events,
            speed=speed,
            mute=mute,
            first=first,
            take_up=take_up,
        )
        ctx.exit(STOPPED_BY_PERSON if stopped else 0)
    from .tui.app import open_screen
    from .tui.journey import Asked

    ctx.exit(open_screen(library, settings, Asked(plan, found, first, speed, mute, take_up, progression)))


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the routines, with length, phases and equipment."""
    from .overview import overviews, table
    from .planner import Planner

    library = Library()
    rows = list(overviews(Planner(library, _own_settings(library)), library.routines()))
    if as_json:
        click.echo(json.dumps([row.record() for row in rows], indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(table(rows)))


@main.command()
@ROUTINE
@LEVEL
@PROGRESSION
@click.option("--json", "as_json", is_flag=True, help="As JSON, every cue with its time.")
def plan(routine: str, level: str | None, progression: bool, as_json: bool) -> None:
    """Show every phase of ROUTINE with its time and the reason for its length; play nothing."""
    library = Library()
    made = _planned(library, _at_level(_own_settings(library), level), routine, progression)
    if as_json:
        from .records import plan_record

        click.echo(json.dumps(plan_record(made), indent=2, ensure_ascii=False))
    else:
        from .overview import plan_lines

        click.echo("\n".join(plan_lines(made)))


@main.command()
@click.argument("files", nargs=-1, type=RoutineName(), metavar="[FILE]...")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Say everything that is wrong with routine FILEs, names or paths.

    Without any: with all routines of one's own, and the settings.
    """
    library = Library()
    settings, problems = _settings(library)
    library = replace(library, owned=settings.owned)
    chosen = [library.find(name) for name in files] or [r for r in library.routines() if r.own]
    failed = False
    if not files:
        failed = _tell(str(library.personal.config / SETTINGS_FILE), problems)
    for found in chosen:
        read = library.read(found)
        failed = _tell(str(found.path), read.problems, read.source) or failed
    if not failed and sys.stdout.isatty():
        click.echo(f"{len(chosen)} routine{'s' if len(chosen) != 1 else ''} checked: no errors.")
    ctx.exit(1 if failed else 0)


@main.command()
@click.argument("name")
@click.option("--from", "source", type=RoutineName(), metavar="ROUTINE", help="Copy this routine.")
def new(name: str, source: str | None) -> None:
    """Write a routine NAME of one's own to begin from, and print its path."""
    click.echo(Library().new_routine(name, source))


@main.command()
@ROUTINE
@click.pass_context
def edit(ctx: click.Context, routine: str) -> None:
    """Open ROUTINE in $VISUAL or $EDITOR; a shipped one is copied first."""
    from .editor import NoEditor, open_in_editor

    library = Library()
    path = library.copy_for_editing(routine)
    click.echo(path)
    try:
        open_in_editor(path)
    except NoEditor as problem:
        raise FileProblem((str(problem),)) from None
    read = library.read(library.find(str(path)))
    ctx.exit(1 if _tell(str(path), read.problems, read.source) else 0)


@main.command()
@click.option("--settings", "of_settings", is_flag=True, help="The schema of config.yaml instead.")
def schema(of_settings: bool) -> None:
    """Print the JSON Schema of routine files, for an editor."""
    from .files.schema import routine_schema, settings_schema

    made = settings_schema() if of_settings else routine_schema(Library().catalogue)
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))


@main.group(invoke_without_command=True)
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
    from .logbook import print_log

    print_log(Library().personal, since, as_json=as_json, as_csv=as_csv)


@log.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def log_import(file: Path) -> None:
    """Take in a CSV of backcoach's own, of Strong or of Hevy. A set taken in twice isn't doubled."""
    from .logbook import import_file

    library = Library()
    click.echo(import_file(library.personal, file, library.catalogue, _own_settings(library).weight_unit))


@log.command("export")
@click.option("--calendar", is_flag=True, required=True, help="Sessions as iCalendar.")
def log_export(calendar: bool) -> None:
    """Print the sessions as iCalendar, for a calendar program."""
    from .logbook import calendar_of

    click.echo(calendar_of(Library().personal), nl=False)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--silent", is_flag=True, help="Play no test sound.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, silent: bool) -> None:
    """Show what works here, why something better doesn't, and play a 3-2-1-go."""
    from .doctor import Health, examine, record

    colours = {Health.GOOD: "green", Health.LIMITED: "yellow", Health.BAD: "red"}
    findings = []
    for finding in examine(Library().personal, audible=not silent):
        findings.append(finding)
        if not as_json:
            click.echo(
                f"{finding.part:<9} "
                + click.style(f"{finding.health:<8}", fg=colours[finding.health])
                + finding.line
            )
            if finding.mend:
                click.echo(f"{'':<19}better: {finding.mend}")
    if as_json:
        click.echo(json.dumps(record(findings), indent=2, ensure_ascii=False))
    ctx.exit(1 if any(finding.health is Health.BAD for finding in findings) else 0)


def _tell(path: str, problems: tuple[Problem, ...], source: str = "") -> bool:
    """Print problems, with their place in the file on a terminal; True when one is an error."""
    for problem in problems:
        click.echo(problem.one_line(path))
        excerpt = problem.excerpt(source) if source and sys.stdout.isatty() else ""
        if excerpt:
            click.secho(excerpt, fg="red" if problem.severity is Severity.ERROR else "yellow")
    return any(problem.severity is Severity.ERROR for problem in problems)


def _settings(library: Library) -> tuple[Settings, tuple[Problem, ...]]:
    return load_settings(library.personal, library.catalogue)


def _own_settings(library: Library) -> Settings:
    """The person's settings; what is wrong with their file is said, and doesn't stop anything."""
    settings, problems = _settings(library)
    for problem in problems:
        click.echo(problem.one_line(str(library.personal.config / SETTINGS_FILE)), err=True)
    return settings


def _at_level(settings: Settings, level: str | None) -> Settings:
    return replace(settings, level=Level(level)) if level else settings


def _planned(library: Library, settings: Settings, name: str, progression: bool) -> Plan:
    from .planner import Planner

    return Planner(library, settings, progression).plan(library.routine(name))
