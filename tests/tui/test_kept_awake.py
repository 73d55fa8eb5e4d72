"""The screen stays on while a session runs, and shows whether that works."""

from __future__ import annotations

from dataclasses import dataclass, field

from backcoach.coach.awake import LONGEST_PAUSE, AwakeStatus, StatusCallback
from backcoach.files.settings import Settings

from ..training.builders import plan_by_hand
from .stage import Stage, Theatre

ON = AwakeStatus(True, "the screen stays on (a desktop)")
DARK = AwakeStatus(False, "the screen may go dark: this desktop offers no way to keep it on")


@dataclass
class Desktop:
    """Remembers what was asked of it, and answers so."""

    answer: AwakeStatus = ON
    asked: list[str] = field(default_factory=list)
    tell: StatusCallback = print

    def make(self, tell: StatusCallback) -> Desktop:
        self.tell = tell
        return self

    def keep(self) -> None:
        self.asked.append("keep")
        self.tell(self.answer)

    def release(self) -> None:
        self.asked.append("release")


AWAKE = Settings(figures=False)


def light(stage: Stage) -> str:
    return stage.text("#sound")[-1]


async def test_it_stays_on_in_a_session_and_in_a_pause_but_not_in_one_that_is_forgotten(
    theatre: Theatre,
) -> None:
    desktop = Desktop()
    async with theatre.session(plan_by_hand(30.0), settings=AWAKE, awake=desktop.make) as stage:
        await stage.settle()
        assert desktop.asked == ["keep"]
        assert light(stage) == "☀"
        await stage.press("p")
        await stage.wait(LONGEST_PAUSE - 1)
        await stage.press("p")
        assert "release" not in desktop.asked, "a pause to fetch water"
        await stage.wait(5)
        await stage.press("p")
        await stage.wait(LONGEST_PAUSE + 1)
        assert desktop.asked[-1] == "release"
        await stage.press("p")
        assert desktop.asked[-1] == "keep"
    assert desktop.asked[-1] == "release", "and nothing is left behind"


async def test_where_it_may_go_dark_a_moon_says_so_and_the_session_runs(theatre: Theatre) -> None:
    desktop = Desktop(DARK)
    async with theatre.session("tour", settings=AWAKE, awake=desktop.make) as stage:
        await stage.settle()
        assert light(stage) == "☾"
        assert DARK.line in str(stage.screen.query_one("#sound").tooltip)


async def test_whoever_asks_for_no_such_thing_is_obeyed(theatre: Theatre) -> None:
    desktop = Desktop()
    async with theatre.session(
        "tour", settings=Settings(figures=False, keep_awake=False), awake=desktop.make
    ) as stage:
        await stage.settle()
        assert desktop.asked == []
