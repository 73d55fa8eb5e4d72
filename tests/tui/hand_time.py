"""Time that passes only when a test says so: every timer of the program's own is fired by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from backcoach.tui.terminal import alarm
from backcoach.tui.terminal.alarm import Alarm

from ..fakes import FakeClock

Callback = Callable[[], object]


@dataclass(eq=False)
class HandTimer:
    """Stands in for one of Textual's timers."""

    pump: MessagePump
    callback: Callback
    due: float
    every: float | None = None
    """Seconds between two calls; None: it is called once."""
    stopped: bool = False

    @property
    def name(self) -> str:
        """What is called: "SessionScreen._follow"."""
        return str(getattr(self.callback, "__qualname__", self.callback))

    def stop(self) -> None:
        self.stopped = True

    cancel = stop
    """What an alarm calls it."""


@dataclass
class HandTime:
    """Seconds of the host, the session's clock that runs by them, and the timers that wait for them."""

    host: float = 0.0
    clock: FakeClock = field(default_factory=FakeClock)
    made: list[HandTimer] = field(default_factory=list)
    after_each: list[Callable[[], object]] = field(default_factory=list)
    """Called after every timer: somebody who looks at the screen whenever it may have changed."""

    def make_clock(self, speed: float) -> FakeClock:
        """What the app asks for its session's clock."""
        self.clock = FakeClock(speed)
        return self.clock

    def take_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Catch the timers that the program sets; those that Textual sets for itself go on by themselves."""
        set_timer, set_interval = MessagePump.set_timer, MessagePump.set_interval

        def timer(pump: MessagePump, delay: float, callback: Callback | None = None, **more: Any) -> Any:
            if _is_ours(callback):
                return self._add(HandTimer(pump, callback, self.host + delay))
            return set_timer(pump, delay, callback, **more)

        def interval(pump: MessagePump, every: float, callback: Callback | None = None, **more: Any) -> Any:
            if _is_ours(callback):
                return self._add(HandTimer(pump, callback, self.host + every, every))
            return set_interval(pump, every, callback, **more)

        def ring(rings: Alarm, delay: float) -> None:
            rings.stop()
            timer_ = HandTimer(rings._owner, _prepared(rings), self.host + delay)
            rings._handle = self._add(timer_)  # type: ignore[assignment]

        monkeypatch.setattr(Alarm, "set", ring)
        monkeypatch.setattr(alarm, "GIVEN", 0.0)
        monkeypatch.setattr(MessagePump, "set_timer", timer)
        monkeypatch.setattr(MessagePump, "set_interval", interval)

    @property
    def waiting(self) -> list[HandTimer]:
        """The timers that will still be called, the next one first."""
        alive = [timer for timer in self.made if not timer.stopped and timer.pump.is_running]
        return sorted(alive, key=lambda timer: timer.due)

    def jump(self, seconds: float) -> None:
        """Let time pass while nobody looks: no timer is called."""
        self.host += seconds
        self.clock.advance(seconds * self.clock.speed)

    async def pass_(self, pilot: Pilot[Any], seconds: float) -> None:
        """Let time pass, and call every timer at its very moment."""
        end = self.host + seconds
        while (due := self.waiting) and due[0].due <= end + 1e-9:
            await self._call(pilot, due[0])
        self.jump(max(0.0, end - self.host))

    async def call_late(self, pilot: Pilot[Any]) -> None:
        """Call what is due by now, once each, as a loop does that was held up."""
        for timer in self.waiting:
            if timer.due <= self.host:
                await self._call(pilot, timer)

    async def _call(self, pilot: Pilot[Any], timer: HandTimer) -> None:
        self.jump(max(0.0, timer.due - self.host))
        if timer.every is None:
            timer.stopped = True
        else:
            timer.due = self.host + timer.every
        timer.pump.call_next(timer.callback)
        await pilot.pause(0)
        for look in self.after_each:
            look()

    def _add(self, timer: HandTimer) -> HandTimer:
        self.made.append(timer)
        return timer


def _prepared(alarm: Alarm) -> Callback:
    """What an alarm does at its moment, of which nothing is left to wait for."""
    prepare, callback = alarm._prepare, alarm._callback
    if prepare is None:
        return callback

    @wraps(callback)
    def ring() -> None:
        prepare(0.0)
        callback()

    return ring


def _is_ours(callback: Callback | None) -> bool:
    while isinstance(callback, partial):
        callback = callback.func
    return str(getattr(callback, "__module__", "")).startswith("backcoach.")
