"""Runs the benchmarks in turns, so that a noisy machine is noisy for all of them, and prints ratios first."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7

STEP = """\
  - work: one-arm-dumbbell-row
    sets: 3                      # a comment, as people write them
    reps: 8-12
    load: heavy
    rest: 75s
"""


def long_routine(lines: int) -> str:
    """A routine of about so many lines."""
    return "name: Long\nmain:\n" + STEP * (lines // 5) + "cool-down: [{hold: childs-pose, for: 40s}]\n"


def seconds_of(arguments: list[str], home: str) -> float:
    """Wall seconds of one run of the program."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "backcoach", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "BACKCOACH_HOME": home},
    )
    return time.perf_counter() - begin


def measure() -> dict[str, float]:
    """Medians in seconds, and what the promises are about."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "long.yaml"
        file.write_text(long_routine(500), encoding="utf-8")
        commands = {
            "version": ["--version"],
            "check of 500 lines": ["check", str(file)],
            "plan": ["plan", "full-back-a"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, arguments in commands.items():
                seconds = seconds_of(arguments, home)
                if run:  # the first one warms the disk's cache
                    taken[name].append(seconds)
            print(f"\r{run + 1} of {RUNS + 1}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
    medians = {name: statistics.median(all_) for name, all_ in taken.items()}
    bar = 1.5 * medians["version"] + 0.060
    return {**medians, "check ÷ its bar (1.5 × version + 60 ms)": medians["check of 500 lines"] / bar}


def main() -> int:
    """Print a table and a line of JSON; 1 when a bar is missed."""
    figures = measure()
    for name, figure in reversed(figures.items()):
        print(f"{figure:8.3f}  {name}")
    print(json.dumps({name: round(figure, 4) for name, figure in figures.items()}, ensure_ascii=False))
    return 1 if figures["check ÷ its bar (1.5 × version + 60 ms)"] > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
