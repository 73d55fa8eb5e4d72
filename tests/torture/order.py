"""Listens to a session, and objects to whatever is told out of its order, out of its phase, or twice."""

from __future__ import annotations

import math

import pytest

from backcoach.coach.conductor import Coach
from backcoach.coach.vigil import GAP
from backcoach.training.cue import Cue
from backcoach.training.cues import start_cue
from backcoach.training.event import (
    Adjusted,
    CueGiven,
    Ending,
    Event,
    Interrupted,
    Paused,
    PhaseEnded,
    PhaseStarted,
    Replanned,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)

EXACT = 1e-6
"""Seconds; what floats make of a sum of many."""

STEPS = {Ending.WENT_BACK: (-1, 0), Ending.ELAPSED: (1,), Ending.DONE: (1,), Ending.SKIPPED: (1,)}
"""How far each ending leads in the plan."""


class Order:
    """One life's events, checked one by one as they come."""

    def __init__(self, coach: Coach, *, resumed: bool) -> None:
        state = coach.session.state
        self._coach = coach
        self._last: Event | None = None
        self._at = 0.0
        self._phase: int | None = state.index if resumed else None
        self._before = state.spent
        """Seconds of the phase that ran up to `_since`."""
        self._since: float | None = None
        """From when on the clock runs; None while it stands."""
        self._length = self._lasts(state.index) + state.extra if resumed else math.nan
        self._cues: list[tuple[float, str]] = []
        self._cues_from = state.spent if resumed else -1.0
        self._moved = False
        """Whether the length was changed, and counts have moved with it."""
        self._over = False

    def _lasts(self, index: int) -> float:
        return self._coach.plan.phases[index].seconds

    def _elapsed(self, at: float) -> float:
        return self._before + (at - self._since if self._since is not None else 0.0)

    def __call__(self, event: Event) -> None:
        """Object to an event that can't be."""
        assert not self._over, f"{event} after the end"
        assert event.at >= self._at, "time ran backward"
        assert 0 <= event.late <= self._coach.clock.now() - event.at + EXACT
        self._at = event.at
        match event:
            case SessionStarted():
                assert self._last is None or isinstance(self._last, Replanned)
                self._since = event.at
            case PhaseStarted():
                self._started(event)
            case PhaseEnded():
                self._ended(event)
            case CueGiven():
                self._cue(event)
            case Paused(index=index, left=left):
                self._here(index)
                self._before, self._since = self._elapsed(event.at), None
                assert left == pytest.approx(max(0.0, self._length - self._before), abs=EXACT)
            case Resumed(index=index, left=left):
                self._here(index)
                assert self._since is None
                self._since = event.at
                assert left == pytest.approx(max(0.0, self._length - self._before), abs=EXACT)
            case Adjusted(index=index, by=by, left=left):
                self._here(index)
                self._length += by
                self._moved = True
                elapsed = self._elapsed(event.at)
                assert left == pytest.approx(max(0.0, self._length - elapsed), abs=EXACT)
            case Replanned(index=index):
                assert self._phase in (index, None)
                assert self._phase is not None or self._last is None or isinstance(self._last, Replanned)
            case Interrupted(index=index, lost=lost):
                self._here(index)
                assert isinstance(self._last, Paused)
                assert lost > GAP
            case SessionFinished():
                assert self._phase is None
                assert isinstance(self._last, PhaseEnded)
                assert self._last.index == len(self._coach.plan.phases) - 1
                self._over = True
            case SessionStopped():
                assert self._last is None or isinstance(self._last, PhaseEnded | Replanned)
                self._over = True
            case _:
                pytest.fail(f"nobody knows what {event} is")
        self._last = event

    def _here(self, index: int) -> None:
        assert index == self._phase, "told of another phase than the running one"

    def _started(self, event: PhaseStarted) -> None:
        assert self._phase is None, "a phase began before the last one had ended"
        before = self._last
        if isinstance(before, PhaseEnded):
            assert event.after is before.ending
            assert event.at == before.at
            if before.ending is not Ending.UNDONE:
                assert event.index - before.index in STEPS[before.ending]
                assert event.spent == 0
        else:
            assert isinstance(before, SessionStarted)
            assert event.after is None
        self._phase = event.index
        self._before, self._since = event.spent, None if self._since is None else event.at
        state = self._coach.session.state
        undone = event.after is Ending.UNDONE
        # Where nothing was left of it, the session has gone on already, and its length is not to be known.
        known = undone and state.index == event.index
        self._length = self._lasts(event.index) + (state.extra if known else 0.0)
        self._cues, self._cues_from = [], event.spent if event.spent else -1.0
        self._moved = undone

    def _ended(self, event: PhaseEnded) -> None:
        self._here(event.index)
        assert event.seconds == pytest.approx(self._elapsed(event.at), abs=EXACT), "seconds got lost"
        if event.ending is Ending.ELAPSED:
            assert self._since is not None, "a phase ended while the clock stood"
            assert not self._coach.plan.phases[event.index].open
            assert self._moved or event.seconds == pytest.approx(self._length, abs=EXACT)
        self._phase = None

    def _cue(self, event: CueGiven) -> None:
        self._here(event.index)
        phase = self._coach.plan.phases[event.index]
        offset = self._elapsed(event.at)
        assert event.late / self._coach.clock.speed <= GAP + EXACT, "a cue from long ago"
        if offset > EXACT and event.cue is not Cue.FINISH:  # a key may end the last phase in a pause
            assert self._since is not None, f"a cue while the clock stood: {event}"
            assert event.cue is not start_cue(phase), "announced in the middle"
        if not phase.open:
            assert offset <= max(self._length, phase.seconds) + EXACT, "a cue after its phase"
        assert offset > self._cues_from - EXACT, "a cue of what had run already"
        told = (round(offset, 5), event.text)
        assert told not in self._cues, "a cue told twice"
        assert not self._cues or offset >= self._cues[-1][0] - EXACT
        self._cues.append(told)
