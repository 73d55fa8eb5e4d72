"""How long the commands take that need no screen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator

from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement
from ..subjects import backcoach, environment_with, home_in

STEP = """\
  - work: one-arm-dumbbell-row
    sets: 3                      # a comment, as people write them
    reps: 8-12
    load: heavy
    rest: 75s
"""

LINES = 500


def long_routine(lines: int) -> str:
    """A routine of about so many lines."""
    return "name: Long\nmain:\n" + STEP * (lines // 5) + "cool-down: [{hold: childs-pose, for: 40s}]\n"


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: a check of a long file, a plan, the version."""
    home = home_in(bench.folder("home"))
    file = home / "long.yaml"
    file.write_text(long_routine(LINES), encoding="utf-8")
    commands = {
        "version": ["--version"],
        f"check of {LINES} lines": ["check", str(file)],
        "plan": ["plan", "full-back-a"],
        "list": ["list"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    turns = bench.turns(11, 3)
    with bench.steps("commands", turns + 1) as steps:
        for turn in range(turns + 1):
            for name, arguments in commands.items():
                command, environment = backcoach(home, *arguments)
                begin = time.perf_counter()
                subprocess.run(
                    list(map(str, command)),
                    check=True,
                    stdout=subprocess.DEVNULL,
                    env=environment_with(environment),
                )
                if turn:  # the first one warms the disk's cache
                    seconds[name].append(time.perf_counter() - begin)
            steps.done()
    check = Sample(seconds[f"check of {LINES} lines"])
    allowed = Sample([1.5 * version + 0.060 for version in seconds["version"]])
    label = f"check of {LINES} lines ÷ (1.5 × version + 60 ms)"
    told = f"`backcoach check` of {LINES} lines ÷ (1.5 × `--version` + 60 ms)"
    yield ratio(label, check, allowed, bar=1.0, unit="ms", scale=1e3, told=told)
    for name in commands:
        yield amount(name, Sample(seconds[name]), "ms", scale=1e3)


MEASUREMENT = Measurement(
    "commands", "commands without a screen, in turns", measure, minutes=0.4, quick_minutes=0.1
)
