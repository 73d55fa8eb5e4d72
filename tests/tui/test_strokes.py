"""Digits and letters drawn with a round pen: whatever their size, they are told apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from backcoach.tui.drawing.strokes import GLYPHS, difference, draw, width_of
from backcoach.tui.words.wording import WORDS

DIGITS = "0123456789"

BOXES = [(5, 4, 1), (6, 5, 1), (8, 7, 2), (12, 10, 4), (17, 15, 5), (24, 20, 7), (41, 34, 13)]
"""Columns, rows and pen, from the smallest that is read to the largest that there is."""

each_box = pytest.mark.parametrize(("width", "rows", "pen"), BOXES)


def lit(lines: tuple[str, ...]) -> int:
    """Half cells that are lit."""
    return sum({"█": 2, "▀": 1, "▄": 1, " ": 0}[cell] for line in lines for cell in line)


@each_box
@pytest.mark.parametrize("character", GLYPHS)
def test_a_character_has_exactly_the_size_that_was_asked_for(
    character: str, width: int, rows: int, pen: int
) -> None:
    lines = draw(character, width, rows, pen)
    assert len(lines) == rows
    assert {len(line) for line in lines} == {width}
    assert lit(lines) > 0


@each_box
@pytest.mark.parametrize("digit", DIGITS)
def test_a_digit_fills_its_box_from_top_to_bottom(digit: str, width: int, rows: int, pen: int) -> None:
    lines = draw(digit, width, rows, pen)
    assert lines[0].strip()
    assert lines[-1].strip()
    columns = [column for column in range(width) if any(line[column] != " " for line in lines)]
    if digit not in "14":
        assert columns[0] <= 1
        assert columns[-1] >= width - 2


@each_box
def test_every_two_digits_differ_in_more_than_a_few_dots(width: int, rows: int, pen: int) -> None:
    for one, other in combinations(DIGITS, 2):
        pairs = zip("".join(draw(one, width, rows, pen)), "".join(draw(other, width, rows, pen)), strict=True)
        assert sum(a != b for a, b in pairs) >= max(2, width * rows // 16), f"{one} and {other}"


@pytest.mark.parametrize(("width", "rows", "pen"), BOXES[1:])
def test_a_colon_is_two_dots_one_above_the_other(width: int, rows: int, pen: int) -> None:
    lines = draw(":", width_of(":", width, pen), rows, pen)
    inked = [bool(line.strip()) for line in lines]
    runs = [now for before, now in zip([False, *inked], inked, strict=False) if now and not before]
    assert len(runs) == 2


def test_a_digit_is_the_same_shape_at_every_size() -> None:
    shares = {box: lit(draw("8", *box)) / (box[0] * box[1] * 2) for box in BOXES[3:]}
    assert max(shares.values()) - min(shares.values()) < 0.12


def test_a_wider_pen_lights_more() -> None:
    inked = [lit(draw("3", 20, 16, pen)) for pen in range(1, 7)]
    assert inked == sorted(inked)
    assert inked[0] < inked[-1]


def test_every_letter_of_every_word_across_the_room_is_known() -> None:
    for word in [*WORDS.values(), "CHANGE", "PAUSED", "DONE", "STOPPED"]:
        assert set(word) <= set(GLYPHS), word


def test_every_two_letters_differ() -> None:
    letters = [character for character in GLYPHS if character.isalpha()]
    assert len({draw(letter, 8, 5, 2) for letter in letters}) == len(letters)


def test_an_unknown_character_is_blank() -> None:
    assert draw("?", 4, 3, 1) == ("    ",) * 3
    assert draw("é", 4, 3, 1) == ("    ",) * 3


@pytest.mark.parametrize("size", [(1, 1, 1), (1, 3, 1), (3, 1, 1), (2, 2, 5)])
def test_no_size_is_too_small_to_be_drawn(size: tuple[int, int, int]) -> None:
    for character in GLYPHS:
        assert len(draw(character, *size)) == size[1]


def test_narrow_characters_take_less_and_wide_ones_more() -> None:
    assert width_of(":", 20, 4) < width_of("I", 20, 4) + 1 < width_of("8", 20, 4) < width_of("W", 20, 4)
    assert width_of(":", 4, 3) == 3, "never narrower than the pen"


@each_box
def test_the_difference_drawn_over_a_digit_makes_it_the_next_and_is_less_than_all_of_it(
    width: int, rows: int, pen: int
) -> None:
    cells = 0
    for old, new in zip("1234567890", "0123456789", strict=True):
        lines = [list(line) for line in draw(old, width, rows, pen)]
        for x, y, text in difference(old, new, width, rows, pen):
            lines[y][x : x + len(text)] = text
            cells += len(text)
        assert tuple("".join(line) for line in lines) == draw(new, width, rows, pen)
    assert cells < 0.9 * 10 * width * rows


def test_a_digit_that_stays_has_no_difference() -> None:
    assert difference("7", "7", 17, 15, 5) == ()
