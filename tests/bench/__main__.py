"""`python -m tests.bench` measures what is claimed of the program's cost, and prints ratios first."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from .readme import RESULTS, NoPlace, write_readme
from .registry import every_measurement
from .report import Report, table
from .run import measured, minutes

WIDTH = 140
"""Columns of the table where it doesn't go to a terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 1 when a bar is missed or something could not be measured, 2 for wrong usage."""
    asked = _parser().parse_args(arguments)
    every = every_measurement()
    names = [one.name for one in every]
    if asked.list:
        print("\n".join(f"{one.name:<10} {one.about}" for one in every))
        return 0
    if asked.readme:
        return _readme()
    if unknown := [name for name in asked.only if name not in names]:
        print(f"no measurement is called {', '.join(unknown)}; there are {', '.join(names)}", file=sys.stderr)
        return 2
    chosen = [one for one in every if not asked.only or one.name in asked.only]
    console = Console(stderr=True)
    console.print(
        f"this takes about {minutes(chosen, quick=asked.quick):.0f} minutes on a machine that is idle"
    )
    # A run that is ended by whatever means keeps what it has, as one that is interrupted by hand does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    report = measured(
        chosen,
        quick=asked.quick,
        console=console,
        keep=lambda so_far: so_far.write(asked.json) if asked.json else None,
    )
    _print(report)
    return 1 if report.missed or any(finding.trouble for finding in report.findings) else 0


def _print(report: Report) -> None:
    out = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    out.print(table(report.findings))
    for note in report.notes:
        out.print(f"note: {note}", style="dim", markup=False)
    for row in report.missed:
        out.print(f"missed: {row.label} is {row.value:.3g}, and was to be at most {row.bar:.3g}", style="red")


def _readme() -> int:
    try:
        write_readme()
    except (NoPlace, OSError) as trouble:
        print(f"the readme is as it was: {trouble}", file=sys.stderr)
        return 1
    print(f"the readme tells what {RESULTS.name} has")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--list", action="store_true", help="say what there is to be measured")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="this one; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="few and short turns: a look, not a result")
    parser.add_argument(
        "--json",
        type=Path,
        nargs="?",
        const=RESULTS,
        metavar="FILE",
        help=f"write the figures to a file, too, after each measurement; {RESULTS.name} if none is named",
    )
    parser.add_argument(
        "--readme",
        action="store_true",
        help=f"measure nothing; put the figures of {RESULTS.name} into the readme",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
