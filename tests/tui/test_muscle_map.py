"""The map of the back: every muscle has a place, and how much it works reads without colour."""

from __future__ import annotations

import time

import pytest
from textual.app import App, ComposeResult

from backcoach.training.muscle import Muscle
from backcoach.tui.drawing.anatomy import BODY, BOTTOM, HALF_WIDTH, IN_FRONT, OUTLINES, TOP
from backcoach.tui.styles.looks import look_of
from backcoach.tui.widgets.muscle_map import MOST, Levels, MuscleMap, levels_of, picture

SIZES = [(16, 10), (24, 14), (40, 24), (60, 40)]
ALL: Levels = frozenset((muscle, 1 + number % MOST) for number, muscle in enumerate(Muscle))


def text_of(columns: int, rows: int, levels: Levels) -> list[str]:
    return ["".join(text for text, _ in row) for row in picture(columns, rows, levels)]


def dots_at(levels: Levels, level: int, size: tuple[int, int] = (40, 24)) -> int:
    """Dots, or eighths of a cell where blocks are drawn, in cells that have the colour of a level."""
    found = 0
    for row in picture(*size, levels):
        for text, of in row:
            if of == level:
                found += sum(_dots(character) for character in text)
    return found


def _dots(character: str) -> int:
    if 0x2800 <= ord(character) < 0x2900:
        return (ord(character) - 0x2800).bit_count()
    quarters = {"█": 4, " ": 0, **dict.fromkeys("▛▜▙▟", 3), **dict.fromkeys("▀▄▌▐▞▚", 2)}
    return 2 * quarters.get(character, 1)


def test_every_muscle_is_drawn_or_named() -> None:
    assert set(OUTLINES) | set(IN_FRONT) == set(Muscle)
    assert not set(OUTLINES) & set(IN_FRONT)


def test_every_outline_lies_in_the_box() -> None:
    for outline in [*BODY, *(outline for outlines in OUTLINES.values() for outline in outlines)]:
        for x, y in outline:
            assert 0 <= x <= HALF_WIDTH
            assert TOP <= y <= BOTTOM


@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (1, 1), (3, 2), (200, 5), (4, 60)])
def test_a_picture_has_exactly_the_size_that_was_asked_for(columns: int, rows: int) -> None:
    for levels in (frozenset(), ALL):
        lines = text_of(columns, rows, levels)
        assert [len(line) for line in lines] == [columns] * rows


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("muscle", OUTLINES)
def test_each_muscle_shows_at_every_size(muscle: Muscle, size: tuple[int, int]) -> None:
    assert dots_at(frozenset({(muscle, MOST)}), MOST, size) > 0


def test_a_muscle_that_works_more_is_denser_so_that_it_reads_without_colour() -> None:
    dots = [dots_at(frozenset({(Muscle.GLUTES, level)}), level) for level in range(1, MOST + 1)]
    assert dots == sorted(dots)
    assert dots[0] * 2 < dots[-1]


def test_main_muscles_are_solid_blocks_and_helpers_dots() -> None:
    for row in picture(40, 24, frozenset({(Muscle.LATS, MOST), (Muscle.GLUTES, 2)})):
        for text, level in row:
            blocks = any(character in "█▀▄▌▐▛▜▙▟▘▝▖▗▞▚" for character in text)
            assert not blocks or level == MOST


def test_both_halves_are_the_same() -> None:
    both = {"▘": "▝", "▖": "▗", "▌": "▐", "▛": "▜", "▙": "▟", "▞": "▚"}
    turned = {**both, **{b: a for a, b in both.items()}}
    rows = text_of(41, 24, frozenset({(Muscle.LATS, MOST), (Muscle.REAR_DELTOIDS, MOST)}))
    for line in rows[6:16]:
        blocks = [c if ord(c) < 0x2800 else " " for c in line]
        away = sum(a != turned.get(b, b) for a, b in zip(blocks, reversed(blocks), strict=True))
        assert away <= 10  # a dot this way or that, by rounding


def test_what_cannot_be_seen_from_behind_is_named_underneath() -> None:
    lines = text_of(40, 24, frozenset({(Muscle.CHEST, MOST), (Muscle.BICEPS, 2)}))
    assert lines[-1].strip() == "in front: chest, biceps"
    assert (
        text_of(16, 12, frozenset({(Muscle.CHEST, MOST), (Muscle.BICEPS, 2)}))[-1].strip() == "chest, biceps"
    )


def test_nothing_is_named_where_all_can_be_seen() -> None:
    assert "front" not in text_of(40, 24, frozenset({(Muscle.LATS, MOST)}))[-1]


def test_shares_count_by_proportion() -> None:
    shares = {Muscle.LATS: 300.0, Muscle.GLUTES: 160.0, Muscle.RHOMBOIDS: 20.0, Muscle.BICEPS: 1.0}
    assert levels_of(shares) == {Muscle.LATS: 4, Muscle.GLUTES: 3, Muscle.RHOMBOIDS: 1}
    assert levels_of({muscle: share / 300 for muscle, share in shares.items()}) == levels_of(shares)
    assert levels_of({}) == {}
    assert levels_of({Muscle.LATS: 0.0}) == {}


def test_a_new_picture_costs_less_than_fifteen_milliseconds() -> None:
    picture(40, 24, frozenset())
    before = time.process_time()
    for level in range(1, MOST + 1):
        picture.__wrapped__(40, 24, frozenset((muscle, level) for muscle in Muscle))
    assert (time.process_time() - before) / MOST < 0.015


class _OneMap(App[None]):
    CSS = "MuscleMap { width: 40; height: 24; color: #160A02; background: #FF8340; }"

    def compose(self) -> ComposeResult:
        yield MuscleMap()


async def test_it_paints_only_when_what_is_lit_changes() -> None:
    app = _OneMap()
    async with app.run_test(size=(80, 30)) as pilot:
        shown = app.query_one(MuscleMap)
        shown.show([Muscle.LATS], [Muscle.BICEPS])
        await pilot.pause()
        painted: list[object] = []
        shown.refresh = lambda *a, **k: painted.append(a) or shown  # type: ignore[method-assign, func-returns-value]
        shown.show([Muscle.LATS], [Muscle.BICEPS])
        assert not painted
        shown.show([Muscle.LATS])
        assert len(painted) == 1
        shown.show([Muscle.LATS], [Muscle.BICEPS])
        assert shown.describe() == "lats, biceps"


async def test_on_a_bright_field_the_ink_is_its_own_and_on_a_dark_one_the_theme_s_accent() -> None:
    app = _OneMap()
    async with app.run_test(size=(80, 30)) as pilot:
        shown = app.query_one(MuscleMap)
        shown.show([Muscle.GLUTES])
        await pilot.pause()
        assert "#160a02" in _inks_of(shown)
        shown.styles.background, shown.styles.color = "#101418", "#E8ECEF"
        await pilot.pause()
        assert look_of(app).accent.lower() in _inks_of(shown)


def _inks_of(shown: MuscleMap) -> set[str]:
    strips = [shown.render_line(y) for y in range(shown.size.height)]
    return {
        segment.style.color.name.lower()
        for strip in strips
        for segment in strip
        if segment.style and segment.style.color and any(c in "█▀▄▌▐" for c in segment.text)
    }
