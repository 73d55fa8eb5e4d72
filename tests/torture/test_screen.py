"""Whatever is done to the full screen, in whatever order: it stays whole, and shows what is so."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual.events import Resize

from backcoach.training.event import PhaseStarted
from backcoach.tui.screens.session import SessionScreen

from ..tui.hand_time import HandTime
from ..tui.stage import Theatre
from .places import IN_MEMORY
from .screen_life import Step, live, steps


def run(examples: int, most: int, *, same: bool) -> None:
    """Lead so many lives of at most so many steps."""

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=same,
        database=None,
        phases=[Phase.generate] if same else [Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(steps, min_size=most // 2, max_size=most), st.booleans())
    def lead(life: list[Step], at_home: bool) -> None:
        with theatre() as opened:
            asyncio.run(live(opened, life, at_home=at_home))

    lead()


@contextmanager
def theatre() -> Iterator[Theatre]:
    """A new one: each life has folders and a time of its own."""
    with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        patched.setenv("COLORTERM", "truecolor")
        time = HandTime()
        time.take_over(patched)
        yield Theatre(Path(folder), time)


def test_whatever_is_done_to_the_screen_it_stays_whole_and_shows_what_is_so() -> None:
    run(2, 15, same=True)


async def test_an_app_that_ends_leads_its_session_no_further() -> None:
    with theatre() as opened:
        async with opened.session("tour", at=5) as stage:
            screen = stage.screen
            assert isinstance(screen, SessionScreen)
            stage.app.exit()
            await screen.query("#now *").remove()  # its parts go one by one
            stage.time.jump(2.0)
            screen.follow()
            screen._heard(PhaseStarted(at=7, index=1, after=None))
            screen.on_resize(Resize(screen.size, screen.size))
            assert stage.session.state.index == 0
