"""`doctor`: what works here."""

from __future__ import annotations

import click


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
    from ..system.printable import json_text, printable

    colours = {Health.GOOD: "green", Health.LIMITED: "yellow", Health.BAD: "red"}
    findings = []
    for finding in examine(personal(), audible=not silent):
        findings.append(finding)
        if not as_json:
            click.echo(
                f"{finding.part:<9} "
                + click.style(f"{finding.health:<8}", fg=colours[finding.health])
                + printable(finding.line)
            )
            if finding.mend:
                click.echo(f"{'':<19}better: {printable(finding.mend)}")
    if as_json:
        click.echo(json_text(record(findings), 2))
    ctx.exit(1 if any(finding.health is Health.BAD for finding in findings) else 0)
