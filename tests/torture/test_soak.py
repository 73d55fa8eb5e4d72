"""Whoever trains for hours finds the program as it was: no memory, no file and no process is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from .often import minutes
from .soak import Report, Sample, one_long_session, session_after_session

USUAL = 20.0
"""Minutes of each soak; eight hours are `BACKCOACH_SOAK=480`."""


def sample(at: float, memory: int, files: int = 20) -> Sample:
    return Sample(at, memory, files, threads=5, children=0)


def test_a_soak_is_flat_where_only_the_beginning_grows() -> None:
    grows, stays = range(50_000, 60_000, 500), [60_000] * 60
    Report([sample(at, memory) for at, memory in enumerate([*grows, *stays])]).assert_flat()


@pytest.mark.parametrize(
    "leaking",
    [
        [sample(at, 50_000 + 100 * at) for at in range(80)],
        [sample(at, 50_000, files=20 + at // 10) for at in range(80)],
    ],
    ids=["memory", "files"],
)
def test_a_soak_tells_what_grows(leaking: list[Sample]) -> None:
    with pytest.raises(AssertionError, match="memory"):
        Report(leaking).assert_flat()


@pytest.mark.long
@pytest.mark.parametrize("soak", [session_after_session, one_long_session])
def test_hours_of_sessions_leave_nothing_behind(
    tmp_path: Path, soak: type, capsys: pytest.CaptureFixture[str]
) -> None:
    report = soak(tmp_path, minutes("BACKCOACH_SOAK", USUAL), lambda _: None)
    with capsys.disabled():
        print(f"\n{soak.__name__.replace('_', ' ')}: {report}")
    report.assert_flat()
