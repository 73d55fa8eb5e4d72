"""Every screen as a picture, at four sizes and in three looks; a picture that changes has to be looked at.

After a change that was meant: `python -m pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from ..pictures.drawing import picture_of
from ..pictures.scenes import SCENES, settings_for, stop_the_calendar
from .stage import Theatre

SIZES = [(40, 12), (80, 24), (120, 40), (220, 60)]

NO_COLOUR = "no-colour"
LOOKS = ("dark", "colour-blind-dark", NO_COLOUR)

STATES = {
    "first-start", "prepare", "hold", "carry", "paused", "last-seconds", "sessions", "exercises",
    "lost-time", "unfinished", "notice", "new-routine",
}  # fmt: skip
"""What differs from another scene by its words and colours alone; those are held to by the looks' tests."""

PICTURES = [(scene, look) for scene in SCENES for look in LOOKS if look == "dark" or scene not in STATES]


@pytest.mark.parametrize(("scene", "look"), PICTURES)
async def test_a_screen_looks_as_it_did_when_it_was_looked_at(
    theatre: Theatre, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, scene: str, look: str
) -> None:
    stop_the_calendar(monkeypatch)
    # No cursor blinks: how long it takes until a picture is taken must not show in it.
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    monkeypatch.chdir(theatre.root)  # a picture must not show where the test was run
    theatre = Theatre(Path("me"), theatre.time)
    theme = look
    if look == NO_COLOUR:
        monkeypatch.setenv("NO_COLOR", "1")
        theme = ""
    pictures = snapshot.use_extension(SVGImageExtension)
    async with SCENES[scene](theatre, (80, 24), settings_for(theme)) as stage:
        for columns, rows in SIZES:
            await stage.resize(columns, rows)
            await stage.settle()
            name = f"{columns}x{rows}"
            assert picture_of(stage.app, f"{scene}, {look}, {name}") == pictures(name=name)
