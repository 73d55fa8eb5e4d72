"""The first minute: a tour that shows every kind of phase, and in each the key that helps in it."""

from __future__ import annotations

import re

from backcoach.tui.screens.session_keys import SessionKeys

from . import shipped

SAID = {"P": "p", "space": "space", "Space": "space", "Right arrow": "right", "left": "left"}
"""What the tour calls a key, and its name."""

LINE = 31
"""Columns that a cue has on a screen of eighty, so that all of it is seen."""


def notes() -> list[str]:
    """What the tour says by itself, in order."""
    return list(dict.fromkeys(phase.note for phase in shipped.plan("tour").phases if phase.note))


def test_every_exercise_of_the_tour_tells_of_a_key_in_a_line() -> None:
    said = notes()
    assert len(said) == 4
    assert max(map(len, said)) <= LINE
    for phase in shipped.plan("tour").phases:
        if phase.kind.active:
            assert phase.note


def test_the_keys_that_the_tour_tells_of_do_what_it_says() -> None:
    actions = {key: binding.action for binding in SessionKeys.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    told = " / ".join(notes())
    wanted = {"P pauses": "pause", "Space ends": "go", "Right arrow skips": "next", "left redoes": "back"}
    for words, action in wanted.items():
        assert words in told
        called = next(name for name in SAID if words.startswith(name))
        assert actions[SAID[called]] == action
    assert actions["question_mark"] == "app.keys"
    assert re.search("question mark shows all keys", told)
