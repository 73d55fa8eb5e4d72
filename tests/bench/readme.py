"""The figures in the readme: a small table between two marks, made from the results that were kept."""

from __future__ import annotations

from pathlib import Path

from .figures import Row
from .report import Report, plain, read_report
from .subjects import ROOT

RESULTS = Path(__file__).parent / "results.json"
"""The figures of the last whole run on a quiet machine."""

README = ROOT / "README.md"
BEGIN, END = "<!-- figures: python -m tests.bench --readme -->", "<!-- /figures -->"


class NoPlace(Exception):
    """The readme has no place for the figures."""


def told_in_readme(report: Report) -> str:
    """The table, and a line that says when, how and on what it was measured."""
    lines = ["| measured | figure | at most | |", "|---|--:|--:|---|"]
    lines += [_line(row) for finding in report.findings for row in finding.rows if row.told]
    return "\n".join([*lines, "", _circumstances(report)])


def _line(row: Row) -> str:
    unit = "" if row.is_ratio else f" {row.unit}"
    bar = "" if row.bar is None else plain(row.bar)
    met = {True: "met", False: "**missed**", None: ""}[row.met]
    return f"| {row.told} | {plain(row.value)}{unit} | {bar} | {met} |"


def _circumstances(report: Report) -> str:
    machine = report.machine
    command = "`python -m tests.bench`" + (" --quick, which is a look and no result," if report.quick else "")
    of = f" of {machine['processor']}" if machine["processor"] else ""
    on = f"{machine['system']}, {machine['processors']} cores{of}"
    with_ = f"Python {machine['python']}, Textual {machine['textual']}"
    return f"Measured by {command} on {report.at:%d %B %Y}: {on}, {with_}."


def with_figures(readme: str, figures: str) -> str:
    """The readme's text with these figures between the marks. Raises NoPlace."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlace(f"the readme has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def write_readme() -> None:
    """Put the figures that were kept into the readme. Raises NoPlace, OSError."""
    text = README.read_text(encoding="utf-8")
    README.write_text(with_figures(text, told_in_readme(read_report(RESULTS))), encoding="utf-8")
