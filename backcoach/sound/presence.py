"""Whether anybody trains by what is played. Pure: the time is always an argument, in host seconds.

A coach that was stopped, or a machine that was asleep, leaves a schedule behind that nobody follows any
more; until the coach has looked about and said so, it is better not to count and call on.
"""

from __future__ import annotations

import math

UNHEARD = 0.75
"""Seconds without a word from the coach after the moment at which it wanted to send one."""

SLEPT = 2.0
"""Seconds of sleep after which nobody is where the schedule thinks; a nap of the machine is shorter."""

ABSENT = 2.25
"""As many seconds after which the coach itself takes time for lost, once it looks about."""

LOOKS_WITHIN = 1.5
"""Seconds after a sleep, or an absence, within which the coach has noticed it."""


class Presence:
    """What is known of the coach and of the machine's sleep."""

    def __init__(self, now: float, asleep: float) -> None:
        """`asleep` is how many seconds the machine has slept in all so far."""
        self._expected = now
        """When the next word is to come."""
        self._asleep = asleep
        self._woke_at: float | None = None

    def heard(self, now: float, again: float | None) -> None:
        """The coach said something; after an absence that alone says nothing of what is to be played.

        `again` is when it will say something next, at the latest; None: not before there is more to play.
        """
        if now - self._expected > ABSENT:
            self._woke_at = now
        self._expected = math.inf if again is None else max(now, again)

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
        return self._woke_at is not None or now - self._expected > UNHEARD
