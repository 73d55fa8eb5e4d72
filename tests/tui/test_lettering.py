"""Letters of three rows."""

from __future__ import annotations

import pytest

from backcoach.tui.drawing.lettering import _PIXELS, lettered


@pytest.mark.parametrize("character", _PIXELS)
def test_a_letter_is_five_rows_of_pixels_of_one_width(character: str) -> None:
    rows = _PIXELS[character].split()
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
    assert set("".join(rows)) <= {"#", "."}


def test_no_two_letters_look_the_same() -> None:
    assert len(set(_PIXELS.values())) == len(_PIXELS)


def test_a_word_is_drawn_in_half_blocks() -> None:
    assert lettered("hi") == ("█ █ █", "█▀█ █", "▀ ▀ ▀")


def test_rows_are_as_wide_as_each_other_and_unknown_characters_are_left_out() -> None:
    assert len({len(row) for row in lettered("3 HARD ✓")}) == 1
    assert lettered("h日i") == lettered("HI")
    assert lettered("") == ("", "", "")
