"""The commands. They wire the parts together and decide nothing.

Each command imports what it needs when it runs: `plan` must not wait for the full screen to load.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .files.library import Found, Library, ReadFile
from .files.problems import FileProblem, Problem, Severity
from .training.routine import Level

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from .training.plan import Plan

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
        from .tui.app import open_home

        ctx.exit(open_home())


@main.command()
@ROUTINE
@LEVEL
@click.option("--plain", is_flag=True, help="No full screen: a line of text for each event.")
@click.option("--events", is_flag=True, help="No full screen: a line of JSON for each event.")
@click.option(
    "--speed", type=click.FloatRange(0.01, 10_000), default=1.0, help="Run the clock N times as fast."
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option("--from", "first", type=click.IntRange(0), default=0, metavar="N", help="Start at phase N.")
@click.pass_context
def run(
    ctx: click.Context,
    routine: str,
    level: str | None,
    plain: bool,
    events: bool,
    speed: float,
    mute: bool,
    first: int,
) -> None:
    """Go straight into the session of ROUTINE, a name or a file."""
    plan = _plan(routine, level)
    if first >= len(plan.phases):
        wrong = f"phase {first} is past the end; this session has phases 0 to {len(plan.phases) - 1}"
        raise FileProblem((wrong,))
    if plain or events:
        from .plain import run_in_text

        stopped = run_in_text(plan, as_json=events, speed=speed, mute=mute, first=first)
        ctx.exit(STOPPED_BY_PERSON if stopped else 0)
    from .tui.app import open_session

    ctx.exit(open_session(plan, speed=speed, mute=mute, first=first))


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(as_json: bool) -> None:
    """List the routines, with length, phases and equipment."""
    from .overview import overview, table

    library = Library()
    rows = [overview(library, found) for found in library.routines()]
    if as_json:
        click.echo(json.dumps([row.record() for row in rows], indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(table(rows)))


@main.command()
@ROUTINE
@LEVEL
@click.option("--json", "as_json", is_flag=True, help="As JSON, every cue with its time.")
def plan(routine: str, level: str | None, as_json: bool) -> None:
    """Show every phase of ROUTINE with its time and the reason for its length; play nothing."""
    made = _plan(routine, level)
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
    """Say everything that is wrong with routine FILEs, names or paths; all of one's own by default."""
    library = Library()
    chosen = [library.find(name) for name in files] or [r for r in library.routines() if r.own]
    failed = False
    for found in chosen:
        read = library.read(found)
        failed = failed or read.routine is None
        for problem in read.problems:
            _tell(found, read, problem)
    if not failed and sys.stdout.isatty():
        click.echo(f"{len(chosen)} routine{'s' if len(chosen) != 1 else ''} checked: no errors.")
    ctx.exit(1 if failed else 0)


def _tell(found: Found, read: ReadFile, problem: Problem) -> None:
    click.echo(problem.one_line(str(found.path)))
    excerpt = problem.excerpt(read.source)
    if excerpt and sys.stdout.isatty():
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        click.secho(excerpt, fg=colour)


def _plan(name: str, level: str | None) -> Plan:
    from .training.person import Person
    from .training.plan import make_plan

    library = Library()
    return make_plan(library.routine(name), library.catalogue, Person(level=Level(level) if level else None))
