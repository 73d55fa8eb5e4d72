"""A run goes on whatever a measurement does, and keeps what it has."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console

from .bench import Bench
from .figures import Row
from .measurements.lasting import Course, Held, rows_of
from .peers import Peers
from .registry import CannotMeasure, Measurement
from .report import Report
from .run import measured, minutes

Measure = Callable[[Bench], Iterator[Row]]
ROW = Row("one", 1.0, 1.0, 1.0)


def good(_: Bench) -> Iterator[Row]:
    yield ROW


def breaking(fault: BaseException) -> Measure:
    def measure(_: Bench) -> Iterator[Row]:
        yield ROW
        raise fault

    return measure


def run(*measures: Measure) -> tuple[Report, list[Report]]:
    """The report at the end, and each that was kept on the way."""
    chosen = [Measurement(f"no. {number}", "", one, 2.0, 0.5) for number, one in enumerate(measures)]
    kept: list[Report] = []
    console = Console(file=io.StringIO())
    return measured(chosen, quick=True, console=console, keep=kept.append), kept


def test_each_measurement_is_kept_as_soon_as_it_is_made() -> None:
    _, kept = run(good, good)
    assert [len(report.findings) for report in kept] == [1, 2]


def test_what_cannot_be_measured_says_why_and_stops_nothing() -> None:
    report, _ = run(breaking(CannotMeasure("no sound here")), good)
    assert [finding.trouble for finding in report.findings] == ["no sound here", ""]
    assert [finding.rows for finding in report.findings] == [(ROW,), (ROW,)]


def test_a_fault_of_the_bench_costs_one_measurement() -> None:
    report, _ = run(breaking(ValueError("of mine")), good)
    assert [finding.trouble for finding in report.findings] == ["ValueError: of mine", ""]


def test_an_interrupted_run_keeps_what_it_has() -> None:
    report, kept = run(good, breaking(KeyboardInterrupt()), good)
    assert [finding.trouble for finding in report.findings] == ["", "interrupted"]
    assert report.findings[1].rows == (ROW,)
    assert report.notes == ("the run was interrupted",)
    assert kept[-1] == report


def test_a_peer_that_cannot_be_installed_is_left_out_and_says_why(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("no folder")
    peers = Peers(cache=taken)
    assert peers.command("termdown") is None
    assert str(taken) in peers.missing["termdown"]


def test_a_run_that_measurements_share_is_waited_for_once() -> None:
    chosen = [Measurement(name, "", good, 4.5, 1.0) for name in ("running", "memory", "writing")]
    assert minutes(chosen, quick=False) == 9.0
    assert minutes(chosen, quick=True) == 2.0


def test_what_is_held_at_the_end_is_compared_with_what_was_held_once_it_had_settled() -> None:
    course = Course("1000 sessions", "Told", "child", 1000, 100, 100)
    held = [Held(0, 10, 100), Held(100, 20, 200), Held(500, 90, 900), Held(1000, 22, 201)]
    memory, objects = rows_of(course, held)
    assert (memory.value, memory.met, memory.told) == (1.1, False, "Told")
    assert (objects.value, objects.met) == (1.005, True)
