"""`python -m tests.bench` measures what is claimed of the program's cost, and prints ratios first."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from .bench import Bench
from .peers import Peers
from .registry import CannotMeasure, Measurement, every_measurement
from .report import Finding, Report, table

WIDTH = 140
"""Columns of the table where it doesn't go to a terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 1 when a bar is missed, 2 for wrong usage."""
    asked = _parser().parse_args(arguments)
    every = every_measurement()
    names = [one.name for one in every]
    if asked.list:
        print("\n".join(f"{one.name:<10} {one.about}" for one in every))
        return 0
    if unknown := [name for name in asked.only if name not in names]:
        print(f"no measurement is called {', '.join(unknown)}; there are {', '.join(names)}", file=sys.stderr)
        return 2
    chosen = [one for one in every if not asked.only or one.name in asked.only]
    console = Console(stderr=True)
    report = measured(chosen, quick=asked.quick, console=console)
    out = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    out.print(table(report.findings))
    for note in report.notes:
        out.print(f"note: {note}", style="dim", markup=False)
    if asked.json:
        report.write(asked.json)
    for row in report.missed:
        out.print(f"missed: {row.label} is {row.value:.3g}, and was to be at most {row.bar:.3g}", style="red")
    return 1 if report.missed else 0


def measured(chosen: Sequence[Measurement], *, quick: bool, console: Console) -> Report:
    """Make the measurements, one after the other; one that can't be made stops no other."""
    findings: list[Finding] = []
    columns = (TextColumn("{task.description:<14}"), BarColumn(), TimeElapsedColumn())
    with (
        Progress(*columns, console=console, refresh_per_second=1) as progress,
        tempfile.TemporaryDirectory(prefix="backcoach-bench-") as work,
    ):
        bench = Bench(progress, Peers(), Path(work), quick)
        every = progress.add_task("all", total=len(chosen))
        for one in chosen:
            rows = []
            trouble = ""
            try:
                for row in one.measure(bench):
                    rows.append(row)
            except CannotMeasure as reason:
                trouble = str(reason)
            findings.append(Finding(one.name, one.about, tuple(rows), trouble))
            progress.advance(every)
    notes = [*bench.notes, *(f"{name} is left out: {why}" for name, why in bench.peers.missing.items())]
    return Report(datetime.now().astimezone(), quick, tuple(findings), tuple(notes))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--list", action="store_true", help="say what there is to be measured")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="this one; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="few and short turns: a look, not a result")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the figures to a file, too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
