"""However a session is ended: no set is lost, nobody is left behind, and the terminal is as it was."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from .ends import ENDINGS, end_somewhere
from .often import repetitions


@pytest.mark.long  # at the very first moments the exit code is not always the signal's yet
@pytest.mark.parametrize("how", ENDINGS)
@pytest.mark.parametrize("seed", range(3))
def test_a_session_ended_at_a_random_moment_leaves_everything_in_order(
    tmp_path: Path, how: str, seed: int
) -> None:
    end_somewhere(tmp_path, how, random.Random(f"{how}{seed}"))


@pytest.mark.long
@pytest.mark.parametrize("how", ENDINGS)
def test_two_hundred_sessions_ended_at_random_moments_leave_everything_in_order(
    tmp_path: Path, how: str
) -> None:
    for number in range(repetitions(200)):
        home = tmp_path / str(number)
        home.mkdir()
        end_somewhere(home, how, random.Random())
