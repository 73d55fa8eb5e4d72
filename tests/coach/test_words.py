"""The conductor: words between the beeps, which they never disturb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.coach.conductor import ANNOUNCED
from backcoach.training.cue import Cue, Passage, Spoken
from backcoach.training.phase import PhaseKind
from backcoach.training.phrases import AFTER_FINISH, Heard, phrases
from backcoach.training.session import Command

from .. import shipped
from ..fakes import led, on_the_host
from ..training.builders import hold, plan_of, work
from ..training.strategies import PROPERTY, Press, presses

WORDS = Heard(words=True)
TOUR = shipped.plan("tour")


def said(passages: tuple[Passage, ...]) -> list[tuple[float, Spoken]]:
    return [(at, words) for one in passages for at, words in on_the_host(one) if isinstance(words, Spoken)]


def test_the_tour_is_led_in_words_as_well() -> None:
    session = led(TOUR, heard=WORDS)
    session.wait(TOUR.seconds + 5)
    planned = [
        (round(phase.at + phrase.offset, 6), phrase.text)
        for phase in TOUR.phases
        for phrase in phrases(TOUR, phase.index, phase.seconds)
    ]
    assert session.words() == sorted(planned)
    assert planned[0] == (0.7, "Next: arm circles, ten seconds.")
    assert planned[-1] == (TOUR.seconds + 1.6, "Done. Well worked.")


@pytest.mark.parametrize("command", [Command.DONE, Command.NEXT])
def test_a_last_phase_that_is_ended_early_has_its_last_words(command: Command) -> None:
    session = led(plan_of(hold(seconds=20, sets=1)), heard=WORDS)
    session.wait(15)
    session.press(command)
    session.wait(5)
    assert session.heard()[-1] == (15, Cue.FINISH)
    assert session.words()[-1] == (15 + AFTER_FINISH, "Done. Well worked.")


@pytest.mark.parametrize("routine", shipped.ROUTINES)
def test_words_change_nothing_of_the_beeps(routine: str) -> None:
    plan = shipped.plan(routine).closed()
    silent, speaking = led(plan), led(plan, heard=WORDS)
    silent.wait(plan.seconds)
    speaking.wait(plan.seconds)
    assert speaking.heard() == silent.heard()
    assert speaking.told == silent.told
    assert speaking.words()


@pytest.mark.parametrize("speed", [1.5, 2.0, 4.0])
def test_a_faster_clock_leaves_no_time_for_words(speed: float) -> None:
    session = led(TOUR, speed=speed, heard=WORDS)
    session.wait(TOUR.seconds)
    assert session.words() == []
    assert len(session.heard()) > 40


def test_on_a_slower_clock_there_is_more_time_for_words() -> None:
    normal, slow = led(TOUR, heard=WORDS), led(TOUR, heard=WORDS, speed=0.5)
    (at, first), (slow_at, slow_first) = said(normal.player.pending)[0], said(slow.player.pending)[0]
    assert slow_first.text == first.text
    assert slow_first.within == 2 * first.within
    assert slow_at - slow.clock.began == pytest.approx(2 * (at - normal.clock.began))


def test_a_pause_silences_words_and_what_is_still_to_come_comes_after_it() -> None:
    plan = plan_of(hold(seconds=40))
    session = led(plan, heard=WORDS)
    session.wait(12)
    before = session.words()
    session.press(Command.PAUSE)
    session.wait(50)
    assert session.words() == before
    session.press(Command.RESUME)
    session.wait(plan.seconds)
    after = session.words()[len(before) :]
    assert all(at > 62 for at, _ in after)
    assert "Half-way." in [text for _, text in after]


def test_an_announcement_rings_out_before_words_follow_it() -> None:
    plan = plan_of(work(reps=10, sets=1))
    session = led(plan, heard=WORDS)
    first = min(at for at, _ in said(session.player.pending)) - session.clock.began
    session.wait(first - 0.2)
    session.press(Command.PAUSE)
    session.press(Command.RESUME)
    now = session.clock.began + first - 0.2
    assert session.player.pending[0] == Passage(now, ((0.0, Cue.PREPARE),))
    assert all(at >= now + ANNOUNCED for at, _ in said(session.player.pending))


def test_a_cue_that_words_stand_for_is_never_left_out_with_them() -> None:
    session = led(plan_of(hold(seconds=40)), heard=Heard(words=True, splits=False))
    session.wait(10 + 20 - 0.3)  # just before half-way
    session.press(Command.PAUSE)
    session.press(Command.RESUME)
    half_way = [words for _, words in said(session.player.pending) if words.text == "Half-way."]
    assert [[cue for _, cue in words.instead] for words in half_way] == [[Cue.HALF_WAY]]


@pytest.mark.parametrize(("speed", "apart"), [(1.0, 0.6), (0.5, 1.2)])
def test_cues_that_words_stand_for_keep_their_places(speed: float, apart: float) -> None:
    session = led(plan_of(hold(seconds=20)), heard=Heard(words=True, splits=False), speed=speed)
    session.wait(10)
    (both,) = [words for _, words in said(session.player.pending) if words.text.startswith("Half-way")]
    assert [cue for _, cue in both.instead] == [Cue.HALF_WAY, Cue.TEN_LEFT]
    assert [at for at, _ in both.instead] == pytest.approx([0, apart])


def test_who_wants_no_ticks_hears_none() -> None:
    plan = plan_of(work(reps=6, sets=2))
    session = led(plan, heard=Heard(rep_ticks=False))
    session.wait(plan.seconds)
    assert not {cue for _, cue in session.heard()} & {Cue.REP, Cue.REP_UP, Cue.LAST_REP}
    assert "rep 2" in [text for _, text in session.cues()]  # and sees them all the same


@pytest.mark.parametrize("usual", [False, True])
@pytest.mark.parametrize("words", [False, True])
def test_a_step_that_says_whether_its_reps_are_heard_is_believed(usual: bool, words: bool) -> None:
    plan = plan_of(work(reps=6, sets=1, rep_ticks=not usual), work(reps=6, sets=1))
    session = led(plan, heard=Heard(words=words, rep_ticks=usual))
    session.wait(plan.seconds)
    ticks = [at for at, cue in session.heard() if cue in (Cue.REP, Cue.LAST_REP)]
    counted = [at for at, text in session.words() if text in ("Two.", "Last rep.")]
    first, second = (phase for phase in plan.phases if phase.kind is PhaseKind.WORK)
    within = first if not usual else second
    for heard in (ticks, counted) if words else (ticks,):
        assert heard
        assert all(within.at < at < within.at + within.seconds for at in heard)


@PROPERTY
@given(st.sampled_from(shipped.ROUTINES), presses, st.booleans(), st.booleans(), st.sampled_from([1.0, 0.5]))
def test_words_never_sound_together_with_anything_else(
    routine: str, pressed: list[Press], splits: bool, ticks: bool, speed: float
) -> None:
    plan = shipped.plan(routine).closed()
    session = led(plan, heard=Heard(words=True, splits=splits, rep_ticks=ticks), speed=speed)
    for gap, command in pressed:
        session.wait(gap)
        if command is not None:
            session.press(command)
    for asked in session.player.asked:
        passages = asked.passages or ()
        starts = sorted(at for one in passages for at, _ in on_the_host(one))
        assert all(at >= asked.at for at in starts)
        for at, words in said(passages):
            assert words.within > 0
            assert not [other for other in starts if at < other < at + words.within]
            assert starts.count(at) == 1
