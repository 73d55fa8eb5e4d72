"""The conductor: what it asks of the player, and what is heard of it."""

from __future__ import annotations

import pytest

from backcoach.coach.conductor import FASTEST_HEARD
from backcoach.training.cue import Cue, Passage
from backcoach.training.cues import start_cue
from backcoach.training.phase import PhaseKind
from backcoach.training.session import Command

from ..fakes import Led, led, on_the_host, undisturbed
from ..training.builders import carry, hold, plan_by_hand, plan_of, work

EVERY_KIND = plan_of(work(reps=3, sets=2, rest=30), carry(sets=1, rest=0), hold(seconds=20))
COUNT, HOLD = Cue.COUNT, Cue.HOLD
START_CUES = (Cue.PREPARE, Cue.WORK, Cue.HOLD, Cue.CARRY, Cue.REST, Cue.CHANGE_SIDES)


def starts_heard(session: Led) -> list[tuple[float, Cue]]:
    return [(at, cue) for at, cue in session.heard() if cue in START_CUES]


def in_sent_order(session: Led) -> list[tuple[float, ...]]:
    """The start of every passage of each call, on the session's clock; () for a cut."""
    return [
        tuple(passage.at - session.clock.began for passage in asked.passages or ())
        for asked in session.player.asked
    ]


def test_the_player_plays_every_cue_of_the_plan_once_at_its_moment() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    told = [(event.at, event.cue) for event in undisturbed(EVERY_KIND) if hasattr(event, "cue")]
    assert session.heard() == sorted(told)


def test_before_each_boundary_stands_one_passage_that_ends_on_it() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    sent = [passage for asked in session.player.asked for passage in asked.passages or ()]
    for phase in EVERY_KIND.phases[1:]:
        boundary = session.clock.began + phase.at
        (passage,) = [one for one in sent if one.at < boundary <= one.at + one.parts[-1][0]]
        beats = [(at, cue) for at, cue in on_the_host(passage) if cue is not Cue.REP_UP]
        assert beats[-4:] == [
            (boundary - 3, COUNT),
            (boundary - 2, COUNT),
            (boundary - 1, COUNT),
            (boundary, start_cue(phase)),
        ]


def test_a_phase_hands_the_player_its_whole_outlook_in_one_call() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    assert [asked.at - session.clock.began for asked in session.player.asked if not asked.is_cut] == [
        phase.at for phase in EVERY_KIND.phases
    ]
    assert session.player.cuts == 1  # with the start itself


def test_a_phase_that_was_counted_down_to_gets_no_second_start_cue() -> None:
    session = led(plan_by_hand(10, 10, 10))
    session.wait(30)
    assert starts_heard(session) == [(0, HOLD), (10, HOLD), (20, HOLD)]
    assert in_sent_order(session)[1:] == [(0, 7), (17,), (27,)]


def test_the_last_phase_is_counted_down_to_the_finish() -> None:
    session = led(plan_by_hand(10))
    last = session.player.pending[-1]
    assert [cue for _, cue in last.parts] == [COUNT, COUNT, COUNT, Cue.FINISH]
    assert on_the_host(last)[-1][0] == session.clock.began + 10


@pytest.mark.parametrize("command", [Command.DONE, Command.NEXT, Command.SHORTER])
def test_a_last_phase_that_is_ended_early_has_its_finish_at_once(command: Command) -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(12.5)
    session.press(command)
    session.wait(60)
    assert session.heard() == [
        *[(0, HOLD), (7, COUNT), (8, COUNT), (9, COUNT), (10, HOLD)],
        (12.5, Cue.FINISH),
    ]


def test_a_last_phase_that_is_ended_while_it_is_counted_is_counted_no_further() -> None:
    session = led(plan_by_hand(10))
    session.wait(8.5)
    session.press(Command.DONE)
    session.wait(60)
    assert session.heard() == [(0, HOLD), (7, COUNT), (8, COUNT), (8.5, Cue.FINISH)]


@pytest.mark.parametrize("command", [Command.DONE, Command.NEXT, Command.BACK])
def test_a_phase_that_is_jumped_to_is_announced_at_once(command: Command) -> None:
    session = led(EVERY_KIND)
    session.wait(12.5)  # two and a half seconds into the first set
    session.press(command)
    index = session.coach.session.state.index
    assert index == (0 if command is Command.BACK else 2)
    first = session.player.pending[0]
    cue = start_cue(EVERY_KIND.phases[index])
    assert first == Passage(session.clock.began + 12.5, ((0.0, cue),))
    assert session.player.asked[-2].is_cut
    session.wait(3)
    assert starts_heard(session)[-1] == (12.5, cue)


