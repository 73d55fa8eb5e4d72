"""Other keys for a command: read with every problem at its place, and never one key for two commands."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.files.commands import COMMANDS, given_anew, in_force, share_a_screen
from backcoach.files.problems import Problems
from backcoach.files.settings_reader import read_settings

from ..training.strategies import PROPERTY


def _read(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    problems = Problems()
    settings = read_settings(text, problems, {})
    return dict(settings.keys), [problem.one_line("")[1:] for problem in problems.in_order()]


def test_keys_are_given_by_the_names_of_commands_in_full_or_in_short() -> None:
    keys, lines = _read("keys: {pause: [space, f13], next: pagedown, home.edit: w}\n")
    assert lines == []
    assert keys == {
        "session.pause": ("space", "f13"),
        "session.next": ("pagedown",),
        "home.edit": ("w",),
    }


@pytest.mark.parametrize(
    ("text", "kept", "lines"),
    [
        (
            "keys: {paus: x, next: f5}",
            {"session.next": ("f5",)},
            ['1:8: error: no command is called "paus"; did you mean "pause"?'],
        ),
        (
            "keys: {home.edti: x}",
            {},
            ['1:8: error: no command is called "home.edti"; did you mean "home.edit"?'],
        ),
        (
            "keys: {pause: [space, PageDown]}",
            {"session.pause": ("space",)},
            ['1:23: error: no key is called "PageDown"; did you mean "pagedown"?'],
        ),
        (
            "keys:\n  pause: [space, f5]\n  next: [f5, n]\n",
            {"session.pause": ("space", "f5"), "session.next": ("n",)},
            ['3:10: warning: "f5" is given to session.pause already; give session.next another key'],
        ),
        (
            "keys:\n  session.pause: a\n  pause: b\n",
            {"session.pause": ("a",)},
            ['3:3: error: "session.pause" stands here again (first in line 2); keep one of the two'],
        ),
        (
            "keys: {home.edit: w, app.quit: w}",
            {"home.edit": ("w",)},
            ['1:32: warning: "w" is given to home.edit already; give app.quit another key'],
        ),
        ("keys: {home.edit: f5, session.pause: f5}", {"home.edit": ("f5",), "session.pause": ("f5",)}, []),
        (
            "keys: {next: m}",
            {"session.next": ("m",)},
            [
                '1:14: warning: session.mute is left without a key, "m" was its own; '
                'give it another: "session.mute: …"'
            ],
        ),
        ("keys: {next: space, pause: n}", {"session.next": ("space",), "session.pause": ("n",)}, []),
        (
            "keys: space",
            {},
            [
                "1:7: error: names and what they stand for are wanted here; "
                'write for example "pause: [space, pagedown]"'
            ],
        ),
        ("keymap: {}", {}, ['1:1: error: the settings file has no key "keymap"; did you mean "keys"?']),
    ],
)
def test_a_mistake_is_told_at_its_place_and_the_rest_is_kept(
    text: str, kept: dict[str, tuple[str, ...]], lines: list[str]
) -> None:
    assert _read(text) == (kept, lines)


def test_commands_share_a_screen_with_their_own_and_with_the_apps() -> None:
    assert share_a_screen("session.pause", "session.next")
    assert share_a_screen("session.pause", "app.quit")
    assert not share_a_screen("session.pause", "home.edit")


def test_a_key_that_is_given_away_is_taken_from_whose_own_it_was() -> None:
    keys = in_force({"session.next": ("p", "n")})
    assert keys["session.next"] == ("p", "n")
    assert keys["session.pause"] == ("full_stop", "b")
    assert in_force({}) == COMMANDS


def test_no_two_commands_of_a_screen_have_a_key_in_common_by_themselves() -> None:
    for one, other in combinations(COMMANDS, 2):
        assert not (share_a_screen(one, other) and set(COMMANDS[one]) & set(COMMANDS[other])), (one, other)


some_keys = st.lists(
    st.sampled_from(["space", "n", "b", "pagedown", "f5", "q"]), min_size=1, max_size=3, unique=True
).map(tuple)


@PROPERTY
@given(st.lists(st.tuples(st.sampled_from(sorted(COMMANDS)), some_keys), max_size=8))
def test_however_often_keys_are_given_anew_none_calls_two_commands(
    changes: list[tuple[str, tuple[str, ...]]],
) -> None:
    given_: dict[str, tuple[str, ...]] = {}
    for command, keys in changes:
        given_ = given_anew(given_, command, keys)
        assert in_force(given_)[command] == keys
        force = in_force(given_)
        for one, other in combinations(force, 2):
            assert not (share_a_screen(one, other) and set(force[one]) & set(force[other]))


def test_the_own_keys_of_a_command_need_not_be_given() -> None:
    given_ = given_anew({"session.next": ("f5",)}, "session.next", COMMANDS["session.next"])
    assert given_ == {}
    assert given_anew({"session.next": ("f5",)}, "session.next", ()) == {}
