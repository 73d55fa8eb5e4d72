"""Keys by name: as Textual calls them, whatever way a person writes them."""

from __future__ import annotations

import re
import string

import pytest
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual.keys import Keys, _character_to_key

from backcoach.files.key_names import NAMED, PATTERN, character_of, name_of, parse_key, written
from backcoach.training.quantities import QuantityError

CHARACTERS = [c for c in map(chr, range(33, 0x2200)) if c.isprintable() and not c.isspace()]

NO_KEYS = {"<any>", "<ignore>", "<scroll-up>", "<scroll-down>", "ctrl-at", "return"}
"""What Textual lists among the keys though nobody can press it under that name."""


def test_every_key_that_textual_names_is_known() -> None:
    legacy = {key.value.split("+")[-1] for key in Keys} - NO_KEYS
    levels = {"iso_level3_shift", "iso_level5_shift"}
    for name in (legacy | set(FUNCTIONAL_KEYS.values())) - MODIFIER_FUNCTIONAL_KEYS - levels:
        assert parse_key(name) == ("at" if name == "@" else name), name


def test_every_key_that_has_a_name_is_one_of_textuals() -> None:
    known = {key.value for key in Keys} | set(FUNCTIONAL_KEYS.values())
    assert set(NAMED) <= known
    assert len(set(NAMED)) == len(NAMED)


def test_characters_are_called_as_textual_calls_them() -> None:
    for character in CHARACTERS:
        assert name_of(character) == _character_to_key(character)


def test_what_is_written_is_read_again() -> None:
    for key in [*map(name_of, CHARACTERS), *NAMED, "ctrl+x", "ctrl+plus", "alt+shift+f5"]:
        assert parse_key(written(key)) == key
    for key in [*map(name_of, string.punctuation), *NAMED, "ctrl+x", "ctrl+plus"]:
        assert parse_key(key) == key
    assert [written(name_of(character)) for character in string.punctuation] == list(string.punctuation)
    assert character_of("pagedown") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("space", "space"),
        (" f13 ", "f13"),
        (".", "full_stop"),
        ("?", "question_mark"),
        ("E", "E"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("media_play_pause", "media_play_pause"),
    ],
)
def test_keys_are_read(text: str, key: str) -> None:
    assert parse_key(text) == key


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("PageDown", 'did you mean "pagedown"?'),
        ("page-down", 'did you mean "pagedown"?'),
        ("pgdn", 'did you mean "pagedown"?'),
        ("esc", 'did you mean "escape"?'),
        ("Return", 'did you mean "enter"?'),
        ("Ctrl-X", 'did you mean "ctrl+x"?'),
        ("control+x", 'did you mean "ctrl+x"?'),
        ("^x", 'did you mean "ctrl+x"?'),
        ("→", "right"),
        ("dot", 'did you mean "."?'),
        ("spce", 'did you mean "space"?'),
        ("F5", 'did you mean "f5"?'),
        ("space, f5", "write a character, or a name such as space"),
        ("ctrl+", "write a character, or a name such as space"),
        ("rightwards_arrow", "write a character, or a name such as space"),
        ("xyzzy", "write a character, or a name such as space"),
        ("", "write a character, or a name such as space"),
    ],
)
def test_what_is_no_key_is_told_with_what_was_meant(text: str, hint: str) -> None:
    if text == "→":
        assert parse_key(text) == "rightwards_arrow", "a character that some keyboards have"
        return
    with pytest.raises(QuantityError) as caught:
        parse_key(text)
    assert caught.value.wrong.startswith("no key is called")
    assert hint in caught.value.right


def test_the_pattern_of_the_schema_takes_every_key() -> None:
    keys = [*CHARACTERS, *map(name_of, string.punctuation), *NAMED, "ctrl+x", "ctrl++"]
    assert all(re.fullmatch(PATTERN, key) for key in keys)
    assert not any(re.fullmatch(PATTERN, key) for key in ("esc", "", " ", "ctrl+", "f99", "rightwards_arrow"))
