"""What the screen says of sound, whatever becomes of it: one line, and the session is not touched."""

from __future__ import annotations

import pytest

from backcoach.sound.player import PlayerStatus
from backcoach.training.event import CueGiven, Event, PhaseStarted
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.screens.summary import SummaryScreen

from ..fakes import undisturbed
from ..training.builders import plan_by_hand
from .stage import Stage, Theatre

PLAYS = PlayerStatus("simpleaudio", "Sound: simpleaudio", audible=True)
GONE = PlayerStatus("silent", "No sound: no sound device", audible=False, stands_in=True)
HANGS = PlayerStatus("silent", "No sound: the sound device does not answer", audible=False, stands_in=True)
WHY = "No sound: no sound device; the terminal's bell stands in"
BELL = PlayerStatus("bell", WHY, audible=True, stands_in=True)


def light(stage: Stage) -> str:
    return stage.text("#sound").removeprefix("♪ ").removesuffix("  ☾")


async def test_a_bell_that_stands_in_says_why_and_is_seen_whole(theatre: Theatre) -> None:
    theatre.sound = BELL
    async with theatre.session("tour") as stage:
        assert light(stage) == "no sound device (bell)"
        assert "no sound device (bell)  ☾" in stage.page
        stage.player.tell(PlayerStatus("simpleaudio", "Sound: simpleaudio", True, device="Headphones"))
        await stage.settle()
        assert light(stage) == "Headphones 100%", "where it goes since it has moved"


async def test_the_session_ends_on_time_and_says_one_line_whatever_becomes_of_its_sound(
    theatre: Theatre,
) -> None:
    """No device at the start, lost in a phase and back, twenty children killed, an engine that hangs."""
    plan = plan_by_hand(5.0, 5.0, 5.0)
    told: list[Event] = []
    theatre.sound = GONE
    async with theatre.session(plan) as stage:
        assert isinstance(stage.screen, SessionScreen)
        stage.screen.coach.listen(told.append)
        first = len(stage.player.asked)
        assert light(stage) == GONE.line
        await stage.wait(4.5)
        stage.player.tell(PLAYS)
        stage.app.journey.news("No speech: espeak-ng does not answer")
        await stage.settle()
        assert light(stage) == "simpleaudio 100%"
        for killed in range(20):  # each in another part of a second
            stage.player.tell(HANGS if killed % 3 else GONE)
            await stage.wait(0.27)
            await stage.pilot.pause(0)
            assert light(stage).startswith("No sound: ")
            stage.player.tell(PLAYS)
            await stage.wait(0.16)
        await stage.settle()
        assert light(stage) == "simpleaudio 100%"
        assert stage.said == ["No speech: espeak-ng does not answer"]
        await stage.wait(plan.seconds - 4.5 - 20 * 0.43 + 0.01)
        await stage.settle()
        assert isinstance(stage.screen, SummaryScreen)
    begun = [event.at for event in told if isinstance(event, PhaseStarted)]
    assert begun == pytest.approx([phase.at for phase in plan.phases[1:]])
    cues = [(event.at, event.cue) for event in undisturbed(plan) if isinstance(event, CueGiven) and event.at]
    assert [(event.at, event.cue) for event in told if isinstance(event, CueGiven)] == cues
    assert max(event.late for event in told) <= 0.001
    assert len(stage.player.asked) - first <= len(plan.phases), "it is sent its outlook, and nothing more"
