from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from .figures import Row
from .report import Finding, Report, plain, read_report, table

GOOD = Row("CPU ÷ another's", 0.81234, 0.8, 0.9, bar=0.9, detail="0.2 ÷ 0.25 s")
BAD = Row("memory ÷ nothing", 1.6, 1.6, 1.6, bar=1.4)
PLAIN = Row("bytes", 120.0, 119.0, 121.0, unit="a minute")
REPORT = Report(
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    quick=True,
    findings=(
        Finding("running", "a session", (PLAIN, GOOD, BAD)),
        Finding("cues", "sounds", trouble="no [sound] here"),
    ),
    notes=("a peer is left out",),
)


def shown() -> list[str]:
    console = Console(file=io.StringIO(), width=140)
    console.print(table(REPORT.findings))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined, no-any-return]


def line_with(text: str) -> str:
    return next(line for line in shown() if text in line)


def test_the_table_has_ratios_first() -> None:
    text = "\n".join(shown())
    assert text.index("CPU ÷ another's") < text.index("memory ÷ nothing") < text.index("bytes")


def test_a_row_tells_figure_spread_bar_and_what_it_is_made_of() -> None:
    cells = [cell.strip() for cell in line_with("another's").split("│")]
    assert cells[1:-1] == ["CPU ÷ another's", "0.812 ×", "0.800–0.900", "≤ 0.900 met", "0.2 ÷ 0.25 s"]


def test_a_missed_bar_is_marked_and_told_again() -> None:
    assert "≤ 1.40 missed" in line_with("memory")
    assert "missed" not in line_with("another's")
    assert REPORT.missed == (BAD,)


def test_what_could_not_be_measured_says_why() -> None:
    assert "not measured: no [sound] here" in line_with("not measured")


def test_json_can_be_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    REPORT.write(path)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["quick"] is True
    assert kept["machine"]["textual"]
    assert kept["findings"][0]["rows"][1] == {
        "label": "CPU ÷ another's",
        "value": 0.8123,
        "low": 0.8,
        "high": 0.9,
        "unit": "×",
        "bar": 0.9,
        "detail": "0.2 ÷ 0.25 s",
        "told": "",
        "met": True,
    }
    again = read_report(path)
    assert again.at == REPORT.at
    assert again.findings[1] == REPORT.findings[1]
    assert [row.met for row in again.findings[0].rows] == [None, True, False]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.0012, "0.001"), (0.8123, "0.812"), (1.239, "1.24"), (12.34, "12.3"), (1234.5, "1234")],
)
def test_figures_have_three_digits_and_no_exponent(value: float, text: str) -> None:
    assert plain(value) == text
