"""Changes one key of a file that a person wrote, and leaves every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from . import tree
from .excerpt import lines_of
from .problems import FileProblem, Problems, shown

Several = str | Sequence[str]
Written = Several | Mapping[str, Several]
"""A value as a person would write it: a text, a list of texts, or either by name."""


def write_setting(text: str, key: str, value: Written | None) -> str:
    """Set a top-level key of a YAML text, or remove it where the value is None.

    Everything else stays byte for byte: comments, blank lines, order, line ends. A new key goes to the
    end. Raises FileProblem with one line where the text can't be read, or is laid out so oddly that the
    change can't be made safely.
    """
    before = _top_level(text)
    unsafe = FileProblem((f"{shown(key)} can't be changed without harm to the rest; change it by hand",))
    try:
        changed = _removed(text, key) if value is None else _set(text, key, _written(value))
    except yaml.YAMLError as error:  # an end of a document that never began
        raise unsafe from error
    # The proof that nothing else was touched, whatever the layout.
    after = _top_level(changed)
    wanted = {name: node for name, node in before.items() if name != key}
    if value is not None:
        wanted[key] = _plain_value(value)
    if after != wanted:
        raise unsafe
    return changed


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a top-level key and its value stand, as offsets into the text."""

    key: str
    start: int
    colon: int
    """Just behind the colon."""
    value_start: int
    end: int
    """Just behind the value; comments that follow are not part of it."""
    column: int


@dataclass(frozen=True, slots=True)
class _Outline:
    """The top level of a text."""

    entries: tuple[_Entry, ...]
    append_at: int
    column: int
    """Where its keys begin, from 0."""


def _set(text: str, key: str, written: str) -> str:
    outline = _outline(text)
    entry = next((entry for entry in outline.entries if entry.key == key), None)
    if entry is not None:
        line_end = _line_end(text, entry.colon)
        if entry.value_start <= line_end:
            gap = text[entry.colon : entry.value_start]
            return text[: entry.colon] + (gap or " ") + written + text[entry.end :]
        # The value begins on a later line: the new one goes up to the key, before a comment there.
        return text[: entry.colon] + " " + written + text[entry.colon : line_end] + text[entry.end :]
    newline = "\r\n" if "\r\n" in text else "\n"
    head, tail = text[: outline.append_at], text[outline.append_at :]
    if head and not head.endswith(("\n", "\r")) and head != "\ufeff":
        head += newline
    return f"{head}{' ' * outline.column}{_scalar(key)}: {written}{newline}{tail}"


def _removed(text: str, key: str) -> str:
    for entry in reversed(_outline(text).entries):
        if entry.key == key:
            start = entry.start - entry.column
            end = _line_end(text, entry.end)
            end = re.compile(r"\r\n|\n|\r|\Z").match(text, end).end()  # type: ignore[union-attr]
            text = text[:start] + text[end:]
    return text


def _line_end(text: str, position: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(text, position)
    assert found is not None  # the end of the text always matches
    return found.start()


_BLANK = re.compile(r"(---|\.\.\.)?[ \t]*|((---|\.\.\.)[ \t])?[ \t]*#.*", re.DOTALL)
"""A line that holds no key. What Python's own `\\s` matches has control characters among it."""


def _top_level(text: str) -> dict[str, Any]:
    """The values by key, as plain lists, dicts and texts. Raises FileProblem."""
    problems = Problems()
    start = text.removeprefix("\ufeff")
    # Signs that can't stand in a text can't stand in a remark either.
    blank = not tree.ODD.search(start) and all(_BLANK.fullmatch(line) for line in lines_of(start))
    node = None if blank else tree.parse_tree(text, problems)
    if problems.fatal:
        first = problems.in_order()[0]
        raise FileProblem((f"line {first.line}: {first.wrong}; mend it first",))
    if node is None:
        return {}
    if not isinstance(node, tree.Mapping):
        raise FileProblem(("there is something else than keys; mend the file first",))
    return _plain_node(node)  # type: ignore[no-any-return]


def _plain_node(node: tree.Node) -> Any:
    if isinstance(node, tree.Mapping):
        # From the last to the first, because readers keep to the first of a repeated key.
        return {key.text: _plain_node(value) for key, value in reversed(node.pairs)}
    if isinstance(node, tree.Sequence):
        return [_plain_node(entry) for entry in node.items]
    assert isinstance(node, tree.Scalar)  # a broken node is a problem that has been raised
    # How many line ends close a block text depends on what follows it, and means nothing here.
    return node.text.rstrip("\n")


def _plain_value(value: Written) -> Any:
    if isinstance(value, str):
        return value.rstrip("\n")
    if isinstance(value, Mapping):
        return {name: _plain_value(one) for name, one in value.items()}
    return [one.rstrip("\n") for one in value]


def _outline(text: str) -> _Outline:
    """Where the top-level keys stand. The text is known to be readable."""
    start = 1 if text.startswith("\ufeff") else 0
    entries: list[_Entry] = []
    depth = 0
    column = 0
    append_at = len(text)
    key: Any = None
    value_start, end = -1, -1
    for event in tree.events(text[start:]):
        began: Any = event.start_mark
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            append_at = start + began.index
        opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
        closes = isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
        if depth == 0 and isinstance(event, yaml.MappingStartEvent):
            if event.flow_style:
                raise FileProblem(("the keys are in braces; write one a line first",))
            column = began.column
        if depth == 1 and key is None and isinstance(event, yaml.ScalarEvent):
            key, value_start, end = event, -1, -1
            continue
        depth += opens - closes
        if key is None:
            continue
        if value_start < 0:
            value_start = start + began.index
        # The end of a block is where the next thing begins, comments between: the last leaf tells better.
        if isinstance(event, yaml.ScalarEvent) or (closes and event.end_mark.index > event.start_mark.index):
            end = max(end, _end_of(event, text, start))
        if depth == 1:
            key_start, key_end = (start + mark.index for mark in (key.start_mark, key.end_mark))
            colon = text.find(":", key_end) + 1
            if not colon:
                raise FileProblem((f"line {began.line + 1}: a key without a colon; mend it first",))
            end = max(end, colon, value_start if value_start <= _line_end(text, colon) else 0)
            entries.append(_Entry(key.value, key_start, colon, max(value_start, colon), end, column))
            key = None
    return _Outline(tuple(entries), append_at, column)


def _end_of(event: Any, text: str, start: int) -> int:
    end: int = start + event.end_mark.index
    if getattr(event, "style", None) in ("|", ">"):
        end = len(text[:end].rstrip())
    return end


_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .%/+_-]*[A-Za-z0-9%])?")


def _written(value: Written) -> str:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(name)}: {_written(one)}" for name, one in value.items()) + "}"
    return "[" + ", ".join(map(_scalar, value)) + "]"


def _scalar(text: str) -> str:
    """A text as it may stand in YAML: bare where nothing in it means anything, else in quotes."""
    if _PLAIN.fullmatch(text) and text != "null":
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
