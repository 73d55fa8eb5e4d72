"""Files drawn from the key tables themselves: good and bad values in good and bad places."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from backcoach.files import grammar, keys
from backcoach.files.command_keys import ENTRIES, CommandKeys
from backcoach.files.groups import Group, ListOf, Named
from backcoach.files.shape import Choice, Defined, Quantity, Shape, Text, YesNo


@dataclass(frozen=True)
class Word:
    """A scalar as written, bare or in quotes."""

    text: str
    quoted: bool = False


Written = Word | list[Any] | dict[str, Any]

ODD = (
    "",
    "~",
    "null",
    "true",
    "no",
    "x",
    "-1",
    "0",
    "1",
    "3",
    "70",
    "600",
    "20000",
    "1e3",
    "2.5",
    "1.2345",
    "012",
    "0x10",
    ".inf",
    "999999h",
    "1:75",
    "12-8",
    "heavy",
    "120%",
    "40 kg",
    "2000 kg",
    "9000 m",
    "20 yd",
    "0-0-0-0",
    "3-1-1-0",
    "Bad Id",
    "bench or stool",
    "x" * 70,
    "x" * 600,
)
"""Each is right somewhere and wrong elsewhere."""

GOOD: dict[int, tuple[str, ...]] = {
    id(grammar.SETS): ("3", "2-3", "1"),
    id(grammar.REPS): ("8", "4-6", "8 – 12"),
    id(grammar.ROUNDS): ("2", "3"),
    id(grammar.SLUG): ("towel-row", "plank"),
    id(grammar.MUSCLES): ("lats", "trapezius"),
    id(grammar.EQUIPMENT): ("mat", "bench or stool"),
    id(grammar.REST): ("45s", "1m30s", "1:30", "90", "none", "no", "0"),
    id(grammar.LASTING): ("40s", "15-30s", "90", "1.5", "2m"),
}
EXERCISES = ("superman", "deadlift", "childs-pose", "single-arm-overhead-carry", "towel-row", "nowhere")


_ODD = st.builds(Word, st.sampled_from(ODD), st.booleans())
_made: dict[tuple[int, int], st.SearchStrategy[Written]] = {}
"""Making a strategy takes longer than drawing from it."""


def writings(shape: Shape[Any], depth: int = 0) -> st.SearchStrategy[Written]:
    """What somebody might write where a shape stands; mostly right."""
    if (id(shape), depth) not in _made:
        right = _right(shape, depth)
        _made[id(shape), depth] = st.integers(0, 79).flatmap(lambda luck: _ODD if luck == 0 else right)
    return _made[id(shape), depth]


def _right(shape: Shape[Any], depth: int) -> st.SearchStrategy[Written]:
    if shape is grammar.EXERCISE_ID:
        return _words(EXERCISES)
    if isinstance(shape, Defined):
        return writings(shape.real, depth)
    if isinstance(shape, Quantity):
        return _words(GOOD.get(id(shape)) or shape.examples or ("a-word",))
    if isinstance(shape, Text):
        return _words(("Some words", "12", "true", "背中"))
    if isinstance(shape, Choice):
        return _words(tuple(shape.known))
    if isinstance(shape, YesNo):
        return _words(("yes", "no", "on", "off", "true", "False", "YES"))
    if isinstance(shape, ListOf):
        return _lists(shape, depth)
    if isinstance(shape, Named):
        return st.dictionaries(_names(shape), writings(shape.inner, depth + 1), max_size=2)
    if isinstance(shape, CommandKeys):
        return writings(ENTRIES, depth)
    if isinstance(shape, Group):
        return _groups(shape, depth)
    assert shape is keys.ANY_NODE
    kinds = [keys.STEP, keys.STEP, keys.STEP, keys.BREAK] + ([keys.REPEAT] if depth < 3 else [])
    return st.sampled_from(kinds).flatmap(lambda group: writings(group, depth + 1))


def _words(words: Sequence[str]) -> st.SearchStrategy[Written]:
    return st.builds(Word, st.sampled_from(words), st.booleans())


def _names(shape: Named[Any]) -> st.SearchStrategy[str]:
    names = GOOD[id(grammar.SLUG)]
    if shape.name is grammar.EXERCISE_ID:
        names = EXERCISES
    elif shape is ENTRIES:
        names = ("pause", "session.next", "home.edit", "app.quit", "back")
    return st.sampled_from([*names, *names, "Bad Id"])


def _lists(shape: ListOf[Any], depth: int) -> st.SearchStrategy[Written]:
    inner = writings(shape.inner, depth + 1)
    lists = st.lists(inner, min_size=0 if depth > 3 else 1, max_size=3)
    return st.one_of(lists, inner) if shape.single else lists


@st.composite
def _groups(draw: st.DrawFn, group: Group, depth: int) -> dict[str, Written]:
    names = [name for name, key in group.keys.items() if key.required and draw(st.integers(0, 60))]
    names += draw(st.lists(st.sampled_from(group.one_of), min_size=1, max_size=1)) if group.one_of else []
    free = [name for name in group.keys if name not in names and name not in group.one_of]
    names += draw(st.lists(st.sampled_from(free), unique=True, max_size=3)) if free else []
    if not draw(st.integers(0, 60)):
        names.append(draw(st.sampled_from(["nonsense", *group.one_of, *group.also_called])))
    return {
        name: draw(writings(group.keys[name].shape, depth + 1)) if name in group.keys else Word("x")
        for name in dict.fromkeys(names)
    }


def as_yaml(written: Written) -> str:
    """The text of a file, in one line."""
    if isinstance(written, Word):
        return json.dumps(written.text, ensure_ascii=False) if written.quoted else written.text
    if isinstance(written, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)}: {as_yaml(value)}" for key, value in written.items()) + "}"
    return "[" + ", ".join(as_yaml(value) or '""' for value in written) + "]"


def as_json(written: Written) -> Any:
    """What an editor that knows YAML 1.2 takes the same text for."""
    if isinstance(written, Mapping):
        return {key: as_json(value) for key, value in written.items()}
    if isinstance(written, list):
        return ["" if value == Word("") else as_json(value) for value in written]
    return written.text if written.quoted else _resolved(written.text)


def _resolved(text: str) -> Any:
    if text in ("", "~", "null"):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"0x[0-9a-fA-F]+", text):
        return int(text, 16)
    if text == ".inf":
        return float("inf")
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text
