"""Leads many sessions one after the other in one app, each from home to its summary and back to home.

Usage: screen_sessions FOLDER SESSIONS EVERY. A line of JSON is printed after every so many sessions.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from backcoach.asked import Asked
from backcoach.training.session import Mode
from backcoach.tui.screens.home import HomeScreen
from backcoach.tui.screens.summary import TOO_SOON, SummaryScreen
from tests.bench.children.virtual import EVERYTHING, Wound, tell, wound_by_hand
from tests.training.builders import plan_by_hand

PLAN = plan_by_hand(2, 2)
"""As short as a session can be in which something is done, and one phase follows on another."""


async def main(folder: Path, sessions: int, every: int) -> None:
    """Lead them."""
    async with wound_by_hand(folder, EVERYTHING, Asked()) as wound:
        for number in range(sessions):
            if number % every == 0:
                tell(number)
            await lead(wound)
        tell(sessions)


async def lead(wound: Wound) -> None:
    """One session, to its end and home again."""
    app = wound.app
    app.journey.lead(PLAN, None)
    await wound.settle()
    await wound.wait(PLAN.seconds + 1)
    leading = app.journey.leading
    assert leading is not None
    assert leading.coach.session.state.mode is Mode.FINISHED
    await wound.settle()
    assert isinstance(app.screen, SummaryScreen), app.screen
    await wound.wait(TOO_SOON)
    await wound.pilot.press("enter")
    await wound.settle()
    assert isinstance(app.screen, HomeScreen), app.screen


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
