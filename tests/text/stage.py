"""A session in text with all that it would find in the world made of fakes, its keys scripted."""

from __future__ import annotations

from dataclasses import dataclass, field

from backcoach.coach.awake import StatusCallback
from backcoach.coach.leading import Makers
from backcoach.coach.take_up import TakeUp
from backcoach.files.folders import Folders
from backcoach.files.library import Found, Library
from backcoach.files.settings import Settings
from backcoach.planner import Planner
from backcoach.text.plain import run_in_text
from backcoach.training.plan import Plan
from backcoach.training.routine import Routine

from .. import shipped
from ..fakes import FakeClock, RecordingPlayer
from .scripted_keys import ScriptedKeys

TOUR = shipped.plan("tour")


@dataclass
class KeptAwake:
    """Remembers what was asked of it."""

    asked: list[str] = field(default_factory=list)

    def keep(self) -> None:
        self.asked.append("keep")

    def release(self) -> None:
        self.asked.append("release")


@dataclass
class Stage:
    """What `run_in_text` would find in the world, made of fakes."""

    clock: FakeClock
    player: RecordingPlayer
    keys: ScriptedKeys
    folders: Folders
    awake: KeptAwake = field(default_factory=KeptAwake)

    def run(
        self,
        plan: Plan = TOUR,
        routine: Routine | None = None,
        *,
        as_json: bool = False,
        first: int = 0,
        take_up: TakeUp = TakeUp.ASK,
        settings: Settings | None = None,
        found: Found | None = None,
    ) -> bool:
        def awake(_: StatusCallback) -> KeptAwake:
            return self.awake

        return run_in_text(
            plan,
            Planner(Library(personal=self.folders), settings or Settings()),
            routine,
            found,
            as_json=as_json,
            speed=1.0,
            mute=False,
            first=first,
            take_up=take_up,
            makers=Makers(lambda *_, **__: self.player, lambda speed: self.clock, lambda clock: None),
            make_awake=awake,
        )

    def again(self, *script: tuple[float, str | BaseException]) -> None:
        """Another start on the same machine."""
        self.clock = FakeClock()
        self.player = RecordingPlayer(self.clock)
        self.keys = ScriptedKeys(self.clock, list(script))
