"""The countdown: how large it is, that no second is lost, and that it costs no more than it must."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

import pytest
from textual.app import App
from textual.screen import Screen

from backcoach.files.settings import Settings
from backcoach.sound.player import STARTING, PlayerStatus
from backcoach.training.session import Mode
from backcoach.tui.terminal.live import Change
from backcoach.tui.widgets import big_clock
from backcoach.tui.widgets.big_clock import Glyph
from backcoach.tui.widgets.figure import FRAMES

from ..training.builders import QUICK, hold, plan_by_hand, plan_of
from .stage import QUIET, Stage, Theatre, skip_to

TWO_DIGITS = [str(number) for number in range(10, 100)]
MINUTES = [f"{minutes}:{seconds:02}" for minutes in (1, 4, 9) for seconds in (0, 7, 48, 59)]
LONG_MINUTES = ["10:00", "24:36", "38:49", "59:59"]


def rows_of(stage: Stage) -> int:
    """From the first to the last row of the terminal that the digits really light."""
    region = stage.clock.region
    lit = [y for y in range(region.y, region.bottom) if stage.lines[y][region.x : region.right].strip()]
    return lit[-1] - lit[0] + 1


def is_whole(stage: Stage) -> bool:
    """Whether no digit is cut off by the edge of the clock."""
    room = stage.clock.region
    return all(room.contains_region(region) for _, region in stage.glyphs)


async def test_at_80_by_24_every_text_has_digits_of_at_least_ten_rows(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        for text in [*TWO_DIGITS[::7], "11", "99", *MINUTES]:
            stage.clock.show(text)
            await stage.settle()
            assert rows_of(stage) >= 10, text
            assert is_whole(stage), text
        for text in LONG_MINUTES:
            stage.clock.show(text)
            await stage.settle()
            assert is_whole(stage), text


async def test_the_digits_are_40_per_cent_of_the_rows_at_80_by_24(theatre: Theatre) -> None:
    async with theatre.session("tour", at=42) as stage:
        assert stage.digits == "30"
        assert rows_of(stage) >= 0.4 * 24


async def test_the_digits_grow_with_the_terminal(theatre: Theatre) -> None:
    rows: dict[tuple[int, int], dict[str, int]] = {}
    async with theatre.session("tour") as stage:
        for size in ((80, 24), (120, 40), (220, 60)):
            await stage.resize(*size)
            rows[size] = {}
            for text in ("45", "1:15"):
                stage.clock.show(text)
                await stage.settle()
                rows[size][text] = rows_of(stage)
                assert is_whole(stage)
    small, middle, large = rows.values()
    assert small["45"] < middle["45"] < large["45"]
    assert small["1:15"] < middle["1:15"] < large["1:15"]
    assert large["45"] >= 30


async def test_a_digit_alone_is_as_large_as_two(theatre: Theatre) -> None:
    async with theatre.session("tour", at=51) as stage:
        before = stage.clock.glyphs[0].region.size
        await skip_to(stage, 65)
        assert stage.digits == "7"
        assert stage.clock.glyphs[0].region.size == before


async def test_every_second_of_a_phase_is_shown_once_and_in_order(theatre: Theatre) -> None:
    async with theatre.session("tour") as stage:
        seen = watched(stage)
        await stage.wait(stage.session.plan.seconds - 0.5)
        whole = [str(left) for phase in stage.session.plan.phases for left in countdown(phase.seconds)]
        assert seen == whole


async def test_a_pause_at_an_odd_moment_loses_no_second(theatre: Theatre) -> None:
    async with theatre.session("tour", at=45.3) as stage:
        seen = watched(stage)
        await stage.press("p")
        await stage.stall(7.77)
        await stage.press("p")
        await stage.wait(26.6)
        assert seen == [str(left) for left in range(27, 0, -1)]
        assert stage.at == pytest.approx(71.9)


async def test_digits_above_99_seconds_are_minutes(theatre: Theatre) -> None:
    async with theatre.session(plan_of(hold(seconds=102), person=QUICK)) as stage:
        seen = watched(stage)
        await stage.wait(3.5)
        assert seen == ["1:42", "1:41", "1:40", "99"]


async def test_hours_are_shown_whole(theatre: Theatre) -> None:
    async with theatre.session(plan_by_hand(2 * 3600, 10)) as stage:
        assert stage.digits == "2:00:00"
        assert is_whole(stage)
        await stage.wait(1)
        assert stage.digits == "1:59:59"


MOVING = Settings(keep_awake=False)


@pytest.mark.parametrize(("settings", "most"), [(QUIET, 1), (MOVING, FRAMES + 1)])
async def test_the_screen_is_woken_no_oftener_than_something_changes(
    theatre: Theatre, settings: Settings, most: int
) -> None:
    async with theatre.session("tour", at=42, settings=settings) as stage:
        calls: Counter[str] = Counter()
        stage.time.after_each.append(lambda: calls.update(["woken"]))
        looks = sum(timer.every is not None for timer in stage.time.waiting) * 29
        await stage.wait(29.5)
        assert calls["woken"] - looks <= 29 * most


async def test_only_the_digits_that_change_are_painted(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    differing = big_clock.changes

    def counting(before: Sequence[Glyph], after: Sequence[Glyph]) -> list[Change]:
        changed = differing(before, after)
        for glyph in after:
            x, right = glyph.region.x, glyph.region.right
            if any(x <= change.x and change.x + len(change.text) <= right for change in changed):
                painted.append(glyph.character)
        return changed

    monkeypatch.setattr(big_clock, "changes", counting)
    async with theatre.session("tour", at=42) as stage:
        painted.clear()
        await stage.wait(6)
        await stage.settle()
        assert sorted(painted) == sorted("2987654"), "the tens once, the ones each second"


async def test_a_second_that_passes_lays_nothing_out_anew(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with theatre.session("tour", at=42) as stage:
        layouts: list[object] = []
        lay_out = Screen._refresh_layout

        def counting(screen: Screen[object], *arguments: object, **more: object) -> None:
            layouts.append(arguments)
            lay_out(screen, *arguments, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Screen, "_refresh_layout", counting)
        await stage.wait(12)
        await stage.settle()
        assert layouts == []


async def test_a_paused_session_sets_no_timer_and_writes_nothing(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    display = App._display

    def counting(app: App[None], screen: Screen[object], renderable: object) -> None:
        written.append(renderable)
        display(app, screen, renderable)  # type: ignore[arg-type]

    async with theatre.session("tour", at=50) as stage:
        await stage.press("p")
        assert stage.session.state.mode is Mode.PAUSED
        assert stage.word == "PAUSED"
        monkeypatch.setattr(App, "_display", counting)
        once = [timer.name for timer in stage.time.waiting if timer.every is None]
        assert "SessionScreen._change" not in once
        assert not stage.screen._next_change.is_set  # type: ignore[attr-defined]
        await stage.wait(20)
        await asyncio.sleep(0.1)  # Textual's own timers run on by the host's clock
        await stage.settle()
        assert written == []
        assert stage.digits == "22"


async def test_the_last_three_seconds_stand_out(theatre: Theatre) -> None:
    async with theatre.session("tour", at=42) as stage:
        seen = {}
        for left in (4, 3, 2, 1):
            await skip_to(stage, 72 - left)
            seen[left] = stage.screen.has_class("-last")
        assert seen == {4: False, 3: True, 2: True, 1: True}
        await stage.wait(1)
        assert (stage.word, stage.screen.has_class("-last")) == ("CARRY", False)


def watched(stage: Stage) -> list[str]:
    """Every text that the clock shows from now on, each as often as it comes up anew."""
    seen = [stage.digits]

    def look() -> None:
        if stage.digits != seen[-1]:
            seen.append(stage.digits)

    stage.time.after_each.append(look)
    return seen


def countdown(seconds: float) -> range:
    return range(round(seconds), 0, -1)


async def test_a_session_that_waits_for_its_sound_begins_by_itself(theatre: Theatre) -> None:
    theatre.sound = PlayerStatus(STARTING, "Sound is starting", audible=False)
    async with theatre.session("tour") as stage:
        assert stage.session.state.mode is Mode.READY
        stage.player.tell(PlayerStatus("recording", "For a test", audible=True))
        await stage.wait(0.1)
        assert stage.session.state.mode is Mode.RUNNING
