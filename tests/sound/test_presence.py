"""The sound process falls silent where nobody can be following what it was told to play."""

from __future__ import annotations

from backcoach.sound.presence import ABSENT, LOOKS_WITHIN, SLEPT, UNHEARD, Presence


def test_who_is_heard_of_is_played_to() -> None:
    presence = Presence(100.0, asleep=7.0)
    for half_seconds in range(1, 20):
        now = 100.0 + half_seconds / 2
        presence.heard(now, now + 0.5)
        assert not presence.hushed(now + 0.49, 7.0)


def test_a_coach_that_says_nothing_any_more_is_not_played_to_until_it_does() -> None:
    presence = Presence(100.0, asleep=0.0)
    assert not presence.hushed(100.0 + UNHEARD, 0.0)
    assert presence.hushed(100.1 + UNHEARD, 0.0)
    assert presence.hushed(99.9 + ABSENT, 0.0)
    presence.heard(99.9 + ABSENT, None)
    assert not presence.hushed(100.0 + ABSENT, 0.0)


def test_a_coach_that_said_when_it_speaks_again_is_not_missed_before() -> None:
    presence = Presence(100.0, asleep=0.0)
    presence.heard(100.0, 130.0)
    assert not presence.hushed(129.0, 0.0)
    assert not presence.hushed(130.0 + UNHEARD, 0.0)
    assert presence.hushed(130.1 + UNHEARD, 0.0)
    presence.heard(131.0, 131.5)
    assert not presence.hushed(131.0, 0.0), "a little late is no absence"
    presence.heard(131.6, None)
    assert not presence.hushed(500.0, 0.0), "there was nothing more to be said"


def test_after_an_absence_a_ping_says_nothing_of_what_is_to_be_played_and_an_order_does() -> None:
    """A program that was stopped pings as soon as it goes on, and only then looks what time it is."""
    for ordered in (True, False):
        presence = Presence(100.0, asleep=0.0)
        presence.heard(105.0, 105.0)
        assert presence.hushed(105.0, 0.0)
        presence.heard(105.5, 106.25)
        assert presence.hushed(105.5, 0.0)
        if ordered:
            presence.ordered(0.0)
            assert not presence.hushed(105.5, 0.0)
        assert not presence.hushed(105.1 + LOOKS_WITHIN, 0.0)
        presence.heard(130.0, 130.0)
        presence.ordered(0.0)  # the first word after a pause is an order
        assert not presence.hushed(130.0, 0.0)


def test_a_stall_of_half_a_second_is_not_noticed() -> None:
    presence = Presence(100.0, asleep=0.0)
    presence.heard(100.0, 100.75)
    assert not presence.hushed(101.25, 0.0), "the next ping was to come half a second ago"


def test_after_a_sleep_there_is_silence_until_the_coach_has_looked_about() -> None:
    presence = Presence(100.0, asleep=0.0)
    presence.heard(100.2, 100.2)
    assert presence.hushed(100.2, 3600.0)
    presence.heard(100.3, 100.3)  # a ping is no look
    assert presence.hushed(100.3, 3600.0)
    presence.ordered(3600.0)
    assert not presence.hushed(100.4, 3600.0)


def test_where_the_coach_finds_nothing_lost_in_a_sleep_it_goes_on() -> None:
    presence = Presence(100.0, asleep=0.0)
    assert presence.hushed(100.0, 3.0)
    presence.heard(100.0 + LOOKS_WITHIN, 100.5 + LOOKS_WITHIN)
    assert not presence.hushed(100.1 + LOOKS_WITHIN, 3.0)


def test_a_nap_is_none() -> None:
    assert not Presence(100.0, asleep=50.0).hushed(100.0, 50.0 + SLEPT)
