"""A test that hears nothing tells why: the coach was silent, or the sound server was held up by others."""

from __future__ import annotations

import math

import pytest

from backcoach.sound.wav import RATE
from tests.sound import pulse
from tests.sound.pulse import Recording
from tests.sound.test_on_time import HELD_UP, Heard, tell


def recording_of(seconds: float, level: int, began: float = 100.0) -> Recording:
    """A recording of so many seconds of one level, in pieces of a tenth that came as they were played."""
    made = Recording()
    for piece in range(round(seconds * 10)):
        made.samples.extend([level] * (RATE // 10))
        made.pieces.append((len(made.samples), began if piece else began + 0.01))
    return made


@pytest.mark.parametrize(("recorded", "behind"), [(10.0, 0.0), (4.0, 6.0)])
def test_a_server_that_is_held_up_is_behind_and_one_that_plays_silence_is_not(
    monkeypatch: pytest.MonkeyPatch, recorded: float, behind: float
) -> None:
    monkeypatch.setattr(pulse, "host_seconds", lambda: 110.0)
    silent = recording_of(recorded, level=0)
    assert silent.onsets() == []
    assert silent.behind() == pytest.approx(behind, abs=0.02)


def test_silence_in_a_whole_recording_is_the_coach_s_fault() -> None:
    silent = Heard([math.inf] * 8, -8, 0.0, "the child was given up")
    assert silent.torn(4) > 2
    assert silent.off_by == math.inf
    with pytest.raises(pytest.fail.Exception, match="the child was given up"):
        tell(silent)


def test_silence_of_a_server_that_was_held_up_is_nobody_s() -> None:
    with pytest.raises(pytest.skip.Exception, match="held up"):
        tell(Heard([math.inf] * 8, -8, HELD_UP + 1, ""))
