"""Whoever trains for hours finds the program as it was: no memory, no file and no process is kept."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("looks at the processes of Linux", allow_module_level=True)

from .soak import Report, Sample


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
