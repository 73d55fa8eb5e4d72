"""What a run found, as a table for a person and as JSON for a script."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from .figures import Row


@dataclass(frozen=True, slots=True)
class Finding:
    """What one measurement found."""

    name: str
    about: str
    rows: tuple[Row, ...] = ()
    trouble: str = ""
    """Why it could not be made; empty where it could."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found."""

    at: datetime
    quick: bool
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    machine: Mapping[str, str] = field(default_factory=lambda: machine())

    @property
    def missed(self) -> tuple[Row, ...]:
        """The rows whose bar is not met."""
        return tuple(row for finding in self.findings for row in finding.rows if row.met is False)

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "at": self.at.isoformat(timespec="seconds"),
            "quick": self.quick,
            "machine": dict(self.machine),
            "notes": list(self.notes),
            "findings": [
                {
                    "name": finding.name,
                    "about": finding.about,
                    "trouble": finding.trouble,
                    "rows": [_row_record(row) for row in finding.rows],
                }
                for finding in self.findings
            ],
        }

    def write(self, path: Path) -> None:
        """Keep it as JSON; what was kept there before stays until all is written."""
        text = json.dumps(self.record(), indent=1, ensure_ascii=False)
        part = path.with_suffix(".part")
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(path)


def read_report(path: Path) -> Report:
    """Take one up that was kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    findings = [
        Finding(
            finding["name"],
            finding["about"],
            tuple(
                Row(**{key: value for key, value in row.items() if key != "met"}) for row in finding["rows"]
            ),
            finding["trouble"],
        )
        for finding in kept["findings"]
    ]
    at = datetime.fromisoformat(kept["at"])
    return Report(at, kept["quick"], tuple(findings), tuple(kept["notes"]), kept["machine"])


def _row_record(row: Row) -> dict[str, Any]:
    figures = {key: _short(value) for key, value in asdict(row).items()}
    return {**figures, "met": row.met}


def _short(figure: Any) -> Any:
    return float(f"{figure:.4g}") if isinstance(figure, float) else figure


def machine() -> dict[str, str]:
    """On what it was measured, as far as it counts."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": processor(),
        "processors": str(os.cpu_count()),
        "python": platform.python_version(),
        "textual": version("textual"),
    }


def processor() -> str:
    """The kind of processor; empty where the system doesn't tell."""
    if sys.platform == "linux":
        told = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), flags=re.MULTILINE)
        return told[1] if told else ""
    return platform.processor()


def table(findings: Sequence[Finding]) -> Table:
    """Ratios first; what a bar was promised for is judged."""
    made = Table()
    made.add_column("measured", overflow="fold")
    made.add_column("figure", justify="right", no_wrap=True)
    made.add_column("half of the turns", justify="right", no_wrap=True)
    made.add_column("bar", justify="right", no_wrap=True)
    made.add_column("from", overflow="fold", style="dim")
    for finding in findings:
        made.add_section()
        made.add_row(f"[bold]{finding.name}[/]: {finding.about}")
        if finding.trouble:
            made.add_row(f"[yellow]not measured: {escape(finding.trouble)}[/]")
        for row in sorted(finding.rows, key=lambda row: not row.is_ratio):
            made.add_row(row.label, figure(row), spread(row), verdict(row), row.detail)
    return made


def figure(row: Row) -> str:
    """A row's figure with its unit."""
    return f"{plain(row.value)} {row.unit}"


def spread(row: Row) -> str:
    """A row's quartiles; empty where there is but one turn."""
    return "" if row.low == row.high else f"{plain(row.low)}–{plain(row.high)}"


def verdict(row: Row) -> str:
    """A row's bar, and whether it is met."""
    if row.bar is None:
        return ""
    return f"≤ {plain(row.bar)} " + ("[green]met[/]" if row.met else "[red]missed[/]")


def plain(value: float) -> str:
    """Three digits, without an exponent."""
    if value == 0:
        return "0"
    digits = max(0, 2 - len(str(int(abs(value)))) + 1) if abs(value) >= 1 else 3
    return f"{value:.{digits}f}"
