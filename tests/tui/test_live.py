"""What is written past Textual: it must be what Textual would have written, and only where it can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pyte
import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from backcoach.tui.screens import session as session_screen
from backcoach.tui.screens.session import SessionScreen

from .stage import SIZE, Stage, Theatre

COLUMNS, ROWS = SIZE


class Shown:
    """A terminal that shows what was written to it."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.written.append(text)
        self._stream.feed(text)

    @property
    def lines(self) -> list[str]:
        return list(self._screen.display)

    @property
    def colours(self) -> list[list[tuple[str, str]]]:
        """Of every cell, before and behind; what is blank has only a ground."""
        rows = [self._screen.buffer[y] for y in range(ROWS)]
        return [
            [("" if row[x].data == " " else row[x].fg, row[x].bg) for x in range(COLUMNS)] for row in rows
        ]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """What a stage shows in a terminal."""
    terminal = Shown()
    monkeypatch.setattr(App, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, text: terminal.write(text))
    return terminal


async def repaint(stage: Stage) -> None:
    """Have Textual paint everything anew."""
    stage.screen.refresh()
    await stage.settle()
    assert isinstance(stage.screen, Screen)
    stage.app._display(stage.screen, stage.screen._compositor.render_update(full=True))


async def test_what_is_written_at_once_is_what_textual_would_paint(theatre: Theatre, shown: Shown) -> None:
    async with theatre.session("tour", at=40) as stage:
        await repaint(stage)
        for second in range(40):  # a rest, and into the carry after it
            await stage.wait(1)
            await stage.settle()  # at the turns and in the last seconds Textual paints the rest
            lines, colours = shown.lines, shown.colours
            assert lines == stage.lines, second
            await repaint(stage)
            assert (shown.lines, shown.colours) == (lines, colours), second


async def test_at_its_moment_a_digit_is_written_before_anything_is_reckoned(
    theatre: Theatre, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    async with theatre.session("tour", at=68.5) as stage:
        assert isinstance(stage.screen, SessionScreen)
        coach = stage.screen.coach
        tick = coach.tick

        def ticking() -> None:
            seen.append((stage.digits, bool(shown.written)))
            shown.written.clear()
            tick()

        shown.written.clear()
        monkeypatch.setattr(coach, "tick", ticking)
        for _ in range(4):  # the last of them is the first of the next phase
            await stage.wait(1)
        assert seen == [(digits, True) for digits in ("3", "2", "1", "6")]


async def test_a_digit_that_was_made_ready_too_soon_waits_for_its_moment(
    theatre: Theatre, shown: Shown
) -> None:
    async with theatre.session("tour", at=45.5) as stage:
        assert isinstance(stage.screen, SessionScreen)
        told = []
        stage.screen.coach.tick = lambda: told.append(stage.digits)  # type: ignore[method-assign]
        before = stage.digits
        stage.screen._make_ready(0.6)
        stage.screen._change()
        assert told == [before], "nor does it stand there until what is due is reckoned"


async def test_a_moment_that_was_rounded_is_not_too_soon(theatre: Theatre, shown: Shown) -> None:
    async with theatre.session("tour", at=45.5) as stage:
        assert isinstance(stage.screen, SessionScreen)
        told = []
        stage.screen.coach.tick = lambda: told.append(stage.digits)  # type: ignore[method-assign]
        before = stage.digits
        stage.screen._make_ready(0.5)
        stage.time.clock.advance(0.5 - 1e-12)
        stage.screen._change()
        assert told == [str(int(before) - 1)], "it stands there before anything is reckoned"


async def test_the_terminal_is_given_a_moment_to_show_a_digit(
    theatre: Theatre, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(session_screen, "give_way", lambda: order.append("gives way"))
    async with theatre.session("tour", at=45.5) as stage:
        assert isinstance(stage.screen, SessionScreen)
        monkeypatch.setattr(HeadlessDriver, "write", lambda _, text: order.append("writes"))
        stage.screen.coach.tick = lambda: order.append("reckons")  # type: ignore[method-assign]
        stage.screen._make_ready(0.5)
        stage.time.clock.advance(0.5)
        stage.screen._change()
        assert order[:3] == ["writes", "gives way", "reckons"]


async def test_a_second_writes_the_digits_that_changed_and_the_time_left(
    theatre: Theatre, shown: Shown
) -> None:
    async with theatre.session("tour", at=45) as stage:
        await stage.settle()
        for _ in range(3):
            shown.written.clear()
            await stage.wait(1)
            text = "".join(shown.written)
            assert "\x1b[1;" in text, "the time left in all, in the first row"
            assert len(text) < 1500, "less than a whole repaint by far"
            assert "NEXT" not in text.upper()


async def test_without_colours_there_are_none_in_what_is_written(
    theatre: Theatre, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with theatre.session("tour", at=45) as stage:
        await repaint(stage)
        await stage.wait(3)
        at_once = shown.colours
        await repaint(stage)
        assert shown.colours == at_once
        inks = {ink for row in at_once for cell in row for ink in cell} - {"", "default"}
        assert len(inks) > 1
        assert all(ink[:2] == ink[2:4] == ink[4:] for ink in inks), "greys only"


async def test_what_lies_over_the_digits_stays_over_them(theatre: Theatre, shown: Shown) -> None:
    async with theatre.session("tour", at=45) as stage:
        stage.app.notify("Something to be read", timeout=60)
        stage.app.notify("And more of it, on a line that goes far to the left, over the digits", timeout=60)
        await stage.settle()
        await repaint(stage)
        for _ in range(4):
            await stage.wait(1)
            await stage.settle()
            assert shown.lines == stage.lines
        assert "far to the left" in "\n".join(shown.lines)


async def test_behind_a_question_nothing_is_written_at_once(theatre: Theatre, shown: Shown) -> None:
    async with theatre.session("tour", at=45) as stage:
        await stage.press("q")
        assert not isinstance(stage.screen, SessionScreen)
        shown.written.clear()
        stage.app.screen_stack[-2].query_one("BigClock").show("59")  # type: ignore[attr-defined]
        assert shown.written == []
        await stage.settle()
        await repaint(stage)
        await stage.press("escape")
        await stage.settle()
        await repaint(stage)
        assert shown.lines == stage.lines


async def test_while_textual_holds_its_paints_back_nothing_is_written_nor_lost(
    theatre: Theatre, shown: Shown
) -> None:
    async with theatre.session("tour", at=45) as stage:
        await repaint(stage)
        with stage.app.batch_update():
            shown.written.clear()
            stage.clock.show("8")
            stage.clock.show("3")
            assert shown.written == []
        await stage.settle()
        assert shown.lines == stage.lines


async def test_what_was_made_ready_in_vain_is_never_shown(theatre: Theatre, shown: Shown) -> None:
    async with theatre.session("tour", at=45.5) as stage:
        before = stage.digits
        stage.clock.prepare("8")
        stage.clock.prepare(before)
        assert not stage.clock.show_prepared()
        stage.clock.prepare("8")
        assert stage.clock.show_prepared()
        assert not stage.clock.show_prepared(), "nor twice"
        assert stage.digits == "8"
