"""The player that has its sound made by another process: the calls, none of which waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from backcoach.sound.keeper import Keeper, SoundSettings
from backcoach.sound.parts import takes_of
from backcoach.sound.player import STARTING, Player, PlayerStatus, StatusCallback, clamp_volume
from backcoach.training.cue import Passage

if TYPE_CHECKING:
    from backcoach.sound.wire import Message

CLOSE_WITHIN = 0.25
"""Seconds that `close` waits for the process to be gone."""


class ChildPlayer:
    """Sound through a process of its own, which may crash, hang or be killed without being missed."""

    def __init__(
        self,
        settings: SoundSettings,
        fallback: Player,
        *,
        volume: float = 1.0,
        on_status: StatusCallback | None = None,
        on_report: Callable[[Message], None] | None = None,
    ) -> None:
        """Start at once, off the caller's thread. `fallback` takes over while nothing else sounds.

        `on_status` is as if registered before the start, and misses nothing. `on_report` gets every
        report of the process. Both are called from a thread of the player's own.
        """
        self._status = PlayerStatus(STARTING, "Sound is starting", audible=False)
        self._callbacks: list[StatusCallback] = [on_status] if on_status else []
        self._fallback = fallback
        self._volume = clamp_volume(volume)
        self._closed = False
        fallback.volume = self._volume
        self.keeper = Keeper(settings, fallback, self._volume, self._changed, on_report)
        """Whatever the process does; doctor and tests look at its `pid`, `restarts` and `log`."""
        self._thread = threading.Thread(target=self.keeper.run, name="sound", daemon=True)
        self._thread.start()

    @property
    def status(self) -> PlayerStatus:
        """What is used now."""
        return self._status

    @property
    def volume(self) -> float:
        """Amplitude from 0 to 1."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        volume = self._volume = clamp_volume(value)
        self._fallback.volume = volume
        self.keeper.note(lambda: self.keeper.set_volume(volume))

    def schedule(self, passages: Sequence[Passage]) -> None:
        """See `Player.schedule`."""
        wanted = tuple(passages)
        takes = tuple(take for passage in wanted for take in takes_of(passage))
        self.keeper.note(lambda: self.keeper.schedule(wanted, takes))

    def cut(self) -> None:
        """See `Player.cut`."""
        self.keeper.note(self.keeper.cut)

    def on_status(self, callback: StatusCallback) -> None:
        """See `Player.on_status`."""
        self._callbacks.append(callback)

    def close(self) -> None:
        """See `Player.close`."""
        if self._closed:
            return
        self._closed = True
        self.keeper.note(None)
        if self._thread is not threading.current_thread():
            self._thread.join(CLOSE_WITHIN)
        self._fallback.close()

    def _changed(self, status: PlayerStatus) -> None:
        """Pass a new status on. A callback that fails must not take the sound down with it."""
        self._status = status
        for callback in self._callbacks:
            try:
                callback(status)
            except Exception as error:
                self.keeper.log.append(f"a status callback failed: {type(error).__name__}: {error}")
