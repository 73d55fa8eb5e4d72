"""The process that holds the native audio, so that neither its crashes nor its pauses reach the screen.

It reads commands from standard input and writes reports to standard output, one JSON object a line,
and ends when its input does: however its parent died, nothing is left behind.

What it imports is held twice on a person's machine, and is half of what a whole screen takes: so neither
this module nor what it needs for most sounds loads `typing`, `dataclasses` or the like.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal`, but for what gives its numbers names
import os
import sys
import threading

from backcoach.sound.backends import choice
from backcoach.sound.performer import Performer
from backcoach.sound.presence import Presence
from backcoach.sound.stage import Stage
from backcoach.sound.tones import Tones
from backcoach.sound.wire import Lines, decode, encode, takes_from_json
from backcoach.system.steady import host_asleep, host_seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from backcoach.sound.moving import Moving

AT_ONCE = 4096
"""Bytes that are read at once: room for them is held for as long as nothing comes."""

GRACE = 0.2
"""Seconds for the backend to let go at the end."""


class Reports:
    """Standard output as a line of messages, from any thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def __call__(self, message: dict[str, Any]) -> None:
        """Write one message. The parent reads all the time; if it is gone, so are we."""
        line = encode(message)
        with self._lock:
            try:
                while line:
                    line = line[os.write(self._descriptor, line) :]
            except OSError:
                os._exit(0)


class Helper:
    """Commands in, sound and reports out. The first command must be `start`."""

    def __init__(self, report: Reports) -> None:
        self._report = report
        self._stage: Stage | None = None
        self._performer: Performer | None = None
        self._moving: Moving | None = None
        self._presence = Presence(host_seconds(), host_asleep())

    def obey(self, command: dict[str, Any]) -> bool:
        """Do as told; False for `close`. Raises ValueError, TypeError or KeyError for a bad command."""
        again = command.get("again")
        self._presence.heard(host_seconds(), None if again is None else float(again))
        if command["do"] in ("schedule", "cut"):
            self._presence.ordered(host_asleep())
        match command["do"]:
            case "start":
                self._start(command)
            case "ping":
                busy = self._stage.busy_for() if self._stage else 0.0
                self._report({"is": "pong", "busy": round(busy, 3)})
            case "schedule":
                self._on_stage().schedule(takes_from_json(command["passages"]))
            case "cut":
                self._on_stage().cut()
            case "volume":
                self._on_stage().set_volume(float(command["value"]))
            case "close":
                return False
            case unknown:
                raise ValueError(f"no such command: {unknown!r}")
        return True

    def _start(self, command: dict[str, Any]) -> None:
        tones = Tones(map(str, command["folders"]), float(command["volume"]))
        keep_awake = bool(command["keep_awake"])
        names = command["backends"] or choice.names()
        self._stage = Stage(names, self._report, murmur=keep_awake)
        self._performer = Performer(
            self._stage, tones, self._report, keep_awake=keep_awake, hushed=self._hushed
        )
        threading.Thread(target=self._perform, daemon=True).start()
        if names != ["null"]:
            from backcoach.sound.moving import Moving  # it starts processes: nobody waits for that

            self._moving = Moving(self._report)
            self._moving.listen()

    def _hushed(self) -> bool:
        return self._presence.hushed(host_seconds(), host_asleep())

    def _perform(self) -> None:
        """Perform; if that fails through a mistake of ours, end, so that the parent starts anew."""
        try:
            self._on_stage().perform()
        except BaseException as error:
            self._report({"is": "problem", "line": f"{type(error).__name__}: {error}"})
            sys.excepthook(type(error), error, error.__traceback__)
            os._exit(1)

    def _on_stage(self) -> Performer:
        if self._performer is None:
            raise ValueError("the first command must be start")
        return self._performer

    def end(self) -> None:
        """Leave at once, without waiting for native threads; a backend that hangs is not waited for."""
        if self._moving is not None:
            self._moving.close()
        if self._stage is not None:
            closing = threading.Thread(target=self._stage.close, daemon=True)
            closing.start()
            closing.join(GRACE)
        os._exit(0)


def main() -> None:
    """Obey standard input until it ends."""
    # ctrl+C and a closed terminal are the parent's to answer; ours is the end of standard input.
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(_signal, name):
            _signal.signal(getattr(_signal, name), _signal.SIG_IGN)
    report = Reports(os.dup(1))
    os.dup2(2, 1)  # whatever a native library prints goes where it disturbs nobody
    helper = Helper(report)
    lines = Lines()
    while piece := os.read(0, AT_ONCE):
        for line in lines.feed(piece):
            try:
                if not helper.obey(decode(line)):
                    helper.end()
            except (ValueError, TypeError, KeyError) as error:
                report({"is": "problem", "line": f"bad command: {error}"})
    helper.end()
