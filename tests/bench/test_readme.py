from __future__ import annotations

from datetime import UTC, datetime

import pytest

from .figures import Row
from .readme import BEGIN, END, README, RESULTS, NoPlace, told_in_readme, with_figures
from .report import Finding, Report, read_report

MACHINE = {"system": "Linux", "processor": "a chip", "processors": "2", "python": "3.11", "textual": "8.2"}
ROWS = (
    Row("cpu", 0.85, 0.8, 0.9, bar=0.9, told="Processor time"),
    Row("late", 31.2, 31.2, 31.2, unit="ms", bar=20.0, told="Lateness"),
    Row("more", 1.0, 1.0, 1.0),
)
REPORT = Report(datetime(2026, 1, 2, tzinfo=UTC), False, (Finding("one", "", ROWS),), (), MACHINE)


def test_the_readme_tells_what_was_kept() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_figures(readme, told_in_readme(read_report(RESULTS))) == readme, (
        "python -m tests.bench --readme puts it right"
    )


def test_a_line_of_the_table_has_a_figure_its_bar_and_whether_it_is_met() -> None:
    lines = told_in_readme(REPORT).splitlines()
    assert lines[2:4] == [
        "| Processor time | 0.850 | 0.900 | met |",
        "| Lateness | 31.2 ms | 20.0 | **missed** |",
    ]
    assert "more" not in "\n".join(lines)


def test_below_it_stands_when_and_on_what_it_was_measured() -> None:
    last = told_in_readme(REPORT).splitlines()[-1]
    assert last == (
        "Measured by `python -m tests.bench` on 02 January 2026: Linux, 2 cores of a chip, "
        "Python 3.11, Textual 8.2."
    )


def test_figures_take_the_place_of_those_before_and_of_nothing_else() -> None:
    readme = f"# One\n{BEGIN}\nold\n{END}\nmore\n"
    once = with_figures(readme, "new")
    assert once == f"# One\n{BEGIN}\n\nnew\n\n{END}\nmore\n"
    assert with_figures(once, "new") == once


@pytest.mark.parametrize("readme", ["# One\n", f"{BEGIN}\n", f"{END} {BEGIN}"])
def test_a_readme_without_a_place_is_left_alone(readme: str) -> None:
    with pytest.raises(NoPlace):
        with_figures(readme, "new")
