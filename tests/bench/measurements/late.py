"""How late each digit comes up, by the plan and the wall clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..bench import Bench
from ..figures import Row, percentile
from ..registry import Measurement
from ..watching import Watched, watched

EARLY = 0.0002
"""Seconds: two clocks that are looked at in two processes agree no better."""

BARS = {50: 6.0, 99: 20.0}
"""Milliseconds."""

BUSY = 2
"""Loops that leave a machine of two cores no rest."""


def idle(bench: Bench) -> Watched:
    """The session that has the machine for itself."""
    return watched(bench, bench.turns(600, 30), 0)


def busy(bench: Bench) -> Watched:
    """The one beside loops that leave it no rest."""
    return watched(bench, bench.turns(180, 30), BUSY)


def measure(bench: Bench) -> Iterator[Row]:
    """In real time, on a machine that is left alone, and beside two loops that leave it no rest."""
    alone = idle(bench)
    seen = alone.session.seen
    yield from _ratios(alone, "")
    for share, bar in BARS.items():
        yield milliseconds(
            f"lateness of a digit, p{share}", seen, share, bar, told=f"Lateness of a digit, p{share}"
        )
    yield from _faults(alone)
    yield from _ratios(busy(bench), " beside two busy loops", bar=2.0)


def _faults(one: Watched) -> Iterator[Row]:
    of = f"of {len(one.session.late)}"
    early = sum(late < -EARLY for late in one.session.seen)
    earliest = f"{of}, the earliest {min(one.session.seen) * 1e3:.2f} ms after its moment"
    told = f"Digits that came early, {of}"
    yield Row("digits that came early", early, early, early, "digits", 0, earliest, told)
    never = one.session.skipped
    yield Row("digits that never came", never, never, never, "digits", 0, of, f"Digits that never came, {of}")


def _ratios(one: Watched, when: str, *, bar: float | None = None) -> Iterator[Row]:
    for share in BARS:
        ours, theirs = (percentile(of.seen, share) for of in (one.session, one.ticker))
        value = ours / theirs
        detail = f"{ours * 1e3:.2f} ÷ {theirs * 1e3:.2f} ms"
        label = f"lateness of a digit, p{share}{when} ÷ bare ticker"
        told = f"Lateness of a digit{when}, p{share} ÷ a bare ticker's" if bar else ""
        yield Row(label, value, value, value, bar=bar, detail=detail, told=told)


def milliseconds(
    label: str,
    seconds: Sequence[float],
    share: int,
    bar: float | None,
    *,
    of: str = "changes",
    told: str = "",
) -> Row:
    """A percentile of what was measured in seconds."""
    value = percentile(seconds, share) * 1e3
    detail = f"{len(seconds)} {of}, worst {max(seconds) * 1e3:.1f} ms"
    return Row(label, value, value, value, "ms", bar, detail, told)


MEASUREMENT = Measurement(
    "late",
    "digits against the plan and the wall clock, as the terminal gets them",
    measure,
    minutes=13.5,
    quick_minutes=1.3,
)
