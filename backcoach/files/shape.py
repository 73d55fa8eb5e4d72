"""What a single value in a file may look like: small specifications that both read it and describe it.

Each specification reads a node into a value, noting every problem on the way, and gives the JSON Schema
of what it accepts. So the reader and the schema can't disagree: they are the same objects.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from ..training.quantities import QuantityError
from . import tree
from .problems import Problems, did_you_mean, listed, shown
from .tree import Node

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

Schema = dict[str, Any]

_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Invisible, but some scripts and most emoji families are written with them."""


class Shape(Protocol[T_co]):
    """A specification of a value."""

    @property
    def wanted(self) -> str:
        """What to write, for messages: "a duration such as 40s"."""

    def read(self, node: Node, problems: Problems) -> T_co | None:
        """Read the node; None when it can't be used, and then a problem has been noted."""

    def schema(self) -> Schema:
        """Describe what is accepted as a JSON Schema (2020-12)."""


def scalar_text(node: Node, problems: Problems, wanted: str) -> str | None:
    """The text of a scalar; a problem when it is a list, a mapping or nothing at all."""
    if isinstance(node, tree.Broken):
        return None
    if not isinstance(node, tree.Scalar):
        what = "a list" if isinstance(node, tree.Sequence) else "a group of keys"
        problems.error(node.mark, f"{what} stands here", f"write {wanted}")
        return None
    if node.blank:
        problems.error(node.mark, "there is no value here", f"write {wanted}")
        return None
    return node.text


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, shown and never obeyed: no control characters, a bounded length."""

    most: int
    wanted: str = "a text"

    def read(self, node: Node, problems: Problems) -> str | None:
        """Read a text; spaces and line ends at its ends are dropped, and runs of them are one space."""
        if isinstance(node, tree.Mapping):
            # "- Think: blades" in a list, most of the time.
            problems.error(node.mark, "this text has a colon in it", "put the text in quotes")
            return None
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        odd = next((c for c in text if not _plain(c)), None)
        if odd is not None:
            wrong = f"the text has a control character (U+{ord(odd):04X})"
            problems.error(node.mark, wrong, "delete it")
            return None
        text = " ".join(text.split())
        if not text:
            problems.error(node.mark, "there is nothing in the quotes", f"write {self.wanted}")
            return None
        if len(text) > self.most:
            problems.error(node.mark, f"{len(text)} characters are too long", f"write at most {self.most}")
            return None
        return text

    def schema(self) -> Schema:
        """Numbers and booleans are taken as the text that a person sees."""
        return {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": self.most}


def _plain(character: str) -> bool:
    if character.isprintable() or character in "\n\t":
        return True
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")


@dataclass(frozen=True, slots=True)
class Quantity(Generic[T]):
    """A quantity with a grammar of its own."""

    parse: Callable[[str], T]
    pattern: str
    wanted: str
    numbers: tuple[float, float] | None = None
    """Bare numbers that are accepted too, from and to; editors see those as numbers, not as text."""
    whole: bool = False
    """Whether bare numbers are whole."""
    examples: tuple[str, ...] = ()
    word: bool = False
    """Whether it is a word of a person's own, which other readers of YAML may take for something else."""

    def read(self, node: Node, problems: Problems) -> T | None:
        """Read a quantity; its own error says what is wrong and what would be right."""
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        if not text.strip():
            problems.error(node.mark, "there is nothing in the quotes", f"write {self.wanted}")
            return None
        try:
            return self.parse(text)
        except QuantityError as error:
            # Imported here: most files have no problem.
            from .spellings import meant

            right = meant(text, self.parse)
            problems.error(node.mark, error.wrong, f"did you mean {shown(right)}?" if right else error.right)
            return None

    def schema(self) -> Schema:
        """The grammar as a pattern; bare numbers by their limits."""
        text: Schema = {"type": "string", "pattern": self.pattern}
        if self.word:
            # "work: 100" and "theme: true" name things here; a pattern holds for strings alone.
            text["type"] = ["string", "integer", "boolean"]
        if self.examples:
            text["examples"] = list(self.examples)
        if self.numbers is None:
            return text
        low, high = self.numbers
        number = {"type": "integer" if self.whole else "number", "minimum": low, "maximum": high}
        return {"anyOf": [text, number]}


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of a few words."""

    words: type[E]
    only: tuple[E, ...] = ()
    """Those that can stand here; empty: all of them."""

    @property
    def known(self) -> list[str]:
        """The words."""
        return [word.value for word in self.only or self.words]

    @property
    def wanted(self) -> str:
        """The words, joined."""
        return listed(self.known)

    def read(self, node: Node, problems: Problems) -> E | None:
        """Read a word."""
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        word = text.strip()
        if word not in self.known:
            hint = did_you_mean(word, self.known)
            problems.error(node.mark, f"{shown(word)} is not a choice here", hint or f"write {self.wanted}")
            return None
        return self.words(word)

    def schema(self) -> Schema:
        """The words."""
        return {"enum": self.known}


@dataclass(frozen=True, slots=True)
class YesNo:
    """A switch, written as a person would."""

    wanted: str = "yes or no"

    def read(self, node: Node, problems: Problems) -> bool | None:
        """Read yes, no, on, off, true or false, in small or capital letters."""
        text = scalar_text(node, problems, self.wanted)
        if text is None:
            return None
        found = _SWITCHES.get(text.strip().lower())
        if found is None:
            hint = did_you_mean(text, _SWITCHES) or f"write {self.wanted}"
            problems.error(node.mark, f"{shown(text)} is neither yes nor no", hint)
        return found

    def schema(self) -> Schema:
        """The words; editors that read an older YAML see some of them as booleans."""
        return {"enum": [*(word for spelt in _SWITCHES for word in _cases(spelt)), True, False]}


_SWITCHES = {"yes": True, "no": False, "on": True, "off": False, "true": True, "false": False}


def _cases(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()


@dataclass(slots=True)
class Defined(Generic[T]):
    """A shape with a name, which the schema defines once and refers to.

    A step may stand in a repeat among steps, so the shape can be set after the name is used.
    """

    name: str
    shape: Shape[T] | None = field(default=None)

    @property
    def real(self) -> Shape[T]:
        """What the name stands for."""
        assert self.shape is not None  # set where the format is put together
        return self.shape

    @property
    def wanted(self) -> str:
        """As the real shape says."""
        return self.real.wanted

    def read(self, node: Node, problems: Problems) -> T | None:
        """Read by the real shape."""
        return self.real.read(node, problems)

    def schema(self) -> Schema:
        """A reference to the definition."""
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
