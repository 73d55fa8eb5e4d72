"""A session without a full screen: a line of text, or of JSON, for each event."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from .coach import Coach
from .files.folders import Folders
from .files.settings import Settings
from .keeping import TakeUp, left_unfinished
from .keyboard import Keys, NoKeys, keys_of
from .leading import Makers, open_leading
from .records import event_record
from .signals import ended_by_signals
from .sound.speaking import SpeakingPlayer
from .training.cue import Cue
from .training.cues import announce
from .training.event import (
    Adjusted,
    CueGiven,
    Event,
    Interrupted,
    Paused,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SessionStarted,
    SessionStopped,
)
from .training.plan import Plan
from .training.quantities import clock_text, seconds_text
from .training.session import Command, Mode, Session, State

Print = Callable[[str], None]

KEYS = {
    " ": Command.PAUSE,
    "p": Command.PAUSE,
    "\n": Command.DONE,
    "\r": Command.DONE,
    "d": Command.DONE,
    "n": Command.NEXT,
    "\x1b[C": Command.NEXT,
    "b": Command.BACK,
    "\x1b[D": Command.BACK,
    "+": Command.LONGER,
    "-": Command.SHORTER,
    "u": Command.UNDO,
    "q": Command.QUIT,
    "\x1b": Command.QUIT,
}

KEYS_LINE = (
    "Keys: space pauses, enter ends a set, n next, b back, + and - 15 s, u takes back, q ends the session."
)


LAST_SOUND = 1.5
"""Real seconds that the finish rings; a key cuts it short."""

LAST_WORDS = 3.2
"""The same where something is said after it."""


def run_in_text(
    plan: Plan,
    settings: Settings,
    folders: Folders,
    *,
    as_json: bool,
    speed: float,
    mute: bool,
    first: int,
    take_up: TakeUp = TakeUp.ASK,
    makers: Makers | None = None,
) -> bool:
    """Run a session on standard output; True when the person stopped it before its end.

    Where nobody can press a key, open phases end at their estimate.
    """
    state, left = State(index=first), None
    if take_up is not TakeUp.NEVER:
        left = left_unfinished(folders, plan.routine)
    if left is not None and left.plan is not None and take_up is TakeUp.ALWAYS:
        plan, state = left.plan, left.stands.state()
    elif left is not None:
        _say_aside(f"an earlier session of {plan.routine} was cut off; --resume goes on with it")
        left = None
    with ended_by_signals(), keys_of(sys.stdin) as keys:
        if isinstance(keys, NoKeys):
            plan = plan.closed()
        leading = open_leading(
            plan,
            settings,
            folders,
            makers or Makers(),
            state=state,
            speed=speed,
            mute=mute,
            resumed=left,
            bell=lambda: None,
            on_news=lambda line: _say_aside(line or "everything is being kept again"),
        )
        coach, player = leading.coach, leading.coach.player
        try:
            tell = tell_in_json if as_json else tell_in_words
            coach.listen(tell(coach.session, partial(print, flush=True)))
            if not as_json and not isinstance(keys, NoKeys):
                print(KEYS_LINE, flush=True)
            mode = lead(coach, keys)
            if mode is Mode.FINISHED and player.status.audible:
                with suppress(KeyboardInterrupt):
                    keys.wait(LAST_WORDS if isinstance(player, SpeakingPlayer) else LAST_SOUND)
            return mode is Mode.STOPPED
        finally:
            leading.close()


def _say_aside(line: str) -> None:
    """Say what is not part of the session where it can't be taken for one of its lines."""
    print(f"backcoach: {line}", file=sys.stderr, flush=True)


def lead(coach: Coach, keys: Keys) -> Mode:
    """Lead a whole session, woken only when something is due or a key is pressed; say how it ended."""
    try:
        taken_up = coach.session.state.mode is Mode.PAUSED
        coach.command(Command.RESUME if taken_up else Command.START)
        while not _over(coach):
            pressed = keys.wait(coach.until_wake())
            coach.tick()
            if isinstance(keys, NoKeys) and coach.session.state.mode is Mode.PAUSED:
                # Time was lost, and there is nobody to ask.
                coach.command(Command.RESUME)
            if pressed is not None:
                _obey(coach, pressed)
    except (KeyboardInterrupt, EOFError):  # stopped, or left alone in a pause by a terminal that is gone
        coach.tick()
        coach.command(Command.QUIT)
    return coach.session.state.mode


def _over(coach: Coach) -> bool:
    return coach.session.state.mode in (Mode.FINISHED, Mode.STOPPED)


def _obey(coach: Coach, pressed: str) -> None:
    command = KEYS.get(pressed)
    if command in (Command.PAUSE, Command.DONE) and coach.session.state.mode is Mode.PAUSED:
        command = Command.RESUME  # as on the screen
    if command is not None:
        coach.command(command)


def tell_in_words(session: Session, say: Print) -> Callable[[Event], None]:
    """Make a listener that says each event in a line that reads well aloud."""

    def listener(event: Event) -> None:
        line = _in_words(event, session)
        if line:
            # Not rounded up as what is left is: a cue of the last moment belongs to that second.
            say(f"{clock_text(math.floor(event.at + 1e-6)):>7}  {line}")

    return listener


def tell_in_json(session: Session, say: Print) -> Callable[[Event], None]:
    """Make a listener that prints each event as a line of JSON."""

    def listener(event: Event) -> None:
        say(json.dumps(event_record(event, session.plan), ensure_ascii=False))

    return listener


def _in_words(event: Event, session: Session) -> str:
    match event:
        case SessionStarted():
            return f"{session.plan.name}, {clock_text(session.left_in_all(event.at))}"
        case CueGiven(cue=Cue.REST, index=index, text=text):
            return f"{text} ({session.plan.phases[index].why})"
        case CueGiven(cue=Cue.REP_UP):
            return ""  # the rep that turns has been told
        case CueGiven(text=text):
            return text
        case PhaseStarted(index=index, spent=spent) if spent > 0:
            left = clock_text(session.left(event.at))
            return f"Taken back. {announce(session.plan.phases[index])}, {left} left"
        case Paused(left=left):
            return f"Paused, {clock_text(left)} left"
        case Interrupted(lost=lost):
            return f"Time was lost, {seconds_text(round(lost))}: space goes on, b redoes this, q ends"
        case Resumed(left=left):
            return f"Going on, {clock_text(left)} left"
        case Adjusted(by=by, left=left):
            return f"{seconds_text(abs(by))} {'more' if by > 0 else 'less'}, {clock_text(left)} left"
        case SessionFinished():
            return "Session finished"
        case SessionStopped():
            return "Session ended early"
        case _:
            return ""  # the start cue announces a phase, and its end is the next one's start
