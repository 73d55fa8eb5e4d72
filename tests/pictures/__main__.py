"""Makes the README's pictures anew: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from pathlib import Path

import pytest

from ..tui.hand_time import HandTime
from ..tui.stage import Theatre
from .drawing import picture_of
from .scenes import SCENES, settings_for, stop_the_calendar

HERE = Path(__file__).resolve().parent

README = {
    "work": ("A set: the figure moves as you should, the map shows where to feel it", (100, 30)),
    "rest": ("The rest after it: one key says how it was", (100, 30)),
    "home": ("Home: what is due and why", (120, 36)),
    "history": ("The weeks behind you", (120, 36)),
}
"""The README's pictures: what each shows, and the size of the terminal."""


async def draw(name: str, folder: Path) -> str:
    """A picture of the README, as an SVG; `folder` is for what the app writes."""
    title, size = README[name]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLORTERM", "truecolor")
        patched.delenv("NO_COLOR", raising=False)
        time = HandTime()
        time.take_over(patched)
        stop_the_calendar(patched)
        async with SCENES[name](Theatre(folder, time), size, settings_for("dark")) as stage:
            return picture_of(stage.app, title)


def main() -> None:
    """Draw them all."""
    for name in README:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            # Relative: a picture must not show where it was made.
            drawn = asyncio.run(draw(name, Path("me")))
        (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
