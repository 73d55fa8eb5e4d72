"""How keys are called in the settings, and by Textual: "pagedown", "f5", "ctrl+x", "?" or "question_mark"."""

from __future__ import annotations

import string
import unicodedata
from functools import lru_cache

from ..training.quantities import QuantityError
from .problems import did_you_mean, shown

NAMED = (
    *("space", "enter", "escape", "tab", "backspace", "insert", "delete"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *(f"f{number}" for number in range(1, 36)),
    *("pause", "menu", "print_screen", "caps_lock", "scroll_lock", "num_lock", "kp_begin"),
    *("media_play", "media_pause", "media_play_pause", "media_reverse", "media_stop", "media_fast_forward"),
    *("media_rewind", "media_track_next", "media_track_previous", "media_record"),
    *("lower_volume", "raise_volume", "mute_volume"),
    *("decimal", "divide", "multiply", "subtract", "add", "equal", "separator"),
)
"""Keys that don't write a character; those from "pause" on reach only terminals with kitty's protocol."""

MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""What may be held down meanwhile, in the order in which Textual joins them."""

_MEANT = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "pgdown": "pagedown",
    "spacebar": "space",
    "bksp": "backspace",
    "dot": ".",
    "period": ".",
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
    "command": "super",
    "win": "super",
    "next": "pagedown",
    "prior": "pageup",
    "→": "right",
    "←": "left",
    "↑": "up",
    "↓": "down",
}
"""What people write in place of Textual's words."""

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Characters that Textual calls by another name than Unicode does."""

HINT = 'write a character, or a name such as space, pagedown, f5 or "ctrl+x"'


def name_of(character: str) -> str:
    """What Textual calls the key that writes a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name or character)


_ASCII = {name_of(character): character for character in string.punctuation}

PATTERN = rf"^(?:(?:{'|'.join(MODIFIERS)})\+)*(?:\S|{'|'.join((*NAMED, *_ASCII))})$"
"""All that `parse_key` takes, for the schema."""


def parse_key(text: str) -> str:
    """Read a key as a person writes it, and give it as Textual calls it. Raises QuantityError."""
    word = text.strip()
    key = _key(word)
    if key is None:
        raise QuantityError(f"no key is called {shown(word)}", _hint(word))
    return key


def _key(word: str) -> str | None:
    *held, last = ("", word) if len(word) == 1 else _parted(word)
    key = _single(last)
    if key is None or not set(held) <= {"", *MODIFIERS}:
        return None
    return "+".join([*sorted(set(held) - {""}), key])


def _parted(word: str) -> list[str]:
    """At each plus, but not at one that is the key itself: "ctrl++"."""
    return [*word[:-2].split("+"), "+"] if word.endswith("++") else word.split("+")


def _single(word: str) -> str | None:
    """A key without what is held down."""
    if word in NAMED or word in _ASCII:
        return word
    return name_of(word) if len(word) == 1 and word.isprintable() and not word.isspace() else None


def character_of(name: str) -> str | None:
    """The character that the key of a name writes; None where it writes none."""
    if len(name) == 1:
        return name
    try:
        return _ASCII.get(name) or unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return _with_hyphens().get(name)


@lru_cache(maxsize=1)
def _with_hyphens() -> dict[str, str]:
    """By Textual's name: where Unicode's has a hyphen it can't be looked up."""
    characters = [chr(code) for code in range(128, 0x3000)]
    return {
        name_of(character): character for character in characters if "-" in unicodedata.name(character, "")
    }


def written(key: str) -> str:
    """A key as a person would write it: "." and not "full_stop"."""
    *held, last = key.split("+")
    character = None if last in NAMED else character_of(last)
    return "+".join([*held, character or last])


def _hint(word: str) -> str:
    """What was probably meant."""
    if "," in word:
        return HINT
    parts = [_MEANT.get(part, part) for part in word.lower().replace("-", "+").lstrip("^").split("+")]
    if word.startswith("^"):
        parts.insert(0, "ctrl")
    near = _key("+".join(parts)) or _key("".join(word.lower().split("-"))) or _key(word.lower())
    if near:
        return f'did you mean "{written(near)}"?'
    return did_you_mean(word, NAMED) or HINT
