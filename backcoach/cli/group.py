"""The group of all commands: where each is found, and how each one's trouble is told."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

import click

from ..system.held_terminal import give_back

STOPPED_BY_PERSON = 130

COMMANDS = {
    "run": ("session", "run"),
    "list": ("routines", "list_"),
    "plan": ("routines", "plan"),
    "new": ("routines", "new"),
    "edit": ("routines", "edit"),
    "check": ("routines", "check"),
    "log": ("log", "log"),
    "doctor": ("doctor", "doctor"),
    "schema": ("routines", "schema"),
}
"""Every command in the order of its use, the module that it is in, and its name there."""


class Commands(click.Group):
    """Finds commands when they are asked for, and ends each with an exit code of the contract.

    What is wrong with a file or a request is a line each and code 1, wrong usage is 2, and an interruption
    130. A reader of the output that goes away is told nothing.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, the most used first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__package__}.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; a slip of the keyboard is told what it is near to."""
        name = args[0]
        if name not in COMMANDS and name[:1].isalnum():
            ctx.fail(f"there is no command {name!r}; {_meant(name)}")
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and end the process with its exit code."""
        if os.environ.get("NO_COLOR"):
            extra.setdefault("color", False)
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        try:
            try:
                code = super().main(args, prog_name, complete_var, False, **extra)
            finally:
                give_back()  # before anything is said of what went wrong
                if sys.stdout is not None:
                    sys.stdout.flush()
        except click.ClickException as wrong:
            wrong.show()
            code = wrong.exit_code
        except (click.Abort, KeyboardInterrupt):
            code = STOPPED_BY_PERSON
        except Exception as error:
            code = code_of(error)
        sys.exit(code)


def examples(*commands: str) -> str:
    """The last part of a help text, line by line."""
    return "\b\nExamples:\n" + "\n".join(f"  backcoach {command}" for command in commands)


def on_terminal(*streams: TextIO | None) -> bool:
    """Whether all of these are a terminal: one that was closed is None, and isn't."""
    return all(stream is not None and stream.isatty() for stream in streams)


def _meant(name: str) -> str:
    from ..files.library import Library
    from ..files.problems import did_you_mean

    if any(found.id == name for found in Library().routines()):
        return f"start that routine with: backcoach run {name}"
    return did_you_mean(name, COMMANDS) or "see them with: backcoach --help"


def code_of(error: Exception) -> int:
    """Say what is wrong with a file or a request; anything else is an error of the program's own."""
    from ..files.problems import FileProblem

    if isinstance(error, OSError):
        return _no_output(error)
    if not isinstance(error, FileProblem):
        raise error
    for line in error.lines:
        click.echo(line, err=True)
    return 1


def _no_output(error: OSError) -> int:
    """Say why something couldn't be written or read, and write no more."""
    # What is still in the buffer would fail once more at the end of the process.
    sys.stdout = io.StringIO()
    if error.errno != errno.EPIPE:
        where = f"{error.filename}: " if error.filename else "the output can't be written: "
        with suppress(OSError):  # a terminal that is gone
            click.echo(f"{where}{error.strerror or error}", err=True)
    return 1
