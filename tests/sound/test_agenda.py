"""What is still to be played, and what it is too late for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.sound.agenda import LATE_LIMIT, Agenda, Take

COUNTDOWN = Take(10.0, ((0.0, "count"), (1.0, "count"), (2.0, "count"), (3.0, "work")))


def test_a_take_that_is_in_time_is_played_as_it_is() -> None:
    assert COUNTDOWN.remaining(9.0) is COUNTDOWN
    assert COUNTDOWN.remaining(10.0) is COUNTDOWN


def test_a_slightly_late_take_gives_its_late_part_at_once_and_the_others_in_their_places() -> None:
    remaining = COUNTDOWN.remaining(10.25)
    assert remaining == Take(10.25, ((0.0, "count"), (0.75, "count"), (1.75, "count"), (2.75, "work")))


def test_parts_that_are_too_late_are_left_out_and_the_go_is_on_time() -> None:
    assert COUNTDOWN.remaining(12.5) == Take(12.5, ((0.5, "work"),))


def test_a_take_whose_last_part_is_too_late_is_stale() -> None:
    assert COUNTDOWN.remaining(13.0 + LATE_LIMIT) is not None
    assert COUNTDOWN.remaining(13.26) is None


@given(st.floats(0, 20), st.lists(st.floats(0, 5), min_size=1, max_size=5).map(sorted))
def test_what_remains_is_never_early_and_never_later_than_the_limit(now: float, offsets: list[float]) -> None:
    take = Take(10.0, tuple((offset, "count") for offset in offsets))
    remaining = take.remaining(now)
    moments = [remaining.at + offset for offset, _ in remaining.parts] if remaining else []
    kept = [10.0 + offset for offset in offsets][len(offsets) - len(moments) :]
    for played, planned in zip(moments, kept, strict=True):
        assert -1e-9 <= played - planned <= LATE_LIMIT + 1e-9
        assert played == pytest.approx(max(planned, now)) or planned >= now


def test_a_schedule_replaces_what_is_pending_and_is_ordered() -> None:
    agenda = Agenda()
    agenda.replace([Take(5.0, ((0.0, "rest"),))], 0.0)
    later, sooner = Take(9.0, ((0.0, "work"),)), Take(7.0, ((0.0, "rep"),))
    agenda.replace([later, sooner], 0.0)
    assert agenda.pending == [sooner, later]


def test_a_take_that_has_begun_does_not_begin_again() -> None:
    agenda = Agenda()
    agenda.replace([COUNTDOWN], 9.0)
    agenda.begin(COUNTDOWN)
    agenda.replace([COUNTDOWN], 10.1)
    assert agenda.pending == []


def test_the_same_take_sent_twice_is_played_once() -> None:
    agenda = Agenda()
    agenda.replace([COUNTDOWN, COUNTDOWN], 9.0)
    assert agenda.pending == [COUNTDOWN]


def test_after_a_cut_the_same_take_may_be_asked_for_again() -> None:
    agenda = Agenda()
    agenda.replace([COUNTDOWN], 9.0)
    agenda.begin(COUNTDOWN)
    agenda.clear()
    agenda.replace([COUNTDOWN], 10.0)
    assert agenda.pending == [COUNTDOWN]


def test_a_take_that_could_not_be_played_is_pending_again() -> None:
    agenda = Agenda()
    agenda.replace([COUNTDOWN], 9.0)
    agenda.begin(COUNTDOWN)
    agenda.take_back(COUNTDOWN)
    assert agenda.pending == [COUNTDOWN]


def test_stale_takes_are_dropped_and_named() -> None:
    agenda = Agenda()
    early, late = Take(1.0, ((0.0, "rest"),)), Take(20.0, ((0.0, "work"),))
    agenda.replace([early, late], 0.0)
    assert agenda.drop_stale(1.2) == []
    assert agenda.drop_stale(1.3) == [early]
    assert agenda.pending == [late]


def test_a_take_without_parts_is_nothing_to_play() -> None:
    agenda = Agenda()
    agenda.replace([Take(1.0, ())], 0.0)
    assert agenda.pending == []


@pytest.mark.parametrize("at", [float("nan"), float("inf")])
def test_a_take_at_no_possible_time_is_refused(at: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Take(at, ((0.0, "count"),))
    with pytest.raises(ValueError, match="within"):
        Take(1.0, ((-at, "count"),))
