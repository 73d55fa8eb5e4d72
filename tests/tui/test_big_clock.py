"""How large the digits of the countdown can be in the room that there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Size

from backcoach.tui.drawing.strokes import width_of
from backcoach.tui.widgets.big_clock import LARGEST_ROWS, BigClock, box_for, gap_of

from ..training.strategies import PROPERTY

TEXTS = ["0", "7", "45", "1:15", "9:59", "24:10", "59:59", "3:59:59"]

rooms = st.builds(Size, st.integers(1, 300), st.integers(1, 100))


def width_in_all(text: str, box: tuple[int, int, int]) -> int:
    """The columns that a text takes, gaps and all."""
    columns, _, pen = box
    return sum(width_of(character, columns, pen) + gap_of(pen) for character in text)


@PROPERTY
@given(st.sampled_from(TEXTS), rooms)
def test_a_text_never_overflows_a_room_that_has_any_to_spare(text: str, room: Size) -> None:
    columns, rows, pen = box_for(text, room)
    if (columns, rows, pen) != (3, 3, 1):
        assert width_in_all(text, (columns, rows, pen)) <= room.width
        assert rows <= room.height


@PROPERTY
@given(st.sampled_from(TEXTS), rooms, st.integers(0, 60), st.integers(0, 40))
def test_more_room_never_makes_the_digits_smaller(text: str, room: Size, wider: int, higher: int) -> None:
    before = box_for(text, room)[1]
    # One row is left free from a certain height on, so that going over it may cost that row.
    assert box_for(text, Size(room.width + wider, room.height + higher))[1] >= before - 1


@PROPERTY
@given(rooms)
def test_fewer_characters_are_never_smaller(room: Size) -> None:
    rows = [box_for(text, room)[1] for text in ("45", "1:15", "24:10", "3:59:59")]
    assert rows == sorted(rows, reverse=True)


@PROPERTY
@given(rooms)
def test_only_the_number_of_characters_counts_so_that_nothing_jumps(room: Size) -> None:
    assert len({box_for(text, room) for text in ("10", "11", "45", "88", "99", "1", "9")}) == 1
    assert len({box_for(text, room) for text in ("1:11", "1:15", "8:88")}) == 1


def test_two_digits_fill_the_room_beside_the_words_at_80_by_24() -> None:
    columns, rows, pen = box_for("45", Size(40, 16))
    assert rows >= 14
    assert 0.9 * rows <= columns <= 1.3 * rows, "slim, but not thin"
    assert 3 <= pen <= 7


def test_minutes_are_still_ten_rows_in_that_room() -> None:
    assert box_for("1:15", Size(40, 16))[1] >= 10


def test_the_digits_are_not_larger_than_is_good_to_look_at() -> None:
    assert box_for("45", Size(1000, 500))[1] == LARGEST_ROWS


def test_in_a_high_room_the_digits_touch_neither_top_nor_bottom() -> None:
    assert box_for("45", Size(200, 16))[1] == 15
    assert box_for("45", Size(200, 10))[1] == 10, "in a low one every row counts"


@pytest.mark.parametrize("room", [Size(0, 0), Size(1, 1), Size(3, 50), Size(50, 2)])
def test_no_room_is_too_small(room: Size) -> None:
    assert box_for("3:59:59", room) == (3, 3, 1)


class ClockApp(App[None]):
    """A clock and nothing else."""

    def compose(self) -> ComposeResult:
        yield BigClock()


def shown(app: App[None]) -> str:
    return "".join(glyph.character for glyph in app.query_one(BigClock).glyphs)


async def test_a_clock_shows_the_characters_of_its_text_and_no_more() -> None:
    app = ClockApp()
    async with app.run_test(size=(60, 20)) as pilot:
        clock = app.query_one(BigClock)
        for text in [*TEXTS, "45", ""]:
            clock.show(text)
            await pilot.pause()
            assert shown(app) == (text or "45"), "an empty text is no text"


async def test_a_text_shown_before_there_is_room_is_drawn_once_there_is() -> None:
    app = ClockApp()
    async with app.run_test(size=(60, 20)) as pilot:
        clock = BigClock()
        clock.show("45")
        await app.mount(clock)
        await pilot.pause()
        assert "".join(glyph.character for glyph in clock.glyphs) == "45"


async def test_digits_stand_in_the_middle() -> None:
    app = ClockApp()
    async with app.run_test(size=(61, 21)) as pilot:
        app.query_one(BigClock).show("45")
        await pilot.pause()
        regions = [glyph.region for glyph in app.query_one(BigClock).glyphs]
        left, right = regions[0].x, 61 - regions[-1].right
        above, below = regions[0].y, 21 - regions[0].bottom
        assert abs(left - right) <= 3
        assert abs(above - below) <= 1
