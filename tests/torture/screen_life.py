"""A life of the full screen by hand: keys, time, sleep, other sizes and other files, in any order.

After each of these the screen must be whole, and what it shows of the session must be so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from rich.cells import cell_len

from backcoach.coach.vigil import HEARTBEAT, Vigil
from backcoach.files.settings import Settings
from backcoach.sound.player import PlayerStatus
from backcoach.system.clock import Clock
from backcoach.training.session import Mode
from backcoach.tui.screens.session import SessionScreen
from backcoach.tui.words import wording

from ..tui.stage import Stage, Theatre
from .order import Order

MINE = """\
name: Mine
warm-up: [{work: cat-cow, for: 5s, rest: none}]
main:
  - {work: superman, sets: 2, reps: 3, rest: 20s}
  - {work: face-pull, sets: 1, reps: 5, pace: self}
  - {carry: single-arm-overhead-carry, distance: 5 m, sets: 1}
cool-down: [{hold: childs-pose, for: 5s}]
"""

FILES = (
    MINE,
    MINE.replace("sets: 2", "sets: 3"),
    MINE.replace("superman", "dead-hang").replace("reps: 3", "for: 10s").replace("- {work: d", "- {hold: d"),
    MINE.partition("main:")[0] + "main: [{hold: plank, for: 3s, sets: 1}]\n",
    MINE + "main: []\n",
    "",
    "name: [",
    "\0\xff",
    None,
)
"""What a person's editor may leave; None: nothing."""

SIZES = ((80, 24), (220, 50), (40, 12), (20, 6), (1, 1), (200, 10), (30, 60))
MOST_TIMERS = 20


@dataclass(frozen=True)
class Press:
    key: str


@dataclass(frozen=True)
class Wait:
    seconds: float


@dataclass(frozen=True)
class Stall:
    seconds: float


@dataclass(frozen=True)
class Sleep:
    seconds: float


@dataclass(frozen=True)
class Resize:
    columns: int
    rows: int


@dataclass(frozen=True)
class Save:
    text: str | None


@dataclass(frozen=True)
class Sound:
    audible: bool


Step = Press | Wait | Stall | Sleep | Resize | Save | Sound

KEYS = (
    *("space", "p", "n", "right", "left", "plus", "minus", "u", "m", "9", "0", "question_mark", "escape"),
    *("enter", "q", "y", "g", "tab", "ctrl+p", "1", "2", "3", "s", "h", "slash", "a", "up", "down", "e"),
    *("f1", "backspace", "pagedown", "home", "end", "d"),
)
"""The session's own come first."""

steps: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(KEYS).map(Press),
    st.sampled_from(KEYS[:10]).map(Press),
    st.sampled_from([0.5, 1.0, 5.0, 20.0]).map(Wait),
    st.sampled_from([0.3, 2.0, 60.0]).map(Stall),
    st.sampled_from([1.0, 600.0]).map(Sleep),
    st.sampled_from(SIZES).map(lambda size: Resize(*size)),
    st.sampled_from(FILES).map(Save),
    st.booleans().map(Sound),
)


class Sleeper:
    """A machine whose lid can be shut."""

    def __init__(self) -> None:
        self.slept = 0.0

    def vigil(self, clock: Clock) -> Vigil:
        return Vigil(clock, lambda: self.slept)


async def live(theatre: Theatre, life: list[Step], *, at_home: bool) -> None:
    """Open the app, do all this to it, and look at it after each; it raises what went wrong."""
    theatre.write("mine.yaml", MINE)
    machine = Sleeper()
    more: dict[str, Any] = {"vigil": machine.vigil, "settings": Settings(keep_awake=False)}
    opened = theatre.home(**more) if at_home else theatre.session("mine", **more)
    async with opened as stage:
        heard: set[int] = set()
        for step in life:
            await _do(stage, step, machine)
            if stage.app.return_code is not None:
                return
            _listen(stage, heard)
            _look(stage)


async def _do(stage: Stage, step: Step, machine: Sleeper) -> None:
    match step:
        case Press(key):
            await stage.press(key)
        case Wait(seconds):
            await stage.wait(seconds)
        case Stall(seconds):
            await stage.stall(seconds)
        case Sleep(seconds):
            machine.slept += seconds
            await stage.wait(HEARTBEAT)
        case Resize(columns, rows):
            await stage.resize(columns, rows)
        case Save(text):
            path = stage.library.personal.routines / "mine.yaml"
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_bytes(text.encode("latin-1"))
            await stage.wait(1.0)
        case Sound(audible):
            if stage.players:
                stage.player.tell(PlayerStatus("test", "Sound comes and goes", audible))
    await stage.settle()


def _listen(stage: Stage, heard: set[int]) -> None:
    """Have every session's events checked from its first second on."""
    for screen in stage.app.screen_stack:
        if isinstance(screen, SessionScreen) and id(screen) not in heard:
            heard.add(id(screen))
            state = screen.coach.session.state
            if state.mode is Mode.READY:
                screen.coach.listen(Order(screen.coach, resumed=False))


def _look(stage: Stage) -> None:
    screen = stage.screen
    width, height = screen.size
    lines = stage.lines
    assert len(lines) == height
    assert all(cell_len(line) == width for line in lines)
    assert len(stage.time.waiting) < MOST_TIMERS, [timer.name for timer in stage.time.waiting]
    if isinstance(screen, SessionScreen):
        _look_at_session(stage, screen)


def _look_at_session(stage: Stage, screen: SessionScreen) -> None:
    session, now = screen.coach.session, stage.time.clock.now()
    phase, mode = session.phase, session.state.mode
    if phase is None or mode not in (Mode.RUNNING, Mode.PAUSED):
        return
    assert screen.has_class("-paused" if mode is Mode.PAUSED else f"-{phase.kind}")
    open_for = session.elapsed(now) if phase.open else None
    assert stage.digits == wording.countdown(session.left(now), open_for=open_for)
    if mode is Mode.RUNNING:
        assert any(timer.name.endswith("SessionScreen._change") for timer in stage.time.waiting)
