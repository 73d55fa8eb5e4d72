"""Whatever is done to the full screen, in whatever order: it stays whole, and shows what is so."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ..tui.hand_time import HandTime
from ..tui.stage import Theatre
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
        with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory() as folder:
            patched.setenv("COLORTERM", "truecolor")
            time = HandTime()
            time.take_over(patched)
            asyncio.run(live(Theatre(Path(folder), time), life, at_home=at_home))

    lead()


def test_whatever_is_done_to_the_screen_it_stays_whole_and_shows_what_is_so() -> None:
    run(2, 15, same=True)
