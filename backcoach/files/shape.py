"""What a value in a file may look like: small specifications that both read it and describe it.

Each specification reads a node into a value, noting every problem on the way, and gives the JSON Schema
of what it accepts. So the reader and the schema can't disagree: they are the same objects.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from ..training.quantities import QuantityError
from . import tree
from .problems import Problems, did_you_mean, shown
from .tree import Mark, Node

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

Schema = dict[str, Any]


class Shape(Protocol[T_co]):
    """A specification of a value."""

    def read(self, node: Node, problems: Problems) -> T_co | None:
        """Read the node; None when it can't be used, and then a problem has been noted."""

    def schema(self) -> Schema:
        """Describe what is accepted as a JSON Schema (2020-12)."""


def scalar_text(node: Node, problems: Problems, wanted: str) -> str | None:
    """The text of a scalar; a problem when it is a list, a mapping or nothing at all."""
    if not isinstance(node, tree.Scalar):
        what = "a list" if isinstance(node, tree.Sequence) else "a group of keys"
        problems.error(node.mark, f"{what} where {wanted} is wanted", f"write {wanted}")
        return None
    if not node.quoted and node.text in ("", "~", "null"):
        problems.error(node.mark, "there is no value", f"write {wanted}, or delete the key")
        return None
    return node.text


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, shown and never obeyed: no control characters, a bounded length."""

    most: int
    wanted: str = "a text"

    def read(self, node: Node, problems: Problems) -> str | None:
        """Read a text; spaces and line ends at its ends are dropped."""
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        text = " ".join(text.split())
        odd = next((c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn")), None)
        if odd is not None:
            problems.error(node.mark, f"the text has a control character (U+{ord(odd):04X})", "delete it")
            return None
        if not text:
            problems.error(node.mark, "the text is empty", f"write {self.wanted}, or delete the key")
            return None
        if len(text) > self.most:
            problems.error(node.mark, f"{len(text)} characters are too long", f"write at most {self.most}")
            return None
        return text

    def schema(self) -> Schema:
        """Numbers and booleans are taken as the text that a person sees."""
        return {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Quantity(Generic[T]):
    """A quantity with a grammar of its own."""

    parse: Callable[[str], T]
    pattern: str
    wanted: str
    numbers: tuple[float, float] | None = None
    """Bare numbers that are accepted too, from and to; editors see those as numbers, not as text."""

    def read(self, node: Node, problems: Problems) -> T | None:
        """Read a quantity; its own error says what is wrong and what would be right."""
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        try:
            return self.parse(text)
        except QuantityError as error:
            problems.error(node.mark, error.wrong, error.right)
            return None

    def schema(self) -> Schema:
        """The grammar as a pattern; bare numbers by their limits."""
        text: Schema = {"type": "string", "pattern": self.pattern}
        if self.numbers is None:
            return text
        low, high = self.numbers
        return {"anyOf": [text, {"type": "number", "minimum": low, "maximum": high}]}


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of a few words."""

    words: type[E]

    def read(self, node: Node, problems: Problems) -> E | None:
        """Read a word."""
        known = [word.value for word in self.words]
        wanted = ", ".join(known[:-1]) + f" or {known[-1]}"
        text = scalar_text(node, problems, wanted)
        if text is None:
            return None
        if text.strip() not in known:
            hint = did_you_mean(text.strip(), known)
            problems.error(node.mark, f"{shown(text)} is not a choice here", hint or f"write {wanted}")
            return None
        return self.words(text.strip())

    def schema(self) -> Schema:
        """The words."""
        return {"enum": [word.value for word in self.words]}


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list; with `single`, one value without brackets will do as well."""

    inner: Shape[T]
    most: int
    single: bool = False
    empty: bool = False

    def read(self, node: Node, problems: Problems) -> tuple[T, ...] | None:
        """Read every item; None if any is wrong."""
        if not isinstance(node, tree.Sequence):
            if self.single:
                value = self.inner.read(node, problems)
                return None if value is None else (value,)
            problems.error(node.mark, "a list is wanted here", "write [one, two], or one - line each")
            return None
        if not node.items and not self.empty:
            problems.error(node.mark, "the list is empty", "put something in it, or delete the key")
            return None
        if len(node.items) > self.most:
            wrong = f"a list of {len(node.items)} is too long"
            problems.error(node.mark, wrong, f"at most {self.most} are read")
            return None
        values = [self.inner.read(item, problems) for item in node.items]
        return None if any(value is None for value in values) else tuple(v for v in values if v is not None)

    def schema(self) -> Schema:
        """An array, or also the single value."""
        items = self.inner.schema()
        array = {"type": "array", "items": items, "maxItems": self.most, "minItems": 0 if self.empty else 1}
        return {"anyOf": [items, array]} if self.single else array


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a group: what its value may be, and what it is for."""

    shape: Shape[Any]
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """What was read of a group: values by key, and where each key stands."""

    mark: Mark
    by_key: Mapping[str, Any]
    marks: Mapping[str, Mark]
    """The places of the values."""
    key_marks: Mapping[str, Mark]
    whole: bool
    """Whether every key could be used."""

    def get(self, key: str, otherwise: Any = None) -> Any:
        """A value, or what stands for its absence."""
        return self.by_key.get(key, otherwise)

    def __contains__(self, key: object) -> bool:
        return key in self.marks

    def mark_of(self, key: str) -> Mark:
        """Where a key's value stands; the group's own place if it isn't there."""
        return self.marks.get(key, self.mark)


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping with known keys."""

    what: str
    """For messages: "a step"."""
    keys: Mapping[str, Key]
    one_of: tuple[str, ...] = ()
    """Exactly one of these must be there."""

    def read(self, node: Node, problems: Problems) -> Values | None:
        """Read every key, noting unknown, repeated and missing ones; None if it isn't a mapping at all."""
        if not isinstance(node, tree.Mapping):
            example = next(iter(self.one_of or self.keys))
            problems.error(node.mark, f"{self.what} is wanted here", f'write keys, such as "{example}: …"')
            return None
        before = len(problems.found)
        by_key: dict[str, Any] = {}
        marks: dict[str, Mark] = {}
        key_marks: dict[str, Mark] = {}
        for name, value in node.pairs:
            key = self.keys.get(name.text)
            if key is None:
                self._unknown(name, problems)
            elif name.text in marks:
                first = key_marks[name.text].line
                wrong = f"{shown(name.text)} stands here again (first on line {first})"
                problems.error(name.mark, wrong, "keep one of the two")
            else:
                marks[name.text], key_marks[name.text] = value.mark, name.mark
                read = key.shape.read(value, problems)
                if read is not None:
                    by_key[name.text] = read
        self._missing(node.mark, key_marks, problems)
        return Values(node.mark, by_key, marks, key_marks, whole=len(problems.found) == before)

    def _unknown(self, name: tree.Scalar, problems: Problems) -> None:
        hint = did_you_mean(name.text, self.keys) or f"the keys of {self.what} are {', '.join(self.keys)}"
        problems.error(name.mark, f"{self.what} has no key {shown(name.text)}", hint)

    def _missing(self, mark: Mark, present: Mapping[str, Mark], problems: Problems) -> None:
        for name, key in self.keys.items():
            if key.required and name not in present:
                problems.error(mark, f'{self.what} needs "{name}:"', key.about)
        if self.one_of:
            there = [name for name in self.one_of if name in present]
            words = ", ".join(f'"{name}:"' for name in self.one_of)
            if not there:
                problems.error(mark, f"{self.what} needs one of {words}", "begin it with the phase kind")
            for extra in there[1:]:
                wrong = f'{self.what} is "{there[0]}:" already'
                problems.error(present[extra], wrong, f"only one of {words} can stand in it")

    def schema(self) -> Schema:
        """An object that has these keys and no others."""
        schema: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": k.about, **k.shape.schema()} for name, k in self.keys.items()
            },
        }
        required = [name for name, key in self.keys.items() if key.required]
        if required:
            schema["required"] = required
        if self.one_of:
            schema["oneOf"] = [{"required": [name]} for name in self.one_of]
        return schema


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A mapping from names that a person chooses to values."""

    inner: Shape[T]
    name: Quantity[str]
    most: int

    def read(self, node: Node, problems: Problems) -> dict[str, T] | None:
        """Read every entry; wrong ones are left out once their problem is noted."""
        if not isinstance(node, tree.Mapping):
            problems.error(node.mark, "names with their descriptions are wanted here", "write name: and keys")
            return None
        if len(node.pairs) > self.most:
            problems.error(node.mark, f"{len(node.pairs)} are too many", f"at most {self.most} are read")
            return None
        found: dict[str, T] = {}
        for name, value in node.pairs:
            word = self.name.read(name, problems)
            read = self.inner.read(value, problems)
            if word is not None and word in found:
                problems.error(name.mark, f"{shown(word)} stands here again", "keep one of the two")
            elif word is not None and read is not None:
                found[word] = read
        return found

    def schema(self) -> Schema:
        """An object with free names."""
        return {
            "type": "object",
            "maxProperties": self.most,
            "additionalProperties": self.inner.schema(),
            "propertyNames": self.name.schema(),
        }


@dataclass(slots=True)
class Later(Generic[T]):
    """A shape that contains itself: steps within a repeat within steps. Set once, when it is known."""

    name: str
    shape: Shape[T] | None = field(default=None)

    def read(self, node: Node, problems: Problems) -> T | None:
        """Read by the real shape."""
        assert self.shape is not None  # set where the format is put together
        return self.shape.read(node, problems)

    def schema(self) -> Schema:
        """A reference to the definition, which the schema's maker writes once."""
        return {"$ref": f"#/$defs/{self.name}"}


def known_word(words: Iterable[str], what: str) -> Callable[[str], str]:
    """Make a parser that accepts only some words, and says which one was probably meant."""
    known = tuple(words)

    def parse(text: str) -> str:
        word = text.strip()
        if word not in known:
            raise QuantityError(
                f"{shown(word)} is not {what}",
                did_you_mean(word, known) or f"write one of {', '.join(known)}",
            )
        return word

    return parse
