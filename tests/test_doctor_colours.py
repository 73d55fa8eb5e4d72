"""What the doctor says of colours: how many there are, which theme they make, and when there are too few."""

from __future__ import annotations

import pytest

from backcoach.doctor import Finding, Health, _colours
from backcoach.files.settings import Settings


def colours(monkeypatch: pytest.MonkeyPatch, theme: str = "", **environment: str) -> Finding:
    """The finding in a terminal that says so much of itself."""
    for name in ("NO_COLOR", "COLORTERM", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    return _colours(Settings(theme=theme))


def test_no_color_is_told_with_what_is_left_to_tell_phases_by(monkeypatch: pytest.MonkeyPatch) -> None:
    found = colours(monkeypatch, NO_COLOR="1", COLORTERM="truecolor")
    assert found.health is Health.GOOD
    assert found.line == "none, as NO_COLOR asks for: all is grey, and each phase has its word and its shape"


def test_the_theme_is_told_with_the_colours_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        colours(monkeypatch, COLORTERM="truecolor", TERM="xterm").line
        == "sixteen million (xterm), theme: dark"
    )
    assert colours(monkeypatch, "light", TERM="xterm-256color").line == "256 (xterm-256color), theme: light"
    assert colours(monkeypatch, "nonsense", TERM="xterm-256color").line.endswith("theme: dark")


def test_sixteen_colours_are_the_terminals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = colours(monkeypatch, TERM="linux")
    assert found.health is Health.LIMITED
    assert found.line == "sixteen at the most (linux), theme: terminal"
    assert "theme: terminal" in colours(monkeypatch, "light", TERM="linux").mend
