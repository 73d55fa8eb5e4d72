"""Letters of several rows are painted row by row, also while a resize changes how many there are."""

from __future__ import annotations

import pytest
from textual.geometry import Size
from textual.widget import Widget

from backcoach.tui.widgets.big_word import BigTitle, BigWord


@pytest.fixture(autouse=True)
def _laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As large as the layout of a moment ago has made it."""
    monkeypatch.setattr(Widget, "size", Size(60, 7))


@pytest.mark.parametrize("rows", [3, 4, 5])
def test_a_row_of_a_size_of_a_moment_ago_is_painted_blank(rows: int) -> None:
    word = BigWord()
    word.set_rows(7)
    word.show("GO")
    assert word.render_line(6).text.strip()
    word.set_rows(rows)  # laid out anew only after what is being painted
    painted = [word.render_line(row).text for row in range(7)]
    assert {len(row) for row in painted} == {60}
    assert all(row.strip() for row in painted[:rows])
    assert not any(row.strip() for row in painted[rows:])


def test_a_line_of_a_title_that_is_gone_is_painted_blank() -> None:
    title = BigTitle()
    assert title.show("Dumbbell row", 60, 3)
    assert title.render_line(4).text.strip(), "the second line"
    assert title.show("Dumbbell row", 200, 3)
    assert not title.render_line(4).text.strip()
