"""What is still to be played, and what it is too late for. Pure: the time is always an argument."""

from __future__ import annotations

from math import isfinite

from backcoach.sound.tones import LONGEST_PASSAGE, Sound

TYPE_CHECKING = False  # the sound process loads nothing for the sake of types: see helper.py
if TYPE_CHECKING:
    from collections.abc import Iterable

LATE_LIMIT = 0.25
"""Seconds by which a part may be late and still be played; later than that it would only confuse."""


class Take:
    """A passage as the sound process knows it: cues by name, files by path. Never changed once made."""

    __slots__ = ("_hash", "at", "parts")

    def __init__(self, at: float, parts: tuple[tuple[float, Sound], ...]) -> None:
        """Raise ValueError for times that cannot be."""
        if not (isfinite(at) and all(0 <= offset <= LONGEST_PASSAGE for offset, _ in parts)):
            raise ValueError(
                f"a passage must start at a finite time, and its parts within {LONGEST_PASSAGE:.0f} s"
            )
        self.at = at
        """When its first part is due, in host seconds."""
        self.parts = parts
        """Offset from `at` in seconds, and what starts there; in order."""
        self._hash = hash((at, parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Take) and (self.at, self.parts) == (other.at, other.parts)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Take({self.at!r}, {self.parts!r})"

    @property
    def last_start(self) -> float:
        """When its last part is due, in host seconds."""
        return self.at + max((offset for offset, _ in self.parts), default=0.0)

    def remaining(self, now: float) -> Take | None:
        """What of it can still be played from `now` on: late parts at once, coming ones in their places."""
        late = now - self.at
        if late <= 0:
            return self
        kept = tuple(
            (max(0.0, offset - late), sound) for offset, sound in self.parts if offset - late >= -LATE_LIMIT
        )
        return Take(now, kept) if kept else None


class Agenda:
    """The takes that have not begun, and those that have and may still sound."""

    def __init__(self) -> None:
        self.pending: list[Take] = []
        """Not begun, the soonest first."""
        self._begun: list[Take] = []

    def replace(self, takes: Iterable[Take], now: float) -> None:
        """Take these instead of everything that has not begun. One that has begun doesn't begin again."""
        self._begun = [take for take in self._begun if take.last_start > now - 2 * LATE_LIMIT]
        begun = set(self._begun)
        self.pending = sorted(
            (t for t in dict.fromkeys(takes) if t.parts and t not in begun), key=lambda t: t.at
        )

    def begin(self, take: Take) -> None:
        """Note that a pending take is being played."""
        self.pending.remove(take)
        self._begun.append(take)

    def take_back(self, take: Take) -> None:
        """Count a take as not begun after all, because it could not be played."""
        if take in self._begun:
            self._begun.remove(take)
            self.pending = sorted([*self.pending, take], key=lambda t: t.at)

    def drop_stale(self, now: float) -> list[Take]:
        """Take out, and return, everything that it is too late for."""
        stale = [take for take in self.pending if take.remaining(now) is None]
        self.pending = [take for take in self.pending if take not in stale]
        return stale

    def clear(self) -> None:
        """Forget everything, the begun too: after a cut the same take may be asked for again."""
        self.pending.clear()
        self._begun.clear()
