"""The one face of sound for the rest of the program, and the choice of what stands behind it."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from backcoach.training.cue import Passage

FORCE_VARIABLE = "BACKCOACH_SOUND"
"""Environment variable that names the one backend to use: for doctor, tests, and odd machines."""

SOUND_SETS = ("bright", "gentle")
"""The shipped sets: one cuts through music, one is for early mornings."""


@dataclass(frozen=True, slots=True)
class PlayerStatus:
    """What sound can be expected of a player right now."""

    backend: str
    """`simpleaudio`, `miniaudio`, a command's name such as `aplay`, `bell`, `silent`, or `starting`."""
    line: str
    """One line for the screen: what is used, and why nothing better."""
    audible: bool
    """Whether a cue that is due now would be heard."""
    stands_in: bool = False
    """Whether it only does what it can while nothing better plays."""
    device: str = ""
    """Where sound goes since it has moved there, in the system's words; empty while it never moved."""


NO_PLAYER = "no way to play sound is installed"
"""Part of the line of a status where that is so."""

STARTING = "starting"
"""The backend of a player that doesn't know yet what it can use; for two seconds at most."""

StatusCallback = Callable[[PlayerStatus], None]


class Player(Protocol):
    """Sounds passages at their moments. No call blocks, and none raises because of sound trouble."""

    @property
    def status(self) -> PlayerStatus:
        """What is used now."""
        ...

    @property
    def volume(self) -> float:
        """Amplitude from 0 (silent) to 1 (as recorded); a change is heard at once, also in what sounds."""
        ...

    @volume.setter
    def volume(self, value: float) -> None: ...

    def schedule(self, passages: Sequence[Passage]) -> None:
        """Take these instead of everything that has not begun; what is sounding continues.

        `Passage.at` is in seconds of `backcoach.system.steady.host_seconds`. A passage that was already begun
        is not begun again, so a caller may send its whole outlook each time. A part that is up to
        0.25 s late is played at once, one later than that is left out; those to come keep their places.
        """
        ...

    def cut(self) -> None:
        """Forget everything pending, and silence what sounds where the backend can."""
        ...

    def on_status(self, callback: StatusCallback) -> None:
        """Call back at each change of `status`, **from a thread of the player's own**."""
        ...

    def close(self) -> None:
        """Silence, and let go of everything within 0.3 s. May be called again; never raises."""
        ...


class SilentPlayer:
    """Plays nothing: muted, or in tests, which read what it was asked to do."""

    def __init__(self, line: str = "Sound is off", volume: float = 1.0) -> None:
        self._status = PlayerStatus("silent", line, audible=False)
        self._volume = clamp_volume(volume)
        self.scheduled: tuple[Passage, ...] = ()
        """What the last call of `schedule` asked for; empty after `cut`."""
        self.cuts = 0
        """How often `cut` was called."""
        self.closed = False

    @property
    def status(self) -> PlayerStatus:
        """Always silent, with the reason that it was made with."""
        return self._status

    @property
    def volume(self) -> float:
        """Kept, though nothing is heard of it."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = clamp_volume(value)

    def schedule(self, passages: Sequence[Passage]) -> None:
        """Remember the passages."""
        self.scheduled = tuple(passages)

    def cut(self) -> None:
        """Forget the passages."""
        self.scheduled = ()
        self.cuts += 1

    def on_status(self, callback: StatusCallback) -> None:
        """Nothing: this status never changes."""

    def close(self) -> None:
        """Nothing is held."""
        self.closed = True


def make_player(
    *,
    mute: bool = False,
    sound_set: str = SOUND_SETS[0],
    own_sounds: Path | None = None,
    volume: float = 1.0,
    keep_awake: bool = False,
    bell: Callable[[], object] | None = None,
    backend: str | None = None,
) -> Player:
    """Choose a player. Returns at once; what it found shows in `status` soon after.

    `own_sounds` is a folder whose `<cue>.wav` files go before the shipped ones. `keep_awake` keeps a
    sleepy sink (Bluetooth) from eating the first beep. `bell` rings the terminal's bell; it is called
    from a thread of the player's own, so it must hand over to whoever owns the terminal. `backend`
    (else the environment's BACKCOACH_SOUND) allows this one only: `simpleaudio`, `miniaudio`,
    `pw-play`, `paplay`, `aplay`, `afplay`, `winsound`, `bell` or `silent`.
    """
    forced = backend or os.environ.get(FORCE_VARIABLE) or ""
    if mute or forced == "silent":
        return SilentPlayer("Sound is off", volume)
    from backcoach.sound.bell import BellPlayer

    fallback: Player = BellPlayer(bell) if bell is not None else SilentPlayer("No sound")
    if forced == "bell":
        return fallback
    # Not before they are needed: the first frame of the screen doesn't wait for these imports.
    from backcoach.sound.backends.choice import EVERY, names
    from backcoach.sound.child import ChildPlayer
    from backcoach.sound.keeper import SoundSettings
    from backcoach.sound.sets import folders_for

    if forced and forced not in EVERY:
        return SilentPlayer(f"No sound: {FORCE_VARIABLE} knows no {forced!r}; there are {', '.join(EVERY)}")
    folders = folders_for(own_sounds, sound_set)
    settings = SoundSettings(folders, (forced,) if forced else names(), keep_awake)
    return ChildPlayer(settings, fallback, volume=volume)


VOLUME_STEP = 0.1


def louder(volume: float) -> float:
    """A step more, on a whole tenth; at most 1."""
    return clamp_volume(round(math.floor(volume / VOLUME_STEP + 1.001) * VOLUME_STEP, 2))


def quieter(volume: float) -> float:
    """A step less, on a whole tenth; at least 0, which is silent."""
    return clamp_volume(round(math.ceil(volume / VOLUME_STEP - 1.001) * VOLUME_STEP, 2))


def clamp_volume(value: float) -> float:
    """`value` between 0 and 1; what is no number at all counts as 0."""
    return min(1.0, max(0.0, value)) if value == value else 0.0
