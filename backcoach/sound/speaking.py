"""Another player with words: it finds the files of those in a passage, and leaves the rest as it is."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from backcoach.sound.parts import takes_of
from backcoach.sound.player import Player, PlayerStatus, StatusCallback
from backcoach.sound.speech import Speech
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage, Spoken

SETTLED = 0.5
"""Seconds before its moment from which on a passage stays as it was sent: the player may have begun it."""

LAST_CALL = 0.05
"""The same where there was nothing to begin: words alone that were not rendered yet."""


class SpeakingPlayer:
    """Hands passages on with the files of their words. What is rendered too late is not heard."""

    def __init__(self, player: Player, speech: Speech) -> None:
        self._player = player
        self._speech = speech
        self._lock = threading.Lock()
        self._outlook: tuple[Passage, ...] = ()
        self._sent: dict[Passage, Passage] = {}
        """What each passage of the outlook was sent as."""
        speech.on_ready(self._ready)

    @property
    def status(self) -> PlayerStatus:
        """See `Player.status`."""
        return self._player.status

    @property
    def volume(self) -> float:
        """See `Player.volume`."""
        return self._player.volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._player.volume = value

    def schedule(self, passages: Sequence[Passage]) -> None:
        """See `Player.schedule`."""
        with self._lock:
            self._outlook = tuple(passages)
            self._sent.clear()
            self._send()

    def cut(self) -> None:
        """See `Player.cut`."""
        with self._lock:
            self._outlook = ()
            self._sent.clear()
            self._player.cut()

    def on_status(self, callback: StatusCallback) -> None:
        """See `Player.on_status`."""
        self._player.on_status(callback)

    def close(self) -> None:
        """See `Player.close`."""
        self._speech.close()
        self._player.close()

    def _ready(self, text: str) -> None:
        """Words have been rendered: send the outlook again if it waits for them."""
        with self._lock:
            if any(_says(passage, text) for passage in self._outlook):
                self._send()

    def _send(self) -> None:
        now = host_seconds()
        for passage in self._outlook:
            sent = self._sent.get(passage)
            if sent is None or passage.at - now > (SETTLED if takes_of(sent) else LAST_CALL):
                self._sent[passage] = self._with_files(passage)
        self._player.schedule([self._sent[passage] for passage in self._outlook])

    def _with_files(self, passage: Passage) -> Passage:
        """The passage with a file for each of its words that are rendered, and short enough."""
        if not any(isinstance(part, Spoken) for _, part in passage.parts):
            return passage
        return replace(passage, parts=tuple((at, self._with_file(part)) for at, part in passage.parts))

    def _with_file(self, part: Cue | Spoken) -> Cue | Spoken:
        if isinstance(part, Cue):
            return part
        clip = self._speech.clip(part.text)
        return part if clip is None else part.in_file(str(clip.path), clip.seconds)


def _says(passage: Passage, text: str) -> bool:
    return any(isinstance(part, Spoken) and part.text == text for _, part in passage.parts)
