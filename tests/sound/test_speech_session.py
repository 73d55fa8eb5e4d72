"""Words in a whole session: what the coach sends, and what leaves the sound card."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from backcoach.coach.conductor import Coach
from backcoach.coach.hearing import heard_by, player_for
from backcoach.files.folders import Folders
from backcoach.files.library import Library
from backcoach.files.settings import Settings, Sound
from backcoach.sound.agenda import LATE_LIMIT, Take
from backcoach.sound.parts import takes_of
from backcoach.sound.performer import UNHEARD
from backcoach.sound.player import SilentPlayer
from backcoach.sound.speaking import SpeakingPlayer
from backcoach.sound.speech import RenderedSpeech
from backcoach.sound.tones import SoundFile, Tones
from backcoach.sound.voices.choice import FORCE_VARIABLE
from backcoach.system.steady import host_seconds
from backcoach.training.cue import Cue, Passage, Spoken
from backcoach.training.person import Person
from backcoach.training.phrases import BEEPS, Heard, texts
from backcoach.training.plan import Plan
from backcoach.training.planning import make_plan
from backcoach.training.routine import Routine
from backcoach.training.session import Command
from backcoach.training.wishes import GAP
from tests.fakes import FakeClock, Led, RecordingPlayer
from tests.sound.builders import SOUNDS, samples_of, wait_until
from tests.sound.conftest import Listening
from tests.sound.speech_builders import distinct_voice, rendered, speech_of
from tests.training.builders import CATALOGUE, hold, plan_by_hand, plan_of
from tests.training.strategies import PROPERTY, Press, people, presses, routines

LOOK = 3
"""The amplitude of what nobody hears."""
BOTH = Heard(words=True)
MODES = (BEEPS, BOTH, Heard(words=True, splits=False), Heard(words=True, rep_ticks=False))


def led(plan: Plan, heard: Heard, speed: float = 1.0) -> Led:
    """A session that is led with words."""
    clock = FakeClock(speed)
    player = RecordingPlayer(clock)
    made = Led(Coach(plan, clock, player, heard=heard), clock, player)
    made.coach.listen(made.told.append)
    assert made.press(Command.START)
    return made


def tour() -> Plan:
    library = Library()
    return make_plan(library.routine("tour"), library.catalogue, Person())


def sent(session: Led) -> list[Passage]:
    """Everything that was asked for, in order, each once."""
    outlooks = [passage for asked in session.player.asked for passage in asked.passages or ()]
    return sorted(dict.fromkeys(outlooks), key=lambda passage: passage.at)


def said(passages: list[Passage]) -> list[tuple[float, Spoken]]:
    return [(one.at, part) for one in passages for _, part in one.parts if isinstance(part, Spoken)]


def beeps(passages: list[Passage]) -> list[tuple[float, Cue]]:
    return [
        (one.at + offset, part) for one in passages for offset, part in one.parts if isinstance(part, Cue)
    ]


@PROPERTY
@given(routines, people, presses)
def test_no_words_touch_a_count_or_any_other_cue_whatever_is_pressed(
    routine: Routine, person: Person, pressed: list[Press]
) -> None:
    session = led(make_plan(routine, CATALOGUE, person), BOTH)
    for seconds, command in pressed:
        session.wait(seconds)
        if command is not None:
            session.press(command)
    for asked in session.player.asked:
        coming = list(asked.passages or ())
        for at, words in said(coming):
            for beep, cue in beeps(coming):
                assert at + words.within <= beep - GAP + 1e-6 or beep < at, (words, cue, beep - at)
    assert GAP > LATE_LIMIT, "words may be so late, and still touch nothing"


@pytest.mark.parametrize("heard", MODES[1:])
def test_with_words_the_beeps_are_the_same_but_for_those_that_were_asked_away(heard: Heard) -> None:
    plan = tour()
    plain, spoken = led(plan, replace(heard, words=False)), led(plan, heard)
    for session in (plain, spoken):
        session.wait(plan.seconds + 5)
    instead = [(at + offset, cue) for at, words in said(sent(spoken)) for offset, cue in words.instead]
    assert sorted(beeps(sent(spoken)) + instead) == sorted(beeps(sent(plain)))
    assert said(sent(plain)) == []
    assert len(said(sent(spoken))) > 10


def test_everything_that_the_tour_says_was_rendered_when_its_plan_was_made() -> None:
    plan = tour()
    session = led(plan, BOTH)
    session.wait(plan.seconds + 5)
    assert {words.text for _, words in said(sent(session))} == set(texts(plan))


def test_a_rest_is_announced_when_it_begins() -> None:
    plan = plan_of(hold(seconds=20, sets=2, rest=45))
    session = led(plan, BOTH)
    session.wait(31)
    (at, words), *_ = said(list(session.player.pending))
    assert at == session.clock.began + 30.7
    assert words.text == "Rest, forty-five seconds. Next: dead hang, set two of two, twenty seconds."


def test_a_pause_takes_the_words_back_and_going_on_says_those_to_come() -> None:
    session = led(plan_by_hand(60, 60), BOTH)
    session.wait(20)
    session.press(Command.PAUSE)
    assert session.player.pending == ()
    session.wait(100)
    session.press(Command.RESUME)
    assert [words.text for _, words in said(list(session.player.pending))] == ["Half-way.", "Ten seconds."]


def test_words_do_not_begin_while_it_is_said_anew_what_to_do() -> None:
    session = led(plan_by_hand(60, 60), BOTH)
    session.wait(30.2)
    session.press(Command.PAUSE)
    session.press(Command.RESUME)
    announced, *coming = session.player.pending
    assert announced.parts == ((0.0, Cue.HOLD),)
    assert [words.text for _, words in said(coming)] == ["Ten seconds."]


@pytest.mark.parametrize(("speed", "spoken"), [(0.5, True), (1.0, True), (1.5, False), (4.0, False)])
def test_a_faster_clock_has_no_time_for_words(speed: float, spoken: bool) -> None:
    session = led(plan_by_hand(60, 60), BOTH, speed)
    assert bool(said(list(session.player.pending))) is spoken


def test_a_slower_clock_has_more_time_for_words() -> None:
    normal, slow = (said(list(led(plan_by_hand(60, 60), BOTH, speed).player.pending)) for speed in (1, 0.5))
    for (_, one), (_, other) in zip(normal, slow, strict=True):
        assert other.within == 2 * one.within


# The player of a person's settings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sound", "heard"),
    [
        (Sound.BEEPS, Heard(words=False)),
        (Sound.BOTH, Heard(words=True)),
        (Sound.SPEECH, Heard(words=True, splits=False)),
    ],
)
def test_the_settings_say_what_is_heard(sound: Sound, heard: Heard) -> None:
    assert heard_by(Settings(sound=sound)) == heard
    assert heard_by(Settings(sound=sound, rep_ticks=False)) == replace(heard, rep_ticks=False)
    assert Settings(sound=sound).without_words().sound is Sound.BEEPS


def test_without_words_the_settings_stay_silent_if_they_were() -> None:
    assert Settings(sound=Sound.OFF).without_words().sound is Sound.OFF


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path, tmp_path / "cache")


@pytest.mark.parametrize(
    ("sound", "mute", "kind"),
    [
        (Sound.BEEPS, False, "ChildPlayer"),
        (Sound.BOTH, False, "SpeakingPlayer"),
        (Sound.SPEECH, False, "SpeakingPlayer"),
        (Sound.BOTH, True, "SilentPlayer"),
        (Sound.OFF, False, "SilentPlayer"),
    ],
)
def test_only_who_is_to_be_heard_renders_words(
    monkeypatch: pytest.MonkeyPatch, folders: Folders, no_card: Path, sound: Sound, mute: bool, kind: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/true")
    player = player_for(Settings(sound=sound), mute=mute, folders=folders)
    assert type(player).__name__ == kind
    player.close()


def test_without_an_engine_there_are_beeps_alone_and_one_line(
    monkeypatch: pytest.MonkeyPatch, folders: Folders, no_card: Path
) -> None:
    monkeypatch.setenv(FORCE_VARIABLE, "none")
    told: list[str] = []
    player = player_for(Settings(), folders=folders, texts=["One."], on_news=told.append)
    player.close()
    assert told == ["No speech: no engine is allowed"]
    assert not isinstance(player, SpeakingPlayer)
    assert not folders.speech.exists()


# What leaves the sound card --------------------------------------------------------------------------------


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[RenderedSpeech]:
    made = speech_of(tmp_path / "speech", distinct_voice())
    yield made
    made.close()


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
@pytest.mark.parametrize("words", [False, True], ids=["beeps", "both"])
def test_every_cue_and_every_word_of_the_tour_leaves_the_sound_card_whole_in_order_and_once(
    listen: Callable[..., Listening], alsa_file: Path, speech: RenderedSpeech, words: bool
) -> None:
    pytest.importorskip("simpleaudio", reason="simpleaudio is not installed", exc_type=ImportError)
    plan = tour()
    session = led(plan, Heard(words=words))
    session.wait(plan.seconds + 5)
    everything = sent(session)
    if words:
        assert rendered(speech, *texts(plan))
    one = listen("simpleaudio")
    one.wait_ready()
    # The same passages in the same order, with the waiting between them cut short.
    start = host_seconds() + 0.5
    nearer = [replace(passage, at=start + 0.12 * number) for number, passage in enumerate(everything)]
    asked = SilentPlayer()
    SpeakingPlayer(asked, speech).schedule(nearer)
    SpeakingPlayer(one.player, speech).schedule(nearer)
    expected = [take for passage in asked.scheduled for take in takes_of(passage)]
    assert wait_until(lambda: len(one.said("played")) == len(expected))
    begun = {report["at"]: report["begun"] for report in one.said("played")}
    assert list(begun) == [take.at for take in expected]
    tones = Tones([SOUNDS / "bright"])
    assert wait_until(lambda: len(openings(alsa_file)) == len(expected))
    one.player.close()
    for take, pcm in zip(expected, openings(alsa_file), strict=True):
        whole = tones.mix(as_begun(take, begun[take.at]).parts)
        before, found, after = pcm.partition(whole)
        assert found
        assert not any(before) or max(map(abs, samples_of(before))) <= LOOK, "a lead-in that nobody hears"
        assert not any(after)
    spoken = [sound for take in expected for _, sound in take.parts if isinstance(sound, SoundFile)]
    assert len(spoken) == (len(said(everything)) if words else 0)
    assert len({Path(sound).read_bytes() for sound in spoken}) == len(set(spoken)), (
        "told apart by their sound"
    )


def openings(card: Path) -> list[bytes]:
    """What could be heard at each opening of the card; some only look whether it is there."""
    played = (path.read_bytes() for path in sorted(card.parent.glob("card*")))
    return [pcm for pcm in played if max(map(abs, samples_of(pcm)), default=0) > LOOK]


def as_begun(take: Take, begun: float) -> Take:
    """What is left of a take that a busy machine began late."""
    return take if begun - take.at <= UNHEARD else take.remaining(begun) or take
