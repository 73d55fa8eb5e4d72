"""The figure on the screen: it moves with the time that it is told, and paints no more than it must."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from backcoach.files.catalogue import Catalogue
from backcoach.files.folders import SHIPPED_EXERCISES
from backcoach.training.phase import PhaseKind, Side
from backcoach.training.quantities import Tempo
from backcoach.tui.drawing.canvas import Bitmap, Row, capsule, disc, line, polygon, stacked
from backcoach.tui.terminal.live import Change
from backcoach.tui.widgets import figure as figures_view
from backcoach.tui.widgets.figure import FRAMES, STILL, FigureView, changes, picture

CATALOGUE = Catalogue(SHIPPED_EXERCISES)
DEADLIFT, PULL_UP = CATALOGUE["deadlift"], CATALOGUE["pull-up"]
TEMPO = Tempo(2, 1, 1, 1)


class _OneFigure(App[None]):
    CSS = "FigureView { width: 40; height: 20; }"

    def compose(self) -> ComposeResult:
        yield FigureView()


@contextmanager
def painted(view: FigureView) -> Iterator[list[Sequence[Change]]]:
    """What is asked to be painted meanwhile; nothing in particular, where it is the whole."""
    asked: list[Sequence[Change]] = []
    whole, some = view.refresh, view.show_changes

    def refresh(*regions: Region, **options: bool) -> FigureView:
        asked.append(())
        return whole(*regions, **options)

    view.refresh = refresh  # type: ignore[method-assign, assignment]
    view.show_changes = asked.append  # type: ignore[method-assign]
    yield asked
    view.refresh, view.show_changes = whole, some  # type: ignore[method-assign]


def text_of(view: FigureView) -> list[str]:
    return [strip.text for strip in view.render_lines(view.size.region)]


async def test_it_moves_in_time_with_the_tempo_and_repeats() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT, TEMPO)
        await pilot.pause()
        start = text_of(view)
        view.tick(1.0)
        top = text_of(view)
        view.tick(1.9)
        assert text_of(view) == top != start
        view.tick(TEMPO.seconds * 3)
        assert text_of(view) == start


async def test_a_whole_rep_asks_for_at_most_eight_paints_a_second_and_none_while_it_stands() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT, TEMPO)
        await pilot.pause()
        with painted(view) as asked:
            for tick in range(100):
                view.tick(tick / 100)
            assert 4 <= len(asked) <= FRAMES
            asked.clear()
            view.tick(1.0)
            asked.clear()
            for tick in range(1, 100):
                view.tick(1 + tick / 100)
            assert not asked


async def test_only_the_cells_that_differ_are_painted() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(CATALOGUE["dumbbell-row"])
        await pilot.pause()
        with painted(view) as asked:
            view.tick(0.25)
        (changes,) = asked
        assert 0 < sum(len(change.text) for change in changes) < view.size.width * view.size.height / 2


async def test_nothing_is_painted_while_it_cannot_be_seen_or_may_not_move() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT, TEMPO)
        view.display = False
        await pilot.pause()
        with painted(view) as asked:
            assert view.tick(0.5) is None
        assert not asked
        view.display = True
        view.set_moving(False)
        await pilot.pause()
        with painted(view) as asked:
            view.tick(0.5)
        assert not asked
        assert view.tick(0.5) is None


async def test_it_knows_when_the_next_picture_is_due() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)):
        view = app.query_one(FigureView)
        assert view.tick(0) is None
        view.show(DEADLIFT, TEMPO)
        assert view.tick(0.01) == pytest.approx(1 / FRAMES - 0.01)
        assert view.tick(1.0) == pytest.approx(1.0 + 1 / FRAMES)
        view.show(CATALOGUE["dead-hang"])
        wait = view.tick(0.1)
        assert wait is not None
        assert wait > 0.5


@pytest.mark.parametrize(("left_at", "then"), [(0.0, 4.5), (0.5, 3.0)])
async def test_a_pose_that_is_met_again_after_a_leap_holds_nothing_up_the_next_time(
    left_at: float, then: float
) -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT, TEMPO)
        await pilot.pause()
        before = [view.tick(TEMPO.seconds + eighth / FRAMES) for eighth in range(40)]
        view.tick(2 * TEMPO.seconds + left_at)
        at_first = text_of(view)
        view.tick(2 * TEMPO.seconds + then)
        assert text_of(view) == at_first, "the same pose: at the bottom, or on the way back"
        assert [view.tick(3 * TEMPO.seconds + eighth / FRAMES) for eighth in range(40)] == before


async def test_a_hold_breathes_and_otherwise_stands_still() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(CATALOGUE["back-extension-hold"])
        await pilot.pause()
        pictures = set()
        for tick in range(80):
            view.tick(tick / 10)
            pictures.add(tuple(text_of(view)))
        assert 2 <= len(pictures) <= 3


async def test_a_pull_up_that_is_held_stays_at_the_top() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(PULL_UP, TEMPO)
        await pilot.pause()
        view.tick(1.5)
        top = text_of(view)
        view.show(PULL_UP, kind=PhaseKind.HOLD)
        view.tick(0.0)
        assert text_of(view) == top


async def test_without_motion_the_key_poses_stand_side_by_side_where_they_fit() -> None:
    app = _OneFigure()
    async with app.run_test(size=(120, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT)
        await pilot.pause()
        narrow = text_of(view)
        view.set_moving(False)
        view.styles.width = 80
        await pilot.pause()
        wide = text_of(view)
        assert [line_[40:] for line_ in wide] != [line_[:40] for line_ in wide]
        assert sum(any(c != " " for c in line_[44:]) for line_ in wide) > 10
        view.set_moving(True)
        view.styles.width = 40
        await pilot.pause()
        assert text_of(view) == narrow


async def test_the_left_side_faces_left() -> None:
    right = picture(DEADLIFT.figure, TEMPO, (0, 0.0), 40, 20)  # type: ignore[arg-type]
    left = picture(DEADLIFT.figure, TEMPO, (0, 0.0), 40, 20, flipped=True)  # type: ignore[arg-type]

    def middle(rows: object) -> float:
        places = [
            x
            for row in rows  # type: ignore[attr-defined]
            for x, c in enumerate("".join(text for text, _ in row))
            if c not in " ⠀"
        ]
        return sum(places) / len(places)

    assert middle(right) + middle(left) == pytest.approx(39, abs=1.5)


async def test_an_alternating_exercise_changes_sides_with_each_rep() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        exercise = CATALOGUE["bird-dog"]
        view.show(exercise)
        await pilot.pause()
        length = exercise.tempo.seconds
        view.tick(1.0)
        first = text_of(view)
        view.tick(1.0 + length)
        assert text_of(view) != first
        view.tick(1.0 + 2 * length)
        assert text_of(view) == first


async def test_the_next_set_of_an_exercise_works_nothing_out_that_was_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []

    def counting(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
        compared.append(1)
        return changes(before, after)

    monkeypatch.setattr(figures_view, "changes", counting)
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)

        async def rep(tempo: Tempo) -> int:
            compared.clear()
            view.show(DEADLIFT, tempo)
            await pilot.pause()
            for eighth in range(round(tempo.seconds * FRAMES)):
                view.tick(eighth / FRAMES)
            return len(compared)

        assert await rep(TEMPO) > 10
        assert await rep(TEMPO) == 0
        assert await rep(Tempo(3, 1, 2, 1)) > 10


async def test_an_exercise_without_a_figure_shows_nothing() -> None:
    app = _OneFigure()
    async with app.run_test(size=(60, 24)) as pilot:
        view = app.query_one(FigureView)
        view.show(replace(DEADLIFT, figure=None))
        await pilot.pause()
        view.tick(1.0)
        assert view.empty
        assert not any(text.strip() for text in text_of(view))
        view.show(None)
        assert view.empty


@pytest.mark.parametrize("side", [None, Side.LEFT, Side.RIGHT])
async def test_it_can_be_shown_and_ticked_before_it_has_a_size(side: Side | None) -> None:
    app = _OneFigure()
    async with app.run_test(size=(3, 1)) as pilot:
        view = app.query_one(FigureView)
        view.show(DEADLIFT, side=side)
        view.tick(0.4)
        for width, height in ((1, 1), (120, 60), (2, 40), (60, 2)):
            await pilot.resize_terminal(width, height)
            view.tick(0.8)
            await pilot.pause()


def test_a_picture_of_sixty_by_thirty_costs_less_than_fifteen_milliseconds() -> None:
    figures = [exercise.figure for exercise in CATALOGUE.values()]
    started = time.process_time()
    for figure in figures:
        picture.__wrapped__(figure, TEMPO, (3, 0.0), 60, 30)  # type: ignore[arg-type]
    assert (time.process_time() - started) / len(figures) < 0.015


@pytest.mark.parametrize(("columns", "rows"), [(20, 10), (33, 17), (60, 30), (1, 1)])
def test_a_picture_has_exactly_the_size_that_was_asked_for(columns: int, rows: int) -> None:
    for storyboard in (False, True):
        drawn = picture(DEADLIFT.figure, TEMPO, STILL, columns, rows, storyboard=storyboard)  # type: ignore[arg-type]
        assert [sum(len(text) for text, _ in row) for row in drawn] == [columns] * rows


class TestTheCanvas:
    """Shapes cover the dots whose middle lies in them."""

    def test_a_dot_has_its_place_in_the_braille_cell(self) -> None:
        for x, y, code in ((0, 0, 0x01), (1, 0, 0x08), (0, 3, 0x40), (1, 3, 0x80), (0, 2, 0x04)):
            bitmap = Bitmap(2, 4)
            bitmap.fill([(y, x, x + 1)])
            assert bitmap.codes() == [bytes([code])]

    def test_what_lies_outside_is_cut_off(self) -> None:
        bitmap = Bitmap(4, 4)
        bitmap.fill(disc((2, 2), 50))
        bitmap.fill([(-3, 0, 4), (9, 0, 4), (0, -5, 99)])
        assert bitmap.rows == [0b1111] * 4

    def test_a_capsule_is_as_thick_as_it_says_and_tapers(self) -> None:
        bitmap = Bitmap(60, 30)
        bitmap.fill(capsule((15, 15), (45, 15), 10, 4))
        columns = [sum(row >> x & 1 for row in bitmap.rows) for x in (15, 45)]
        assert columns[0] == pytest.approx(20, abs=1)
        assert columns[1] == pytest.approx(8, abs=1)

    def test_a_capsule_of_no_length_is_a_disc(self) -> None:
        one, other = Bitmap(20, 20), Bitmap(20, 20)
        one.fill(capsule((10, 10), (10, 10), 6, 6))
        other.fill(disc((10, 10), 6))
        assert one.rows == other.rows

    def test_a_hollow_polygon_stays_hollow(self) -> None:
        bitmap = Bitmap(20, 10)
        bitmap.fill(polygon([(0, 0), (20, 0), (20, 10), (14, 10), (14, 4), (6, 4), (6, 10), (0, 10)]))
        assert bitmap.rows[8].bit_count() == 12

    def test_a_line_has_no_gap(self) -> None:
        bitmap = Bitmap(30, 30)
        bitmap.fill(line([(0, 0), (29, 7), (12, 29)]))
        assert all(bitmap.rows)

    def test_wiping_round_leaves_a_rim(self) -> None:
        below, shape = Bitmap(9, 9), Bitmap(9, 9)
        below.fill((row, 0, 9) for row in range(9))
        shape.fill([(4, 4, 5)])
        below.wipe(shape, round_it=True)
        assert 81 - sum(row.bit_count() for row in below.rows) == 5

    def test_the_highest_layer_gives_a_cell_its_colour(self) -> None:
        low, high = Bitmap(4, 4), Bitmap(4, 4)
        low.fill([(0, 0, 4)])
        high.fill([(3, 0, 1)])
        assert stacked({0: low, 1: high}) == ((("⡉", 1), ("⠉", 0)),)
