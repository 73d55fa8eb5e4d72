"""One run: measurement after measurement, and what was found so far whatever comes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from .bench import Bench
from .figures import Row
from .peers import Peers
from .registry import CannotMeasure, Measurement
from .report import Finding, Report

Keep = Callable[[Report], object]
"""Is given what was found so far, after each measurement."""

SHARED = ("running", "paused", "memory"), ("late", "cues")
"""Measurements that look at one and the same run, which is made once."""


def minutes(chosen: Sequence[Measurement], *, quick: bool) -> float:
    """About how long they take."""
    by_run: dict[str, float] = {}
    for one in chosen:
        run = next((shared[0] for shared in SHARED if one.name in shared), one.name)
        by_run[run] = one.quick_minutes if quick else one.minutes
    return sum(by_run.values())


def measured(chosen: Sequence[Measurement], *, quick: bool, console: Console, keep: Keep) -> Report:
    """Make the measurements, one after the other; one that can't be made stops no other.

    When it is interrupted, what was found by then is what is returned.
    """
    columns = (TextColumn("{task.description:<14}"), BarColumn(), TimeElapsedColumn())
    report = Report(datetime.now().astimezone(), quick, ())
    with (
        Progress(*columns, console=console, refresh_per_second=1) as progress,
        tempfile.TemporaryDirectory(prefix="backcoach-bench-", ignore_cleanup_errors=True) as work,
    ):
        bench = Bench(progress, Peers(), Path(work), quick)
        every = progress.add_task("all", total=len(chosen))
        findings: list[Finding] = []
        for one in chosen:
            finding, interrupted = _found(one, bench, console)
            findings.append(finding)
            left_out = [f"{name} is left out: {why}" for name, why in bench.peers.missing.items()]
            cut = ["the run was interrupted"] if interrupted else []
            report = Report(
                report.at, quick, tuple(findings), (*bench.notes, *left_out, *cut), report.machine
            )
            keep(report)
            progress.advance(every)
            if interrupted:
                break
    return report


def _found(one: Measurement, bench: Bench, console: Console) -> tuple[Finding, bool]:
    """What a measurement found, and whether somebody interrupted it."""
    rows: list[Row] = []
    trouble, interrupted = "", False
    try:
        for row in one.measure(bench):
            rows.append(row)
    except CannotMeasure as reason:
        trouble = str(reason)
    except KeyboardInterrupt:
        trouble, interrupted = "interrupted", True
    except Exception as fault:  # the bench's own: what else is found is not to be lost for it
        console.print_exception()
        trouble = f"{type(fault).__name__}: {fault}"
    return Finding(one.name, one.about, tuple(rows), trouble), interrupted
