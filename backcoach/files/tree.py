"""YAML text as a tree in which every scalar is text with its place.

Only the event stream of the YAML library is used, under caps, and nothing is ever constructed: an alias
can grow a few hundred bytes into gigabytes, nested brackets crash the C composer, and YAML 1.1 turns
"no" into False and "1:30" into 90. Here "no" is the text "no", and what it means is decided by its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from .problems import Problems, shown

MOST_CHARACTERS = 64 * 1024
MOST_DEPTH = 16

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

# libyaml's event stream is twenty times as fast; it is only the composer on top of it that crashes.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    mark: Mark
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the file's order, repeated ones included."""

    pairs: tuple[tuple[Scalar, Node], ...]
    mark: Mark


Node = Scalar | Sequence | Mapping

START = Mark(1, 1)


class _Refused(Exception):
    """The text isn't a tree; the problem has been noted."""


def parse_tree(text: str, problems: Problems) -> Node | None:
    """Read YAML text. Every problem is noted in `problems`; None when there is no tree."""
    if len(text) > MOST_CHARACTERS:
        wrong = f"the file is too long, {len(text)} characters"
        problems.error(START, wrong, f"at most {MOST_CHARACTERS} are read")
        return None
    builder = _Builder(problems)
    try:
        return builder.document(yaml.parse(text, Loader=_Loader))
    except _Refused:
        return None
    except yaml.reader.ReaderError as error:
        problems.error(_place(text, error.position), *_unreadable(error))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wrong, right = _in_plain_words(error.problem or "", text, mark)
        problems.error(_mark(mark), wrong, right)
    except (yaml.YAMLError, ValueError) as error:
        # Some broken numbers and escapes come through as bare errors without a place.
        problems.error(START, f"this is not YAML ({shown(str(error).splitlines()[0])})", _INDENT_HINT)
    return None


class _Builder:
    """Builds the tree from events; iterative, so that depth can't overflow the stack."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        documents = 0
        open_: list[tuple[Mark, list[Node], bool]] = []
        for event in events:
            mark = _mark(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(mark, "a second document starts here", "put one routine in one file")
            self._check(event, mark)
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                if len(open_) >= MOST_DEPTH:
                    self._refuse(mark, "lists are nested too deep", f"at most {MOST_DEPTH} levels are read")
                open_.append((mark, [], isinstance(event, yaml.MappingStartEvent)))
                continue
            if isinstance(event, yaml.ScalarEvent):
                node: Node = Scalar(event.value, mark, quoted=event.style in ("'", '"', "|", ">"))
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                node = self._close(*open_.pop())
            else:
                continue
            if open_:
                open_[-1][1].append(node)
            else:
                root = node
        if root is None or (isinstance(root, Scalar) and not root.text and not root.quoted):
            self._problems.error(START, "the file is empty", 'begin with "name:" and "main:"')
            return None
        return root

    def _close(self, mark: Mark, children: list[Node], is_mapping: bool) -> Node:
        if not is_mapping:
            return Sequence(tuple(children), mark)
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, Scalar):
                pairs.append((key, value))
            else:
                self._problems.error(key.mark, "a key must be a word", "write key: value")
        return Mapping(tuple(pairs), mark)

    def _check(self, event: yaml.Event, mark: Mark) -> None:
        if isinstance(event, yaml.AliasEvent):
            name = shown("*" + (event.anchor or ""))
            self._refuse(mark, f"{name} is a YAML alias, which is not read", "put text with a * in quotes")
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            name = shown(f"&{anchor}")
            self._refuse(mark, f"{name} is a YAML anchor, which is not read", "put text with a & in quotes")
        if tag:
            tag = shown(str(tag))
            self._refuse(mark, f"{tag} is a YAML tag, which is not read", "put text with a ! in quotes")

    def _refuse(self, mark: Mark, wrong: str, right: str) -> None:
        self._problems.error(mark, wrong, right)
        raise _Refused


_INDENT_HINT = "check the indentation and the colons around here"


def _mark(mark: yaml.Mark | CMark | None) -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark else START


def _place(text: str, position: int) -> Mark:
    before = text[:position]
    return Mark(before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)


def _unreadable(error: yaml.reader.ReaderError) -> tuple[str, str]:
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    return f"the character U+{code:04X} can't stand in a text", "delete it"


def _in_plain_words(problem: str, text: str, mark: yaml.Mark | None) -> tuple[str, str]:
    """Turn the YAML library's jargon into what to do."""
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    if "\\t" in problem or "\t" in line[: mark.column + 1 if mark else None]:
        return "a tab is used to indent", "use spaces"
    if "mapping values are not allowed" in problem:
        return (
            "a second colon on this line, or a wrong indentation",
            "put text that has a colon in quotes, and line keys up",
        )
    if "did not find expected key" in problem or "expected <block end>" in problem:
        return "this line is not indented like its neighbours", "line it up with the keys it belongs to"
    if "could not find expected ':'" in problem:
        return "a key without a colon", "write key: value"
    if "block sequence entries are not allowed" in problem or "'-' indicator" in problem:
        return "a list starts in the middle of a line", "begin it on a line of its own"
    if re.search(r"cannot start any token|scanning for the next token", problem):
        return "a text can't begin with this character", "put it in quotes"
    if "end of stream" in problem or "end of stream" in problem.lower():
        return "a quote or bracket is opened and never closed", "close it"
    if "expected ',' or" in problem:
        return "a bracket is not closed, or a comma is missing", "separate with commas and close the bracket"
    return f"this is not YAML ({problem or 'it ends too early'})", _INDENT_HINT
