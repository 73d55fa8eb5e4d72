"""The endless stream: each passage at its very sample, whatever the device's calls look like."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sound.backends.stream import Stream
from backcoach.sound.wav import RATE
from tests.sound.builders import samples_of

PERIOD = 1_000
BEEP = array("h", range(1, 2_501))


def played(stream: Stream, calls: int, late: list[float] | None = None, begin: float = 100.0) -> array[int]:
    """What a device gets that calls each period on time, or late by so many seconds."""
    result = array("h")
    for call in range(calls):
        delay = late[call % len(late)] if late else 0.0
        result += samples_of(stream.fill(PERIOD, begin + call * PERIOD / RATE + delay))
    return result


def test_a_passage_starts_at_its_sample_and_is_whole() -> None:
    stream = Stream(100.0, lead=0.0)
    stream.put(BEEP.tobytes(), 100.0 + 5_123 / RATE)
    heard = played(stream, 10)
    assert heard[5_123 : 5_123 + 2_500] == BEEP
    assert not any(heard[:5_123])
    assert not any(heard[5_123 + 2_500 :])


def test_the_lead_is_made_up_for() -> None:
    stream = Stream(100.0, lead=1_500 / RATE)
    stream.put(BEEP.tobytes(), 100.0 + 5_000 / RATE)
    assert played(stream, 10)[3_500:6_000] == BEEP


@given(st.lists(st.floats(0, 0.015), min_size=3, max_size=9), st.integers(20_000, 30_000))
def test_calls_that_come_late_do_not_move_a_passage_by_more_than_a_hair(
    late: list[float], start: int
) -> None:
    stream = Stream(100.0, lead=0.0)
    stream.put(BEEP.tobytes(), 100.0 + start / RATE)
    heard = played(stream, 40, late)
    least = min(late)  # a device that is always late is one with that much more delay
    assert abs(heard.index(1) + least * RATE - start) < 0.012 * RATE
    assert heard[heard.index(1) : heard.index(1) + 2_500] == BEEP


def test_after_a_stall_a_passage_is_still_on_the_clock() -> None:
    stream = Stream(100.0, lead=0.0)
    played(stream, 1)
    stalled_until = 100.9
    stream.put(BEEP.tobytes(), stalled_until + 0.5)
    heard = played(stream, 40, begin=stalled_until)
    assert heard.index(1) == pytest.approx(0.5 * RATE, abs=2)


def test_what_is_too_late_to_be_on_time_loses_its_beginning_not_its_place() -> None:
    stream = Stream(100.0, lead=0.0)
    stream.put(BEEP.tobytes(), 100.0 - 500 / RATE)
    assert played(stream, 5)[:2_000] == BEEP[500:]


def test_passages_that_meet_are_added() -> None:
    stream = Stream(100.0, lead=0.0)
    stream.put(array("h", [20_000] * 100).tobytes(), 100.0)
    stream.put(array("h", [20_000] * 100).tobytes(), 100.0 + 50 / RATE)
    heard = played(stream, 1)
    assert list(heard[:50]) == [20_000] * 50
    assert list(heard[50:100]) == [32_767] * 50
    assert list(heard[100:150]) == [20_000] * 50


def test_clear_silences_from_the_next_call_on() -> None:
    stream = Stream(100.0, lead=0.0)
    stream.put(BEEP.tobytes(), 100.0)
    stream.put(BEEP.tobytes(), 100.1)
    assert any(stream.fill(PERIOD, 100.0))
    stream.clear()
    assert not any(stream.fill(PERIOD, 100.02))


def test_a_murmur_is_heard_by_the_sink_alone() -> None:
    heard = played(Stream(100.0, lead=0.0, murmur=True), 100)
    assert len(heard) == 100 * PERIOD
    assert any(heard)
    assert max(abs(level) for level in heard) <= 3
