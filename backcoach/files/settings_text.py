"""Settings as a person writes them: what a value looks like in the file, and what typed text comes to."""

from __future__ import annotations

import re
from typing import Any

from ..training.quantities import Weight, seconds_text
from . import tree
from .commands import SHORT
from .groups import ListOf
from .key_names import written as written_key
from .layout import Written
from .problems import FileProblem, Problems
from .settings import Settings
from .settings_table import SETTINGS
from .tree import START

LEFT_OUT = frozenset(
    {"level", "distance-unit", "equipment", "bar", "plates", "dumbbells", "one-rep-maxes", "theme", "keys"}
)
"""Keys that say something by not being there."""


def field_of(key: str) -> str:
    """The name of a key's value among the `Settings`."""
    return key.replace("-", "_")


def value_of(settings: Settings, key: str) -> Any:
    """What the settings say under a key."""
    return getattr(settings, field_of(key))


def usual(key: str) -> Any:
    """What holds where the file says nothing."""
    return value_of(Settings(), key)


def written(key: str, value: Any) -> Written | None:
    """A setting as it stands in the file; None where it is said by leaving the key out."""
    if key in LEFT_OUT and value == usual(key):
        return None
    if key == "keys":
        given = {name.removeprefix(SHORT): [written_key(one) for one in keys] for name, keys in value.items()}
        return {name: keys[0] if len(keys) == 1 else keys for name, keys in given.items()}
    if key == "equipment" and not value:
        return "none"
    if isinstance(value, dict):
        return {name: str(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return _scalar(key, value)


def _scalar(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if key == "volume":
        return f"{value}%"
    if key == "walking-pace":
        return f"{value:g} m/s"
    if isinstance(value, float):
        return seconds_text(value) if value else "none"
    return str(value)


def typed(key: str, text: str) -> Any:
    """The value that a person has typed for a key. Raises FileProblem with one line.

    A list is typed with commas between, and brackets do no harm. Nothing at all leaves the key out.
    """
    text = text.strip().removeprefix("[").removesuffix("]").strip()
    if not text:
        return usual(key)
    shape = SETTINGS.keys[key].shape
    node: tree.Node = tree.Scalar(text, START, quoted=True)
    if isinstance(shape, ListOf):
        parts = [part for part in re.split(r"\s*,\s*", text) if part]
        node = tree.Sequence(tuple(tree.Scalar(part, START, quoted=True) for part in parts), START)
    return _read(key, node)


def typed_weight(exercise: str, text: str) -> Weight | None:
    """The one-rep max that a person has typed for an exercise; None to forget it. Raises FileProblem."""
    if not text.strip():
        return None
    entry = tree.Scalar(exercise, START), tree.Scalar(text.strip(), START, quoted=True)
    node = tree.Mapping((entry,), START)
    weight: Weight = _read("one-rep-maxes", node)[exercise]
    return weight


def _read(key: str, node: tree.Node) -> Any:
    problems = Problems()
    value = SETTINGS.keys[key].shape.read(node, problems)
    if problems.found:
        first = problems.found[0]
        raise FileProblem((f"{first.wrong}; {first.right}" if first.right else first.wrong,))
    return value
