"""Trying the sound out: a 3-2-1-go through the player that a session would have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from ..coach.hearing import heard_by
from ..files.settings import Settings
from ..sound.player import Player, PlayerStatus
from ..system.steady import host_seconds
from ..training.cue import Passage, Spoken

if TYPE_CHECKING:
    from .app import BackcoachApp

LEAD = 0.3
"""Seconds until the first beep: a player needs a moment."""
PHRASE_AFTER = 4.0
"""Seconds from the first beep to the words, where there are words."""
LASTS = 9.0
"""Seconds after which the player is let go of."""


class Trying:
    """Plays it as often as it is asked to; a later try takes the place of an earlier one."""

    def __init__(self, app: BackcoachApp, tell: Callable[[str], None]) -> None:
        self._app = app
        self._tell = tell
        """Called with a line on what is heard, or why nothing is."""
        self._player: Player | None = None
        self._passages: tuple[Passage, ...] = ()
        self._timer: Timer | None = None

    def hear(self, settings: Settings) -> None:
        """Play a 3-2-1-go as soon as the player is ready."""
        from ..doctor import TEST, TEST_PHRASE  # not before it is needed

        self.close()
        app = self._app
        words = heard_by(settings).words
        player: Player = app.journey.makers.player(
            settings,
            folders=app.library.personal,
            bell=lambda: app.from_any_thread(app.bell),
            texts=(TEST_PHRASE,) if words else (),
        )
        self._player = player
        player.on_status(lambda status: app.from_any_thread(self._settled, player, status))
        self._timer = app.set_timer(LASTS, self.close)
        said = (Passage(PHRASE_AFTER, ((0.0, Spoken(TEST_PHRASE, 5.0)),)),) if words else ()
        self._passages = (TEST, *said)
        self._settled(player, player.status)

    def _settled(self, player: Player, status: PlayerStatus) -> None:
        if player is not self._player:
            return
        self._tell(status.line)
        if status.audible and self._passages:
            begins = host_seconds() + LEAD
            player.schedule([replace(one, at=begins + one.at) for one in self._passages])
            self._passages = ()

    def close(self) -> None:
        """Be silent; harmless where nothing is heard."""
        if self._timer is not None:
            self._timer.stop()
        if self._player is not None:
            self._player.close()
        self._player = None
        self._timer = None
