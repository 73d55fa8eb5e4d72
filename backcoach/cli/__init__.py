"""The commands. They wire the parts together and decide nothing.

Each imports what it needs when it runs: `plan` must not wait for the full screen to load, nor `--version`
for anything at all.
"""

from __future__ import annotations

import click

from .. import __version__
from .group import Commands, examples


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("run tour", "plan full-back-a", "new my-back --from full-back-home", "COMMAND --help"),
)
@click.version_option(__version__, prog_name="backcoach")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Lead me through a timed back workout.

    Without a command the full-screen home opens: choose a routine, look at its plan, start it.
    """
    if ctx.invoked_subcommand is None:
        from .session import open_home

        ctx.exit(open_home())
