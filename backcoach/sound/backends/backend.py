"""What every way to make a sound can do, so that the performer need not know which one it has."""

from __future__ import annotations

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

NOT_INSTALLED = "not installed"
"""The commonest reason, and the one that says nothing about the device."""


LEAD_IN = 0.25
"""Seconds of silence before a passage where a backend starts anew for each. What such a start swallows is
silence then, and what delays it is made up for by less of it."""


RENEWED = 10.0
"""Seconds after which a stream that keeps its sink awake is asked for anew."""


class Unavailable(Exception):
    """No sound this way, now; the message says why in a few words."""


class Backend(Protocol):
    """One way to make a sound. Every call comes from the performer's one thread, and may take a while."""

    name: str
    lead: float
    """Seconds between `play` and the first sample being heard: how much earlier it must be called."""
    slack: float
    """Seconds by which it may be called earlier still, because it keeps to `at` by itself."""
    lead_in: float
    """Seconds of silence that go before what it plays, as far as there is time: LEAD_IN or none."""
    tail: float
    """Seconds for which it is still heard after `stop`."""
    spawns: bool
    """Whether it starts a process for each passage, and for each look whether there is a device."""
    streams: bool
    """Whether it goes on between passages once prepared, and so keeps the sink awake until `rest`."""

    def open(self, *, murmur: bool) -> None:
        """Find out whether sound can be made. Raises Unavailable.

        `murmur`: a stream plays noise that nobody hears between passages, not plain silence.
        """

    def prepare(self) -> None:
        """A passage is due in about a second: do what would delay it. Raises Unavailable.

        A backend that `streams` is asked again every RENEWED seconds, and goes on for longer than that.
        """

    def play(self, pcm: bytes, at: float) -> None:
        """Play 16-bit mono samples at 44.1 kHz, the first at host second `at`. Raises Unavailable."""

    def check(self) -> None:
        """Asked a few times a second while something sounds. Raises Unavailable if it no longer can."""

    def stop(self) -> None:
        """Silence what sounds, as soon as this backend can."""

    def rest(self) -> None:
        """Nothing is due for a while: cost nothing until `prepare`."""

    def close(self) -> None:
        """Silence, and let go of everything."""
