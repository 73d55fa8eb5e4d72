"""Keys at moments of a session's clock, which only they move."""

from __future__ import annotations

from dataclasses import dataclass, field

from backcoach.coach.conductor import Coach
from backcoach.text.by_keys import Bound, bound, lead, session_actions
from backcoach.text.keyboard import NoKeys
from backcoach.text.plain import tell_in_words
from backcoach.training.narration import Narrator
from backcoach.training.plan import Plan
from backcoach.training.session import Mode, State

from ..fakes import FakeClock, RecordingPlayer


@dataclass
class ScriptedKeys:
    """Keys at moments of the session's clock, which stands still but while somebody waits for one."""

    clock: FakeClock
    script: list[tuple[float, str | BaseException]] = field(default_factory=list)

    def wait(self, seconds: float | None) -> str | None:
        until = None if seconds is None else self.clock.now() + seconds * self.clock.speed
        if self.script and (until is None or self.script[0][0] <= until):
            at, pressed = self.script.pop(0)
            self.clock.set(max(at, self.clock.now()))
            if isinstance(pressed, BaseException):
                raise pressed
            return pressed
        if until is None:
            raise EOFError
        self.clock.set(until)
        return None


class NobodyThere(NoKeys):
    """Nobody can press a key, and waiting takes no real time."""

    def __init__(self, clock: FakeClock) -> None:
        self.waits = ScriptedKeys(clock)

    def wait(self, seconds: float | None) -> str | None:
        return None if seconds is None else self.waits.wait(seconds)


def said(
    plan: Plan,
    *script: tuple[float, str | BaseException],
    state: State | None = None,
    by_key: Bound | None = None,
) -> tuple[Mode, list[str]]:
    """Lead a session in words, with these keys; how it ended, and the lines but for the counts."""
    clock = FakeClock()
    coach = Coach(plan, clock, RecordingPlayer(clock), state)
    lines: list[str] = []
    coach.listen(tell_in_words(Narrator(coach.session), lines.append, stamped=True))
    mode = lead(coach, ScriptedKeys(clock, list(script)), by_key or bound({}, session_actions(coach)))
    return mode, [line for line in lines if line[9:] not in ("3", "2", "1")]
