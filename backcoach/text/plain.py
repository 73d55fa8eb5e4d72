"""A session without a full screen: in lines that read well aloud, or a line of JSON for each event."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from ..coach.awake import Awake, NoAwake, StatusCallback, WakepyAwake
from ..coach.conductor import Coach
from ..coach.leading import Leading, Makers, open_leading
from ..coach.reloading import Reloading
from ..coach.take_up import TakeUp
from ..files.commands import Keymap
from ..files.first_start import NOTICE, FirstStart
from ..files.folders import Folders
from ..files.library import Found
from ..planner import Planner
from ..sound.loudness import Loudness
from ..sound.speaking import SpeakingPlayer
from ..system.clock import now_here
from ..system.printable import json_text
from ..system.signals import ended_by_signals
from ..training.aloud import speaking_time
from ..training.event import Event, Paused, Resumed, SessionStarted
from ..training.narration import Narrator
from ..training.plan import Plan
from ..training.quantities import clock_text
from ..training.readable import sentence
from ..training.routine import Routine
from ..training.session import Mode, Session, State
from .by_keys import OVER, WHERE, Action, asked_before_the_end, bound, lead, session_actions, spoken_keys
from .keyboard import Keys, NoKeys, keys_of
from .parting import parting_words
from .records import event_record
from .set_keys import SetKeys
from .sound_keys import SoundKeys
from .sound_news import SoundNews
from .taking_up import taken_up

Say = Callable[[str], None]
Listener = Callable[[Event], None]
MakeAwake = Callable[[StatusCallback], Awake]

KEYS_LINE = (
    ("session.go", "ends a set or a rest"),
    ("session.pause", "pauses"),
    ("session.next", "is next"),
    ("session.back", "is back"),
    ("session.longer", "is 15 seconds more"),
    ("session.shorter", "is 15 seconds less"),
    ("session.undo", "takes a key back"),
    (WHERE, "tells where you are"),
    ("session.louder", "is louder"),
    ("session.quieter", "is quieter"),
    ("session.mute", "mutes"),
    ("session.quit", "ends the session"),
    ("session.keys", "says this again"),
)
"""What is said of the keys, in this order."""

LAST_SOUND = 1.5
"""Real seconds that the finish rings; a key cuts it short."""

LAST_WORDS = 3.2
"""The same where something is said after it."""


def run_in_text(
    plan: Plan,
    planner: Planner,
    routine: Routine | None = None,
    found: Found | None = None,
    *,
    as_json: bool,
    speed: float,
    mute: bool,
    first: int,
    take_up: TakeUp = TakeUp.ASK,
    makers: Makers | None = None,
    make_awake: MakeAwake = WakepyAwake,
) -> bool:
    """Run a session on standard output; True when the person stopped it before its end.

    `routine` is what the plan was made from: at the end it is said what `planner` will make of it the next
    time; from its file, `found`, a change is taken over as it is saved. Where nobody can press a key, open
    phases end at their estimate.
    """
    began = now_here()
    settings, folders = planner.settings, planner.library.personal
    with ended_by_signals() as ended, keys_of(sys.stdin) as keys:
        somebody = not isinstance(keys, NoKeys)
        if somebody and not as_json:
            _give_notice(folders, keys, speed)
        left = taken_up(folders, plan.routine, take_up, None if as_json else keys, _print, _say_aside)
        state = State(index=first)
        if left is not None and left.plan is not None:
            plan, state = left.plan, left.stands.state()
        leading = open_leading(
            plan if somebody else plan.closed(),
            settings,
            folders,
            makers or Makers(),
            state=state,
            speed=speed,
            mute=mute,
            resumed=left,
            bell=_ring if somebody and _to_a_terminal() and not as_json else None,
            on_news=lambda line: _say_aside(line or "everything is being kept again"),
        )
        awake = make_awake(lambda _: None) if somebody and settings.keep_awake else NoAwake()
        leading.coach.listen(keep_awake(awake))
        reloading = Reloading(planner.as_of(began), found) if found else None
        look = partial(_follow, reloading, leading.coach, closed=not somebody) if reloading else None
        try:
            if as_json:
                mode = _in_json(leading, keys, settings.keys, look)
            else:
                mode = _in_words(leading, keys, settings.keys, look)
                for line in parting_words(leading, planner, routine):
                    _print(line)
            _ring_out(leading.coach, keys)
        except SystemExit:
            if leading.coach.session.state.mode not in OVER:
                _say_aside("the session was cut off; --resume goes on with it")
            raise
        finally:
            with ended.undisturbed():
                awake.release()
                leading.close()
    return mode is Mode.STOPPED


def _follow(reloading: Reloading, coach: Coach, *, closed: bool) -> None:
    """Take a changed routine over, and say so."""
    reload = reloading.take_over(coach, closed=closed)
    if reload is not None:
        _say_aside(reload.line)


def _in_json(leading: Leading, keys: Keys, given: Keymap, look: Action | None) -> Mode:
    coach = leading.coach
    coach.listen(tell_in_json(coach.session, _print))
    return lead(coach, keys, bound(given, session_actions(coach)), look)


def _in_words(leading: Leading, keys: Keys, given: Keymap, look: Action | None) -> Mode:
    coach, player = leading.coach, leading.coach.player
    if isinstance(keys, NoKeys):
        coach.listen(tell_in_words(Narrator(coach.session), _print, stamped=not _to_a_terminal()))
        return lead(coach, keys, {}, look)
    of_set = SetKeys(leading.just_done, _print)
    narrator = Narrator(coach.session, key=partial(spoken_keys, given), asks=partial(of_set.question, given))
    coach.listen(tell_in_words(narrator, _print, stamped=not _to_a_terminal()))
    news = SoundNews(_say_aside)
    news(player.status)
    player.on_status(news)
    actions = {name: of_set.before(action) for name, action in session_actions(coach).items()}
    undo = actions["session.undo"]
    asides: dict[str, Action] = {
        **of_set.actions(),
        **SoundKeys(Loudness(player), _print).actions(),
        "session.undo": lambda: of_set.undo() or undo(),
        "session.keys": lambda: _print(keys_line(given)),
        WHERE: lambda: _print(narrator.where(coach.clock.now())),
    }
    again = f"End the session? {sentence(spoken_keys(given, 'session.quit') + ' again ends it')}"
    asking = asked_before_the_end(coach, actions | asides, lambda: _print(again))
    return lead(coach, keys, bound(given, asking), look)


def keys_line(given: Keymap) -> str:
    """All keys in a sentence, as the settings have them."""
    told = [(spoken_keys(given, name), does) for name, does in KEYS_LINE]
    return sentence("Keys: " + ", ".join(f"{key} {does}" for key, does in told if key))


def tell_in_words(narrator: Narrator, say: Say, *, stamped: bool) -> Listener:
    """Make a listener that says each event in lines that read well aloud.

    `stamped` puts the time before each, for logs; in a terminal it would be read aloud with each.
    """

    def listener(event: Event) -> None:
        # Not rounded up as what is left is: a cue of the last moment belongs to that second.
        stamp = f"{clock_text(math.floor(event.at + 1e-6)):>7}  " if stamped else ""
        for line in narrator.lines(event):
            say(stamp + line)

    return listener


def tell_in_json(session: Session, say: Say) -> Listener:
    """Make a listener that prints each event as a line of JSON."""

    def listener(event: Event) -> None:
        say(json_text(event_record(event, session.plan)))

    return listener


def keep_awake(awake: Awake) -> Listener:
    """Make a listener that keeps the machine awake, but in a pause."""

    def listener(event: Event) -> None:
        match event:
            case SessionStarted() | Resumed():
                awake.keep()
            case Paused():
                awake.release()
            case _:
                pass

    return listener


def _give_notice(folders: Folders, keys: Keys, speed: float) -> None:
    """The doctor's notice (R17), once; the session begins when it was heard."""
    first_start = FirstStart(folders)
    if first_start.notice_due:
        _print(NOTICE.replace("\n\n", "\n"))
        _print("Press a key to go on.")
        keys.wait(speaking_time(NOTICE) / speed)  # nobody is kept waiting for who has heard it
        first_start.notice_read()


def _ring_out(coach: Coach, keys: Keys) -> None:
    """Let the finish be heard; a key cuts it short."""
    player = coach.player
    if coach.session.state.mode is Mode.FINISHED and player.status.audible:
        with suppress(KeyboardInterrupt):
            keys.wait(LAST_WORDS if isinstance(player, SpeakingPlayer) else LAST_SOUND)


def _ring() -> None:
    """Ring the terminal's bell; called by the player, from a thread of its own."""
    if sys.stdout is not None:
        sys.stdout.write("\a")
        sys.stdout.flush()


def _to_a_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _print(line: str) -> None:
    print(line, flush=True)


def _say_aside(line: str) -> None:
    """Say what is not part of the session where it can't be taken for one of its lines."""
    with suppress(OSError):  # a terminal that is gone
        print(f"backcoach: {line}", file=sys.stderr, flush=True)
