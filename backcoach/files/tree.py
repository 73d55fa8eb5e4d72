"""YAML text as a tree in which every scalar is text with its place.

Only the event stream of the YAML library is used, under caps, and nothing is ever constructed: an alias
can grow a few hundred bytes into gigabytes, nested brackets crash the C composer, and YAML 1.1 turns
"no" into False and "1:30" into 90. Here "no" is the text "no", and what it means is decided by its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from .problems import Problems, shown

MOST_CHARACTERS = 64 * 1024
MOST_DEPTH = 16

# libyaml's event stream is twenty times as fast; it is only the composer on top of it that crashes.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Control characters, line ends that editors don't count, marks that turn the writing round."""

_DIRECTIVE = re.compile(r"(?m)^%")
_TAB_INDENT = re.compile(r"(?m)^[ -]*(\t)[ \t]*(?=[^\s#])")
BAD_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U[0-9a-fA-F]{8})")


_INNER_QUESTION = re.compile(r"(?<=[^\s\[\]{},:?])\?")
_STANDS_FOR_QUESTION = "\ufdd0"
"""In brackets the pure parser ends a text at a question mark, libyaml doesn't. No text can hold this sign."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text."""

    text: str
    mark: Mark
    quoted: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing was written, or what YAML calls nothing."""
        return not self.quoted and self.text in ("", "~", "null")


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


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that isn't read; its problem has been noted already."""

    mark: Mark


Node = Scalar | Sequence | Mapping | Broken

START = Mark(1, 1)


COLON_IN_BRACKETS = ("the text in the brackets has a colon in it", "put the text in quotes")
NO_CHARACTER = ("this escape stands for no character", "write the character itself")


class _Refused(Exception):
    """The text isn't a tree; the problem has been noted."""


def parse_tree(text: str, problems: Problems) -> Node | None:
    """Read YAML text. Every problem is noted in `problems`; None when there is no tree."""
    text = text.removeprefix("\ufeff")
    try:
        _check_text(text, problems)
        return _Builder(text, problems).document(events(text))
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        # Imported here: most files are YAML.
        from .slips import explain

        problems.error(*explain(error, text))
    except (yaml.YAMLError, ValueError):
        # The pure parser stumbles over the escape of a character that there isn't, and loses its place.
        _refuse_escape(text, 0, problems)
    return None


def events(text: str) -> Iterable[Any]:
    """The YAML library's events, the same from either of its parsers; offsets are those of the text."""
    # Within a line libyaml takes a tab for a space, and the pure parser doesn't.
    text = text.replace("\t", " ")
    if _Loader is yaml.SafeLoader:
        text = _INNER_QUESTION.sub(_STANDS_FOR_QUESTION, text)
    return yaml.parse(text, Loader=_Loader)


def _check_text(text: str, problems: Problems) -> None:
    if len(text) > MOST_CHARACTERS:
        wrong = f"the file is too long, {len(text)} characters"
        problems.error(START, wrong, f"at most {MOST_CHARACTERS} are read")
        raise _Refused
    odd = ODD.search(text)
    if odd is not None:
        code, right = ord(odd.group()), "delete it"
        if code == 0 and text.count("\0") > len(text) // 3:
            right = "save the file as UTF-8, it looks like UTF-16"
        elif 0xD800 <= code < 0xE000:
            right = "save the file as UTF-8"
        problems.error(_place(text, odd.start()), f"the character U+{code:04X} can't stand in a text", right)
        raise _Refused
    tab = _TAB_INDENT.search(text)
    if tab is not None:
        mark = _place(text, tab.start(1))
        problems.error(mark, "a tab is used to indent", "use spaces, two for each level")
        raise _Refused
    directive = _DIRECTIVE.search(text)
    if directive is not None:
        mark = _place(text, directive.start())
        problems.error(mark, "a line can't begin with %", "delete it, or put text that has a % in quotes")
        raise _Refused


class _Builder:
    """Builds the tree from events; iterative, so that depth can't overflow the stack."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems

    def document(self, events: Iterable[Any]) -> Node | None:
        root: Node | None = None
        open_: list[tuple[Mark, list[Node], bool]] = []
        for event in events:
            node: Node
            if isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event)
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                mark = self._unadorned(event)
                if len(open_) >= MOST_DEPTH:
                    self._problems.error(
                        mark, "lists are nested too deep", f"at most {MOST_DEPTH} levels are read"
                    )
                    raise _Refused
                open_.append((mark, [], isinstance(event, yaml.MappingStartEvent)))
                continue
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                node = self._close(*open_.pop())
            elif isinstance(event, yaml.AliasEvent):
                node = self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                wrong = "a second document starts here"
                self._problems.error(_mark(event.start_mark), wrong, "put one thing in one file")
                raise _Refused
            else:
                continue
            if open_:
                open_[-1][1].append(node)
            else:
                root = node
        if root is None or (isinstance(root, Scalar) and root.blank):
            self._problems.error(START, "the file is empty", 'begin with "name:" and "main:"')
            return None
        return None if isinstance(root, Broken) else root

    def _alias(self, event: yaml.AliasEvent) -> Broken:
        broken = Broken(_mark(event.start_mark))
        name = shown("*" + (event.anchor or ""))
        wrong = f"{name} is a YAML alias, which is not read"
        self._problems.error(broken.mark, wrong, "put text with a * in quotes")
        return broken

    def _scalar(self, event: Any) -> Scalar:
        mark = self._unadorned(event)
        if "\\" in self._text and any("\ud800" <= c <= "\udfff" for c in event.value):
            _refuse_escape(self._text, event.start_mark.index, self._problems)
            raise _Refused
        end = event.end_mark.index
        if event.style is None and re.match(r":[,\[\]{}]", self._text[end : end + 2]):
            # The pure parser takes "[a:]" for a key; libyaml refuses it.
            self._problems.error(_mark(event.end_mark), *COLON_IN_BRACKETS)
            raise _Refused
        value = event.value.replace(_STANDS_FOR_QUESTION, "?")
        return Scalar(value, mark, quoted=event.style in ("'", '"', "|", ">"))

    def _close(self, mark: Mark, children: list[Node], is_mapping: bool) -> Node:
        if not is_mapping:
            return Sequence(tuple(children), mark)
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Broken):
                    self._problems.error(key.mark, "a key must be a word", "write key: value")
            elif key.text == "<<" and not key.quoted:
                wrong = '"<<" is a YAML merge, which is not read'
                self._problems.error(key.mark, wrong, "write its keys out")
            else:
                pairs.append((key, value))
        return Mapping(tuple(pairs), mark)

    def _unadorned(self, event: yaml.NodeEvent) -> Mark:
        """The place of an event, once it is known to have neither an anchor nor a tag."""
        mark = _mark(event.start_mark)
        tag = getattr(event, "tag", None)
        if event.anchor:
            name = shown(f"&{event.anchor}")
            wrong = f"{name} is a YAML anchor, which is not read"
            self._problems.error(mark, wrong, "put text with a & in quotes")
        if tag:
            wrong = f"{shown(str(tag))} is a YAML tag, which is not read"
            self._problems.error(mark, wrong, "put text with a ! in quotes")
        return mark


def _refuse_escape(text: str, start: int, problems: Problems) -> None:
    found = BAD_ESCAPE.search(text, start)
    mark = _place(text, found.start()) if found else START
    problems.error(mark, *NO_CHARACTER)


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _place(text: str, position: int) -> Mark:
    before = re.split(r"\r\n|\n|\r", text[:position])
    return Mark(len(before), len(before[-1]) + 1)
