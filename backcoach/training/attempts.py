"""Which attempt at a phase counts: one may go back to it, skip it, or take back the press that ended it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Attempt = TypeVar("Attempt")

ASIDE = 1_000_000
"""From here on indexes are of no phase, but of what was done by a plan that has changed."""


class Attempts(Generic[Attempt]):
    """Every attempt at each phase, by its index.

    The latest one that was done counts: a skip takes nothing back that was done. Where none was done, the
    latest of all counts.
    """

    def __init__(self, is_done: Callable[[Attempt], bool]) -> None:
        self._is_done = is_done
        self._by_phase: dict[int, list[Attempt | None]] = {}

    def ended(self, index: int, attempt: Attempt | None) -> None:
        """Note that a phase ended; None where nothing is to be kept of it."""
        self._by_phase.setdefault(index, []).append(attempt)

    def take_back(self, index: int) -> Attempt | None:
        """Forget that a phase ended last; what was noted of it."""
        attempts = self._by_phase.get(index)
        return attempts.pop() if attempts else None

    def counting(self, index: int) -> Attempt | None:
        """The attempt at a phase that counts."""
        at = self._counting_at(index)
        return None if at is None else self._by_phase[index][at]

    def change(self, index: int, attempt: Attempt) -> None:
        """Put another in the place of the attempt that counts; nothing where there is none."""
        at = self._counting_at(index)
        if at is not None:
            self._by_phase[index][at] = attempt

    def replanned(self, index: int, stays: Callable[[int, Attempt], bool]) -> None:
        """Note that another plan is gone on with behind a phase.

        Who has gone back may have done what the new plan has something else in the place of: that gets an
        index of its own, and nothing done later replaces it. `stays` says which attempts are at a set that
        the new plan has there, too.
        """
        for phase in [phase for phase in self._by_phase if index < phase < ASIDE]:
            counting = self.counting(phase)
            if counting is not None and not stays(phase, counting):
                free = max([ASIDE - 1, *self._by_phase]) + 1
                self._by_phase[free] = [counting]
                del self._by_phase[phase]

    def __iter__(self) -> Iterator[tuple[int, Attempt]]:
        """The phases that have an attempt that counts, and which, in the order of the plan."""
        for index in sorted(self._by_phase):
            counting = self.counting(index)
            if counting is not None:
                yield index, counting

    def _counting_at(self, index: int) -> int | None:
        latest: int | None = None
        attempts = self._by_phase.get(index, [])
        for at in reversed(range(len(attempts))):
            attempt = attempts[at]
            if attempt is not None and self._is_done(attempt):
                return at
            if attempt is not None and latest is None:
                latest = at
        return latest
