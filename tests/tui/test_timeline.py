"""The whole session in one row."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from backcoach.training.phase import Phase, PhaseKind, SectionKind
from backcoach.training.plan import Plan
from backcoach.training.routine import Level
from backcoach.tui.widgets.timeline import HEIGHTS, Timeline, skyline

from ..shipped import plan as shipped_plan
from ..training.strategies import PROPERTY

kinds = st.sampled_from(list(PhaseKind))


def plan_of(*phases: tuple[PhaseKind, float]) -> Plan:
    made: list[Phase] = []
    at = 0.0
    for index, (kind, seconds) in enumerate(phases):
        made.append(Phase(index, at, kind, seconds, SectionKind.MAIN, "by hand"))
        at += seconds
    return Plan("test", "Test", Level.BEGINNER, tuple(made))


plans = st.lists(st.tuples(kinds, st.integers(1, 60).map(float)), min_size=1, max_size=12).map(
    lambda phases: plan_of(*phases)
)

WORK, REST, HOLD = PhaseKind.WORK, PhaseKind.REST, PhaseKind.HOLD


# The skyline -------------------------------------------------------------------------------------------


@PROPERTY
@given(st.lists(st.tuples(kinds, st.integers(1, 30)), min_size=1, max_size=10))
def test_phases_of_whole_columns_get_exactly_those(phases: list[tuple[PhaseKind, int]]) -> None:
    plan = plan_of(*((kind, float(seconds)) for kind, seconds in phases))
    whole = [kind for kind, seconds in phases for _ in range(seconds)]
    assert skyline(plan, len(whole)) == whole


@PROPERTY
@given(plans, st.integers(1, 120))
def test_each_kind_has_its_share_of_the_columns(plan: Plan, width: int) -> None:
    columns = skyline(plan, width)
    assert len(columns) == width
    slice_ = plan.seconds / width
    changes = len(plan.phases)
    for kind in PhaseKind:
        seconds = sum(phase.seconds for phase in plan.phases if phase.kind is kind)
        assert abs(columns.count(kind) * slice_ - seconds) <= changes * slice_ + 1e-6


@PROPERTY
@given(plans, st.integers(1, 120))
def test_a_column_shows_what_fills_most_of_its_time(plan: Plan, width: int) -> None:
    slice_ = plan.seconds / width
    for column, kind in enumerate(skyline(plan, width)):
        start, end = column * slice_, (column + 1) * slice_
        filled = {
            one: sum(
                max(0.0, min(end, phase.at + phase.seconds) - max(start, phase.at))
                for phase in plan.phases
                if phase.kind is one
            )
            for one in PhaseKind
        }
        assert filled[kind] >= max(filled.values()) - 1e-6


def test_one_column_shows_what_there_is_most_of() -> None:
    assert skyline(plan_of((REST, 10), (WORK, 11), (REST, 0.5)), 1) == [WORK]


def test_a_plan_without_any_length_is_drawn_somehow() -> None:
    assert len(skyline(plan_of((HOLD, 0), (REST, 0)), 3)) == 3


def test_a_hundred_thousand_phases_are_drawn_in_a_moment() -> None:
    plan = plan_of(*[(WORK, 1.0), (REST, 2.0)] * 50_000)
    began = time.process_time()
    columns = skyline(plan, 200)
    assert time.process_time() - began < 2
    assert columns == [REST] * 200


# The widget --------------------------------------------------------------------------------------------


class TimelineApp(App[None]):
    """A timeline and nothing else."""

    def compose(self) -> ComposeResult:
        yield Timeline()


def drawn(app: App[None]) -> str:
    return app.query_one(Timeline).render_line(0).text


def colours(app: App[None]) -> list[str]:
    """The colour of each column."""
    strip = app.query_one(Timeline).render_line(0)
    return [str(segment.style and segment.style.color) for segment in strip for _ in segment.text]


async def test_every_kind_has_a_height_of_its_own() -> None:
    app = TimelineApp()
    async with app.run_test(size=(5, 3)):
        timeline = app.query_one(Timeline)
        timeline.show(plan_of(*((kind, 1.0) for kind in PhaseKind)))
        assert drawn(app) == "".join(HEIGHTS[kind] for kind in PhaseKind)
    assert HEIGHTS[REST] < HEIGHTS[HOLD] < HEIGHTS[WORK]


@pytest.mark.parametrize(("at", "bright"), [(0, 0), (25, 10), (50, 20), (99.9, 40), (100, 40)])
async def test_what_is_done_is_bright(at: float, bright: int) -> None:
    app = TimelineApp()
    async with app.run_test(size=(40, 3)):
        app.query_one(Timeline).show(plan_of((WORK, 100)), at)
        found = colours(app)
        assert found[:bright] == found[:1] * bright
        assert found[bright:] == found[-1:] * (40 - bright)
        assert bright in (0, 40) or found[0] != found[-1]


async def test_it_is_painted_only_when_a_column_changes() -> None:
    app = TimelineApp()
    plan = plan_of((WORK, 100))
    async with app.run_test(size=(10, 3)) as pilot:
        timeline = app.query_one(Timeline)
        timeline.show(plan, 0)
        await pilot.pause()
        painted: list[object] = []
        refresh = timeline.refresh
        timeline.refresh = lambda *regions, **more: painted.append(1) or refresh(*regions, **more)  # type: ignore[method-assign]
        for at in range(101):
            timeline.show(plan, at)
        assert len(painted) == 10


async def test_a_plan_is_walked_once_however_often_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[tuple[Plan, int]] = []
    monkeypatch.setattr(
        "backcoach.tui.widgets.timeline.skyline",
        lambda plan, width: walked.append((plan, width)) or skyline(plan, width),
    )
    app = TimelineApp()
    plan, other = plan_of((WORK, 100)), plan_of((REST, 100))
    async with app.run_test(size=(10, 3)) as pilot:
        for at in (0, 50, 100):
            app.query_one(Timeline).show(plan, at)
            drawn(app)
        app.query_one(Timeline).show(other, 0)
        drawn(app)
        await pilot.resize_terminal(20, 3)
        drawn(app)
        assert walked == [(plan, 10), (other, 10), (other, 20)]


async def test_without_a_plan_it_is_blank_and_no_width_breaks_it() -> None:
    app = TimelineApp()
    async with app.run_test(size=(20, 3)) as pilot:
        timeline = app.query_one(Timeline)
        assert drawn(app).strip() == ""
        timeline.show(Plan("empty", "Empty", Level.BEGINNER, ()))
        assert drawn(app).strip() == ""
        timeline.show(shipped_plan("full-back-a"), 300)
        for width in (1, 2, 300, 7):
            await pilot.resize_terminal(width, 3)
            assert len(drawn(app)) == width
        timeline.show(None)
        assert drawn(app).strip() == ""


async def test_another_plan_takes_the_place_of_the_first() -> None:
    app = TimelineApp()
    async with app.run_test(size=(10, 3)):
        timeline = app.query_one(Timeline)
        timeline.show(plan_of((WORK, 10)))
        timeline.show(plan_of((REST, 10)))
        assert drawn(app) == HEIGHTS[REST] * 10
