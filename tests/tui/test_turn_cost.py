"""What a turn of phases costs the screen, counted: it was most of what a session took of the processor."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from backcoach.training.phase import PhaseKind

from .stage import Theatre


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the screen was laid out and painted, and how many widgets had their rules looked up."""
    counts: Counter[str] = Counter()

    def count(owner: type, method: str) -> None:
        real = getattr(owner, method)

        def counting(self: Any, *arguments: Any, **named: Any) -> Any:
            counts[method] += 1
            return real(self, *arguments, **named)

        monkeypatch.setattr(owner, method, counting)

    count(Compositor, "reflow")
    count(Compositor, "render_full_update")
    count(Stylesheet, "apply")
    return counts


async def test_a_turn_restyles_what_its_classes_concern_and_a_second_restyles_nothing(
    theatre: Theatre, counted: Counter[str]
) -> None:
    async with theatre.session("tour", at=40) as stage:
        await stage.settle()
        turns, before = 0, stage.session.state.index
        for _ in range(33):  # a set, a rest with its question, and into a carry
            counted.clear()
            await stage.wait(1)
            await stage.settle()
            phase, turned = stage.session.phase, stage.session.state.index != before
            assert phase is not None
            before = stage.session.state.index
            turns += turned
            if turned:
                assert counted["apply"] <= 16, "the screen, its bands, and what appears or goes"
                assert counted["reflow"] == 1
                assert counted["render_full_update"] == 1, "painted once, with all that is new"
            elif phase.kind is PhaseKind.REST and int(stage.digits) > 3:
                assert not counted, "a second is written straight to the terminal"
        assert turns == 2


async def test_what_is_worn_in_the_last_seconds_is_looked_up_once_for_all_phases_of_a_kind(
    theatre: Theatre, counted: Counter[str]
) -> None:
    looked_up: dict[PhaseKind, list[int]] = {}
    async with theatre.session("full-back-a", at=7) as stage:
        await stage.settle()
        for _ in range(110):  # two preparations and two exercises by the clock
            left = int(stage.digits) if stage.digits.isdigit() else 0
            phase = stage.session.phase
            counted.clear()
            await stage.wait(1)
            await stage.settle()
            if phase is not None and phase is stage.session.phase and 2 <= left <= 4:
                looked_up.setdefault(phase.kind, []).append(counted["apply"])
    assert len(looked_up) >= 2
    for kind, counts in looked_up.items():
        assert len(counts) >= 6, kind
        assert not any(counts[3:]), "the second time there is nothing to be looked up"
