"""A session in a real terminal, ended in the worst way at the worst moment, and a look at what is left."""

from __future__ import annotations

import random
import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from backcoach.journal import history
from backcoach.journal.store import Journal

from ..tui.terminal import Terminal, descendants, is_alive, terminal, wait_until

SPEED = 4.0
"""The fastest clock that is still heard, so that the sound's process is there."""
HOLDS = 30
SECONDS = 2.0
"""Of each hold; half a real one."""

ALTERNATE_SCREEN, NORMAL_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR_HIDDEN, CURSOR_SHOWN = b"\x1b[?25l", b"\x1b[?25h"
MOUSE_ON, MOUSE_OFF = b"\x1b[?1000h", b"\x1b[?1000l"

LONGEST_START = 20.0
LONGEST_END = 10.0
"""Seconds, of a machine that is busy with other things."""


def name_of(number: int) -> str:
    """What hold so many is called: a word that stands nowhere else on the screen."""
    return f"Qz{number:02}qz"


def write_routine(home: Path) -> Path:
    """Hold after hold, each of its own name, with nothing between them."""
    lines = ["name: Ends", "main:"]
    for number in range(1, HOLDS + 1):
        lines += [f"  - hold: hold-{number}", f"    for: {SECONDS:g}s", "    sets: 1", "    rest: none"]
    lines.append("exercises:")
    for number in range(1, HOLDS + 1):
        lines += [
            f"  hold-{number}:",
            f"    name: {name_of(number)}",
            "    kind: hold",
            "    muscles: [lats]",
        ]
    path = home / "ends.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def settle_in(home: Path) -> None:
    """Settings without a second between two holds."""
    (home / "config.yaml").write_text(
        "keep-awake: no\nsound: beeps\nprepare: none\nchange-over: none\nfigures: no\n", encoding="utf-8"
    )


@dataclass
class End:
    """How a session was ended, and what could be seen of it."""

    seen: Terminal
    home: Path
    children: set[int]

    @property
    def shown(self) -> int:
        """The last hold whose name was on the screen, which shows what comes next as well."""
        found = re.findall(rb"Qz(\d\d)qz", self.seen.written)
        return max(map(int, found), default=0)

    def assert_nobody_is_left(self) -> None:
        assert wait_until(lambda: not any(map(is_alive, self.children)), 5), "a process was left behind"

    def assert_the_terminal_is_as_it_was(self) -> None:
        written = self.seen.written
        assert self.seen.after == self.seen.before, "echo, line by line, …"
        for on, off in (
            (ALTERNATE_SCREEN, NORMAL_SCREEN),
            (CURSOR_HIDDEN, CURSOR_SHOWN),
            (MOUSE_ON, MOUSE_OFF),
        ):
            assert on not in written or written.rfind(off) > written.rfind(on), (on, off)
        assert b"Traceback" not in written

    def assert_no_set_is_lost(self) -> None:
        """Whatever was seen to be over is on the disk, once, and nothing is that wasn't begun."""
        path = self.home / "journal.db"
        journal = Journal.look(path) if path.exists() else None
        kept: list[str] = []
        if journal is not None:
            with journal:
                assert journal.rows("PRAGMA quick_check") == [{"quick_check": "ok"}]
                kept = [one.name for one in history.sets(journal)]
        over = self.shown - 2
        assert len(kept) == len(set(kept))
        assert kept == [name_of(number) for number in range(1, len(kept) + 1)]
        assert len(kept) >= over, f"hold {over} was seen to be over, {len(kept)} are kept"


def end_somewhere(home: Path, how: str, chance: random.Random) -> None:
    """Start a session, end it at a random moment, and look at what is left."""
    settle_in(home)
    routine = write_routine(home)
    early = chance.random() < 0.2
    with terminal(home, "run", str(routine), "--speed", f"{SPEED:g}") as seen:
        if not early:
            seen.wait_for(name_of(1).encode(), LONGEST_START)
        time.sleep(chance.uniform(0.0, 0.8) if early else chance.uniform(0.0, 3.0))
        end = End(seen, home, descendants(seen.process.pid))
        ENDINGS[how](end)
        end.assert_nobody_is_left()
        end.assert_no_set_is_lost()


def _kill(end: End) -> None:
    end.seen.kill(signal.SIGKILL)
    assert end.seen.wait(LONGEST_END) == -signal.SIGKILL


def _by_signal(end: End, number: signal.Signals) -> None:
    begun = ALTERNATE_SCREEN in end.seen.written
    end.seen.kill(number)
    code = end.seen.wait(LONGEST_END)
    # Before there is anything to put in order, a signal may end a process by itself.
    assert code == 128 + number or (code == -number and not begun)
    end.assert_the_terminal_is_as_it_was()


def _stop_and_go_on(end: End) -> None:
    """Stopped for a while, gone on with, and then told to end."""
    end.seen.kill(signal.SIGSTOP)
    time.sleep(0.3)
    end.seen.kill(signal.SIGCONT)
    time.sleep(0.3)
    _by_signal(end, signal.SIGTERM)


def _close_the_terminal(end: End) -> None:
    end.seen.hang_up()
    code = end.seen.process.wait(LONGEST_END)
    assert code in (128 + signal.SIGHUP, -signal.SIGHUP)
    assert b"Traceback" not in end.seen.written


ENDINGS = {
    "kill -9": _kill,
    "SIGTERM": lambda end: _by_signal(end, signal.SIGTERM),
    "SIGHUP": lambda end: _by_signal(end, signal.SIGHUP),
    "SIGSTOP and SIGCONT": _stop_and_go_on,
    "a closed terminal": _close_the_terminal,
}
