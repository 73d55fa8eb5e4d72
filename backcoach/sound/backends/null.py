"""A device that isn't there: lets tests, and a person asking what the delays are, do without one."""

from __future__ import annotations


class Null:
    """Plays into nothing. Only used when it is asked for by name."""

    name = "null"
    lead = 0.0
    slack = 0.0
    lead_in = 0.0
    tail = 0.0
    spawns = False
    streams = False

    def open(self, *, murmur: bool) -> None:
        """Always there."""

    def prepare(self) -> None:
        """Always ready."""

    def play(self, pcm: bytes, at: float) -> None:
        """Drop the samples."""

    def check(self) -> None:
        """Never fails."""

    def stop(self) -> None:
        """Nothing sounds."""

    def rest(self) -> None:
        """Costs nothing."""

    def close(self) -> None:
        """Nothing is held."""
