"""`python -m tests.torture` does to the program all that can go wrong, for hours, and tells of it."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence

from .chamber import Budget, LeftOut, Torture, every_torture


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 1 when a promise was broken, 2 for wrong usage."""
    asked = _parser().parse_args(arguments)
    every = every_torture()
    if asked.list:
        print("\n".join(f"{one.name:<14} {one.about}" for one in every))
        return 0
    chosen = [one for one in every if not asked.only or _meant(one, asked.only)]
    if unknown := [name for name in asked.only if not any(_meant(one, [name]) for one in every)]:
        print(f"no torture is called {', '.join(unknown)}; see them with --list", file=sys.stderr)
        return 2
    # Each is done, whatever came of the ones before it.
    verdicts = [_done(one, Budget(asked.minutes)) for one in chosen]
    return 0 if all(verdicts) else 1


def _done(one: Torture, budget: Budget) -> bool:
    """Whether a torture was borne; its line is printed."""
    print(f"{one.name:<14} ", end="", flush=True)
    began = time.monotonic()
    trouble = ""
    try:
        verdict, told = "borne", one.run(budget)
    except LeftOut as needs:
        verdict, told = "left out", str(needs)
    except Exception as error:
        verdict, told = "BROKEN", str(error) or type(error).__name__
        trouble = traceback.format_exc()
    print(f"{(time.monotonic() - began) / 60:7.1f} min  {verdict:<8}  {told}", flush=True)
    print(trouble, end="", file=sys.stderr, flush=True)
    return not trouble


def _meant(one: Torture, names: Sequence[str]) -> bool:
    """Whether a torture is one of those by its name, or by that of its kind: `end` is all of `end:…`."""
    return one.name in names or one.name.partition(":")[0] in names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.torture",
        description="Do to backcoach all that can go wrong, for hours, and see what it makes of it.",
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="these alone: end:kill, fuzz, …"
    )
    parser.add_argument("--minutes", type=float, metavar="N", help="each for so many minutes at the most")
    parser.add_argument("--list", action="store_true", help="say what there is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
