"""Letters of four rows: across the room a 5 is not a 6, and an S is no 8."""

from __future__ import annotations

from itertools import combinations

import pytest

from backcoach.tui.drawing.bold_letters import CHARACTERS, ROWS, bold
from backcoach.tui.drawing.strokes import GLYPHS
from backcoach.tui.widgets.big_word import drawn, in_lines

HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
ALIKE = {frozenset("0O")}
"""A zero stands among digits, and an O among letters."""


def pixels(character: str, *, close: bool) -> list[int]:
    return [half for row in bold(character, close=close) for block in row for half in HALVES[block]]


@pytest.mark.parametrize("close", [False, True])
def test_two_characters_differ_in_what_the_eye_notices(close: bool) -> None:
    signs = sorted(character for character in CHARACTERS if character.isalnum())
    for one, other in combinations(signs, 2):
        first, second = pixels(one, close=close), pixels(other, close=close)
        if len(first) == len(second) and frozenset((one, other)) not in ALIKE:
            assert sum(a != b for a, b in zip(first, second, strict=True)) >= 2, one + other


@pytest.mark.parametrize("character", sorted(CHARACTERS))
def test_a_character_fills_its_rows_evenly(character: str) -> None:
    for close in (False, True):
        rows = bold(character, close=close)
        assert len(rows) == ROWS
        assert len({len(row) for row in rows}) == 1


def test_what_a_pen_can_draw_can_be_set_in_bold() -> None:
    assert set(GLYPHS) <= CHARACTERS


def test_a_dose_stands_in_one_line_where_it_is_asked_to() -> None:
    assert in_lines("5 × 40 KG", 54, 3, 1) == ("5 × 40 KG",)
    assert in_lines("5 × 102.5 KG", 54, 3, 1) == ()
    assert in_lines("5 × 102.5 KG", 92, 4, 1) == ("5 × 102.5 KG",)


def test_a_long_word_has_room_beside_the_digits() -> None:
    for word in ("PAUSED", "CHANGE"):
        assert len(drawn(word, 4, close=True)[0]) <= 37
