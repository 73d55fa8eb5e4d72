"""`doctor`: what works here."""

from __future__ import annotations

import json

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

    colours = {Health.GOOD: "green", Health.LIMITED: "yellow", Health.BAD: "red"}
    findings = []
    for finding in examine(personal(), audible=not silent):
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
