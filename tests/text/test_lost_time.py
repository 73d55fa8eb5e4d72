"""The machine slept, or the program was stopped, in the middle of a session in text."""

from __future__ import annotations

import pytest

from backcoach.coach.conductor import Coach
from backcoach.coach.vigil import HEARTBEAT, Vigil
from backcoach.text.by_keys import bound, lead, session_actions
from backcoach.text.plain import tell_in_words
from backcoach.training.narration import Narrator
from backcoach.training.session import Mode

from ..fakes import FakeClock, RecordingPlayer
from ..training.builders import plan_by_hand
from .scripted_keys import ScriptedKeys

STOPPED = 28.5
"""In the count."""


class Stopped(ScriptedKeys):
    """Keys of a program that is stopped once, for so many seconds."""

    gap = 0.0

    def wait(self, seconds: float | None) -> str | None:
        pressed = super().wait(seconds)
        if self.clock.now() >= STOPPED and self.gap:
            self.clock.advance(self.gap)
            self.gap = 0.0
        return pressed


@pytest.mark.parametrize(
    ("gap", "length"), [(30, "31 seconds"), (600, "10 minutes 1 second"), (28_800, "8 hours")]
)
@pytest.mark.parametrize("sleeps", [False, True], ids=["stopped", "slept"])
def test_a_gap_of_any_length_is_said_once_within_a_second_and_nothing_stale_with_it(
    gap: float, length: str, sleeps: bool
) -> None:
    clock = FakeClock()

    def asleep() -> float:  # the steady clock stands meanwhile
        return gap if sleeps and clock.now() >= STOPPED else 0.0

    coach = Coach(plan_by_hand(30, 30), clock, RecordingPlayer(clock), vigil=Vigil(clock, asleep))
    narrator = Narrator(coach.session, key=lambda command: command)
    said: list[tuple[float, str]] = []
    coach.listen(tell_in_words(narrator, lambda line: said.append((clock.now(), line)), stamped=False))
    keys = Stopped(clock, [(40_000.0, "space"), (40_010.0, "q"), (40_010.0, "q")])
    keys.gap = 0.0 if sleeps else gap
    assert lead(coach, keys, bound({}, session_actions(coach))) is Mode.STOPPED
    waited = [line for at, line in said if STOPPED < at < 40_000]
    assert waited == [
        "Paused, 2 seconds left. Session.go goes on.",
        f"Time was lost, {length}. Session.back does this again. Session.quit ends the session.",
    ]
    (when,) = {at for at, line in said if line in waited}
    assert when - STOPPED - (0 if sleeps else gap) <= HEARTBEAT