@pytest.mark.parametrize("command", [Command.NEXT, Command.BACK, Command.RESUME])
def test_a_key_is_answered_by_sound_before_anybody_waits_for_the_disk(command: Command) -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(4)
    if command is Command.RESUME:
        session.press(Command.PAUSE)
    session.forget()
    sent_before: list[int] = []
    session.coach.listen(lambda event: sent_before.append(len(session.player.asked)))
    session.press(command)
    assert sent_before[0] == 2, "a cut, and what is heard instead"


def test_a_jump_to_the_other_side_is_announced_as_such() -> None:
    session = led(plan_of(carry(sets=1)))
    session.wait(11)
    session.press(Command.NEXT)
    assert session.player.pending[0].parts == ((0.0, Cue.CHANGE_SIDES),)


def test_after_a_jump_the_next_boundary_has_its_one_start_cue_again() -> None:
    session = led(plan_by_hand(10, 10, 10))
    session.wait(4)
    session.press(Command.NEXT)
    session.wait(20)
    assert starts_heard(session) == [(0, HOLD), (4, HOLD), (14, HOLD)]


@pytest.mark.parametrize("command", [Command.PAUSE, Command.QUIT])
def test_stopping_the_clock_silences_everything(command: Command) -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(8.5)
    session.forget()
    session.press(command)
    assert [asked.is_cut for asked in session.player.asked] == [True]
    session.wait(100)
    assert session.player.pending == ()
    assert len(session.player.asked) == 1


def test_pausing_in_the_middle_of_the_count_takes_the_rest_of_it_back() -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(8.5)
    session.press(Command.PAUSE)
    session.wait(100)
    assert session.heard() == [(0, HOLD), (7, COUNT), (8, COUNT)]


def test_resuming_in_the_middle_of_the_count_sends_only_what_is_still_to_come() -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(8.5)
    session.press(Command.PAUSE)
    session.wait(100)
    session.press(Command.RESUME)
    (passage,) = session.player.pending
    assert passage == Passage(session.clock.began + 109, ((0, COUNT), (1, HOLD)))
    session.wait(10)
    assert session.heard()[3:5] == [(109, COUNT), (110, HOLD)]
    assert starts_heard(session) == [(0, HOLD), (110, HOLD)]


@pytest.mark.parametrize(("spent", "announced"), [(1, True), (6, True), (6.5, False), (7.5, False)])
def test_resuming_says_again_what_to_do_unless_the_count_is_about_to_begin(
    spent: float, announced: bool
) -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(spent)
    session.press(Command.PAUSE)
    session.wait(5)
    session.press(Command.RESUME)
    first = session.player.pending[0]
    now = session.clock.began + spent + 5
    assert (first == Passage(now, ((0.0, HOLD),))) is announced
    assert all(passage.at >= now for passage in session.player.pending)


def test_a_pause_shifts_what_is_still_to_be_heard_and_loses_none_of_it() -> None:
    plan = plan_by_hand(30, 30)
    undisturbed_session, paused = led(plan), led(plan)
    undisturbed_session.wait(60)
    paused.wait(12)
    paused.press(Command.PAUSE)
    paused.wait(40)
    paused.press(Command.RESUME)
    paused.wait(60)
    expected = [(at + (40 if at > 12 else 0), cue) for at, cue in undisturbed_session.heard()]
    expected.insert(1, (52, HOLD))  # where one goes on, one is told with what
    assert paused.heard() == expected


def test_longer_sends_the_rest_anew_at_its_new_places_without_another_start() -> None:
    session = led(plan_by_hand(10, 10))
    session.wait(8.5)
    session.press(Command.LONGER)
    assert session.player.asked[-2].is_cut
    assert in_sent_order(session)[-1] == (12.5, 15, 22)
    session.wait(30)
    assert session.heard() == [
        *[(0, HOLD), (7, COUNT), (8, COUNT)],
        *[(12.5, Cue.HALF_WAY), (15, Cue.TEN_LEFT)],
        *[(22, COUNT), (23, COUNT), (24, COUNT), (25, HOLD)],
        *[(32, COUNT), (33, COUNT), (34, COUNT), (35, Cue.FINISH)],
    ]


def test_shorter_sends_the_rest_anew_at_its_new_places() -> None:
    session = led(plan_by_hand(40, 10))
    session.wait(5)
    session.press(Command.SHORTER)
    assert session.player.asked[-2].is_cut
    assert in_sent_order(session)[-1] == (12.5, 15, 22)
    session.wait(25)
    assert starts_heard(session) == [(0, HOLD), (25, HOLD)]


def test_shortening_a_phase_to_its_end_announces_the_next_at_once_and_once() -> None:
    session = led(plan_by_hand(20, 10))
    session.wait(8)
    session.press(Command.SHORTER)
    session.wait(10)
    assert starts_heard(session) == [(0, HOLD), (8, HOLD)]
    assert session.heard()[-1] == (18, Cue.FINISH)


