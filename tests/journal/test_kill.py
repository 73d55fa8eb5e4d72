"""A program that is killed loses nothing that was done, and at most a second of the session's clock."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backcoach.journal import history
from backcoach.journal.store import Journal

from .builders import sound
from .victim import SHOWN, short_plan

ROOT = Path(__file__).parents[2]
SPEED = 3.0


def lead_and_kill(path: Path, after: float) -> tuple[int, float] | None:
    """Have a victim lead the session, and kill it so many seconds after it has begun to show something.

    What it showed last: the phase, and the place in seconds of the session's clock. None where it came
    to the session's end before it was killed.
    """
    shown = path.with_name("shown")
    shown.write_bytes(bytes(SHOWN.size))
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.victim", str(path), str(shown), str(SPEED)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    try:
        began = time.monotonic()
        while SHOWN.unpack(shown.read_bytes())[0] == 0 and victim.poll() is None:
            assert time.monotonic() - began < 30, "the victim shows nothing"
            time.sleep(0.005)
        time.sleep(after)
        if victim.poll() is not None:
            assert victim.returncode == 0, (victim.communicate()[1] or b"").decode()
            return None
    finally:
        victim.kill()
        victim.communicate()
    _, phase, _, place = SHOWN.unpack(shown.read_bytes())
    return phase, place


def check(path: Path, phase: int, place: float) -> None:
    """Compare what is kept with what was shown last."""
    assert sound(path)
    plan = short_plan()
    with Journal.open(path) as journal:
        newest = history.sessions(journal)[-1]
        done = {one.slot for one in history.sets(journal, session=newest.id)}
        found = history.unfinished(journal)
    assert done >= {one.index for one in plan.phases[:phase] if one.kind.active}
    if newest.ending is not None:
        assert phase == len(plan.phases) - 1  # killed after the last turn, before it could leave
        return
    stands = found[0].stands
    # One later only where it was killed between the disk and the screen.
    assert stands.phase in (phase, phase + 1)
    kept = plan.phases[stands.phase].at + stands.spent
    assert place - kept <= 1.0, f"{place - kept:.2f} s lost"
    assert kept - place <= 1.0, f"{kept - place:.2f} s made up"


def kill_often(path: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    kills = 0
    while kills < times:
        left = lead_and_kill(path, chance.uniform(0.0, 0.7))
        if left is not None:
            check(path, *left)
            kills += 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_kill_9_at_random_moments_loses_no_set_and_at_most_a_second(tmp_path: Path, seed: int) -> None:
    kill_often(tmp_path / "journal.db", 5, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_kill_9_at_two_hundred_random_moments(tmp_path: Path, seed: int) -> None:
    kill_often(tmp_path / "journal.db", 20, 100 + seed)
