"""A hall for the performer's tests: it plays on scripted backends, and all that it reports is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from backcoach.sound.agenda import Take
from backcoach.sound.performer import Performer
from backcoach.sound.stage import Stage
from backcoach.sound.tones import Tones
from backcoach.system.steady import host_seconds
from tests.sound.builders import SOUNDS
from tests.sound.scripted import Scripted

BUSY = 0.3
"""Seconds that a machine busy with other tests may take to wake a thread."""


class Hall:
    """A performer at work on scripted backends, with all that it reported."""

    def __init__(self, backends: list[Scripted], keep_awake: bool) -> None:
        self.reports: list[dict[str, Any]] = []
        self.hushed = False
        self.stage = Stage([], self.reports.append, murmur=keep_awake)
        self.stage._backends = list(backends)
        tones = Tones([SOUNDS / "bright"])
        self.performer = Performer(
            self.stage, tones, self.reports.append, keep_awake=keep_awake, hushed=lambda: self.hushed
        )
        threading.Thread(target=self.performer.perform, daemon=True).start()

    def said(self, what: str) -> list[dict[str, Any]]:
        return [report for report in self.reports if report["is"] == what]

    def play(self, after: float, *cues: str, every: float = 1.0) -> Take:
        take = soon(after, *cues, every=every)
        self.performer.schedule([take])
        return take


Open = Callable[..., Hall]
"""Takes backends, the best first, and `keep_awake`."""


def soon(after: float, *cues: str, every: float = 1.0) -> Take:
    parts = tuple((index * every, cue) for index, cue in enumerate(cues or ("count",)))
    return Take(host_seconds() + after, parts)
