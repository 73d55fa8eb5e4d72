"""A session in a real terminal, ended in the worst way at the worst moment, and a look at what is left."""

from __future__ import annotations

import random
import re
import signal
import time
from dataclasses import dataclass
from enum import Enum, auto
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
UNWRAPPED, WRAPPED = b"\x1b[?7l", b"\x1b[?7h"
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


class Stage(Enum):
    """When a process is ended."""

    BEGINNING = auto()
    """Perhaps before anything is seen of it."""
    LEADING = auto()
    """In the middle of a session."""
    LEAVING = auto()
    """Told by a key to end, which it may have done when it is told again."""


STARTS = {
    "home": (),
    "home again": (),
    "screen again": ("run", "ends.yaml", "--speed", f"{SPEED:g}"),
    "screen": ("run", "ends.yaml", "--speed", f"{SPEED:g}"),
    "plain": ("run", "ends.yaml", "--speed", f"{SPEED:g}", "--plain"),
    "events": ("run", "ends.yaml", "--speed", f"{SPEED:g}", "--events"),
}
"""What is ended, by what a person types for it. Again: it was open before, and its picture stands at once."""

LEAVE = "\x11"
"""ctrl+q, which ends the full screen from anywhere."""


@dataclass
class End:
    """How a process was ended, and what could be seen of it."""

    seen: Terminal
    home: Path
    children: set[int]
    stage: Stage

    @property
    def shown(self) -> int:
        """The last hold whose name was on the screen, which shows what comes next as well."""
        found = re.findall(rb"[Qq]z(\d\d)qz", self.seen.written)
        return max(map(int, found), default=0)

    def assert_nobody_is_left(self) -> None:
        assert wait_until(lambda: not any(map(is_alive, self.children)), 5), "a process was left behind"

    def assert_the_terminal_is_as_it_was(self) -> None:
        written = self.seen.written
        assert self.seen.after == self.seen.before, "echo, line by line, …"
        for on, off in (
            (ALTERNATE_SCREEN, NORMAL_SCREEN),
            (CURSOR_HIDDEN, CURSOR_SHOWN),
            (UNWRAPPED, WRAPPED),
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

    def assert_it_ended_by(self, code: int, number: signal.Signals) -> None:
        """By the signal's number as shells count it, or by itself, if that was on its way already.

        Before there is anything to put in order, and when all is, a signal may end a process by itself.
        """
        written = self.seen.written
        nothing_open = written.rfind(NORMAL_SCREEN) >= written.rfind(ALTERNATE_SCREEN)
        by_itself = self.stage is Stage.LEAVING and code in (0, 130)
        assert code == 128 + number or (code == -number and nothing_open) or by_itself, code


def end_somewhere(home: Path, how: str, chance: random.Random) -> None:
    """Start something, end it at a random moment, and look at what is left."""
    stage = chance.choice([Stage.BEGINNING, Stage.BEGINNING, Stage.LEADING, Stage.LEADING, Stage.LEAVING])
    starts = [name for name in STARTS if _can_be(name, stage)]
    end_at(home, how, chance.choice(starts), stage, chance.random())


def _can_be(start: str, stage: Stage) -> bool:
    match stage:
        case Stage.LEADING:
            return start not in ("home", "home again")
        case Stage.LEAVING:
            return start not in ("plain", "events")
        case _:
            return True


def end_at(home: Path, how: str, start: str, stage: Stage, moment: float) -> None:
    """Start something, end it at a moment between 0 and 1 of a stage, and look at what is left."""
    settle_in(home)
    write_routine(home)
    # A path from where the tests were started would be another file.
    arguments = [str(home / one) if one == "ends.yaml" else one for one in STARTS[start]]
    if start.endswith("again"):
        _be_seen(home, arguments)
    with terminal(home, *arguments) as seen:
        if stage is not Stage.BEGINNING:
            seen.wait_for(
                b"Proven five" if start.startswith("home") else name_of(1)[1:].encode(), LONGEST_START
            )
        if stage is Stage.LEAVING:
            seen.type(LEAVE)
        time.sleep(moment * LASTS[stage])
        end = End(seen, home, descendants(seen.process.pid), stage)
        ENDINGS[how](end)
        end.assert_nobody_is_left()
        end.assert_no_set_is_lost()


def _be_seen(home: Path, arguments: list[str]) -> None:
    """Start something until its picture is kept, and leave nothing else of it."""
    kept = home / "cache" / "first-picture"
    with terminal(home, *arguments) as seen:
        assert wait_until(
            lambda: kept.is_dir() and bool({"home", "session"} & {one.name for one in kept.iterdir()}),
            LONGEST_START,
        )
        children = descendants(seen.process.pid)
        seen.process.kill()
        seen.process.wait()
    assert wait_until(lambda: not any(map(is_alive, children)), 5)
    for journal in home.glob("journal.db*"):
        journal.unlink()


LASTS = {Stage.BEGINNING: 0.8, Stage.LEADING: 3.0, Stage.LEAVING: 0.3}
"""Seconds from the first to the last moment of a stage that something is ended at."""


def _kill(end: End) -> None:
    _send(end, signal.SIGKILL)
    code = end.seen.wait(LONGEST_END)
    assert code == -signal.SIGKILL or (end.stage is Stage.LEAVING and code in (0, 130))


def _by_signal(end: End, number: signal.Signals) -> None:
    _send(end, number)
    end.assert_it_ended_by(end.seen.wait(LONGEST_END), number)
    end.assert_the_terminal_is_as_it_was()


def _send(end: End, number: signal.Signals) -> None:
    if end.seen.process.poll() is None:
        end.seen.kill(number)


def _stop_and_go_on(end: End) -> None:
    """Stopped for a while, gone on with, and then told to end."""
    _send(end, signal.SIGSTOP)
    time.sleep(0.2)
    _send(end, signal.SIGCONT)
    time.sleep(0.2)
    _by_signal(end, signal.SIGTERM)


def _close_the_terminal(end: End) -> None:
    """What it writes from then on is read by nobody."""
    end.seen.hang_up()
    end.assert_it_ended_by(end.seen.process.wait(LONGEST_END), signal.SIGHUP)
    assert b"Traceback" not in end.seen.written


ENDINGS = {
    "kill -9": _kill,
    "SIGTERM": lambda end: _by_signal(end, signal.SIGTERM),
    "SIGHUP": lambda end: _by_signal(end, signal.SIGHUP),
    "SIGSTOP and SIGCONT": _stop_and_go_on,
    "a closed terminal": _close_the_terminal,
}
