"""Whether anybody trains by what is played. Pure: the time is always an argument, in host seconds.

A coach that was stopped, or a machine that was asleep, leaves a schedule behind that nobody follows any
more; until the coach has looked about and said so, it is better not to count and call on.
"""

from __future__ import annotations

UNHEARD = 1.5
"""Seconds without a word from the coach, who sends one twice a second while there is something to play."""

SLEPT = 2.0
"""Seconds of sleep after which nobody is where the schedule thinks; a nap of the machine is shorter."""

ABSENT = 3.0
"""Seconds without a word after which the coach itself takes time for lost, once it looks about."""

LOOKS_WITHIN = 1.5
"""Seconds after a sleep, or an absence, within which the coach has noticed it."""


class Presence:
    """What is known of the coach and of the machine's sleep."""

    def __init__(self, now: float, asleep: float) -> None:
        """`asleep` is how many seconds the machine has slept in all so far."""
        self._heard_at = now
        self._asleep = asleep
        self._woke_at: float | None = None

    def heard(self, now: float) -> None:
        """The coach said something; after an absence that alone says nothing of what is to be played."""
        if now - self._heard_at > ABSENT:
            self._woke_at = now
        self._heard_at = now

    def ordered(self, asleep: float) -> None:
        """It said what to play, knowing what time it is."""
        self._asleep = asleep
        self._woke_at = None

    def hushed(self, now: float, asleep: float) -> bool:
        """Whether to be silent just now."""
        if asleep - self._asleep > SLEPT:
            self._asleep, self._woke_at = asleep, now
        if self._woke_at is not None and now - self._woke_at > LOOKS_WITHIN:
            self._woke_at = None
        return self._woke_at is not None or now - self._heard_at > UNHEARD
