"""Which signs of life count, and what is left out after repeated deaths."""

from __future__ import annotations

from backcoach.sound.watchdog import OPEN_WITHIN, PING_EVERY, PLAY_WITHIN, PONG_WITHIN, Record, Watchdog


def watching() -> Watchdog:
    """A process that has started, at 100, and is to be watched until 200."""
    dog = Watchdog(100.0)
    dog.watch([(100.0, 200.0)])
    dog.opening(False)
    dog.pong(0.0)
    return dog


def test_an_idle_process_is_not_looked_at() -> None:
    dog = watching()
    dog.watch([])
    assert dog.wake_at() is None
    assert not dog.ping_due(150.0)


def test_an_active_process_is_pinged_now_and_then() -> None:
    dog = watching()
    due = 100.0 + PING_EVERY
    assert dog.wake_at() == due
    assert dog.ping_due(due)
    dog.pong(0.0)
    assert dog.wake_at() == due + PING_EVERY


def test_between_two_takes_that_lie_far_apart_nobody_is_woken() -> None:
    dog = watching()
    dog.watch([(150.0, 155.0), (101.0, 103.0)])
    assert dog.next_ping(100.0) == 101.0
    assert not dog.ping_due(100.9)
    assert dog.ping_due(102.8)
    dog.pong(0.0)
    assert dog.wake_at() == dog.next_ping(103.0) == 150.0
    assert not dog.ping_due(149.0)
    assert dog.ping_due(151.0)
    dog.pong(0.0)
    assert dog.next_ping(156.0) is None


def test_a_process_that_becomes_active_is_pinged_at_once() -> None:
    dog = watching()
    dog.watch([])
    dog.watch([(290.0, 400.0)])
    assert dog.ping_due(300.0)


def test_a_process_that_does_not_answer_hangs() -> None:
    dog = watching()
    dog.ping_due(101.0)
    assert not dog.hangs(101.0 + PONG_WITHIN - 0.01)
    assert dog.hangs(101.0 + PONG_WITHIN)


def test_an_unanswered_ping_is_followed_up_even_when_nothing_more_is_to_be_played() -> None:
    dog = watching()
    dog.ping_due(101.0)
    dog.watch([])
    assert dog.wake_at() == 101.0 + PONG_WITHIN


def test_opening_a_device_may_take_longer() -> None:
    dog = Watchdog(100.0)
    assert not dog.hangs(100.0 + OPEN_WITHIN - 0.1)
    assert dog.hangs(100.0 + OPEN_WITHIN)


def test_a_process_that_answers_but_is_stuck_in_its_backend_hangs() -> None:
    dog = watching()
    dog.pong(PLAY_WITHIN + 0.1)
    assert dog.hangs(101.0)


def test_when_we_slept_ourselves_the_process_gets_its_time_again() -> None:
    dog = watching()
    dog.ping_due(101.0)
    assert not dog.hangs(150.0)
    dog.pong(0.0)
    assert not dog.hangs(150.1)


def test_five_crashes_in_ten_seconds_leave_a_backend_out() -> None:
    record = Record()
    for second in range(4):
        record.crashed("simpleaudio", second)
    assert not record.left_out
    record.crashed("simpleaudio", 4.0)
    assert record.left_out == {"simpleaudio": "keeps crashing"}


def test_crashes_now_and_then_do_not() -> None:
    record = Record()
    for minute in range(50):
        record.crashed("simpleaudio", minute * 60.0)
    assert not record.left_out


def test_crashes_of_different_backends_do_not_add_up() -> None:
    record = Record()
    for second in range(4):
        record.crashed("simpleaudio", second)
        record.crashed("miniaudio", second)
    assert not record.left_out


def test_a_device_that_hangs_while_it_is_opened_is_left_out_at_once() -> None:
    record = Record()
    record.hung("simpleaudio", 0.0, opening=False)
    assert not record.left_out
    record.hung("miniaudio", 0.0, opening=True)
    assert record.left_out == {"miniaudio": "hangs"}


def test_what_was_left_out_is_forgiven_after_half_a_minute() -> None:
    record = Record()
    record.hung("simpleaudio", 100.0, opening=True)
    assert not record.forgive(129.0)
    assert record.forgive(130.0)
    assert not record.left_out
    assert not record.forgive(131.0)


def test_the_first_restarts_are_immediate_and_a_storm_of_deaths_is_slowed_down() -> None:
    record = Record()
    delays = [record.delay(second / 10) for second in range(15)]
    assert delays[:3] == [0.0, 0.0, 0.0]
    assert delays == sorted(delays)
    assert max(delays) <= 0.5
    assert record.delay(1_000.0) == 0.0
