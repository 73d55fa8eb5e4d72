"""Letters of several rows are painted row by row, also while a resize changes how many there are."""

from __future__ import annotations

import pytest

from backcoach.tui.widgets.big_word import BigWord


@pytest.mark.parametrize("rows", [3, 4, 5])
def test_a_row_of_a_size_of_a_moment_ago_is_painted_blank(rows: int) -> None:
    word = BigWord()
    word.set_rows(7)
    word.show("GO")
    assert word.render_line(6).text.strip()
    word.set_rows(rows)  # laid out anew only after what is being painted
    painted = [word.render_line(row).text for row in range(7)]
    assert all(row.strip() for row in painted[:rows])
    assert not any(row.strip() for row in painted[rows:])
