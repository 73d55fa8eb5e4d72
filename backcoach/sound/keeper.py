"""Keeps a sound process running: the one thread that starts it, watches it, and starts it anew.

The methods of `Keeper` run on that thread; others leave it a `note`. It sleeps until there is one
whenever nothing is to be played.
"""

from __future__ import annotations

import queue
import signal
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcoach.sound.agenda import LATE_LIMIT, Take
from backcoach.sound.backends.backend import NOT_INSTALLED
from backcoach.sound.player import NO_PLAYER, Player, PlayerStatus
from backcoach.sound.process import HelperProcess
from backcoach.sound.watchdog import PING_EVERY, Record, Watchdog
from backcoach.sound.wire import takes_to_json
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Passage

if TYPE_CHECKING:
    from backcoach.sound.wire import Message

AHEAD = 3.0
"""Seconds before a take from which on the process is watched: one that hangs is replaced in time for it."""

AFTERGLOW = 2.0
"""Seconds for which the process is still watched after a take's last part began."""

GENTLE_END = 0.1
"""Seconds given to the process to end by itself."""

STAND_IN_AFTER = 1.5
"""Seconds without a backend, while one is being opened or a process started, until the fallback rings."""

START_AGAIN = 5.0
"""Seconds until the next try when the system would not even start the process."""

KILLED = (-signal.SIGKILL, -signal.SIGTERM) if hasattr(signal, "SIGKILL") else ()
"""Exit codes of a process that somebody else ended: no backend is to blame."""


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """What the sound process is told at its start."""

    folders: tuple[Path, ...]
    """Where `<cue>.wav` is looked for, the first that has it winning."""
    backends: tuple[str, ...]
    """By name, best first."""
    keep_awake: bool = False


