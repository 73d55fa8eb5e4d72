"""`doctor`: what works here."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..doctor import Finding

COLOURS = {"good": "green", "limited": "yellow", "bad": "red"}
MARGIN = 18
"""Columns before what is said of a part."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--silent", is_flag=True, help="Play no test sound.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, silent: bool) -> None:
    """Show what works here, and play a 3-2-1-go.

    Where something works less well than it could, it is said why, and what would mend it.
    """
    from ..doctor import Health, examine, record
    from ..files.folders import personal
    from ..system.printable import json_text

    findings = []
    for finding in examine(personal(), audible=not silent):
        findings.append(finding)
        if not as_json:
            for line in told(finding, width()):
                click.echo(line)
    if as_json:
        click.echo(json_text(record(findings), 2))
    ctx.exit(1 if any(finding.health is Health.BAD for finding in findings) else 0)


def width() -> int:
    """Columns that a line may have; no end of them where a program reads."""
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 10_000


def told(finding: Finding, columns: int) -> list[str]:
    """A finding in lines of so many columns; a command is never broken, so that it can be copied."""
    from ..system.printable import printable

    health = click.style(f"{finding.health:<8}", fg=COLOURS[finding.health])
    first, *rest = _wrapped(printable(finding.line), columns, MARGIN)
    lines = [f"{finding.part:<9} {health}{first}", *(" " * MARGIN + line for line in rest)]
    if finding.mend:
        first, *rest = _wrapped(printable(finding.mend), columns, MARGIN + 8)
        lines += [f"{'':<{MARGIN}}better: {first}", *(" " * (MARGIN + 8) + line for line in rest)]
    if finding.command:
        command = printable(finding.command)
        fits = MARGIN + 8 + len(command) <= columns
        lines += [f"{'':<{MARGIN}}run:    {command}"] if fits else [f"{'':<{MARGIN}}run:", f"    {command}"]
    return lines


def _wrapped(text: str, columns: int, margin: int) -> list[str]:
    room = max(20, columns - margin)
    return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
