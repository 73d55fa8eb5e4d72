"""What the README promises a reader: its routines are good ones, and its two lines are what CI runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backcoach.files.library import Library
from backcoach.files.problems import Problems
from backcoach.files.reader import read_routine
from backcoach.files.settings import THEMES
from backcoach.files.settings_reader import read_settings
from backcoach.training.person import Person
from backcoach.training.planning import make_plan

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```yaml\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
SETTINGS = [text for text in FILES if text.startswith("# config.yaml")]
ROUTINES = [text for text in FILES if text not in SETTINGS]


def test_the_guide_has_an_example_of_everything() -> None:
    assert len(ROUTINES) >= 6
    for word in ("repeat:", "tempo:", "sides: each", "pace: self", "[5, 4, 3, 2]", "exercises:", "distance:"):
        assert any(word in routine for routine in ROUTINES), word


@pytest.mark.parametrize("text", ROUTINES, ids=lambda text: text.split("\n")[0])
def test_every_routine_in_the_readme_reads_without_a_problem(text: str) -> None:
    library = Library()
    problems = Problems()
    routine = read_routine(text, "readme", library.catalogue, problems)
    assert problems.in_order() == ()
    assert routine is not None
    assert make_plan(routine, library.catalogue, Person()).seconds > 60


@pytest.mark.parametrize("text", SETTINGS)
def test_the_settings_in_the_readme_read_without_a_problem(text: str) -> None:
    problems = Problems()
    settings = read_settings(text, problems, Library().catalogue)
    assert problems.in_order() == ()
    assert settings.keys["session.mute"] == ("f9",)


def test_the_readme_shows_settings_and_names_every_theme() -> None:
    assert len(SETTINGS) == 1
    assert all(theme in SETTINGS[0] for theme in THEMES)


def test_ci_runs_the_line_that_the_readme_gives_for_the_tests() -> None:
    lines = re.findall(r"^    (.*pytest.*)$", README, flags=re.MULTILINE)
    assert len(lines) == 1
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in ci


def test_the_first_line_of_the_readme_ends_in_a_running_session() -> None:
    line = re.search(r"^    (python3 -m venv .*)$", README, flags=re.MULTILINE)
    assert line is not None
    assert line[1].endswith("backcoach run tour")
