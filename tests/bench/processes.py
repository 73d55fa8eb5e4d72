"""What a process and all that it started have cost: processor, wake-ups, memory.

Linux tells everything. Elsewhere `ps` tells the processor's time in hundredths of a second and the memory
that is resident now, and nothing tells the wake-ups: those are None then, and the table says so.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

CPUCLOCK_SCHED = 2
"""Linux: the part of a process's clock number that asks for its time on the processor, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Of a process and its descendants, so far."""

    cpu: float
    """Seconds on the processor, in user and system mode."""
    switches: int | None
    """How often it went to sleep of itself, and so had been woken; None where that isn't told."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes."""

    resident: int
    """What is in memory, with pages that several processes share counted in each."""
    private: int | None
    """What no other process shares, and would be free if it ended; None where that isn't told."""
    alone: int | None
    """The same of the process without those that it started."""


if sys.platform == "linux":

    def usage(pid: int) -> Usage:
        """Of a process and all its descendants that live, and of those that they have waited for."""
        cpu, switches = 0.0, 0
        for one in (pid, *descendants(pid)):
            try:
                cpu += time.clock_gettime((~one << 3) | CPUCLOCK_SCHED) + _waited_for(one)
                switches += _switches(one)
            except OSError:
                continue  # it has ended meanwhile
        return Usage(cpu, switches)

    def memory(pid: int) -> Memory:
        """Of a process and all its descendants that live."""
        private_, resident = 0, 0
        for one in (pid, *descendants(pid)):
            try:
                private_ += private(one)
                resident += _number(Path(f"/proc/{one}/status").read_text(), "VmRSS") * 1024
            except OSError:
                continue  # it has ended meanwhile
        return Memory(resident, private_, private(pid))

    def private(pid: int | None = None) -> int:
        """Bytes that a process alone holds (this one, if none is named)."""
        rollup = Path(f"/proc/{pid or 'self'}/smaps_rollup").read_text()
        return 1024 * sum(_number(rollup, key) for key in ("Private_Clean", "Private_Dirty"))

    def descendants(pid: int) -> tuple[int, ...]:
        """Every process that a process has started, and those that they have."""
        found: list[int] = []
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                children = task.read_text().split()
            except OSError:
                continue
            for child in map(int, children):
                found += [child, *descendants(child)]
        return tuple(found)

    def _waited_for(pid: int) -> float:
        """Processor seconds of children that have ended."""
        stat = re.sub(r"^.*\) ", "", Path(f"/proc/{pid}/stat").read_text()).split()
        return (int(stat[13]) + int(stat[14])) / os.sysconf("SC_CLK_TCK")

    def _switches(pid: int) -> int:
        """Of the threads that live: what one that ended had slept is forgotten, which is little."""
        return sum(
            _number(status.read_text(), "voluntary_ctxt_switches")
            for status in Path(f"/proc/{pid}/task").glob("*/status")
        )

    def _number(text: str, key: str) -> int:
        found = re.search(rf"^{key}:\s+(\d+)", text, flags=re.MULTILINE)
        return int(found[1]) if found else 0

else:

    def usage(pid: int) -> Usage:
        """Of a process and all its descendants that live."""
        rows = _ps()
        tree = (pid, *descendants(pid))
        return Usage(sum(rows[one].cpu for one in tree if one in rows), None)

    def memory(pid: int) -> Memory:
        """Of a process and all its descendants that live."""
        rows = _ps()
        tree = (pid, *descendants(pid))
        return Memory(sum(rows[one].resident for one in tree if one in rows), None, None)

    def private(pid: int | None = None) -> int:
        """Bytes that are resident (of this process, if none is named): nothing better is told here."""
        return _ps()[pid or os.getpid()].resident

    def descendants(pid: int) -> tuple[int, ...]:
        """Every process that a process has started, and those that they have."""
        rows = _ps()
        found = [pid]
        for one in found:
            found += [child for child, row in rows.items() if row.parent == one]
        return tuple(found[1:])

    @dataclass(frozen=True, slots=True)
    class _Row:
        parent: int
        cpu: float
        resident: int

    def _ps() -> dict[int, _Row]:
        listed = subprocess.run(
            ["ps", "-axo", "pid=,ppid=,time=,rss="], check=True, capture_output=True, text=True
        ).stdout
        rows = {}
        for line in listed.splitlines():
            pid, parent, cpu, resident = line.split()
            seconds = 0.0
            for part in re.split("[-:]", cpu):
                seconds = seconds * 60 + float(part)
            rows[int(pid)] = _Row(int(parent), seconds, int(resident) * 1024)
        return rows
