"""The README's pictures are those of the program as it is; `python -m tests.pictures` makes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ..pictures.__main__ import HERE, README, draw
from ..pictures.drawing import picture
from ..shipped import ROOT


@pytest.mark.parametrize("name", README)
async def test_a_picture_of_the_readme_is_fresh(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (HERE / f"{name}.svg").read_text(encoding="utf-8") == await draw(name, Path("me"))


def test_the_readme_shows_no_picture_that_there_is_not() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 3
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_a_block_is_drawn_as_a_shape_and_a_letter_as_text() -> None:
    drawn = picture([Strip([Segment("a▀", Style(color="#ff0000", bgcolor="#000000"))])], 2, "A title")
    assert "<title>A title</title>" in drawn
    assert '<text x="0" y="12" textLength="8" fill="#ff0000">a</text>' in drawn
    assert '<path fill="#ff0000" d="M8 0h8v8h-8z"/>' in drawn
    assert "▀" not in drawn


def test_text_in_a_picture_can_not_break_out_of_it() -> None:
    drawn = picture([Strip([Segment("<b>&")])], 4, "</title>")
    assert "<b>" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
    assert "&lt;/title&gt;" in drawn