@pytest.mark.parametrize("command", [Command.LONGER, Command.SHORTER, Command.NEXT, Command.BACK])
def test_nothing_is_heard_of_what_is_done_in_a_pause(command: Command) -> None:
    session = led(plan_by_hand(60, 60))
    session.wait(20)
    session.press(Command.PAUSE)
    before = session.heard()
    session.press(command)
    session.wait(200)
    assert session.player.pending == ()
    assert session.heard() == before
    session.press(Command.RESUME)
    session.wait(1)
    assert session.heard()[len(before)] == (220, HOLD)


def test_an_open_phase_is_announced_and_then_silent() -> None:
    session = led(plan_by_hand(10, 10, opened=(0,)))
    session.wait(50)
    assert session.heard() == [(0, HOLD)]
    session.press(Command.DONE)
    session.wait(1)
    assert session.heard() == [(0, HOLD), (50, HOLD)]


def test_an_open_phase_of_no_length_is_silent() -> None:
    session = led(plan_by_hand(0, 10, opened=(0,)))
    session.wait(5)
    assert session.heard() == []
    assert session.cues() == []


def test_a_phase_of_no_length_does_not_hide_the_start_of_the_next() -> None:
    session = led(plan_by_hand(0, 10))
    session.wait(20)
    assert starts_heard(session) == [(0, HOLD)]


# Speed, and time that was lost ---------------------------------------------------------------------------


@pytest.mark.parametrize("speed", [0.5, 2.0, FASTEST_HEARD])
def test_a_faster_clock_brings_everything_nearer_together(speed: float) -> None:
    session = led(plan_by_hand(10, 10), speed=speed)
    go, count = session.player.pending[0], session.player.pending[1]
    assert go == Passage(session.clock.began, ((0, HOLD),))
    assert count == Passage(
        session.clock.began + 7 / speed,
        ((0, COUNT), (1 / speed, COUNT), (2 / speed, COUNT), (3 / speed, HOLD)),
    )
    session.wait(20)
    assert [at for at, _ in session.heard()] == [0, 7, 8, 9, 10, 17, 18, 19, 20]


def test_speed_two_halves_the_offsets() -> None:
    normal, fast = led(EVERY_KIND), led(EVERY_KIND, speed=2)
    normal.wait(EVERY_KIND.seconds)
    fast.wait(EVERY_KIND.seconds)
    halved = [
        tuple(
            Passage(1000 + (passage.at - 1000) / 2, tuple((offset / 2, cue) for offset, cue in passage.parts))
            for passage in asked.passages or ()
        )
        for asked in normal.player.asked
    ]
    assert [asked.passages or () for asked in fast.player.asked] == halved


@pytest.mark.parametrize("speed", [FASTEST_HEARD + 0.5, 200.0])
def test_a_clock_too_fast_to_follow_is_silent(speed: float) -> None:
    session = led(EVERY_KIND, speed=speed)
    session.wait(30)
    session.press(Command.PAUSE)
    session.press(Command.RESUME)
    session.press(Command.LONGER)
    session.press(Command.BACK)
    session.wait(EVERY_KIND.seconds + 40)
    assert all(asked.passages in (None, ()) for asked in session.player.asked)
    assert session.cues()[-1][1] == "Done. Well worked"


def test_after_a_stall_nothing_that_is_past_is_sent() -> None:
    session = led(plan_by_hand(5, 5, 5, 40))
    session.wait(1)
    session.forget()
    session.stall(36)  # to two seconds after the last phase's half-way
    now = session.clock.began + 37
    sent = [passage for asked in session.player.asked for passage in asked.passages or ()]
    assert [passage.at for passage in sent] == [now + 8, now + 15]
    assert session.player.cuts == 0


def test_after_a_stall_in_the_count_only_its_rest_is_sent() -> None:
    session = led(plan_by_hand(5, 10, 10))
    session.wait(1)
    session.stall(12.5)
    (passage,) = session.player.pending
    assert on_the_host(passage) == [(1014, COUNT), (1015, HOLD)]


def test_a_boundary_that_is_noticed_a_little_late_loses_nothing() -> None:
    session = led(plan_by_hand(10, 10, 10))
    for at in (10.02, 20.02, 30.02):
        session.stall(at - session.clock.now())
    heard = [(round(at, 6), cue) for at, cue in session.heard()]
    assert [at for at, _ in heard] == [0, 7, 8, 9, 10, 17, 18, 19, 20, 27, 28, 29, 30]


def test_every_start_cue_there_is_can_be_heard() -> None:
    session = led(EVERY_KIND)
    session.wait(EVERY_KIND.seconds)
    assert {cue for _, cue in starts_heard(session)} == set(START_CUES)
    assert {phase.kind for phase in EVERY_KIND.phases} == set(PhaseKind)