class Keeper:
    """Owns the process, and every decision about it."""

    def __init__(
        self,
        settings: SoundSettings,
        fallback: Player,
        volume: float,
        on_status: Callable[[PlayerStatus], None],
        on_report: Callable[[Message], None] | None,
    ) -> None:
        self.pid: int | None = None
        """The running process; None between two."""
        self.restarts = 0
        """How often the process had to be started anew."""
        self.log: deque[str] = deque(maxlen=50)
        """The last lines about trouble."""
        self.printed: deque[str] = deque(maxlen=30)
        """The last lines that native libraries printed."""
        self._settings = settings
        self._fallback = fallback
        self._volume = volume
        self._on_status = on_status
        self._on_report = on_report
        self._notes: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._passages: tuple[Passage, ...] = ()
        self._takes: tuple[Take, ...] = ()
        self._process: HelperProcess | None = None
        self._watchdog = Watchdog(0.0)
        self._record = Record()
        self._backend = ""
        """What plays or is being tried, and so is to blame for a crash; empty before the first report."""
        self._standing_in = False
        """Whether the fallback is at work."""
        self._device = ""
        """Where sound has moved to; empty while it is where it was at first."""
        self._quiet_since: float | None = host_seconds()
        """Since when nothing could have sounded; None while something can, or the fallback is at work."""
        self._start_at: float | None = None
        self._status: PlayerStatus | None = None

    def note(self, what: Callable[[], None] | None) -> None:
        """Have something done by the keeping thread; None ends it. From any thread, without waiting."""
        self._notes.put(what)

    def run(self) -> None:
        """Do what the notes say, and look at the watchdog, until told to end."""
        self._start()
        while True:
            wake = self._wake_at()
            try:
                what = self._notes.get(timeout=None if wake is None else max(0.0, wake - host_seconds()))
            except queue.Empty:
                self._look(host_seconds())
                continue
            if what is None:
                break
            what()
        process, self._process, self.pid = self._process, None, None
        if process is not None:
            process.finish(GENTLE_END)

    def schedule(self, passages: Sequence[Passage], takes: Sequence[Take]) -> None:
        """Take these instead of everything that has not begun."""
        now = host_seconds()
        begun = (t for t in self._takes if t.at <= now < t.last_start + LATE_LIMIT and t not in takes)
        self._takes = (*begun, *takes)
        self._passages = tuple(passages)
        self._watch()
        self._send({"do": "schedule", "passages": takes_to_json(takes)})
        if self._standing_in:
            self._fallback.schedule(self._passages)
        if self._process is None and self._start_at is None and takes:
            self._start_at = max(now, self._record.forgiven_at)

    def cut(self) -> None:
        """Forget everything, and silence what sounds."""
        self._takes = self._passages = ()
        self._watch()
        self._send({"do": "cut"})
        self._fallback.cut()

    def set_volume(self, volume: float) -> None:
        """Amplitude from 0 to 1 for everything that has not begun."""
        self._volume = volume
        self._send({"do": "volume", "value": volume})

    def _watch(self) -> None:
        """Watch the process while it plays and shortly before that, once now, and at no other time."""
        now = host_seconds()
        spans = [(take.at - AHEAD, take.last_start + AFTERGLOW) for take in self._takes]
        self._watchdog.watch([*spans, (now, now + PING_EVERY)] if spans else spans)

    def _wake_at(self) -> float | None:
        """When there is something to do without a note; None while idle."""
        moments = [self._start_at if self._process is None else self._watchdog.wake_at()]
        if self._quiet_since is not None:
            moments.append(self._quiet_since + STAND_IN_AFTER)
        return min((moment for moment in moments if moment is not None), default=None)

    def _look(self, now: float) -> None:
        """Stand in; start, ping or put down the process: whichever is due."""
        if self._quiet_since is not None and now >= self._quiet_since + STAND_IN_AFTER:
            self._stand_in("the sound device does not answer")
        if self._process is None:
            if self._start_at is not None and now >= self._start_at:
                self._record.forgive(now)
                self._start()
        elif self._watchdog.hangs(now):
            self._down(self._process, hung=True)
        elif self._standing_in and self._record.forgive(now):
            self._process.finish(GENTLE_END)
            self._start()
        elif self._watchdog.ping_due(now):
            self._send({"do": "ping"})

    def _start(self) -> None:
        """Start the process, and tell it everything."""
        self._start_at, self._backend = None, ""
        try:
            process = HelperProcess(self._note_report, self._note_end, self.printed.append)
        except OSError as error:
            self._process = None
            self._stand_in(f"the sound process cannot be started ({error.strerror})")
            self._start_at = host_seconds() + START_AGAIN
            return
        self._process, self.pid = process, process.pid
        self._watchdog = Watchdog(host_seconds())
        self._watch()
        self._send(
            {
                "do": "start",
                "folders": [str(folder) for folder in self._settings.folders],
                "backends": self._backends(),
                "volume": self._volume,
                "keep_awake": self._settings.keep_awake,
            }
        )
        self._send({"do": "ping"})
        self._send({"do": "schedule", "passages": takes_to_json(self._takes)})

    def _backends(self) -> list[str]:
        return [name for name in self._settings.backends if name not in self._record.left_out]

    def _send(self, message: Message) -> None:
        """Send a message, and with it when the next one comes at the latest: none is a sign of absence."""
        again = self._watchdog.next_ping(host_seconds())
        if self._process is not None and not self._process.send({**message, "again": again}):
            self._down(self._process, hung=True)

    def _note_report(self, process: HelperProcess, report: dict[str, Any]) -> None:
        self.note(lambda: self._heard(process, report))

    def _note_end(self, process: HelperProcess) -> None:
        self.note(lambda: self._down(process, hung=False))

    def _down(self, process: HelperProcess, *, hung: bool) -> None:
        """The process died, or hangs: clear it away, and start the next one."""
        if process is not self._process:
            return  # ended by us, and that was its last word
        self._process, self.pid = None, None
        code = process.finish(0.0)
        now = host_seconds()
        self._fall_quiet(now)
        self.restarts += 1
        self.log.append(f"the sound process {'hung' if hung else f'ended with {code}'} ({self._backend})")
        if hung:
            self._record.hung(self._backend, now, opening=self._watchdog.is_opening)
        elif code not in KILLED:
            self._record.crashed(self._backend, now)
        delay = self._record.delay(now)
        if "" in self._record.left_out or not self._backends():
            self._stand_in("; ".join(self._left_out_lines()))
            self._start_at = self._record.forgiven_at if self._takes else None
        elif delay:
            self._start_at = now + delay
        else:
            self._start()

    def _heard(self, process: HelperProcess, report: dict[str, Any]) -> None:
        """Learn from a report."""
        if process is not self._process:
            return
        match report["is"]:
            case "pong":
                self._watchdog.pong(report["busy"])
            case "trying":
                self._backend = report["backend"]
                self._watchdog.opening(True)
            case "ready":
                self._watchdog.opening(False)
                self._sounds(report["backend"], report["reasons"])
            case "silent":
                self._watchdog.opening(False)
                self._stand_in(_why_silent(report["reasons"], self._left_out_lines()))
            case "lost":
                self._fall_quiet(host_seconds())
                self.log.append(f"{report['backend']}: {report['why']}")
            case "device":
                self._moved(report["name"])
            case "problem":
                self.log.append(report["line"])
                if self._status is not None:
                    self._tell(replace(self._status, line=report["line"]))
        if self._on_report is not None:
            self._on_report(report)

    def _sounds(self, backend: str, reasons: Sequence[Sequence[str]]) -> None:
        """A backend plays: the fallback may stop."""
        self._backend = backend
        self._quiet_since = None
        if self._standing_in:
            self._standing_in = False
            self._fallback.schedule(())
        better = [*self._left_out_lines(), *(f"{name}: {why}" for name, why in reasons)]
        line = f"Sound: {backend}" + _in_brackets(better)
        self._tell(PlayerStatus(backend, line, audible=True, device=self._device))

    def _moved(self, device: str) -> None:
        """What plays is heard elsewhere from now on."""
        self._device = device
        if self._status is not None and self._status.audible and not self._standing_in:
            line = f"Sound: {self._status.backend}, now through {device}"
            self._tell(replace(self._status, line=line, device=device))

    def _fall_quiet(self, now: float) -> None:
        """Nothing can sound for a moment; the fallback waits a little, so as not to flicker."""
        if not self._standing_in and self._quiet_since is None:
            self._quiet_since = now

    def _stand_in(self, why: str) -> None:
        """Nothing plays: let the fallback do it."""
        self._quiet_since = None
        if not self._standing_in:
            self._standing_in = True
            self._fallback.schedule(self._passages)
        instead = self._fallback.status
        ending = "; the terminal's bell stands in" if instead.audible else ""
        line = f"No sound: {why}{ending}"
        self._tell(PlayerStatus(instead.backend, line, instead.audible, stands_in=True))

    def _tell(self, status: PlayerStatus) -> None:
        if status != self._status:
            self._status = status
            self._on_status(status)

    def _left_out_lines(self) -> list[str]:
        return [f"{name or 'the sound process'} {what}" for name, what in self._record.left_out.items()]


def _in_brackets(reasons: Sequence[str]) -> str:
    return f" ({'; '.join(reasons)})" if reasons else ""


def _why_silent(reasons: Sequence[Sequence[str]], left_out: Sequence[str]) -> str:
    """The reasons in a few words: no player at all, or no device for those that there are."""
    told = list(dict.fromkeys(why for _, why in reasons if why != NOT_INSTALLED))
    return "; ".join([*left_out, *told]) or NO_PLAYER
