"""What a set costs on its way to the disk, beside a raw append that waits for the disk as well."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from statistics import median

from backcoach.journal.exchange import record
from backcoach.journal.rows import SessionId, Standing
from backcoach.journal.store import Journal

from ...journal.builders import begin, logged_session, logged_set
from ..bench import Bench
from ..figures import Row, Sample, amount, ratio
from ..registry import Measurement

SETS = 200
"""In a round; of each round the median counts, because a disk now and then takes its time."""


def measure(bench: Bench) -> Iterator[Row]:
    """In turns: a set with where the session stands, and the same as a line of text."""
    folder = bench.folder("writing")
    rounds = bench.turns(9, 3)
    raw_took: list[float] = []
    sets_took: list[float] = []
    with bench.steps("writing", rounds) as steps, Journal.open(folder / "journal.db") as journal:
        begin(journal)
        line = json.dumps(record(logged_session(), logged_set())).encode() + b"\n"
        raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for number in range(rounds):
            appended, kept = [], []
            for slot in range(number * SETS, (number + 1) * SETS):
                appended.append(_seconds(lambda: (os.write(raw, line), os.fsync(raw))))
                done, stands = logged_set(slot=slot), Standing(slot, 0.0)
                kept.append(
                    _seconds(lambda done=done, stands=stands: journal.turn(SessionId(1), done, stands))  # type: ignore[misc]
                )
            raw_took.append(median(appended))
            sets_took.append(median(kept))
            steps.done()
        os.close(raw)
    one, line_by_itself = Sample(sets_took), Sample(raw_took)
    told = "A set kept on disk ÷ a raw append and fsync"
    yield ratio(
        "a set kept ÷ raw append and fsync", one, line_by_itself, bar=1.5, unit="ms", scale=1e3, told=told
    )
    yield amount("a set kept", one, "ms", scale=1e3)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


MEASUREMENT = Measurement(
    "writing",
    "from a set to the disk, beside a raw append that waits for the disk, in turns",
    measure,
    minutes=0.2,
    quick_minutes=0.1,
)
