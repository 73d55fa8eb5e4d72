"""What lists and groups of keys in a file may look like; the companions of the single values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from . import tree
from .problems import Problems, did_you_mean, listed, shown
from .shape import Schema, Shape
from .tree import Mark, Node

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list; with `single`, one value without brackets will do as well."""

    inner: Shape[T]
    most: int
    single: bool = False
    empty: bool = False
    """Whether it may be empty."""
    least: int = 1
    """The fewest entries, unless it is empty and may be."""
    lenient: bool = False
    """Whether what can be read is kept where some entries are wrong, to look for further problems."""

    @property
    def wanted(self) -> str:
        """One of its values, or a list of them."""
        return self.inner.wanted if self.single else f"a list, each entry {self.inner.wanted}"

    def read(self, node: Node, problems: Problems) -> tuple[T, ...] | None:
        """Read every entry; None if any is wrong."""
        if isinstance(node, tree.Broken):
            return None
        if not isinstance(node, tree.Sequence):
            if self.single:
                return self._single(node, problems)
            return self._refuse(node, problems)
        if not node.items and not self.empty:
            problems.error(node.mark, "the list is empty", "put something in it, or delete the key")
            return None
        values = [self.inner.read(item, problems) for item in node.items[: self.most]]
        if len(node.items) > self.most:
            wrong = f"a list of {len(node.items)} is too long"
            problems.error(node.items[self.most].mark, wrong, f"at most {self.most} are read")
            return None
        if 0 < len(node.items) < self.least:
            wrong = f"a list of {len(node.items)} is too short"
            problems.error(node.mark, wrong, f"write {self.least}")
            return None
        kept = tuple(value for value in values if value is not None)
        return kept if self.lenient or len(kept) == len(values) else None

    def _single(self, node: Node, problems: Problems) -> tuple[T, ...] | None:
        own = Problems()
        value = self.inner.read(node, own)
        if value is not None:
            return (value,)
        mended = any(problem.right.startswith("did you mean") for problem in own.found)
        if isinstance(node, tree.Scalar) and "," in node.text and not mended:
            parts = [part.strip() for part in node.text.split(",")]
            alone = Problems()
            read = [self.inner.read(tree.Scalar(part, node.mark), alone) for part in parts[: self.most]]
            if not alone.found and None not in read:
                brackets = f"[{', '.join(parts)}]"
                problems.error(node.mark, f"{shown(node.text)} is not one value", f"write {brackets}")
                return None
        for problem in own.found:
            problems.error(Mark(problem.line, problem.column), problem.wrong, problem.right)
        return None

    def _refuse(self, node: Node, problems: Problems) -> tuple[T, ...] | None:
        if isinstance(node, tree.Mapping) and node.pairs and re.match(r"-[a-z]", node.pairs[0][0].text):
            right = f"write {shown('- ' + node.pairs[0][0].text[1:] + ': …')}"
            problems.error(node.mark, "a space is missing after the dash", right)
            return None
        problems.error(node.mark, "a list is wanted here", self.mend(node))
        if self.lenient and isinstance(node, tree.Mapping) and node.pairs:
            value = self.inner.read(node, problems)
            return None if value is None else (value,)
        return None

    def mend(self, node: Node) -> str:
        """What to write where no list stands."""
        if isinstance(node, tree.Mapping) and node.pairs:
            return f'put "- " before {shown(node.pairs[0][0].text + ":")}'
        return 'write one "- …" line for each entry'

    def schema(self) -> Schema:
        """An array, or also the single value."""
        items = self.inner.schema()
        least = 0 if self.empty else self.least
        array = {"type": "array", "items": items, "maxItems": self.most, "minItems": least}
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
    nodes: Mapping[str, Node]
    """The values as they stand in the file."""
    key_marks: Mapping[str, Mark]
    meant: frozenset[str]
    """Keys that are there, but misspelt."""
    whole: bool
    """Whether every key could be used."""

    def get(self, key: str, otherwise: Any = None) -> Any:
        """A value, or what stands for its absence."""
        return self.by_key.get(key, otherwise)

    def __contains__(self, key: object) -> bool:
        return key in self.nodes

    def mark_of(self, key: str, entry: int | str | None = None) -> Mark:
        """Where a key's value stands, or an entry of it, by number (from 0) or by name.

        The group's own place if the key isn't there.
        """
        node = self.nodes.get(key)
        if node is None:
            return self.mark
        if isinstance(entry, int) and isinstance(node, tree.Sequence) and entry < len(node.items):
            return node.items[entry].mark
        if isinstance(entry, str) and isinstance(node, tree.Mapping):
            return next((name.mark for name, _ in node.pairs if name.text == entry), node.mark)
        return node.mark


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping with known keys."""

    what: str
    """For messages: "a step"."""
    keys: Mapping[str, Key]
    one_of: tuple[str, ...] = ()
    """Exactly one of these must be there."""
    also_called: Mapping[str, str] = field(default_factory=dict)
    """Other words that people use for its keys."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Keys that belong to another place, and what to do with them."""

    @property
    def wanted(self) -> str:
        """An example of it."""
        return f'{self.what}, such as "{next(iter(self.one_of or self.keys))}: …"'

    def read(self, node: Node, problems: Problems) -> Values | None:
        """Read every key, noting unknown, repeated and missing ones; None if it isn't a mapping at all."""
        if isinstance(node, tree.Broken):
            return None
        if not isinstance(node, tree.Mapping):
            problems.error(node.mark, f"{self.what} is wanted here", self._mend(node))
            return None
        before = len(problems.found)
        by_key: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        key_marks: dict[str, Mark] = {}
        meant: set[str] = set()
        for name, value in node.pairs:
            key = self.keys.get(name.text)
            if key is None:
                meant.add(self._unknown(name, problems))
            elif name.text in nodes:
                first = key_marks[name.text].line
                wrong = f"{shown(name.text + ':')} stands here again (first in line {first})"
                problems.error(name.mark, wrong, "keep one of the two")
            else:
                nodes[name.text], key_marks[name.text] = value, name.mark
                if isinstance(value, tree.Scalar) and value.blank:
                    self._blank(name, key, problems)
                elif (read := key.shape.read(value, problems)) is not None:
                    by_key[name.text] = read
        # A misspelt key isn't missing, too.
        self._missing(node.mark, key_marks, meant, problems)
        whole = len(problems.found) == before
        return Values(node.mark, by_key, nodes, key_marks, frozenset(meant), whole)

    def _mend(self, node: Node) -> str:
        """What to write where something else than keys stands."""
        key = next(iter(self.one_of or self.keys))
        if isinstance(node, tree.Scalar):
            if match := re.fullmatch(r"([a-z-]+):(\S.*)", node.text):
                return f"put a space after the colon: {shown(f'{match[1]}: {match[2]}')}"
            if match := re.fullmatch(r"([a-z-]+) +(\S.*)", node.text):
                if match[1] in self.keys:
                    return f"put a colon after the key: {shown(f'{match[1]}: {match[2]}')}"
            elif self.one_of and re.fullmatch(r"[a-z][\w-]*", node.text):
                return f"write {shown(f'{key}: {node.text}')}"
        if isinstance(node, tree.Sequence):
            return "write its keys without brackets and dashes"
        return f'write keys, such as "{key}: …"'

    def _blank(self, name: tree.Scalar, key: Key, problems: Problems) -> None:
        right = f"write {key.shape.wanted}" + ("" if key.required else ", or delete the key")
        problems.error(name.mark, f"{shown(name.text + ':')} has no value", right)

    def _unknown(self, name: tree.Scalar, problems: Problems) -> str:
        """Note an unknown key. Gives the key that was probably meant."""
        word = name.text.strip().lower()
        other = self.also_called.get(word, "")
        hint = f'did you mean "{other}"?' if other else self.elsewhere.get(word, "")
        if not hint and (hint := did_you_mean(word, self.keys)):
            other = hint.split('"')[1]
        hint = hint or f"it can have {listed(self.keys, 'and')}"
        problems.error(name.mark, f"{self.what} has no key {shown(name.text)}", hint)
        return other

    def _missing(self, mark: Mark, present: Mapping[str, Mark], meant: set[str], problems: Problems) -> None:
        for name, key in self.keys.items():
            if key.required and name not in present and name not in meant:
                problems.error(mark, f'{self.what} needs "{name}:"', f"add it: {_in_a_clause(key.about)}")
        if self.one_of:
            there = [name for name in self.one_of if name in present]
            words = listed(f'"{name}:"' for name in self.one_of)
            if not there and not meant & set(self.one_of):
                problems.error(mark, f"{self.what} needs {words}", "begin it with one of them")
            for extra in there[1:]:
                wrong = f'{self.what} that is "{there[0]}:" can\'t be "{extra}:", too'
                problems.error(present[extra], wrong, 'begin a new step with "- "')

    def schema(self) -> Schema:
        """An object that has these keys and no others."""
        schema: Schema = {
            "type": "object",
            "title": self.what,
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


def _in_a_clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """A mapping from names that a person chooses to values."""

    inner: Shape[T]
    name: Shape[str]
    most: int
    example: str

    @property
    def wanted(self) -> str:
        """An example of it."""
        return f"for example {shown(self.example)}"

    def read(self, node: Node, problems: Problems) -> dict[str, T] | None:
        """Read every entry; wrong ones are left out once their problem is noted."""
        if isinstance(node, tree.Broken):
            return None
        if not isinstance(node, tree.Mapping):
            problems.error(node.mark, "names and what they stand for are wanted here", f"write {self.wanted}")
            return None
        if len(node.pairs) > self.most:
            mark = node.pairs[self.most][0].mark
            problems.error(mark, f"{len(node.pairs)} are too many", f"at most {self.most} are read")
            return None
        found: dict[str, T] = {}
        marks: dict[str, Mark] = {}
        for name, value in node.pairs:
            word = self.name.read(name, problems)
            if word is not None and word in marks:
                wrong = f"{shown(word)} stands here again (first in line {marks[word].line})"
                problems.error(name.mark, wrong, "keep one of the two")
                continue
            read = self.inner.read(value, problems)
            if word is not None:
                marks[word] = name.mark
                if read is not None:
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
